"""Make a webhook, and print its secret once."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from casetracker.protection.gate import refuse_names
from casetracker.webhooks import log
from casetracker.webhooks.models import Endpoint
from casetracker.webhooks.signing import secret_of


class Command(BaseCommand):
    help = "Tell an address of changes of the public record from now on, and print the secret that signs them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="Whose it is, such as “the archive's mirror”.")
        parser.add_argument("url", help="Where the changes are sent: https://...")
        parser.add_argument("--kind", action="append", default=[], choices=log.KINDS, help="Of these records alone.")
        parser.add_argument("--event", action="append", default=[], choices=log.TOLD, help="Of these changes alone.")

    def handle(self, *, name: str, url: str, kind: list[str], event: list[str], **options: Any) -> None:
        endpoint = Endpoint(name=name, url=url, kinds=kind, events=event, cursor=log.newest())
        try:
            with transaction.atomic():
                refuse_names(name, "The name")
                endpoint.full_clean()
                endpoint.save()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(secret_of(endpoint))
        self.stderr.write(f"The secret of “{endpoint}”. Keep it: it is shown only now.")
