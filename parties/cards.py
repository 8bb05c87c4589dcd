"""What other rows say of a party."""

from collections.abc import Mapping
from typing import Any

from parties import querysets

EXPOSURE_COLUMNS = ("party__exposure", "party__identity")
"""What `has_page` reads."""


def has_page(row: Mapping[str, Any]) -> bool:
    """Whether the party of this row has a page of its own."""
    return querysets.has_page(row["party__exposure"], row["party__identity"])
