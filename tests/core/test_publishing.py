"""Publishing, withdrawing, sealing and removing."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.actions import publish_case
from cases.models import Case, Citation, Court, Topic
from casetracker.core import publishing
from casetracker.core.models import Change, UnitId
from casetracker.core.units import Unit
from tests.builders import (
    STATES,
    a_case,
    a_court,
    a_judge,
    a_party,
    a_reaction,
    a_ruling,
    a_source,
    a_topic,
    cite,
    in_state,
    saved,
    withdrawn,
)

pytestmark = pytest.mark.django_db


def registered(unit: Unit) -> UnitId:
    return UnitId.objects.get(pk=unit.public_id)


def test_a_record_without_a_source_is_not_published() -> None:
    case = saved(Case(title="Unsourced"))
    count = Change.objects.count()

    with pytest.raises(ValidationError) as error:
        publish_case(case)

    assert error.value.messages == ["It cites no source yet: add at least one citation before it is published."]
    case.refresh_from_db()
    assert (case.state, case.visible_from, Change.objects.count()) == ("draft", None, count)


def test_publishing_says_when_and_by_whom() -> None:
    before, case = timezone.now(), a_case(published=False)
    publish_case(case, reason="Checked.")
    row = Change.objects.of_versions().last()
    assert (row.unit_ref, row.event, row.reason) == (case.public_id, "published", "Checked.")
    assert before <= case.visible_from == case.published_at <= timezone.now()


def test_publishing_again_after_withdrawing_clears_the_registry() -> None:
    case = withdrawn(a_case())
    assert (registered(case).is_withdrawn, registered(case).withdrawn_reason) == (True, "It named the wrong court.")
    publish_case(case, reason="It is right now.")
    row = registered(case)
    assert (row.is_withdrawn, row.withdrawn_reason, row.was_public, row.is_visible()) == (False, "", True, True)


def test_withdrawing_needs_a_reason_and_something_published() -> None:
    case = a_case()
    with pytest.raises(ValidationError, match="Say why it is withdrawn"):
        publishing.withdraw(case, by=None, reason=" ")
    with pytest.raises(ValidationError, match="Only a published record can be withdrawn"):
        publishing.withdraw(a_case(published=False), by=None, reason="wrong")
    assert case.is_public


def test_withdrawing_before_anybody_saw_it_leaves_nothing_to_tell() -> None:
    case = withdrawn(a_case(embargoed_until=timezone.now() + timedelta(days=1)))
    assert (registered(case).was_public, registered(case).is_withdrawn) == (False, True)


def test_only_a_draft_is_sent_for_review() -> None:
    case = in_state(a_case(published=False), "in_review")
    with pytest.raises(ValidationError, match="Only a draft"):
        publishing.send_for_review(case, by=None)
    with pytest.raises(ValidationError, match="Only a draft"):
        publishing.send_for_review(a_case(), by=None)


def test_sealing_answers_as_if_it_had_never_been_and_can_end() -> None:
    case = a_case()
    publishing.seal(case, by=None)
    assert (registered(case).is_sealed, registered(case).is_visible()) == (True, False)
    publishing.seal(case, by=None, is_sealed=False)
    assert (registered(case).is_sealed, registered(case).is_visible()) == (False, True)


@pytest.mark.parametrize(("state", "after"), [("published", "published"), ("withdrawn", "withdrawn")])
def test_sealing_and_its_end_are_in_the_log(state: str, after: str) -> None:
    case = in_state(a_case(published=False), state)
    before = Change.objects.filter(unit_ref=case.public_id).count()

    publishing.seal(case, by=None, reason="An order of the court.")
    publishing.seal(case, by=None, reason="The order was lifted.", is_sealed=False)

    rows = Change.objects.filter(unit_ref=case.public_id).order_by("id")[before:]
    assert [(row.event, row.reason, row.is_public) for row in rows] == [
        ("withdrawn", "An order of the court.", False),
        (after, "The order was lifted.", state == "published"),
    ]


@pytest.mark.parametrize("state", STATES)
def test_a_case_that_was_public_is_never_removed(state: str) -> None:
    case = in_state(a_case(published=False), state)
    if state in ("draft", "in_review"):
        publishing.remove(case, by=None, reason="entered twice")
        assert not Case.objects.exists()
        assert not UnitId.objects.filter(pk=case.public_id).exists()
        row = Change.objects.last()
        assert (row.unit_ref, row.event, row.reason) == (case.public_id, "removed", "entered twice")
    else:
        with pytest.raises(ValidationError, match="can be withdrawn, not deleted"):
            publishing.remove(case, by=None)
        assert Case.objects.exists()


def test_a_draft_that_had_been_public_is_not_removed() -> None:
    case = withdrawn(a_case())
    Case.objects.filter(pk=case.pk).update(state="draft")
    case.refresh_from_db()
    assert not publishing.may_remove(case)


def test_what_nothing_refers_to_can_be_removed() -> None:
    for unit in (a_party(), a_judge(), a_source(), a_court(), a_topic()):
        publishing.remove(unit, by=None)
        assert not type(unit).objects.exists()


def test_a_court_or_topic_in_use_is_not_removed() -> None:
    topic, case = a_topic(), a_case(published=False)
    case.topics.add(topic)
    for unit in (topic, case.court):
        assert not publishing.may_remove(unit)
    assert (Court.objects.count(), Topic.objects.count()) == (1, 1)


def test_removing_a_draft_hides_what_only_it_showed_and_takes_its_citations() -> None:
    source = a_source()
    case = a_case(published=False, source=source)
    cite(case, source, path="title")
    publishing.remove(case, by=None)
    assert (Citation.objects.count(), publishing.may_remove(source)) == (0, True)


@pytest.mark.parametrize("build", [a_ruling, a_reaction])
def test_publishing_a_part_of_the_story_takes_its_case_along(build: Any) -> None:
    unit = build(a_case(), published=False)
    cite(unit.case, path="title")
    version = Case.objects.get().version
    in_state(unit, "published")
    assert Case.objects.get().version == version
