"""The story of one case, from its rows: the one representation that the case page and the API both show."""

from functools import cached_property
from typing import Any

from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from cases.models import Case
from casetracker.lists.rows import Rows, dated, pick
from casetracker.reading.cases.story.citations import Facts
from casetracker.reading.cases.story.queries import (
    DISPOSITION,
    QUOTATION,
    REACTION,
    RULING,
    RULING_DATES,
    SOURCE,
    StoryRows,
    read_story_rows,
)
from casetracker.reading.cases.story.related_cases import ladder_and_related
from casetracker.reading.cases.story.timeline import timeline
from casetracker.reading.parts.dispositions import amount
from parties.cards import has_page

CASE = (
    "title",
    "title_language",
    "caption",
    "court_as_stated",
    "sitting_as",
    "docket_number",
    "case_type",
    "local_type",
    "status",
    "finality",
    "summary",
    "hearing_access",
    "languages",
    "record_status",
    "compiled_from",
    "note",
    "version",
)
CASE_DATES = ("filed_on", "next_on", "last_checked_on")
PARTY = ("name", "kind", "identity", "size_stated", "country", "description", "note")


def case_story(case: Case, *, drafts: bool = False) -> dict[str, Any]:
    """The whole story of a case as plain data; with `drafts` also what is not yet public, for the editor's preview."""
    return Story(read_story_rows(case, drafts=drafts)).as_dict()


