"""A judge with what the collection holds of their rulings."""

from typing import Any

from django.conf import settings

from cases.models import Judge
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import counted, first_of, results_of
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.rulings.listing import RULINGS
from rulings.models import PanelSeat, Ruling


def judge_record(judge: Judge) -> dict[str, Any]:
    """The judge as page and API show them. Results leave out countries where the law forbids to compare judges."""
    rulings = Ruling.objects.visible().filter(pk__in=PanelSeat.objects.current().filter(judge=judge).values("ruling"))
    off = settings.JUDGE_STATISTICS_OFF
    verdicts = rulings.verdicts().exclude(court__country__in=off) if off else rulings.verdicts()
    address = f"judge={judge.public_id}"
    return {
        **JUDGES.card(judge),
        "number_of_rulings": counted(rulings),
        "verdicts": results_of(verdicts, f"/verdicts/?{address}"),
        "left_out": [country for country in off if rulings.filter(court__country=country).exists()],
        "latest_rulings": first_of(RULINGS, address),
        "citations": citations_of(judge),
    }
