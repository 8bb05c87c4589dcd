"""The page that sets records side by side, and finds those that its address names."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from casetracker.core.units import UnitQuerySet
from casetracker.lists.rows import RowData, Rows
from casetracker.lists.unit_lookup import PUBLIC_ID
from casetracker.reading.comparing.facts import IN_WORDS, SHOWN_AT_MOST, Fact, lines
from casetracker.web.addresses import list_address
from casetracker.web.resolver import Moved, resolve

AT_MOST = 4
CHOICES_AT_MOST = 10
"""Records that are offered where words fit several."""
TEXT_AT_MOST = 200
SHORT_AT_MOST = 32


@dataclass(frozen=True)
class Comparing:
    """What of one kind can be set side by side."""

    noun: str
    """The parameter of the address, and the word for one of them."""
    url_name: str
    template: str
    form_template: str
    records: Callable[[], UnitQuerySet]
    """The records that the public sees."""
    found: Callable[[str], list[Any]]
    """The records that a number or words name, at most CHOICES_AT_MOST."""
    read: Callable[[list[Any]], Rows]
    """The records in the order given: `id`, `url`, `title`, `title_language`, and what `facts` tells."""
    facts: Callable[[Rows], list[Fact]]
    choice: Callable[[Any], RowData]
    """What tells a found record from others: `id`, `title`, `title_language`, `where`, `number`."""
    near: Callable[[Rows], Rows] = lambda records: []
    """Records that belong to these, to go on from here, as `choice` has them."""
    relations: Callable[[Rows], list[tuple[str, str, str]]] = lambda records: []
    """What one of them is to another: the ids of both, with the label between them."""

    def address(self, ids: list[str]) -> str:
        """The address of the page with these records."""
        query = urlencode([(self.noun, each) for each in ids])
        return f"{list_address(self.url_name)}?{query}" if ids else list_address(self.url_name)


@dataclass(frozen=True)
class Named:
    """What one parameter of the address names: a record, none, or several from which the reader chooses."""

    text: str
    found: list[Any]

    @property
    def record(self) -> Any:
        return self.found[0] if len(self.found) == 1 else None


def comparison_view(kind: Comparing) -> Callable[[HttpRequest], HttpResponse]:
    """The page for records of one kind, each named by its id, its address, a number of it, or words."""

    def view(request: HttpRequest) -> HttpResponse:
        texts = list(dict.fromkeys(text.strip() for text in request.GET.getlist(kind.noun) if text.strip()))
        try:
            named = [Named(text, records_named(kind, text)) for text in texts[:AT_MOST]]
        except Moved as moved:
            return HttpResponseRedirect(
                kind.address([text.replace(moved.old, moved.new) for text in texts]), status=308
            )
        errors = wrong_in(request, kind, texts)
        records = list({each.record.pk: each.record for each in named if each.record}.values())
        ids = [record.public_id for record in records]
        if not errors and all(each.record for each in named) and texts != ids:
            return HttpResponseRedirect(kind.address(ids))
        is_missing = any(not each.found for each in named)
        status = 400 if errors else 404 if is_missing else 200
        return render(request, kind.template, {**context(kind, records, named), "errors": errors}, status=status)

    return view


def records_named(kind: Comparing, text: str) -> list[Any]:
    """The record with this id or address, else those that its number or words name.

    Raises Moved (308) and Gone (410) for an id; one that is hidden finds as little as one that was never given.
    """
    if match := PUBLIC_ID.match(text):
        with suppress(Http404):  # a word can look like an id
            return [resolve(kind.records(), match[1])]
    return [] if len(text) > TEXT_AT_MOST else kind.found(text)


def wrong_in(request: HttpRequest, kind: Comparing, texts: list[str]) -> dict[str, list[str]]:
    """What cannot be answered, by parameter."""
    errors = {name: [f"Unknown parameter; there is {kind.noun}."] for name in request.GET if name != kind.noun}
    if len(texts) > AT_MOST:
        errors[kind.noun] = [
            f"At most {IN_WORDS[AT_MOST]} {kind.noun}s stand side by side. The first {IN_WORDS[AT_MOST]} are shown; "
            "take one of them out before you add another."
        ]
    return errors


def context(kind: Comparing, records: list[Any], named: list[Named]) -> dict[str, Any]:
    """What the template asks: the rows once there are two columns, and how to go on from here."""
    ids = [record.public_id for record in records]
    columns = kind.read(records) if records else []
    for column, short in zip(columns, short_titles(columns), strict=True):
        column["short"] = short
    by_id = {column["id"]: column for column in columns}
    is_comparison = len(columns) > 1
    return {
        "columns": columns,
        "form_template": kind.form_template,
        "lines": lines(kind.facts(columns), columns) if is_comparison else [],
        "relations": [(by_id[one], label, by_id[other]) for one, label, other in kind.relations(columns)],
        "most": SHOWN_AT_MOST,
        "most_slice": f":{SHOWN_AT_MOST}",
        "removals": [(each, kind.address([other for other in ids if other != each["id"]])) for each in columns]
        if is_comparison
        else [],
        "missing": [each.text for each in named if not each.found],
        "choices": [
            (each.text, [(kind.choice(one), kind.address([*ids, one.public_id])) for one in each.found])
            for each in named
            if len(each.found) > 1
        ],
        "near": [(each, kind.address([*ids, each["id"]])) for each in kind.near(columns)],
        "kept": ids,
        "has_room": len(ids) < AT_MOST,
        "number": len(columns),
        "canonical": kind.address(sorted(ids)),
    }


def short_titles(columns: Rows) -> list[str]:
    """What a phone shows above each cell: who brought the case where that tells the columns apart, else the title."""
    titles = [column["title"] for column in columns]
    short = [title.partition(" v. ")[0] for title in titles]
    if len(set(short)) == len(titles) and all(len(each) <= SHORT_AT_MOST for each in short):
        return short
    if len(set(titles)) == len(titles):
        return titles
    return [", ".join(filter(None, (column["title"], column.get("within")))) for column in columns]
