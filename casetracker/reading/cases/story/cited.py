"""Reads what the units of a story cite: the sources, by their numbers on the case, and the citations."""

from itertools import chain
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from cases.models import Case, CaseSource, Citation, Source
from casetracker.lists.rows import Rows
from casetracker.reading.cases.story.source_serializers import CitationSerializer, SourceSerializer


def read_sources(case: Case, units: list[str]) -> Rows:
    """What these units cite, by the numbers on the case; last what gets its number when an embargo's end is logged."""
    cited = Citation.objects.filter(unit_id__in=units).values("source")
    return sources_by_number(case, Source.objects.filter(pk__in=cited))


def sources_by_number(case: Case, sources: QuerySet[Source]) -> Rows:
    """These sources by their numbers on the case, those without one last."""
    number = CaseSource.objects.current().filter(case=case, source=OuterRef("pk")).values("number")[:1]
    rows = sources.annotate(number=Subquery(number))
    rows = rows.order_by(F("number").asc(nulls_last=True), "pk")
    return list(rows.values(*SourceSerializer.columns()))


def read_citations(units: list[str]) -> Rows:
    rows = Citation.objects.filter(unit_id__in=units).order_by("id")
    return list(rows.values(*CitationSerializer.columns()))


def read_evidence(case: Case, units: list[str], named: dict[str, dict[int, str]]) -> dict[str, Any]:
    """What sources say of these units and of what they name, and the sources of the case, as `StoryRows` has them."""
    cited = [*units, *chain.from_iterable(map(dict.values, named.values()))]
    return {"citations": read_citations(cited), "sources": read_sources(case, units)}
