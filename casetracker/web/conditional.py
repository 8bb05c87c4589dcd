"""What caches are told: every public answer is revalidated, and one that has not changed is not sent again.

The ETag is a digest of the bytes, so that it changes with whatever the answer shows. Nothing may be kept without
asking: an embargo ends, and a withdrawal holds, on the second. Stands within GZipMiddleware, which makes the ETag of
what it compresses a weak one; If-None-Match compares weakly.
"""

from collections.abc import Callable

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

from casetracker.web.middleware import is_public

REVALIDATE = "public, no-cache"
SHORTLY = "public, max-age=3600"
"""For what changes with a new version of the program alone; a view sets it."""


class ConditionalMiddleware:
    """Adds ETag, Cache-Control and Vary to public answers, and answers 304. What is streamed has no ETag."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD") or not is_public(request):
            return response
        response.headers.setdefault("Cache-Control", "no-store" if response.status_code >= 500 else REVALIDATE)
        patch_vary_headers(response, ["Accept-Encoding"])
        if isinstance(response, StreamingHttpResponse):
            if request.method == "HEAD":
                response.streaming_content = ()
            return response
        return conditional(request, response) if response.status_code == 200 else response


def conditional(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer with its ETag; 304 where the client has it, 412 where it asked for another one."""
    set_response_etag(response)
    return get_conditional_response(request, etag=response.headers.get("ETag"), response=response)
