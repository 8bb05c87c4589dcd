"""What the sources say about the facts of a story: citations, disputed facts and inferred ones."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from casetracker.exchange.shapes import SHAPES
from casetracker.lists.rows import Rows, by, pick
from casetracker.reading.cases.story.queries import CITATION, StoryRows


class Facts:
    """The citations of a story's units, with the numbers of their sources on the case."""

    def __init__(self, rows: StoryRows) -> None:
        self.now = timezone.now()
        self.rows = rows
        self.numbers = {row["public_id"]: row["number"] for row in rows.sources}
        self.by_unit = by(rows.citations, "unit_id")
        self.units = dict(self.named_units())

    def is_visible(self, instant: datetime | None) -> bool:
        return instant is not None and instant <= self.now

    def named_units(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every unit of the story whose facts can be cited: what it is, and what readers call it."""
        yield self.rows.case.public_id, {"kind": "case", "label": ""}
        for row in self.rows.rulings:
            yield row["public_id"], {"kind": "ruling", "label": f"R{row['number'] or '–'}"}
        for row in self.rows.reactions:
            yield row["public_id"], {"kind": "reaction", "label": f"A{row['number'] or '–'}"}
        for row in self.rows.participations:
            yield row["party__public_id"], {"kind": "party", "label": row["party__name"]}
        for rows in self.rows.speakers.values():
            for row in rows:
                yield row["party__public_id"], {"kind": "party", "label": row["party__name"]}
        for rows in self.rows.panel.values():
            for row in rows:
                yield row["judge__public_id"], {"kind": "judge", "label": row["judge__name"]}
        for row in self.rows.rulings:
            if row["court_id"]:
                yield row["court__public_id"], {"kind": "court", "label": row["court__name"]}

    @cached_property
    def called(self) -> dict[str, dict[str, str]]:
        """What readers call the parts of each unit, by their paths: by number, or by name where no number is shown."""
        rows = self.rows
        found = {
            rows.case.public_id: {
                **{f"claims/{row['key']}": f"C{row['number'] or '–'}" for row in rows.claims},
                **{f"events/{row['key']}": f"“{row['title']}”" for row in rows.events},
                **{f"participations/{row['key']}": row["party__name"] for row in rows.participations},
            }
        }
        for units, lists in ((rows.rulings, {"dispositions": "D", "holdings": "H"}), (rows.reactions, {"points": ""})):
            for unit in units:
                found[unit["public_id"]] = {
                    f"{name}/{row['key']}": f"{letter}{row['number'] or '–'}"
                    for name, letter in lists.items()
                    for row in getattr(rows, name).get(unit["pk"], [])
                }
        return found

    def fact(self, unit: str, path: str) -> str:
        return fact_name(self.units[unit]["kind"], path, self.called.get(unit, {}))

    def citations_of(self, unit: str) -> Rows:
        return [self.citation(row) for row in self.by_unit.get(unit, [])]

    def citation(self, row: dict[str, Any]) -> dict[str, Any]:
        source = row["source__public_id"]
        return {**pick(row, *CITATION), "source": {"id": source, "number": self.numbers.get(source), **named(row)}}

    def disputed(self) -> Rows:
        """Facts on which sources differ: what the record says, who says so, and every other value with the reason."""
        found = []
        for unit, about in self.units.items():
            for path, rows in by(self.by_unit.get(unit, []), "path").items():
                contrary = [self.citation(row) for row in rows if row["is_contrary"]]
                if contrary:
                    agreeing = [self.citation(row) for row in rows if not row["is_contrary"]]
                    found.append(
                        {
                            "unit": {"id": unit, **about},
                            "path": path,
                            "fact": self.fact(unit, path),
                            "agreeing": agreeing,
                            "contrary": contrary,
                            "is_settled": all(c["standing"] != "undecided" for c in contrary),
                        }
                    )
        return found

    def inferred(self) -> Rows:
        """Facts that no source states: they follow from what is said."""
        found = []
        for unit, about in self.units.items():
            for path, rows in by(self.by_unit.get(unit, []), "path").items():
                agreeing = [row for row in rows if not row["is_contrary"] and row["support"] in ("states", "implies")]
                if agreeing and all(row["support"] == "implies" for row in agreeing):
                    reasons = [self.citation(row) for row in agreeing]
                    found.append(
                        {
                            "unit": {"id": unit, **about},
                            "path": path,
                            "fact": self.fact(unit, path),
                            "reasons": reasons,
                        }
                    )
        return found


def named(row: dict[str, Any]) -> dict[str, Any]:
    return {"title": row["source__title"], "publisher": row["source__publisher"]}


def fact_name(kind: str, path: str, called: Mapping[str, str]) -> str:
    """What readers call the fact at this path: `filed_on` -> "filed on"; a part is `called` by its own path."""
    shape = SHAPES[kind]
    part, _, rest = path.partition("/")
    if not rest:
        return str(shape.columns[part].verbose_name) if part in shape.columns else part or "the record"
    key, dot, name = rest.rpartition(".")
    is_column = bool(dot) and name in shape.parts[part].columns
    words = f"{part.removesuffix('s')} {called.get(f'{part}/{key}' if is_column else path, '')}".rstrip()
    return f"{words}: {shape.parts[part].columns[name].verbose_name}" if is_column else words
