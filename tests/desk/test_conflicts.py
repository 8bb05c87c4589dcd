"""Two editors on one record: nobody's work is undone in silence, and nothing typed is lost."""

import re

import pytest
from django.core import signing
from django.utils.html import strip_tags

from cases.models import Case, Citation, Claim
from casetracker.desk.conflicts import ALTERED
from parties.models import Party
from rulings.models import Ruling
from tests import builders
from tests.editor import Editor, Form, plain

pytestmark = pytest.mark.django_db
BOTH, THEIRS, YOURS = "both", "theirs", "yours"
CAPTIONS = {
    "Changed by both of you: the form keeps yours": BOTH,
    "Changed by the other alone: now in the form as it is saved": THEIRS,
    "Changed by you alone: still in the form": YOURS,
}
Rows = dict[str, list[tuple[str, str, str, str]]]


@pytest.fixture
def me() -> Editor:
    return Editor(superuser=True, name="me")


@pytest.fixture
def other() -> Editor:
    return Editor(superuser=True, name="other")


def tables(page: Form) -> Rows:
    """The rows that the refused form shows, by kind: name, as it was, as it is saved, as it was typed."""
    shown = page.html.partition('<div class="conflict">')[2].partition("</div>")[0]
    found: Rows = {}
    for table in re.findall("<table>.*?</table>", shown, re.S):
        caption = re.search("<caption>(.*?)</caption>", table)[1]
        cells = [
            strip_tags(cell) for cell in re.findall(r'(?:<th scope="rowgroup"|<td)[^>]*>(.*?)</t[hd]>', table, re.S)
        ]
        found[CAPTIONS[caption]] = [tuple(cells[n : n + 4]) for n in range(0, len(cells), 4)]
    return found


def test_different_fields_are_brought_together(me: Editor, other: Editor) -> None:
    case = builders.a_case(title="The title", published=False)
    mine = me.change(case)
    other.change(case).type(title="Their title", reason="As the court has it").save()

    refused = mine.type(summary="My summary").press()
    refused_as = Case.objects.get().summary
    refused.save()

    assert len(refused.errors) == 1
    assert tables(refused) == {
        THEIRS: [("Title", "The title", "Their title", "The title")],
        YOURS: [("Summary", "–", "–", "My summary")],
    }
    assert re.search(r"other: changed, version \d+, [^:]+:\d\d UTC: As the court has it", plain(refused.html))
    saved = Case.objects.get()
    assert (refused_as, saved.title, saved.summary) == ("", "Their title", "My summary")


def test_one_field_shows_three_values_and_keeps_what_was_typed(me: Editor, other: Editor) -> None:
    case = builders.a_case(title="The title")
    mine = me.change(case)
    other.change(case).type(title="Their title", reason="Theirs").save()

    refused = mine.type(title="My title", reason="Mine").press()
    kept = Case.objects.get().title
    refused.save()

    assert tables(refused) == {BOTH: [("Title", "The title", "Their title", "My title")]}
    assert refused.errors[1:] == ["The other one changed this too; saved now: Their title"]
    assert (kept, refused.values["title"], Case.objects.get().title) == ("Their title", "My title", "My title")


def test_same_change_by_both_is_no_difference(me: Editor, other: Editor) -> None:
    case = builders.a_case(title="The title")
    mine = me.change(case)
    other.change(case).type(title="Agreed", reason="Theirs").row("claims", statement="A claim").save()

    refused = mine.type(title="Agreed").row("claims", statement="A claim").press()
    refused.save()

    assert list(tables(refused)) == [THEIRS]
    assert (Case.objects.get().title, Claim.objects.count()) == ("Agreed", 1)


def test_rows_are_brought_together(me: Editor, other: Editor) -> None:
    """A row that each changed, one that both changed, one that each added."""
    case = builders.a_case(published=False)
    for n in (1, 2, 3):
        builders.a_claim(case, key=f"c{n}", statement=f"Claim {n}")
    mine = me.change(case)
    other.change(case).type(**{"claims-0-statement": "Their 1", "claims-2-statement": "Their 3"}).row(
        "claims", statement="Their new one"
    ).save()

    refused = (
        mine.type(**{"claims-1-statement": "My 2", "claims-2-statement": "My 3"})
        .row("claims", statement="My new one")
        .press()
    )
    refused.save()

    assert tables(refused) == {
        BOTH: [("Claim “C3* Their 3”, Statement", "Claim 3", "Their 3", "My 3")],
        THEIRS: [
            ("Claim “C1* Their 1”, Statement", "Claim 1", "Their 1", "Claim 1"),
            ("Claim “C4* Their new one”", "not there", "Statement: Their new one\nKind: Allegation", "not there"),
        ],
        YOURS: [
            ("Claim “C2* Claim 2”, Statement", "Claim 2", "Claim 2", "My 2"),
            ("New claim", "not there", "not there", "Statement: My new one\nKind: Allegation"),
        ],
    }
    assert list(case.claims.order_by("id").values_list("statement", flat=True)) == [
        "Their 1",
        "My 2",
        "My 3",
        "Their new one",
        "My new one",
    ]


