"""The OpenAPI document of the running program: made once in each process, because that takes a second."""

from functools import cache
from typing import Any

import orjson
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request
from rest_framework.response import Response

Schema = dict[str, Any]


@cache
def document() -> Schema:
    """The document as anybody is served it; nothing in it depends on who asks, or under which name."""
    return SchemaGenerator().get_schema(request=None, public=True)


@cache
def written() -> bytes:
    return orjson.dumps(document())


class SchemaRenderer(OpenApiJsonRenderer):
    """Writes the document only once in each process; problems as they come."""

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        return written() if data is document() else orjson.dumps(data)


class JsonRenderer(SchemaRenderer):
    """The same for those who ask for JSON."""

    media_type = OpenApiJsonRenderer2.media_type


class SchemaView(SpectacularAPIView):
    """The OpenAPI 3.1 document of this API."""

    renderer_classes = (SchemaRenderer, JsonRenderer)  # type: ignore[assignment]  # declared otherwise in the stubs

    def _get_schema_response(self, request: Request) -> Response:
        return Response(document())


def resolved(schema: Schema) -> Schema:
    """What a reference within the document leads to; anything else as it is."""
    while "$ref" in schema:
        found: Any = document()
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        schema = found
    return schema


def name_in(reference: str) -> str:
    return reference.rpartition("/")[2]
