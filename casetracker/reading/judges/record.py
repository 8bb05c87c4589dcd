"""A judge with what the collection holds of their rulings."""

from django.conf import settings
from django.db.models import Count, F

from cases.models import Judge
from casetracker.lists.rows import RowData
from casetracker.lists.rows.wanted import EVERYTHING, Wanted
from casetracker.reading.citations import citations_of
from casetracker.reading.counting import COUNTED_AT_MOST, SHOWN, capped_count, first_rows, verdict_results
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.judges.record_rows import OpinionOfJudge
from casetracker.reading.rulings.listing import RULINGS
from casetracker.web.addresses import filtered_address
from rulings.choices import DISSENTS, OPINION_KIND, WITH_THE_COURT
from rulings.models import Opinion, PanelSeat, Ruling

LATEST_FIRST = (F("ruling__issued_on_earliest").desc(nulls_last=True), "-ruling", "number")


def judge_record(judge: Judge, wanted: Wanted = EVERYTHING) -> RowData:
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
    dissents = rulings.filter(pk__in=seats.filter(part__in=DISSENTS).values("ruling"))
    return {
        **JUDGES.card(judge, wanted),
        **wanted.members(
            number_of_rulings=lambda: capped_count(rulings),
            verdicts=lambda: verdict_results(verdicts, **own, judge_part=",".join(WITH_THE_COURT)),
            left_out=lambda: [country for country in off if rulings.filter(court__country=country).exists()],
            latest_rulings=lambda: first_rows(RULINGS, **own),
            number_of_dissents=lambda: capped_count(dissents),
            dissents=lambda: first_rows(RULINGS, **own, judge_part=",".join(DISSENTS)),
        ),
        **(opinions_of(judge) if wanted.any("opinions", "opinions_by_kind") else {}),
        **wanted.members(citations=lambda: citations_of(judge)),
    }


def opinions_of(judge: Judge) -> RowData:
    """The latest opinions that the judge wrote, and in how many rulings one of each kind."""
    seats = PanelSeat.objects.current().filter(judge=judge)  # one of a ruling at most, so that no opinion is met twice
    written = Opinion.objects.visible().filter(authors__in=seats)
    some = written.order_by().values("pk")[:COUNTED_AT_MOST]
    counted = Opinion.objects.visible().filter(pk__in=some).order_by().values_list("kind")
    found = dict(counted.annotate(Count("ruling", distinct=True)))
    return {
        "opinions": OpinionOfJudge.read(written.order_by(*LATEST_FIRST)[:SHOWN]),
        "opinions_by_kind": [
            {
                "kind": kind,
                "number": found[kind],
                "url": filtered_address("ruling-list", opinion_author=judge.public_id, opinion_kind=kind),
            }
            for kind in OPINION_KIND
            if kind in found
        ],
    }
