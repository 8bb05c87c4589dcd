"""Assembles the story of one case: what both its page and the API show."""

from functools import cached_property
from typing import TypeVar

from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES
from cases.models import Case
from casetracker.lists.rows import RowData, Rows, row_of
from casetracker.reading.cases.story import provisional, queries
from casetracker.reading.cases.story.citations import CitedFacts
from casetracker.reading.cases.story.joined import IN_CASE, JoinedParticipation, joined_claim
from casetracker.reading.cases.story.part_serializers import (
    CitedReview,
    ClaimSerializer,
    CourtNamed,
    DecisionBelowSerializer,
    DispositionRef,
    HoldingAnswer,
    HoldingRef,
    HoldingSerializer,
    Officer,
    PanelSeatSerializer,
    ParticipationSerializer,
    PartyNamed,
    ReactionPointSerializer,
    ReactionSpeakerSerializer,
    Review,
    RulingIdentifierSerializer,
)
from casetracker.reading.cases.story.related_cases import ladder_and_related
from casetracker.reading.cases.story.serializers import (
    CaseSerializer,
    Identifier,
    ReactionSerializer,
    RulingInCase,
    Title,
)
from casetracker.reading.cases.story.source_serializers import SourceSerializer
from casetracker.reading.cases.story.texts import opinions, text_versions
from casetracker.reading.cases.story.timeline import timeline
from casetracker.reading.parts.decisions import latest_verdict, of_dissents, of_the_court, outcome
from casetracker.reading.parts.fields import by_date
from casetracker.reading.parts.reviews import is_told, with_reviews
from casetracker.reading.parts.story_parts import ClaimRef, CounselRow, DispositionSerializer, EventSerializer

Shown = TypeVar("Shown")


def case_story(case: Case, *, drafts: bool = False) -> RowData:
    """The whole story of a case as plain data; with `drafts` also what is not yet public, for an editor's preview."""
    return Story(provisional.numbered_rows(case, drafts=drafts)).as_dict()


