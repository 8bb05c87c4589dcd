"""Whole lists as bibliographies: every record that a list found, or the sources on which these rest, each once.

They take the filters and the order of the list, and are sent in portions, as its other files are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from cases.models import Case, Citation, Source
from casetracker.citing.forms import FORMS, RECORD_FORMS, STYLE_FORMS, Form
from casetracker.citing.found import FoundCase, FoundReaction, FoundRuling, id_row
from casetracker.citing.references import case_reference, reaction_reference, ruling_reference
from casetracker.citing.sources import BIBLIOGRAPHY_FORMS, SourceReference, source_reference
from casetracker.lists.exports import PAGES_ONLY, Chunks, refuse
from casetracker.lists.listing import Listing
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.cases.listing import CASES
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.reading.rulings.listing import RULINGS, VERDICTS
from casetracker.reading.sources.listing import SOURCES
from casetracker.reading.sources.rows import SourceListRow
from casetracker.web.problems import SHOWN, InvalidParameters
from rulings.models import Reaction, Ruling

Refer = Callable[[RowData, str], Any]
"""Makes the citation of a row; the site's scheme and host stand in the address of a record."""
RULING_FORMS: dict[str, Form[Any]] = {**RECORD_FORMS, **STYLE_FORMS}
"""The formats of a list of rulings, or of cases by their verdicts: each style is a text of its own."""


@dataclass(frozen=True)
class CitableList:
    """A list with the columns that a citation needs, and how each of its rows is cited."""

    listing: Listing
    refer: Refer
    forms: dict[str, Form[Any]]


def cited_in_case(refer: Callable[[RowData, RowData, str], Any]) -> Refer:
    return lambda row, origin: refer(row["case"], row, origin)


LISTS = {
    "cases": CitableList(replace(CASES, row=FoundCase, matched=None), case_reference, RULING_FORMS),
    "rulings": CitableList(replace(RULINGS, row=FoundRuling), cited_in_case(ruling_reference), RULING_FORMS),
    "verdicts": CitableList(replace(VERDICTS, row=FoundRuling), cited_in_case(ruling_reference), RULING_FORMS),
    "reactions": CitableList(replace(REACTIONS, row=FoundReaction), cited_in_case(reaction_reference), RECORD_FORMS),
    "sources": CitableList(SOURCES, lambda row, origin: source_reference(row), BIBLIOGRAPHY_FORMS),
}
"""What can be cited as a whole, by the first part of its address."""


def cite_list(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """Every record that the list finds, as citations."""
    cited = LISTS[name]
    if form not in cited.forms:
        raise Http404
    origin = f"{request.scheme}://{request.get_host()}"

    def references(portion: Rows) -> list[Any]:
        return [cited.refer(row, origin) for row in portion]

    return whole_list(request, cited.listing, references, cited.forms[form], f"{name}.{form}")


def list_sources(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """The sources of every record that the list finds, each once, in the order of the list."""
    found = SOURCED_LISTS[name]
    sources = SourcesOnce(found.units_of)
    return whole_list(request, found.listing, sources, BIBLIOGRAPHY_FORMS[form], f"sources-of-{name}.{form}")


def whole_list(
    request: HttpRequest, listing: Listing, refer: Callable[[Rows], list[Any]], form: Form[Any], name: str
) -> HttpResponseBase:
    """The file; its first portion is read before anything is sent, so that a wrong parameter is still an error."""
    try:
        rows = portions(request, listing)
        found = chain([next(rows)], rows)
    except InvalidParameters as error:
        return problems(error.errors)
    except ValidationError as error:
        return problems(error.message_dict)
    answer = StreamingHttpResponse(form.portions(map(refer, found)), content_type=form.media_type)
    is_for_people = form.media_type.startswith("text/plain")
    suffix = "" if name.endswith(tuple(f".{known}" for known in FORMS)) else ".txt"
    disposition = "inline" if is_for_people else "attachment"
    answer.headers["Content-Disposition"] = f'{disposition}; filename="{name}{suffix}"'
    return answer


def portions(request: HttpRequest, listing: Listing) -> Iterator[Rows]:
    """The rows of the list that the address asks for; InvalidParameters or ValidationError where it cannot be read."""
    filterset = listing.filterset(request.GET)
    if not filterset.is_valid():
        raise InvalidParameters(dict(filterset.errors))
    refuse(request.GET, (*PAGES_ONLY, "format"), "A whole list has no pages, and its format stands in the address.")
    return Chunks(listing, filterset, request.GET.get("ordering", ""))


def problems(errors: dict[str, list[str]]) -> HttpResponse:
    """What the address asks wrongly, a line for each."""
    lines = [f"{name}: {problem}\n" for name, problems in errors.items() for problem in problems][:SHOWN]
    return HttpResponse("".join(lines), status=400, content_type="text/plain; charset=utf-8")


UnitsOf = Callable[[list[str]], dict[str, str]]
"""Of the records with these public ids: what of them cites sources, each with the record to which it belongs."""


def units_of_cases(cases: list[str]) -> dict[str, str]:
    """A case rests on what its visible rulings and reactions cite, too; one on which several rest is named once."""
    found = {case: case for case in cases}
    for units, case in ((Ruling.objects.visible(), "cases"), (Reaction.objects.visible(), "case")):
        found |= dict(units.filter(**{f"{case}__public_id__in": cases}).values_list("public_id", f"{case}__public_id"))
    return found


def themselves(records: list[str]) -> dict[str, str]:
    return {record: record for record in records}


@dataclass(frozen=True)
class SourcedList:
    """A list of which no more is read than which records it finds, and what of these cites sources."""

    listing: Listing
    units_of: UnitsOf


SOURCED_LISTS = {
    "cases": SourcedList(replace(CASES, row=id_row(Case), matched=None), units_of_cases),
    "rulings": SourcedList(replace(RULINGS, row=id_row(Ruling)), themselves),
    "verdicts": SourcedList(replace(VERDICTS, row=id_row(Ruling)), themselves),
    "reactions": SourcedList(replace(REACTIONS, row=id_row(Reaction)), themselves),
}
"""The lists whose sources can be had, by the first part of the address."""


class SourcesOnce:
    """The sources of one portion of records after another, without those that an earlier one had.

    Between portions it keeps the primary keys of the sources, and nothing else.
    """

    def __init__(self, units_of: UnitsOf) -> None:
        self.units_of = units_of
        self.seen: set[int] = set()

    def __call__(self, portion: Rows) -> list[SourceReference]:
        places = {row["id"]: place for place, row in enumerate(portion)}
        units = self.units_of(list(places))
        cited = Citation.objects.filter(unit__in=units).order_by().values_list("unit_id", "source_id").distinct()
        in_order = sorted(cited, key=lambda pair: (places[units[pair[0]]], pair[1]))
        new = list(dict.fromkeys(source for _, source in in_order if source not in self.seen))
        self.seen.update(new)
        rows = list(Source.objects.visible().filter(pk__in=new).values(*SourceListRow.columns()))
        built = dict(zip((row["pk"] for row in rows), SourceListRow.build_all(rows), strict=True))
        return [source_reference(built[pk]) for pk in new if pk in built]