class Story:
    """Turns rows into the story; each method gives one part of it."""

    def __init__(self, rows: StoryRows) -> None:
        self.rows = rows
        self.facts = Facts(rows)

    @cached_property
    def participant_keys(self) -> dict[int, str]:
        return {row["pk"]: row["key"] for row in self.rows.participations}

    @cached_property
    def claim_refs(self) -> dict[int, dict[str, Any]]:
        return {row["pk"]: pick(row, "key", "number") for row in self.rows.claims}

    @cached_property
    def holding_refs(self) -> dict[int, dict[str, Any]]:
        return {
            row["pk"]: {"ruling": ruling["public_id"], **pick(row, "key", "number", "finding")}
            for ruling in self.rows.rulings
            for row in self.rows.holdings.get(ruling["pk"], [])
        }

    def linked(self, link: str, pk: int, known: dict[int, Any]) -> list[Any]:
        """What a row links to; what is not part of the visible story is left out."""
        return [known[target] for target in self.rows.links[link].get(pk, []) if target in known]

    def if_visible(self, row: dict[str, Any], path: str, name: str) -> Any:
        """The column of a joined unit; None where the public does not see that unit."""
        return row[f"{path}__{name}"] if self.facts.is_visible(row[f"{path}__visible_from"]) else None

    def names(self, kind: str, pk: int) -> Rows:
        return self.rows.names.get((kind, pk), [])

    def as_dict(self) -> dict[str, Any]:
        """The whole story as plain data."""
        case = self.rows.case
        row = {
            name: getattr(case, name)
            for name in (*CASE, *(f"{d}{p}" for d in CASE_DATES for p in ("", "_earliest", "_latest")))
        }
        rulings, reactions = self.rulings(), self.reactions()
        participations, events = self.participations(), self.events()
        ladder, related = ladder_and_related(case, self.rows.relations)
        return {
            "id": case.public_id,
            "url": case.get_absolute_url(),
            "key": {"system": case.external_system, "key": case.external_key},
            "changed_at": case.changed_at,
            **pick(row, *CASE),
            **dated(row, *CASE_DATES),
            "titles": [{**pick(r, "key", "kind", "language"), "title": r["text"]} for r in self.rows.titles],
            "identifiers": [{"key": r["key"], "scheme": r["kind"], "value": r["text"]} for r in self.rows.identifiers],
            "court": self.own_court(),
            "topics": self.linked("case.topics", case.pk, self.rows.topics),
            "participations": participations,
            "petitioners": [p for p in participations if p["role"] in PETITIONER_ROLES],
            "respondents": [p for p in participations if p["role"] in RESPONDENT_ROLES],
            "claims": self.claims(rulings),
            "events": events,
            "verdict": latest_verdict(rulings),
            "rulings": rulings,
            "reactions": reactions,
            "timeline": timeline(events, rulings, reactions),
            "ladder": ladder,
            "related": related,
            "sources": self.sources(),
            "citations": self.facts.citations_of(case.public_id),
            "disputed_facts": self.facts.disputed(),
            "inferred_facts": self.facts.inferred(),
        }

    def own_court(self) -> dict[str, Any] | None:
        court = self.rows.case.court
        return (
            self.court(court.pk, {"id": court.public_id, "name": court.name, "country": court.country})
            if court
            else None
        )

    def court(self, pk: int, court: dict[str, Any] | None) -> dict[str, Any] | None:
        return {**court, "names": self.names("court", pk)} if court else None

    def participations(self) -> Rows:
        return [
            {
                **pick(row, "key", "number", "role", "side", "counsel", "note"),
                "name": row["name_as_stated"] or row["party__name"],
                "party": {
                    "id": row["party__public_id"],
                    **{name: row[f"party__{name}"] for name in PARTY},
                    "has_page": has_page(row),
                    "names": self.names("party", row["party_id"]),
                },
            }
            for row in self.rows.participations
        ]

    def claims(self, rulings: Rows) -> Rows:
        """Claims, each with the holdings that answer it and the dispositions that decide it."""
        answers: dict[int, Rows] = {}
        for pk, ref in self.holding_refs.items():
            for claim in self.rows.links["holding.claims"].get(pk, []):
                answers.setdefault(claim, []).append(ref)
        decided: dict[str, Rows] = {}
        for ruling in rulings:
            for row in ruling["dispositions"]:
                for claim in row["claims"]:
                    found = {"ruling": ruling["id"], **pick(row, "key", "number", "result")}
                    decided.setdefault(claim["key"], []).append(found)
        return [
            {
                **pick(row, "key", "number", "kind", "statement", "note"),
                **dated(row, "alleged_on"),
                "raised_by": self.linked("claim.raised_by", row["pk"], self.participant_keys),
                "against": self.linked("claim.against", row["pk"], self.participant_keys),
                "answered_by": answers.get(row["pk"], []),
                "decided_by": decided.get(row["key"], []),
            }
            for row in self.rows.claims
        ]

    def events(self) -> Rows:
        names = ("key", "number", "kind", "title", "description", "docket", "begins_at", "ends_at", "time_zone", "note")
        return [
            {**pick(row, *names), **dated(row, "on"), "by": self.linked("event.by", row["pk"], self.participant_keys)}
            for row in self.rows.events
        ]

    def rulings(self) -> Rows:
        """Rulings by date, the undated last."""
        return [self.ruling(row) for row in in_order(self.rows.rulings, "issued_on")]

    def ruling(self, row: dict[str, Any]) -> dict[str, Any]:
        pk, rows = row["pk"], self.rows
        return {
            "id": row["public_id"],
            "url": f"/rulings/{row['public_id']}/",
            **pick(row, *RULING[2:]),
            **dated(row, *RULING_DATES),
            "court": self.court(
                row["court_id"],
                row["court_id"]
                and {"id": row["court__public_id"], "name": row["court__name"], "country": row["court__country"]},
            ),
            "dispositions": [self.disposition(d) for d in rows.dispositions.get(pk, [])],
            "judges": [self.seat(s) for s in rows.panel.get(pk, [])],
            "holdings": [self.holding(h) for h in rows.holdings.get(pk, [])],
            "reviews": [
                {
                    **pick(r, "key", "effect", "to_text"),
                    **{
                        n: self.if_visible(r, "reviewed", column)
                        for n, column in (("ruling", "public_id"), ("case", "case__title"))
                    },
                }
                for r in rows.reviews
                if r["ruling_id"] == pk and (r["to_text"] or self.facts.is_visible(r["reviewed__visible_from"]))
            ],
            "reviewed_by": [
                {"effect": r["effect"], "ruling": r["ruling__public_id"], "case": r["ruling__case__title"]}
                for r in rows.reviews
                if r["reviewed_id"] == pk
            ],
            "citations": self.facts.citations_of(row["public_id"]),
        }

    def disposition(self, row: dict[str, Any]) -> dict[str, Any]:
        pk = row["pk"]
        return {
            **pick(row, "key", "number", *DISPOSITION[4:]),
            "amount": amount(row["amount"]),
            "claims": self.linked("disposition.claims", pk, self.claim_refs),
            "requested_by": self.linked("disposition.requested_by", pk, self.participant_keys),
            "concerning": self.linked("disposition.concerning", pk, self.participant_keys),
        }

    def seat(self, row: dict[str, Any]) -> dict[str, Any]:
        names = self.names("judge", row["judge_id"]) if row["judge_id"] else []
        name = row["name_as_stated"] or row["judge__name"]
        return {
            "key": row["key"],
            "id": row["judge__public_id"],
            "name": name,
            **pick(row, "role", "part"),
            "names": names,
        }

    @cached_property
    def answers_to_holdings(self) -> dict[int, Rows]:
        """The points that answer each holding, by the dates of their reactions."""
        found: dict[int, Rows] = {}
        for reaction in in_order(self.rows.reactions, "made_on"):
            speakers = self.speakers(reaction["pk"])
            for point in self.rows.points.get(reaction["pk"], []):
                for holding in self.rows.links["point.holdings"].get(point["pk"], []):
                    found.setdefault(holding, []).append(
                        {
                            "reaction": reaction["public_id"],
                            "reaction_key": reaction["key"],
                            "reaction_number": reaction["number"],
                            "stance": reaction["stance"],
                            "speakers": speakers,
                            **pick(point, "key", "number", "response", "summary"),
                        }
                    )
        return found

    def holding(self, row: dict[str, Any]) -> dict[str, Any]:
        return {
            **pick(row, "key", "number", "finding", "statement", *QUOTATION, "weight", "note"),
            "claims": self.linked("holding.claims", row["pk"], self.claim_refs),
            "topics": self.linked("holding.topics", row["pk"], self.rows.topics),
            "answered_by": self.answers_to_holdings.get(row["pk"], []),
        }

    def speakers(self, pk: int) -> Rows:
        return [
            {
                "key": s["key"],
                "id": s["party__public_id"],
                "name": s["party__name"],
                "kind": s["party__kind"],
                "has_page": has_page(s),
                "side": self.sides.get(s["party_id"]),
            }
            for s in self.rows.speakers.get(pk, [])
        ]

    @cached_property
    def sides(self) -> dict[int, str]:
        """The side of each party in this case, for its reactions."""
        return {row["party_id"]: row["side"] for row in reversed(self.rows.participations)}

    def reactions(self) -> Rows:
        """Reactions by date, the undated last."""
        rulings = {row["pk"]: row["public_id"] for row in self.rows.rulings}
        events = {row["pk"]: row["key"] for row in self.rows.events}
        others = {row["pk"]: row["public_id"] for row in self.rows.reactions}
        return [
            {
                "id": row["public_id"],
                **pick(row, "key", "number", "version", *REACTION[8:]),
                **dated(row, "made_on"),
                "about": {
                    "ruling": rulings.get(row["about_ruling_id"]),
                    "event": events.get(row["about_event_id"]),
                    "reaction": others.get(row["in_reply_to_id"]),
                },
                "speakers": self.speakers(row["pk"]),
                "points": [self.point(point) for point in self.rows.points.get(row["pk"], [])],
                "citations": self.facts.citations_of(row["public_id"]),
            }
            for row in in_order(self.rows.reactions, "made_on")
        ]

    def point(self, row: dict[str, Any]) -> dict[str, Any]:
        names = ("key", "number", "response", "calls_for", "summary", *QUOTATION, "asserts_fact", "note")
        return {**pick(row, *names), "holdings": self.linked("point.holdings", row["pk"], self.holding_refs)}

    def sources(self) -> Rows:
        """The sources that something visible of this story cites, by their numbers."""
        return [
            {
                "number": row["number"],
                "id": row["public_id"],
                "derived_from": self.if_visible(row, "derived_from", "public_id"),
                **pick(row, *SOURCE),
                **dated(row, "published_on", "accessed_on"),
            }
            for row in self.rows.sources
        ]


def latest_verdict(rulings: Rows) -> str | None:
    """The id of the latest of these rulings that decides the case; an undated one only where none is dated."""
    undated_first = sorted(rulings, key=lambda row: row["issued_on_earliest"] is not None)
    return next((row["id"] for row in reversed(undated_first) if row["is_verdict"]), None)


def in_order(rows: Rows, name: str) -> Rows:
    """By date, the undated last, then in the order of entry."""
    return sorted(rows, key=lambda row: (row[f"{name}_earliest"] is None, row[f"{name}_earliest"] or 0, row["pk"]))
