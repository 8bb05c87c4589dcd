"""Every box that an editor meets says what belongs into it."""

from collections.abc import Iterator

import pytest
from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.forms.formsets import DELETION_FIELD_NAME
from django.test import RequestFactory

from casetracker.core.units import Unit

pytestmark = pytest.mark.django_db
UNITS = [model for model in admin.site._registry if issubclass(model, Unit)]


def shown_fields(model: type[Unit]) -> Iterator[tuple[str, forms.Field]]:
    """The fields of the unit's form and of one empty row of each kind, without hidden ones and the box that removes."""
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True, is_staff=True)
    unit_admin = admin.site.get_model_admin(model)
    pages = [(model.__name__, unit_admin.get_form(request)())]
    for formset, inline in unit_admin.get_formsets_with_inlines(request):
        pages.append((f"{model.__name__}, {inline.model.__name__}", formset().empty_form))
    for page, form in pages:
        for name, field in form.fields.items():
            if name != DELETION_FIELD_NAME and not form[name].is_hidden:
                yield f"{page}: {name}", field


@pytest.mark.parametrize("model", UNITS)
def test_every_field_has_a_label_and_a_help_text(model: type[Unit]) -> None:
    fields = dict(shown_fields(model))

    assert len(fields) > 10
    assert [name for name, field in fields.items() if not str(field.label or "").strip()] == []
    assert [name for name, field in fields.items() if len(str(field.help_text).strip()) < 10] == []


def test_help_texts_are_sentences() -> None:
    texts = {str(field.help_text) for model in UNITS for _, field in shown_fields(model)}

    assert sorted(text for text in texts if not (text[0].isupper() or text[0].isdecimal()) or text[-1] != ".") == []
