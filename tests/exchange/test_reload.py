"""A changed document meets what editors changed in the meantime."""

from typing import Any

import pytest

from cases.models import Case, Citation
from casetracker.core.models import Revision
from casetracker.core.writing import writing
from tests.exchange.samples import a_document, loaded, the_case

pytestmark = pytest.mark.django_db
CLAIM = {"key": "c1", "kind": "allegation", "statement": "A phone was attacked.", "raised_by": ["malekar"]}
RELIEF = {"key": "c2", "kind": "relief_sought", "statement": "Revoke the licence.", "raised_by": ["malekar"]}


def edit(row: Any, unit: Any = None, **columns: Any) -> None:
    """What an editor does in the admin: change columns, as one change of the unit."""
    with writing(reason="checked") as change:
        change.touch(unit or row)
        for name, value in columns.items():
            setattr(row, name, value)
        row.save()


def kept(report: Any) -> list[tuple[str, Any]]:
    return [(fact, value) for _, fact, value in report.kept]


def test_what_the_import_changed_and_no_editor_did_follows() -> None:
    loaded(a_document())

    report = loaded(
        a_document(
            title="Malekar v. Ministry", filed_on="2019-05-14", topics=[], claims=[{**CLAIM, "raised_by": ["nso"]}]
        )
    )

    case = the_case()
    assert (report.changed, kept(report)) == (1, [])
    assert (case.title, str(case.filed_on), case.topics.count()) == ("Malekar v. Ministry", "2019-05-14", 0)
    assert [row.key for row in case.claims.get(key="c1").raised_by.all()] == ["nso"]


def test_a_value_that_the_import_gives_for_the_first_time_follows() -> None:
    loaded(a_document())

    report = loaded(a_document(status="decided", languages=["he"], docket_number="28312-05-19"))

    case = the_case()
    assert (case.status, case.languages, case.docket_number, kept(report)) == ("decided", ["he"], "28312-05-19", [])


def test_an_editors_value_stays_and_the_imported_one_becomes_a_citation_that_differs() -> None:
    loaded(a_document())
    edit(the_case(), filed_on="2019-06")

    report = loaded(a_document(filed_on="2019-05-14"))

    case = the_case()
    assert (str(case.filed_on), kept(report)) == ("2019-06", [("filed_on", "2019-05-14")])
    citation = Citation.objects.get(unit_id=case.public_id, source__external_key="import")
    assert (citation.path, citation.stated_value, citation.standing) == ("filed_on", "2019-05-14", "undecided")
    assert (citation.is_contrary, citation.source.kind, citation.source.title) == (
        True,
        "dataset",
        "Imported from press",
    )


def test_an_editors_value_stays_although_the_document_says_what_it_said() -> None:
    loaded(a_document())
    edit(the_case(), filed_on="2019-06")

    report = loaded(a_document(title="Malekar v. Ministry"))

    case = the_case()
    assert (str(case.filed_on), case.title, kept(report)) == (
        "2019-06",
        "Malekar v. Ministry",
        [("filed_on", "2019-05")],
    )


def test_an_editors_value_that_the_import_takes_over_is_agreed() -> None:
    loaded(a_document())
    edit(the_case(), filed_on="2019-06")

    assert kept(loaded(a_document(filed_on="2019-06"))) == []


@pytest.mark.parametrize(
    ("change", "fact", "imported"),
    [
        ({"statement": "Pegasus was used."}, "claims/c1.statement", "A phone was attacked."),
        ({"kind": "ground"}, "claims/c1.kind", "allegation"),
    ],
)
def test_an_editors_value_of_a_part_stays(change: dict[str, Any], fact: str, imported: str) -> None:
    loaded(a_document())
    edit(the_case().claims.get(key="c1"), the_case(), **change)

    report = loaded(a_document(title="Malekar v. Ministry"))

    claim = the_case().claims.get(key="c1")
    assert ({name: getattr(claim, name) for name in change}, kept(report)) == (change, [(fact, imported)])
    assert Citation.objects.get(path=fact).stated_value == imported


def test_an_editors_links_stay() -> None:
    loaded(a_document())
    case = the_case()
    with writing(reason="a correction") as change:
        change.touch(case)
        case.claims.get(key="c1").raised_by.add(case.participations.get(key="nso"))

    report = loaded(a_document(title="Malekar v. Ministry"))

    assert [row.key for row in case.claims.get(key="c1").raised_by.order_by("id")] == ["malekar", "nso"]
    assert kept(report) == [("claims/c1.raised_by", ["malekar"])]


