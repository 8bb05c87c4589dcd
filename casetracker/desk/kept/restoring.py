"""The units' admin with forms that are kept: it offers them, fills the form with one, and forgets it once saved."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Q
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import format_html

from casetracker.core.units import Unit
from casetracker.desk.conflicts import Stale, signed_as
from casetracker.desk.kept.keeping import Opened, as_posted, forget, kept_by
from casetracker.desk.request_state import Context, state_of

GONE = (
    "What was kept under this address is not kept any more: it was saved or discarded, or typed under another account. "
    "This is the form without it."
)

FILLING = ("kept", "text_of")
"""Parameters of an address that fill the form there, with what is kept or with the text of a file."""

UNREADABLE = 'The form cannot be filled with what was kept. <a href="{}">Read what you typed</a>, and copy it.'


class Unchecked(forms.BaseForm):
    """A form that shows what it is given and finds no fault with it, but for what is said beside a field already."""

    given: ClassVar[QueryDict | None] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs if self.given is None else {**kwargs, "data": self.given}))

    def full_clean(self) -> None:
        self._errors, self.cleaned_data = ErrorDict(), {}
        for name, message in getattr(self, "refused", {}).get(self.prefix, {}).items():
            self.add_error(name if name in self.fields else None, message)


class UncheckedRows(forms.BaseFormSet):
    def full_clean(self) -> None:
        self._errors = [form.errors for form in self.forms]
        self._non_form_errors = self.error_class(error_class="nonform")


def unchecked(form: Any, given: QueryDict | None = None) -> Any:
    """Make a form class that does not check what it is filled with; with `given`, it is filled with that."""
    return type(form.__name__, (Unchecked, form), {"given": given})


def unchecked_rows(formset: Any) -> Any:
    return type(formset.__name__, (UncheckedRows, formset), {"form": unchecked(formset.form)})


class KeepingAdmin(admin.ModelAdmin):
    """Base of the units' admin: `?kept=KEY` opens the form with what is kept under the key."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        state = state_of(request)
        state.is_settled = False
        if request.method == "GET" and "kept" in request.GET:
            self.restore(request, unquote(object_id) if object_id else "")
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Exception:
            state.is_settled = False  # what the save has forgotten comes back with its transaction
            raise

    def restore(self, request: HttpRequest, record: str) -> None:
        """Let the form show what is kept, brought together with what others saved meanwhile."""
        key = request.GET["kept"].replace("\0", "")
        of_form = kept_by(request.user.pk).filter(kind=self.opts.label_lower, record=record)
        kept = of_form.filter(Q(key=key) | Q(former=key)).first() if key else None
        unit = self.get_object(request, record) if kept and record else None
        if kept is None or (record and (unit is None or not self.has_change_permission(request, unit))):
            self.message_user(request, GONE, messages.WARNING)
            return
        if unit and kept.shown is None:
            link = reverse("admin:kept_shown", args=[kept.key])
            self.message_user(request, format_html(UNREADABLE, link), messages.WARNING)
            return
        request.POST = posted = as_posted(kept.data)  # type: ignore[assignment]  # a form may be bound to what can be changed
        if unit and kept.shown:
            opened = Stale(*kept.shown)
            posted["seen"] = signed_as(unit, opened.version, opened.shown)
            if opened.version != unit.version:
                self.bring_together(request, unit, opened)
        state_of(request).restored = kept

    def bring_together(self, request: HttpRequest, unit: Unit, opened: Stale) -> None:
        """Put what others saved after the form was opened into `request.POST`."""
        raise NotImplementedError

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return unchecked(form, request.POST) if state_of(request).restored else form

    def get_formsets_with_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            yield unchecked_rows(formset) if state_of(request).restored else formset, inline

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Fill the rows, but not of a kind that the form did not have yet when it was kept."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if state_of(request).restored and f"{prefix}-TOTAL_FORMS" in request.POST:
            kwargs["data"] = request.POST
        return kwargs

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        opened = Opened.sent(request)
        if opened:
            forget(opened)
        state_of(request).is_settled = True

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return leading_on(super().response_add(request, obj, post_url_continue))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return leading_on(super().response_change(request, obj))

    def render_change_form(self, request: HttpRequest, context: Context, *args: Any, **kwargs: Any) -> HttpResponse:
        unit, restored = context["original"], state_of(request).restored
        may = self.has_change_permission(request, unit) if unit else self.has_add_permission(request)
        opened = self.opened(request, str(unit.pk) if unit else "")
        rows = kept_by(opened.account).filter(kind=opened.kind, record=opened.record).defer("data")
        context["kept"] = {
            "opened": opened,
            "token": opened.signed() if may else "",
            "restored": restored,
            "is_unsaved": bool(restored) or request.method == "POST",
            "others": [row for row in rows if row.key not in (opened.key, opened.former)],
            "query": without_key(request),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def opened(self, request: HttpRequest, record: str) -> Opened:
        """Return under which key this page keeps: a form that comes back refused goes on under its own."""
        sent, restored = Opened.sent(request), state_of(request).restored
        mine = (request.user.pk or 0, self.opts.label_lower, record)
        if sent and sent[:3] == mine:
            return sent
        return Opened.anew(*mine, former=restored.key if restored else "")


def without_key(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("kept", None)
    return query.urlencode()


def leading_on(response: HttpResponse) -> HttpResponse:
    """Take what filled the saved form out of the address to which stock Django leads on with the form's whole query."""
    address, mark, rest = response.headers.get("Location", "").partition("?")
    if mark:
        query = QueryDict(rest, mutable=True)
        for name in FILLING:
            query.pop(name, None)
        response.headers["Location"] = f"{address}?{query.urlencode()}" if query else address
    return response
