"""The story of a case in the API: the case, its rulings and its reactions, each with everything attached."""

from rest_framework import serializers

from cases.models import Case, CaseIdentifier, CaseTitle
from casetracker.files.shown import FileRow
from casetracker.lists.columns import (
    API_URL,
    IDENTITY,
    ExternalKey,
    PageAddress,
    changed_at_field,
    column,
    version_field,
)
from casetracker.lists.rows import Row
from casetracker.reading.cases.story.joined import JoinedParticipation
from casetracker.reading.cases.story.part_serializers import (
    About,
    CitedReview,
    ClaimSerializer,
    CourtNamed,
    DecisionBelowSerializer,
    HoldingSerializer,
    Officer,
    PanelSeatSerializer,
    ParticipationSerializer,
    ReactionPointSerializer,
    ReactionSpeakerSerializer,
    Review,
    RulingIdentifierSerializer,
)
from casetracker.reading.cases.story.related_cases import Instance, Related
from casetracker.reading.cases.story.source_serializers import (
    CitationSerializer,
    DisputedFact,
    InferredFact,
    SourceSerializer,
)
from casetracker.reading.cases.story.texts import OpinionSerializer, TextVersionSerializer
from casetracker.reading.cases.story.timeline import TimelineEntry
from casetracker.reading.parts.dispositions import OUTCOME
from casetracker.reading.parts.fields import KEY
from casetracker.reading.parts.reactions import ReactionRow
from casetracker.reading.parts.references import CASES, NUMBER, CaseRef
from casetracker.reading.parts.story_parts import DispositionSerializer, EventSerializer, TopicRef
from rulings.models import Disposition, Reaction, Ruling

ID = serializers.CharField(source="public_id", help_text="Public id.")
ADDRESS = "The address of its page."
ATTACHED = (
    "topics",
    "participations",
    "joined_participations",
    "petitioners",
    "respondents",
    "claims",
    "events",
    "verdict",
    "rulings",
    "reactions",
    "timeline",
    "ladder",
    "related",
    "sources",
    "citations",
    "disputed_facts",
    "inferred_facts",
)
"""What the story of a case has beside the case's own columns, in its order."""


class RulingInCase(Row):
    """A ruling with dispositions, bench, holdings and citations."""

    id = ID
    url = PageAddress("ruling-detail", help_text=ADDRESS)
    api_url = PageAddress("api:ruling-detail", help_text=API_URL)
    version = version_field()
    changed_at = changed_at_field()
    key = KEY
    number = NUMBER
    result = column(Disposition, "result", help_text="Of the first disposition.")
    favours = column(Disposition, "favours", help_text="Of the first disposition.")
    court = CourtNamed(allow_null=True)
    cases = CaseRef(many=True, help_text=CASES)
    identifiers = RulingIdentifierSerializer(many=True)
    outcome = OUTCOME
    dispositions = DispositionSerializer(many=True)
    judges = PanelSeatSerializer(many=True)
    officers = Officer(many=True)
    holdings = HoldingSerializer(many=True)
    opinions = OpinionSerializer(many=True, help_text="The court's first, dissents last.")
    text_versions = TextVersionSerializer(many=True, help_text="By date.")
    reviews = Review(many=True)
    reviewed_by = CitedReview(many=True)
    files = FileRow(many=True)
    citations = CitationSerializer(many=True)

    given = (
        *("cases", "identifiers", "outcome", "dispositions", "judges", "officers", "holdings", "opinions"),
        "text_versions",
        *("reviews", "reviewed_by", "files", "citations"),
    )
    reads = ("court_id", "case_id")

    class Meta:
        model = Ruling
        fields = [
            *IDENTITY,
            "key",
            "number",
            "kind",
            "stage",
            "decided_by",
            "bench_size",
            "is_bench_complete",
            "votes_for",
            "votes_against",
            "result",
            "favours",
            "is_verdict",
            "summary",
            "full_text",
            "full_text_url",
            "text_availability",
            "language",
            "note",
            "heard_on",
            "issued_on",
            "published_on",
            "notified_on",
            "court",
            "cases",
            "identifiers",
            "outcome",
            "dispositions",
            "judges",
            "officers",
            "holdings",
            "opinions",
            "text_versions",
            "reviews",
            "reviewed_by",
            "files",
            "citations",
        ]


