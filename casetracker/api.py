"""The API: its router, its root, its schema and its reference."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import include, path, resolve, reverse
from rest_framework.request import Request
from rest_framework.routers import APIRootView, DefaultRouter

from casetracker.following.api import ChangeViewSet, DocumentViewSet
from casetracker.intake.api import viewsets as written
from casetracker.lists.renderers import OrjsonRenderer
from casetracker.reading.parties.api import PetitionerViewSet, RespondentViewSet
from casetracker.reading.parts.api import PARTS
from casetracker.reading.points.api import ReactionPointViewSet
from casetracker.reading.relations.api import RelationViewSet
from casetracker.reading.rulings.api import VerdictViewSet
from casetracker.reference import pages as reference
from casetracker.reference.document import SchemaView
from casetracker.search.api import SearchViewSet, SuggestionViewSet
from casetracker.statistics.api import StatisticViewSet
from casetracker.vocabularies import VocabularyViewSet
from casetracker.web.problems import plain_problem


class PageRenderer(OrjsonRenderer):
    """Names what browsers ask for; the root leads them to the reference."""

    media_type = "text/html"
    format = "html"


class Root(APIRootView):
    """Every list by its name; who asks with a browser is led to the page about them."""

    renderer_classes = (OrjsonRenderer, PageRenderer)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]  # wider than the stub
        answer = super().get(request, *args, **kwargs)
        if request.accepted_renderer.format == PageRenderer.format:
            return HttpResponseRedirect(reverse("api-reference"))
        return answer


router = DefaultRouter()
router.APIRootView = Root
router.include_format_suffixes = False
for name, viewset in {
    "cases": written.CaseViewSet,
    "rulings": written.RulingViewSet,
    "verdicts": VerdictViewSet,
    "reactions": written.ReactionViewSet,
    "petitioners": PetitionerViewSet,
    "respondents": RespondentViewSet,
    "parties": written.PartyViewSet,
    "judges": written.JudgeViewSet,
    "courts": written.CourtViewSet,
    "topics": written.TopicViewSet,
    "sources": written.SourceViewSet,
    **PARTS,
    "reaction-points": ReactionPointViewSet,
    "relations": RelationViewSet,
}.items():
    router.register(name, viewset, basename=name.removesuffix("s").replace("partie", "party"))
router.register("imports", written.ImportViewSet, basename="import")
router.register("search", SearchViewSet, basename="search")
router.register("suggestions", SuggestionViewSet, basename="suggestion")
router.register("statistics", StatisticViewSet, basename="statistic")
router.register("changes", ChangeViewSet, basename="change")
router.register("documents", DocumentViewSet, basename="document")
router.register("vocabularies", VocabularyViewSet, basename="vocabulary")


def not_an_endpoint(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer 308 where only the slash at the end is missing: by the address alone, whatever stands there."""
    if rest and not rest.endswith("/") and resolve(f"/api/{rest}/").url_name != "api-nothing":
        query = request.META.get("QUERY_STRING")
        target = f"{request.path}/?{query}" if query else f"{request.path}/"
        return HttpResponse(status=308, headers={"Location": target})
    return plain_problem(request, 404, "There is nothing here, or nothing that is public.")


urlpatterns = [
    path("v1/", include((router.urls, "api"))),
    path("", include(reference)),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("<path:rest>", not_an_endpoint, name="api-nothing"),
]
