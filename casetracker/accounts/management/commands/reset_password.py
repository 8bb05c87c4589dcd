"""Print a link by which an account chooses a new password."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from casetracker.accounts.commands import BY_COMMAND, account_named, add_site, write_link
from casetracker.accounts.links import log_link


class Command(BaseCommand):
    help = "Print a link by which an account chooses a new password. It works once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The name with which the account logs in.")
        add_site(parser)

    def handle(self, *, name: str, site: str, **options: Any) -> None:
        account = account_named(name)
        log_link(account, BY_COMMAND)
        write_link(self.stdout, account, site)
