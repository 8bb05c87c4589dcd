"""The dated versions of a ruling's text, as lists show them, and what each is called."""

from collections.abc import Sequence

from django import template
from django.utils.text import capfirst

from casetracker.core.dates import PartialDate
from casetracker.lists.rows import Row, RowData
from casetracker.reading.parts.fields import KEY
from casetracker.reading.parts.references import NUMBER
from rulings.choices import TEXT_VERSION
from rulings.models import TextVersion

register = template.Library()

PUBLISHED = "as_published"


class TextVersionRow(Row):
    """The text of the ruling from one day on."""

    key = KEY
    number = NUMBER

    class Meta:
        model = TextVersion
        fields = ["key", "number", "kind", "on"]


def version_in_words(version: RowData) -> str:
    """Say what was done to the text, and when: “corrected on 3 March 2021”, “amended in 2019”."""
    on = PartialDate.parse(version["on"])
    is_month_or_year = on.precision in ("month", "year") and not on.is_marked
    preposition = "on " if on.is_day else "in " if is_month_or_year else ""
    return f"{TEXT_VERSION.phrase(version['kind'])} {preposition}{on.display()}"


@register.filter
def version_name(version: RowData) -> str:
    """The same where a sentence begins."""
    return capfirst(version_in_words(version))


@register.filter
def latest_change(versions: Sequence[RowData]) -> RowData | None:
    """Return the current version of a text that was changed after it had been published."""
    return versions[-1] if versions and versions[-1]["kind"] != PUBLISHED else None
