"""The pages of a record that is only listed and shown."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casetracker.lists.listing import Listing
from casetracker.lists.pages import list_page
from casetracker.web.resolver import resolve

Page = Callable[..., HttpResponse]


def list_view(noun: str, listing: Listing, heading: str, lead: str, fields: list[str], **more: Any) -> Page:
    """The page of a list; `noun` names the folder of its templates."""
    context = {"heading": heading, "lead": lead, "row_template": f"{noun}/row.html", **more}

    def view(request: HttpRequest) -> HttpResponse:
        return list_page(request, listing, "list.html", fields, {**context})

    return view


def detail_view(noun: str, kind: str, listing: Listing, record: Callable[[Any], dict[str, Any]]) -> Page:
    """The page of one record of a list, as `record` shows it; the template calls it by its kind."""

    def view(request: HttpRequest, public_id: str) -> HttpResponse:
        records: Any = listing.records()
        return render(request, f"{noun}/detail.html", {kind: record(resolve(records, public_id))})

    return view