class ReactionSerializer(Row):
    """A reaction with its points and citations."""

    id = ID
    url = PageAddress("reaction-detail", help_text=ADDRESS)
    api_url = PageAddress("api:reaction-detail", help_text=API_URL)
    version = version_field()
    changed_at = changed_at_field()
    key = KEY
    number = NUMBER
    about = About()
    speakers = ReactionSpeakerSerializer(many=True)
    points = ReactionPointSerializer(many=True)
    citations = CitationSerializer(many=True)

    given = ("about", "speakers", "points", "citations")
    reads = ("about_ruling_id", "about_event_id", "in_reply_to_id")

    class Meta:
        model = Reaction
        fields = [
            *IDENTITY,
            "key",
            "number",
            "spokesperson",
            "spokesperson_title",
            "kind",
            "asked_by",
            "stance",
            "summary",
            "language",
            "note",
            "made_on",
            "about",
            "speakers",
            "points",
            "citations",
        ]


class Title(Row):
    """Another title."""

    key = KEY

    answer_order = ("key", "kind", "language", ...)

    class Meta:
        model = CaseTitle
        fields = ["key", "title", "language", "kind"]


class Identifier(Row):
    """A further number."""

    key = KEY

    class Meta:
        model = CaseIdentifier
        fields = ["key", "scheme", "value"]


class CaseSerializer(Row):
    """One case with everything attached: the petition, the verdict, the reactions, and what each rests on."""

    id = ID
    url = PageAddress("case-detail", help_text=ADDRESS)
    api_url = PageAddress("api:case-detail", help_text=API_URL)
    version = version_field()
    changed_at = changed_at_field()
    key = ExternalKey()
    titles = Title(many=True)
    identifiers = Identifier(many=True)
    decisions_below = DecisionBelowSerializer(many=True)
    court = CourtNamed(allow_null=True)
    topics = TopicRef(many=True)
    participations = ParticipationSerializer(many=True)
    joined_participations = JoinedParticipation(many=True)
    petitioners = ParticipationSerializer(many=True)
    respondents = ParticipationSerializer(many=True)
    claims = ClaimSerializer(many=True)
    events = EventSerializer(many=True)
    verdict = serializers.CharField(allow_null=True, help_text="The id of the latest ruling that decides it.")
    rulings = RulingInCase(many=True)
    reactions = ReactionSerializer(many=True)
    timeline = TimelineEntry(many=True)
    ladder = Instance(many=True)
    related = Related(many=True)
    sources = SourceSerializer(many=True)
    citations = CitationSerializer(many=True)
    disputed_facts = DisputedFact(many=True)
    inferred_facts = InferredFact(many=True)

    given = ("titles", "identifiers", "decisions_below", *ATTACHED)

    class Meta:
        model = Case
        fields = [
            *IDENTITY,
            "key",
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
            "filed_on",
            "next_on",
            "last_checked_on",
            "titles",
            "identifiers",
            "decisions_below",
            "court",
            *ATTACHED,
        ]


class RulingSerializer(RulingInCase):
    """A ruling with its case, its parties, and the reactions to it."""

    case = CaseRef()
    petitioners = ParticipationSerializer(many=True)
    respondents = ParticipationSerializer(many=True)
    reactions = ReactionSerializer(many=True)
    joined_reactions = ReactionRow(many=True, help_text="Reactions to it that belong to a joined case, in short.")
    sources = SourceSerializer(many=True)

    class Meta(RulingInCase.Meta):
        fields = [
            *RulingInCase.Meta.fields,
            *("case", "petitioners", "respondents", "reactions", "joined_reactions", "sources"),
        ]


class ReactionWithCase(ReactionSerializer):
    """A reaction with its case, its points, and the sources of the case."""

    case = CaseRef()
    sources = SourceSerializer(many=True)

    class Meta(ReactionSerializer.Meta):
        fields = [*ReactionSerializer.Meta.fields, "case", "sources"]
