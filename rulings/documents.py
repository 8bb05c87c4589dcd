"""Rulings and reactions as documents."""

from cases.models.below import BELOW
from casetracker.core.documents import Shape
from rulings.models import (
    Disposition,
    Holding,
    JoinedCase,
    Opinion,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    Ruling,
    RulingIdentifier,
    RulingReview,
    TextVersion,
)

QUOTING = ("quotation", "quotation_language", "translation", "translated_by")
RULING = Shape(
    Ruling,
    (
        "court",
        "kind",
        "stage",
        "decided_by",
        "bench_size",
        "is_bench_complete",
        "votes_for",
        "votes_against",
        "heard_on",
        "issued_on",
        "published_on",
        "notified_on",
        "summary",
        "full_text",
        "full_text_url",
        "text_availability",
        "language",
        "note",
        "confirmed",
    ),
    {
        "joined_cases": Shape(JoinedCase, ("case", "order")),
        "identifiers": Shape(RulingIdentifier, ("scheme", "value", "reporter", "volume", "page")),
        "dispositions": Shape(
            Disposition,
            (
                "decides",
                "description",
                "claims",
                "requested_by",
                "concerning",
                "result",
                "form",
                "favours",
                "basis",
                "amount",
                "currency",
                "sentence",
                "as_stated",
                "as_stated_language",
                "effect",
                "note",
            ),
        ),
        "panel": Shape(PanelSeat, ("judge", "name_as_stated", "role", "part", "order")),
        "holdings": Shape(Holding, ("claims", "finding", "statement", *QUOTING, "weight", "topics", "note")),
        "opinions": Shape(Opinion, ("kind", "authors", "joiners", "title", "locator", "summary", "text", "note")),
        "text_versions": Shape(TextVersion, ("kind", "on", "changes", "identifiers", "url", "text", "note")),
        "reviews": Shape(RulingReview, ("reviewed", "to_text", "effect", *BELOW)),
    },
)
REACTION = Shape(
    Reaction,
    (
        "about_ruling",
        "about_event",
        "in_reply_to",
        "spokesperson",
        "spokesperson_title",
        "made_on",
        "kind",
        "asked_by",
        "stance",
        "summary",
        "language",
        "note",
        "confirmed",
    ),
    {
        "speakers": Shape(ReactionSpeaker, ("party", "order")),
        "points": Shape(
            ReactionPoint, ("holdings", "response", "calls_for", "summary", *QUOTING, "asserts_fact", "note")
        ),
    },
)
