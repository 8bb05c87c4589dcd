"""A judge with what the collection holds of their rulings."""

from django.conf import settings

from cases.models import Judge
from casetracker.lists.rows import RowData
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import capped_count, first_rows, verdict_results
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.rulings.listing import RULINGS
from rulings.models import PanelSeat, Ruling


def judge_record(judge: Judge) -> RowData:
    """The judge as page and API show them. Results leave out countries where the law forbids to compare judges."""
    seats = PanelSeat.objects.current().judges().filter(judge=judge)
    rulings = Ruling.objects.visible().filter(pk__in=seats.values("ruling"))
    off = settings.JUDGE_STATISTICS_OFF
    verdicts = rulings.verdicts().exclude(court__country__in=off) if off else rulings.verdicts()
    return {
        **JUDGES.card(judge),
        "number_of_rulings": capped_count(rulings),
        "verdicts": verdict_results(verdicts, judge=judge.public_id),
        "left_out": [country for country in off if rulings.filter(court__country=country).exists()],
        "latest_rulings": first_rows(RULINGS, judge=judge.public_id),
        "citations": citations_of(judge),
    }
