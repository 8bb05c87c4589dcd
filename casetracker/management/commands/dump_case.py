"""Write one case as an interchange document, or the schema of such documents."""

from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.models import Case
from casetracker.core.units import RECORD_STATE
from casetracker.exchange.dump import dump_case, own_units
from casetracker.exchange.schema import interchange_schema


class Command(BaseCommand):
    help = "Write one case with everything attached as one JSON document to the standard output."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", nargs="?", default="", help="The case's public id, or SYSTEM:KEY.")
        parser.add_argument("--schema", action="store_true", help="Write the JSON Schema of these documents instead.")

    def handle(self, *, id: str, schema: bool, **options: Any) -> None:
        data = interchange_schema() if schema else self.document(id)
        self.stdout.write(orjson.dumps(data, option=orjson.OPT_INDENT_2).decode())

    def document(self, id: str) -> dict[str, Any]:
        system, _, key = id.partition(":")
        named = {"external_system": system, "external_key": key} if key else {"public_id": id}
        case = Case.objects.filter(**named).first()
        if case is None:
            raise CommandError(f"No case {id} here. The id stands in the address of its page.")
        for unit in own_units(case):
            if not unit.is_public:
                state = "sealed" if unit.is_sealed else RECORD_STATE.phrase(unit.state)
                self.stderr.write(f"Not public, but in this document: {unit.kind_name()} {unit.public_id} ({state}).")
        return dump_case(case)
