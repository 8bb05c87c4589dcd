"""Suspected duplicates: found by kept keys, merged in a few clicks, or marked as different for good."""

from typing import Any

import pytest

from cases.models import Court, Judge, Source
from casetracker.core.merging import merge, obstacles
from casetracker.core.models import UnitId
from casetracker.duplicates.finder import groups, like
from casetracker.duplicates.keys import named, normal_address, skeleton_of
from casetracker.duplicates.models import Different, Likeness
from casetracker.duplicates.upkeep import fill, wrong_keys
from tests import builders
from tests.desk.editor_texts import text_of
from tests.editor import Editor

pytestmark = pytest.mark.django_db


def found(kind: str) -> list[tuple[set[str], list[str]]]:
    return [(set(group.ids), group.reasons) for group in groups(kind)]


def ids(*units: Any) -> set[str]:
    return {unit.public_id for unit in units}


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("Rachel Barkai", "Justice Barkai Rachel", "sw"),
        ("Kim Myeong-su", "Kim Myeongsu", "insw"),
        ("R. Barkai", "Rachel Barkai", "i"),
        ("Rachel Barkai", "Rachel Barkay", "s"),
        ("Ruth Barkai", "Rachel Barkai", "i"),
        ("Ruth Barkai", "Rachel Cohen", ""),
        ("רחל ברקאי", "השופטת רחל ברקאי", "inw"),
    ],
)
def test_names_of_persons_look_alike(one: str, other: str, letters: str) -> None:
    shared = dict(named([one], is_person=True)).keys() & dict(named([other], is_person=True)).keys()
    assert "".join(sorted(key[0] for key in shared)) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.example.org/a/?utm_source=x&b=1#top", "https://example.org/a?b=1"),
        ("https://web.archive.org/web/20200713120000/https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("https://example.org/a?c=2&b=1", "https://example.org/a/?b=1&c=2"),
    ],
)
def test_addresses_are_compared_without_what_makes_no_difference(one: str, other: str) -> None:
    assert normal_address(one) == normal_address(other)
    assert skeleton_of("exports") == skeleton_of("export") != skeleton_of("imports")


def test_every_kind_is_found_in_groups_by_kept_keys() -> None:
    judges = [builders.a_judge(name) for name in ("Rachel Barkai", "R. Barkai", "Rachel Barkay")]
    builders.a_judge("Ruth Cohen")
    courts = [builders.a_court("Supreme Court", country=country) for country in ("IL", "IL", "GB")]
    sources = [builders.a_source(str(n), url=f"https://example.org/a?utm_source={n}") for n in range(2)]
    hidden = [builders.a_party("A.B.", kind="person", identity="protected") for _ in range(2)]
    cases = [builders.a_case(court=courts[0], docket_number=number) for number in ("28312-05-19", "28312/05/19")]
    builders.a_case(court=courts[2], docket_number="28312-05-19")

    assert found("judge")[0][0] == ids(*judges)
    assert found("court") == [
        (ids(*courts[:2]), ["the same name", "the same words in another order", "a similar spelling"])
    ]
    assert found("source") == [(ids(*sources), ["the same address"])]
    assert (found("party"), found("case")[0][0]) == ([], ids(*cases))
    assert not Likeness.objects.filter(unit__in=ids(*hidden)).exists()

    assert list(wrong_keys()) == []
    Likeness.objects.all().delete()
    assert len(list(wrong_keys())) > 5
    fill()
    assert list(wrong_keys()) == []


def test_a_long_list_of_one_judge_is_done_in_three_clicks() -> None:
    editor = Editor(superuser=True)
    with builders.story():
        judges = [
            builders.a_judge(f"{title} R. Barkai") for title in ("Judge", "Justice", "Hon", "Mrs", "Ms") for _ in "12"
        ]
    page = editor.get("/admin/duplicates/?kind=judge")
    assert ("Judges: 1" in text_of(page), page.content.decode().count('name="unit"')) == (True, 10)

    answer = editor.client.post("/admin/duplicates/?kind=judge", {"unit": list(ids(*judges)), "same": "1"})
    merging = answer.headers["Location"]
    assert text_of(editor.get(merging)).count("named 0 times") == 10
    editor.client.post(merging, {"stays": judges[0].pk, "reason": "One judge."})

    left = UnitId.objects.filter(kind="judge", merged_into=None).values_list("pk", flat=True)
    assert (list(left), found("judge")) == ([judges[0].public_id], [])


def test_what_is_marked_as_different_is_neither_suspected_nor_merged_until_that_is_taken_back() -> None:
    editor = Editor(superuser=True)
    one, other = builders.a_judge("R. Barkai"), builders.a_judge("Rachel Barkai")
    double = builders.a_judge("Rachel Barkai")
    path = "/admin/duplicates/?kind=judge"
    assert "Mark at least two" in text_of(
        editor.client.post(path, {"unit": one.public_id, "different": "1"}, follow=True)
    )

    editor.client.post(path, {"unit": list(ids(one, other)), "different": "1"})
    assert like(one) == {double.public_id: "i"}
    assert "marked as different" in obstacles(one, other)[0][0]

    merge(double, other, by=None, reason="One judge.")
    assert (found("judge"), like(one)) == ([], {})
    merge_twice = builders.a_judge("R. Barkai")
    Different.objects.create(one_id=min(ids(merge_twice, one)), other_id=max(ids(merge_twice, one)))
    merge(merge_twice, other, by=None, reason="One judge.")
    mark = Different.objects.get()
    assert {mark.one_id, mark.other_id, mark.by} == {one.public_id, other.public_id, editor.user}

    editor.client.post(path, {"take_back": mark.pk})
    assert found("judge")[0][0] == ids(one, other)


def test_only_who_may_change_decides_and_saving_tells_what_looks_alike() -> None:
    for model in (Judge, Court, Source):
        assert hasattr(model, "likeness")
    builders.a_judge("Rachel Barkai")
    form = Editor(superuser=True).add(Judge).type(name="R. Barkai").press()
    assert form.doubts == ["another judge may be the same, with initials. Rachel Barkai (merge)"]

    reader = Editor("cases.view_judge", name="reader")
    page = reader.get("/admin/duplicates/")
    judges = list(Judge.objects.values_list("public_id", flat=True))
    assert ("R. Barkai" in text_of(page), 'name="different"' in page.content.decode()) == (True, False)
    assert reader.client.post("/admin/duplicates/", {"unit": judges, "different": "1"}).status_code == 403
    assert Different.objects.count() == 0
