"""Filters: what they refuse and how they say it, and that the conditions of one group hold for one row."""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils.http import urlencode

from cases.models import Case, Judge
from casetracker.core.units import PartQuerySet
from casetracker.lists.filters import PAGE_PARAMETERS, GroupedFilterSet
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.reading.judges.filters import JudgeFilterSet
from casetracker.reading.parties.filters import PartyFilterSet
from casetracker.reading.rulings.filters import RulingFilterSet
from parties.models import Party
from rulings.models import Ruling
from tests import builders as b

pytestmark = pytest.mark.django_db

TOO_LONG = "A value is at most 400 characters long, in UTF-8, and has no control characters."
FILTERSETS: list[type[GroupedFilterSet]] = [CaseFilterSet, RulingFilterSet, JudgeFilterSet, PartyFilterSet]


def asked(filterset: type[GroupedFilterSet], query: str) -> GroupedFilterSet:
    return filterset(QueryDict(query), queryset=filterset._meta.model.objects.visible())


def errors(filterset: type[GroupedFilterSet], query: str) -> dict[str, list[str]]:
    found = asked(filterset, query)
    assert found.is_valid() == (not found.errors)
    return {name: list(texts) for name, texts in found.errors.items()}


def found(filterset: type[GroupedFilterSet], query: str) -> list[Any]:
    valid = asked(filterset, query)
    assert valid.is_valid(), valid.errors
    return sorted(valid.qs, key=lambda row: row.pk)


# What is refused


@pytest.mark.parametrize("filterset", FILTERSETS)
def test_an_unknown_parameter_lists_what_there_is(filterset: type[GroupedFilterSet]) -> None:
    known = ", ".join(sorted([*filterset.base_filters, *filterset.extra_parameters]))
    assert errors(filterset, "colour=red&party__name=x") == {
        name: [f"Unknown parameter; there are {known}."] for name in ("colour", "party__name")
    }


def test_an_unknown_code_lists_what_there_is() -> None:
    assert errors(RulingFilterSet, "favours=us") == {
        "favours": ["“us” is not known; write one or several of bringing, opposing, split, neither, unknown."]
    }
    assert errors(CaseFilterSet, "has=charm") == {
        "has": ["“charm” is not known; write one or several of verdict, reactions, disputed_facts, time_to_verdict."]
    }


def test_one_wrong_value_of_several_is_refused() -> None:
    assert list(errors(RulingFilterSet, "result=rejected,nonsense,granted")) == ["result"]


@pytest.mark.parametrize("year", ["0", "0000", "20200", "-5", "2020.0", "１９９９", "two", "9" * 350])
def test_what_is_no_year_is_refused(year: str) -> None:
    assert errors(CaseFilterSet, urlencode({"filed_year": year})) == {
        "filed_year": [f"“{year}” is no year; write four digits, such as 2020."]
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("03/04/2020", "03/04/2020 could be 3 April or 4 March; write 2020-04-03 or 2020-03-04"),
        ("2016/2019", "“2016/2019” is a span; write a year, a month or a day, such as 2019 or 2019-06."),
        ("2016/..", "“2016/..” is a span; write a year, a month or a day, such as 2019 or 2019-06."),
        ("2019-02-30", "2019-02-30: February 2019 has no day 30; write 01 to 28"),
    ],
)
def test_what_is_no_bound_is_refused(text: str, message: str) -> None:
    assert errors(CaseFilterSet, urlencode({"filed_after": text})) == {"filed_after": [message]}


@pytest.mark.parametrize(
    "value", ["\x00", "a\x00b", "\x1b[31m", "\u202eevil", "\u2066x", "\ufffd", "x" * 401], ids=ascii
)
@pytest.mark.parametrize("name", ["docket", "court", "result", "filed_year", "filed_after", "has"])
def test_unsafe_and_endless_values_are_refused(name: str, value: str) -> None:
    assert errors(CaseFilterSet, urlencode({name: value})) == {name: [TOO_LONG]}


def test_bytes_that_are_no_utf8_are_refused() -> None:
    assert errors(CaseFilterSet, "docket=%ED%A0%80") == errors(CaseFilterSet, "docket=%FF") == {"docket": [TOO_LONG]}


