"""Compute anew what follows from the record, report what has drifted from it, and repair that on request."""

from collections.abc import Iterator

from django.apps import apps
from django.db import transaction
from django.db.models import Count, F, Max, QuerySet

from cases.choices import CASE_NUMBERS
from cases.models import Case, CaseIdentifier, Citation
from casetracker.core.change_log import recording
from casetracker.core.models import UnitId
from casetracker.core.naming.fields import fill_keys, key_fields, stale_keys
from casetracker.core.numbering import assign_numbers
from casetracker.core.references import earliest_reference
from casetracker.core.units import EditorialUnit, NumberedPart, Unit
from casetracker.core.visibility import store_visibility
from casetracker.core.writing import settle
from casetracker.exchange.shapes import unit_model
from rulings.models import JoinedCase, Reaction, Ruling, RulingCase, RulingIdentifier
from rulings.models.unit import CaseUnit

BATCH = 500
KINDS_IN_ORDER = ["case", "ruling", "reaction", "topic", "judge", "court", "party", "source"]
"""Parents before their children, and what refers before what is referred to."""
DERIVED_COLUMNS = ["visible_from", "number", "numbers", "result", "favours", "is_verdict"]

DerivedValues = dict[tuple[str, str], object]
"""Everything that follows from something else, by the unit's public id and a name for readers of the report."""


def check_record(*, repair: bool) -> list[str]:
    """One line for each thing that is not as it must be; `repair` puts right what can be computed.

    One transaction, because everything that follows from a wrong value would be reported as wrong, too.
    """
    with recording():
        found = [line for kind in KINDS_IN_ORDER for line in drift_of_kind(unit_model(kind))]
        found += [*stale_names_and_numbers(), *published_without_source(), *gaps_in_numbers(), *misplaced_citations()]
        transaction.set_rollback(not repair)
    return found


def drift_of_kind(model: type[Unit]) -> Iterator[str]:
    last = 0
    while units := list(model._base_manager.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = units[-1].pk
        yield from drift(model, units)


def drift(model: type[Unit], units: list[Unit]) -> list[str]:
    """What differs after everything that follows from these units was computed anew."""
    before = derived_values(model, units)
    settle_visibility(model, units)
    for unit in units:
        assign_numbers(unit)
    settle(units)
    after = derived_values(model, units)
    return [
        f"{model.kind_name()} {public_id}: {name} is {old}, it should be {after.get((public_id, name), 'gone')}"
        for (public_id, name), old in before.items()
        if old != after.get((public_id, name), "gone")
    ]


def settle_visibility(model: type[Unit], units: list[Unit]) -> None:
    if issubclass(model, EditorialUnit):
        instants = {unit.pk: unit.settled_visible_from() for unit in units}
    else:
        instants = earliest_reference(model, [unit.pk for unit in units])
    store_visibility(model, instants)
    registered = dict(UnitId.objects.filter(pk__in=[u.public_id for u in units]).values_list("pk", "visible_from"))
    for unit in units:
        unit.visible_from = instants[unit.pk]
        if registered[unit.public_id] != unit.visible_from:
            UnitId.objects.filter(pk=unit.public_id).update(visible_from=unit.visible_from)


def derived_values(model: type[Unit], units: list[Unit]) -> DerivedValues:
    ids = [unit.public_id for unit in units]
    found: DerivedValues = {}
    columns = [column.name for column in model._meta.fields if column.name in DERIVED_COLUMNS]
    for row in model._base_manager.filter(public_id__in=ids).values("public_id", *columns):
        found |= {(row["public_id"], name): row[name] for name in columns}
    for pk, instant in UnitId.objects.filter(pk__in=ids).values_list("pk", "visible_from"):
        found[pk, "visible_from of the public id"] = instant
    for public_id, case, number in in_cases(ids):
        found[public_id, f"its number in case {case}, in which it stands,"] = number
    for citation in Citation.objects.filter(unit_id__in=ids).select_related("source"):
        name = f"the citation of “{citation.source.title}” for “{citation.path}”"
        found[citation.unit_id, name] = "contrary" if citation.is_contrary else "no contrary one"
    return found


def in_cases(ids: list[str]) -> QuerySet:
    """In which cases the rulings among these units stand, with their numbers there."""
    return RulingCase.objects.filter(ruling__public_id__in=ids).values_list(
        "ruling__public_id", "case__public_id", "number"
    )


def stale_names_and_numbers() -> Iterator[str]:
    """Names and numbers that are stored under a key which is not theirs, as after a change of the folding."""
    for model in apps.get_models():
        if model._meta.proxy or not key_fields(model):
            continue
        for batch in stale_keys(model):
            for row, names in batch:
                yield f"{model._meta.verbose_name} {row.pk}: {', '.join(names)} is not what its name says"
        fill_keys(model)


def published_without_source() -> Iterator[str]:
    """Published units without a source: publishing refuses them, so something bypassed it."""
    cited = Citation.objects.values("unit_id")
    for model in (Case, Ruling, Reaction):
        published = model.objects.filter(state="published").exclude(public_id__in=cited)
        for public_id in published.values_list("public_id", flat=True):
            yield f"{model.kind_name()} {public_id}: it is published and cites no source"


def misplaced_citations() -> Iterator[str]:
    """Citations of a ruling that stand on its case, or on a ruling that was not given in their year."""
    on_cases = CaseIdentifier.objects.current().exclude(scheme__in=CASE_NUMBERS).exclude(case__state="withdrawn")
    for row in on_cases.select_related("case"):
        yield f"case {row.case.public_id}: “{row.value}” is a ruling's citation; enter it there, and remove it here"
    for cited in RulingIdentifier.objects.current().select_related("ruling"):
        if cited.is_of_another_year:
            yield f"ruling {cited.ruling.public_id}: “{cited.value}” names another year than that of the ruling"


def gaps_in_numbers() -> Iterator[str]:
    """Numbers missing from a series. None is ever given twice or given anew, so that this cannot be repaired."""
    for model in apps.get_models():
        if model._meta.proxy or not issubclass(model, NumberedPart | CaseUnit):
            continue
        owner = getattr(model, "owner", "case")
        by_owner = model._base_manager.order_by().values(f"{owner}__public_id")
        for row in by_owner.annotate(given=Count("number"), last=Max("number")).filter(last__gt=F("given")):
            name, holder = model._meta.verbose_name, row[f"{owner}__public_id"]
            given = row["given"] + (joined_rulings(holder) if model is Ruling else 0)
            if given < row["last"]:
                yield f"{owner} {holder}: {given} of its {name} have numbers, up to {row['last']}"


def joined_rulings(case: str) -> int:
    """How many rulings of other cases have a number in this one."""
    return JoinedCase._base_manager.filter(case__public_id=case, number_there__isnull=False).count()
