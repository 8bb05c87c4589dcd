"""What caches are told: every public answer is revalidated, and one that has not changed is not sent again.

The ETag is a digest of the bytes, so it changes with whatever the answer shows. Caches must always ask, because an
embargo ends and a withdrawal takes effect on the second. This runs inside GZipMiddleware, which weakens the ETag of
what it compresses; If-None-Match compares weakly.

What was asked for with a token is nobody else's: it is stored nowhere, and no 304 is made of it.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

from casetracker.web.errors import READING, error_page
from casetracker.web.middleware import is_api, is_public

REVALIDATE = "public, no-cache"
SHORTLY = "public, max-age=3600"
"""For what changes only with a new version of the program; a view sets it."""


class ConditionalMiddleware:
    """Adds ETag, Cache-Control and Vary to public answers, and answers 304. Streamed answers have no ETag."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if is_api(request):
            patch_vary_headers(response, ["Authorization"])
            if "Authorization" in request.headers:
                response.headers["Cache-Control"] = "no-store"
                return response
        if request.method not in READING or not is_public(request):
            return response
        response.headers.setdefault("Cache-Control", "no-store" if response.status_code >= 500 else REVALIDATE)
        patch_vary_headers(response, ["Accept-Encoding"])
        if isinstance(response, StreamingHttpResponse):
            return response
        if isinstance(response, HttpResponse) and response.status_code == 200:
            return conditional(request, response)
        return response


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Return the answer with its ETag; 304 if the client has it already, 412 if it asked for another one.

    A view that knows without its bytes what it will answer has set an ETag of its own.
    """
    if not response.has_header("ETag"):
        set_response_etag(response)
    etag = response.headers.get("ETag")
    answer = get_conditional_response(request, etag=etag, response=response) or response
    if answer.status_code == 412:
        return error_page(
            request, 412, "Not what you asked for", f"Your If-Match does not name the current state, {etag}."
        )
    return answer
