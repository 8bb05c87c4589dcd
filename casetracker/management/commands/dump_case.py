"""Write one case as an interchange document."""

from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.models import Case
from casetracker.exchange.dump import dump_case


class Command(BaseCommand):
    help = "Write one case with everything attached as one JSON document to the standard output."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", help="The case's public id, or SYSTEM:KEY.")

    def handle(self, *, id: str, **options: Any) -> None:
        system, _, key = id.partition(":")
        found = (
            Case.objects.filter(external_system=system, external_key=key) if key else Case.objects.filter(public_id=id)
        )
        case = found.first()
        if case is None:
            raise CommandError(f"No case {id} here. The id stands in the address of its page.")
        self.stdout.write(orjson.dumps(dump_case(case), option=orjson.OPT_INDENT_2).decode())
