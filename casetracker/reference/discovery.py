"""Where programs find the API without being told: the catalogue of RFC 9727, and llms.txt."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from casetracker.reference.pages import grouped
from casetracker.web.conditional import SHORTLY

LINKSET = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def api_catalog(request: HttpRequest) -> HttpResponse:
    """The APIs of this host, each with its description for programs and for people."""
    origin = f"{request.scheme}://{request.get_host()}"

    def link(name: str, media: str = "") -> dict[str, str]:
        return {"href": f"{origin}{reverse(name)}", **({"type": media} if media else {})}

    api = link("api:api-root")["href"]
    linkset: list[dict[str, Any]] = [
        {"anchor": link("api-catalog")["href"], "item": [{"href": api}]},
        {
            "anchor": api,
            "service-desc": [link("schema", "application/vnd.oai.openapi+json")],
            "service-doc": [link("api-reference", "text/html"), link("llms", "text/plain")],
            "status": [link("readyz", "text/plain")],
            "license": [{"href": LICENSE}],
        },
    ]
    answer = HttpResponse(orjson.dumps({"linkset": linkset}), content_type=LINKSET)
    answer.headers["Link"] = f'<{reverse("api-catalog")}>; rel="api-catalog"'
    return answer


def llms(request: HttpRequest) -> HttpResponse:
    """What this site is and how it is read, in the form that language models are given."""
    origin = f"{request.scheme}://{request.get_host()}"
    context = {"origin": origin, "groups": grouped()}
    answer = render(request, "reference/llms.txt", context, content_type="text/plain; charset=utf-8")
    answer.headers["Cache-Control"] = SHORTLY
    return answer


urlpatterns = [
    path(".well-known/api-catalog", api_catalog, name="api-catalog"),
    path("llms.txt", llms, name="llms"),
]
