"""Instants in documents: with an offset, or as the clock shows them in a zone that stands beside them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?")


def read_instant(text: str) -> datetime:
    """Read a day and an hour, naive where the text has no offset. Raises ValueError, which says what to write."""
    example = "write 2020-01-16T09:00Z, 2020-01-16T11:00+02:00, or 2020-01-16T11:00 with time_zone beside it"
    if not FORM.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is no day with an hour; {example}.")
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"“{text}”: there is no such day or hour; {example}.") from error


def placed(text: str, time_zone: str) -> datetime:
    """Read an instant; one without an offset stands in the time zone. Raises ValueError where there is none."""
    value = read_instant(text)
    if value.tzinfo:
        return value
    if not time_zone:
        raise ValueError(
            f"“{text}” does not say in which zone; write its offset, such as {text}+02:00, or give time_zone beside it."
        )
    try:
        return value.replace(tzinfo=ZoneInfo(time_zone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"“{time_zone[:60]}” is no time zone; write one such as Asia/Jerusalem.") from error
