"""Make a token for an account, and print it once."""

import logging
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date

from casetracker.accounts.commands import account_named
from casetracker.tokens.making import make_token
from casetracker.tokens.models import USUAL, Scope

logger = logging.getLogger("casetracker.tokens")


class Command(BaseCommand):
    help = "Make a token with which a program works in an account's name, and print it. It is shown only now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("account", help="The name with which the account logs in.")
        parser.add_argument(
            "--scope",
            action="append",
            required=True,
            choices=Scope.values,
            help="What the token may; give it again for several. It never may more than its account.",
        )
        parser.add_argument("--expires", metavar="DAY", help=f"Its last day; {USUAL.days} days from now, if not given.")
        parser.add_argument("--name", default="made by command", help="What uses it: “%(default)s”, if not given.")

    def handle(self, *, account: str, scope: list[str], expires: str | None, name: str, **options: Any) -> None:
        try:
            token, text = make_token(account_named(account), name, scope, end_of(expires))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        logger.info("Token %s made by a command for “%s”: %s.", token.beginning, account, ", ".join(token.scopes))
        self.stdout.write(text)
        self.stderr.write(f"For {account} until {token.expires_at:%Y-%m-%d %H:%M} UTC. Keep it: it is shown only now.")


def end_of(day: str | None) -> datetime:
    """Return the end of the day; raises CommandError for what is no day."""
    if day is None:
        return timezone.now() + USUAL
    try:
        found = parse_date(day)
    except ValueError:
        found = None
    if found is None:
        raise CommandError(f"--expires {day}: write a day as 2027-01-31.")
    return datetime.combine(found, time(), UTC) + timedelta(days=1)
