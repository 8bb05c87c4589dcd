"""What is done to the document after drf-spectacular has written it: for every route, whoever adds it."""

from typing import Any

from casetracker.openapi.codes import name_codes
from casetracker.openapi.described import describe
from casetracker.openapi.shared import build_on_bases, share_parameters, share_responses, share_types

Document = dict[str, Any]


def finish(result: Document, generator: Any, request: Any, public: bool) -> Document:
    """Share what stands in several places, and say in clients' words what everything means."""
    serializers = {
        name: component.object
        for (name, kind), component in generator.registry._components.items()
        if kind == "schemas"
    }
    name_codes(result)
    share_types(result)
    describe(result["components"]["schemas"], serializers)
    build_on_bases(result["components"]["schemas"], serializers)
    share_parameters(result)
    share_responses(result)
    return result
