"""What a row of a list of judges, parties, courts, topics or sources shows."""

from typing import Any

from django.db.models import QuerySet

from cases.models import CourtName, JudgeCourt, JudgeName, Participation, Source
from casetracker.lists.rows import Rows, date_columns, dated, grouped, pick, unit_columns, unit_in
from parties.models import PartyName

JUDGE = ("public_id", "version", "name", "note")
PARTY = ("public_id", "version", "name", "kind", "identity", "size_stated", "country", "description", "note")
NAME = ("key", "name", "language", "kind")
CASE = ("title", "title_language", "docket_number")
COURT = ("public_id", "version", "name", "short_name", "country", "jurisdiction", "level", "note")
COURT_DATES = ("active_from", "active_to")
COURT_COLUMNS = (*COURT, *date_columns(*COURT_DATES), *unit_columns("parent", "name"))
TOPIC = ("public_id", "version", "name", "description")
TOPIC_COLUMNS = (*TOPIC, *unit_columns("parent", "name"))
SOURCE = (
    "public_id", "version", "kind", "title", "author", "publisher", "url", "archived_url", "published_time", "language",
    "seen_as", "media", "note",
)  # fmt: skip
SOURCE_DATES = ("published_on", "accessed_on")
SOURCE_COLUMNS = (*SOURCE, *date_columns(*SOURCE_DATES), "derived_from_id")
CASES_AT_MOST = 50
"""Cases shown with a party in a list; the list of cases filtered by the party has all of them."""


def judge_cards(rows: Rows) -> Rows:
    """The rows of a page of `JUDGE`, each with other names and courts."""
    ids = [row["pk"] for row in rows]
    names = names_of(JudgeName.objects.current(), "judge", ids)
    seats = JudgeCourt.objects.current().filter(judge__in=ids).order_by("id")
    courts = grouped(seats, "judge_id", *date_columns("sat_from", "sat_to"), *unit_columns("court", "name", "country"))
    return [
        {
            "id": row["public_id"],
            "url": f"/judges/{row['public_id']}/",
            **pick(row, *JUDGE[1:]),
            "names": names.get(row["pk"], []),
            "courts": [court(seat) for seat in courts.get(row["pk"], [])],
            "rulings": f"/api/v1/rulings/?judge={row['public_id']}",
        }
        for row in rows
    ]


def court(seat: dict[str, Any]) -> dict[str, Any]:
    return {**dated(seat, "sat_from", "sat_to"), "court": unit_in(seat, "court", "name", "country")}


def names_of(names: QuerySet, owner: str, ids: list[int]) -> dict[int, Rows]:
    """Other names by the row id of their owner."""
    found = grouped(names.filter(**{f"{owner}__in": ids}).order_by("id"), f"{owner}_id", *NAME)
    return {pk: [pick(name, *NAME) for name in rows] for pk, rows in found.items()}


def party_cards(rows: Rows, roles: list[str] | None = None) -> Rows:
    """The rows of a page of `PARTY`, each with its names and its visible cases, in one of the roles or in any."""
    ids = [row["pk"] for row in rows]
    names = names_of(PartyName.objects.current(), "party", ids)
    cases = stands_in(ids, roles)
    return [
        {
            "id": row["public_id"],
            "url": f"/parties/{row['public_id']}/",
            **pick(row, *PARTY[1:]),
            "names": names.get(row["pk"], []),
            "cases": cases.get(row["pk"], []),
        }
        for row in rows
    ]


def stands_in(parties: list[int], roles: list[str] | None) -> dict[int, Rows]:
    """For each party its newest cases in these roles, bounded for each in SQL."""
    rows = Participation.objects.visible().filter(party__in=parties)
    rows = rows if roles is None else rows.filter(role__in=roles)
    ranked = rows.newest_for_each_party(CASES_AT_MOST).order_by("rank")
    found = grouped(ranked, "party_id", "role", "side", *unit_columns("case", *CASE))
    return {party: [{**pick(r, "role", "side"), "case": case_ref(r)} for r in cases] for party, cases in found.items()}


def case_ref(row: dict[str, Any]) -> dict[str, Any]:
    """The joined case in short, with the address of its page."""
    return {**(unit_in(row, "case", *CASE) or {}), "url": f"/cases/{row['case__public_id']}/"}


def court_cards(rows: Rows) -> Rows:
    """The rows of a page of `COURT_COLUMNS`, each with its names in other languages."""
    names = names_of(CourtName.objects.current(), "court", [row["pk"] for row in rows])
    return [
        {
            "id": row["public_id"],
            "url": f"/courts/{row['public_id']}/",
            **pick(row, *COURT[1:]),
            **dated(row, *COURT_DATES),
            "parent": unit_in(row, "parent", "name"),
            "names": names.get(row["pk"], []),
        }
        for row in rows
    ]


def topic_cards(rows: Rows) -> Rows:
    """The rows of a page of `TOPIC_COLUMNS`."""
    return [
        {
            "id": row["public_id"],
            "url": f"/topics/{row['public_id']}/",
            **pick(row, *TOPIC[1:]),
            "parent": unit_in(row, "parent", "name"),
        }
        for row in rows
    ]


def source_cards(rows: Rows) -> Rows:
    """The rows of a page of `SOURCE_COLUMNS`, each with the visible source that it repeats."""
    origins = Source.objects.visible().filter(pk__in=[row["derived_from_id"] for row in rows])
    known = dict(origins.values_list("pk", "public_id"))
    return [
        {
            "id": row["public_id"],
            "page": f"/sources/{row['public_id']}/",
            **pick(row, *SOURCE[1:]),
            **dated(row, *SOURCE_DATES),
            "derived_from": known.get(row["derived_from_id"]),
        }
        for row in rows
    ]
