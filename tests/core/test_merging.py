"""Merging entries of one party, judge, court, topic or source: all moves, nothing is lost, and the old id leads on."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cases.models import Case, Citation, Judge
from casetracker.core.change_log import broken_links
from casetracker.core.merging import merge, merge_portion, obstacles
from casetracker.core.models import Change, Revision, UnitId
from casetracker.core.publishing import may_remove
from casetracker.exchange.consistency import check_record
from casetracker.exchange.dump import dump_case
from casetracker.exchange.load import load_document
from casetracker.search.index.upkeep import disagreements
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


# Courts, topics and sources


def test_courts_are_merged_with_their_cases_rulings_judges_and_divisions(client: Client) -> None:
    double, survivor = builders.a_court("TA District Court", country="IL"), builders.a_court(level="unknown")
    division = builders.a_court("Economic Division", parent=double)
    case = builders.a_case(court=double, docket_number="28312-05-19")
    ruling = builders.a_ruling(case)
    judge = builders.a_judge()
    builders.part(judge, Judge.courts.rel.related_model, court=double)

    merge(double, survivor, by=None, reason="One court.")

    for row in (case, ruling, division, survivor):
        row.refresh_from_db()
    assert (case.court, ruling.court, division.parent, judge.courts.get().court) == (survivor,) * 4
    assert (names(survivor), survivor.country) == (["TA District Court"], "IL")
    assert [events(unit)[-1] for unit in (double, case, ruling, judge, division)] == ["merged", *["changed"] * 4]
    answer = client.get(f"/courts/{double.public_id}/")
    assert (answer.status_code, answer.headers["Location"]) == (308, f"/courts/{survivor.public_id}/")
    listed = client.get("/api/v1/courts/").json()["results"]
    assert {row["id"] for row in listed} == {survivor.public_id}  # nothing public refers to the division
    assert [row["id"] for row in client.get(f"/api/v1/cases/?court={survivor.public_id}").json()["results"]] == [
        case.public_id
    ]
    assert check_record(repair=False) == []

    assert "stands above" in obstacles(survivor, division)[0][0]
    abroad = builders.a_court("Supreme Court", country="GB")
    with pytest.raises(ValidationError, match="two countries"):
        merge(abroad, survivor, by=None, reason="One court.")


def test_topics_are_merged_where_one_case_has_both_too() -> None:
    double, survivor = builders.a_topic("Arms export"), builders.a_topic("Arms exports")
    narrower = builders.a_topic("Spyware", parent=double)
    both, one = builders.a_case(), builders.a_case()
    both.topics.set([double, survivor])
    one.topics.set([double])
    holding = builders.a_holding(builders.a_ruling(one))
    holding.topics.set([double])

    merge(double, survivor, by=None, reason="One topic.")

    narrower.refresh_from_db()
    assert [list(row.topics.all()) for row in (both, one, holding)] == [[survivor]] * 3
    assert (narrower.parent, check_record(repair=False)) == (survivor, [])


def test_sources_are_merged_and_what_says_the_same_twice_is_said_once(client: Client) -> None:
    double, survivor = builders.a_source("NSO sued", url="https://example.org/a"), builders.a_source("NSO is sued")
    case, other = builders.a_case(), builders.a_case()
    builders.cite(case, survivor, path="title")
    builders.cite(case, double, path="title", quotation="sued", locator="p. 3")
    builders.cite(case, double, path="docket_number")
    builders.cite(other, double)

    merge(double, survivor, by=None, reason="One article.")

    rows = Citation.objects.filter(source=survivor, unit_id=case.public_id).values_list("path", "quotation", "locator")
    assert sorted(rows) == [("docket_number", "", ""), ("title", "sued", "p. 3")]
    assert Citation.objects.filter(source=double).count() == 0
    numbers = case.sources.order_by("number").values_list("source", "number", "is_withdrawn")
    assert {(pk, gone) for pk, _, gone in numbers} >= {(double.pk, True), (survivor.pk, False)}
    assert client.get(f"/sources/{double.public_id}/").status_code == 308
    assert client.get(f"/cases/{case.public_id}/").status_code == 200
    assert (check_record(repair=False), list(broken_links())) == ([], [])


def test_sources_quoted_differently_for_one_fact_are_refused() -> None:
    double, survivor = builders.a_source("NSO sued"), builders.a_source("NSO is sued")
    case = builders.a_case()
    builders.cite(case, survivor, path="title", quotation="was sued")
    builders.cite(case, double, path="title", quotation="is sued")

    [(text, owner)] = obstacles(double, survivor)

    assert (owner, "another quotation" in text) == (case, True)


# Cases


def test_cases_are_merged_with_their_rulings_reactions_and_parts(client: Client) -> None:
    court, party = builders.a_court(), builders.a_party()
    survivor = builders.a_case(court=court, docket_number="28312-05-19", summary="")
    double = builders.a_case("Amnesty v. Defence", court=court, docket_number="28312/05/19", summary="Of exports.")
    kept, twice = (builders.a_participation(case, party, key="amnesty") for case in (survivor, double))
    claim = builders.a_claim(double)
    claim.raised_by.set([twice])
    other = builders.a_claim(survivor, "Another claim.")
    rulings = [builders.a_ruling(case) for case in (survivor, double)]
    reaction = builders.a_reaction(double, speaker=party)
    related = builders.a_relation(builders.a_case(), double)
    builders.cite(double, path=f"participations/{twice.key}")
    topic = builders.a_topic()
    double.topics.add(topic)

    merge(double, survivor, by=None, reason="One case.")

    for row in (survivor, double, claim, reaction, related, *rulings):
        row.refresh_from_db()
    assert (claim.case, list(claim.raised_by.all()), claim.number) == (survivor, [kept], other.number + 1)
    assert [(ruling.case, ruling.number, list(ruling.cases.all())) for ruling in rulings] == [
        (survivor, 1, [survivor]),
        (survivor, 2, [survivor]),
    ]
    assert [row.title for row in survivor.titles.all()] == ["Amnesty v. Defence"]
    assert (reaction.case, related.to_case, survivor.summary) == (survivor, survivor, "Of exports.")
    assert (list(survivor.topics.all()), double.state, double.visible_from) == ([topic], "withdrawn", None)
    assert Citation.objects.filter(unit_id=survivor.public_id, path="participations/amnesty").exists()
    answer = client.get(f"/cases/{double.public_id}/")
    assert (answer.status_code, answer.headers["Location"]) == (308, f"/cases/{survivor.public_id}/")
    assert client.get(f"/cases/{survivor.public_id}/").status_code == 200
    assert (check_record(repair=False), list(broken_links()), list(disagreements())) == ([], [], [])
    assert [row["id"] for row in client.get("/api/v1/cases/").json()["results"] if row["id"] == double.public_id] == []


def test_cases_that_are_two_are_refused() -> None:
    one, other = builders.a_case(docket_number="1-20"), builders.a_case(docket_number="2-20", published=False)
    builders.a_relation(one, other)
    said = " ".join(text for text, _ in obstacles(one, other))
    for words in ("published one stay", "two courts", "docket numbers differ", "related to the other"):
        assert words in said
    editor = Editor(superuser=True)
    assert "two courts" in editor.get(f"/admin/cases/case/{one.pk}/merge/?other={other.pk}").content.decode()


# Portions


def test_a_large_merge_moves_portion_by_portion_and_goes_on_where_it_was_broken_off(client: Client) -> None:
    double, survivor = two_parties()
    with builders.story():
        cases = [builders.a_case(f"Case {number}") for number in range(5)]
        for case in cases:
            builders.a_participation(case, double)

    together = {"by": None, "reason": "One company.", "portion": 2}
    assert merge_portion(double, survivor, **together) == 2
    assert survivor.participations.count() == 2
    answers = [client.get(f"/parties/{party.public_id}/").status_code for party in (double, survivor)]
    assert answers == [200, 200]  # readers see both, and each case names one of them
    assert (check_record(repair=False), list(broken_links())) == ([], [])

    builders.a_participation(builders.a_case("Entered meanwhile"), double)
    assert [merge_portion(double, survivor, **together) for _ in range(2)] == [2, None]
    assert (double.participations.count(), survivor.participations.count()) == (0, 6)
    assert client.get(f"/parties/{double.public_id}/").status_code == 308
    assert {row.reason for row in Change.objects.filter(unit_ref__in=[case.public_id for case in cases])} >= {
        "One company."
    }
    assert (check_record(repair=False), list(broken_links())) == ([], [])


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

    assert ("The other entries" in asked, "N.S.O. Technologies" in shown, "https://nso.example/" in shown) == (
        True,
    ) * 3
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


def test_many_are_merged_on_one_page_and_the_entry_itself_is_never_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    editor = Editor(superuser=True)
    monkeypatch.setattr("casetracker.core.merging.PORTION", 2)
    survivor = builders.a_judge()
    doubles = [builders.a_judge(name) for name in ("R. Barkai", "Rachel Barkay", "Barkai R.")]
    bench = builders.a_ruling(panel=[{"judge": judge, "role": "member"} for judge in (survivor, doubles[2])])
    for _ in range(3):
        builders.a_ruling(judge=doubles[0])
    path = f"/admin/cases/judge/{survivor.pk}/merge/"
    asked = editor.get(path).content.decode()
    assert f"autocomplete/?without={survivor.pk}" in asked
    offered = f"/admin/autocomplete/?app_label=cases&model_name=judgecourt&field_name=judge&term=&without={survivor.pk}"
    assert {int(row["id"]) for row in editor.get(offered).json()["results"]} == {judge.pk for judge in doubles}
    assert "No other judge has the id nobody" in editor.get(f"{path}?ids=nobody").content.decode()

    chosen = f"{path}?ids={' '.join(judge.public_id for judge in doubles[1:])}&other={doubles[0].pk}"
    shown = editor.get(chosen).content.decode()
    assert ("Rachel Barkay" in shown, "has both, each with a panel seat" in shown, "named 3 times" in shown) == (
        True,
    ) * 3
    bench.panel.filter(judge=doubles[2]).update(judge=None, name_as_stated="Barkai R.")
    answer = editor.client.post(chosen, {"stays": survivor.pk, "reason": "One judge."}, follow=True)

    page = answer.content.decode()
    assert {UnitId.objects.get(pk=judge.public_id).merged_into_id for judge in doubles} == {survivor.public_id}
    assert (survivor.seats.count(), names(survivor)) == (4, sorted(["R. Barkai", "Rachel Barkay", "Barkai R."]))
    assert "is merged into" in page
    assert editor.get("/admin/cases/judge/").context["cl"].result_count == 1
    assert check_record(repair=False) == []