def test_at_most_fifty_values() -> None:
    assert errors(RulingFilterSet, "result=" + ",".join(["rejected"] * 50)) == {}
    assert errors(RulingFilterSet, "result=" + ",".join(["rejected"] * 51)) == {
        "result": ["At most 50 values at once."]
    }


@pytest.mark.parametrize("name", ["filed_after", "filed_before", "decided_after", "reacted_before"])
def test_a_bound_is_given_once(name: str) -> None:
    """Two would be a question with two answers: neither is dropped in silence."""
    assert errors(CaseFilterSet, f"{name}=2019&{name}=2020") == {name: ["Give it once."]}


@pytest.mark.parametrize("name", PAGE_PARAMETERS)
def test_a_paging_parameter_is_given_once(name: str) -> None:
    assert errors(CaseFilterSet, f"{name}=1&{name}=2") == {name: ["Give it once."]}


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert sorted(errors(RulingFilterSet, "result=lost&judge=Nobody&decided_year=x&colour=red&decides=petition")) == [
        "colour", "decided_year", "judge", "result",
    ]  # fmt: skip


def test_a_unit_that_is_not_there_is_refused() -> None:
    hidden = b.a_case(published=False)
    for text in ("zzzzzzzzzz", hidden.public_id, "Hidden name", f"https://site.example/cases/{hidden.public_id}-slug/"):
        assert errors(RulingFilterSet, urlencode({"case": text})) == {
            "case": [f"No case “{text}” in this collection; write an id, an address, or a part of a name."]
        }


# What is found


def test_several_values_are_or_and_several_filters_are_and() -> None:
    case = b.a_case()
    first, second, third = (
        b.a_ruling(case, issued_on=year, dispositions=[{"decides": "petition", "result": result}])
        for year, result in (("2019", "rejected"), ("2020", "granted"), ("2021", "moot"))
    )
    assert found(RulingFilterSet, "result=rejected,granted") == [first, second]
    assert found(RulingFilterSet, "result=rejected&result=granted,,") == [first, second]
    assert found(RulingFilterSet, "result=rejected, granted&decided_year=2020,2021") == [second]
    assert found(RulingFilterSet, "result=rejected,granted&decided_year=2021") == []
    assert found(RulingFilterSet, "decided_after=2020") == [second, third]


def test_an_empty_value_asks_nothing() -> None:
    ruling = b.a_ruling()
    assert found(RulingFilterSet, "result=&judge=&decided_after=&decided_year=,") == [ruling]


def test_bounds_that_exclude_each_other_find_nothing() -> None:
    b.a_ruling()
    assert found(RulingFilterSet, "decided_after=2021&decided_before=2020") == []
    assert found(CaseFilterSet, "decided_after=2021&decided_before=2020") == []


def test_conditions_on_what_was_decided_hold_for_one_disposition() -> None:
    petition_rejected, motion_denied = (
        {"decides": "petition", "result": "rejected"},
        {"decides": "motion", "result": "denied"},
    )
    crossed = b.a_ruling(
        dispositions=[{**petition_rejected, "result": "granted"}, {**motion_denied, "result": "rejected"}]
    )
    plain = b.a_ruling(dispositions=[petition_rejected, motion_denied])
    assert found(RulingFilterSet, "decides=petition&result=rejected") == [plain]
    assert found(CaseFilterSet, "decides=petition&result=rejected") == [plain.case]
    assert found(RulingFilterSet, "decides=motion&result=rejected") == [crossed]


def test_conditions_on_a_ruling_hold_for_one_ruling_of_the_case() -> None:
    barkai, other = b.a_judge(), b.a_judge("Another")
    crossed, plain = b.a_case(), b.a_case()
    b.a_ruling(crossed, judge=barkai, dispositions=[{"decides": "motion", "result": "denied"}])
    b.a_ruling(crossed, judge=other, issued_on="2021")
    b.a_ruling(plain, judge=barkai)
    assert found(CaseFilterSet, f"judge={barkai.public_id}&decides=petition") == [plain]
    assert found(CaseFilterSet, f"judge={barkai.public_id}&decided_year=2021") == []


