"""Answers the script that keeps forms, lists and shows what is kept, discards it, and receives forged and old forms."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from casetracker.core.models import KeptForm
from casetracker.desk.kept.keeping import NotKept, Opened, TooLong, admin_of, in_words, keep, kept_by, typed
from casetracker.desk.request_state import Context, state_of

TOO_OLD = "This form was opened too long ago, or was altered: what you type is not kept. Save it soon."
LOGGED_OUT = "You are logged out, so nothing is saved yet. What you sent is kept: log in, and save it then."
CHECK = "Nothing is saved yet: what you sent is back in the form. Look through it, and save."
OTHER_ACCOUNT = (
    "Nothing is saved: that form was opened under another account than the one that is logged in now. What you typed "
    "is kept for that account for a while: log in with it."
)
FILES = "Files that you chose are not kept: choose them again."
FOREIGN = ("Origin checking failed", "Referer checking failed")
"""How Django's reasons begin where the form came from another site."""


# The script


@csrf_exempt
@never_cache
@require_POST
def keep_typed(request: HttpRequest) -> HttpResponse:
    """Keep what stands in a form. Its own signed field says whose it is, so that an ended session loses nothing."""
    state_of(request).is_settled = True
    opened = Opened.sent(request)
    if opened is None:
        return JsonResponse({"why": TOO_OLD}, status=403)
    try:
        keep(opened, request.POST)
    except NotKept as reason:
        return JsonResponse({"why": str(reason)}, status=413 if isinstance(reason, TooLong) else 403)
    return JsonResponse({"logged_in": is_logged_in(request, opened)})


def is_logged_in(request: HttpRequest, opened: Opened) -> bool:
    return request.user.pk == opened.account and admin.site.has_permission(request)


# What is kept, listed and shown


@dataclass(frozen=True)
class Listed:
    """A form that is kept, for the start page: what it is about, and where to go on with it."""

    row: KeptForm
    label: str
    url: str


def listed(request: HttpRequest) -> list[Listed]:
    """Return what is kept for who asks; one query for each kind of record."""
    rows = list(kept_by(request.user.pk).defer("data")) if request.user.pk else []
    kinds: dict[str, set[str]] = {}
    for row in rows:
        kinds.setdefault(row.kind, set()).add(row.record)
    records = {kind: records_of(request, kind, pks) for kind, pks in kinds.items()}
    return [one(row, records[row.kind].get(row.record)) for row in rows]


def records_of(request: HttpRequest, kind: str, pks: set[str]) -> dict[str, str]:
    """Return the names of the records that this editor may still change, by primary key; a new one has none."""
    model_admin = admin_of(kind)
    if model_admin is None:
        return {}
    stored = [pk for pk in pks if pk.isdecimal()]
    found = model_admin.get_queryset(request).filter(pk__in=stored) if stored else []
    names = {str(unit.pk): str(unit) for unit in found if model_admin.has_change_permission(request, unit)}
    return names | ({"": ""} if "" in pks and model_admin.has_add_permission(request) else {})


def one(row: KeptForm, name: str | None) -> Listed:
    noun = str(getattr(getattr(admin_of(row.kind), "opts", None), "verbose_name", row.kind))
    if name is None:
        label = f"{noun}, which you cannot change now"
    elif row.record:
        label = f"{noun} “{Truncator(name).chars(80)}”"
    else:
        label = f"new {noun} “{row.title}”" if row.title else f"new {noun}"
    url = reverse("admin:kept_shown", args=[row.key]) if name is None else form_address(row.kind, row.record, row.key)
    return Listed(row, label[:1].upper() + label[1:], url)


def form_address(kind: str, record: str, key: str = "", query: str = "") -> str:
    name = f"admin:{kind.replace('.', '_')}_{'change' if record else 'add'}"
    queries = "&".join(part for part in (query, f"kept={key}" if key else "") if part)
    return reverse(name, args=[quote(record)] if record else []) + (f"?{queries}" if queries else "")


def shown(request: HttpRequest, key: str, status: int = 200) -> TemplateResponse:
    """Show what is kept as text, to copy: for records that are gone or that the editor may not change any more."""
    row = own(request, key)
    entry = one(row, records_of(request, row.kind, {row.record}).get(row.record))
    context = page(request, "Entries that are not saved", entry.label, in_words(row.data))
    return TemplateResponse(request, "admin/kept_shown.html", {**context, "entry": entry}, status=status)


def discard(request: HttpRequest, key: str) -> HttpResponse:
    """Delete what is kept, and go back to the form or the start page."""
    row = own(request, key)
    row.delete()
    messages.success(request, "What was kept is discarded.")
    if "query" in request.POST and admin_of(row.kind):
        return redirect(form_address(row.kind, row.record, query=request.POST["query"]))
    return redirect("admin:index")


def own(request: HttpRequest, key: str) -> KeptForm:
    row = kept_by(request.user.pk).filter(key=key.replace("\0", "")).first()
    if row is None:
        raise Http404("Nothing is kept under this address for this account.")
    return row


def page(request: HttpRequest, title: str, subtitle: str | None, texts: Any) -> Context:
    return {**admin.site.each_context(request), "title": title, "subtitle": subtitle, "texts": list(texts)}


# Forms that were sent and not saved


def hold(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Keep a form that was sent without a session or with an old token; lead to where one press saves it.

    It is never saved by itself: only its own account sees it, in the form, with a token of its own.
    Raises NotKept where that is impossible.
    """
    keep(opened, request.POST)
    state_of(request).is_settled = True
    if request.FILES:
        messages.warning(request, FILES)
    address = form_address(opened.kind, opened.record, opened.key)
    if is_logged_in(request, opened):
        messages.warning(request, CHECK)
        return redirect(address)
    if request.user.is_authenticated and request.user.pk != opened.account:
        messages.warning(request, OTHER_ACCOUNT)
        return redirect("admin:index")
    messages.warning(request, LOGGED_OUT)
    return redirect_to_login(address, reverse("admin:login"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing, old or foreign: whoever was given the form gets it back, filled."""
    opened = Opened.sent(request)
    try:
        return hold(request, opened) if opened else not_saved(request, is_foreign=reason.startswith(FOREIGN))
    except NotKept:
        return not_saved(request)


def not_saved(request: HttpRequest, *, is_foreign: bool = False) -> HttpResponse:
    """Show as text what was sent and cannot be kept; of a form from another site, nothing."""
    state_of(request).is_settled = True
    is_login = request.path == reverse("admin:login")
    texts = [] if is_foreign or is_login else in_words(typed(request.POST))
    context = page(request, "Nothing is saved", None, texts)
    context |= {"is_foreign": is_foreign, "is_login": is_login, "again": request.path}
    return TemplateResponse(request, "admin/not_saved.html", context, status=403).render()


def addresses() -> list[URLPattern]:
    view = admin.site.admin_view
    return [
        path("kept/", keep_typed, name="kept"),
        path("kept/<str:key>/", view(shown), name="kept_shown"),
        path("kept/<str:key>/discard/", view(require_POST(discard)), name="kept_discard"),
    ]
