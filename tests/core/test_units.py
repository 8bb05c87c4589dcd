"""Who sees what: a unit by its own state and its ancestors', a judge, party or source by what refers to it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Case, Claim, Participation, Source
from casetracker.core.models import ALPHABET, UnitId, new_public_id
from casetracker.core.units import key_validator, visible_prefetch
from casetracker.core.writing import writing
from parties.models import Party
from rulings.models import Reaction, Ruling
from tests.builders import (
    STATES,
    a_case,
    a_claim,
    a_court,
    a_holding,
    a_judge,
    a_participation,
    a_party,
    a_reaction,
    a_ruling,
    a_source,
    a_topic,
    cite,
    in_state,
    sealed,
    story,
    withdrawn,
)

pytestmark = pytest.mark.django_db
TOMORROW = timezone.now() + timedelta(days=1)


def seen(unit: Any, at: datetime | None = None) -> bool:
    """Whether the public sees it, in the unit's row and in the registry alike."""
    registered = UnitId.objects.get(pk=unit.public_id).is_visible(at)
    assert registered == type(unit).objects.visible(at).filter(pk=unit.pk).exists()
    return registered


@pytest.mark.parametrize("state", STATES)
def test_a_case_is_seen_in_one_state_alone(state: str) -> None:
    assert seen(in_state(a_case(published=False), state)) == (state == "published")


@pytest.mark.parametrize("of_case", STATES)
def test_a_ruling_or_reaction_is_seen_when_it_and_its_case_are(of_case: str) -> None:
    with story():
        case = a_case(published=False)
        units = [(state, build(case, published=False)) for build in (a_ruling, a_reaction) for state in STATES]
    in_state(case, of_case)

    states = {(type(unit), state): seen(in_state(unit, state)) for state, unit in units}

    assert states == {(kind, state): state == of_case == "published" for kind in (Ruling, Reaction) for state in STATES}


@pytest.mark.parametrize("build", [a_ruling, a_reaction])
@pytest.mark.parametrize("of_case", STATES)
def test_what_hangs_on_a_case_follows_the_case(build: Any, of_case: str) -> None:
    case = a_case(published=False)
    unit = build(case)
    assert not seen(unit)

    in_state(case, of_case)

    assert seen(unit) == (of_case == "published")


def test_an_embargo_ends_on_the_second_without_any_job() -> None:
    case = a_case(embargoed_until=TOMORROW)
    ruling = a_ruling(case)

    for unit in (case, ruling):
        assert not seen(unit, TOMORROW - timedelta(microseconds=1))
        assert seen(unit, TOMORROW)


def test_a_ruling_is_seen_from_the_later_of_its_own_embargo_and_its_cases() -> None:
    later = TOMORROW + timedelta(days=1)
    case = a_case(embargoed_until=TOMORROW)
    ruling, reaction = a_ruling(case, embargoed_until=later), a_reaction(case)

    assert [unit.visible_from for unit in (case, ruling, reaction)] == [TOMORROW, later, TOMORROW]


def test_withdrawn_and_sealed_records_come_back_with_what_hangs_on_them() -> None:
    case = a_case()
    ruling = a_ruling(case)
    sealed(case)
    assert not seen(ruling)

    with writing(reason="a correction") as change:
        change.touch(case)
        case.is_sealed = False
        case.save()

    assert seen(case)
    assert seen(ruling)


def test_courts_and_topics_are_seen_while_something_visible_names_them() -> None:
    supreme, broad = a_court(), a_topic()
    court, topic = a_court(parent=supreme), a_topic(parent=broad)
    units = [supreme, court, broad, topic]
    draft = a_case(court=court, topics=[topic], published=False)
    assert [seen(unit) for unit in units] == [False] * 4
    in_state(draft, "published")
    assert [seen(unit) for unit in units] == [True] * 4
    a_holding(a_ruling(), topics=[topic])
    withdrawn(draft)
    assert [seen(unit) for unit in units] == [False, False, True, True]


def test_a_party_is_seen_while_a_visible_case_names_it() -> None:
    party, case, draft = a_party(), a_case(), a_case(published=False)
    assert not seen(party)
    a_participation(draft, party)
    assert not seen(party)
    a_participation(case, party)
    assert seen(party)

    withdrawn(case)

    assert not seen(party)


def test_a_party_is_seen_from_the_earliest_that_names_it() -> None:
    party, first = a_party(), a_case(embargoed_until=TOMORROW)
    a_participation(first, party)
    assert Party.objects.get().visible_from == TOMORROW

    second = a_case()
    a_participation(second, party)
    assert Party.objects.get().visible_from == second.visible_from

    withdrawn(second)
    assert Party.objects.get().visible_from == TOMORROW


def test_a_party_is_hidden_again_with_its_part() -> None:
    part = a_participation(a_case())
    with writing(reason="a correction") as change:
        change.touch(part.case)
        part.is_withdrawn = True
        part.save()
    assert not seen(part.party)


