"""From the log to endpoints: makes deliveries, takes them up in order, and decides when each is tried again.

A delivery is made in the transaction that moves its endpoint's place in the log, held by one worker while it is sent,
and marked afterwards. A worker that is killed leaves either nothing or a delivery that is sent once more, with the same
id: at least once. Of one record an endpoint is told in the order of the log.
"""

import logging
import random
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from casetracker.webhooks import log
from casetracker.webhooks.models import Delivery, Endpoint, State
from casetracker.webhooks.sending import WHOLE_SECONDS, Outcome, attempt

logger = logging.getLogger("casetracker.webhooks")
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=6)
"""Before the second attempt, and before each of the last; each pause between is twice as long as the one before."""
JITTER = 0.2
"""By which part a pause is longer or shorter at random, so that receivers are not asked by all senders at once."""
REST, LONGEST_REST = timedelta(seconds=5), timedelta(minutes=5)
"""How long an endpoint that failed is left alone, twice as long after each further failure in a row."""
GIVEN_UP_AFTER = timedelta(days=3)
DISABLED_AFTER = timedelta(days=5)
"""An endpoint of which every attempt failed for so long is told nothing more until an administrator enables it."""
KEPT = timedelta(days=30)
"""How long deliveries that have ended stay on the desk."""
HELD = timedelta(seconds=WHOLE_SECONDS * 3)
AT_ONCE = 500
WAITING_AT_MOST = 2_000
"""Deliveries of one endpoint that wait; more are made when some have gone, since the log keeps what is to be told."""


def work_once(at_most: int | None = None) -> int:
    """Make the deliveries that are due and try them, each once; return how many were tried."""
    for endpoint in Endpoint.objects.filter(disabled_at=None, cursor__lt=log.newest()):
        fill(endpoint.pk)
    tried = 0
    while at_most is None or tried < at_most:
        delivery = take()
        if delivery is None:
            break
        settle(delivery, attempt(delivery))
        tried += 1
    return tried


# From the log


@transaction.atomic
def fill(pk: int) -> None:
    """Make a delivery of each further change that the endpoint wants, and move its place in the log."""
    endpoint = Endpoint.objects.select_for_update().filter(pk=pk, disabled_at=None).first()
    if endpoint is None or endpoint.deliveries.filter(state=State.WAITING).count() >= WAITING_AT_MOST:
        return
    changes = log.changes_after(endpoint.cursor, AT_ONCE)
    wanted = [change for change in changes if endpoint.wants(change.kind, change.event)]
    until = timezone.now() + GIVEN_UP_AFTER
    Delivery.objects.bulk_create(
        Delivery(
            endpoint=endpoint,
            sequence=change.sequence,
            unit_ref=change.unit_ref,
            event_type=f"{change.kind}.{change.event}",
            message_id=f"msg_{change.sequence}_{change.unit_ref}",
            give_up_at=until,
        )
        for change in wanted
    )
    if changes:
        endpoint.cursor = changes[-1].sequence
        endpoint.save(update_fields=["cursor"])


# To the endpoint


def due() -> QuerySet[Delivery]:
    """Return the deliveries to try now: of each record the oldest, of endpoints that neither rest nor are disabled."""
    now = timezone.now()
    earlier = Delivery.objects.filter(
        endpoint=OuterRef("endpoint"), unit_ref=OuterRef("unit_ref"), sequence__lt=OuterRef("sequence")
    )
    awake = Q(endpoint__rests_until=None) | Q(endpoint__rests_until__lte=now)
    free = Q(held_until=None) | Q(held_until__lt=now)
    waiting = Delivery.objects.filter(awake, free, state=State.WAITING, next_at__lte=now, endpoint__disabled_at=None)
    return waiting.filter(~Exists(earlier.filter(state=State.WAITING))).order_by("next_at", "sequence")


def take() -> Delivery | None:
    """Take up the next delivery; no other worker does while it is held."""
    if not due().exists():  # takes no lock, as taking up does
        return None
    with transaction.atomic():
        delivery = due().select_related("endpoint").select_for_update(of=("self",), skip_locked=True).first()
        if delivery is None:
            return None
        delivery.held_until, delivery.attempts = timezone.now() + HELD, delivery.attempts + 1
        delivery.save(update_fields=["held_until", "attempts"])
    return delivery


@transaction.atomic
def settle(delivery: Delivery, outcome: Outcome) -> None:
    """Note how the attempt ended, of the delivery and of its endpoint."""
    now = timezone.now()
    endpoint = Endpoint.objects.select_for_update().get(pk=delivery.endpoint_id)
    delivery.outcome, delivery.held_until = outcome.said[:200], None
    if outcome.is_delivered:
        delivery.state, delivery.ended_at = State.DELIVERED, now
        endpoint.failures, endpoint.failing_since, endpoint.rests_until = 0, None, None
    else:
        delivery.next_at = now + max(pause_after(delivery.attempts), timedelta(seconds=outcome.retry_after))
        if delivery.next_at > delivery.give_up_at:
            delivery.state, delivery.ended_at = State.GIVEN_UP, now
            logger.warning("Webhook “%s”: %s is given up after %s attempts.", endpoint, delivery, delivery.attempts)
        note_failure(endpoint, outcome)
    delivery.save(update_fields=["outcome", "held_until", "state", "ended_at", "next_at"])
    endpoint.save(update_fields=["failures", "failing_since", "rests_until", "disabled_at", "disabled_because"])


def note_failure(endpoint: Endpoint, outcome: Outcome) -> None:
    """Let the endpoint rest, or disable it where it has failed for days or asks for no more."""
    now = timezone.now()
    endpoint.failures += 1
    endpoint.failing_since = endpoint.failing_since or now
    rest = min(REST * 2 ** min(endpoint.failures - 1, 20), LONGEST_REST)
    endpoint.rests_until = now + max(rest, timedelta(seconds=outcome.retry_after))
    if outcome.is_gone:
        endpoint.disabled_because = "It answered 410: it wants no more."
    elif endpoint.failing_since <= now - DISABLED_AFTER:
        endpoint.disabled_because = f"Every attempt has failed since {endpoint.failing_since:%Y-%m-%d %H:%M} UTC."
    else:
        return
    endpoint.disabled_at = now
    logger.error("Webhook “%s” is disabled. %s", endpoint, endpoint.disabled_because)


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts."""
    pause = min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), LONGEST_PAUSE)
    return pause * random.uniform(1 - JITTER, 1 + JITTER)


# By hand, and by time


def send_again(deliveries: QuerySet[Delivery]) -> int:
    """Let deliveries that have ended be tried again now, with their old ids; return how many these are."""
    now = timezone.now()
    fresh = {
        "state": State.WAITING,
        "next_at": now,
        "attempts": 0,
        "ended_at": None,
        "give_up_at": now + GIVEN_UP_AFTER,
    }
    return deliveries.exclude(state=State.WAITING).update(**fresh)


def purge() -> int:
    """Delete deliveries that ended long ago; return how many there were."""
    return Delivery.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()[0]
