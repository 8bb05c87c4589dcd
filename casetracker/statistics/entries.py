"""What each statistic counts, read from visible rows with the filters that were asked; one query for each."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from cases.choices import SIDE
from cases.models import Case, Participation
from casetracker.lists.filters import GroupedFilterSet
from casetracker.reading.cases.fact_filters import citable_field, disputed_facts, supported_facts
from casetracker.reading.cases.filters import has_two_ends
from casetracker.statistics.figures import Entry, bounded
from rulings.models import Disposition, Holding, Reaction, ReactionSpeaker, Ruling, RulingReview

ISSUED = ("ruling__issued_on_earliest", "ruling__issued_on_latest")
Entries = Callable[[GroupedFilterSet], Iterable[Entry]]


def asked_of(filterset: GroupedFilterSet, group: str) -> Q:
    """What was asked of one group's rows: only such rows are counted."""
    return filterset.group_conditions().get(group, Q())


def dispositions(filterset: GroupedFilterSet) -> QuerySet:
    """The dispositions that were asked for, of the rulings that were asked for."""
    rows = Disposition.objects.current().filter(
        asked_of(filterset, "disposition"), ruling__in=filterset.qs.values("pk")
    )
    return rows.order_by().distinct()


def results_by_year(filterset: GroupedFilterSet) -> Iterator[Entry]:
    for ruling, result, first, last in bounded(dispositions(filterset).values_list("ruling", "result", *ISSUED)):
        yield Entry(ruling, str(first.year) if first and first.year == last.year else None, result)


def results_by_unit(path: str, **conditions: Any) -> Entries:
    """Results by a unit at this path, such as the court; by its id, with its name."""

    def entries(filterset: GroupedFilterSet) -> Iterator[Entry]:
        rows = dispositions(filterset).filter(**conditions)
        for ruling, result, key, name in bounded(
            rows.values_list("ruling", "result", f"{path}__public_id", f"{path}__name")
        ):
            yield Entry(ruling, key, result, name or "")

    return entries


def results_by_judge(filterset: GroupedFilterSet) -> Iterable[Entry]:
    """Each judge of the bench, but for the courts of countries where judges may not be compared."""
    entries = results_by_unit("ruling__panel__judge", ruling__panel__is_withdrawn=False)(filterset)
    if not settings.JUDGE_STATISTICS_OFF:
        return entries
    left_out = filterset.qs.filter(court__country__in=settings.JUDGE_STATISTICS_OFF).values_list("pk", flat=True)
    rulings = set(left_out)
    return (entry for entry in entries if entry.record not in rulings)


def results_by_basis(filterset: GroupedFilterSet) -> Iterator[Entry]:
    for ruling, result, basis in bounded(dispositions(filterset).values_list("ruling", "result", "basis")):
        yield Entry(ruling, basis or None, result)


def sums(filterset: GroupedFilterSet) -> Iterator[Entry]:
    """Every sum, by its currency and by what was decided of it."""
    rows = dispositions(filterset).filter(amount__isnull=False)
    for ruling, result, currency, amount, _ in bounded(
        rows.values_list("ruling", "result", "currency", "amount", "pk")
    ):
        yield Entry(ruling, currency, result, value=amount)


def findings(filterset: GroupedFilterSet) -> Iterator[Entry]:
    rows = Holding.objects.current().filter(asked_of(filterset, "holding"), ruling__in=filterset.qs.values("pk"))
    for ruling, finding, holding in bounded(rows.order_by().distinct().values_list("ruling", "finding", "pk")):
        yield Entry(ruling, finding, value=holding)


def reviews(filterset: GroupedFilterSet) -> Iterator[Entry]:
    """What visible rulings of higher courts made of the rulings that were asked for."""
    rows = RulingReview.objects.visible().filter(reviewed__in=filterset.qs.values("pk")).order_by()
    for ruling, effect, level in bounded(rows.values_list("reviewed", "effect", "reviewed__court__level").distinct()):
        yield Entry(ruling, effect, level or "unknown")


def roles(filterset: GroupedFilterSet) -> Iterator[Entry]:
    rows = Participation.objects.current().filter(
        asked_of(filterset, "participation"), case__in=filterset.qs.values("pk")
    )
    for case, role, side in bounded(rows.order_by().values_list("case", "role", "side").distinct()):
        yield Entry(case, role, side)


def stances(filterset: GroupedFilterSet) -> Iterator[Entry]:
    """Reactions by the sides of their speakers in the very case; a speaker on both sides counts on both."""
    parts = Participation.objects.current().filter(case=OuterRef("reaction__case"), party=OuterRef("party"))
    sides = {f"is_{side}": Exists(parts.filter(side=side)) for side in SIDE}
    rows = ReactionSpeaker.objects.current().filter(
        asked_of(filterset, "speaker"), reaction__in=filterset.qs.values("pk")
    )
    found = rows.order_by().annotate(**sides).values_list("reaction", "reaction__stance", *sides).distinct()
    for reaction, stance, *stands in bounded(found):
        for side in [side for side, here in zip(SIDE, stands, strict=True) if here] or ["none"]:
            yield Entry(reaction, side, stance)


def times(filterset: GroupedFilterSet) -> Iterator[Entry]:
    """For each case the least and the most days from its filing to its last verdict, as the dates allow."""
    cases = filterset.qs.filter(has_two_ends("filed_on")).values("pk")
    verdicts = Ruling.objects.visible().verdicts().filter(has_two_ends("issued_on"), case__in=cases)
    names = ("case__court__public_id", "case__court__name", "case__filed_on_earliest", "case__filed_on_latest")
    rows = verdicts.order_by("case", "issued_on_earliest", "pk")
    last = {row[0]: row for row in bounded(rows.values_list("case", *names, "issued_on_earliest", "issued_on_latest"))}
    for case, court, name, *days in last.values():
        yield Entry(case, court, label=name or "", value=days_between(*days))


def days_between(filed: date, filed_at_most: date, issued: date, issued_at_most: date) -> tuple[int, int]:
    """A ruling may be dated before the filing, by an error or a rule of the court: then no time has passed."""
    return max(0, (issued - filed_at_most).days), max(0, (issued_at_most - filed).days)


def cited(citations: QuerySet, filterset: GroupedFilterSet) -> QuerySet:
    """Citations of the cases that were asked for, of their visible rulings and reactions, each with its `case`."""
    cases = filterset.qs.values("pk")
    units = Q(unit_id__in=Case.objects.visible().filter(pk__in=cases).values("public_id"))
    for model in (Ruling, Reaction):
        units |= Q(unit_id__in=model.objects.visible().filter(case__in=cases).values("public_id"))
    return citations.filter(units).annotate(case=Coalesce("unit__parent_id", "unit_id"), kind=F("unit__kind"))


def disputed(filterset: GroupedFilterSet) -> Iterator[Entry]:
    rows = cited(disputed_facts(), filterset).values_list("case", "kind", "unit_id", "path").distinct()
    for case, kind, _, path in bounded(rows):
        yield Entry(case, citable_field(kind, path), value=True)


def single_source(filterset: GroupedFilterSet) -> Iterator[Entry]:
    """Every supported fact; those with more sources have no record, and are there for the measure alone."""
    rows = cited(supported_facts(), filterset).values_list("case", "kind", "unit_id", "path", "origins")
    for case, kind, _, path, origins in bounded(rows):
        yield Entry(case if origins == 1 else None, citable_field(kind, path), value=origins == 1)
