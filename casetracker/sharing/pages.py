"""Cards as pictures, and the card of a case as a small page that other sites may put into a frame."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.cache import get_conditional_response
from django.views.decorators.clickjacking import xframe_options_exempt

from cases.models import Case
from casetracker.reading.cases.story.assembly import case_story
from casetracker.sharing.card import card_svg, card_version, court_of, site_svg, steps
from casetracker.web.conditional import REVALIDATE
from casetracker.web.drawing.png import png
from casetracker.web.middleware import HEADERS
from casetracker.web.resolver import resolve

ELSEWHERE = {"Cross-Origin-Resource-Policy": "cross-origin", "X-Robots-Tag": "noindex"}
"""Pages of other sites may show it; search engines have the case itself."""
FRAMED = HEADERS["Content-Security-Policy"].replace("frame-ancestors 'none'", "frame-ancestors *")
drawn = lru_cache(maxsize=64)(png)
"""Drawing takes as long as a page; a card that is asked for again by several services is drawn once."""


def case_card(request: HttpRequest, public_id: str, form: str, version: str = "") -> HttpResponse:
    """The card of a case as it is now, as SVG or PNG; the version makes services that keep pictures ask again.

    It stands in the path, not behind a question mark: robots.txt keeps from such addresses, and some services heed it.
    """
    case = resolve(Case.objects.for_list(), public_id)
    return picture(request, card_svg(case_story(case)), form)


def site_card(request: HttpRequest) -> HttpResponse:
    """The card of pages that belong to no case."""
    return picture(request, site_svg(), "png")


def picture(request: HttpRequest, svg: str, form: str) -> HttpResponse:
    """Answer with the drawing, or 304: what is drawn tells whether it is the same before anything is drawn."""
    etag = f'"{card_version(svg)}-{form}"'
    answer = get_conditional_response(request, etag=etag)
    if answer is None or answer.status_code != 304:
        content, content_type = (svg, "image/svg+xml; charset=utf-8") if form == "svg" else (drawn(svg), "image/png")
        answer = HttpResponse(content, content_type=content_type)
    return with_headers(answer, {"ETag": etag, "Cache-Control": REVALIDATE, **ELSEWHERE})


@xframe_options_exempt
def embedded_case(request: HttpRequest, public_id: str) -> HttpResponse:
    """The card of a case for a frame: no script, no cookie, and links that open outside of it."""
    story = case_story(resolve(Case.objects.for_list(), public_id))
    context = {"story": story, "steps": steps(story), "court": court_of(story)}
    answer = render(request, "sharing/embed.html", context)
    return with_headers(answer, {"Content-Security-Policy": FRAMED, **ELSEWHERE})


def with_headers(answer: HttpResponse, headers: dict[str, str]) -> HttpResponse:
    for name, value in headers.items():
        answer.headers[name] = value
    return answer


urlpatterns = [
    path("card.png", site_card, name="site-card"),
    path("cases/<unit:public_id>/card.png", case_card, {"form": "png"}, name="case-card"),
    path("cases/<unit:public_id>/card-<slug:version>.png", case_card, {"form": "png"}, name="case-card-version"),
    path("cases/<unit:public_id>/card.svg", case_card, {"form": "svg"}, name="case-card-svg"),
    path("cases/<unit:public_id>/embed/", embedded_case, name="case-embed"),
]
