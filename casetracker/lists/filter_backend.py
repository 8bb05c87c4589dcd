"""The API's filter backend: django-filter's, with one FilterSet per model and errors as problem documents."""

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.extensions import OpenApiFilterExtension
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
    """Describes the filters: each takes several values, and those of a vocabulary are listed."""

    target_class = ListingFilterBackend
    priority = 1
    """Before drf-spectacular's own for django-filter, which does not know these filters."""

    def get_schema_operation_parameters(self, auto_schema: Any, *args: Any, **kwargs: Any) -> list[Parameter]:
        view = auto_schema.view
        filters = view.filterset_class.base_filters if view.action == "list" else {}
        return [parameter(name, condition) for name, condition in filters.items()]


def parameter(name: str, condition: Condition) -> Parameter:
    """One filter as an OpenAPI parameter."""
    item: dict[str, Any] = {"type": "string"}
    if isinstance(condition, Codes):
        item["enum"] = condition.vocabulary.codes
    elif isinstance(condition, Flags):
        item["enum"] = list(condition.flags)
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": condition.extra.get("help_text", ""),
        "schema": {"type": "array", "items": item},
        "explode": True,  # a name may hold a comma; codes are taken either way
    }
