"""The publish gates of rulings and reactions, the headline, and the ladder of instances."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.models import Case
from casetracker.core.writing import writing
from rulings.actions import join_awaiting, ladder, publish_reaction, publish_ruling
from rulings.models import Reaction, Ruling, RulingReview
from tests.builders import (
    a_case,
    a_claim,
    a_disposition,
    a_holding,
    a_judge,
    a_point,
    a_reaction,
    a_relation,
    a_ruling,
    part,
    saved,
)

pytestmark = pytest.mark.django_db


def refusal(publish: Any, unit: Any) -> list[str]:
    with pytest.raises(ValidationError) as error:
        publish(unit)
    unit.refresh_from_db()
    assert unit.state == "draft"
    return error.value.messages


def test_a_ruling_that_decides_nothing_is_not_published() -> None:
    ruling = a_ruling(dispositions=[], published=False)
    assert refusal(publish_ruling, ruling) == [
        "It decides nothing yet: add at least one disposition (what was decided, and with which result)."
    ]


def test_a_sole_judge_sits_alone() -> None:
    seats = [{"judge": a_judge(), "role": "sole"}, {"judge": a_judge("Another"), "role": "member"}]
    ruling = a_ruling(panel=seats, published=False)
    assert refusal(publish_ruling, ruling) == [
        "A sole judge sits alone: give the others' seats another role, or remove them."
    ]


def test_a_holding_answers_claims_of_the_ladder_alone() -> None:
    stranger = a_claim(a_case())
    ruling = a_ruling(published=False)
    holding = a_holding(ruling, claims=[stranger, a_claim(ruling.case)])
    assert refusal(publish_ruling, ruling) == [
        f"Holding {holding.key} answers a claim of a case that is neither joined nor linked by appeal."
    ]

    a_relation(ruling.case, stranger.case)
    publish_ruling(ruling)
    assert ruling.is_public


def test_every_problem_is_named_at_once() -> None:
    ruling = saved(Ruling(case=a_case()))
    assert len(refusal(publish_ruling, ruling)) == 2


def test_a_reaction_needs_a_speaker() -> None:
    reaction = a_reaction(published=False)
    reaction.speakers.all().delete()
    assert refusal(publish_reaction, reaction) == ["Nobody speaks in it yet: add at least one speaker."]


def test_a_point_answers_holdings_of_its_case() -> None:
    reaction = a_reaction(published=False)
    point = a_point(reaction, holdings=[a_holding(a_ruling())])
    assert refusal(publish_reaction, reaction) == [f"Point {point.key} answers a holding of another case."]


def test_withdrawn_parts_do_not_count_at_the_gate() -> None:
    ruling = a_ruling(published=False)
    ruling.dispositions.update(is_withdrawn=True)
    assert "It decides nothing yet" in refusal(publish_ruling, ruling)[0]


def headline(ruling: Ruling) -> tuple[str, str, bool]:
    ruling.refresh_from_db()
    return ruling.result, ruling.favours, ruling.is_verdict


def test_the_headline_is_the_first_disposition() -> None:
    ruling = a_ruling(dispositions=[{"decides": "motion", "result": "denied", "favours": "bringing"}])
    assert headline(ruling) == ("denied", "bringing", False)

    a_disposition(ruling, decides="petition", result="granted", favours="bringing")
    assert headline(ruling) == ("denied", "bringing", True)


def test_the_headline_follows_what_is_withdrawn() -> None:
    ruling = a_ruling()
    second = a_disposition(ruling, decides="costs", result="granted", favours="opposing")
    first = ruling.dispositions.exclude(pk=second.pk).get()
    with writing(reason="a correction") as change:
        change.touch(ruling)
        first.is_withdrawn = True
        first.save()
    assert headline(ruling) == ("granted", "opposing", False)


@pytest.mark.parametrize(
    ("decides", "is_verdict"),
    [
        ("petition", True), ("claim", True), ("appeal", True), ("charge", True), ("motion", False),
        ("leave_application", False), ("preliminary_issue", False), ("procedure", False), ("investigation", False),
        ("costs", False),
    ],
)  # fmt: skip
def test_a_verdict_decides_a_petition_claim_appeal_or_charge(decides: str, is_verdict: bool) -> None:
    ruling = a_ruling(dispositions=[{"decides": decides, "result": "granted"}])
    assert ruling.is_verdict == is_verdict
    assert Ruling.objects.verdicts().filter(pk=ruling.pk).exists() == is_verdict


def test_the_ladder_goes_both_ways_to_its_ends() -> None:
    trial, appeal, supreme, other = (a_case() for _ in range(4))
    a_relation(appeal, trial)
    a_relation(supreme, appeal)
    a_relation(other, trial, kind="related")
    for case in (trial, appeal, supreme):
        assert ladder(a_ruling(case)) == {trial.pk, appeal.pk, supreme.pk}
    assert ladder(a_ruling(other)) == {other.pk}


def test_a_ladder_that_runs_in_a_circle_ends() -> None:
    one, other = a_case(), a_case()
    a_relation(one, other)
    a_relation(other, one)
    assert ladder(a_ruling(one)) == {one.pk, other.pk}


def test_a_ruling_that_arrives_is_linked_where_it_was_awaited() -> None:
    case = saved(Case(title="Below", external_system="press", external_key="below"))
    ruling = a_ruling(case, key="r1", published=False)
    review = part(a_ruling(), RulingReview, to_text="x")
    RulingReview.objects.update(to_key="press:below/r1")

    join_awaiting(ruling)

    review.refresh_from_db()
    assert (review.reviewed, review.to_key) == (ruling, "")


def test_a_rulings_court_is_its_cases_unless_it_has_its_own() -> None:
    case = a_case()
    assert a_ruling(case).court == case.court


def test_a_reaction_is_about_one_thing_and_its_points_are_numbered_within_it() -> None:
    case = a_case()
    reactions = [a_reaction(case), a_reaction(case)]
    points = [a_point(reaction) for reaction in reactions for _ in range(2)]
    assert [point.label for point in points] == ["A1.1", "A1.2", "A2.1", "A2.2"]
    assert Reaction.objects.filter(about_ruling=None, about_event=None).count() == 2
