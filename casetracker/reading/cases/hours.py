"""Says the hours of an event by the clock of its time zone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template

from casetracker.core.text import zone_of

register = template.Library()


@register.filter
def hours(event: Mapping[str, Any]) -> str:
    """Say from when to when, and in which zone: “11:00 to 11:30 (Asia/Jerusalem)”; nothing where no hour is known."""
    begins, ends = event["begins_at"], event["ends_at"]
    if not begins:
        return ""
    zone = zone_of(event["time_zone"])
    begin = begins.astimezone(zone)
    return f"{begin:%H:%M}{until(begin, ends.astimezone(zone)) if ends else ''} ({zone})"


def until(begin: datetime, end: datetime) -> str:
    day = "" if end.date() == begin.date() else f"{end.day} {end:%B %Y}, "
    return f" to {day}{end:%H:%M}"
