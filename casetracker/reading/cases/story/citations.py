"""What the sources say about the facts of a story: citations, disputed facts and inferred ones."""

from collections.abc import Iterator
from functools import cached_property

from django.db import models

from casetracker.core.statements.values import by
from casetracker.exchange.citations import NOT_STATED
from casetracker.files.shown import words_address
from casetracker.history.fact_words import SPECIAL, column_of, fact_name
from casetracker.history.link_names import Home
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.cases.story.fact_values import RecordedValues
from casetracker.reading.cases.story.queries import StoryRows
from casetracker.reading.cases.story.source_serializers import VALUE_RELATION, CitationSerializer, SourceRef
from casetracker.reading.cases.story.stated_names import StatedNames


class CitedFacts:
    """The facts of a story for which it cites sources."""

    def __init__(self, rows: StoryRows) -> None:
        self.rows = rows
        self.source_numbers = {row["public_id"]: row["number"] for row in rows.sources}
        self.by_unit = by(rows.citations, "unit_id")

    @cached_property
    def units(self) -> dict[str, RowData]:
        """Every unit of the story, as `FactOf` shows it, by public id."""
        return {public_id: {"id": public_id, "kind": kind, "label": label} for public_id, kind, label in self.labels()}

    def labels(self) -> Iterator[tuple[str, str, str]]:
        """The public id and the kind of every unit of the story, and what readers call it."""
        rows = self.rows
        yield rows.case.public_id, "case", ""
        for row in rows.rulings:
            yield row["public_id"], "ruling", f"R{row['number'] or '–'}"
        for row in rows.reactions:
            yield row["public_id"], "reaction", f"A{row['number'] or '–'}"
        for row in [*rows.participations, *(speaker for speakers in rows.speakers.values() for speaker in speakers)]:
            yield row["party__public_id"], "party", row["party__name"]
        for row in (seat for seats in rows.judges.values() for seat in seats):
            yield row["judge__public_id"], "judge", row["judge__name"]
        for row in rows.rulings:
            if row["court_id"]:
                yield row["court__public_id"], "court", row["court__name"]

    @cached_property
    def part_names(self) -> dict[str, dict[str, str]]:
        """What readers call the parts of each unit, by path: by number, or by name where no number is shown."""
        rows = self.rows
        names = {
            rows.case.public_id: {
                **{f"claims/{row['key']}": f"C{row['number'] or '–'}" for row in rows.claims},
                **{f"events/{row['key']}": f"“{row['title']}”" for row in rows.events},
                **{f"participations/{row['key']}": row["party__name"] for row in rows.participations},
                **{f"titles/{row['key']}": f"“{row['title']}”" for row in rows.names_of_case["titles"]},
            }
        }
        for ruling in rows.rulings:
            cited_as = rows.citations_of_rulings.get(ruling["pk"], [])
            names[ruling["public_id"]] = {
                **{f"identifiers/{row['key']}": f"“{row['value']}”" for row in cited_as},
                **numbered("dispositions", "D", rows.dispositions.get(ruling["pk"], [])),
                **numbered("holdings", "H", rows.holdings.get(ruling["pk"], [])),
                **numbered("opinions", "O", rows.opinions.get(ruling["pk"], [])),
                **numbered("text_versions", "V", rows.text_versions.get(ruling["pk"], [])),
            }
        for reaction in rows.reactions:
            names[reaction["public_id"]] = numbered("points", "", rows.points.get(reaction["pk"], []))
        return names

    def citations_of(self, unit: str) -> Rows:
        return [self.citation(row) for row in self.by_unit.get(unit, [])]

    def citation(self, row: RowData) -> RowData:
        number = self.source_numbers.get(row["source__public_id"])
        source = SourceRef.build(row, "source__", number=number)
        check = self.rows.checks.get(("citation", row["pk"]))
        url = words_address(row, self.source_urls.get(source["id"], ""), self.texts.get(source["id"]), check)
        return CitationSerializer.build(
            row,
            fact=self.fact_name(row["unit_id"], row["path"]),
            stated=self.stated(row["unit_id"], row),
            source=source,
            words_url=url,
            quotation_check=check,
        )

    @cached_property
    def source_urls(self) -> dict[str, str]:
        return {row["public_id"]: row["url"] for row in self.rows.sources}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The rulings of the story of which sources are the text: cited for it, or at the same address."""
        rulings = [row for row in self.rows.rulings if row["full_text"]]
        at = {row["full_text_url"]: row["public_id"] for row in rulings if row["full_text_url"]}
        found = {source: at[url] for source, url in self.source_urls.items() if url in at}
        for ruling in rulings:
            for row in self.by_unit.get(ruling["public_id"], []):
                if row["path"] == "full_text" and row["support"] == "states":
                    found[row["source__public_id"]] = ruling["public_id"]
        return found

    def cited_facts(self) -> Iterator[tuple[str, str, Rows]]:
        """The unit and the path of each cited fact, with its citations."""
        for unit in self.units:
            for path, rows in by(self.by_unit.get(unit, []), "path").items():
                yield unit, path, rows

    def fact(self, unit: str, path: str) -> RowData:
        """The fact as `CitedFact` declares it."""
        return {"unit": self.units[unit], "path": path, "fact": self.fact_name(unit, path)}

    def fact_name(self, unit: str, path: str) -> str:
        return fact_name(self.units[unit]["kind"], path, self.part_names.get(unit, {}))

    @cached_property
    def recorded(self) -> RecordedValues:
        """What the record says of every fact that is disputed or inferred."""
        shown = [(unit, path) for unit, path, rows in self.cited_facts() if is_disputed(rows) or is_inferred(rows)]
        return RecordedValues(self.rows, [(self.units[unit]["kind"], unit, path) for unit, path in shown])

    @cached_property
    def names(self) -> StatedNames:
        cited = [(unit, row) for unit, _, rows in self.cited_facts() for row in rows]
        return StatedNames((self.units[unit]["kind"], self.home, row) for unit, row in cited)

    @property
    def home(self) -> Home:
        return Home(self.rows.case.pk, self.rows.case.external_system)

    def stated(self, unit: str, row: RowData) -> str:
        return self.names.in_words(self.units[unit]["kind"], self.home, row)

    def values(self, unit: str, path: str, rows: Rows) -> Rows:
        """Every value of a fact with the sources for it: the recorded one first, those that fit it, then the others.

        Sources that are silent come last.
        """
        recorded = self.recorded.in_words(unit, path)
        found: dict[tuple[str, str], Rows] = {("recorded", recorded or "as recorded"): []}
        for row in rows:
            found.setdefault(self.value(unit, row, recorded), []).append(self.citation(row))
        values = [
            {"label": label, "relation": relation, "citations": citations}
            for (relation, label), citations in found.items()
        ]
        return sorted(values, key=lambda value: VALUE_RELATION.codes.index(value["relation"]))

    def value(self, unit: str, row: RowData, recorded: str) -> tuple[str, str]:
        """How the value of a citation relates to the record, and the value."""
        stated = self.stated(unit, row)
        if row["is_contrary"]:
            return "otherwise", stated
        if row["support"] == "silent" or row["stated_value"] == NOT_STATED:
            return "silent", SPECIAL[NOT_STATED]
        is_sum = isinstance(column_of(self.units[unit]["kind"], row["path"]), models.DecimalField)
        is_same = is_sum or stated in ("", recorded)  # a sum that does not differ is the recorded one
        return ("recorded", recorded or "as recorded") if is_same else ("fits", stated)

    def disputed(self) -> Rows:
        """Facts on which sources differ: what the record says, who says so, and every other value with the reason."""
        return [
            {
                **self.fact(unit, path),
                "values": self.values(unit, path, rows),
                "agreeing": [self.citation(row) for row in rows if not row["is_contrary"]],
                "contrary": [self.citation(row) for row in rows if row["is_contrary"]],
                "is_settled": all(row["standing"] != "undecided" for row in rows if row["is_contrary"]),
            }
            for unit, path, rows in self.cited_facts()
            if is_disputed(rows)
        ]

    def inferred(self) -> Rows:
        """Facts that no source states: they follow from what is said."""
        return [
            {
                **self.fact(unit, path),
                "value": self.recorded.in_words(unit, path),
                "reasons": [self.citation(row) for row in agreeing(rows)],
            }
            for unit, path, rows in self.cited_facts()
            if is_inferred(rows)
        ]


def is_disputed(rows: Rows) -> bool:
    return any(row["is_contrary"] for row in rows)


def agreeing(rows: Rows) -> Rows:
    return [row for row in rows if not row["is_contrary"] and row["support"] in ("states", "implies")]


def is_inferred(rows: Rows) -> bool:
    found = agreeing(rows)
    return bool(found) and all(row["support"] == "implies" for row in found)


def numbered(parts: str, letter: str, rows: Rows) -> dict[str, str]:
    return {f"{parts}/{row['key']}": f"{letter}{row['number'] or '–'}" for row in rows}
