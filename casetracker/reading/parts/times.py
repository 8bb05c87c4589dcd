"""Says at what hour something happened, with the zone in which that is the hour."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template

from casetracker.core.text import zone_of

register = template.Library()


@register.filter
def hours(event: Mapping[str, Any]) -> str:
    """Say when an event began and ended on the clock of its place: “10:00 to 12:30, Asia/Jerusalem”.

    Without a zone that is known the clock is UTC. A day that differs from the beginning's is named.
    """
    zone = zone_of(event["time_zone"])
    begin, end = (event[name] and event[name].astimezone(zone) for name in ("begins_at", "ends_at"))
    if begin and end:
        words = f"{clock(begin)} to {clock(end) if end.date() == begin.date() else day_and_clock(end)}"
    else:
        words = f"{clock(begin)}" if begin else f"until {clock(end)}"
    return f"{words}, {zone}"


def clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def day_and_clock(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}, {clock(at)}"
