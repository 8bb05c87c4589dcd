"""The resources of the API, each with what it can be asked.

Written by clients/python/generator from docs/openapi.json (`make client`); do not change it by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import Unpack

from casetracker_client.generated import columns, models, parameters
from casetracker_client.resource import Resource
from casetracker_client.rows import Rows
from casetracker_client.transport import Transport
from casetracker_client.values import Value
from casetracker_client.writing import Writes, WritesByKey, WritesEditorial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandas import DataFrame


class Cases(WritesByKey):
    """Cases; a single one with everything attached."""

    path = "cases"

    def list(self, **filters: Unpack[parameters.Cases]) -> Rows[models.CaseRow]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Cases]) -> Iterator[models.CaseRow]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Cases]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.CASE_ROW, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.CasesDetail]) -> models.Case:
        """One of them, with all that belongs to it."""
        answer: models.Case = self._ask(public_id, filters)
        return answer

    def as_of(self, public_id: str, day: Value, /) -> models.CasePast:
        """What the record said at the end of a day, a month or a year."""
        answer: models.CasePast = self._ask(public_id, {"as_of": day})
        return answer


class Claims(Resource):
    """What is asserted and asked for in visible cases."""

    path = "claims"

    def list(self, **filters: Unpack[parameters.Claims]) -> Rows[models.ClaimPart]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Claims]) -> Iterator[models.ClaimPart]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Claims]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.CLAIM_PART, filters)

    def get(self, address: str, /, **filters: Unpack[parameters.ClaimsDetail]) -> models.ClaimPart:
        """One of them, with all that belongs to it."""
        answer: models.ClaimPart = self._ask(address, filters)
        return answer


class Courts(Writes):
    """Courts."""

    path = "courts"

    def list(self, **filters: Unpack[parameters.Courts]) -> Rows[models.CourtRow]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Courts]) -> Iterator[models.CourtRow]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Courts]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.COURT_ROW, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.CourtsDetail]) -> models.Court:
        """One of them, with all that belongs to it."""
        answer: models.Court = self._ask(public_id, filters)
        return answer


class Dispositions(Resource):
    """What visible rulings decided, one row for each thing decided."""

    path = "dispositions"

    def list(self, **filters: Unpack[parameters.Dispositions]) -> Rows[models.DispositionPart]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Dispositions]) -> Iterator[models.DispositionPart]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Dispositions]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.DISPOSITION_PART, filters)

    def get(self, address: str, /, **filters: Unpack[parameters.DispositionsDetail]) -> models.DispositionPart:
        """One of them, with all that belongs to it."""
        answer: models.DispositionPart = self._ask(address, filters)
        return answer


class Documents(Resource):
    """The public document of each record, by which a mirror checks what it holds."""

    path = "documents"

    def get(self, public_id: str, /) -> models.PublicDocument:
        """One of them, with all that belongs to it."""
        answer: models.PublicDocument = self._ask(public_id, {})
        return answer


class Events(Resource):
    """Steps of visible cases; rulings and reactions have lists of their own."""

    path = "events"

    def list(self, **filters: Unpack[parameters.Events]) -> Rows[models.EventPart]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Events]) -> Iterator[models.EventPart]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Events]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.EVENT_PART, filters)

    def get(self, address: str, /, **filters: Unpack[parameters.EventsDetail]) -> models.EventPart:
        """One of them, with all that belongs to it."""
        answer: models.EventPart = self._ask(address, filters)
        return answer


class Holdings(Resource):
    """What visible rulings held."""

    path = "holdings"

    def list(self, **filters: Unpack[parameters.Holdings]) -> Rows[models.HoldingPart]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Holdings]) -> Iterator[models.HoldingPart]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Holdings]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.HOLDING_PART, filters)

    def get(self, address: str, /, **filters: Unpack[parameters.HoldingsDetail]) -> models.HoldingPart:
        """One of them, with all that belongs to it."""
        answer: models.HoldingPart = self._ask(address, filters)
        return answer


class Judges(Writes):
    """Judges whom a visible ruling names."""

    path = "judges"

    def list(self, **filters: Unpack[parameters.Judges]) -> Rows[models.JudgeRow]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Judges]) -> Iterator[models.JudgeRow]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Judges]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.JUDGE_ROW, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.JudgesDetail]) -> models.Judge:
        """One of them, with all that belongs to it."""
        answer: models.Judge = self._ask(public_id, filters)
        return answer


class Participations(Resource):
    """Who takes part in visible cases, and how."""

    path = "participations"

    def list(self, **filters: Unpack[parameters.Participations]) -> Rows[models.ParticipationPart]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Participations]) -> Iterator[models.ParticipationPart]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Participations]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.PARTICIPATION_PART, filters)

    def get(self, address: str, /, **filters: Unpack[parameters.ParticipationsDetail]) -> models.ParticipationPart:
        """One of them, with all that belongs to it."""
        answer: models.ParticipationPart = self._ask(address, filters)
        return answer


class Parties(Writes):
    """Parties with a page of their own, whatever their roles; private persons and protected parties have none."""

    path = "parties"

    def list(self, **filters: Unpack[parameters.Parties]) -> Rows[models.PartyRow]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Parties]) -> Iterator[models.PartyRow]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Parties]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.PARTY_ROW, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.PartiesDetail]) -> models.Party:
        """One of them, with all that belongs to it."""
        answer: models.Party = self._ask(public_id, filters)
        return answer


class Petitioners(Resource):
    """Parties that brought a visible case, in the widest sense: petitioners, plaintiffs, appellants, prosecutors.
    """

    path = "petitioners"

    def list(self, **filters: Unpack[parameters.Petitioners]) -> Rows[models.PartyOnSide]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Petitioners]) -> Iterator[models.PartyOnSide]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Petitioners]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.PARTY_ON_SIDE, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.PetitionersDetail]) -> models.PartyOnSide:
        """One of them, with all that belongs to it."""
        answer: models.PartyOnSide = self._ask(public_id, filters)
        return answer


class ReactionPoints(Resource):
    """What visible reactions say point by point, and the holdings that each point answers."""

    path = "reaction-points"

    def list(self, **filters: Unpack[parameters.ReactionPoints]) -> Rows[models.PointPart]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.ReactionPoints]) -> Iterator[models.PointPart]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.ReactionPoints]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.POINT_PART, filters)

    def get(self, address: str, /, **filters: Unpack[parameters.ReactionPointsDetail]) -> models.PointPart:
        """One of them, with all that belongs to it."""
        answer: models.PointPart = self._ask(address, filters)
        return answer


class Reactions(WritesEditorial):
    """Reactions; a single one with its points and what each rests on."""

    path = "reactions"

    def list(self, **filters: Unpack[parameters.Reactions]) -> Rows[models.ReactionListRow]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Reactions]) -> Iterator[models.ReactionListRow]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Reactions]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.REACTION_LIST_ROW, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.ReactionsDetail]) -> models.ReactionWithCase:
        """One of them, with all that belongs to it."""
        answer: models.ReactionWithCase = self._ask(public_id, filters)
        return answer


class Relations(Resource):
    """What visible cases are to each other: appeals, citations, the same facts."""

    path = "relations"

    def list(self, **filters: Unpack[parameters.Relations]) -> Rows[models.RelationPart]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Relations]) -> Iterator[models.RelationPart]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Relations]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.RELATION_PART, filters)

    def get(self, address: str, /, **filters: Unpack[parameters.RelationsDetail]) -> models.RelationPart:
        """One of them, with all that belongs to it."""
        answer: models.RelationPart = self._ask(address, filters)
        return answer


class Respondents(Resource):
    """Parties that answer a visible case, in the widest sense: respondents, defendants, appellees, accused."""

    path = "respondents"

    def list(self, **filters: Unpack[parameters.Respondents]) -> Rows[models.PartyOnSide]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Respondents]) -> Iterator[models.PartyOnSide]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Respondents]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.PARTY_ON_SIDE, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.RespondentsDetail]) -> models.PartyOnSide:
        """One of them, with all that belongs to it."""
        answer: models.PartyOnSide = self._ask(public_id, filters)
        return answer


class Rulings(WritesEditorial):
    """Rulings; each row answers who petitioned, what was decided by whom, and who reacted how."""

    path = "rulings"

    def list(self, **filters: Unpack[parameters.Rulings]) -> Rows[models.RulingRow]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Rulings]) -> Iterator[models.RulingRow]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Rulings]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.RULING_ROW, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.RulingsDetail]) -> models.Ruling:
        """One of them, with all that belongs to it."""
        answer: models.Ruling = self._ask(public_id, filters)
        return answer

    def as_of(self, public_id: str, day: Value, /) -> models.RulingPast:
        """What the record said at the end of a day, a month or a year."""
        answer: models.RulingPast = self._ask(public_id, {"as_of": day})
        return answer


class Sources(Writes):
    """Sources that something visible cites."""

    path = "sources"

    def list(self, **filters: Unpack[parameters.Sources]) -> Rows[models.SourceListRow]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Sources]) -> Iterator[models.SourceListRow]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Sources]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.SOURCE_LIST_ROW, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.SourcesDetail]) -> models.SourceWithRecords:
        """One of them, with all that belongs to it."""
        answer: models.SourceWithRecords = self._ask(public_id, filters)
        return answer


class Statistics(Resource):
    """Counts of what the lists hold, by what the records say; each number with the list behind it."""

    path = "statistics"

    def ask(self) -> tuple[models.StatisticRow, ...]:
        """The answer as it comes."""
        answer: tuple[models.StatisticRow, ...] = self._ask("", {})
        return answer

    def get(self, name: str, /) -> models.Statistic:
        """One of them, with all that belongs to it."""
        answer: models.Statistic = self._ask(name, {})
        return answer


class Suggestions(Resource):
    """Names of parties, judges, courts and cases, while they are typed."""

    path = "suggestions"

    def ask(self, **filters: Unpack[parameters.Suggestions]) -> tuple[models.Suggestion, ...]:
        """The answer as it comes."""
        answer: tuple[models.Suggestion, ...] = self._ask("", filters)
        return answer


class Topics(Writes):
    """Topics."""

    path = "topics"

    def list(self, **filters: Unpack[parameters.Topics]) -> Rows[models.TopicRow]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Topics]) -> Iterator[models.TopicRow]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Topics]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.TOPIC_ROW, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.TopicsDetail]) -> models.Topic:
        """One of them, with all that belongs to it."""
        answer: models.Topic = self._ask(public_id, filters)
        return answer


class Verdicts(Resource):
    """Rulings that decide a petition, a claim, an appeal or a charge."""

    path = "verdicts"

    def list(self, **filters: Unpack[parameters.Verdicts]) -> Rows[models.RulingRow]:
        """The rows, read page by page as they are asked for."""
        return self._list(filters)

    def stream(self, **filters: Unpack[parameters.Verdicts]) -> Iterator[models.RulingRow]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream(filters)

    def to_pandas(self, **filters: Unpack[parameters.Verdicts]) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.RULING_ROW, filters)

    def get(self, public_id: str, /, **filters: Unpack[parameters.VerdictsDetail]) -> models.Ruling:
        """One of them, with all that belongs to it."""
        answer: models.Ruling = self._ask(public_id, filters)
        return answer

    def as_of(self, public_id: str, day: Value, /) -> models.RulingPast:
        """What the record said at the end of a day, a month or a year."""
        answer: models.RulingPast = self._ask(public_id, {"as_of": day})
        return answer


class Vocabularies(Resource):
    """The controlled lists with labels and definitions."""

    path = "vocabularies"

    def ask(self) -> tuple[models.Vocabulary, ...]:
        """The answer as it comes."""
        answer: tuple[models.Vocabulary, ...] = self._ask("", {})
        return answer

    def get(self, name: str, /) -> models.Vocabulary:
        """One of them, with all that belongs to it."""
        answer: models.Vocabulary = self._ask(name, {})
        return answer


class Resources:
    """Every resource under its name."""

    def __init__(self, transport: Transport) -> None:
        self.cases = Cases(transport)
        self.claims = Claims(transport)
        self.courts = Courts(transport)
        self.dispositions = Dispositions(transport)
        self.documents = Documents(transport)
        self.events = Events(transport)
        self.holdings = Holdings(transport)
        self.judges = Judges(transport)
        self.participations = Participations(transport)
        self.parties = Parties(transport)
        self.petitioners = Petitioners(transport)
        self.reaction_points = ReactionPoints(transport)
        self.reactions = Reactions(transport)
        self.relations = Relations(transport)
        self.respondents = Respondents(transport)
        self.rulings = Rulings(transport)
        self.sources = Sources(transport)
        self.statistics = Statistics(transport)
        self.suggestions = Suggestions(transport)
        self.topics = Topics(transport)
        self.verdicts = Verdicts(transport)
        self.vocabularies = Vocabularies(transport)
