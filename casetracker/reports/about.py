"""Which page and which fact a report is about, as an address of this site says it."""

import re
from dataclasses import dataclass

from django.urls import Resolver404, resolve, reverse

from casetracker.core.merging import unit_models
from casetracker.core.models import UnitId
from casetracker.core.writing import interchange
from casetracker.history.pages import places_of_units

PATH = re.compile(r"(?:(?P<part>[a-z_]+)/[a-z0-9-]+\.)?(?P<field>[a-z_]+)")
LONGEST = 200


@dataclass(frozen=True)
class About:
    """A page of this site, and perhaps a fact on it."""

    page: str = ""
    unit_ref: str = ""
    title: str = ""
    """The record's, where everybody may read it."""
    fact: str = ""
    """Its path, as citations write it."""
    fact_name: str = ""


def about(path: str, fact: str) -> About:
    """Read the address of a page; what is none of ours, or of the desk, stands for no page.

    Of a record that nobody may read there is nothing but the address that was asked for.
    """
    path = path.partition("?")[0].partition("#")[0]
    try:
        found = resolve(path) if len(path) <= LONGEST else None
    except Resolver404:
        found = None
    if found is None or found.namespaces or path.startswith(("/admin/", reverse("report"))):
        return About()
    captured = found.captured_kwargs  # type: ignore[attr-defined]  # beyond the stubs
    page = reverse(found.view_name, kwargs=captured)  # without the words that may stand after an id
    unit_ref = str(found.kwargs.get("public_id", ""))
    place = places_of_units([unit_ref]).get(unit_ref)
    if place is None:
        return About(page)
    name = fact_name(unit_ref, fact)
    return About(page, unit_ref, place["title"], fact if name else "", name)


def fact_name(unit_ref: str, path: str) -> str:
    """What readers call the fact; blank where the record has none of this path."""
    found = PATH.fullmatch(path)
    kind = UnitId.objects.filter(pk=unit_ref).values_list("kind", flat=True).first()
    model = next((each for each in unit_models() if each.kind_name() == kind), None)
    if found is None or model is None or len(path) > LONGEST:
        return ""
    return interchange.fact_names(model).get(found["part"] or "", {}).get(found["field"], "")
