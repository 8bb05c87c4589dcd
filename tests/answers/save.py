"""Loads the record, lets an editor work on it, asks for everything and writes the answers into a folder.

Runs in the process that __main__.py starts. Nothing is left to chance: the clock stands still but where a step moves
it, and ids are drawn from a seeded source.
"""

import logging
import random
import secrets
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
import time_machine
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command

from tests.answers import desk, edits, folder, reading
from tests.answers.visitor import Answers, Visitor, command

LOADED = datetime(2026, 11, 24, tzinfo=UTC)
"""The day on which the record was last checked."""


def main(place: Path, scratch: Path) -> None:
    began = time.monotonic()
    source = random.Random()
    secrets.choice = source.choice  # before the product is imported, however it imports it
    django.setup()
    logging.disable(logging.WARNING)
    with time_machine.travel(LOADED, tick=False) as clock:
        answers = everything(source, clock, scratch)
    folder.write(place, answers)
    crashed = [key for key, answer in answers.items() if answer.status >= 500]
    print(f"{len(answers)} answers in {place}, after {time.monotonic() - began:.0f} seconds.")
    for key in crashed:
        print(f"The site crashed: {key}")


def everything(source: random.Random, clock: time_machine.Traveller, scratch: Path) -> Answers:
    """Each part draws its ids anew, so that one more or one less in one part does not change all others."""
    answers: Answers = {}
    call_command("migrate", verbosity=0)
    source.seed("record")
    command(answers, "load_cases", "--demo")
    source.seed("edits")
    user = get_user_model().objects.create_user("editor", is_staff=True, is_superuser=True)
    helper = get_user_model().objects.create_user("helper", is_staff=True)
    helper.user_permissions.set(apps.get_model("auth", "Permission").objects.exclude(codename__startswith="publish_"))
    told = edits.work(Visitor(answers, user), lambda: clock.shift(timedelta(days=1)))
    edits.load_again(answers, scratch)
    source.seed("reading")
    reading.read(Visitor(answers), told)
    source.seed("desk")
    desk.walk(Visitor(answers, user))
    desk.look_in(Visitor(answers), "signed out")
    desk.look_in(Visitor(answers, helper), "as a helper")
    edits.remove(answers, Visitor(answers))
    return answers


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
