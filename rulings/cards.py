"""What a row of a list of rulings shows: five narrow queries for any number of rows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from casetracker.common.rows import date_columns, dated, grouped, pick, unit_columns, unit_in
from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from cases.models import Participation
from rulings.models import Disposition, PanelSeat, ReactionSpeaker

DATES = ("issued_on", "published_on")
OWN = ("public_id", "number", "kind", "stage", "decided_by", "result", "favours", "is_verdict", "summary")
CASE = ("title", "title_language", "docket_number")
COURT = ("name", "country")
COLUMNS = (*OWN, *date_columns(*DATES), "case_id", *unit_columns("case", *CASE), *unit_columns("court", *COURT))
DISPOSITION = ("key", "number", "decides", "description", "result", "form", "favours", "basis", "amount", "currency")


def ruling_cards(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a page of `COLUMNS`, each with its dispositions, judges, parties and reactions."""
    ids = [row["pk"] for row in rows]
    dispositions, judges = dispositions_of(ids), judges_of(ids)
    parties = parties_of({row["case_id"] for row in rows})
    reactions = reactions_to("about_ruling", ids)
    return [
        {
            "id": row["public_id"],
            "url": f"/rulings/{row['public_id']}/",
            "case": {**unit_in(row, "case", *CASE), "url": f"/cases/{row['case__public_id']}/"},
            "court": unit_in(row, "court", *COURT),
            **pick(row, *OWN[1:]),
            **dated(row, *DATES),
            "dispositions": dispositions.get(row["pk"], []),
            "judges": judges.get(row["pk"], []),
            **parties.get(row["case_id"], {"petitioners": [], "respondents": []}),
            "reactions": reactions.get(row["pk"], []),
        }
        for row in rows
    ]


def dispositions_of(rulings: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """What each ruling decided, by the ruling's row id."""
    found = grouped(Disposition.objects.current().filter(ruling__in=rulings).order_by("number", "id"), "ruling_id", *DISPOSITION)
    return {
        ruling: [{**pick(row, *DISPOSITION), "amount": amount(row["amount"])} for row in rows]
        for ruling, rows in found.items()
    }


def amount(value: Any) -> str | None:
    """A sum as the API writes it: a text, so that no client rounds it."""
    return None if value is None else f"{value.normalize():f}"


def judges_of(rulings: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Who sat on each ruling."""
    seats = PanelSeat.objects.current().filter(ruling__in=rulings).order_by("order", "id")
    found = grouped(seats, "ruling_id", "name_as_stated", "role", "part", *unit_columns("judge", "name"))
    return {ruling: [seat(row) for row in rows] for ruling, rows in found.items()}


def seat(row: dict[str, Any]) -> dict[str, Any]:
    return {"id": row["judge__public_id"], "name": row["name_as_stated"] or row["judge__name"], **pick(row, "role", "part")}


def parties_of(cases: Iterable[int]) -> dict[int, dict[str, list[dict[str, Any]]]]:
    """Who brought each case and who answers it, by the case's row id."""
    rows = Participation.objects.current().filter(case__in=cases, role__in=[*PETITIONER_ROLES, *RESPONDENT_ROLES])
    found = grouped(rows.order_by("order", "id"), "case_id", "role", "name_as_stated", *unit_columns("party", "name", "kind"))
    return {
        case: {
            "petitioners": [participant(row) for row in rows if row["role"] in PETITIONER_ROLES],
            "respondents": [participant(row) for row in rows if row["role"] in RESPONDENT_ROLES],
        }
        for case, rows in found.items()
    }


def participant(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["party__public_id"],
        "name": row["name_as_stated"] or row["party__name"],
        "kind": row["party__kind"],
        "role": row["role"],
    }


def reactions_to(link: str, ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """The visible reactions whose `link` (`about_ruling`, `case`) is one of the rows, with their speakers; by row id."""
    speakers = ReactionSpeaker.objects.visible().filter(**{f"reaction__{link}__in": ids})
    dates = tuple(f"reaction__{name}" for name in date_columns("made_on"))
    columns = ("public_id", "number", "stance", "spokesperson")
    rows = speakers.order_by(F("reaction__made_on_earliest").asc(nulls_last=True), "reaction_id", "order", "id").values(
        f"reaction__{link}_id", "reaction_id", *(f"reaction__{name}" for name in columns), *dates, "party__public_id", "party__name"
    )
    found: dict[int, dict[int, dict[str, Any]]] = {}
    for row in rows:
        plain = {name.removeprefix("reaction__"): value for name, value in row.items()}
        reactions = found.setdefault(plain[f"{link}_id"], {})
        reaction = reactions.setdefault(
            row["reaction_id"],
            {"id": plain["public_id"], **pick(plain, *columns[1:]), **dated(plain, "made_on"), "speakers": []},
        )
        reaction["speakers"].append({"id": row["party__public_id"], "name": row["party__name"]})
    return {row: list(reactions.values()) for row, reactions in found.items()}
