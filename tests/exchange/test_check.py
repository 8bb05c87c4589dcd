"""`check_data` finds what has drifted past the write path, and mends what can be computed."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cases.models import Case, Citation, Claim, Court
from casetracker.core.models import UnitId
from parties.models import Party
from rulings.models import Ruling
from tests.builders import a_case, a_claim, a_participation, a_reaction, a_ruling, cite
from tests.builders import story as story_of_one_change

pytestmark = pytest.mark.django_db
WHOLE = "The record is as it must be.\n"


def check(**options: Any) -> str:
    output = StringIO()
    call_command("check_data", stdout=output, **options)
    return output.getvalue()


def drift() -> list[str]:
    """What the command finds without mending; afterwards it mends, and nothing is left."""
    output = StringIO()
    with pytest.raises(CommandError, match="--fix puts right what can be computed"):
        call_command("check_data", stdout=output)
    assert check(fix=True) == output.getvalue()
    assert check() == WHOLE
    return output.getvalue().splitlines()


@pytest.fixture
@story_of_one_change()
def story() -> Case:
    case = a_case(filed_on="2019-05")
    a_participation(case)
    a_claim(case)
    cite(case, path="filed_on", stated_value="2020-01", standing="mistaken", note="The hearing.")
    a_reaction(about_ruling=a_ruling(case))
    return case


def test_a_record_that_was_written_by_the_product_is_whole(story: Case) -> None:
    assert check() == check(fix=True) == WHOLE


def test_a_case_that_is_hidden_by_mistake_is_found(story: Case) -> None:
    Case.objects.update(visible_from=None)
    assert drift() == [f"case {story.public_id}: visible_from is None, it should be {story.visible_from}"]


def test_a_draft_that_is_seen_by_mistake_is_found(story: Case) -> None:
    draft = a_ruling(story, published=False)
    Ruling.objects.filter(pk=draft.pk).update(visible_from=story.visible_from)
    assert drift() == [f"ruling {draft.public_id}: visible_from is {story.visible_from}, it should be None"]


def test_a_party_that_is_seen_by_mistake_is_found(story: Case) -> None:
    party = Party.objects.first()
    instant = party.visible_from.replace(year=2001)
    Party.objects.filter(pk=party.pk).update(visible_from=instant)
    assert drift() == [f"party {party.public_id}: visible_from is {instant}, it should be {party.visible_from}"]


def test_a_court_that_is_hidden_by_mistake_is_found(story: Case) -> None:
    Court.objects.update(visible_from=None)
    assert len(drift()) == 1


def test_a_registry_that_disagrees_with_the_unit_is_found(story: Case) -> None:
    UnitId.objects.filter(pk=story.public_id).update(visible_from=None)
    assert drift() == [
        f"case {story.public_id}: visible_from of the public id is None, it should be {story.visible_from}"
    ]


def test_a_headline_that_is_not_the_first_disposition_is_found(story: Case) -> None:
    Ruling.objects.update(result="granted", is_verdict=False)
    ruling = Ruling.objects.get()
    assert drift() == [
        f"ruling {ruling.public_id}: result is granted, it should be rejected",
        f"ruling {ruling.public_id}: is_verdict is False, it should be True",
    ]


def test_a_citation_of_nothing_is_found(story: Case) -> None:
    Citation.objects.filter(unit_id=story.public_id, path="").update(path="claims/c9.statement")

    assert drift()[0] == (
        f"case {story.public_id}: the citation of “A report” for “claims/c9.statement” is no contrary one, "
        "it should be gone"
    )
    assert [citation.path for citation in Citation.objects.filter(unit_id=story.public_id)] == ["filed_on"]


def test_a_dispute_that_is_not_marked_is_found(story: Case) -> None:
    Citation.objects.update(is_contrary=False)
    assert drift() == [
        f"case {story.public_id}: the citation of “A report” for “filed_on” is no contrary one, it should be contrary"
    ]


def test_a_part_without_its_number_gets_the_next_one(story: Case) -> None:
    claim = a_claim(story)
    Claim.objects.filter(pk=claim.pk).update(number=None)

    lines = check(fix=True).splitlines()

    assert [line.partition(": ")[2][:10] for line in lines] == ["numbers is", "2 of its c"]
    assert Claim.objects.get(pk=claim.pk).number == 3


def test_what_no_computing_can_mend_is_told(story: Case) -> None:
    Claim.objects.filter(number=1).update(number=3)
    ruling = Ruling.objects.get()
    cite(story, Citation.objects.get(unit_id=ruling.public_id).source, path="title")
    Citation.objects.filter(unit_id=ruling.public_id).delete()
    assert check(fix=True).splitlines() == [
        f"ruling {ruling.public_id}: it is published and cites no source",
        f"case {story.public_id}: 1 of its claim have numbers, up to 3",
    ]
