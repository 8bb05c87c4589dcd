"""The forms of a record's page built anew from what is stored, in whatever request it is asked for."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from casetracker.core.units import Unit
from casetracker.desk.confirming import offer_confirmations
from casetracker.desk.conflicts import Shown, forms_of, shown_by


@dataclass
class Page:
    """The forms of a record's page, as they are stored at this moment."""

    form: Any
    formsets: list[Any]
    nouns: list[str]

    @property
    def forms(self) -> list[forms.ModelForm]:
        return forms_of(self.form, self.formsets)

    @property
    def shown(self) -> Shown:
        return shown_by(self.forms)


def page_of(model_admin: admin.ModelAdmin, request: HttpRequest, unit: Unit) -> Page:
    """Build the forms anew from what is stored, as if the page were asked for."""
    asked = copy(request)
    asked.method = "GET"
    asked.__dict__.pop("desk", None)  # what is remembered of this request would offer rows of another state
    stored: Any = model_admin.get_object(asked, str(unit.pk)) or unit
    form = model_admin.get_form(asked, stored, change=True)(instance=stored)
    formsets, inlines = model_admin._create_formsets(asked, stored, change=True)  # type: ignore[attr-defined]  # Django's, and not in the stubs
    offer_confirmations(form)
    return Page(form, formsets, [str(inline.verbose_name) for inline in inlines])
