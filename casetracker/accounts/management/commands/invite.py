"""Make an account without a password, and print the link by which its owner chooses one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.accounts.commands import BY_COMMAND, add_site, write_link
from casetracker.accounts.links import invite, role_named


class Command(BaseCommand):
    help = "Invite somebody to the desk: make an account with these roles and print its link, which works once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The name with which the account logs in.")
        parser.add_argument(
            "--role", action="append", default=[], metavar="ROLE", help="Such as Editor; give it again for several."
        )
        add_site(parser)

    def handle(self, *, name: str, role: list[str], site: str, **options: Any) -> None:
        try:
            account = invite(name, [role_named(each) for each in role], BY_COMMAND)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        write_link(self.stdout, account, site)
