"""What each statistic counts, read from visible rows with the chosen filters; one query for each statistic."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
from casetracker.web.addresses import unit_address
from rulings.choices import JUDGE_ROLES, WITH_THE_COURT
from rulings.models import Disposition, Holding, Reaction, ReactionSpeaker, Ruling, RulingCase, RulingReview

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
    """Results by each topic of its cases, and by each broader one: the list of a topic holds the narrower ones."""
    columns = topic_columns("ruling__cases__topics")
    rows = dispositions(filterset).filter(ruling__cases__in=Case.objects.visible())
    for ruling, result, *topics in read_bounded(rows.values_list("ruling", "result", *columns)):
        for key, name in units_in(topics):
            yield Observation(ruling, key, result, name)


def topic_columns(path: str) -> list[str]:
    """The public ids and names of a topic and of each broader one."""
    steps = [f"{path}{'__parent' * broader}" for broader in range(BROADER_AT_MOST + 1)]
    return [f"{step}__{name}" for step in steps for name in ("public_id", "name")]


def results_by_country(filterset: GroupedFilterSet) -> Iterator[Observation]:
    rows = dispositions(filterset).values_list("ruling", "result", "ruling__court__country")
    for ruling, result, country in read_bounded(rows):
        yield Observation(ruling, country or None, result)


def results_by_case_type(filterset: GroupedFilterSet) -> Iterator[Observation]:
    rows = dispositions(filterset).filter(ruling__cases__in=Case.objects.visible())
    for ruling, result, case_type in read_bounded(rows.values_list("ruling", "result", "ruling__cases__case_type")):
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


def times(*columns: str, parts: Callable[[Sequence[Any]], Iterable[tuple[str | None, str]]]) -> Observations:
    """For each case, the fewest and the most days from its filing to its last verdict that the dates allow.

    `parts` makes of the values in these columns the keys and labels under which the case stands.
    """
    known = ("cases", "cases__public_id", "cases__title")
    dates = ("cases__filed_on_earliest", "cases__filed_on_latest", "issued_on_earliest", "issued_on_latest")

    def observations(filterset: GroupedFilterSet) -> Iterator[Observation]:
        cases = filterset.qs.filter(has_two_ends("filed_on")).values("pk")
        verdicts = Ruling.objects.visible().verdicts().filter(has_two_ends("issued_on"), cases__in=cases)
        rows = verdicts.order_by("cases", "issued_on_earliest", "pk").values_list(*known, *dates, *columns)
        last = {(row[0], *row[7:]): row for row in read_bounded(rows)}
        for case, public_id, title, *days_and_values in last.values():
            days, url = days_between(*days_and_values[:4]), unit_address("case-detail", public_id)
            for key, label in parts(days_and_values[4:]):
                yield Observation(case, key, label=label, value=days, name=title, url=url)

    return observations


def units_in(values: Sequence[Any]) -> Iterable[tuple[str | None, str]]:
    """Units by public id and name in turn, each once; one without a key where there is none."""
    found = {key: name for key, name in zip(values[::2], values[1::2], strict=True) if key}
    return found.items() or [(None, "")]


def code_in(values: Sequence[Any]) -> Iterable[tuple[str | None, str]]:
    return [(values[0] or None, "")]


def days_between(filed: date, filed_at_most: date, issued: date, issued_at_most: date) -> tuple[int, int]:
    """The fewest and the most days. A ruling dated before the filing, by error or court rule, took no time."""
    return max(0, (issued - filed_at_most).days), max(0, (issued_at_most - filed).days)


def cited_facts(citations: QuerySet, filterset: GroupedFilterSet, *columns: str) -> Iterator[tuple[Any, ...]]:
    """A case that meets the filters, and the kind, the unit and the path of a fact on it, with further columns.

    A fact of a ruling stands on every case that the ruling decides; all others on the one to which their unit belongs.
    """
    cases = filterset.qs.values("pk")
    units = Q(unit_id__in=Case.objects.visible().filter(pk__in=cases).values("public_id"))
    for below in (Ruling.objects.visible().filter(cases__in=cases), Reaction.objects.visible().filter(case__in=cases)):
        units |= Q(unit_id__in=below.values("public_id"))
    joined = RulingCase.objects.visible().filter(ruling__public_id=OuterRef("unit_id"), order__gt=0)
    found = citations.filter(units).annotate(
        home=Coalesce("unit__parent_id", "unit_id"), kind=F("unit__kind"), is_joined=Exists(joined)
    )
    rows = read_bounded(found.values_list("is_joined", "home", "kind", "unit_id", "path", *columns).distinct())
    several = cases_of_rulings(filterset, {row[3] for row in rows if row[0]})
    for _, home, kind, unit, *rest in rows:
        for case in several.get(unit, [home]):
            yield case, kind, unit, *rest


def cases_of_rulings(filterset: GroupedFilterSet, rulings: set[str]) -> dict[str, list[str]]:
    """Which of the cases that meet the filters these rulings decide, by public ids; no query for no ruling."""
    found: dict[str, list[str]] = {}
    if rulings:
        rows = RulingCase.objects.visible().filter(ruling__public_id__in=rulings, case__in=filterset.qs.values("pk"))
        for ruling, case in rows.values_list("ruling__public_id", "case__public_id"):
            found.setdefault(ruling, []).append(case)
    return found


def disputed(filterset: GroupedFilterSet) -> Iterator[Observation]:
    for case, kind, unit, path in cited_facts(disputed_facts(), filterset):
        yield Observation(case, citable_field(kind, path), value=(unit, path))


def single_source(filterset: GroupedFilterSet) -> Iterator[Observation]:
    """Every supported fact; those with several sources have no record and count in the measure only."""
    for case, kind, unit, path, origins in cited_facts(supported_facts(), filterset, "origins"):
        value = (unit, path, origins == 1)
        yield Observation(case if origins == 1 else None, citable_field(kind, path), value=value)
