"""Renderers of the API: what a client may ask for, by Accept or by `format`."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import orjson
from django.db.models import Model
from django.http import Http404, HttpRequest
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from casetracker.web.problems import InvalidParameters


class OrjsonRenderer(BaseRenderer):
    """JSON by orjson; the cost of an answer is in its rows, not here."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else orjson.dumps(data, option=orjson.OPT_NON_STR_KEYS)


class CsvRenderer(OrjsonRenderer):
    """Names the format; the rows are streamed (exports.py), so that errors alone are rendered here, as JSON."""

    media_type = "text/csv"
    format = "csv"


class NdjsonRenderer(OrjsonRenderer):
    """One JSON document a line; streamed as well."""

    media_type = "application/x-ndjson"
    format = "ndjson"


class AtomRenderer(OrjsonRenderer):
    """A feed; written by whoever knows what an entry says."""

    media_type = "application/atom+xml"
    format = "atom"


class JsonLdRenderer(OrjsonRenderer):
    """One record in terms of schema.org; `makers` say it for each model, filled in at start-up."""

    media_type = "application/ld+json"
    format = "jsonld"
    makers: ClassVar[dict[type[Model], Callable[[Any, HttpRequest], Any]]] = {}


class Negotiation(DefaultContentNegotiation):
    """DRF's, but a `format` that is not known is an error that lists those that are, like any other parameter."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return what the client prefers, by `format` or else by the weights of its `Accept`, which DRF leaves out."""
        renderers = list(renderers)
        asked = request.query_params.get("format")
        if asked:
            renderers = self.filter_renderers(renderers, asked)
        types = [renderer.media_type for renderer in renderers]
        preferred = (
            types[0] if asked or not request.headers.get("Accept") else request._request.get_preferred_type(types)
        )
        for renderer in renderers:
            if renderer.media_type == preferred:
                return renderer, renderer.media_type
        raise NotAcceptable(available_renderers=renderers)

    def filter_renderers(self, renderers: Iterable[BaseRenderer], format: str) -> list[BaseRenderer]:
        try:
            return super().filter_renderers(renderers, format)
        except Http404 as error:
            known = ", ".join(renderer.format for renderer in renderers)
            raise InvalidParameters({"format": [f"“{format[:40]}” is not known here; write {known}."]}) from error
