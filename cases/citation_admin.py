"""Citations in the form of every unit that they support.

A citation knows its unit by the public id alone, so the formset's parent is the registry row of the unit on the page.
Facts are chosen in words. That of a row which is typed in the same form has the row's place instead of a path.
"""

import re
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from cases.choices import SUPPORT
from cases.models import Citation
from casetracker.core.models import UnitId
from casetracker.core.units import Unit
from casetracker.core.writing import FactGroup, interchange
from casetracker.desk.fields import with_more
from casetracker.desk.inlines import RecordForm, Refusal, RowFormSet, UnitInline
from casetracker.desk.request_state import state_of
from casetracker.desk.typed_rows import new_forms, words_for

WHOLE = ("", "The whole record")
FACT_OF_ROW = re.compile(r"(?P<prefix>[a-z_]+)-(?P<place>[0-9]{1,4})(?P<field>\.[a-z_]+)?")


class Facts:
    """What can be cited in the form of this request, read once and only if it is shown."""

    def __init__(self, request: HttpRequest, model: type[Unit], usual: list[str]) -> None:
        self.state, self.model, self.usual = state_of(request), model, usual
        self.known: list[FactGroup] | None = None

    def groups(self) -> list[FactGroup]:
        """Return the facts of the unit, those that its form shows first at the top, then those of each part."""
        if self.known is None:
            [(_, own), *of_parts] = interchange.citable(self.state.unit or self.model())
            place = {name: number for number, name in enumerate(self.usual)}
            own = sorted(own, key=lambda fact: place.get(fact[0], len(place)))
            self.known = [(f"This {self.model._meta.verbose_name}", own), *of_parts, *self.of_new_rows()]
        return self.known

    def of_new_rows(self) -> list[FactGroup]:
        names = interchange.fact_names(self.model)
        found = []
        for formset in self.state.formsets.values():
            fields = names.get(kind_of(formset), {})
            for form in new_forms(formset) if fields else []:
                words = words_for(form)
                whole = (form.prefix, f"{words}: as a whole")
                found.append((words, [whole, *((f"{form.prefix}.{n}", f"{words}: {c}") for n, c in fields.items())]))
        return found

    def words(self, path: str) -> str:
        found = {path: words for _, facts in self.groups() for path, words in facts}
        return found.get(path, path) or WHOLE[1]

    def path(self, path: str) -> str:
        """Return the path of a fact, also of a row of this form, which is saved by now."""
        found = FACT_OF_ROW.fullmatch(path)
        formset = self.state.formsets.get(found["prefix"]) if found else None
        if not found or formset is None or int(found["place"]) >= len(formset.forms):
            return path
        key = formset.forms[int(found["place"])].instance.key
        return f"{kind_of(formset)}/{key}{found['field'] or ''}" if key else path


def kind_of(formset: Any) -> str:
    """Return what documents call the rows of a list: `participations` for all of its three lists."""
    return str(formset.fk.remote_field.get_accessor_name())


class CitationForm(RecordForm):
    """Lets the editor choose `path` from the unit's facts; a stored row carries its own alone: the page is shorter."""

    facts: ClassVar[Facts]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.stored_choices if self.instance.pk else self.choices
        self.fields["path"].widget = forms.Select(choices=offered)

    def choices(self) -> list[Any]:
        typed = str(self["path"].value() or "")
        groups = self.facts.groups()
        is_known = not typed or any(path == typed for _, facts in groups for path, _ in facts)
        return [WHOLE, *(() if is_known else [(typed, typed)]), *groups]

    def stored_choices(self) -> list[tuple[str, str]]:
        paths = dict.fromkeys([self.instance.path, str(self["path"].value() or "")])
        return [WHOLE, *((path, self.facts.words(path)) for path in paths if path)]

    @property
    def headline(self) -> str:
        row = self.instance
        return f"{self.facts.words(row.path)}: {SUPPORT.phrase(row.support)}, {row.source}" if row.pk else ""


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
        row.path = self.form.facts.path(row.path)  # type: ignore[attr-defined]  # a CitationForm
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
        ("source path locator", "quotation quotation_language", "support stated_value standing"),
        ("translation translated_by", "note"),
    )

    words: ClassVar = {
        "support": ("What the source does", "It states the fact, implies it, denies it, or was read and is silent."),
        "stated_value": ("What it states instead", "Only where it differs: a date, a code, a key or a text."),
        "standing": ("What you make of it", "It matters where sources differ: whether you follow this one."),
    }

    def __init__(self, parent_model: type[Unit], admin_site: admin.AdminSite) -> None:
        super().__init__(parent_model, admin_site)
        self.parent_model = UnitId

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs) -> type[forms.BaseInlineFormSet]:
        formset: Any = super().get_formset(request, obj, **kwargs)
        usual = flatten_fieldsets(self.admin_site.get_model_admin(self.unit_model).fieldsets or ())
        formset.form.facts = Facts(request, self.unit_model, [str(name) for name in usual])
        return formset
