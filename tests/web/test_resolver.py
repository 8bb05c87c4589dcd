"""What a public id answers: the unit, 308 to the survivor, 410 with the reason, or nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404
from django.utils import timezone

from cases.actions import publish_case
from cases.models import Case
from casetracker.core.models import ALPHABET, ID_LENGTH, UnitId, new_public_id
from casetracker.web.resolver import Gone, Moved, UnitConverter, resolve
from rulings.models import Ruling
from tests import builders as b

pytestmark = pytest.mark.django_db


def outcome(unit: Any) -> str:
    try:
        return f"shows {resolve(type(unit).objects, unit.public_id).public_id}"
    except Gone as gone:
        return f"gone: {gone.reason}"
    except Moved as moved:
        return f"moved to {moved.new}"
    except Http404:
        return "nothing"


def merged(old: Any, new: Any, **columns: Any) -> Any:
    """A draft that was public once and merged, as the registry keeps it."""
    UnitId.objects.filter(pk=old.public_id).update(**{"merged_into": new.public_id, "was_public": True, **columns})
    return old


def test_what_is_visible_is_shown() -> None:
    ruling = b.a_ruling()
    assert outcome(ruling) == f"shows {ruling.public_id}"
    assert outcome(ruling.case) == f"shows {ruling.case.public_id}"


@pytest.mark.parametrize("state", ["draft", "in_review", "embargoed", "sealed"])
def test_what_is_hidden_answers_as_nothing(state: str) -> None:
    assert outcome(b.in_state(b.a_case(published=False), state)) == "nothing"
    assert outcome(b.in_state(b.a_ruling(published=False), state)) == "nothing"


def test_what_never_was_answers_as_nothing() -> None:
    assert outcome(Case(public_id=new_public_id())) == "nothing"


def test_an_id_of_another_kind_answers_as_nothing() -> None:
    case = b.a_case()
    assert outcome(Ruling(public_id=case.public_id)) == "nothing"
    assert outcome(Ruling(public_id=b.withdrawn(case).public_id)) == "nothing"


def test_what_was_public_and_is_withdrawn_says_why() -> None:
    ruling = b.withdrawn(b.a_ruling(), "The wrong court.")
    assert outcome(ruling) == "gone: The wrong court."
    assert outcome(b.withdrawn(ruling.case, "A mistake.")) == "gone: A mistake."


def test_what_was_withdrawn_before_anybody_saw_it_answers_as_nothing() -> None:
    assert outcome(b.withdrawn(b.a_case(embargoed_until=timezone.now() + timedelta(days=1)))) == "nothing"
    assert outcome(b.withdrawn(b.a_ruling(b.a_case(published=False)))) == "nothing"


def test_what_is_withdrawn_and_sealed_answers_as_nothing() -> None:
    assert outcome(b.sealed(b.withdrawn(b.a_case()))) == "nothing"


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_what_was_public_within_a_withdrawn_case_says_why(state: str) -> None:
    case = b.a_case()
    ruling, reaction = b.a_ruling(case), b.a_reaction(case)
    if state == "withdrawn":
        for unit in (ruling, reaction):
            assert outcome(b.withdrawn(unit, "Its own reason.")) == "gone: Its own reason."
    b.withdrawn(case, "It was a hoax.")
    assert [outcome(unit) for unit in (case, ruling, reaction)] == ["gone: It was a hoax."] * 3


def test_a_case_that_was_withdrawn_before_its_rulings_were_marked_answers_for_them() -> None:
    ruling, hidden = b.a_ruling(), b.a_ruling(b.a_case())
    draft = b.a_ruling(hidden.case, published=False)
    for unit in (ruling.case, hidden.case):
        b.withdrawn(unit, "It was a hoax.")
    UnitId.objects.filter(kind="ruling").update(was_public=False)
    assert [outcome(unit) for unit in (ruling, hidden, draft)] == [*["gone: It was a hoax."] * 2, "nothing"]


@pytest.mark.parametrize("state", ["draft", "embargoed", "sealed"])
def test_what_nobody_saw_within_a_withdrawn_case_answers_as_nothing(state: str) -> None:
    case = b.a_case()
    ruling = b.in_state(b.a_ruling(case, published=False), state)
    b.withdrawn(case)
    assert outcome(ruling) == "nothing"


def test_what_was_public_within_a_sealed_case_answers_as_nothing() -> None:
    case = b.a_case()
    rulings = [b.a_ruling(case), b.withdrawn(b.a_ruling(case))]
    b.sealed(b.withdrawn(case))
    assert [outcome(ruling) for ruling in rulings] == ["nothing"] * 2


def test_what_is_withdrawn_and_published_again_is_shown() -> None:
    case = b.withdrawn(b.a_case())
    publish_case(case, reason="It was right after all.")
    assert outcome(case) == f"shows {case.public_id}"


def test_what_was_merged_leads_to_the_survivor() -> None:
    survivor = b.a_case()
    assert outcome(merged(b.a_case(published=False), survivor)) == f"moved to {survivor.public_id}"


def test_what_was_merged_before_anybody_saw_it_or_into_something_hidden_answers_as_nothing() -> None:
    survivor = b.a_case()
    assert outcome(merged(b.a_case(published=False), survivor, was_public=False)) == "nothing"
    assert outcome(merged(b.a_case(published=False), survivor, is_sealed=True)) == "nothing"
    assert outcome(merged(b.a_case(published=False), b.a_case(published=False))) == "nothing"


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/cases/bcdfghjkmn/", "/cases/zzzzzzzzzz/"),
        ("/cases/bcdfghjkmn-amnesty-v-state/", "/cases/zzzzzzzzzz/"),
        ("/api/v1/cases/bcdfghjkmn/", "/api/v1/cases/zzzzzzzzzz/"),
    ],
)
def test_the_new_address_has_the_survivors_id_and_no_slug(path: str, location: str) -> None:
    assert Moved("bcdfghjkmn", "zzzzzzzzzz").location_like(path) == location


@pytest.mark.parametrize("base", ["", "/api/v1"])
def test_moved_and_gone_are_answered_on_pages_and_in_the_api(client: Any, base: str) -> None:
    survivor = b.a_case()
    old = merged(b.a_case(published=False), survivor)
    moved = client.get(f"{base}/cases/{old.public_id}-old-slug/")
    assert (moved.status_code, moved.headers["Location"]) == (308, f"{base}/cases/{survivor.public_id}/")
    gone = client.get(f"{base}/cases/{b.withdrawn(survivor, 'Said to be wrong.').public_id}/")
    assert (gone.status_code, "Said to be wrong." in gone.content.decode()) == (410, True)
    assert client.get(f"{base}/cases/{old.public_id}/").status_code == 404


def test_a_slug_after_the_id_is_decoration(client: Any) -> None:
    case = b.a_case()
    for base in ("", "/api/v1"):
        plain = client.get(f"{base}/cases/{case.public_id}/").content
        assert (
            client.get(f"{base}/cases/{case.public_id}-anything-at-all/").content.replace(b"-anything-at-all", b"")
            == plain
        )
        assert client.get(f"{base}/cases/{case.public_id}x/").status_code == 404


def test_addresses_hold_the_alphabet_of_public_ids_alone() -> None:
    converter = UnitConverter()
    assert converter.to_python("bcdfghjkmn-a-slug") == "bcdfghjkmn" == converter.to_url("bcdfghjkmn")
    assert ID_LENGTH == 10
    assert not set("aeiou01l") & set(ALPHABET)
