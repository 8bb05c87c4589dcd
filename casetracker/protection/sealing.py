"""Sealing a record and ending the seal, with the reason kept inside: the action, and its page in the desk."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from casetracker.core import policy, publishing
from casetracker.core.change_log import recording
from casetracker.core.policy import Account, Action
from casetracker.core.text import clean_text_validator
from casetracker.core.units import EditorialUnit
from casetracker.desk.addresses import unit_url
from casetracker.protection.gate import refuse_names
from casetracker.protection.models import Seal
from casetracker.protection.transfer import unit_with_id


def seal(unit: EditorialUnit, *, by: Account | None, reason: str, is_sealed: bool) -> None:
    """Seal the record, or end its seal. The log says that it happened; the reason stands in no public place."""
    policy.require(by, Action.SEAL, unit)
    if unit.is_sealed == is_sealed:
        raise ValidationError("It is sealed already." if is_sealed else "It is not sealed.")
    if not reason.strip():
        raise ValidationError({"reason": "Say why; only editors read it."})
    with recording():
        refuse_names(reason, "The reason")
        publishing.seal(unit, by=by, is_sealed=is_sealed)
        Seal.objects.create(unit_ref=unit.public_id, is_start=is_sealed, reason=reason, by=by)  # type: ignore[misc]  # the policy lets nobody anonymous seal anything


class SealForm(forms.Form):
    reason = forms.CharField(
        label="Reason",
        validators=[clean_text_validator],
        widget=AdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
        help_text="Only editors read it, on this page; such as the order of the court and its date.",
    )


def seal_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what a seal does, or what its end does; ask for the reason, and do it."""
    unit = unit_with_id(public_id)
    if not isinstance(unit, EditorialUnit):
        raise Http404
    policy.require(request.user, Action.SEAL, unit)
    is_sealed = not unit.is_sealed
    form = SealForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            seal(unit, by=request.user, reason=form.cleaned_data["reason"], is_sealed=is_sealed)
        except ValidationError as error:
            form.add_error("reason", error.messages)
        else:
            done = f"“{unit}” is sealed." if is_sealed else f"The seal of “{unit}” has ended."
            messages.success(request, done)
            return redirect(unit_url(unit))
    context: dict[str, Any] = {**admin.site.each_context(request), "opts": unit._meta, "original": unit, "form": form}
    context |= {"title": "Seal" if is_sealed else "End the seal", "is_sealed": is_sealed}
    context["seals"] = Seal.objects.filter(unit_ref=unit.public_id).select_related("by")
    return TemplateResponse(request, "admin/seal.html", context)
