"""The shape of every kind of unit, and what a whole-case document is made of."""

from cases.documents import CASE, CITATION, COURT, JUDGE, SOURCE, TOPIC
from casetracker.core.documents import Shape
from parties.documents import PARTY
from rulings.documents import REACTION, RULING

FORMAT = "casetracker-case-1"
SHAPES: dict[str, Shape] = {
    "topic": TOPIC,
    "court": COURT,
    "judge": JUDGE,
    "party": PARTY,
    "source": SOURCE,
    "case": CASE,
    "ruling": RULING,
    "reaction": REACTION,
}
REFERENCES = {"topics": "topic", "courts": "court", "judges": "judge", "parties": "party", "sources": "source"}
"""The lists of reference units in a document, in the order in which they are loaded."""
CASE_UNITS = {"rulings": "ruling", "reactions": "reaction"}
"""The lists of a case's own units."""

__all__ = ["CASE_UNITS", "CITATION", "FORMAT", "REFERENCES", "SHAPES"]