def test_a_party_is_seen_when_it_speaks() -> None:
    speaker = a_party()
    reaction = a_reaction(speaker=speaker)
    assert seen(speaker)
    withdrawn(reaction)
    assert not seen(speaker)


def test_a_party_that_a_part_names_no_more_is_hidden() -> None:
    part, other = a_participation(a_case()), a_party("Ministry of Defense")
    old = part.party
    with writing(reason="a correction") as change:
        change.touch(part.case)
        part.party = other
        part.save()
    assert [seen(old), seen(other)] == [False, True]


def test_a_judge_is_seen_on_a_visible_ruling() -> None:
    judge = a_judge()
    ruling = a_ruling(judge=judge, published=False)
    assert not seen(judge)
    in_state(ruling, "published")
    assert seen(judge)
    withdrawn(ruling.case)
    assert not seen(judge)


def test_a_source_is_seen_when_something_visible_cites_it() -> None:
    source, draft = a_source(), a_case(published=False)
    cite(draft, source)
    assert not seen(source)
    in_state(draft, "published")
    assert seen(source)


def test_a_source_that_only_a_hidden_party_cites_is_hidden_with_it() -> None:
    source, party, case = a_source(), a_party(), a_case(published=False)
    cite(party, source, path="name")
    a_participation(case, party)
    assert [seen(party), seen(source)] == [False, False]

    in_state(case, "published")
    assert [seen(party), seen(source)] == [True, True]

    withdrawn(case)
    assert [seen(party), seen(source)] == [False, False]


def test_a_source_is_hidden_when_its_last_citation_goes() -> None:
    case, source = a_case(), a_source()
    citation = cite(case, source, path="title")
    with writing(reason="a correction") as change:
        change.touch(case)
        citation.delete()
    assert not seen(source)


def test_parts_are_listed_when_current_and_their_unit_is_visible() -> None:
    case, draft = a_case(), a_case(published=False)
    kept, gone, hidden = a_claim(case), a_claim(case), a_claim(draft)
    Claim.objects.filter(pk=gone.pk).update(is_withdrawn=True)

    assert list(Claim.objects.visible()) == [kept]
    assert set(Claim.objects.current()) == {kept, hidden}


def test_prefetching_goes_through_the_rule() -> None:
    case = a_case()
    ruling, claim = a_ruling(case), a_claim(case)
    a_ruling(case, published=False)
    Claim.objects.filter(pk=a_claim(case).pk).update(is_withdrawn=True)

    with CaptureQueriesContext(connection) as queries:
        found = Case.objects.prefetch_related(
            visible_prefetch("rulings", Ruling.objects.all()), visible_prefetch("claims", Claim.objects.all())
        ).get()
        assert ([*found.rulings.all()], [*found.claims.all()]) == ([ruling], [claim])
    assert len(queries) == 3


def test_a_public_id_is_ten_characters_that_are_not_mistaken() -> None:
    ids = {new_public_id() for _ in range(200)}
    assert len(ids) == 200
    assert set("".join(ids)) <= set(ALPHABET)
    assert not set(ALPHABET) & set("aeiouy01l")
    assert {len(found) for found in ids} == {10}


def test_every_unit_is_registered_with_its_kind_and_its_parent() -> None:
    case = a_case()
    ruling = a_ruling(case)
    rows = [UnitId.objects.get(pk=unit.public_id) for unit in (case, ruling, case.court)]
    assert [(row.kind, row.parent_id) for row in rows] == [
        ("case", None),
        ("ruling", case.public_id),
        ("court", None),
    ]


def test_a_unit_without_a_key_gets_its_public_id_as_key() -> None:
    source = a_source()
    assert (source.external_system, source.external_key) == ("local", source.public_id)
    assert a_ruling().key != ""


def test_an_external_key_names_one_unit() -> None:
    Source.objects.create(kind="dataset", title="A", external_system="press", external_key="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.create(kind="dataset", title="B", external_system="press", external_key="a")
    Source.objects.create(kind="dataset", title="C", external_system="other", external_key="a")


def test_parts_without_a_key_get_one() -> None:
    case = a_case()
    parts = [
        a_participation(case, a_party("NSO Group")),
        a_participation(case, a_party("NSO Group"), role="respondent"),
    ]
    assert [len(part.key) for part in [*parts, a_claim(case)]] == [10, 10, 10]
    assert [part.key for part in parts if "nso" in part.key] == []  # a key outlives the name


@pytest.mark.parametrize("key", ["a", "a1", "a-b", "a.b_c", "a" * 80])
def test_a_key(key: str) -> None:
    key_validator(key)


@pytest.mark.parametrize("key", ["", "A", "-a", "a-", "a b", "é", "a/b", "a" * 81, "a\n"])
def test_no_key(key: str) -> None:
    with pytest.raises(ValidationError):
        key_validator(key)


def test_a_part_belongs_to_its_owner() -> None:
    part = a_participation(a_case())
    assert Participation.objects.get().owner_unit() == part.case
