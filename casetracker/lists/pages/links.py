"""Addresses of lists: with one filter more or less, and without what a form's empty fields leave in them."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseRedirect, QueryDict


def without(parameters: QueryDict, names: Iterable[str]) -> QueryDict:
    """Return the parameters but for those named, and for the empty values of a form, which the API refuses."""
    kept = parameters.copy()
    for name, values in parameters.lists():
        filled = [value for value in values if value.strip()]
        if name in names or not filled:
            kept.pop(name, None)
        else:
            kept.setlist(name, filled)
    return kept


def to_clean_address(request: HttpRequest) -> HttpResponseRedirect | None:
    """Redirect from an address with empty values, as a form without script makes them, to the one without."""
    if all(value.strip() for values in request.GET.lists() for value in values[1]):
        return None
    return HttpResponseRedirect(address(request.path, without(request.GET, ())))


def address(path: str, parameters: QueryDict) -> str:
    return f"{path}?{parameters.urlencode()}".removesuffix("?")
