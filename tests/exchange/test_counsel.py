"""Counsel in documents: rows without keys, and the names alone of older documents."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cases.models import Counsel
from casetracker.core.models import Loaded, Revision
from casetracker.core.writing import writing
from casetracker.exchange.consistency import check_record
from casetracker.exchange.dump import dump_case
from casetracker.exchange.errors import DocumentError
from tests.exchange.samples import a_document, loaded, the_case

pytestmark = pytest.mark.django_db
LEV = {"name": "Ora Lev", "firm": "Lev & Co.", "role": "solicitor"}
PATH = "participations/nso.counsel"


def with_counsel(*counsel: Any, **stated: str) -> dict[str, Any]:
    """The sample, in which these act for NSO; a source is cited for it, or for what it states instead."""
    data = a_document()
    data["case"]["participations"][1]["counsel"] = [*counsel]
    data["case"]["citations"].append({"source": "jpost", "path": PATH, **stated})
    return data


def standing() -> list[tuple[str, str, str, str]]:
    rows = Counsel.objects.current().order_by("participation", "order")
    return [*rows.values_list("participation__key", "name", "firm", "role")]


def test_names_alone_mean_the_same_as_rows() -> None:
    loaded(with_counsel("Ora Lev", "Dan Katz"), publish=True)
    assert standing() == [("nso", "Ora Lev", "", "unknown"), ("nso", "Dan Katz", "", "unknown")]
    dumped = dump_case(the_case())
    rows = [{"name": name, "role": "unknown"} for name in ("Ora Lev", "Dan Katz")]
    assert dumped["case"]["participations"][1]["counsel"] == rows
    report = loaded(dumped, publish=True, apply=True)
    assert (report.changed, report.kept, dump_case(the_case())) == (0, [], dumped)
    assert check_record(repair=False) == []


def test_a_list_is_followed_and_its_order_counts() -> None:
    loaded(with_counsel(LEV, "Dan Katz"))
    assert loaded(with_counsel("Dan Katz", LEV)).changed == 1
    assert standing() == [("nso", "Dan Katz", "", "unknown"), ("nso", "Ora Lev", "Lev & Co.", "solicitor")]
    assert loaded(with_counsel()).changed == 1
    assert standing() == []


def test_an_import_is_followed_after_one_of_names_alone_unless_an_editor_changed_the_list() -> None:
    loaded(with_counsel("Ora Lev"))
    memory = Loaded.objects.get(kind="case")
    memory.document["participations"][1]["counsel"] = ["Ora Lev"]  # as it was remembered before there were rows
    memory.save()
    report = loaded(with_counsel(LEV))
    assert (report.kept, standing()) == ([], [("nso", "Ora Lev", "Lev & Co.", "solicitor")])
    with writing(reason="a correction") as change:
        change.touch(the_case())
        counsel = Counsel.objects.get()
        counsel.role = "lead_counsel"
        counsel.save()
    report = loaded(with_counsel("Ora Lev", {"firm": "Katz", "role": "solicitor"}))
    assert [(fact.path, fact.imported) for fact in report.kept] == [(PATH, "Ora Lev; Katz (solicitor)")]
    assert standing() == [("nso", "Ora Lev", "Lev & Co.", "lead_counsel")]


@pytest.mark.parametrize(
    ("stated", "is_contrary"),
    [
        ("ora lev, Dan Katz", False),
        ("Ora Lev, Lev & Co. (solicitor); Dan Katz", False),
        ("Dan Katz", True),
        ("#not_stated", False),
        ("#not_applicable", True),
    ],
)
def test_a_source_may_state_the_names_alone(client: Client, stated: str, is_contrary: bool) -> None:
    loaded(with_counsel(LEV, "Dan Katz", stated_value=stated), publish=True)
    told = client.get(f"/api/v1/cases/{the_case().public_id}/").json()["disputed_facts"]
    values = [fact["values"][0]["label"] for fact in told if fact["path"] == PATH]
    assert values == (["Ora Lev, Lev & Co. (solicitor); Dan Katz"] if is_contrary else [])


@pytest.mark.parametrize(
    ("counsel", "said"),
    [
        (5, "$.case.participations[1].counsel[0]: “5” is a number; write an object or a text."),
        ({"lawyer": "x"}, "“lawyer” is not known here; there are name, firm, role, note."),
        ({"name": "x", "role": "barrister"}, "“barrister” is not known here; write one of lead_counsel, counsel,"),
        ({}, "$.case.participations[1].counsel[0].name: Give the name of counsel, or their firm."),
        ({"name": "x", "role": "other"}, "$.case.participations[1].counsel[0].note: Say here what “other” means"),
    ],
)
def test_what_cannot_be_counsel_is_refused_with_its_place(counsel: Any, said: str) -> None:
    with pytest.raises(DocumentError) as error:
        loaded(with_counsel(counsel))
    assert said in str(error.value)
    assert not Counsel.objects.exists()


def test_history_tells_counsel_in_words_and_what_changed_since_they_were_names_alone(client: Client) -> None:
    loaded(with_counsel("Ora Lev"), publish=True)
    loaded(with_counsel(LEV), apply=True)
    case = the_case()
    (kept,) = Revision.objects.filter(unit_id=case.public_id)
    kept.document["participations"][1]["counsel"] = ["Ora Lev"]
    Revision.objects.filter(pk=kept.pk).update(document=kept.document)
    page = BeautifulSoup(client.get(f"/cases/{case.public_id}/history/").content, "html.parser")
    changed = [" ".join(row.get_text(" ", strip=True).split()) for row in page.select(".changes > li")]
    assert changed == ["NSO Group: counsel : Ora Lev → became Ora Lev, Lev & Co. (solicitor)"]
    past = client.get(f"/api/v1/cases/{case.public_id}/?as_of=2100").json()
    assert past["case"]["document"]["participations"][1]["counsel"] == [LEV]
    page = client.get(f"/cases/{case.public_id}/past/?as_of=2100").content.decode()
    assert ("Ora Lev" in page, "Lev &amp; Co." in page) == (True, True)


def test_history_leaves_out_counsel_who_have_been_removed(client: Client) -> None:
    loaded(with_counsel("Ora Lev", "Dan Katz"), publish=True)
    loaded(with_counsel({"name": "ora Lev", "firm": "Lev & Co."}), apply=True)
    case = the_case()
    page = BeautifulSoup(client.get(f"/cases/{case.public_id}/history/").content, "html.parser")
    changed = [" ".join(row.get_text(" ", strip=True).split()) for row in page.select(".changes > li")]
    assert changed == ["NSO Group: counsel : Ora Lev → became ora Lev, Lev & Co."]
    assert "Katz" not in client.get(f"/cases/{case.public_id}/past/?as_of=2100").content.decode()
