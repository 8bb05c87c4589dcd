"""Merging two entries for one party or judge: everything moves, nothing is lost, and the old id leads on."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cases.models import Case, Citation, Judge
from casetracker.core.change_log import broken_links
from casetracker.core.merging import merge
from casetracker.core.models import Change, Revision, UnitId
from casetracker.core.publishing import may_remove
from casetracker.exchange.consistency import check_record
from casetracker.exchange.dump import dump_case
from casetracker.exchange.load import load_document
from parties.models import Party, PartyName
from rulings.models import Ruling
from tests import builders
from tests.editor import Editor

pytestmark = pytest.mark.django_db


def two_parties() -> tuple[Party, Party]:
    """NSO Group twice: the entry that goes has what the other lacks."""
    double = builders.a_party("N.S.O. Technologies", country="IL", website="https://nso.example/", note="Renamed.")
    survivor = builders.a_party("NSO Group", country="US", note="A company.")
    for name, language in (("נ.ס.או", "he"), ("NSO group", "en"), ("إن إس أو", "ar")):
        builders.part(double, PartyName, name=name, language=language)
    builders.part(survivor, PartyName, name="إن إس أو", language="ar")
    return double, survivor


def names(unit: Any) -> list[str]:
    return sorted(str(name) for name in unit.names.current())


def events(unit: Any) -> list[str]:
    return list(Change.objects.filter(unit_ref=unit.public_id).order_by("id").values_list("event", flat=True))


def test_everything_moves_in_one_change() -> None:
    double, survivor = two_parties()
    case = builders.a_case()
    stood = builders.a_participation(case, double)
    reaction = builders.a_reaction(case, speaker=double)

    merge(double, survivor, by=None, reason="One company.")

    survivor.refresh_from_db()
    stood.refresh_from_db()
    assert (stood.party, reaction.speakers.get().party) == (survivor, survivor)
    assert names(survivor) == sorted(["N.S.O. Technologies", "נ.ס.או", "إن إس أو"])
    assert (survivor.name, survivor.country, survivor.website) == ("NSO Group", "US", "https://nso.example/")
    assert survivor.note == "A company.\n\nRenamed."
    assert [events(unit)[-1] for unit in (double, survivor, case, reaction)] == ["merged", *["changed"] * 3]
    last = Change.objects.order_by("-id")[:4]
    assert {row.reason for row in last} == {"One company."}
    assert Revision.objects.public().get(unit_id=double.public_id).document["name"] == "N.S.O. Technologies"
    assert (list(broken_links()), check_record(repair=False)) == ([], [])


def test_citations_stand_at_the_fact_that_they_support() -> None:
    double, survivor = two_parties()
    hebrew, same, arabic = double.names.all()
    for path in ("", "name", "country", "website", f"names/{hebrew.key}", f"names/{same.key}.name",
                 f"names/{arabic.key}.language"):  # fmt: skip
        builders.cite(double, path=path)

    merge(double, survivor, by=None, reason="One company.")

    other = survivor.names.get(name=double.name)
    kept = survivor.names.get(language="ar")
    rows = Citation.objects.filter(unit_id=survivor.public_id).values_list("path", "stated_value", "is_contrary")
    assert sorted(rows) == sorted(
        [
            ("", "", False),
            (f"names/{other.key}.name", "", False),
            ("country", "IL", True),
            ("website", "", False),
            (f"names/{hebrew.key}", "", False),
            ("name", "", False),
            (f"names/{kept.key}.language", "", False),
        ]
    )
    assert Citation.objects.filter(unit_id=double.public_id).count() == 0


def test_what_only_speaks_of_the_value_that_goes_stays_with_it() -> None:
    double, survivor = two_parties()
    builders.cite(double, path="country", support="denies")

    merge(double, survivor, by=None, reason="One company.")

    assert [row.unit_id for row in Citation.objects.filter(path="country")] == [double.public_id]


def test_what_stated_the_double_is_no_dispute_any_more() -> None:
    double, survivor = two_parties()
    case = builders.a_case()
    stood = builders.a_participation(case, survivor)
    path = f"participations/{stood.key}.party"
    before = builders.cite(case, path=path, stated_value=f"{double.external_system}:{double.external_key}")

    merge(double, survivor, by=None, reason="One company.")

    after = Citation.objects.get(pk=before.pk)
    assert (before.is_contrary, after.stated_value) == (True, f"local:{survivor.external_key}")
    assert events(case)[-1] == "changed"


@pytest.mark.parametrize("base", ["", "/api/v1"])
def test_old_address_leads_to_the_one_that_stays(client: Client, base: str) -> None:
    first, double, survivor = builders.a_party("First"), *two_parties()
    for party in (first, double):
        builders.a_participation(builders.a_case(), party)

    merge(first, double, by=None, reason="One.")
    merge(double, survivor, by=None, reason="One.")

    for old in (first, double):
        answer = client.get(f"{base}/parties/{old.public_id}/")
        assert (answer.status_code, answer.headers.get("Location")) == (308, f"{base}/parties/{survivor.public_id}/")
    found = client.get("/api/v1/parties/").json()["results"]
    assert [row["id"] for row in found] == [survivor.public_id]


def test_what_nobody_saw_answers_as_nothing(client: Client) -> None:
    double, survivor = two_parties()
    builders.a_participation(builders.a_case(published=False), double)
    builders.a_participation(builders.a_case(), survivor)

    merge(double, survivor, by=None, reason="One company.")

    assert client.get(f"/parties/{double.public_id}/").status_code == 404


def test_old_address_of_a_private_person_gives_nobody_away(client: Client) -> None:
    pair = [builders.a_party(name, kind="person", exposure="private") for name in ("A", "B")]
    for party in pair:
        builders.a_participation(builders.a_case(), party)

    merge(*pair, by=None, reason="One person.")

    assert [client.get(f"/parties/{party.public_id}/").status_code for party in pair] == [404, 404]


def test_history_still_names_who_stood_there(client: Client) -> None:
    double, survivor = two_parties()
    case = builders.a_case()
    builders.a_participation(case, double)
    page = client.get(f"/cases/{case.public_id}/history/").content.decode()

    merge(double, survivor, by=None, reason="One company.")

    after = client.get(f"/cases/{case.public_id}/history/").content.decode()
    assert (double.name in page, survivor.name in after) == (True, True)


def test_two_in_one_case_in_one_role_are_refused_and_nothing_moves() -> None:
    double, survivor = two_parties()
    case, other = builders.a_case(), builders.a_case()
    both = [builders.a_participation(case, party) for party in (double, survivor)]
    elsewhere = builders.a_participation(other, double)
    before = Change.objects.count()

    with pytest.raises(ValidationError, match="has both") as error:
        merge(double, survivor, by=None, reason="One company.")

    elsewhere.refresh_from_db()
    assert len(error.value.messages) == 1
    assert (elsewhere.party, Change.objects.count(), [row.party for row in both]) == (
        double,
        before,
        [double, survivor],
    )


def test_other_role_in_the_same_case_is_merged_and_a_withdrawn_one_stays_behind() -> None:
    double, survivor = two_parties()
    case = builders.a_case()
    builders.a_participation(case, survivor)
    withdrawn = builders.a_participation(case, double)
    builders.a_participation(case, double, role="intervener", side="neutral")
    type(withdrawn)._base_manager.filter(pk=withdrawn.pk).update(is_withdrawn=True)

    merge(double, survivor, by=None, reason="One company.")

    stood = [(row.party, row.role) for row in case.participations.order_by("id")]
    assert stood == [(survivor, "petitioner"), (double, "petitioner"), (survivor, "intervener")]
    assert Party.objects.get(pk=double.pk).visible_from is None


@pytest.mark.parametrize(
    ("double", "survivor", "said"),
    [
        ({"identity": "protected"}, {"identity": "protected"}, "never linked"),
        ({"exposure": "at_risk"}, {}, "same exposure"),
    ],
)
def test_nobody_is_exposed_by_merging(double: dict[str, str], survivor: dict[str, str], said: str) -> None:
    pair = [builders.a_party("A", kind="person", **double), builders.a_party("B", kind="person", **survivor)]

    with pytest.raises(ValidationError, match=said):
        merge(*pair, by=None, reason="One person.")


def test_survivor_of_a_merge_is_not_deleted_and_cannot_be_merged_back() -> None:
    double, survivor = two_parties()
    merge(double, survivor, by=None, reason="One company.")

    assert may_remove(survivor) is False
    with pytest.raises(ValidationError, match="merged already"):
        merge(survivor, double, by=None, reason="Back.")


def test_document_that_is_loaded_again_means_the_one_that_stays() -> None:
    double, survivor = two_parties()
    case = builders.a_case(published=False)
    builders.a_participation(case, double)
    document = dump_case(case)
    merge(double, survivor, by=None, reason="One company.")

    document["case"]["summary"] = "Loaded again."
    load_document(document)

    assert Case.objects.get().summary == "Loaded again."
    assert Case.objects.get().participations.get().party == survivor
    assert Party.objects.get(pk=survivor.pk).name == "NSO Group"


def test_judges_are_merged_with_their_seats_and_courts(client: Client) -> None:
    double, survivor = builders.a_judge("R. Barkai"), builders.a_judge()
    court = builders.a_court()
    for judge in (double, survivor):
        builders.part(judge, Judge.courts.rel.related_model, court=court, sat_from="2018")
    ruling = builders.a_ruling(judge=double)

    merge(double, survivor, by=None, reason="One judge.")

    assert Ruling.objects.get().panel.get().judge == survivor
    assert (names(survivor), survivor.courts.count()) == (["R. Barkai"], 1)
    assert [row["id"] for row in client.get("/api/v1/rulings/?judge=R. Barkai").json()["results"]] == [ruling.public_id]


def test_two_on_one_bench_are_refused() -> None:
    double, survivor = builders.a_judge("R. Barkai"), builders.a_judge()
    builders.a_ruling(panel=[{"judge": judge, "role": "member"} for judge in (double, survivor)])

    with pytest.raises(ValidationError, match="has both"):
        merge(double, survivor, by=None, reason="One judge.")


# The page


def test_page_compares_the_two_and_merges(client: Client) -> None:
    editor = Editor(superuser=True)
    double, survivor = two_parties()
    builders.a_participation(builders.a_case(), double)
    path = f"/admin/parties/party/{double.pk}/merge/"

    asked = editor.get(path).content.decode()
    shown = editor.get(f"{path}?other={survivor.pk}").content.decode()
    nameless = editor.client.post(f"{path}?other={survivor.pk}", {"stays": survivor.pk, "reason": " "})
    editor.client.post(f"{path}?other={survivor.pk}", {"stays": survivor.pk, "reason": "One company."})

    assert ("The other entry" in asked, "N.S.O. Technologies" in shown, "https://nso.example/" in shown) == (True,) * 3
    assert "This field is required." in nameless.content.decode()
    assert UnitId.objects.get(pk=double.public_id).merged_into_id == survivor.public_id
    assert [unit.name for unit in editor.get("/admin/parties/party/").context["cl"].queryset] == ["NSO Group"]
    found = "/admin/autocomplete/?app_label=cases&model_name=participation&field_name=party&term="
    assert [row["text"] for row in editor.get(found + "N.S.O.").json()["results"]] == ["NSO Group"]


def test_page_says_what_stands_in_the_way(client: Client) -> None:
    editor = Editor(superuser=True)
    double, survivor = two_parties()
    case = builders.a_case()
    for party in (double, survivor):
        builders.a_participation(case, party)
    path = f"/admin/parties/party/{double.pk}/merge/?other={survivor.pk}"

    shown = editor.get(path).content.decode()
    answer = editor.client.post(path, {"stays": survivor.pk, "reason": "One company."})

    assert f'<a href="/admin/cases/case/{case.pk}/change/">Open it</a>' in shown
    assert "has both" in answer.content.decode()
    assert UnitId.objects.get(pk=double.public_id).merged_into_id is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_publishers_merge(method: str) -> None:
    editor = Editor("parties.change_party", "parties.view_party", "cases.publish_case")
    double, survivor = two_parties()
    path = f"/admin/parties/party/{double.pk}/merge/?other={survivor.pk}"

    answer = getattr(editor.client, method)(path, {"stays": survivor.pk, "reason": "Mine."} if method == "post" else {})

    assert (answer.status_code, "/merge/" in editor.change(double).html) == (403, False)
