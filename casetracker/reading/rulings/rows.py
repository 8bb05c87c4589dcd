"""What a row of a list of rulings shows: three narrow queries beside the rows, for any number of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from cases.cards import CASE, case_ref
from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from cases.models import Participation
from casetracker.lists.rows import Rows, by, date_columns, dated, grouped, pick, unit_columns, unit_in
from parties.cards import EXPOSURE_COLUMNS, has_page
from rulings.models import Disposition, PanelSeat, ReactionSpeaker

DATES = ("issued_on", "published_on")
OWN = ("public_id", "number", "kind", "stage", "decided_by", "result", "favours", "is_verdict", "summary")
COURT = ("name", "country")
COLUMNS = (*OWN, *date_columns(*DATES), "case_id", *unit_columns("case", *CASE), *unit_columns("court", *COURT))
NOBODY: dict[str, Rows] = {"petitioners": [], "respondents": []}
DISPOSITION = ("key", "number", "decides", "description", "result", "form", "favours", "basis", "amount", "currency")


def ruling_cards(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a page of `COLUMNS`, each with its dispositions, judges, parties and reactions."""
    ids = [row["pk"] for row in rows]
    dispositions, people = dispositions_of(ids), people_of({row["case_id"] for row in rows}, ids)
    reactions = reactions_to("about_ruling", ids)
    return [
        {
            "id": row["public_id"],
            "url": f"/rulings/{row['public_id']}/",
            "case": case_ref(row),
            "court": unit_in(row, "court", *COURT),
            **pick(row, *OWN[1:]),
            **dated(row, *DATES),
            "dispositions": dispositions.get(row["pk"], []),
            "judges": people.judges.get(row["pk"], []),
            **people.parties.get(row["case_id"], NOBODY),
            "reactions": reactions.get(row["pk"], []),
        }
        for row in rows
    ]


def dispositions_of(rulings: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """What each ruling decided, by the ruling's row id."""
    found = grouped(
        Disposition.objects.current().filter(ruling__in=rulings).order_by("number", "id"), "ruling_id", *DISPOSITION
    )
    return {ruling: [disposition(row) for row in rows] for ruling, rows in found.items()}


def disposition(row: dict[str, Any]) -> dict[str, Any]:
    return {**pick(row, *DISPOSITION), "amount": amount(row["amount"])}


def amount(value: Any) -> str | None:
    """A sum as the API writes it: a text, so that no client rounds it."""
    return None if value is None else f"{value.normalize():f}"


PERSON = ("kind", "owner", "order", "row", "id", "name", "role", "detail", *EXPOSURE_COLUMNS)


@dataclass
class People:
    """Who stands behind the rows of a list: parties by case, judges by ruling; both by row id."""

    parties: dict[int, dict[str, Rows]]
    judges: dict[int, Rows]


def people_of(cases: Iterable[int], rulings: Iterable[int]) -> People:
    """The petitioners and respondents of the cases and the benches of the rulings, in one query."""
    parties = Participation.objects.current().filter(case__in=cases, role__in=[*PETITIONER_ROLES, *RESPONDENT_ROLES])
    seats = PanelSeat.objects.current().filter(ruling__in=rulings)
    nothing = Value("", output_field=CharField())
    rows = persons(parties, "party", "case_id", "party__kind", *EXPOSURE_COLUMNS).union(
        persons(seats, "judge", "ruling_id", "part", nothing, nothing), all=True
    )
    found = by([dict(zip(PERSON, row, strict=True)) for row in sorted(rows, key=itemgetter(0, 1, 2, 3))], "kind")
    return People(
        {case: on_sides(people) for case, people in by(found.get("party", []), "owner").items()},
        {
            ruling: [{**pick(row, "id", "name", "role"), "part": row["detail"]} for row in people]
            for ruling, people in by(found.get("judge", []), "owner").items()
        },
    )


def persons(queryset: QuerySet, link: str, owner: str, *detail: Any) -> QuerySet:
    """One half of the query: rows as `PERSON`. The name is the one that is used in this case, where it differs."""
    name = Coalesce(NullIf("name_as_stated", Value("")), f"{link}__name", output_field=CharField())
    kind = Value(link, output_field=CharField())
    return queryset.order_by().values_list(kind, owner, "order", "pk", f"{link}__public_id", name, "role", *detail)


def on_sides(people: Rows) -> dict[str, Rows]:
    rows = [{**pick(row, "id", "name", "role"), "kind": row["detail"], "has_page": has_page(row)} for row in people]
    return {
        "petitioners": [row for row in rows if row["role"] in PETITIONER_ROLES],
        "respondents": [row for row in rows if row["role"] in RESPONDENT_ROLES],
    }


def reactions_to(link: str, ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """The visible reactions whose `link` (`about_ruling`, `case`) is one of the rows, with speakers; by row id."""
    speakers = ReactionSpeaker.objects.visible().filter(**{f"reaction__{link}__in": ids})
    dates = tuple(f"reaction__{name}" for name in date_columns("made_on"))
    columns = ("public_id", "key", "number", "stance", "spokesperson")
    rows = speakers.order_by(F("reaction__made_on_earliest").asc(nulls_last=True), "reaction_id", "order", "id").values(
        f"reaction__{link}_id",
        "reaction_id",
        *(f"reaction__{name}" for name in columns),
        *dates,
        "party__public_id",
        "party__name",
        *EXPOSURE_COLUMNS,
    )
    found: dict[int, dict[int, dict[str, Any]]] = {}
    for row in rows:
        plain = {name.removeprefix("reaction__"): value for name, value in row.items()}
        reactions = found.setdefault(plain[f"{link}_id"], {})
        reaction = reactions.setdefault(
            row["reaction_id"],
            {"id": plain["public_id"], **pick(plain, *columns[1:]), **dated(plain, "made_on"), "speakers": []},
        )
        speaker = {"id": row["party__public_id"], "name": row["party__name"], "has_page": has_page(row)}
        reaction["speakers"].append(speaker)
    return {row: list(reactions.values()) for row, reactions in found.items()}
