"""What loading one document did to the collection, or what keeps it from being loaded."""

from dataclasses import dataclass, field
from typing import NamedTuple

from casetracker.core.units import Unit
from casetracker.exchange.matching.candidates import Candidates


class KeptFact(NamedTuple):
    """A fact that an editor changed since the last import, with the value that this import gives."""

    unit: Unit
    path: str
    imported: object


@dataclass
class LoadReport:
    """What one document did to the collection."""

    status: str = "loaded"
    """loaded; unchanged: this very document was loaded before; waiting: it changes published records; candidates."""
    is_new: bool = False
    """Whether its case was not here before."""
    created: int = 0
    changed: int = 0
    absent: list[str] = field(default_factory=list)
    """Parts of the collection that the document lacks; they stay, unless it says that it is complete."""
    gone: list[str] = field(default_factory=list)
    """Parts of the document that an editor removed since the last import; they stay out."""
    kept: list[KeptFact] = field(default_factory=list)
    """Facts that keep an editor's value; a citation says what the import has instead."""
    notices: list[str] = field(default_factory=list)
    """What was understood otherwise than it was written, each as a sentence without its point."""
    doubts: list[str] = field(default_factory=list)
    """Dates that are loaded and odd, for somebody to look at again."""
    waiting: list[str] = field(default_factory=list)
    """Published records that the document would change."""
    units: list[tuple[str, Unit]] = field(default_factory=list)
    """Every record that the document has a say in, with its place there, such as `$.rulings[0]`."""
    linked: list[str] = field(default_factory=list)
    """Records of the document that are here under other keys; nothing that it says of them is taken."""
    candidates: list[Candidates] = field(default_factory=list)
    """Records of the document that may be there already; nothing is loaded before somebody has decided about each."""
