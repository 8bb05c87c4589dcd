"""Numbers for readers: given when a record is first seen, gapless then, never used again."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases.models import Case
from casetracker.core.merging import unit_models
from casetracker.core.models import Change, UnitId
from casetracker.core.writing import writing
from tests.builders import (
    a_case,
    a_claim,
    a_holding,
    a_participation,
    a_party,
    a_point,
    a_reaction,
    a_ruling,
    a_source,
    an_event,
    cite,
    in_state,
    withdrawn,
)

pytestmark = pytest.mark.django_db


def numbers(rows: Any) -> list[int | None]:
    return list(rows.order_by("id").values_list("number", flat=True))


def end_embargo(case: Case) -> None:
    """Let the embargo's end lie in the past, as time does."""
    now = timezone.now()
    for model in (*unit_models(), UnitId):
        model.objects.filter(visible_from__gt=now).update(visible_from=now)
    Case.objects.filter(pk=case.pk).update(publish_at=now)


def lift() -> str:
    output = StringIO()
    call_command("lift", stdout=output)
    return output.getvalue()


def test_drafts_have_no_numbers() -> None:
    case = a_case(published=False)
    a_claim(case)
    ruling = a_ruling(case, published=False)
    assert (numbers(case.claims), numbers(ruling.dispositions), ruling.label) == ([None], [None], "–")


def test_publishing_numbers_everything_without_gaps() -> None:
    case = a_case(published=False)
    for _ in range(3):
        a_claim(case)
        a_participation(case, a_party())
    in_state(case, "published")
    assert (numbers(case.claims), numbers(case.participations)) == ([1, 2, 3], [1, 2, 3])


def test_events_are_numbered_in_the_order_of_their_days() -> None:
    case = a_case(published=False)
    for on in ("2020-01", "2019-05-13", None, "2018-06"):
        an_event(case, on=on)
    in_state(case, "published")
    assert numbers(case.events) == [3, 2, 4, 1]


def test_participations_are_numbered_in_their_order() -> None:
    case = a_case(published=False)
    for order in (3, 1, 2):
        a_participation(case, a_party(), order=order)
    in_state(case, "published")
    assert numbers(case.participations) == [3, 1, 2]


def test_what_is_added_later_takes_the_next_number() -> None:
    case = a_case()
    an_event(case, on="2020-01")
    an_event(case, on="2019-01")
    assert numbers(case.events) == [1, 2]


def test_a_number_is_never_used_again() -> None:
    case = a_case()
    first, last = a_claim(case), a_claim(case)
    for claim in (first, last):
        with writing(reason="a correction") as change:
            change.touch(case)
            claim.delete()
    a_claim(case)
    assert numbers(case.claims) == [3]


def test_the_number_of_a_withdrawn_ruling_stays_taken() -> None:
    case = a_case()
    withdrawn(a_ruling(case))
    assert [a_ruling(case).number, a_reaction(case).number] == [2, 1]


def test_numbers_of_each_kind_and_of_each_record_begin_at_one() -> None:
    first, second = a_ruling(), a_ruling()
    a_holding(first)
    a_holding(second)
    assert [first.label, second.label] == ["R1", "R1"]
    assert (numbers(first.holdings), numbers(second.holdings), numbers(first.dispositions)) == ([1], [1], [1])


def test_anchors_are_what_readers_cite() -> None:
    case = a_case()
    reaction = a_reaction(case, about_ruling=a_ruling(case))
    point, claim, event = a_point(reaction), a_claim(case), an_event(case)
    assert [part.anchor for part in (reaction, point, claim, event)] == ["A1", "A1.1", "C1", "E1"]
    draft = a_claim(a_case(published=False))
    assert (draft.label, draft.anchor) == ("–", draft.key)


def test_an_embargoed_record_is_numbered_by_the_lift_step() -> None:
    case = a_case(embargoed_until=timezone.now() + timedelta(days=1))
    a_claim(case)
    ruling = a_ruling(case)
    assert (numbers(case.claims), ruling.number, lift()) == ([None], None, "0 records lifted.\n")

    end_embargo(case)

    assert lift() == "5 records lifted.\n"  # with the court and two sources
    ruling.refresh_from_db()
    assert (numbers(case.claims), ruling.number) == ([1], 1)
    assert [row.event for row in Change.objects.of_versions().order_by("id")][-2:] == ["lifted", "lifted"]
    assert Change.objects.last().is_public
    assert lift() == "0 records lifted.\n"


def test_a_ruling_that_waited_for_its_case_is_numbered_with_it() -> None:
    case = a_case(published=False)
    ruling, draft = a_ruling(case), a_ruling(case, published=False)

    in_state(case, "published")

    ruling.refresh_from_db()
    assert (ruling.number, numbers(ruling.dispositions), draft.number) == (1, [1], None)
    row = Change.objects.filter(unit_ref=ruling.public_id).last()
    assert (row.event, row.is_public) == ("lifted", True)
    assert lift() == "0 records lifted.\n"


def test_sources_are_numbered_over_the_whole_story() -> None:
    first, second, third = a_source(), a_source(), a_source()
    case = a_case(source=first)
    a_ruling(case, source=second)
    cite(case, third, path="title")
    cite(case, second, path="filed_on")
    a_reaction(case, source=a_source(), published=False)
    assert list(case.sources.values_list("source_id", "number")) == [(first.pk, 1), (second.pk, 2), (third.pk, 3)]


def test_sources_of_a_hidden_case_have_no_numbers() -> None:
    case = a_case(published=False)
    cite(case, path="title")
    assert not case.sources.exists()
