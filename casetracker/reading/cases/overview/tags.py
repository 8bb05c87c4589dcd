"""Template tag for the strip, which other pages show of a case too."""

from django import template
from django.template.context import Context

from casetracker.lists.rows import RowData
from casetracker.reading.cases.overview.strip import Strip, strip_of

register = template.Library()


@register.simple_tag(takes_context=True)
def strip(context: Context, story: RowData) -> Strip:
    """Tell the story in three steps: `{% strip story as told %}`; its links stay on the page of the case itself."""
    return strip_of(story, context.get("case_url", story["url"]))
