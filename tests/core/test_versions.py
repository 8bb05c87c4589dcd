"""A unit's version is the number of its rows in the change log that somebody wrote, whatever way it was written."""

from collections import Counter, defaultdict
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from casetracker.beside.lifting import lift_embargoes
from casetracker.core import publishing
from casetracker.core.merging import merge, unit_models
from casetracker.core.models import Change, UnitId
from casetracker.exchange.remove import remove_system
from parties.models import Party
from tests import builders as b
from tests.editor import Editor
from tests.exchange.samples import a_document, loaded, the_case

pytestmark = pytest.mark.django_db


def stored() -> dict[str, int]:
    """The version of every unit."""
    return {
        public_id: version
        for model in unit_models()
        for public_id, version in model._base_manager.values_list("public_id", "version")
    }


def logged() -> dict[str, list[int]]:
    """The versions in the log of every unit that is still there, in the order of the rows that somebody wrote."""
    removed = Change.objects.filter(event="removed").values("unit_ref")
    rows = Change.objects.of_versions().exclude(unit_ref__in=removed).order_by("id")
    found = defaultdict(list)
    for unit, version in rows.values_list("unit_ref", "version"):
        found[unit].append(version)
    return dict(found)


def assert_versions_are_counted_in_the_log() -> None:
    assert logged() == {public_id: list(range(1, version + 1)) for public_id, version in stored().items()}


def test_the_editors_forms() -> None:
    editor = Editor(superuser=True)
    editor.add(Party).type(name="NSO Group", kind="company").row("names", name="נ.ס.או", language="he").save()
    case = b.a_case(published=False)
    ruling = b.a_ruling(case, published=False)
    editor.change(case).type(title="Malekar v. DECA").save()
    editor.change(case).type(caption="Molly Malekar v. DECA").save("_publish_all")
    form = editor.change(ruling).type(summary="Rejected.", reason="A summary")
    form.row("citations", source=b.a_source(), path="summary").save()
    editor.change(ruling).save()  # nothing changed
    assert_versions_are_counted_in_the_log()


def test_loading_a_document_and_loading_it_again_changed() -> None:
    loaded(a_document(), publish=True)
    assert_versions_are_counted_in_the_log()
    data = a_document(title="Malekar v. Ministry of Defence")
    data["parties"][1]["name"] = "NSO Group Technologies"
    data["sources"].append({"key": "haaretz", "kind": "news_report", "title": "A report"})
    data["case"]["citations"].append({"source": "haaretz", "path": "title"})
    loaded(data, apply=True)
    assert the_case().title == "Malekar v. Ministry of Defence"
    assert_versions_are_counted_in_the_log()


def test_merging_two_entries() -> None:
    survivor, double = b.a_party("NSO Group"), b.a_party("N.S.O.")
    b.a_participation(b.a_case(), double)
    b.a_reaction(speaker=double)
    merge(double, survivor, by=None, reason="One company.")
    assert_versions_are_counted_in_the_log()


@pytest.mark.parametrize("state", b.STATES)
def test_every_state_of_a_record(state: str) -> None:
    case = b.a_case()
    for build in (b.a_ruling, b.a_reaction):
        b.in_state(build(case, published=False), state)
    b.in_state(b.a_case(published=False), state)
    assert_versions_are_counted_in_the_log()


def test_the_end_of_a_seal() -> None:
    case = b.sealed(b.a_case())
    publishing.seal(case, by=None, is_sealed=False)
    assert_versions_are_counted_in_the_log()


def test_lifting_an_embargo() -> None:
    case = b.a_case(embargoed_until=timezone.now() + timedelta(days=1))
    b.a_ruling(case)
    b.a_reaction(case)
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        lifted = lift_embargoes()
    events = Counter(Change.objects.filter(is_public=True).values_list("event", flat=True))
    assert events.pop("lifted") == 3
    assert (events, lifted) == ({"shown": lifted - 3}, UnitId.objects.filter(is_shown=True).count())
    assert_versions_are_counted_in_the_log()


def test_removing_records_leaves_their_last_version_in_the_log() -> None:
    draft = b.a_case(published=False)
    version = stored()[draft.public_id]
    publishing.remove(draft, by=None)
    rows = Change.objects.filter(unit_ref=draft.public_id).order_by("id")
    assert list(rows.values_list("version", flat=True)) == [*range(1, version + 1), version]
    assert_versions_are_counted_in_the_log()


def test_removing_all_that_came_from_one_system() -> None:
    loaded(a_document(), publish=True)
    b.a_participation(b.a_case(), Party.objects.get(external_key="nso"))
    before = stored()
    remove_system("press")
    assert len(stored()) < len(before)
    assert_versions_are_counted_in_the_log()
