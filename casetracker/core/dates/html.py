"""A partial date on a page."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from casetracker.core.dates.partial_date import PartialDate


def time_html(pd: PartialDate | None, header: bool = False) -> SafeString:
    """Write the date for a page, isolated from right-to-left text around it; a `header` says what is not known."""
    if pd is None:
        return format_html('<span class="none">{}</span>', "not known")
    notes = {"month": "(day not known)", "year": "(month and day not known)"} if header else {}
    note = format_html(' <span class="soft">{}</span>', notes[pd.precision]) if pd.precision in notes else ""
    if pd.html_datetime:
        return format_html('<time datetime="{}">{}</time>{}', pd.html_datetime, pd.display(), note)
    return format_html('<span dir="ltr">{}</span>{}', pd.display(), note)
