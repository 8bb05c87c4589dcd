"""Dates and instants on a page: whoever writes a `<time>` does it here, so that its attribute is always valid."""

from datetime import UTC, datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString

from casetracker.core.dates.partial_date import PartialDate

GAPS = {"month": "(day not known)", "year": "(month and day not known)"}
"""What is not known of a date, by its precision."""


def gap_of(pd: PartialDate) -> str:
    """Return what is not known of the date; blank for a day, or a span."""
    return GAPS.get(pd.precision, "")


def instant_html(at: datetime) -> SafeString:
    """Write the instant for a page, in UTC; to the second for machines, because HTML allows three digits of one."""
    utc = at.astimezone(UTC)
    readable = f"{utc.day} {utc:%B %Y, %H:%M} UTC"
    return format_html('<time datetime="{}">{}</time>', utc.strftime("%Y-%m-%dT%H:%M:%SZ"), readable)


def day_html(at: datetime) -> SafeString:
    """Write the day of the instant for a page, in UTC."""
    utc = at.astimezone(UTC)
    return format_html('<time datetime="{}">{}</time>', utc.date().isoformat(), f"{utc.day} {utc:%B %Y}")


def time_html(pd: PartialDate | None, header: bool = False) -> SafeString:
    """Write the date for a page, isolated from right-to-left text around it; a `header` says what is not known."""
    if pd is None:
        return format_html('<span class="none">{}</span>', "not known")
    gap = gap_of(pd) if header else ""
    note = format_html(' <span class="soft">{}</span>', gap) if gap else ""
    if pd.html_datetime:
        return format_html('<time datetime="{}">{}</time>{}', pd.html_datetime, pd.display(), note)
    return format_html('<span dir="ltr">{}</span>{}', pd.display(), note)
