"""What is typed and not saved: kept for its own account, back in the form, gone after saving, and of use to nobody else."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cases.models import Case, Claim, Source
from casetracker.core.models import KeptForm
from casetracker.desk.kept import keeping
from casetracker.desk.kept.keeping import Opened
from parties.models import Party
from rulings.models import Ruling
from tests import builders
from tests.editor import Editor, Form, admin_path, plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def me() -> Editor:
    return Editor(superuser=True, name="me")


@pytest.fixture
def other() -> Editor:
    return Editor(superuser=True, name="other")


def keep(form: Form, client: Client | None = None) -> Any:
    """Send what stands in the form, as the script does."""
    data = {name: value for name, value in form.values.items() if name}
    return (client or Client(enforce_csrf_checks=True)).post("/admin/kept/", data)


def notice(form: Form) -> str:
    return plain(form.html.partition('<div id="kept_notice">')[2].partition('<form method="post" id="')[0])


def restored(editor: Editor, path: str) -> Form:
    """Open the form and follow its link to restore."""
    query = re.search(r'href="(\?[^"]*kept=[^"]+)"', editor.get(path).content.decode())[1].replace("&amp;", "&")
    return editor.form(path + query)


def test_restored_form_has_fields_boxes_and_added_rows_and_is_gone_once_saved(me: Editor, other: Editor) -> None:
    case = builders.a_case(published=False)
    claim = builders.a_claim(case)
    form = me.add(Ruling, f"?case={case.pk}").type(kind="order", issued_on="no date at all", **{"bench": ""})
    form.row("dispositions", description="Typed into a new row").row("dispositions", description="זכות", claims=[claim])
    answer = keep(form)

    back = me.form(form.path)
    filled = restored(me, admin_path(Ruling) + "add/")

    assert (answer.status_code, answer.json()) == (200, {"logged_in": False})
    assert keep(filled, me.client).json() == {"logged_in": True}
    assert "You left this form on" in notice(back) and back.values["dispositions-TOTAL_FORMS"] == "0"
    assert "Restored, and not saved yet" in notice(filled)
    assert filled.errors == []
    assert {name: filled.values.get(name) for name in form.values if name in (*FIELDS, "kind", "case")} == {
        name: form.values[name] for name in form.values if name in (*FIELDS, "kind", "case")
    }
    assert "kept_notice" in other.get(form.path).content.decode() and "Restore" not in other.response.content.decode()
    saved = filled.type(issued_on="2020-07-12").save("_continue")
    assert list(Ruling.objects.get().dispositions.values_list("description", flat=True).order_by("id")) == [
        "Typed into a new row",
        "זכות",
    ]
    assert (KeptForm.objects.count(), notice(saved)) == (0, "")


FIELDS = [f"dispositions-{n}-{name}" for n in (0, 1) for name in ("description", "claims", "decides")]
