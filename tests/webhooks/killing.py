"""`make test-webhooks`: kills the worker of webhooks again and again, while the record changes.

Every public change must arrive, whatever came twice with the id it had, and of each record in the order of the log.
It takes too long for every run of the tests; `KILLS` says how often, `DATABASE_URL` names an empty database.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory()
os.environ |= {"DEVELOPMENT": "1", "ENV_FILE": os.devnull, "DJANGO_SETTINGS_MODULE": "casetracker.settings"}
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER.name}/killed.sqlite3")

import django  # noqa: E402 - the settings need the lines above

django.setup()

import time_machine  # noqa: E402 - models need django.setup()
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from cases.models import Case  # noqa: E402
from casetracker.core.writing import writing  # noqa: E402
from casetracker.webhooks import log, outbox  # noqa: E402
from casetracker.webhooks.models import Delivery, Endpoint  # noqa: E402
from tests import builders as b  # noqa: E402
from tests.webhooks.receiver import Receiver, receiving  # noqa: E402

KILLS = int(os.environ.get("KILLS", "30"))


def main() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    began = time.monotonic()
    with receiving() as receiver:
        receiver.pause = 0.05
        begin = log.newest()
        Endpoint.objects.create(name="mirror", url=receiver.url, cursor=begin)
        cases = [b.a_case(f"Case {number} v. State") for number in range(5)]
        for number in range(KILLS):
            kill_while_changing(receiver, cases, number)
        with time_machine.travel(timezone.now() + outbox.HELD * 2):
            outbox.work_once()
        number, twice = check(receiver, begin)
    text = f"{KILLS} kills in {time.monotonic() - began:.0f} seconds: {number} changes, each arrived, those of a record"
    sys.stdout.write(f"{text} in order; {twice} came once more, with the same id.\n")


def kill_while_changing(receiver: Receiver, cases: list[Case], number: int) -> None:
    """Start a worker, change the record, and kill the worker while it sends, or a moment before or after."""
    before, manage = len(receiver.came), Path(__file__).parents[2] / "manage.py"
    worker = subprocess.Popen([sys.executable, manage, "deliver_webhooks", "--every", "0.05"])
    for step in range(6):
        case = random.choice(cases)
        with writing(reason="A correction.") as change:
            change.touch(case)
            case.title = f"Case {number} of {step} v. State"
            case.save()
    wait_for(lambda: len(receiver.came) > before, 60)
    time.sleep(random.uniform(0, 0.4))
    worker.kill()
    worker.wait()


def wait_for(is_so: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)


def check(receiver: Receiver, begin: int) -> tuple[int, int]:
    """Compare what came with the log; return how many changes there were, and how many messages came once more."""
    told = log.next_changes(begin, 1_000_000)
    ids = dict(Delivery.objects.values_list("sequence", "message_id"))
    assert set(ids) == {change.sequence for change in told}, "a change has no delivery"
    assert set(receiver.ids) == set(ids.values()), "a change did not arrive"
    came: dict[str, list[int]] = {}
    for message_id in dict.fromkeys(receiver.ids):
        data = next(body for headers, body in receiver.came if headers["webhook-id"] == message_id)["data"]
        came.setdefault(data["id"], []).append(data["sequence"])
    assert all(places == sorted(places) for places in came.values()), "a record's changes came out of order"
    return len(told), len(receiver.ids) - len(ids)


if __name__ == "__main__":
    main()
