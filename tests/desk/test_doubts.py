"""What is odd but can be real is said on saving and saved all the same; doubles are found whatever the spelling."""

from typing import Any

import pytest

from cases.models import Case, Judge, JudgeCourt
from casetracker.core.dates import PartialDate
from casetracker.core.naming.names import letters
from casetracker.desk.doubts import certainly_before
from parties.models import Party, PartyName
from rulings.models import Reaction, Ruling
from tests import builders
from tests.editor import Editor

pytestmark = pytest.mark.django_db
NO_HOLDING = "it is a verdict, and no holding says what the court found."


@pytest.fixture
def editor() -> Editor:
    return Editor(superuser=True)


@pytest.mark.parametrize(
    ("columns", "doubt"),
    [
        ({"issued_on": "2019-04-30"}, "it was given before its case was filed."),
        ({"issued_on": "2020-07", "published_on": "2020-06-30"}, "it was published before it was given."),
        ({"issued_on": "2020-07", "notified_on": "2020-06"}, "the parties were told before it was given."),
        ({"issued_on": "2020-07", "heard_on": "2020-08"}, "it was given before it was heard."),
        ({"issued_on": "2019"}, None),
        ({"issued_on": "2020-07-12", "published_on": "2020-07"}, None),
        ({"issued_on": "2020-07", "heard_on": "2020-07-31"}, None),
    ],
)
def test_dates_are_doubted_only_when_it_is_certain(editor: Editor, columns: dict[str, str], doubt: str | None) -> None:
    case = builders.a_case(filed_on="2019-05")

    page = editor.add(Ruling, f"?case={case.pk}").type(**columns).press()

    assert (page.errors, page.doubts, Ruling.objects.count()) == ([], [doubt] if doubt else [], 1)


def test_bench_and_verdict_are_doubted(editor: Editor) -> None:
    judge = builders.a_judge()
    builders.part(judge, JudgeCourt, court=builders.a_court("Supreme Court"))
    seats: list[dict[str, Any]] = [{"judge": judge}, {"judge": builders.a_judge("Another")}]
    ruling = builders.a_ruling(panel=seats)

    page = editor.change(ruling).press()

    assert page.doubts == [
        "two sat on it; a bench mostly has an odd number.",
        "“Rachel Barkai” is known as a judge of another court. Rachel Barkai",
        NO_HOLDING,
    ]


def test_a_usual_ruling_raises_no_doubt(editor: Editor) -> None:
    judge, case = builders.a_judge(), builders.a_case()
    builders.part(judge, JudgeCourt, court=case.court)
    ruling = builders.a_ruling(case, judge=judge)
    builders.a_holding(ruling)

    assert editor.change(ruling).press().doubts == []


@pytest.mark.parametrize(("made_on", "doubts"), [("2020-07-11", 1), ("2020-07", 0), ("2020-07-12", 0)])
def test_reaction_before_the_ruling_is_doubted(editor: Editor, made_on: str, doubts: int) -> None:
    ruling = builders.a_ruling(issued_on="2020-07-12")

    page = editor.add(Reaction, f"?case={ruling.case_id}").type(about_ruling=ruling, made_on=made_on).press()

    assert page.doubts == ["it was made before what it is about. Judgment, 12 July 2020"] * doubts


def test_party_on_both_sides_is_doubted(editor: Editor) -> None:
    case, party = builders.a_case(), builders.a_party()
    builders.a_participation(case, party)
    builders.a_participation(case, party, role="respondent", side="opposing")

    assert editor.change(case).press().doubts == ["“NSO Group” stands on both sides."]


@pytest.mark.parametrize(
    ("one", "other"),
    [("N.S.O. Group", "nso  GROUP"), ("José Pérez", "Jose Perez"), ("אַמְנֶסְטִי", "אמנסטי"), ("צה״ל", 'צה"ל')],
)
def test_names_are_compared_without_their_dress(one: str, other: str) -> None:
    assert letters(one) == letters(other) != ""


def test_party_that_looks_the_same_is_named_with_a_way_to_merge(editor: Editor) -> None:
    known = builders.a_party("NSO Group")
    builders.part(known, PartyName, name="נ.ס.או", language="he")
    builders.a_party("Another")

    page = editor.add(Party).type(name="נסאו", kind="company").press()

    new = Party.objects.get(name="נסאו")
    assert page.doubts == ["another party has one of these names. NSO Group (merge)"]
    assert f"/admin/parties/party/{known.pk}/merge/" in page.html
    assert new.pk != known.pk


def test_judge_that_looks_the_same_is_named(editor: Editor) -> None:
    builders.a_judge("Rachel Barkai")

    page = editor.add(Judge).type(name="rachel  barkai").press()

    assert (page.doubts, Judge.objects.count()) == (["another judge has one of these names. Rachel Barkai (merge)"], 2)


def test_case_with_the_same_docket_or_title_is_named(editor: Editor) -> None:
    court = builders.a_court()
    builders.a_case("By docket", court=court, docket_number="AP 28312-05-19")
    builders.a_case("Amnesty v. State", caption="A. v. B.")
    builders.a_case("Elsewhere", docket_number="AP 28312-05-19")

    page = editor.add(Case).type(title="A v B", court=court, docket_number="ap 28312/05/19").press()

    assert page.doubts == [
        "another case has this docket number before this court. By docket (merge)",
        "another case has this title or caption. Amnesty v. State (merge)",
    ]


def test_before_means_for_certain() -> None:
    def parsed(text: str | None) -> PartialDate | None:
        return PartialDate.parse(text) if text else None

    pairs = [
        ("2019", "2020"),
        ("2019", "2019-05"),
        ("2020", "2019"),
        (None, "2020"),
        ("../2018", "2019"),
        ("2016/..", "2020"),
    ]
    assert [certainly_before(parsed(one), parsed(other)) for one, other in pairs] == [True, *[False] * 3, True, False]