class Story:
    """Links the rows of a story with each other; each method returns one part of it."""

    def __init__(self, rows: queries.StoryRows) -> None:
        self.rows = rows
        self.facts = CitedFacts(rows)

    def as_dict(self) -> RowData:
        """The whole story as `CaseSerializer` declares it."""
        case = self.rows.case
        columns = row_of(case, CaseSerializer.columns())
        rulings, reactions = self.rulings(), self.reactions()
        participations, events = self.participations, self.events()
        ladder, related = ladder_and_related(case.pk, self.rows.relations)
        return CaseSerializer.build(
            columns,
            titles=[Title.build(row) for row in self.rows.names_of_case["titles"]],
            identifiers=[Identifier.build(row) for row in self.rows.names_of_case["identifiers"]],
            decisions_below=[DecisionBelowSerializer.build(row) for row in self.rows.decisions_below],
            court=self.court(columns, case.court_id),
            topics=self.linked("case.topics", case.pk, self.rows.topics),
            participations=participations,
            joined_participations=self.joined_participations,
            petitioners=[row for row in participations if row["role"] in PETITIONER_ROLES],
            respondents=[row for row in participations if row["role"] in RESPONDENT_ROLES],
            claims=self.claims(),
            events=events,
            verdict=latest_verdict(rulings),
            rulings=rulings,
            reactions=reactions,
            timeline=timeline(events, rulings, reactions),
            ladder=ladder,
            related=related,
            sources=[SourceSerializer.build(row) for row in self.rows.sources],
            citations=self.facts.citations_of(case.public_id),
            disputed_facts=self.facts.disputed(),
            inferred_facts=self.facts.inferred(),
        )

    def linked(self, link: str, pk: int, shown: dict[int, Shown]) -> list[Shown]:
        """What a row links to, as `shown` has it; what is not part of the visible story is left out."""
        return [shown[target] for target in self.rows.links[link].get(pk, []) if target in shown]

    def names(self, kind: str, pk: int) -> Rows:
        return self.rows.names.get((kind, pk), [])

    def court(self, row: RowData, pk: int | None) -> RowData | None:
        """The court of a case or ruling, whose columns begin with `court__`."""
        return CourtNamed.build(row, "court__", names=self.names("court", pk)) if pk else None

    @cached_property
    def participation_keys(self) -> dict[int, str]:
        """Of this case, and of joined cases behind the ids of these."""
        own = {row["pk"]: row["key"] for row in self.rows.participations}
        return own | {row["pk"]: row["key"] for row in self.rows.joined_participations}

    @cached_property
    def claim_refs(self) -> dict[int, RowData]:
        own = {row["pk"]: ClaimRef.build(row, case=None) for row in self.rows.claims}
        return own | {row["pk"]: joined_claim(row) for row in self.rows.joined_claims}

    @cached_property
    def holding_refs(self) -> dict[int, RowData]:
        return {
            row["pk"]: HoldingRef.build(row, ruling=ruling["public_id"])
            for ruling in self.rows.rulings
            for row in self.rows.holdings.get(ruling["pk"], [])
        }

    @cached_property
    def participants(self) -> dict[str, RowData]:
        return {row["key"]: row for row in [*self.participations, *self.joined_participations]}

    @cached_property
    def joined_participations(self) -> Rows:
        return [JoinedParticipation.build(row) for row in self.rows.joined_participations]

    @cached_property
    def participations(self) -> Rows:
        return [
            ParticipationSerializer.build(
                row,
                counsel=[CounselRow.build(each) for each in self.rows.counsel.get(row["pk"], [])],
                party=PartyNamed.build(row, "party__", names=self.names("party", row["party_id"])),
            )
            for row in self.rows.participations
        ]

    def claims(self) -> Rows:
        return [
            ClaimSerializer.build(
                row,
                raised_by=self.linked("claim.raised_by", row["pk"], self.participation_keys),
                against=self.linked("claim.against", row["pk"], self.participation_keys),
                answered_by=of_the_court(self.answers_to_claims.get(row["pk"], [])),
                dissents=of_dissents(self.answers_to_claims.get(row["pk"], [])),
                decided_by=self.decisions_on_claims.get(row["pk"], []),
            )
            for row in self.rows.claims
        ]

    @cached_property
    def answers_to_claims(self) -> dict[int, Rows]:
        """The holdings that speak of each claim, those of dissents too."""
        answers: dict[int, Rows] = {}
        for pk, ref in self.holding_refs.items():
            for claim in self.rows.links["holding.claims"].get(pk, []):
                answers.setdefault(claim, []).append(ref)
        return answers

    @cached_property
    def decisions_on_claims(self) -> dict[int, Rows]:
        """The dispositions that decide each claim, by the dates of their rulings."""
        decisions: dict[int, Rows] = {}
        for ruling in by_date(self.rows.rulings, "issued_on"):
            for row in self.rows.dispositions.get(ruling["pk"], []):
                for claim in self.rows.links["disposition.claims"].get(row["pk"], []):
                    concerning = self.linked("disposition.concerning", row["pk"], self.participation_keys)
                    ref = DispositionRef.build(row, ruling=ruling["public_id"], concerning=concerning)
                    decisions.setdefault(claim, []).append(ref)
        return decisions

    def events(self) -> Rows:
        return [
            EventSerializer.build(row, by=self.linked("event.by", row["pk"], self.participation_keys))
            for row in self.rows.events
        ]

    def rulings(self) -> Rows:
        """Rulings by date, the undated last."""
        return [self.ruling(row) for row in by_date(self.rows.rulings, "issued_on")]

    def ruling(self, row: RowData) -> RowData:
        pk, rows = row["pk"], self.rows
        dispositions = [self.disposition(disposition) for disposition in rows.dispositions.get(pk, [])]
        reviewed_by = [
            CitedReview.build(review, identifiers=self.cited_as(review["ruling_id"]))
            for review in rows.reviews
            if review["reviewed_id"] == pk
        ]
        return RulingInCase.build(
            row,
            court=self.court(row, row["court_id"]),
            cases=[IN_CASE.build(case) for case in rows.cases_of_rulings.get(pk, [])],
            identifiers=self.cited_as(pk),
            outcome=with_reviews(outcome(dispositions, self.participants), reviewed_by),
            dispositions=dispositions,
            judges=[self.seat(seat) for seat in rows.judges.get(pk, [])],
            officers=[Officer.build(seat) for seat in rows.officers.get(pk, [])],
            holdings=[self.holding(holding) for holding in rows.holdings.get(pk, [])],
            opinions=opinions(rows.opinions.get(pk, []), rows.seats(pk), self.linked),
            text_versions=text_versions(
                rows.text_versions.get(pk, []), rows.citations_of_rulings.get(pk, []), self.linked
            ),
            reviews=[Review.build(review) for review in rows.reviews if review["ruling_id"] == pk and is_told(review)],
            reviewed_by=reviewed_by,
            files=rows.files.get(pk, []),
            citations=self.facts.citations_of(row["public_id"]),
        )

    def cited_as(self, ruling: int) -> Rows:
        return [RulingIdentifierSerializer.build(row) for row in self.rows.citations_of_rulings.get(ruling, [])]

    def disposition(self, row: RowData) -> RowData:
        return DispositionSerializer.build(
            row,
            claims=self.linked("disposition.claims", row["pk"], self.claim_refs),
            requested_by=self.linked("disposition.requested_by", row["pk"], self.participation_keys),
            concerning=self.linked("disposition.concerning", row["pk"], self.participation_keys),
        )

    def seat(self, row: RowData) -> RowData:
        return PanelSeatSerializer.build(row, names=self.names("judge", row["judge_id"]))

    def holding(self, row: RowData) -> RowData:
        return HoldingSerializer.build(
            row,
            claims=self.linked("holding.claims", row["pk"], self.claim_refs),
            topics=self.linked("holding.topics", row["pk"], self.rows.topics),
            answered_by=self.answers_to_holdings.get(row["pk"], []),
            quotation_check=self.rows.checks.get(("holding", row["pk"])),
        )

    @cached_property
    def answers_to_holdings(self) -> dict[int, Rows]:
        """The points that answer each holding, by the dates of their reactions."""
        answers: dict[int, Rows] = {}
        for reaction in by_date(self.rows.reactions, "made_on"):
            of_reaction = {
                "reaction": reaction["public_id"],
                "reaction_key": reaction["key"],
                "reaction_number": reaction["number"],
                "stance": reaction["stance"],
                "speakers": self.speakers(reaction["pk"]),
            }
            for point in self.rows.points.get(reaction["pk"], []):
                for holding in self.rows.links["point.holdings"].get(point["pk"], []):
                    answers.setdefault(holding, []).append(HoldingAnswer.build(point, **of_reaction))
        return answers

    def reactions(self) -> Rows:
        """Reactions by date, the undated last."""
        return [self.reaction(row) for row in by_date(self.rows.reactions, "made_on")]

    def reaction(self, row: RowData) -> RowData:
        return ReactionSerializer.build(
            row,
            about={
                "ruling": self.ruling_ids.get(row["about_ruling_id"]),
                "event": self.event_keys.get(row["about_event_id"]),
                "reaction": self.reaction_ids.get(row["in_reply_to_id"]),
            },
            speakers=self.speakers(row["pk"]),
            points=[self.point(point) for point in self.rows.points.get(row["pk"], [])],
            citations=self.facts.citations_of(row["public_id"]),
        )

    @cached_property
    def ruling_ids(self) -> dict[int, str]:
        return {row["pk"]: row["public_id"] for row in self.rows.rulings}

    @cached_property
    def event_keys(self) -> dict[int, str]:
        return {row["pk"]: row["key"] for row in self.rows.events}

    @cached_property
    def reaction_ids(self) -> dict[int, str]:
        return {row["pk"]: row["public_id"] for row in self.rows.reactions}

    def speakers(self, reaction: int) -> Rows:
        return [
            ReactionSpeakerSerializer.build(row, side=self.sides.get(row["party_id"]))
            for row in self.rows.speakers.get(reaction, [])
        ]

    @cached_property
    def sides(self) -> dict[int, str]:
        """The side of each party in this case: that of its first participation."""
        return {row["party_id"]: row["side"] for row in reversed(self.rows.participations)}

    def point(self, row: RowData) -> RowData:
        return ReactionPointSerializer.build(
            row,
            holdings=self.linked("point.holdings", row["pk"], self.holding_refs),
            quotation_check=self.rows.checks.get(("point", row["pk"])),
        )
