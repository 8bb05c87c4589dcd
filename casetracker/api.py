"""The API: its router, its root and its schema."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, resolve
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter

from casetracker.following.api import ChangeViewSet, DocumentViewSet
from casetracker.intake import viewsets as written
from casetracker.lists.renderers import OrjsonRenderer
from casetracker.reading.parties.api import PetitionerViewSet, RespondentViewSet
from casetracker.reading.parts.api import PARTS
from casetracker.reading.points.api import ReactionPointViewSet
from casetracker.reading.relations.api import RelationViewSet
from casetracker.reading.rulings.api import VerdictViewSet
from casetracker.search.api import SearchViewSet, SuggestionViewSet
from casetracker.statistics.api import StatisticViewSet
from casetracker.vocabularies import VocabularyViewSet
from casetracker.web.problems import plain_problem

router = DefaultRouter()
router.include_format_suffixes = False
for name, viewset in {
    "cases": written.Cases,
    "rulings": written.Rulings,
    "verdicts": VerdictViewSet,
    "reactions": written.Reactions,
    "petitioners": PetitionerViewSet,
    "respondents": RespondentViewSet,
    "parties": written.Parties,
    "judges": written.Judges,
    "courts": written.Courts,
    "topics": written.Topics,
    "sources": written.Sources,
    **PARTS,
    "reaction-points": ReactionPointViewSet,
    "relations": RelationViewSet,
}.items():
    router.register(name, viewset, basename=name.removesuffix("s").replace("partie", "party"))
router.register("imports", written.Imports, basename="import")
router.register("search", SearchViewSet, basename="search")
router.register("suggestions", SuggestionViewSet, basename="suggestion")
router.register("statistics", StatisticViewSet, basename="statistic")
router.register("changes", ChangeViewSet, basename="change")
router.register("documents", DocumentViewSet, basename="document")
router.register("vocabularies", VocabularyViewSet, basename="vocabulary")


class SchemaRenderer(OrjsonRenderer):
    """JSON under the media type of OpenAPI."""

    media_type = "application/vnd.oai.openapi+json"
    format = "openapi-json"


class SchemaView(SpectacularAPIView):
    """The OpenAPI 3.1 document of this API; the same for everybody, so that it is made once."""

    renderer_classes = (SchemaRenderer, OrjsonRenderer)

    def _get_schema_response(self, request: Request) -> Response:
        return Response(schema())


@cache
def schema() -> dict[str, Any]:
    return SchemaGenerator().get_schema(request=None, public=True)


def not_an_endpoint(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer 308 where only the slash at the end is missing: by the address alone, whatever stands there."""
    if rest and not rest.endswith("/") and resolve(f"/api/{rest}/").url_name != "api-nothing":
        query = request.META.get("QUERY_STRING")
        target = f"{request.path}/?{query}" if query else f"{request.path}/"
        return HttpResponse(status=308, headers={"Location": target})
    return plain_problem(request, 404, "There is nothing here, or nothing that is public.")


urlpatterns = [
    path("v1/", include((router.urls, "api"))),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("<path:rest>", not_an_endpoint, name="api-nothing"),
]