def test_a_value_that_an_editor_emptied_stays_empty() -> None:
    loaded(a_document())
    edit(the_case(), filed_on=None)

    report = loaded(a_document(title="Malekar v. Ministry"))

    assert (the_case().filed_on, kept(report)) == (None, [("filed_on", "2019-05")])


def test_what_an_editor_keeps_is_reported_once_only_as_a_citation() -> None:
    loaded(a_document())
    edit(the_case(), filed_on="2019-06")
    loaded(a_document(title="Malekar v. Ministry"))

    loaded(a_document(title="Malekar v. Agency"))

    assert Citation.objects.filter(source__external_key="import").count() == 1


def test_a_ruling_with_another_key_matches_by_its_number() -> None:
    loaded(a_document(), publish=True)
    data = a_document()
    data["rulings"][0] |= {"key": "r1", "number": 1, "issued_on": "2020-07-13"}
    data["reactions"][0] |= {"about_ruling": "r1"}
    data["reactions"][0]["points"][0]["holdings"] = ["r1/h1"]

    loaded(data, apply=True)

    ruling = the_case().rulings.get()
    assert (ruling.key, ruling.number, ruling.holdings.get().points.count()) == ("judgment", 1, 1)


def test_a_part_that_an_editor_withdrew_stays_out_with_what_cites_it() -> None:
    loaded(a_document(), publish=True)
    edit(the_case().claims.get(key="c2"), the_case(), is_withdrawn=True)

    report = loaded(a_document(title="Malekar v. Ministry"), apply=True)

    assert (report.gone, the_case().title) == (["case claims/c2"], "Malekar v. Ministry")
    assert the_case().claims.get(key="c2").is_withdrawn
    assert not Citation.objects.filter(path__startswith="claims/c2").exists()


def test_a_part_that_an_editor_deleted_from_a_draft_stays_out() -> None:
    loaded(a_document())
    case = the_case()
    with writing(reason="a correction") as change:
        change.touch(case)
        case.claims.get(key="c2").delete()

    for title in ("Malekar v. Ministry", "Malekar v. Agency"):
        assert loaded(a_document(title=title)).gone == ["case claims/c2"]
    assert [row.key for row in case.claims.all()] == ["c1"]


def test_links_to_a_withdrawn_part_are_not_shown_and_do_no_harm() -> None:
    loaded(a_document(), publish=True)
    edit(the_case().participations.get(key="malekar"), the_case(), is_withdrawn=True)

    report = loaded(a_document(title="Malekar v. Ministry"), apply=True)

    assert (report.status, report.gone) == ("loaded", ["case participations/malekar"])


def test_parts_match_by_key_never_by_position() -> None:
    loaded(a_document())

    loaded(a_document(claims=[RELIEF, {**CLAIM, "statement": "Somebody attacked a phone."}]))

    assert [(row.key, row.statement) for row in the_case().claims.order_by("key")] == [
        ("c1", "Somebody attacked a phone."),
        ("c2", "Revoke the licence."),
    ]


def test_a_part_with_another_key_matches_by_its_number() -> None:
    loaded(a_document(), publish=True)

    loaded(a_document(claims=[CLAIM, {**RELIEF, "key": "licence", "number": 2}]), apply=True)

    assert [(row.key, row.number) for row in the_case().claims.order_by("number")] == [("c1", 1), ("c2", 2)]


def test_changes_of_published_records_wait_until_they_are_applied() -> None:
    loaded(a_document(), publish=True)
    changed = a_document(title="Malekar v. Ministry")
    changed["rulings"][0]["issued_on"] = "2020-07-13"

    report = loaded(changed)

    assert (report.status, report.waiting) == ("waiting", ["case malekar-v-deca", "ruling malekar-v-deca/judgment"])
    assert (the_case().title, Revision.objects.count()) == ("Malekar v. DECA", 0)

    assert loaded(changed, apply=True).status == "loaded"
    case = the_case()
    assert (case.title, case.version) == ("Malekar v. Ministry", 3)
    assert Revision.objects.get(unit_id=case.public_id).document["title"] == "Malekar v. DECA"


def test_changes_of_drafts_do_not_wait() -> None:
    loaded(a_document())

    assert loaded(a_document(title="Malekar v. Ministry")).status == "loaded"
    assert Case.objects.get().title == "Malekar v. Ministry"


def test_an_editors_word_on_a_citation_stays() -> None:
    loaded(a_document())
    citation = Citation.objects.get(stated_value="2020-01")
    edit(citation, the_case(), standing="undecided", note="Seen in court.")

    data = a_document()
    data["case"]["citations"][2] |= {"standing": "superseded", "locator": "first paragraph"}
    loaded(data)

    citation.refresh_from_db()
    assert (citation.standing, citation.note, citation.locator) == ("undecided", "Seen in court.", "first paragraph")
