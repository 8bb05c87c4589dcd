"""Seal a record, or end its seal."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.core.units import EditorialUnit
from casetracker.protection.sealing import seal
from casetracker.protection.transfer import unit_with_id


class Command(BaseCommand):
    help = "Let a case, ruling or reaction answer as if it had never existed, or end that."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", help="The public id of the record.")
        parser.add_argument("--reason", required=True, help="Kept inside.")
        parser.add_argument("--end", action="store_true", help="End the seal.")

    def handle(self, *, id: str, reason: str, end: bool, **options: Any) -> None:
        unit = unit_with_id(id)
        if not isinstance(unit, EditorialUnit):
            raise CommandError(f"No case, ruling or reaction has the public id {id}.")
        try:
            seal(unit, by=None, reason=reason, is_sealed=not end)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{unit.kind_name()} {id}: {'the seal has ended' if end else 'sealed'}.")
