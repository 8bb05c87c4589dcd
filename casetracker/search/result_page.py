"""Answer a question with filters by a page of ranked cases, each with the sentence of its hit; for page and API."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from cases.models import Case
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.finder import Facet
from casetracker.reading.cases.listing import CASES
from casetracker.reading.cases.rows import CaseRow
from casetracker.search.counted import RECORDS_AT_MOST
from casetracker.search.excerpts import Excerpt, excerpts
from casetracker.search.facets import facets
from casetracker.search.index.grammar import parse
from casetracker.search.ranking import RankedSearch
from casetracker.search.suggestions import Suggestion, suggest

SIZE = 20
NO_EXCERPT: Excerpt = {"kind": "case", "part": "", "place": "", "within": "", "of": "", "url": "", "parts": []}
PAGES_AT_MOST = 50


@dataclass
class ResultPage:
    """What a search answers. Where there are `errors`, by parameter, it holds the filters and nothing else."""

    q: str
    filterset: GroupedFilterSet
    errors: dict[str, list[str]] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    page: int = 1
    has_next: bool = False
    is_cut: bool = False
    number: int = 0
    """Cases that were found; counted for pages alone, and no further than they ask."""
    names: list[Suggestion] = field(default_factory=list)
    facets: list[Facet] | None = None
    """None when they were not counted: more than 20,000 records match, and nobody asked for it."""


def empty_page(parameters: QueryDict) -> ResultPage:
    """The page before the search. Nothing is raised: what cannot be answered stands in `errors`."""
    kept = parameters.copy()
    for name in ("page", "facets"):
        kept.pop(name, None)
    filterset = CASES.filterset(kept)
    found = ResultPage(parameters.get("q", "").strip(), filterset)
    if not filterset.is_valid():
        found.errors |= dict(filterset.errors)
    found.errors |= {name: ["A search is ranked; leave it out."] for name in filterset.extra_parameters if name in kept}
    if parameters.get("facets", "yes") != "yes":
        found.errors["facets"] = [f"“{parameters['facets']}” is not known; write yes."]
    try:
        found.page = page_number(parameters)
    except ValidationError as error:
        found.errors["page"] = error.messages
    return found


def result_page(parameters: QueryDict, counted_at_most: int | None = None) -> ResultPage:
    """The page of a search that these parameters ask for; what readers see is counted so far and no further."""
    found = empty_page(parameters)
    if found.errors or not found.q:
        return found
    search = fill(found)
    if counted_at_most:
        found.number = search.number_of_cases(counted_at_most + 1)
    if "facets" in parameters:
        found.facets = facets(found.filterset, "cases")
    elif not search.is_longer_than(RECORDS_AT_MOST):
        found.facets = facets(found.filterset, "cases", counted_at_most)
    return found


def fill(found: ResultPage) -> RankedSearch:
    """Fill in the page; return the search that found its rows."""
    question = parse(found.q)
    chosen = [name for name, value in found.filterset.form.cleaned_data.items() if value and name != "q"]
    search = RankedSearch(question, found.filterset.without("q") if chosen else None)
    hits = search.hits(found.page * SIZE + 1)
    shown = hits[(found.page - 1) * SIZE : found.page * SIZE]
    found.has_next = len(hits) > found.page * SIZE and found.page < PAGES_AT_MOST
    found.is_cut = search.is_cut
    marked = excerpts(question, shown)
    rows = Case.objects.visible().filter(pk__in=[hit.case for hit in shown]).values(*CaseRow.columns())
    by_pk = {row["pk"]: row for row in rows}
    kept = [hit for hit in shown if hit.case in by_pk]
    cards = CASES.rows(found.filterset, [by_pk[hit.case] for hit in kept])
    found.rows = [
        {**card, "hit": {"tier": hit.tier, **marked.get(hit.case, NO_EXCERPT)}}
        for card, hit in zip(cards, kept, strict=True)
    ]
    if found.page == 1:
        found.names = suggest(found.q, ("party", "judge", "court"), 5)
    return search


def page_number(parameters: QueryDict) -> int:
    given = parameters.get("page", "1")
    if not (given.isascii() and given.isdigit() and len(given) < 4 and 1 <= int(given) <= PAGES_AT_MOST):
        raise ValidationError(f"A search has pages 1 to {PAGES_AT_MOST}; for more, add a filter or use /cases/?q=.")
    return int(given)