def test_party_role_and_side_hold_for_one_participation() -> None:
    nso = b.a_party()
    case, ruling = b.a_case(), b.a_ruling()
    b.a_participation(case, nso, "respondent", "opposing")
    b.a_participation(case, b.a_party("Amnesty", kind="ngo"))
    b.a_participation(ruling.case, nso)
    assert found(CaseFilterSet, f"party={nso.public_id}&role=petitioner") == [ruling.case]
    assert found(RulingFilterSet, f"party={nso.public_id}&role=petitioner") == [ruling]
    assert found(CaseFilterSet, f"party={nso.public_id}&party_kind=ngo") == []
    assert found(CaseFilterSet, f"party={nso.public_id}") == [case, ruling.case]


def test_speaker_stance_and_date_hold_for_one_reaction() -> None:
    nso, amnesty, ruling = b.a_party(), b.a_party("Amnesty"), b.a_ruling()
    b.a_reaction(about_ruling=ruling, speaker=nso, stance="welcomes", made_on="2020-07-12")
    b.a_reaction(about_ruling=ruling, speaker=amnesty, stance="condemns", made_on="2020-07-13")
    for filterset, row in ((RulingFilterSet, ruling), (CaseFilterSet, ruling.case)):
        assert found(filterset, f"speaker={nso.public_id}&stance=condemns") == []
        assert found(filterset, f"speaker={amnesty.public_id}&stance=condemns&reacted_after=2020-07-13") == [row]
        assert found(filterset, f"speaker={amnesty.public_id}&stance=condemns&reacted_before=2020-07-12") == []


def test_a_name_finds_all_who_bear_it_and_an_id_just_one() -> None:
    first, second = b.a_judge("Rachel Barkai"), b.a_judge("Rachel Cohen")
    rulings = [b.a_ruling(judge=judge) for judge in (first, second)]
    b.part(first, first.names.model, name="רחל ברקאי", language="he")
    assert found(RulingFilterSet, "judge=rachel") == rulings
    assert found(RulingFilterSet, urlencode({"judge": "ברקאי"})) == rulings[:1]
    assert found(RulingFilterSet, f"judge={second.public_id}") == rulings[1:]
    assert found(JudgeFilterSet, urlencode({"name": "ברקאי"})) == [first]


def test_narrower_topics_count() -> None:
    surveillance = b.a_topic("Surveillance")
    spyware = b.a_topic("Spyware", parent=surveillance)
    case = b.a_case(topics=[b.a_topic("Pegasus", parent=spyware)])
    b.a_case(topics=[b.a_topic("Fishing")])
    assert [found(CaseFilterSet, f"topic={topic.public_id}") for topic in (surveillance, spyware)] == [[case], [case]]


def test_languages_are_whole_tags() -> None:
    case = b.a_case(languages=["he", "en-GB"])
    assert [found(CaseFilterSet, f"language={tag}") for tag in ("he", "en-gb", "h", "en", "%25", "_e")] == [
        [case]
    ] * 2 + [[]] * 4


def test_has_asks_for_all_that_it_names() -> None:
    b.a_ruling()
    both = b.a_reaction(about_ruling=b.a_ruling()).case
    assert found(CaseFilterSet, "has=verdict,reactions") == [both]


@pytest.mark.parametrize("filterset", FILTERSETS)
def test_every_group_asks_for_what_is_visible_or_current(filterset: type[GroupedFilterSet]) -> None:
    for name, group in filterset.groups.items():
        rule = str(group.rows().query)
        assert ("is_withdrawn" in rule) == isinstance(group.model._default_manager.all(), PartQuerySet), name
        assert "visible_from" in rule or name not in ("case", "ruling", "reaction"), (
            name
        )  # parts: of a joined case alone
        assert group.within in ("", *filterset.groups)


def test_every_filter_says_what_it_is_for() -> None:
    silent = [
        name
        for filterset in FILTERSETS
        for name, condition in filterset.base_filters.items()
        if not condition.extra.get("help_text")
    ]
    assert silent == []
    assert {filterset._meta.model for filterset in FILTERSETS} == {Case, Ruling, Judge, Party}
