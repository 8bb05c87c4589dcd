"""Template tags of the page of a case: its strip, which other pages show too, and what keeps the page light."""

import re

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from casetracker.lists.rows import RowData
from casetracker.reading.cases.overview.strip import Strip, strip_of

register = template.Library()

INDENTATION = re.compile(r"\n\s+")


@register.simple_tag(takes_context=True)
def strip(context: Context, story: RowData) -> Strip:
    """Tell the story in three steps: `{% strip story as told %}`; its links stay on the page of the case itself."""
    return strip_of(story, context["case_url"] if "case_url" in context else story["url"])


class Tight(template.Node):
    """What stands between {% tight %} and {% endtight %}, without the indentation of the templates."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        return mark_safe(INDENTATION.sub("\n", self.nodelist.render(context)))


@register.tag
def tight(parser: Parser, token: Token) -> Tight:
    """Render a long page without its indentation, a fifth of its weight; not for text whose spaces count."""
    nodelist = parser.parse(("endtight",))
    parser.delete_first_token()
    return Tight(nodelist)
