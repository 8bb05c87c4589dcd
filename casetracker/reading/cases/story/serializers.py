"""What the API says of a whole case, and of a ruling within it."""

from rest_framework import serializers as drf

from cases.models import (
    Case,
    CaseEvent,
    CaseIdentifier,
    CaseRelation,
    CaseTitle,
    Citation,
    Claim,
    Participation,
    Source,
)
from casetracker.lists.serializing import columns, described
from casetracker.reading.cases.rows import CaseVerdict
from casetracker.reading.cases.story.assembly import CASE, CASE_DATES, PARTY
from casetracker.reading.cases.story.queries import CITATION, DISPOSITION, QUOTATION, SOURCE
from casetracker.reading.parts.reactions import Speaker
from casetracker.reading.parts.references import NUMBER, CaseRef, CourtRef, Name
from parties.models import Party
from parties.serializers import HAS_PAGE
from rulings.models import Disposition, Holding, PanelSeat, Reaction, ReactionPoint, Ruling, RulingReview

KEY = drf.CharField(help_text="Permanent within its unit; with the unit's id it addresses the part.")
ID = drf.CharField(help_text="Public id.")
KEYS = drf.ListField(child=drf.CharField(), help_text="Keys of participations.")
URL = drf.CharField(help_text="The address of its page.")
NUMBERED = {"key": KEY, "number": NUMBER}

