"""The API's filter backend: django-filter's, with one FilterSet per model and errors as problem documents."""

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.extensions import OpenApiFilterExtension
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from casetracker.lists.conditions import Codes, Condition, Flags
from casetracker.web.problems import InvalidParameters

if TYPE_CHECKING:
    from casetracker.lists.api import RecordViewSet

Parameter = dict[str, Any]
"""A parameter in the OpenAPI document."""


class ListingFilterBackend(DjangoFilterBackend):
    """Filters by the FilterSet of the view's listing, and leaves the FilterSet to the view for facets and feeds."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: "RecordViewSet") -> QuerySet:
        view.filterset = self.get_filterset(request, queryset, view)
        if not view.filterset.is_valid():
            raise InvalidParameters(view.filterset.errors)
        return view.filterset.qs


class ListingFilterExtension(OpenApiFilterExtension):
    """Describes the filters of a list."""

    target_class = ListingFilterBackend
    priority = 1
    """Before drf-spectacular's own for django-filter, which does not know these filters."""

    def get_schema_operation_parameters(self, auto_schema: Any, *args: Any, **kwargs: Any) -> list[Parameter]:
        view = auto_schema.view
        filters = view.filterset_class.base_filters if view.action == "list" else {}
        return [described(name, condition) for name, condition in filters.items()]


def described(name: str, condition: Condition) -> Parameter:
    """One filter in the document; most take several values."""
    shown = {"name": name, "in": "query", "description": condition.extra.get("help_text", "")}
    item = value_schema(condition)
    if condition.extra.get("most") == 1:
        return {**shown, "schema": item}
    # A name may hold a comma, so that values are repeated; codes are taken either way.
    return {**shown, "schema": {"type": "array", "items": item}, "explode": True}


def parameter(name: str, condition: Condition) -> OpenApiParameter:
    """The same for a view that filters by itself."""
    shown = described(name, condition)
    explode = {"explode": True} if "explode" in shown else {}
    return OpenApiParameter(name, shown["schema"], description=shown["description"], **explode)


def value_schema(condition: Condition) -> dict[str, Any]:
    """What one value of a filter is."""
    if isinstance(condition, Codes):
        return {"type": "string", "enum": condition.vocabulary.codes}
    if isinstance(condition, Flags):
        return {"type": "string", "enum": list(condition.flags)}
    choices = [code for code, _ in condition.extra.get("choices") or []]
    return {"type": "string", "enum": choices} if choices else dict(condition.value_schema)
