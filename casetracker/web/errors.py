"""Pages and problem documents for requests that end in an error."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views import defaults

from casetracker.core.models import ALPHABET, ID_LENGTH
from casetracker.web.middleware import GetResponse, is_api, is_public
from casetracker.web.problems import plain_problem
from casetracker.web.resolver import Gone, Moved

READING = ("GET", "HEAD")
LONGEST_ADDRESS = 80
PUBLIC_ID = re.compile(rf"[{ALPHABET}]{{{ID_LENGTH}}}")
WORDS = re.compile(r"[^\W_]+")


class ResolverMiddleware:
    """Answers 308 for a record that has moved, and 410 with its public reason for one that was withdrawn."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Moved):
            response = HttpResponseRedirect(exception.location_like(request.path))
            response.status_code = 308
            return response
        if isinstance(exception, Gone):
            text = f"This record was public and has been withdrawn: {exception.reason}"
            return error_page(request, 410, "Withdrawn", text)
        return None


View = Callable[..., HttpResponse]


def takes_forms(view: View) -> View:
    """Mark a public page to which a form may be sent; it checks by itself from where the form comes."""
    view.takes_forms = True  # type: ignore[attr-defined]  # read by the middleware below
    return view


class SafeMethodsMiddleware:
    """Refuses on public pages every method but those that read, and POST where a page takes forms.

    The API refuses by itself, as its routes say.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in READING or is_api(request) or not is_public(request):
            return self.get_response(request)
        takes = [*READING, "POST"] if is_for_forms(request.path_info) else READING
        if request.method in takes:
            return self.get_response(request)
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
        else:
            text = "This page can be read, and nothing can be sent to it."
            response = error_page(request, 405, "Not possible here", text)
        response.headers["Allow"] = ", ".join(takes)
        return response


def is_for_forms(path: str) -> bool:
    try:
        return hasattr(resolve(path).func, "takes_forms")
    except Resolver404:
        return False


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Give one answer for what is hidden and for what never existed."""
    return error_page(request, 404, "Not found", "There is nothing here, or nothing that is public.")


def crashed(request: HttpRequest) -> HttpResponse:
    """Answer a request that failed by our fault."""
    return error_page(request, 500, "Something went wrong", "The error has been logged; please try again later.")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read, such as one for another host."""
    if is_api(request):
        return plain_problem(request, 400, "This request cannot be read.")
    return defaults.bad_request(request, exception)  # type: ignore[arg-type]  # wider than the stub


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what is not allowed."""
    if is_api(request):
        return plain_problem(request, 403, "This is not allowed.")
    return defaults.permission_denied(request, exception)  # type: ignore[arg-type]  # wider than the stub


def error_page(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    """Answer with a page, or below /api/ with a problem document."""
    if is_api(request):
        return plain_problem(request, status, text)
    near = {"words": words_of_address(request.path), "list_of_kind": list_of(request.path)}
    return render(request, "error.html", {"heading": heading, "text": text, **near}, status=status)


def list_of(path: str) -> str:
    """Return the list below which an address stands; blank where there is none, or the address is its own."""
    address = "/".join([*path.split("/")[:2], ""])
    try:
        is_list = (resolve(address).url_name or "").endswith("-list")
    except Resolver404:
        return ""
    return address if is_list and address != path else ""


def words_of_address(path: str) -> str:
    """Return what an address says in words, to search for: `/cases/dada-v-nso-group/` is about “dada v nso group”."""
    last = path.rstrip("/").rpartition("/")[2]
    is_said = last and len(last) <= LONGEST_ADDRESS and not PUBLIC_ID.fullmatch(last)
    return " ".join(WORDS.findall(last.partition(".")[0])) if is_said else ""
