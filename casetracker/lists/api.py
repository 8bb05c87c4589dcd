"""The base of every API route: a list and a detail, read-only, anonymous, through the one pipeline."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiTypes,
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.core.models import ALPHABET, ID_LENGTH
from casetracker.lists.exports import export
from casetracker.lists.filters import Codes, Condition, Flags, GroupedFilterSet
from casetracker.lists.keyset import SIZE, SIZE_AT_MOST
from casetracker.lists.listing import Listing, with_parameter
from casetracker.lists.renderers import AtomRenderer, CsvRenderer, NdjsonRenderer, OrjsonRenderer
from casetracker.lists.serializing import described
from casetracker.web.problems import CONTENT_TYPE, InvalidParameters
from casetracker.web.resolver import resolve

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


FacetValue = described(
    "FacetValue",
    "One value of a filter.",
    {"value": serializers.CharField(), "label": serializers.CharField(), "count": serializers.IntegerField()},
)
FacetRow = described(
    "Facet",
    "A filter with how many records each of its values would leave.",
    {
        "name": serializers.CharField(),
        "label": serializers.CharField(),
        "values": FacetValue(many=True),
        "is_capped": serializers.BooleanField(help_text="Counted among 20,000 of the records; there are more."),
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
        *(
            [query("facets", "`yes` adds how many records each value would leave.", enum=["yes"])]
            if listing.counted_as
            else []
        ),
    ]


def answers(envelope: Any, forms: Iterable[type[OrjsonRenderer]]) -> dict[tuple[int, str], Any]:
    """What a list answers in each of its formats."""
    return {(200, form.media_type): envelope if form is OrjsonRenderer else OpenApiTypes.STR for form in forms}


def documented(name: str, listing: Listing, row: Any, detail: Any, past: Any = None) -> Any:
    """Describes a viewset's list and detail for the schema; `past` is what a detail is `as_of` a day, if at all."""
    pages = described(
        f"{name}List",
        "One page of the list.",
        {
            "next": serializers.URLField(allow_null=True),
            "previous": serializers.URLField(allow_null=True),
            "count": serializers.IntegerField(required=False, help_text="Only with count=exact."),
            "results": row(many=True),
            **({"facets": FacetRow(many=True, required=False)} if listing.counted_as else {}),
        },
    )
    envelope = extend_schema_serializer(many=False)(pages)  # one object, although the action is a list

    def decorate(view: Any) -> Any:
        view.row_class, view.has_past = row, past is not None
        as_of = [query("as_of", "The record as it stood at the end of this day, month or year, as documents.")]
        either = past and PolymorphicProxySerializer(f"{name}NowOrPast", [detail, past], resource_type_field_name=None)
        forms = view.list_renderers()
        whole = {**answers(envelope, forms), **problems(400)}
        one = {200: either or detail, **problems(400, 404, 410)}
        written = query("format", "How it is written; `Accept` says it too.", enum=[form.format for form in forms])
        # One by one for each class: the methods are inherited, and a schema hung on them would hold for all.
        return extend_schema_view(
            list=extend_schema(f"{name}List", parameters=[*paging(listing), written], responses=whole, filters=True),
            retrieve=extend_schema(name, parameters=as_of if past else [], responses=one, filters=False),
        )(view)

    return decorate


def problems(*statuses: int) -> dict[tuple[int, str], Any]:
    return {(status, CONTENT_TYPE): Problem for status in statuses}


class RecordViewSet(viewsets.GenericViewSet):
    """Reading one kind of record."""

    listing: ClassVar[Listing]
    serializer_class: ClassVar[Any]
    """What a detail is; the row of a list stands in `documented`."""
    has_past: ClassVar[bool]
    """Whether a detail can be read `as_of` a day; set by `documented`."""
    row_class: ClassVar[Any]
    """What a row of the list is; set by `documented`."""
    renderer_classes = (OrjsonRenderer, CsvRenderer, NdjsonRenderer, AtomRenderer)
    filter_backends = (ListingBackend,)
    pagination_class = None
    lookup_field = "public_id"
    lookup_value_regex = rf"[{ALPHABET}]{{{ID_LENGTH}}}(?:-[^/]*)?"

    def get_queryset(self) -> QuerySet:
        return self.listing.records()

    @classmethod
    def list_renderers(cls) -> tuple[type[OrjsonRenderer], ...]:
        return cls.renderer_classes if cls.listing.has_feed else cls.renderer_classes[:-1]

    def get_renderers(self) -> list[OrjsonRenderer]:
        """A single record is JSON alone; files and feeds are made of lists."""
        return [form() for form in (self.list_renderers() if self.action == "list" else self.renderer_classes[:1])]

    def list(self, request: Request) -> HttpResponseBase:
        filterset = self.listing.filterset(request.GET)
        if not filterset.is_valid():
            raise InvalidParameters(filterset.errors)
        form = request.accepted_renderer.format
        if form == "atom":
            return self.atom(request, filterset)
        if form != "json":
            return export(self.listing, filterset, request, self.row_class, form)
        page = self.listing.page(filterset, request.GET)
        links = {name: self.link(request, getattr(page, name)) for name in ("next", "previous")}
        body = {**links, **self.count(request, filterset), "results": page.rows}
        if page.facets is not None:
            body["facets"] = [asdict(facet) for facet in page.facets]
        relations = [
            f'<{links[name]}>; rel="{rel}"' for name, rel in (("next", "next"), ("previous", "prev")) if links[name]
        ]
        return Response(body, headers={"Link": ", ".join(relations)} if relations else None)

    def atom(self, request: Request, filterset: GroupedFilterSet) -> HttpResponse:
        """The newest of the list as a feed; only where the listing `has_feed`."""
        raise NotImplementedError

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
        unknown = [name for name in request.GET if name != "as_of" or not self.has_past]
        if unknown:
            known = "as_of alone" if self.has_past else "no parameters"
            raise InvalidParameters({name: [f"A single record takes {known}."] for name in unknown})
        record = resolve(self.get_queryset(), public_id[:ID_LENGTH])
        return Response(self.past(record, request.GET["as_of"]) if "as_of" in request.GET else self.whole(record))

    def past(self, record: Any, as_of: str) -> dict[str, Any]:
        """The record as it stood then, as documents; only where `has_past`."""
        raise NotImplementedError

    def whole(self, record: Any) -> dict[str, Any]:
        """The whole record as plain data, as `serializer_class` describes it."""
        raise NotImplementedError
