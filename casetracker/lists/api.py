"""The base of every API route: a list and a detail, read-only, anonymous, through the one pipeline.

A list is `filter_queryset` -> `paginate_queryset` -> the row serializer -> `get_paginated_response`, as in any viewset
of DRF; `listing` names the parts.
"""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.utils import (  # type: ignore[attr-defined]  # unknown to the stubs
    OpenApiParameter,
    OpenApiTypes,
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers, views, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.core.models import ALPHABET, ID_LENGTH
from casetracker.lists.exports import export
from casetracker.lists.filter_backend import ListingFilterBackend
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.keyset import SIZE, SIZE_AT_MOST, Keyset, KeysetPagination
from casetracker.lists.listing import Listing
from casetracker.lists.renderers import AtomRenderer, CsvRenderer, NdjsonRenderer, OrjsonRenderer
from casetracker.lists.rows import Row, RowData
from casetracker.web.addresses import origin_of, whole_addresses
from casetracker.web.problems import CONTENT_TYPE, InvalidParameters
from casetracker.web.resolver import resolve

SerializerClass = type[serializers.Serializer]
Responses = dict[tuple[int, str], Any]
"""What stands in the document for each status and media type: a serializer class or a basic type."""


class WrongParameterSerializer(serializers.Serializer):
    """A parameter that cannot be answered."""

    parameter = serializers.CharField()
    detail = serializers.CharField(help_text="Why, and what to write.")


class ProblemSerializer(serializers.Serializer):
    """Why a request is not answered, as RFC 9457 has it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = WrongParameterSerializer(many=True, required=False)  # type: ignore[assignment]  # declared otherwise in the stubs


class FacetValueSerializer(serializers.Serializer):
    """One value of a filter."""

    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # declared otherwise in the stubs
    count = serializers.IntegerField()


class FacetSerializer(serializers.Serializer):
    """A filter with how many records each of its values would leave."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # declared otherwise in the stubs
    values = FacetValueSerializer(many=True)
    is_capped = serializers.BooleanField(help_text="Counted among 20,000 of the records; there are more.")


class PageSerializer(serializers.Serializer):
    """One page of the list."""

    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    count = serializers.IntegerField(required=False, help_text="Only with count=exact.")


def page_serializer(name: str, listing: Listing, row: type[Row]) -> SerializerClass:
    """The serializer of a page: one object, although the action is a list."""
    fields: dict[str, Any] = {"results": row(many=True), "__doc__": PageSerializer.__doc__}
    if listing.counted_as:
        fields["facets"] = FacetSerializer(many=True, required=False)
    return extend_schema_serializer(many=False)(type(f"{name}List", (PageSerializer,), fields))


def query(name: str, description: str, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.QUERY, description=description, **more)


def number(name: str, description: str, least: int, most: int, **more: Any) -> OpenApiParameter:
    schema = {"type": "integer", "minimum": least, "maximum": most, **more}
    return OpenApiParameter(name, schema, OpenApiParameter.QUERY, description=description)


def page_parameters(listing: Listing) -> list[OpenApiParameter]:
    """What KeysetPagination reads of the address."""
    return [
        query("cursor", "Where the page begins; from `next` or `previous` of another page."),
        number("page_size", "Rows of a page.", 1, SIZE_AT_MOST, default=SIZE),
        query("ordering", ordering_description(listing.keyset), enum=list(listing.keyset.orders)),
        query("count", "`exact` adds the number of all rows as `count`.", enum=["exact"]),
        *(
            [query("facets", "`yes` adds how many records each value would leave.", enum=["yes"])]
            if listing.counted_as
            else []
        ),
    ]


def ordering_description(keyset: Keyset) -> str:
    return " ".join(filter(None, [f"Ordered by; {keyset.default} if not given.", keyset.about]))


def answers(envelope: Any, forms: Iterable[type[OrjsonRenderer]]) -> Responses:
    """What a list answers in each of its formats."""
    return {(200, form.media_type): envelope if form is OrjsonRenderer else OpenApiTypes.STR for form in forms}


def problems(*statuses: int) -> Responses:
    return {(status, CONTENT_TYPE): ProblemSerializer for status in statuses}


ViewSetClass = type["RecordViewSet"]


def documented(
    name: str, listing: Listing, row: type[Row], detail: SerializerClass, past: SerializerClass | None = None
) -> Callable[[ViewSetClass], ViewSetClass]:
    """Describes a viewset's list and detail for the schema; `past` is what a detail is `as_of` a day, if at all."""
    page = page_serializer(name, listing, row)

    def decorate(view: ViewSetClass) -> ViewSetClass:
        view.has_past = past is not None
        as_of = [query("as_of", "The record as it stood at the end of this day, month or year, as documents.")]
        either = past and PolymorphicProxySerializer(f"{name}NowOrPast", [detail, past], resource_type_field_name=None)
        forms = view.list_renderers()
        whole = {**answers(page, forms), **problems(400)}
        one = {200: either or detail, **problems(400, 404, 410)}  # type: ignore[misc]  # beyond the stubs
        written = query("format", "How it is written; `Accept` says it too.", enum=[form.format for form in forms])
        parameters = [*page_parameters(listing), written]
        # One by one for each class: the methods are inherited, and a schema hung on them would hold for all.
        return extend_schema_view(
            list=extend_schema(parameters=parameters, responses=whole, filters=True),
            retrieve=extend_schema(parameters=as_of if past else [], responses=one, filters=False),
        )(view)

    return decorate


class Strict(views.APIView):
    """A route that leaves out nothing that was asked: a parameter without a value is refused, too.

    Its answers give addresses whole.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]  # wider in the stubs
        with whole_addresses(origin_of(request)):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        empty = [name for name, values in request.GET.lists() if not any(values)]
        if empty:
            raise InvalidParameters({name: ["It is empty; give it a value, or leave it out."] for name in empty})


class RecordViewSet(Strict, viewsets.ReadOnlyModelViewSet):
    """Reading one kind of record."""

    listing: ClassVar[Listing]
    has_past: ClassVar[bool]
    """Whether a detail can be read `as_of` a day; set by `documented`."""
    filterset: GroupedFilterSet
    """The filters of this request, from the filter backend."""
    renderer_classes = (OrjsonRenderer, CsvRenderer, NdjsonRenderer, AtomRenderer)
    filter_backends = (ListingFilterBackend,)
    pagination_class = KeysetPagination
    lookup_field = "public_id"
    lookup_value_regex = rf"[{ALPHABET}]{{{ID_LENGTH}}}(?:-[^/]*)?"

    def get_queryset(self) -> QuerySet:
        return self.listing.records()

    @property
    def filterset_class(self) -> type[GroupedFilterSet]:
        return self.listing.filters

    def get_serializer_class(self) -> SerializerClass:
        """The row of a list, or what a detail is."""
        return self.listing.row if self.action == "list" else self.serializer_class  # type: ignore[return-value]  # wider in the stubs

    @classmethod
    def list_renderers(cls) -> tuple[type[OrjsonRenderer], ...]:
        return cls.renderer_classes if cls.listing.has_feed else cls.renderer_classes[:-1]

    def get_renderers(self) -> list[OrjsonRenderer]:  # type: ignore[override]  # narrower than the stub
        """A single record is JSON alone; files and feeds are made of lists."""
        return [form() for form in (self.list_renderers() if self.action == "list" else self.renderer_classes[:1])]

    def list(self, request: Request) -> HttpResponseBase:  # type: ignore[override]  # narrower than the stub
        form = request.accepted_renderer.format
        if form == "json":
            return super().list(request)
        self.filter_queryset(self.get_queryset())
        if form == "atom":
            return self.atom(request, self.filterset)
        return export(self.listing, self.filterset, request, form)

    def atom(self, request: Request, filterset: GroupedFilterSet) -> HttpResponse:
        """The newest of the list as a feed; only where the listing `has_feed`."""
        raise NotImplementedError

    def retrieve(self, request: Request, public_id: str) -> Response:
        unknown = [name for name in request.GET if name != "as_of" or not self.has_past]
        if unknown:
            known = "as_of alone" if self.has_past else "no parameters"
            raise InvalidParameters({name: [f"A single record takes {known}."] for name in unknown})
        record = resolve(self.get_queryset(), public_id[:ID_LENGTH])  # type: ignore[arg-type]  # wider in the stubs
        return Response(self.past(record, request.GET["as_of"]) if "as_of" in request.GET else self.whole(record))

    def past(self, record: Any, as_of: str) -> RowData:
        """The record as it stood then, as documents; only where `has_past`."""
        raise NotImplementedError

    def whole(self, record: Any) -> RowData:
        """The whole record as plain data, as `serializer_class` describes it."""
        raise NotImplementedError


class DetailViewSet(RecordViewSet):
    """A list, and for each record what its noun's record module shows of it."""

    record: ClassVar[Callable[[Any], RowData]]

    def whole(self, record: Any) -> RowData:
        return type(self).record(record)
