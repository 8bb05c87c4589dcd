"""What an editor and the commands do to the record, so that there is a history, a withdrawal, a merger and a draft."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from tests.answers import forms
from tests.answers.visitor import Answers, Visitor, command

Step = Callable[[], Any]
"""Moves the clock to the next day."""
LOADED_AGAIN = "agmon.json"
DUMPED = 4
"""One case of so many."""


def model(name: str) -> type[Model]:
    """The product's model of this name, in whichever app it lies."""
    (found,) = (each for each in apps.get_models() if each.__name__ == name)
    return found


def base(kind: type[Model]) -> str:
    """The address of a model's list in the admin."""
    return f"/admin/{kind._meta.app_label}/{kind._meta.model_name}/"


def place(unit: Any) -> str:
    """The address of a record in the admin; its pages lie below."""
    return f"{base(type(unit))}{unit.pk}"


def first(name: str) -> Any:
    return model(name)._base_manager.order_by("pk")[0]


def work(editor: Visitor, step: Step) -> list[str]:
    """A day for each edit. Gives the public addresses of what was touched and may be gone."""
    touched = []
    for edit in (correct, conflict, correct_ruling, withdraw, merge_parties, merge_judges, enter, embargo):
        step()
        touched += edit(editor)
    step()
    return touched


def correct(editor: Visitor) -> list[str]:
    """A title, with the reason for the change."""
    case = first("Case")
    page = f"{place(case)}/change/"
    form = forms.values(editor.look(page))
    editor.post(page, forms.sent(form, "_continue", title=f"{case.title} (again)", reason="As printed"), "corrected")
    editor.get(page, "corrected")
    return [f"/cases/{case.public_id}/"]


def conflict(editor: Visitor) -> list[str]:
    """Two forms that were opened on the same version."""
    case = model("Case")._base_manager.order_by("pk")[1]
    page = f"{place(case)}/change/"
    form = forms.values(editor.look(page))
    editor.post(page, forms.sent(form, title=f"{case.title} (first)", reason="First\nof two"), "first")
    editor.post(page, forms.sent(form, title=f"{case.title} (second)", summary="Another\n\nsummary."), "second")
    editor.post(page, forms.sent(form | {"seen": ["altered"]}), "altered")
    return [f"/cases/{case.public_id}/"]


def correct_ruling(editor: Visitor) -> list[str]:
    ruling = first("Ruling")
    page = f"{place(ruling)}/change/"
    form = forms.values(editor.look(page))
    editor.post(page, forms.sent(form, summary="Said otherwise.", reason="Clearer"), "corrected")
    return [f"/rulings/{ruling.public_id}/"]


def withdraw(editor: Visitor) -> list[str]:
    """The last reaction, and a whole case."""
    touched = []
    for name, path in (("Reaction", "reactions"), ("Case", "cases")):
        unit: Any = model(name)._base_manager.order_by("-pk")[0]
        page = f"{place(unit)}/withdraw/"
        editor.get(page)
        editor.post(page, {"reason": [""]}, "no reason")
        editor.post(page, {"reason": ["It was about something else."]}, "withdrawn")
        editor.get(page, "withdrawn already")
        editor.get(f"{place(unit)}/change/", "withdrawn")
        touched += [f"/{path}/{unit.public_id}/", f"/{path}/{unit.public_id}/cite.ris"]
    return touched


def merge_parties(editor: Visitor) -> list[str]:
    return merge(editor, "Party", "parties")


def merge_judges(editor: Visitor) -> list[str]:
    return merge(editor, "Judge", "judges")


def merge(editor: Visitor, name: str, path: str) -> list[str]:
    """The first entry with the first other one that nothing keeps apart from it."""
    one, *others = model(name)._base_manager.order_by("pk")[:20]
    page = f"{place(one)}/merge/"
    editor.get(page)
    for other in others:
        asked = f"{page}?other={other.pk}"
        editor.get(asked)
        editor.post(asked, {"stays": [str(one.pk)]}, "no reason")
        answer = editor.post(asked, {"stays": [str(one.pk)], "reason": ["One under two names"]}, "merged")
        if answer.status == 302:
            editor.get(f"{place(one)}/change/", "merged")
            editor.get(asked, "merged already")
            return [f"/{path}/{other.public_id}/", f"/{path}/{other.public_id}-a-slug/", f"/{path}/{one.public_id}/"]
    raise RuntimeError(f"No two of {path} could be merged.")


def enter(editor: Visitor) -> list[str]:
    """A draft that lacks a source, sent for review."""
    form = forms.values(editor.look(page := f"{base(model('Case'))}add/"))
    editor.post(page, forms.sent(form, "_publish", title="A draft"), "a draft")
    case: Any = model("Case")._base_manager.order_by("-pk")[0]
    page = f"{place(case)}/change/"
    editor.get(page, "not published")
    form = forms.values(editor.look(page))
    editor.post(page, forms.sent(form, "_review", summary="Half of it"), "for review")
    editor.get(page, "for review")
    return [f"/cases/{case.public_id}/"]


def embargo(editor: Visitor) -> list[str]:
    """A case that readers will see later."""
    form = forms.values(editor.look(page := f"{base(model('Case'))}add/"))
    form = forms.with_row(form, "citations", source=str(first("Source").pk))
    typed = {"title": "Under embargo", "publish_at": "2027-06-01 12:00"}
    editor.post(page, forms.sent(form, "_publish", **typed), "under embargo")
    case: Any = model("Case")._base_manager.order_by("-pk")[0]
    editor.get(f"{place(case)}/change/", "under embargo")
    return [f"/cases/{case.public_id}/"]


def load_again(answers: Answers, scratch: Path) -> None:
    """One document of the record with a change in it, and what the other commands say of all."""
    document = json.loads((settings.BASE_DIR / "data" / LOADED_AGAIN).read_bytes())
    document["case"]["summary"] = "Said otherwise."
    document["rulings"][0]["citations"].pop()
    document["case"]["claims"].pop()
    changed = scratch / LOADED_AGAIN
    changed.write_text(json.dumps(document))
    broken = scratch / "broken.json"
    broken.write_text(json.dumps(document | {"nonsense": 1, "courts": [{"key": "?"}]}))
    command(answers, "load_cases", str(changed))
    command(answers, "load_cases", str(changed), "--apply")
    command(answers, "load_cases", str(broken))
    command(answers, "dump_case", "--schema")
    command(answers, "dump_case", "nothing")
    for case in model("Case")._base_manager.order_by("pk")[::DUMPED]:
        command(answers, "dump_case", case.public_id)
    for name in ("lift", "verify_changes", "check_search", "check_data", "rebuild_search", "remove_demo"):
        command(answers, name)


def remove(answers: Answers, reader: Visitor) -> None:
    """Take the record out again."""
    command(answers, "remove_demo", "--yes")
    for name in ("verify_changes", "check_search", "check_data"):
        answers[f"manage.py {name} (removed)"] = command({}, name)
    for address in ("/", "/cases/", "/statistics/", "/changes/", "/search/?q=court", "/api/v1/cases/", "/sitemap.xml"):
        reader.get(address, "removed")
