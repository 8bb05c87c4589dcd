"""Gives templates the timeline of a story, and writes words into its drawing."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from casetracker.lists.rows import RowData
from casetracker.reading.cases.timeline.drawing import timeline_of
from casetracker.reading.cases.timeline.drawn import Timeline
from casetracker.web.tags import RUNS

register = template.Library()
ISOLATE, POP = "\u2068", "\u2069"


@register.simple_tag
def timeline(story: RowData) -> Timeline:
    """Lay out the timeline of a case."""
    return timeline_of(story)


@register.filter
def drawn(text: str) -> SafeString:
    """Write a line of words into a drawing; a line that begins right to left keeps its signs at its own end."""
    out = str(conditional_escape(text))
    for language, run in RUNS.items():
        out = run.sub(rf'<tspan lang="{language}">\g<0></tspan>', out)
    return mark_safe(out if out == text else f"{ISOLATE}{out}{POP}")
