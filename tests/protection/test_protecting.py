"""A person is protected everywhere and for ever."""

import pytest

from casetracker.history.verification import found_problems
from casetracker.protection.person import names_of, protect
from tests.protection.canary import HIDDEN, SURNAMES, plant, tables

pytestmark = pytest.mark.django_db


def test_try() -> None:
    world = plant()
    before = list(tables())
    print(len(before), {t for t, _ in before})
    assert list(found_problems()) == []
    n = protect(world.person, names=[*names_of(world.person), *SURNAMES], designation=HIDDEN, reason="Order", by=None)
    print(n)
    for t, c in tables():
        print("LEFT", t, c)
    assert list(tables()) == []
    assert list(found_problems()) == []
