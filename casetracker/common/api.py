"""The base of every API route: a list and a detail, read-only, anonymous, through the one pipeline."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiTypes,
    extend_schema,
    extend_schema_serializer,
    extend_schema_view,
    inline_serializer,
)
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.common.filters import Codes, Condition, Flags, GroupedFilterSet
from casetracker.common.listing import Listing, with_parameter
from casetracker.common.models import ALPHABET, ID_LENGTH
from casetracker.common.pagination import SIZE, SIZE_AT_MOST
from casetracker.common.problems import CONTENT_TYPE, InvalidParameters
from casetracker.common.resolver import resolve
from casetracker.common.serializing import described

WrongParameter = described(
    "WrongParameter",
    "A parameter that cannot be answered.",
    {"parameter": serializers.CharField(), "detail": serializers.CharField(help_text="Why, and what to write.")},
)
Problem = described(
    "Problem",
    "Why a request is not answered, as RFC 9457 has it.",
    {
        "type": serializers.CharField(),
        "title": serializers.CharField(),
        "status": serializers.IntegerField(),
        "detail": serializers.CharField(),
        "errors": WrongParameter(many=True, required=False),
    },
)


class ListingBackend:
    """Tells the schema which filters a list has; the list itself applies them."""

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        conditions = view.listing.filters.base_filters if view.action == "list" else {}
        return [parameter(name, condition) for name, condition in conditions.items()]


def parameter(name: str, condition: Condition) -> dict[str, Any]:
    """One filter as an OpenAPI parameter."""
    item: dict[str, Any] = {"type": "string"}
    if isinstance(condition, Codes):
        item["enum"] = condition.vocabulary.codes
    elif isinstance(condition, Flags):
        item["enum"] = list(condition.flags)
    schema = {"type": "array", "items": item}
    text = condition.extra.get("help_text", "")
    return {"name": name, "in": "query", "required": False, "description": text, "schema": schema, "explode": False}


def query(name: str, description: str, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.QUERY, description=description, **more)


def paging(listing: Listing) -> list[OpenApiParameter]:
    return [
        query("cursor", "Where the page begins; from `next` or `previous` of another page."),
        query("page_size", f"Rows of a page, 1 to {SIZE_AT_MOST}; {SIZE} if not given."),
        query("ordering", f"Ordered by; {listing.keyset.default} if not given.", enum=list(listing.keyset.orders)),
        query("count", "`exact` adds the number of all rows as `count`.", enum=["exact"]),
    ]


def documented(name: str, listing: Listing, row: Any, detail: Any) -> Any:
    """Describes a viewset's list and detail for the schema."""
    envelope: Any = inline_serializer(
        f"{name}List",
        {
            "next": serializers.URLField(allow_null=True),
            "previous": serializers.URLField(allow_null=True),
            "count": serializers.IntegerField(required=False, help_text="Only with count=exact."),
            "results": row(many=True),
        },
    )
    extend_schema_serializer(many=False)(type(envelope))  # the envelope is one object, although the action is a list

    return extend_schema_view(
        list=extend_schema(parameters=paging(listing), responses={200: envelope, **problems(400)}, filters=True),
        retrieve=extend_schema(responses={200: detail, **problems(404, 410)}, filters=False),
    )


def problems(*statuses: int) -> dict[tuple[int, str], Any]:
    return {(status, CONTENT_TYPE): Problem for status in statuses}


class RecordViewSet(viewsets.GenericViewSet):
    """Reading one kind of record."""

    listing: ClassVar[Listing]
    serializer_class: ClassVar[Any]
    """What a detail is; the row of a list stands in `documented`."""
    filter_backends = (ListingBackend,)
    pagination_class = None
    lookup_field = "public_id"
    lookup_value_regex = rf"[{ALPHABET}]{{{ID_LENGTH}}}(?:-[^/]*)?"

    def get_queryset(self) -> QuerySet:
        return self.listing.records()

    def list(self, request: Request) -> Response:
        filterset = self.listing.filterset(request.GET)
        if not filterset.is_valid():
            raise InvalidParameters(filterset.errors)
        page = self.listing.page(filterset, request.GET)
        links = {name: self.link(request, getattr(page, name)) for name in ("next", "previous")}
        body = {**links, **self.count(request, filterset), "results": page.rows}
        relations = [
            f'<{links[name]}>; rel="{rel}"' for name, rel in (("next", "next"), ("previous", "prev")) if links[name]
        ]
        return Response(body, headers={"Link": ", ".join(relations)} if relations else None)

    def link(self, request: Request, cursor: str | None) -> str | None:
        return request.build_absolute_uri(with_parameter(request, "cursor", cursor)) if cursor else None

    def count(self, request: Request, filterset: GroupedFilterSet) -> dict[str, int]:
        asked = request.GET.get("count")
        if asked is None:
            return {}
        if asked != "exact":
            raise InvalidParameters({"count": [f"“{asked}” is not known; write exact."]})
        return {"count": filterset.qs.count()}

    def retrieve(self, request: Request, public_id: str) -> Response:
        if request.GET:
            raise InvalidParameters({name: ["A single record takes no parameters."] for name in request.GET})
        return Response(self.whole(resolve(self.get_queryset(), public_id[:ID_LENGTH])))

    def whole(self, record: Any) -> dict[str, Any]:
        """The whole record as plain data, as `serializer_class` describes it."""
        raise NotImplementedError