CourtNamed = described("CourtNamed", "A court.", {**CourtRef().get_fields(), "names": Name(many=True)})
SourceRef = described(
    "SourceRef",
    "A source, by its number on the case.",
    {"id": ID, "number": NUMBER, "title": drf.CharField(), "publisher": drf.CharField(allow_blank=True)},
)
CitationRow = described(
    "Citation",
    "What one source says of one fact.",
    {**columns(Citation, *CITATION), "source": SourceRef()},
)
CITED = {"citations": CitationRow(many=True)}
FactOf = described(
    "FactOf",
    "The unit whose fact it is.",
    {"id": ID, "kind": drf.CharField(), "label": drf.CharField(allow_blank=True)},
)
FACT = {
    "unit": FactOf(),
    "path": drf.CharField(allow_blank=True),
    "fact": drf.CharField(help_text="What readers call it."),
}
DisputedFact = described(
    "DisputedFact",
    "A fact on which sources differ, with every value and the editor's reasons.",
    {**FACT, "agreeing": CitationRow(many=True), "contrary": CitationRow(many=True), "is_settled": drf.BooleanField()},
)
InferredFact = described(
    "InferredFact",
    "A fact that no source states; it follows from what is said.",
    {**FACT, "reasons": CitationRow(many=True)},
)
PartyNamed = described(
    "PartyNamed", "A party.", {"id": ID, **columns(Party, *PARTY), "has_page": HAS_PAGE, "names": Name(many=True)}
)
ParticipationRow = described(
    "Participation",
    "A party in a role.",
    {
        **NUMBERED,
        **columns(Participation, "role", "side", "counsel", "note"),
        "name": drf.CharField(),
        "party": PartyNamed(),
    },
)
ClaimRef = described("ClaimRef", "A claim of this case.", NUMBERED)
HoldingRef = described(
    "HoldingRef", "A holding of a ruling.", {"ruling": ID, **NUMBERED, **columns(Holding, "finding")}
)
DispositionRef = described(
    "DispositionRef", "A disposition of a ruling.", {"ruling": ID, **NUMBERED, **columns(Disposition, "result")}
)
ClaimRow = described(
    "Claim",
    "What was asserted or asked, and what became of it.",
    {
        **NUMBERED,
        **columns(Claim, "kind", "statement", "note", "alleged_on"),
        "raised_by": KEYS,
        "against": KEYS,
        "answered_by": HoldingRef(many=True),
        "decided_by": DispositionRef(many=True),
    },
)
EventRow = described(
    "Event",
    "A step in the case, or something that happened around it.",
    {
        **NUMBERED,
        **columns(
            CaseEvent, "kind", "title", "description", "docket", "begins_at", "ends_at", "time_zone", "note", "on"
        ),
        "by": KEYS,
    },
)
DispositionFull = described(
    "Disposition",
    "One thing decided.",
    {
        **NUMBERED,
        **columns(Disposition, *DISPOSITION[4:]),
        "claims": ClaimRef(many=True),
        "requested_by": KEYS,
        "concerning": KEYS,
    },
)
SeatRow = described(
    "PanelSeat",
    "A seat of the bench.",
    {
        "key": KEY,
        "id": drf.CharField(allow_null=True),
        "name": drf.CharField(),
        **columns(PanelSeat, "role", "part"),
        "names": Name(many=True),
    },
)
SpeakerRow = described(
    "ReactionSpeaker",
    "Who speaks, and on which side of the case.",
    {"key": KEY, **Speaker().get_fields(), **columns(Party, "kind"), "side": drf.CharField(allow_null=True)},
)
HoldingAnswer = described(
    "HoldingAnswer",
    "A point of a reaction that answers the holding.",
    {
        "reaction": ID,
        "reaction_key": drf.CharField(),
        "reaction_number": NUMBER,
        **columns(Reaction, "stance"),
        "speakers": SpeakerRow(many=True),
        **NUMBERED,
        **columns(ReactionPoint, "response", "summary"),
    },
)
TopicRef = described("TopicRef", "A topic.", {"id": ID, "name": drf.CharField()})
HoldingRow = described(
    "Holding",
    "What the court held, and who answered it.",
    {
        **NUMBERED,
        **columns(Holding, "finding", "statement", *QUOTATION, "weight", "note"),
        "claims": ClaimRef(many=True),
        "topics": TopicRef(many=True),
        "answered_by": HoldingAnswer(many=True),
    },
)
ReviewRow = described(
    "Review",
    "A ruling of another case that this one reviews.",
    {
        "key": drf.CharField(),
        **columns(RulingReview, "effect", "to_text"),
        "ruling": drf.CharField(allow_null=True),
        "case": drf.CharField(allow_null=True),
    },
)
ReviewedBy = described(
    "ReviewedBy",
    "A ruling of another case that reviews this one.",
    {**columns(RulingReview, "effect"), "ruling": ID, "case": drf.CharField()},
)
RulingFull = described(
    "RulingInCase",
    "A ruling with dispositions, bench, holdings and citations.",
    {
        "id": ID,
        "url": URL,
        **NUMBERED,
        "version": drf.IntegerField(),
        **columns(Ruling, "kind", "stage", "decided_by", "bench_size", "is_bench_complete"),
        "result": drf.CharField(allow_blank=True),
        "favours": drf.CharField(allow_blank=True),
        **columns(
            Ruling,
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
        ),
        "court": CourtNamed(allow_null=True),
        "dispositions": DispositionFull(many=True),
        "judges": SeatRow(many=True),
        "holdings": HoldingRow(many=True),
        "reviews": ReviewRow(many=True),
        "reviewed_by": ReviewedBy(many=True),
        **CITED,
    },
)
About = described(
    "About",
    "What the reaction is about; all null: the case as a whole.",
    {
        "ruling": drf.CharField(allow_null=True),
        "event": drf.CharField(allow_null=True, help_text="Key."),
        "reaction": drf.CharField(allow_null=True),
    },
)
PointRow = described(
    "ReactionPoint",
    "One point, and the holdings that it answers.",
    {
        **NUMBERED,
        **columns(ReactionPoint, "response", "calls_for", "summary", *QUOTATION, "asserts_fact", "note"),
        "holdings": HoldingRef(many=True),
    },
)
ReactionFull = described(
    "Reaction",
    "A reaction with its points and citations.",
    {
        "id": ID,
        **NUMBERED,
        "version": drf.IntegerField(),
        **columns(
            Reaction,
            "spokesperson",
            "spokesperson_title",
            "kind",
            "asked_by",
            "stance",
            "summary",
            "language",
            "note",
            "made_on",
        ),
        "about": About(),
        "speakers": SpeakerRow(many=True),
        "points": PointRow(many=True),
        **CITED,
    },
)
TimelineEntry = described(
    "TimelineEntry",
    "An event, ruling or reaction in time.",
    {
        "type": drf.ChoiceField(choices=["event", "ruling", "reaction"]),
        "id": drf.CharField(allow_null=True),
        **NUMBERED,
        "kind": drf.CharField(),
        **columns(CaseEvent, "on"),
        "is_act_of_court": drf.BooleanField(),
        "title": drf.CharField(allow_blank=True),
    },
)
LinkedCase = described(
    "LinkedCase",
    "Another case, in short.",
    {
        "id": ID,
        "url": URL,
        **columns(Case, "title", "docket_number", "court_as_stated", "status", "filed_on"),
        "court": CourtRef(allow_null=True),
        "verdict": CaseVerdict(allow_null=True),
    },
)
Instance = described(
    "Instance", "One instance of the dispute.", {**LinkedCase().get_fields(), "is_this": drf.BooleanField()}
)
RelatedRow = described(
    "Related",
    "A related case, or the name of one that is not in the collection.",
    {
        "key": KEY,
        **columns(CaseRelation, "kind"),
        "is_outward": drf.BooleanField(),
        "label": drf.CharField(),
        "case": LinkedCase(allow_null=True),
        "text": drf.CharField(allow_blank=True),
        "note": drf.CharField(allow_blank=True),
    },
)
SourceRow = described(
    "Source",
    "A source of the case, by its number.",
    {
        "number": NUMBER,
        "id": ID,
        "derived_from": drf.CharField(allow_null=True),
        **columns(Source, *SOURCE, "published_on", "accessed_on"),
    },
)
Key = described(
    "ExternalKey", "The key under which the case was loaded.", {"system": drf.CharField(), "key": drf.CharField()}
)
CaseStory = described(
    "Case",
    "One case with everything attached: the petition, the verdict, the reactions, and what each rests on.",
    {
        "id": ID,
        "url": URL,
        "key": Key(),
        "changed_at": drf.DateTimeField(),
        **columns(Case, *CASE, *CASE_DATES),
        "titles": described("Title", "Another title.", {"key": KEY, **columns(CaseTitle, "title", "language", "kind")})(
            many=True
        ),
        "identifiers": described(
            "Identifier", "A further number.", {"key": KEY, **columns(CaseIdentifier, "scheme", "value")}
        )(many=True),
        "court": CourtNamed(allow_null=True),
        "topics": TopicRef(many=True),
        "participations": ParticipationRow(many=True),
        "petitioners": ParticipationRow(many=True),
        "respondents": ParticipationRow(many=True),
        "claims": ClaimRow(many=True),
        "events": EventRow(many=True),
        "verdict": drf.CharField(allow_null=True, help_text="The id of the latest ruling that decides it."),
        "rulings": RulingFull(many=True),
        "reactions": ReactionFull(many=True),
        "timeline": TimelineEntry(many=True),
        "ladder": Instance(many=True),
        "related": RelatedRow(many=True),
        "sources": SourceRow(many=True),
        **CITED,
        "disputed_facts": DisputedFact(many=True),
        "inferred_facts": InferredFact(many=True),
    },
)
RulingStory = described(
    "Ruling",
    "A ruling with its case, its parties, and the reactions to it.",
    {
        **RulingFull().get_fields(),
        "case": CaseRef(),
        "petitioners": ParticipationRow(many=True),
        "respondents": ParticipationRow(many=True),
        "reactions": ReactionFull(many=True),
        "sources": SourceRow(many=True),
    },
)
ReactionStory = described(
    "ReactionWithCase",
    "A reaction with its case, its points, and the sources of the case.",
    {**ReactionFull().get_fields(), "url": URL, "case": CaseRef(), "sources": SourceRow(many=True)},
)

PastUnit = described(
    "PastUnit",
    "A case, ruling or reaction as it stood then.",
    {
        "id": ID,
        "label": drf.CharField(allow_blank=True),
        "version": drf.IntegerField(),
        "since": drf.DateTimeField(help_text="When this version was made."),
        "document": drf.DictField(
            help_text="Its document of interchange, without what has been withdrawn or hidden since."
        ),
    },
)
AS_OF = drf.CharField(help_text="As it was asked for.")
CasePast = described(
    "CasePast",
    "What was public of a case at the end of a day; the case is null where it was not public.",
    {
        "as_of": AS_OF,
        "case": PastUnit(allow_null=True),
        "rulings": PastUnit(many=True),
        "reactions": PastUnit(many=True),
    },
)
RulingPast = described(
    "RulingPast",
    "A ruling as it stood at the end of a day; null where it was not public.",
    {"as_of": AS_OF, "ruling": PastUnit(allow_null=True)},
)
