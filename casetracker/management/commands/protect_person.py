"""Protect a person: replace the names everywhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.protection.names import Names
from casetracker.protection.person import found_places, names_of, prepared, protect
from casetracker.protection.rewriting import Rewriter
from casetracker.protection.sqlite import overwrite_free_pages
from casetracker.protection.transfer import unit_with_id


class Command(BaseCommand):
    help = (
        "Replace every name of a party or a judge by what the court calls the person, in all records, their earlier "
        "versions, remembered imports and the change log, and refuse the names from then on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", help="The public id of the person's entry.")
        parser.add_argument("--as", dest="designation", required=True, metavar="NAME", help="What the court says: A.B.")
        parser.add_argument("--reason", required=True, help="Kept inside; it must not hold the name.")
        parser.add_argument("--name", action="append", default=[], help="One more name or spelling to look for.")
        parser.add_argument(
            "--replace", action="append", default=[], metavar="OLD=NEW", help="What stands in place of a whole text."
        )
        parser.add_argument("--keep", action="append", default=[], metavar="TEXT", help="Somebody else's name.")
        parser.add_argument("--dry-run", action="store_true", help="List the places and what they would say.")

    def handle(self, *, id: str, **options: Any) -> None:
        unit: Any = unit_with_id(id)
        if unit is None or not hasattr(unit, "names"):
            raise CommandError(f"No entry has the public id {id}.")
        names = [*names_of(unit), *options["name"]]
        written = dict(text.split("=", 1) for text in options["replace"] if "=" in text)
        try:
            if options["dry_run"]:
                self.list_places(unit, names, options["designation"], written)
                return
            rows = protect(
                unit,
                names=names,
                designation=options["designation"],
                reason=options["reason"],
                by=None,
                written=written,
                kept=options["keep"],
            )
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        overwrite_free_pages()
        self.stdout.write(f"{unit.public_id} is protected as {options['designation']}: {rows} rows rewritten.")

    def list_places(self, unit: Any, names: list[str], designation: str, written: dict[str, str]) -> None:
        protection, spellings = prepared(unit, names, designation)
        rewriter = Rewriter(Names([protection]))
        for place in found_places(protection, spellings):
            new = written.get(place.text, rewriter.value(place.column, place.text))
            self.stdout.write(f"{place.where} {place.pk}: {place.text!r} -> {new!r}")
