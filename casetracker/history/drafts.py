"""How a record that is not public, or not any more, differs from what readers saw of it last."""

from cases.models import Case
from cases.old_documents import counsel_as_rows
from casetracker.core.models import Revision
from casetracker.core.units import EditorialUnit
from casetracker.exchange.unit_documents import unit_documents
from casetracker.history.editors import home_of
from casetracker.history.fact_words import FactWords
from casetracker.history.versions import Difference, differences


def differences_from_public(unit: EditorialUnit) -> list[Difference]:
    """What publishing the record now would change for readers, fact by fact: all of it where they never saw it."""
    if unit.is_public:
        return []
    now = unit_documents([unit])[unit.public_id]
    last = Revision.objects.public().filter(unit_id=unit.public_id).order_by("-version").first()
    before = last.document if last else {}
    if isinstance(unit, Case):
        before = counsel_as_rows(before)
    kind = unit.kind_name()
    words = FactWords(home_of(unit), [(kind, before), (kind, now)], for_editors=True)
    return [row for row in differences(words, kind, before, now) if row.before or row.after]
