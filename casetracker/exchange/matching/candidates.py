"""Records of the collection that a document may mean, and what somebody decides about them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Verdict = Literal["same", "different"]
Decisions = Mapping[str, Mapping[str, Verdict] | Literal["different"]]
"""By reference, what was decided of each candidate by its id; “different” alone is said of all that are named."""

SAME: Verdict = "same"
DIFFERENT: Verdict = "different"


@dataclass(frozen=True)
class Candidate:
    """A record that may be the one of the document."""

    id: str
    """Its public id."""
    label: str
    """What editors call it."""
    why: str
    """By what the two are alike."""


@dataclass(frozen=True)
class Candidates:
    """A record of the document, and those of the collection of which it may be one; somebody must decide."""

    path: str
    """Where it stands in the document: `$.judges[0]`."""
    reference: str
    """What it is called in decisions, here and in every document of its system: `press:judges/barkai`."""
    name: str
    """The beginning of its name or title."""
    candidates: tuple[Candidate, ...]
    """Those that look most alike come first."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class DecisionError(ValueError):
    """A decision that cannot be carried out, with the reference that it is about."""

    def __init__(self, reference: str, text: str) -> None:
        self.reference = reference
        super().__init__(f"{reference}: {text}")
