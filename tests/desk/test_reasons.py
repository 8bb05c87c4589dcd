"""Why: a public record changes for a public reason alone, whoever or whatever changes it."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from cases.models import Case, Judge, Source
from casetracker.core.merging import merge
from casetracker.core.models import Change
from casetracker.core.writing import writing
from parties.models import Party
from tests import builders as b
from tests.desk.test_roles import member_of
from tests.editor import Editor

pytestmark = pytest.mark.django_db
UNCHANGED = "Nothing was changed, so there is nothing to give a reason for. Change something, or empty this field."


def editor_as(role: str) -> Editor:
    editor = Editor(name=f"{role} at the desk")
    editor.user.groups.add(*member_of(role).groups.all())
    return editor


def needed(unit: Any) -> str:
    return f"Readers see “{unit}”, or have seen it: say why it is changed. The reason is public."


def public_ones() -> dict[str, Any]:
    """A public case and what it shares with others, each with the field that a test changes."""
    ruling = b.a_ruling(case := b.a_case(topics=[b.a_topic()]), judge=b.a_judge())
    b.a_participation(case, b.a_party())
    party = case.participations.get().party
    units = [case, case.court, case.topics.get(), ruling.panel.get().judge, Source.objects.visible().first(), party]
    return {unit.kind_name(): unit for unit in (type(each)._base_manager.get(pk=each.pk) for each in units)}


def test_a_public_record_changes_with_a_reason_and_stands_on_the_page_of_changes() -> None:
    publisher, units = editor_as("publisher"), public_ones()
    for kind, unit in units.items():
        field = "title" if kind in ("case", "source") else "name"
        page = publisher.change(unit).type(**{field: f"Another {kind}"})

        refused = page.press("_save")
        assert refused.errors == [needed(f"Another {kind}")]
        assert refused.values[field] == f"Another {kind}"
        assert str(type(unit)._base_manager.get(pk=unit.pk)) == str(unit)
        refused.type(reason=f"A better {kind}").save()

        row = Change.objects.filter(unit_ref=unit.public_id).order_by("-id")[0]
        assert (row.event, row.reason, row.by, row.is_public) == ("changed", f"A better {kind}", publisher.user, True)

    html = Client().get("/changes/").content.decode()
    for kind, unit in units.items():
        assert f"A better {kind}" in html
        assert f'<a href="{unit.get_absolute_url()}">' in html


def test_the_page_of_changes_names_nobody_without_a_page_and_nothing_hidden() -> None:
    case = b.a_case()
    for name, columns in (("Quiet Person", {"exposure": "private"}), ("A.B.", {"identity": "protected"}), ("Loud", {})):
        b.a_participation(case, b.a_party(name, kind="person", **columns))
    hidden = b.a_party("Of a draft")
    b.a_participation(b.a_case(published=False), hidden)
    for party in Party.objects.all():
        with writing(reason=f"About {party.name}") as change:
            change.touch(party)
            party.note = "More about it"
            party.save()

    html = Client().get("/changes/").content.decode()

    names = ("Quiet Person", "A.B.", "Of a draft", "Loud")
    assert [name for name in names if f"About {name}" in html] == ["Loud"]
    assert [name for name in names if f"<bdi>{name}</bdi>" in html] == ["Loud"]


def test_a_reason_without_a_change_is_told_and_kept() -> None:
    publisher, case = editor_as("publisher"), b.a_case()
    before = Change.objects.count()

    page = publisher.change(case).type(reason="Much better now").press("_save")

    assert (page.errors, page.values["reason"]) == ([UNCHANGED], "Much better now")
    assert Change.objects.count() == before
    assert publisher.change(case).press("_save").errors == []  # neither a reason nor a change


def test_what_nobody_sees_changes_without_a_reason() -> None:
    editor, draft, party = editor_as("editor"), b.a_case(published=False), b.a_party("Not seen")

    editor.change(draft).type(title="Another").save()
    editor.change(party).type(name="Another").save()

    assert (Case.objects.get().title, Party.objects.get().name) == ("Another", "Another")


def test_the_write_path_asks_whoever_changes_something_public() -> None:
    case, draft = b.a_case(), b.a_case("Draft", published=False)
    editor = member_of("editor")

    def retitle(unit: Case, **who: Any) -> None:
        unit.refresh_from_db()
        with writing(**who) as change:
            change.touch(unit)
            unit.title = "Another"
            unit.save()

    with pytest.raises(ValidationError, match="say why it is changed"):
        retitle(case)
    with pytest.raises(PermissionDenied):
        retitle(case, by=editor, reason="Because")
    retitle(draft, by=editor)
    assert [Case.objects.get(pk=unit.pk).title for unit in (case, draft)] == [
        "Amnesty v. Ministry of Defence",
        "Another",
    ]


def test_merging_public_entries_takes_a_reason() -> None:
    survivor, double = b.a_judge("Rachel Barkai"), b.a_judge("R. Barkai")
    b.a_ruling(judge=double)

    with pytest.raises(ValidationError, match="Say why they are one"):
        merge(double, survivor, by=None, reason="")

    assert Judge.objects.unmerged().count() == 2
