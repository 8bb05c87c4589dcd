"""The page on which a person is protected: names, then every place with a proposal, then all of it at once."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from casetracker.core import policy
from casetracker.core.constraints import explain
from casetracker.core.policy import Action
from casetracker.desk.addresses import unit_url
from casetracker.protection.forms import LookForm, ReplaceForm
from casetracker.protection.listing import Found, found_texts
from casetracker.protection.models import Protection
from casetracker.protection.names import Names
from casetracker.protection.person import found_places, names_of, prepared, protect
from casetracker.protection.transfer import unit_with_id

MORE_FOUND = "The name stands in a text that was not on the page. Look at the list again, then protect."


def protect_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask for the names; list every place with a proposal; protect.

    Names travel in the bodies of requests alone, never in addresses, which are logged.
    """
    unit: Any = unit_with_id(public_id)
    if unit is None or not getattr(admin.site.get_model_admin(type(unit)), "is_of_persons", False):
        raise Http404
    policy.require(request.user, Action.PROTECT, unit)
    names = names_of(unit)
    known = Protection.objects.filter(unit_ref=unit.public_id).first()
    initial = {"designation": known.designation, "reason": known.reason} if known else {}
    look = LookForm(names, request.POST if request.method == "POST" else None, initial=initial)
    if not look.is_valid():
        return page(request, unit, {"form": look, "known": known})
    try:
        found = look_up(unit, look)
    except ValidationError as error:
        look.add_error(None, error.messages)
        return page(request, unit, {"form": look, "known": known})
    is_sent = "_protect" in request.POST
    form = ReplaceForm(names, found.texts, request.POST if is_sent else shown_again(look, found))
    if is_sent and form.is_valid():
        if not form.is_complete:
            form.add_error(None, MORE_FOUND)
        elif done := protected(request, unit, form):
            return done
    return page(request, unit, {"form": form, "found": found, "rows": form.rows})


def look_up(unit: Any, look: LookForm) -> Found:
    protection, spellings = prepared(unit, look.wanted(), look.cleaned_data["designation"])
    return found_texts(Names([protection]), found_places(protection, spellings))


def shown_again(look: LookForm, found: Found) -> QueryDict:
    """Return what the list is bound to at first: what was asked for, and every proposal."""
    data = QueryDict(mutable=True)
    data.update(look.data)
    probe = ReplaceForm([], found.texts)
    for text, field, _ in probe.rows:
        data[field.html_name] = text.proposal
    return data


def protected(request: HttpRequest, unit: Any, form: ReplaceForm) -> HttpResponse | None:
    """Protect the person and go back to the entry; None where something is refused, which the form then says."""
    data = form.cleaned_data
    try:
        rows = protect(
            unit,
            names=form.wanted(),
            designation=data["designation"],
            reason=data["reason"],
            by=request.user,
            written=form.written(),
            kept=form.kept(),
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    except IntegrityError as error:
        form.add_error(None, explain(error))
        return None
    said = f"The person is protected as “{data['designation']}”. Rows that were rewritten: {rows}."
    messages.success(request, said)
    return redirect(unit_url(unit))


def page(request: HttpRequest, unit: Any, context: dict[str, Any]) -> HttpResponse:
    shared = {**admin.site.each_context(request), "opts": unit._meta, "original": unit, "title": "Protect this person"}
    return TemplateResponse(request, "admin/protect.html", {**shared, **context})
