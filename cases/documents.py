"""Courts, judges, topics, sources, citations and cases as documents."""

from cases.models import (
    Case,
    CaseEvent,
    CaseIdentifier,
    CaseRelation,
    CaseTitle,
    Citation,
    Claim,
    Counsel,
    Court,
    CourtName,
    DecisionBelow,
    Judge,
    JudgeCourt,
    JudgeName,
    Participation,
    Source,
    Topic,
)
from cases.models.below import BELOW
from casetracker.core.documents import Shape
from parties.documents import NAME_FIELDS

COURT = Shape(
    Court,
    (
        "name",
        "short_name",
        "country",
        "jurisdiction",
        "level",
        "parent",
        "active_from",
        "active_to",
        "note",
        "confirmed",
    ),
    {"names": Shape(CourtName, NAME_FIELDS)},
)
JUDGE = Shape(
    Judge,
    ("name", "sort_name", "note", "confirmed"),
    {"names": Shape(JudgeName, NAME_FIELDS), "courts": Shape(JudgeCourt, ("court", "sat_from", "sat_to"))},
)
TOPIC = Shape(Topic, ("name", "parent", "description"))
SOURCE = Shape(
    Source,
    (
        "kind",
        "title",
        "author",
        "publisher",
        "url",
        "archived_url",
        "published_on",
        "published_time",
        "language",
        "accessed_on",
        "seen_as",
        "derived_from",
        "media",
        "note",
        "confirmed",
    ),
)
CITATION = Shape(
    Citation,
    (
        "source",
        "path",
        "support",
        "stated_value",
        "standing",
        "quotation",
        "quotation_language",
        "translation",
        "translated_by",
        "locator",
        "note",
    ),
)
CASE = Shape(
    Case,
    (
        "title",
        "title_language",
        "caption",
        "court",
        "court_as_stated",
        "sitting_as",
        "docket_number",
        "case_type",
        "local_type",
        "status",
        "finality",
        "next_on",
        "filed_on",
        "summary",
        "hearing_access",
        "languages",
        "topics",
        "record_status",
        "last_checked_on",
        "compiled_from",
        "note",
        "confirmed",
    ),
    {
        "titles": Shape(CaseTitle, ("title", "language", "kind")),
        "identifiers": Shape(CaseIdentifier, ("scheme", "value")),
        "participations": Shape(
            Participation,
            ("party", "role", "side", "name_as_stated", "counsel", "order", "note"),
            lists={"counsel": Shape(Counsel, ("name", "firm", "role", "note"))},
        ),
        "claims": Shape(Claim, ("kind", "statement", "raised_by", "against", "alleged_on", "note")),
        "events": Shape(
            CaseEvent,
            ("kind", "title", "description", "by", "docket", "on", "begins_at", "ends_at", "time_zone", "note"),
        ),
        "relations": Shape(CaseRelation, ("kind", "to_case", "to_text", "note")),
        "decisions_below": Shape(DecisionBelow, BELOW),
    },
)
