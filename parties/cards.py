"""What other rows say of a party."""

from collections.abc import Mapping
from typing import Any

from parties.choices import UNLISTED

EXPOSURE_COLUMNS = ("party__exposure", "party__identity")
"""What `has_page` reads."""


def has_page(row: Mapping[str, Any]) -> bool:
    """Whether the party of this row has a page of its own; `PartyQuerySet.listed` says the same to the database."""
    return row["party__exposure"] not in UNLISTED and row["party__identity"] != "protected"
