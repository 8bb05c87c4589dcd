"""A party as a document."""

from casetracker.core.documents import Shape
from parties.models import Party, PartyName

NAME_FIELDS = ("name", "language", "kind")
PARTY = Shape(
    Party,
    (
        "name",
        "sort_name",
        "kind",
        "identity",
        "exposure",
        "size_stated",
        "size_least",
        "size_most",
        "country",
        "website",
        "description",
        "note",
        "confirmed",
    ),
    {"names": Shape(PartyName, (*NAME_FIELDS, "used_from", "used_to"))},
)