def test_row_that_the_other_removed_goes_unless_it_was_changed(me: Editor, other: Editor) -> None:
    case = builders.a_case(published=False)
    for n in (1, 2, 3):
        builders.a_claim(case, statement=f"Claim {n}")
    mine = me.change(case)
    other.change(case).type(**{"claims-0-DELETE": "on", "claims-1-DELETE": "on"}).save()

    refused = mine.type(**{"claims-1-statement": "My 2"}).press()
    refused.save()

    shown = tables(refused)
    assert [("Claim 1" in row[0], row[2]) for row in shown[THEIRS]] == [(True, "removed")]
    assert [("Claim 2" in row[0], row[2], "My 2" in row[3]) for row in shown[BOTH]] == [(True, "removed", True)]
    assert list(case.claims.order_by("id").values_list("statement", flat=True)) == ["Claim 3", "My 2"]


def test_row_that_i_remove_and_the_other_changed_is_a_conflict(me: Editor, other: Editor) -> None:
    case = builders.a_case(published=False)
    builders.a_claim(case, statement="Claim 1")
    mine = me.change(case)
    other.change(case).type(**{"claims-0-statement": "Their 1"}).save()

    refused = mine.type(**{"claims-0-DELETE": "on"}).press()
    kept = case.claims.get().statement
    refused.save()

    assert [row[1:] for row in tables(refused)[BOTH]] == [("no", "no", "yes")]
    assert (kept, case.claims.count()) == ("Their 1", 0)


def test_withdrawn_part_is_said_and_stays_withdrawn(me: Editor, other: Editor) -> None:
    case = builders.a_case()
    builders.a_claim(case)
    mine = me.change(case)
    other.change(case).type(reason="Theirs", **{"claims-0-DELETE": "on"}).save()

    refused = mine.type(summary="My summary", reason="Mine").press()
    refused.save()

    assert [(row[0].endswith("Withdrawn"), row[1:]) for row in tables(refused)[THEIRS]] == [(True, ("no", "yes", "no"))]
    assert (Claim.objects.get().is_withdrawn, Case.objects.get().summary) == (True, "My summary")


def test_links_are_shown_by_name_and_brought_together(me: Editor, other: Editor) -> None:
    ruling = builders.a_ruling(published=False, judge=builders.a_judge("First Judge"))
    mine = me.change(ruling)
    other.change(ruling).type(**{"panel-0-judge": builders.a_judge("Second Judge")}).save()

    refused = mine.type(summary="Mine").row("citations", source=builders.a_source(), path="summary").press()
    refused.save()

    assert [row[1:] for row in tables(refused)[THEIRS]] == [("First Judge", "Second Judge", "First Judge")]
    assert (ruling.panel.get().judge.name, Ruling.objects.get().summary) == ("Second Judge", "Mine")
    assert Citation.objects.filter(unit_id=ruling.public_id, path="summary").exists()


def test_third_save_meanwhile_is_refused_again(me: Editor, other: Editor) -> None:
    party = builders.a_party(name="First")
    mine = me.change(party)
    other.change(party).type(name="Second").save()
    again = mine.type(description="Mine").press()
    other.change(party).type(name="Third").save()

    refused = again.press()
    refused.save()

    assert tables(refused)[THEIRS] == [("Name", "Second", "Third", "Second")]
    assert Party.objects.values_list("name", "description").get(pk=party.pk) == ("Third", "Mine")


def test_every_value_is_escaped(me: Editor, other: Editor) -> None:
    attack = "<script>alert(1)</script>"
    case = builders.a_case(title=f"was {attack}", published=False)
    builders.a_claim(case, statement=f"claim {attack}")
    mine = me.change(case)
    other.change(case).type(title=f"theirs {attack}", reason=attack, **{"claims-0-DELETE": "on"}).save()

    refused = mine.type(title=f"mine {attack}", **{"claims-0-statement": f"my claim {attack}"}).press()

    assert len(tables(refused)[BOTH]) == 2
    assert attack not in refused.html


def forged(page: Form, case: Case) -> dict[str, str]:
    other = builders.a_case(title="Another case")
    return {
        "missing": "",
        "altered": page.values["seen"][:-2] + "xx",
        "made up": signing.dumps([Case.objects.get(pk=case.pk).version, {}], key="guessed", salt="casetracker.seen."),
        "of another record": Editor(superuser=True, name="third").change(other).values["seen"],
    }


@pytest.mark.parametrize("attack", ["missing", "altered", "made up", "of another record"])
def test_form_that_does_not_say_what_it_showed_is_refused(me: Editor, attack: str) -> None:
    case = builders.a_case(title="The title")
    page = me.change(case)

    answer = page.type(title="Forged", seen=forged(page, case)[attack]).press()

    assert (answer.errors, answer.values["title"]) == ([ALTERED], "Forged")
    assert Case.objects.get(pk=case.pk).title == "The title"
