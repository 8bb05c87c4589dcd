"""The template tag that leads to the form for errors."""

from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def report_address(context: Context, page: str = "", fact: str = "") -> str:
    """The form for an error on this page, or on another: {% report_address %}, {% report_address url "filed_on" %}."""
    request = context["request"]
    asked = {"about": page or request.path} if request.resolver_match else {}
    if asked.get("about") == reverse("report"):
        return reverse("report")
    words = urlencode(asked | ({"fact": fact} if fact else {}), safe="/")
    return f"{reverse('report')}?{words}".removesuffix("?")
