"""What every list page shares."""

from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from casetracker.core.units import Unit
from casetracker.lists.exports import addresses, whole
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.finder import Facet
from casetracker.lists.keyset import Page
from casetracker.lists.listing import Listing
from casetracker.lists.unit_lookup import called
from casetracker.web.addresses import api_address, with_parameter
from casetracker.web.problems import SHOWN


def list_page(
    request: HttpRequest, listing: Listing, template: str, fields: list[str], context: dict[str, Any]
) -> HttpResponse:
    """One page of a list with its filters. A parameter that cannot be answered is named, and the others are kept."""
    filterset = listing.filterset(request.GET)
    form = filterset.form
    errors = {} if filterset.is_valid() else dict(filterset.errors)
    errors |= {name: ["Only the API takes it; leave it out."] for name in ("count", "format") if name in request.GET}
    good = without(request.GET, errors)
    if errors:
        filterset = listing.filterset(good)
        filterset.is_valid()
    page = page_of(listing, filterset, good, errors)
    context |= {
        "errors": dict(islice(errors.items(), SHOWN)),
        "page": page,
        "fields": [form[name] for name in fields],
        "chips": list(chips(request, filterset)),
        "next": page.next and with_parameter(request, "cursor", page.next),
        "previous": page.previous and with_parameter(request, "cursor", page.previous),
        "facets": narrowed(good, filterset, page.facets or []),
        "uncounted": "" if page.facets is not None or not listing.counted_as else uncounted(good),
        "exports": addresses(listing, request.path, good),
        "whole": whole(good).urlencode(),
        "api": f"{api_address(request.path)}?{good.urlencode()}".removesuffix("?"),
    }
    return render(request, template, context, status=400 if errors else 200)


def page_of(listing: Listing, filterset: GroupedFilterSet, parameters: QueryDict, errors: dict[str, Any]) -> Page:
    """The page without the paging parameters that cannot be answered; they join the errors, one by one."""
    try:
        return listing.page(filterset, parameters)
    except ValidationError as error:
        errors.update(error.message_dict)
        return page_of(listing, filterset, without(parameters, error.message_dict), errors)


def without(parameters: QueryDict, names: Any) -> QueryDict:
    """Return the parameters but for those named, and for those of a form's empty fields, which the API refuses."""
    kept = parameters.copy()
    for name in [*names, *(name for name, values in parameters.lists() if not any(values))]:
        kept.pop(name, None)
    return kept


def chips(request: HttpRequest, filterset: GroupedFilterSet):
    """The filters that are applied, each with the address of the list without it."""
    for name, condition in filterset.filters.items():
        values: list[Any] = filterset.form.cleaned_data.get(name) or []
        found: list[Unit] = filterset.found.get(name, [])
        if values:
            texts = (
                [called(unit) for unit in found]
                if found and len(found) <= 3
                else [condition.shown(value) for value in values]
            )
            yield {"name": condition.label, "text": " or ".join(texts), "remove": remove(request, name)}


def uncounted(asked: QueryDict) -> str:
    """The address of the same list with its facets."""
    parameters = without(asked, ["cursor"])
    parameters["facets"] = "yes"
    return f"?{parameters.urlencode()}"


def narrowed(asked: QueryDict, filterset: GroupedFilterSet, facets: list[Facet]) -> list[dict[str, Any]]:
    """Facets with their values, each with the address that chooses it, or takes it back."""
    found = []
    for facet in facets:
        chosen = {unit.public_id for unit in filterset.found.get(facet.name, [])}
        chosen |= {str(value) for value in filterset.form.cleaned_data.get(facet.name) or []}
        values = []
        for value in facet.values:
            parameters = without(asked, [facet.name, "cursor", "page"])
            if value.value not in chosen:
                parameters[facet.name] = value.value
            values.append((value.label, value.count, value.value in chosen, f"?{parameters.urlencode()}"))
        found.append({"facet": facet, "values": values})
    return found


def remove(request: HttpRequest, name: str) -> str:
    query = without(request.GET, [name, "cursor"]).urlencode()
    return f"{request.path}?{query}" if query else request.path
