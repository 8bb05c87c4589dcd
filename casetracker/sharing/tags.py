"""Template tags of base.html: what a page says of itself, said again for those who link to it.

{% keep "title" %}…{% endkeep %} renders a part, {% kept "title" %} shows it; {% preview_of_link %} and
{% linked_data %} read it too, so that no page writes its title, description or crumbs twice.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from casetracker.sharing.card import card_address
from casetracker.sharing.linked_data import PAGES, graph, script
from casetracker.web.tags import Joined

register = template.Library()
KEPT = "casetracker.sharing"
SITE = "Casetracker"
SUFFIX = f" – {SITE}"
ARTICLES = {"case-detail", "ruling-detail", "ruling-text", "reaction-detail"}
CRUMB = re.compile(r'<li>\s*<a href="([^"]+)">(.*?)</a>', re.DOTALL)


class Keep(Joined):
    """What stands between {% keep "name" %} and {% endkeep %}, kept under the name and not shown."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        super().__init__(nodelist, None)
        self.name = name

    def render(self, context: Context) -> SafeString:
        parts_of(context)[self.name] = super().render(context)
        return SafeString("")


@register.tag
def keep(parser: Parser, token: Token) -> Keep:
    """Keep a part of the page, without the layout's space: {% keep "title" %}…{% endkeep %}."""
    (name,) = token.split_contents()[1:]
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return Keep(nodelist, name.strip('"'))


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str) -> SafeString:
    """Show what was kept under the name."""
    return SafeString(parts_of(context)[name])


@register.simple_tag(takes_context=True)
def preview_of_link(context: Context) -> SafeString:
    """Say in the head what a link to this page shows elsewhere; nothing on errors and previews of drafts."""
    page = said(context)
    return mark_safe(render_to_string("sharing/head.html", page)) if page else SafeString("")


@register.simple_tag(takes_context=True)
def json_of_page(context: Context) -> SafeString:
    """Say in the head where the foot's link to the same as JSON leads, if the page has not said it itself."""
    address = re.search(r'href="([^"]+)"', parts_of(context)["json"])
    if address is None or not said(context) or "application/json" in parts_of(context)["head"]:
        return SafeString("")
    return mark_safe(f'<link rel="alternate" type="application/json" href="{address[1]}">')


@register.simple_tag(takes_context=True)
def linked_data(context: Context) -> SafeString:
    """Say in terms of schema.org what the page is about; nothing where search engines are kept away."""
    page = said(context)
    if not page or "noindex" in parts_of(context)["head"] or page["kind"] not in PAGES:
        return SafeString("")
    page["crumbs"] = [
        (unescape(address), plain(name)) for address, name in CRUMB.findall(parts_of(context).get("crumbs", ""))
    ]
    about: Any = context.flatten()
    return script(graph(page, about))


@register.simple_tag(takes_context=True)
def embed_code(context: Context, story: Mapping[str, Any]) -> str:
    """The markup that shows the case in a frame of another page."""
    request: HttpRequest = context["request"]
    source = f"{request.scheme}://{request.get_host()}{reverse('case-embed', args=[story['id']])}"
    name = escape(story["title"])
    return f'<iframe src="{source}" title="{name}" width="100%" height="400" loading="lazy" style="border:0"></iframe>'


def said(context: Context) -> dict[str, Any]:
    """What the page says of itself: kind, title, description, address, picture; empty where it is not for everybody."""
    parts = parts_of(context)
    request: HttpRequest = context["request"]
    canonical = re.search(r'href="([^"]+)"', parts.get("canonical", ""))
    if canonical is None or context.get("is_preview") or context.get("errors") or request.resolver_match is None:
        return {}
    kind = request.resolver_match.url_name or ""
    origin = f"{request.scheme}://{request.get_host()}"
    story = context.get("story") if kind in ARTICLES else None
    title = plain(parts["title"]).removesuffix(SUFFIX)
    picture = f"A card: {story['title']}" if story else f"{SITE}: the petition, the verdict, the reactions"
    return {
        "kind": kind,
        "title": title,
        "description": plain(parts["description"]),
        "address": unescape(canonical[1]),
        "origin": origin,
        "is_article": story is not None,
        "picture": origin + card_address(story),
        "picture_shows": picture,
    }


def parts_of(context: Context) -> dict[str, str]:
    """What has been kept of this page so far."""
    rendering: Any = context.render_context
    return rendering.setdefault(KEPT, {})


def plain(markup: str) -> str:
    """The text of a part of the page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())
