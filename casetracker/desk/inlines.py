"""Parts in their unit's form, with the unit's permissions; what has a number is withdrawn, never deleted."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest
from django.utils.functional import cached_property

from casetracker.core.numbering import number_provisionally
from casetracker.core.units import Part
from casetracker.core.writing import interchange
from casetracker.desk.fields import PickField, PickOneField, Typed, preload_choices, with_more
from casetracker.desk.request_state import Choose, Refused, state_of
from casetracker.desk.typed_rows import NewRows


class Refusal(Exception):
    """What was typed cannot be saved, which showed only while saving; none of it stays."""

    def __init__(self, prefix: str | None, error: ValidationError) -> None:
        messages = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
        self.refused: Refused = {prefix: {name: " ".join(texts) for name, texts in messages.items()}}
        super().__init__(str(self.refused))


class RecordForm(forms.ModelForm):
    """The form of a unit or a row in it: keys are permanent, and what was refused while saving is said here."""

    refused: ClassVar[Refused] = {}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            preload_choices(self)
        key: Any = self.fields.get("key")
        if key:
            key.disabled = bool(self.instance.pk)
            key.empty_value = None  # two keys left empty are not twice the same key

    @property
    def headline(self) -> str:
        """Return the one line into which a stored row is folded."""
        return str(self.instance) if self.instance.pk else ""

    @property
    def is_withdrawn(self) -> bool:
        return getattr(self.instance, "is_withdrawn", False)

    def _get_validation_exclusions(self) -> set[str]:
        """Leave out links to rows that are typed in this form: they are saved before this one, and not yet."""
        links = {name for name, value in self.cleaned_data.items() if isinstance(value, models.Model) and not value.pk}
        return super()._get_validation_exclusions() | links  # type: ignore[misc]  # as below

    def _post_clean(self) -> None:
        """Check the links of a row, too, once the instance holds what was typed."""
        super()._post_clean()  # type: ignore[misc]  # Django's, and not in the stubs
        if isinstance(self.instance, Part):
            several = [column.name for column in self.instance._meta.many_to_many]
            try:
                self.instance.clean_links({n: self.cleaned_data[n] for n in several if n in self.cleaned_data})
            except ValidationError as error:
                self.add_error(None, error)

    def clean(self) -> dict[str, Any]:
        for name, message in self.refused.get(self.prefix, {}).items():
            self.add_error(name if name in self.fields else None, message)
        return self.cleaned_data


class RowFormSet(forms.BaseInlineFormSet):
    """Asks the database nothing about rows that stay as they are, so a long form is saved as fast as a short one."""

    prefix_name: ClassVar[str] = ""

    @classmethod
    def get_default_prefix(cls) -> str:
        return cls.prefix_name or super().get_default_prefix()

    def get_queryset(self) -> Any:
        """Number for the editor what has no number yet."""
        known, rows = hasattr(self, "_queryset"), super().get_queryset()
        if not known:
            number_provisionally([self.instance, *rows] if rows else [])
        return rows

    def _construct_form(self, i: int, **kwargs) -> forms.ModelForm:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # Django's, and not in the stubs
        if form.instance.pk:
            form.empty_permitted = True  # Django then checks the row only if it was changed
            setattr(form.instance, self.fk.name, self.instance)
        return form


class PartFormSet(RowFormSet):
    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        box = form.fields.get(DELETION_FIELD_NAME)
        if box and is_kept(form.instance):
            # Unticking a withdrawn part brings it back.
            box.label, box.initial = "Withdrawn", form.instance.is_withdrawn

    def save_existing(self, form: forms.ModelForm, obj: Part, commit: bool = True) -> Part:
        form.instance.is_withdrawn = False
        return super().save_existing(form, obj, commit)

    def delete_existing(self, obj: Part, commit: bool = True) -> None:
        if not is_kept(obj):
            obj.delete()
        elif not obj.is_withdrawn:
            obj.is_withdrawn = True
            obj.save(update_fields=["is_withdrawn"])


def number_of(part: models.Model) -> int | None:
    """Return the number that the row has, or gives, for readers."""
    return getattr(part, "number", None) or getattr(part, "number_there", None)


def is_kept(part: models.Model) -> bool:
    """Tell whether the row stays when it is taken out: a number stays taken, and so does what an import withdrew."""
    return bool(part.pk and (getattr(part, "is_withdrawn", False) or number_of(part)))


class UnitInline(Typed, admin.StackedInline):
    """Rows that belong to a unit: whoever may change the unit may change them."""

    template = "admin/unit_inline.html"
    extra = 0
    prefix: ClassVar[str] = ""
    access_key: ClassVar[str] = ""
    """Adds a row: with Alt on most keyboards. Not d, e and f, which browsers use themselves."""
    most_listed: ClassVar[int] = 12
    """The most stored rows that stand in the form by themselves; more are one list that opens."""
    picks: ClassVar[dict[str, Choose]] = {}
    """For a link to things of this unit, which can be meant; asked once for each request."""

    picks_new: ClassVar[dict[str, Sequence[str]]] = {}
    """For such a link, the prefixes of the lists in the same form of which new rows can be meant, too."""

    def __init__(self, parent_model: Any, admin_site: admin.AdminSite) -> None:
        super().__init__(parent_model, admin_site)
        self.unit_model = parent_model
        self.title, _, self.about = map(str.strip, str(self.verbose_name_plural).partition(":"))

    @cached_property
    def kind(self) -> str:
        """Return what documents call these rows, whose facts can be cited."""
        links: list[Any] = [f for f in self.opts.fields if f.name == getattr(self.model, "owner", "")]
        return str(links[0].remote_field.get_accessor_name()) if links else ""

    @cached_property
    def fact_names(self) -> str:
        """Name the fields of a row for which a source can be cited, for the script that offers it."""
        return " ".join(interchange.fact_names(self.unit_model).get(self.kind, {})) if self.kind else ""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        linked = [f.name for f in self.opts.fields if f.name in self.autocomplete_fields]
        several = [f.name for f in self.opts.many_to_many]
        return super().get_queryset(request).select_related(*linked).prefetch_related(*several)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs) -> type[forms.BaseInlineFormSet]:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.prefix_name = self.prefix
        formset.form.refused = state_of(request).refused
        in_use = formset.form.hand_clean_DELETE  # Django's check that nothing protected hangs on a row to delete
        formset.form.hand_clean_DELETE = lambda form: None if is_kept(form.instance) else in_use(form)
        return formset

    def formfield_for_manytomany(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name not in self.picks:
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        return self.picked(PickField, db_field, request)

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name not in self.picks:
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        return self.picked(PickOneField, db_field, request)

    def picked(self, field: type[PickField | PickOneField], db_field: Any, request: HttpRequest) -> forms.Field:
        state, name = state_of(request), db_field.name
        found, new_rows = state.pick(request, self.picks[name]), NewRows(state, self.picks_new.get(name, ()))
        label, about = str(db_field.verbose_name).capitalize(), str(db_field.help_text)
        if any(getattr(row, "provisional", None) and "*" in str(row) for row in found):
            about += " A number with * is provisional until it is published."
        if not found:
            about += " Those that you enter above can be chosen." if new_rows.prefixes else " None is saved yet."
        return field(found, new_rows, label=label, help_text=about)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.get_model_admin(self.unit_model).has_view_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        unit_admin = self.admin_site.get_model_admin(self.unit_model)
        return unit_admin.has_change_permission(request, obj) if obj else unit_admin.has_add_permission(request)

    has_add_permission = has_delete_permission = has_change_permission


class PartInline(UnitInline):
    form = RecordForm
    formset = PartFormSet


def parts(
    model: Any, *lines: str, more: Sequence[str] = (), base: type[UnitInline] = PartInline, **options
) -> type[UnitInline]:
    """Make an inline for the parts of one kind: its usual lines of fields, `more` lines, and options of inlines."""
    return type(f"{model.__name__}Inline", (base,), {"model": model, "fieldsets": with_more(lines, more), **options})
