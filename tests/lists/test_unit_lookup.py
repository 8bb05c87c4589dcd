"""From what somebody writes in an address to the visible units that it names."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cases.models import Case, Court, Judge
from casetracker.core.units import allocate
from casetracker.lists.unit_lookup import NAMES_ASKED_AT_MOST, NAMES_AT_MOST, UnitTexts, find_units
from parties.models import Party
from tests import builders as b

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def look_up(model: Any, *texts: str) -> tuple[list[Any], str]:
    return find_units({"x": UnitTexts(model, list(texts))})["x"]


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{}-amnesty-v-state",
        "/cases/{}/",
        "/cases/{}-amnesty-v-state/",
        "https://site.example/cases/{}/",
        "http://site.example/api/v1/cases/{}",
        "case:{}",
        "/cases/?party={}",
    ],
)
def test_a_unit_is_named_by_its_id_or_its_address(text: str) -> None:
    case = b.a_case()
    assert look_up(Case, text.format(case.public_id)) == ([case], "")


@pytest.mark.parametrize("text", ["{}x", "x{}", "{}/rulings", "{} ", "{}?x=1"])
def test_what_only_contains_an_id_names_nothing(text: str) -> None:
    given = text.format(b.a_case().public_id)
    assert look_up(Case, given) == (
        [],
        f"No case “{given}” in this collection; write an id, an address, or a part of a name.",
    )


def test_an_id_of_another_kind_names_nothing() -> None:
    case = b.a_case()
    assert look_up(Court, case.public_id)[0] == []
    assert look_up(Court, case.court.public_id)[0] == [case.court]


def test_several_parameters_are_looked_up_in_one_query(django_assert_num_queries: Any) -> None:
    ruling = b.a_ruling(judge=b.a_judge())
    party = b.a_participation(ruling.case).party
    judge = ruling.panel.get().judge
    asked = {
        "judge": UnitTexts(Judge, [judge.public_id]),
        "party": UnitTexts(Party, [party.public_id]),
        "speaker": UnitTexts(Party, [party.public_id]),
        "case": UnitTexts(Case, [ruling.case.public_id]),
    }
    with django_assert_num_queries(1):
        found = find_units(asked)
    assert found == {
        "judge": ([judge], ""),
        "party": ([party], ""),
        "speaker": ([party], ""),
        "case": ([ruling.case], ""),
    }
    assert [str(units[0]) for units, _ in found.values()] == [
        "Rachel Barkai",
        "NSO Group",
        "NSO Group",
        ruling.case.title,
    ]


def test_names_are_found_in_any_case_and_in_other_forms() -> None:
    party = b.a_participation(b.a_case(), b.a_party("Amnesty International")).party
    b.part(party, party.names.model, name="אמנסטי")
    assert [look_up(Party, text)[0] for text in ("amnesty", "INTERNATIONAL", "אמנסטי")] == [[party]] * 3
    assert look_up(Party, "a")[0] == look_up(Party, "%")[0] == look_up(Party, "__")[0] == []


def test_hidden_units_and_withdrawn_names_are_not_found() -> None:
    hidden = b.a_participation(b.a_case(published=False), b.a_party("Hidden One")).party
    shown = b.a_participation(b.a_case()).party
    name = b.part(shown, shown.names.model, name="Formerly Other")
    name.is_withdrawn = True
    name.save()
    assert look_up(Party, "Hidden One")[0] == look_up(Party, hidden.public_id)[0] == look_up(Party, "Formerly")[0] == []


def test_one_text_that_names_nothing_spoils_the_question() -> None:
    court = b.a_case().court
    units, problem = look_up(Court, court.public_id, "nowhere")
    assert (units, problem.startswith("No court “nowhere”")) == ([], True)


def test_many_ids_and_a_few_names_can_be_asked_for_at_once(django_assert_num_queries: Any) -> None:
    courts = [b.a_case(court=b.a_court(f"Court {letter}")).court for letter in "ABCDEFGH"]
    ids, names = [court.public_id for court in courts], [court.name for court in courts]
    with django_assert_num_queries(1 + NAMES_ASKED_AT_MOST):
        assert look_up(Court, *ids, *names[:NAMES_ASKED_AT_MOST])[1] == ""
    with django_assert_num_queries(0):
        assert look_up(Court, *names) == ([], "At most 5 names at once; write ids for the others.")


@pytest.mark.parametrize("more", [0, 1])
def test_a_name_that_fits_too_many_is_a_new_question(more: int) -> None:
    parties = [Party(name=f"Company {n}", kind="company", visible_from=LONG_AGO) for n in range(NAMES_AT_MOST + more)]
    allocate(parties)
    Party.objects.bulk_create(parties)
    units, problem = look_up(Party, "Company")
    assert len(units) == (0 if more else NAMES_AT_MOST)
    assert problem == ("“Company” is the name of more than 100; write more of it, or an id." if more else "")
