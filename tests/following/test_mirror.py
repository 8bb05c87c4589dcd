"""A mirror built from the changes alone equals the public record, whatever happened and wherever it was killed.

`make test-mirror` does it with 10,000 changes; MIRROR_CHANGES and MIRROR_SEED say otherwise.
"""

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import time_machine

from casetracker.beside.lifting import lift_embargoes
from casetracker.core.change_log import broken_links
from casetracker.history.verification import found_problems
from tests.following.mirror import Killed, Mirror, differences
from tests.following.random_changes import Editors

NUMBER = int(os.environ.get("MIRROR_CHANGES", "60"))
SEED = int(os.environ.get("MIRROR_SEED", "12"))
LOOK_EVERY = 500
"""Changes after which the whole record is compared meanwhile."""


@pytest.mark.django_db
def test_a_mirror_of_random_changes_equals_the_public_record() -> None:
    random, mirror = Random(SEED), Mirror()
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC), tick=False) as clock:

        def move_on(by: timedelta) -> None:
            clock.shift(by)

        editors = Editors(random, move_on)
        for number in range(1, NUMBER + 1):
            move_on(timedelta(seconds=1))
            editors.change()
            if random.random() < 0.1:
                with suppress(Killed):
                    mirror.follow(lambda: random.random() < 0.1, page_size=random.choice([1, 7, 50]))
            if number % LOOK_EVERY == 0 or number == NUMBER:
                lift_embargoes()
                mirror.follow()
                assert differences(mirror) == [], (number, editors.done)
        assert list(broken_links()) == []
        assert list(found_problems()) == []
    if NUMBER > LOOK_EVERY:
        sys.stderr.write(f"{NUMBER} changes, {len(mirror.seen)} told, {len(mirror.records)} records: {editors.done}\n")
