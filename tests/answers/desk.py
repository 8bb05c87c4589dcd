"""What an editor sees: every list, form and page of the admin, and forms that are refused."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode, urljoin

from bs4 import BeautifulSoup
from django.contrib import admin
from django.db.models import Model

from tests.answers import forms
from tests.answers.edits import base, model, place
from tests.answers.visitor import Visitor

PAGES = ("/admin/", "/admin/queue/", "/admin/nothing/", "/admin/password_change/", "/admin/preview/zzzzzzzzzz/")
LISTED = ("q=nso", "q=zzzzqq", "o=-2.1", "p=2", "nonsense=1")
FILTERS = 2
"""So many choices of each filter beside a list."""


def walk(editor: Visitor) -> None:
    for address in PAGES:
        editor.get(address)
    for label in sorted({kind._meta.app_label for kind in admin.site._registry}):
        editor.get(f"/admin/{label}/")
    for kind in sorted(admin.site._registry, key=lambda kind: kind.__name__):
        lists(editor, kind)
        adding(editor, kind)
        for unit in chosen(kind):
            one(editor, unit)
        for unit in [*chosen(kind)][1:2]:
            refused(editor, unit)


def look_in(visitor: Visitor, note: str) -> None:
    """What somebody sees who may do less than all."""
    for address in PAGES:
        visitor.get(address, note)
    login = {"username": ["editor"], "password": ["wrong"]}
    visitor.post("/admin/login/?next=/admin/", login, f"wrong password, {note}")
    for name in ("Case", "Ruling", "Party"):
        for address in (base(model(name)), f"{base(model(name))}add/"):
            visitor.get(address, note)
        for unit in chosen(model(name)):
            for page in ("change", "withdraw", "merge", "delete"):
                visitor.get(f"{place(unit)}/{page}/", note)
            visitor.get(f"/admin/preview/{unit.public_id}/", note)


def lists(editor: Visitor, kind: type[Model]) -> None:
    page = editor.get(base(kind))
    for query in LISTED:
        editor.get(f"{base(kind)}?{query}")
    for group in BeautifulSoup(page.text, "lxml").select("#changelist-filter ul"):
        for link in group.select("a[href]")[1 : FILTERS + 1]:
            editor.get(urljoin(base(kind), str(link["href"])))


def adding(editor: Visitor, kind: type[Model]) -> None:
    """The empty form, and the same sent back; names that are looked for while they are typed."""
    page = f"{base(kind)}add/"
    answer = editor.get(page)
    if answer.status != 200:
        return
    editor.get(f"{page}?_popup=1")
    editor.get(f"{page}?case=1")
    form = forms.values(answer.text)
    editor.post(page, forms.sent(form), "empty")
    for field in BeautifulSoup(answer.text, "lxml").select("[data-ajax--url]"):
        names = {name: field[f"data-{name.replace('_', '-')}"] for name in ("app_label", "model_name", "field_name")}
        for term in ("", "nso"):
            editor.get(f"{field['data-ajax--url']}?{urlencode({'term': term, **names})}")


def chosen(kind: type[Model]) -> Iterator[Model]:
    """The first, one in the middle and the last."""
    rows = list(kind._base_manager.order_by("pk"))
    yield from dict.fromkeys([rows[0], rows[len(rows) // 2], rows[-1]] if rows else [])


def one(editor: Visitor, unit: Model) -> None:
    """A record's form and the pages to which it leads."""
    page = f"{place(unit)}/change/"
    answer = editor.get(page)
    links = (urljoin(page, str(link["href"])) for link in BeautifulSoup(answer.text, "lxml").select("a[href]"))
    below = re.compile(rf"{place(unit)}/(?!change/)|/admin/preview/")
    for address in dict.fromkeys(link for link in links if below.match(link)):
        editor.get(address)


def refused(editor: Visitor, unit: Model) -> None:
    """Pages that a record may not have, and its form emptied."""
    for name in ("delete", "history", "merge", "withdraw"):
        editor.get(f"{place(unit)}/{name}/")
    page = f"{place(unit)}/change/"
    if form := forms.values(editor.look(page)):
        editor.post(page, forms.emptied(form), "emptied")
        editor.post(page, forms.sent({"seen": [""]}), "nothing at all")
