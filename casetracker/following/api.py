"""The changes of the public record in the API, and the public document of each record."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.core.documents import digest
from casetracker.core.models import ALPHABET, ID_LENGTH, TOLD_EVENTS, Change, UnitId
from casetracker.exchange.shapes import unit_model
from casetracker.following.changes import PAGES, SPAN, changes_after, newest_sequence, told
from casetracker.following.documents import public_documents
from casetracker.following.serializers import ChangePageSerializer, ChangeSerializer, PublicDocumentSerializer
from casetracker.lists.api import Strict, answers, problems, query
from casetracker.lists.exports import json_lines, refuse
from casetracker.lists.keyset import SIZE, SIZE_AT_MOST, page_size
from casetracker.lists.renderers import NdjsonRenderer, OrjsonRenderer
from casetracker.web.addresses import ORIGIN, whole_addresses, with_parameter
from casetracker.web.problems import InvalidParameters
from casetracker.web.resolver import resolve

CODES = {"kind": list(PAGES), "event": TOLD_EVENTS}
SINCE = "“{}” is no cursor of this list; write one that it gave, or leave it out to start with the first change."
OTHER_LOG = (
    "This cursor is not of the changes that there are here now: the site was restored from an earlier state, or it is "
    "another site's. Start anew, without it."
)
CURSOR = re.compile(r"([0-9]{1,18})(?:-([0-9a-f]{16}))?", re.ASCII)
NOT_PAGED = "All changes since then have no pages; leave it out."
CHUNK = 500


class ChangePagination(BasePagination):
    """Pages through the log by the place of the last change; a page looks at so many changes, and may be short."""

    def paginate_queryset(self, queryset: QuerySet[Change], request: Request, view: Any = None) -> list[Change]:  # type: ignore[override]  # of changes alone
        size, since = page_size(request.GET), view.since
        newest = newest_sequence()  # before the rows, so that what is appended meanwhile is left to the next page
        end = min(newest, since + SPAN)
        rows = list(queryset.filter(public_number__lte=end)[: size + 1])
        last = end if len(rows) <= size else rows[size - 1].public_number or 0
        self.cursor = cursor_at(last)
        address = with_parameter(request, "since", self.cursor)
        self.next = request.build_absolute_uri(address) if last < newest else None
        return rows[:size]

    def get_paginated_response(self, data: Any) -> Response:
        headers = {"Link": f'<{self.next}>; rel="next"'} if self.next else None
        return Response({"next": self.next, "cursor": self.cursor, "results": data}, headers=headers)


class ChangeViewSet(Strict, viewsets.GenericViewSet):
    """What changed in the public record, in the order in which it happened: for mirrors that follow it for ever."""

    renderer_classes = (OrjsonRenderer, NdjsonRenderer)
    pagination_class = ChangePagination
    serializer_class = ChangeSerializer
    known: ClassVar[tuple[str, ...]] = ("since", "kind", "event", "page_size", "format")

    @cached_property
    def since(self) -> int:
        """Return the place after which the changes are asked for."""
        given = self.request.GET.get("since", "0")
        read = CURSOR.fullmatch(given)
        if read is None:
            raise InvalidParameters({"since": [SINCE.format(given[:40])]})
        sequence, chain = int(read[1]), read[2]
        if sequence and not chains_at(sequence).filter(public_chain__startswith=chain or "").exists():
            raise InvalidParameters({"since": [OTHER_LOG]})
        return sequence

    def codes(self, name: str) -> list[str]:
        """Return the codes of a filter that the address asks for."""
        given = [code for value in self.request.GET.getlist(name) for code in value.split(",")]
        if wrong := [code for code in given if code not in CODES[name]]:
            words = f"“{wrong[0][:40]}” is not known; write one or more of {', '.join(CODES[name])}."
            raise InvalidParameters({name: [words]})
        return given

    def get_queryset(self) -> QuerySet[Change]:
        return changes_after(self.since, self.codes("kind"), self.codes("event"))

    @extend_schema(
        parameters=[
            query("since", "The `cursor` of an earlier answer; all changes from the first on if not given."),
            query("kind", "Changes of records of this kind; several with commas between.", enum=CODES["kind"]),
            query("event", "Changes of this kind; several with commas between.", enum=CODES["event"]),
            query("page_size", f"Changes of a page, 1 to {SIZE_AT_MOST}; {SIZE} if not given."),
            query("format", "How it is written; `Accept` says it too.", enum=["json", "ndjson"]),
        ],
        responses={**answers(ChangePageSerializer, renderer_classes), **problems(400)},
    )
    def list(self, request: Request) -> HttpResponseBase:
        unknown = [name for name in request.GET if name not in self.known]
        refuse(request.GET, unknown, f"There is no such parameter; there are {', '.join(self.known)}.")
        if request.accepted_renderer.format == "ndjson":
            return self.whole(request)
        return self.get_paginated_response(told(self.paginate_queryset(self.get_queryset()) or ()))

    def whole(self, request: Request) -> StreamingHttpResponse:
        """All changes from `since` to now, one a line."""
        refuse(request.GET, ["page_size"], NOT_PAGED)
        lines = changes_in_lines(self.get_queryset(), newest_sequence(), ORIGIN.get())
        return StreamingHttpResponse(lines, content_type=NdjsonRenderer.media_type)


def chains_at(sequence: int) -> QuerySet[Change]:
    return Change.objects.public().filter(public_number=sequence)


def cursor_at(sequence: int) -> str:
    """Return the cursor of this place of the log, which is of this log alone."""
    chain = chains_at(sequence).values_list("public_chain", flat=True).first()
    return f"{sequence}-{chain[:16]}" if chain else "0"


def changes_in_lines(rows: QuerySet[Change], newest: int, origin: str) -> Iterator[bytes]:
    """Yield the changes up to the newest, a chunk at a time."""
    rows, last = rows.filter(public_number__lte=newest), 0
    while chunk := list(rows.filter(public_number__gt=last)[:CHUNK]):
        last = chunk[-1].public_number or 0
        with whole_addresses(origin):  # all but the first are read when the view has answered
            lines = json_lines(told(chunk))
        yield lines


class DocumentViewSet(Strict, viewsets.GenericViewSet):
    """The public document of each record, by which a mirror checks what it holds."""

    serializer_class = PublicDocumentSerializer
    lookup_field = "public_id"
    lookup_value_regex = rf"[{ALPHABET}]{{{ID_LENGTH}}}"

    def get_queryset(self) -> QuerySet[UnitId]:
        return UnitId.objects.visible()

    @extend_schema(responses={200: PublicDocumentSerializer, **problems(400, 404, 410)})
    def retrieve(self, request: Request, public_id: str) -> Response:
        refuse(request.GET, request.GET, "A document takes no parameters.")
        row = UnitId.objects.filter(pk=public_id).first()
        if row is None:
            raise Http404
        records: Any = unit_model(row.kind).objects
        unit = resolve(records.findable(), public_id)
        document = public_documents([unit]).get(public_id)
        if document is None:
            raise Http404
        return Response(
            {
                "id": public_id,
                "kind": row.kind,
                "version": unit.version,
                "case": row.parent_id,
                "digest": digest(document),
                "document": document,
            }
        )
