"""Finding records in the desk: by any of their names, by their words, and the exact one first."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from casetracker.core.naming.fields import FilingKey, key_fields
from casetracker.lists.finder import finder


class Findable(admin.ModelAdmin):
    """What the list and the type-ahead of a model find, and in which order."""

    found_by: ClassVar[tuple[str, ...]] = ()
    """Conditions of the model's queryset, such as `called`, that find a record by what is typed, in any spelling."""
    texts: ClassVar[tuple[str, ...]] = ()
    """Texts of the unit and its parts in which words are looked for while the unit is a draft.

    The site's own search finds words only in what readers see.
    """

    def get_search_results(self, request: HttpRequest, queryset: models.QuerySet, search_term: str) -> Any:
        """Find what holds the letters that are typed, in any spelling, and what search knows by this name or words."""
        found, _ = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, False
        matches = Q(pk__in=found.order_by().values("pk")) | self.conditions(search_term)
        return queryset.filter(matches), False

    def conditions(self, typed: str) -> Q:
        """Return what finds a record by the typed text, beside the letters in `search_fields`."""
        units = self.model._default_manager.all()
        matches = Q(pk__in=finder.called(self.model, typed))
        for condition in self.found_by:
            matches |= Q(pk__in=getattr(units, condition)(typed).values("pk"))
        return matches | self.has_words(typed) if self.texts else matches

    def has_words(self, typed: str) -> Q:
        """Match what readers see by search, in whatever form of the word, and drafts by the letters of each word."""
        try:
            public = finder.found(self.model, finder.check(typed))
        except ValidationError:
            public = Q(pk__in=[])
        units: Any = self.model._default_manager.all()
        drafts = self.model._base_manager.exclude(pk__in=units.visible().values("pk"))
        for word in typed.split():
            anywhere = Q()
            for name in self.texts:
                anywhere |= Q(**{f"{name}__icontains": word})
            drafts = drafts.filter(pk__in=self.model._base_manager.filter(anywhere).values("pk"))
        return public | Q(pk__in=drafts.values("pk"))

    def exact_first(self, units: models.QuerySet, typed: str, *order: Any) -> models.QuerySet:
        """Order what is called exactly so before what begins so, and that before all else."""
        exact, begins = Q(), Q()
        for column in ("name", "title"):
            if column in {field.name for field in self.model._meta.fields}:
                exact, begins = (
                    exact | Q(**{f"{column}__iexact": typed}),
                    begins | Q(**{f"{column}__istartswith": typed}),
                )
        for field in key_fields(self.model):
            key = "" if isinstance(field, FilingKey) else field.computed(self.model(**{field.source: typed}))
            if key:
                exact, begins = exact | Q(**{field.name: key}), begins | Q(**{f"{field.name}__startswith": key})
        names = getattr(self.model, "names", None)
        if names and exact:
            exact |= Q(
                pk__in=names.rel.related_model.objects.current().filter(name__iexact=typed).values(names.field.name)
            )
        if not exact:
            return units
        first = [ExpressionWrapper(rule, models.BooleanField()).desc() for rule in (exact, begins)]
        return units.order_by(*first, *order)

    def detail(self, unit: Any) -> str:
        """Return what tells the unit from another of the same name."""
        return ""


class TypeAhead(AutocompleteJsonView):
    """The answers of every type-ahead of the desk: the exact name first, each with what tells two apart."""

    def get_queryset(self) -> models.QuerySet:
        units, found_by = super().get_queryset(), self.model_admin
        if not isinstance(found_by, Findable):
            return units
        linked: Any = found_by.list_select_related
        order: Any = found_by.get_ordering(self.request)
        if linked:
            units = units.select_related(*linked)
        return found_by.exact_first(units, self.term, *order) if self.term else units

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result = super().serialize_result(obj, to_field_name)
        detail = self.model_admin.detail(obj) if isinstance(self.model_admin, Findable) else ""
        return result | ({"detail": detail} if detail else {})


def type_ahead(request: HttpRequest) -> HttpResponseBase:
    return TypeAhead.as_view(admin_site=admin.site)(request)


def listed(*values: object) -> str:
    """Write the values that are known, with commas between them."""
    return ", ".join(str(value) for value in values if value)
