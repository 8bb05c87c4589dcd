"""A judge with what the collection holds of their rulings."""

from django.conf import settings

from cases.models import Judge
from casetracker.lists.rows import RowData
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import capped_count, first_rows, verdict_results
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.rulings.listing import RULINGS
from rulings.choices import DISSENTS, WITH_THE_COURT
from rulings.models import PanelSeat, Ruling


def judge_record(judge: Judge) -> RowData:
    """The judge as page and API show them.

    Results are those of verdicts that the judge decided with the court. They leave out countries where the law forbids
    to compare judges.
    """
    seats = PanelSeat.objects.current().judges().filter(judge=judge)
    rulings = Ruling.objects.visible().filter(pk__in=seats.values("ruling"))
    decided = Ruling.objects.visible().verdicts().filter(pk__in=seats.filter(part__in=WITH_THE_COURT).values("ruling"))
    off = settings.JUDGE_STATISTICS_OFF
    verdicts = decided.exclude(court__country__in=off) if off else decided
    own = {"judge": judge.public_id}
    return {
        **JUDGES.card(judge),
        "number_of_rulings": capped_count(rulings),
        "verdicts": verdict_results(verdicts, **own, judge_part=",".join(WITH_THE_COURT)),
        "left_out": [country for country in off if rulings.filter(court__country=country).exists()],
        "latest_rulings": first_rows(RULINGS, **own),
        "number_of_dissents": capped_count(rulings.filter(pk__in=seats.filter(part__in=DISSENTS).values("ruling"))),
        "dissents": first_rows(RULINGS, **own, judge_part=",".join(DISSENTS)),
        "citations": citations_of(judge),
    }
