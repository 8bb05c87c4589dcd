"""Citations in the form of every unit that they support.

A citation knows its unit by the public id alone, so the formset's parent is the registry row of the unit on the page.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from cases.choices import SUPPORT
from cases.models import Citation
from casetracker.core.models import UnitId
from casetracker.core.units import Unit
from casetracker.core.writing import interchange
from casetracker.desk.fields import with_more
from casetracker.desk.inlines import RecordForm, Refusal, RowFormSet, UnitInline


class CitationForm(RecordForm):
    """Lets the editor choose `path` from the unit's facts; the page carries that list once."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["path"].widget.attrs["list"] = "facts"

    @property
    def headline(self) -> str:
        row = self.instance
        return f"{row.path or 'the record'}: {SUPPORT.phrase(row.support)}, {row.source}" if row.pk else ""


class CitationFormSet(RowFormSet):
    def __init__(self, *args, **kwargs) -> None:
        self.unit: Unit = kwargs.get("instance")  # type: ignore[assignment]  # None for an empty formset alone
        registered = UnitId(pk=self.unit.public_id if self.unit and self.unit.pk else None)
        registered._state.adding = not registered.pk
        super().__init__(*args, **{**kwargs, "instance": registered})

    def save(self, commit: bool = True) -> list[Any]:
        """Save after the unit's parts, so that what was just entered can be cited; refuse a path to nothing."""
        self.instance.pk = self.unit.public_id
        for form in self.forms:
            if form.has_changed() and form not in self.deleted_forms:
                self.check(form)
        return super().save(commit)

    def check(self, form: forms.ModelForm) -> None:
        row = form.instance
        try:
            row.stated_value = interchange.check_path(self.unit, row.path, row.stated_value)
        except ValidationError as error:
            raise Refusal(form.prefix, error) from error


class CitationInline(UnitInline):
    model = Citation
    form = CitationForm
    formset = CitationFormSet
    access_key = "c"
    autocomplete_fields = ("source",)
    ordering = ("path", "id")
    verbose_name_plural = "citations: which source says what"
    fieldsets = with_more(
        ("source path locator", "support stated_value standing"),
        ("quotation quotation_language", "translation translated_by", "note"),
    )

    def __init__(self, parent_model: type[Unit], admin_site: admin.AdminSite) -> None:
        super().__init__(parent_model, admin_site)
        self.parent_model = UnitId
