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
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.core.models import ALPHABET, ID_LENGTH
from casetracker.lists.exports import export, refuse
from casetracker.lists.filter_backend import ListingFilterBackend
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.keyset import SIZE, SIZE_AT_MOST, Keyset, KeysetPagination
from casetracker.lists.listing import Listing
from casetracker.lists.renderers import AtomRenderer, CsvRenderer, JsonLdRenderer, NdjsonRenderer, OrjsonRenderer
from casetracker.lists.rows import Row, RowData
from casetracker.lists.rows.wanted import PARAMETERS, Wanted, wanted
from casetracker.web.addresses import origin_of, whole_addresses
from casetracker.web.problems import CONTENT_TYPE, ContentTooLarge, InvalidParameters
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
    count = serializers.IntegerField(required=False, help_text="How many rows there are; only with `count`.")
    count_is_estimate = serializers.BooleanField(
        required=False, help_text="Whether the count is not exact; only with `count=estimate`."
    )


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
        query("count", "Adds the number of all rows as `count`; `estimate` costs little.", enum=["exact", "estimate"]),
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
IN_TERMS = "`jsonld` says in terms of schema.org what the page of the record says; `Accept` asks for it, too."


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
        members = [
            query("fields", "The members to answer with, by their names, with commas between; all without it."),
            query("omit", "The members to leave out, by their names, with commas between."),
        ]
        one = {(200, "application/json"): either or detail, **problems(400, 404, 410)}
        if view.has_linked_data:
            one[200, JsonLdRenderer.media_type] = OpenApiTypes.OBJECT
        in_terms = [query("format", IN_TERMS, enum=["json", "jsonld"])] if view.has_linked_data else []
        written = query("format", "How it is written; `Accept` says it too.", enum=[form.format for form in forms])
        parameters = [*page_parameters(listing), written, *members]
        # One by one for each class: the methods are inherited, and a schema hung on them would hold for all.
        return extend_schema_view(
            list=extend_schema(parameters=parameters, responses=whole, filters=True),
            retrieve=extend_schema(
                parameters=[*members, *(as_of if past else []), *in_terms], responses=one, filters=False
            ),
        )(view)

    return decorate


class Strict(views.APIView):
    """A route that leaves out nothing that was asked: a parameter without a value is refused, too.

    Its answers give addresses whole. A body that is too large is refused before it is read.
    """

    body_at_most: ClassVar[int] = 2_500_000
    """Bytes, as Django's own limit; DRF's parsers do not know that one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with whole_addresses(origin_of(request)):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if not hasattr(self, str(request.method).lower()):
            raise MethodNotAllowed(str(request.method))  # before `format` and the like are looked at
        super().initial(request, *args, **kwargs)
        if int(request.META.get("CONTENT_LENGTH") or 0) > self.body_at_most:
            raise ContentTooLarge(self.body_at_most)
        empty = [name for name, values in request.GET.lists() if not any(values)]
        if empty:
            raise InvalidParameters({name: ["It is empty; give it a value, or leave it out."] for name in empty})


class RecordViewSet(Strict, viewsets.ReadOnlyModelViewSet):
    """Reading one kind of record."""

    listing: ClassVar[Listing]
    has_past: ClassVar[bool]
    """Whether a detail can be read `as_of` a day; set by `documented`."""
    has_linked_data: ClassVar[bool] = False
    """Whether a detail is also told in terms of schema.org."""
    filterset: GroupedFilterSet
    """The filters of this request, from the filter backend."""
    wanted: Wanted
    """The members that this request asks for."""
    renderer_classes = (OrjsonRenderer, CsvRenderer, NdjsonRenderer, AtomRenderer)
    filter_backends = (ListingFilterBackend,)
    pagination_class = KeysetPagination
    lookup_field = "public_id"
    lookup_value_regex = rf"[{ALPHABET}]{{{ID_LENGTH}}}(?:-[^/]*)?"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.wanted = wanted(request.GET, self.members())
        if self.action == "list":
            self.listing = self.listing.narrowed(self.wanted)  # type: ignore[misc]  # for this request alone

    def members(self) -> Iterable[str]:
        """The names that `fields` and `omit` take."""
        serializer = self.get_serializer_class()
        return serializer.member_names() if issubclass(serializer, Row) else serializer().fields

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
        if self.action == "list":
            return [form() for form in self.list_renderers()]
        return [OrjsonRenderer(), *([JsonLdRenderer()] if self.has_linked_data else [])]

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
        self.refuse_unknown(request)
        record = resolve(self.get_queryset(), public_id[:ID_LENGTH])  # type: ignore[arg-type]  # wider in the stubs
        if request.accepted_renderer.format == JsonLdRenderer.format:
            return self.in_terms_of_schema_org(request, record)
        if "as_of" in request.GET:
            return Response(self.past(record, request.GET["as_of"]))
        return Response(self.wanted.of(self.whole(record)))

    def refuse_unknown(self, request: Request) -> None:
        """Refuse what a single record does not take, and members of a record of the past, which is a document."""
        known = [*PARAMETERS, *(["as_of"] if self.has_past else []), *(["format"] if self.has_linked_data else [])]
        if unknown := [name for name in request.GET if name not in known]:
            raise InvalidParameters({name: [f"A single record takes {', '.join(known)}."] for name in unknown})
        if "as_of" in request.GET:
            refuse(request.GET, PARAMETERS, "What was is told as whole documents; leave it out.")

    def in_terms_of_schema_org(self, request: Request, record: Any) -> Response:
        """What the page of the record tells search engines; where it keeps them away, so does this."""
        refuse(request.GET, PARAMETERS, "Terms of schema.org are told whole; leave it out.")
        if "as_of" in request.GET:
            raise InvalidParameters({"as_of": ["What stood on a day is answered as JSON alone; leave out `format`."]})
        told, may_be_listed = JsonLdRenderer.makers[type(record)](record, request._request)
        return Response(told, headers=None if may_be_listed else {"X-Robots-Tag": "noindex"})

    def past(self, record: Any, as_of: str) -> RowData:
        """The record as it stood then, as documents; only where `has_past`."""
        raise NotImplementedError

    def whole(self, record: Any) -> RowData:
        """The record as plain data, as `serializer_class` describes it; what is not `wanted` may be left out."""
        raise NotImplementedError


class DetailViewSet(RecordViewSet):
    """A list, and for each record what its noun's record module shows of it."""

    record: ClassVar[Callable[[Any, Wanted], RowData]]

    def whole(self, record: Any) -> RowData:
        return type(self).record(record, self.wanted)
