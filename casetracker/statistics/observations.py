"""What each statistic counts, read from visible rows with the chosen filters; one query for each statistic."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from cases.choices import SIDE
from cases.models import Case, Participation
from casetracker.lists.filters import GroupedFilterSet
from casetracker.reading.benches import with_dissent
from casetracker.reading.cases.fact_filters import citable_field, disputed_facts, supported_facts
from casetracker.reading.cases.filters import has_two_ends
from casetracker.reading.parts.conditions import votes_key
from casetracker.statistics.figures import Observation, read_bounded
from rulings.choices import JUDGE_ROLES, WITH_THE_COURT
from rulings.models import Disposition, Holding, Reaction, ReactionSpeaker, Ruling, RulingReview

ISSUED = ("ruling__issued_on_earliest", "ruling__issued_on_latest")
BROADER_AT_MOST = 2
"""So many steps up from a topic does the filter `topic` find its cases."""
Observations = Callable[[GroupedFilterSet], Iterable[Observation]]


def chosen_in_group(filterset: GroupedFilterSet, group: str) -> Q:
    """The chosen filters of one group: only rows that meet them are counted."""
    return filterset.group_conditions(told=group).get(group, Q())


def dispositions(filterset: GroupedFilterSet) -> QuerySet:
    """The dispositions that meet the filters, of the rulings that meet them."""
    rows = Disposition.objects.current().filter(
        chosen_in_group(filterset, "disposition"), ruling__in=filterset.qs.values("pk")
    )
    return rows.order_by().distinct()


def results_by_year(filterset: GroupedFilterSet) -> Iterator[Observation]:
    for ruling, result, first, last in read_bounded(dispositions(filterset).values_list("ruling", "result", *ISSUED)):
        yield Observation(ruling, str(first.year) if first and first.year == last.year else None, result)


def results_by_unit(path: str, **conditions: Any) -> Observations:
    """Results by a unit at this path, such as the court: its public id is the key, its name the label."""

    def observations(filterset: GroupedFilterSet) -> Iterator[Observation]:
        rows = dispositions(filterset).filter(**conditions)
        for ruling, result, key, name in read_bounded(
            rows.values_list("ruling", "result", f"{path}__public_id", f"{path}__name")
        ):
            yield Observation(ruling, key, result, name or "")

    return observations


def results_by_topic(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """Results by each topic of the case, and by each broader one: the list of a topic holds the narrower ones."""
    steps = [f"ruling__case__topics{'__parent' * broader}" for broader in range(BROADER_AT_MOST + 1)]
    columns = [f"{step}__{name}" for step in steps for name in ("public_id", "name")]
    for ruling, result, *topics in read_bounded(dispositions(filterset).values_list("ruling", "result", *columns)):
        found = {key: name for key, name in zip(topics[::2], topics[1::2], strict=True) if key}
        for key, name in (found or {None: ""}).items():
            yield Observation(ruling, key, result, name)


def results_by_country(filterset: GroupedFilterSet) -> Iterator[Observation]:
    rows = dispositions(filterset).values_list("ruling", "result", "ruling__court__country")
    for ruling, result, country in read_bounded(rows):
        yield Observation(ruling, country or None, result)


def results_by_case_type(filterset: GroupedFilterSet) -> Iterator[Observation]:
    rows = dispositions(filterset).values_list("ruling", "result", "ruling__case__case_type")
    for ruling, result, case_type in read_bounded(rows):
        yield Observation(ruling, case_type, result)


def results_by_judge(filterset: GroupedFilterSet) -> Iterable[Observation]:
    """Results by each judge of the bench who decided with the court, or had the chosen part.

    Judges in countries whose law forbids to compare them are left out.
    """
    parts = filterset.form.cleaned_data.get("judge_part") or WITH_THE_COURT
    seats = {f"ruling__panel__{name}": value for name, value in (("is_withdrawn", False), ("role__in", JUDGE_ROLES))}
    observations = results_by_unit("ruling__panel__judge", **seats, ruling__panel__part__in=parts)(filterset)
    if not settings.JUDGE_STATISTICS_OFF:
        return observations
    left_out = filterset.qs.filter(court__country__in=settings.JUDGE_STATISTICS_OFF).values_list("pk", flat=True)
    rulings = set(left_out)
    return (each for each in observations if each.record not in rulings)


def results_by_basis(filterset: GroupedFilterSet) -> Iterator[Observation]:
    for ruling, result, basis in read_bounded(dispositions(filterset).values_list("ruling", "result", "basis")):
        yield Observation(ruling, basis or None, result)


def sums(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """Every sum, by its currency and by the result of the disposition that names it."""
    rows = dispositions(filterset).filter(amount__isnull=False)
    for ruling, result, currency, amount, _ in read_bounded(
        rows.values_list("ruling", "result", "currency", "amount", "pk")
    ):
        yield Observation(ruling, currency, result, value=amount)


def findings(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """What the court found; what was said in dissent is none of its findings."""
    rows = Holding.objects.current().exclude(weight="dissent")
    rows = rows.filter(chosen_in_group(filterset, "holding"), ruling__in=filterset.qs.values("pk"))
    for ruling, finding, holding in read_bounded(rows.order_by().distinct().values_list("ruling", "finding", "pk")):
        yield Observation(ruling, finding, value=holding)


def votes(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """The votes for and against, of the rulings whose votes are told."""
    rows = filterset.qs.filter(votes_for__isnull=False).order_by()
    for ruling, votes_for, votes_against in read_bounded(rows.values_list("pk", "votes_for", "votes_against")):
        yield Observation(ruling, votes_key(votes_for, votes_against))


def reviews(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """The effects of visible reviews on the rulings that meet the filters, by the level of the reviewed court."""
    rows = RulingReview.objects.visible().filter(reviewed__in=filterset.qs.values("pk")).order_by()
    for ruling, effect, level in read_bounded(
        rows.values_list("reviewed", "effect", "reviewed__court__level").distinct()
    ):
        yield Observation(ruling, effect, level or "unknown")


def benches(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """Rulings by the size of their bench, and by whether one of the judges dissented."""
    dissented = filterset.qs.filter(with_dissent()).values("pk")
    sizes = filterset.qs.order_by().annotate(dissented=Q(pk__in=dissented)).values_list("pk", "bench_size", "dissented")
    for ruling, size, is_dissented in read_bounded(sizes):
        yield Observation(ruling, str(size) if size else None, "yes" if is_dissented else "no")


def roles(filterset: GroupedFilterSet) -> Iterator[Observation]:
    rows = Participation.objects.current().filter(
        chosen_in_group(filterset, "participation"), case__in=filterset.qs.values("pk")
    )
    for case, role, side in read_bounded(rows.order_by().values_list("case", "role", "side").distinct()):
        yield Observation(case, role, side)


def stances(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """Reactions by the sides of their speakers in the case itself; a speaker on both sides counts on both."""
    parts = Participation.objects.current().filter(case=OuterRef("reaction__case"), party=OuterRef("party"))
    sides = {f"is_{side}": Exists(parts.filter(side=side)) for side in SIDE}
    rows = ReactionSpeaker.objects.current().filter(
        chosen_in_group(filterset, "speaker"), reaction__in=filterset.qs.values("pk")
    )
    found = rows.order_by().annotate(**sides).values_list("reaction", "reaction__stance", *sides).distinct()
    for reaction, stance, *stands in read_bounded(found):
        for side in [side for side, here in zip(SIDE, stands, strict=True) if here] or ["none"]:
            yield Observation(reaction, side, stance)


def times(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """For each case, the fewest and the most days from its filing to its last verdict that the dates allow."""
    cases = filterset.qs.filter(has_two_ends("filed_on")).values("pk")
    verdicts = Ruling.objects.visible().verdicts().filter(has_two_ends("issued_on"), case__in=cases)
    names = ("case__court__public_id", "case__court__name", "case__filed_on_earliest", "case__filed_on_latest")
    rows = verdicts.order_by("case", "issued_on_earliest", "pk")
    last = {
        row[0]: row for row in read_bounded(rows.values_list("case", *names, "issued_on_earliest", "issued_on_latest"))
    }
    for case, court, name, *days in last.values():
        yield Observation(case, court, label=name or "", value=days_between(*days))


def days_between(filed: date, filed_at_most: date, issued: date, issued_at_most: date) -> tuple[int, int]:
    """The fewest and the most days. A ruling dated before the filing, by error or court rule, took no time."""
    return max(0, (issued - filed_at_most).days), max(0, (issued_at_most - filed).days)


def citations_within(citations: QuerySet, filterset: GroupedFilterSet) -> QuerySet:
    """Those that cite the cases that meet the filters, or their visible rulings and reactions; each with its `case`."""
    cases = filterset.qs.values("pk")
    units = Q(unit_id__in=Case.objects.visible().filter(pk__in=cases).values("public_id"))
    for model in (Ruling, Reaction):
        units |= Q(unit_id__in=model.objects.visible().filter(case__in=cases).values("public_id"))
    return citations.filter(units).annotate(case=Coalesce("unit__parent_id", "unit_id"), kind=F("unit__kind"))


def disputed(filterset: GroupedFilterSet) -> Iterator[Observation]:
    rows = citations_within(disputed_facts(), filterset).values_list("case", "kind", "unit_id", "path").distinct()
    for case, kind, _, path in read_bounded(rows):
        yield Observation(case, citable_field(kind, path), value=True)


def single_source(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """Every supported fact; those with several sources have no record and count in the measure only."""
    rows = citations_within(supported_facts(), filterset).values_list("case", "kind", "unit_id", "path", "origins")
    for case, kind, _, path, origins in read_bounded(rows):
        yield Observation(case if origins == 1 else None, citable_field(kind, path), value=origins == 1)
