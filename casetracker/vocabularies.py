"""The controlled lists, for readers and programs: the about page and the API's vocabularies."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.core.vocabulary import VOCABULARIES
from casetracker.lists.api import Strict, problems
from casetracker.lists.rows import Rows
from casetracker.web.addresses import list_address
from casetracker.web.problems import InvalidParameters

INTERNAL = ("record_state",)
"""Lists of the editors' own workflow, which readers never meet."""


class TermSerializer(serializers.Serializer):
    """One code of a list."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of this name
    definition = serializers.CharField()


class VocabularySerializer(serializers.Serializer):
    """A controlled list."""

    name = serializers.CharField(help_text="Of its component in the schema, in other letters.")
    url = serializers.URLField(help_text="Where it stands on our pages.")
    api_url = serializers.URLField(help_text="Its address in this API.")
    heading = serializers.CharField()
    terms = TermSerializer(many=True)


def vocabularies() -> Rows:
    """Every public list with its codes, labels and definitions."""
    return [
        {
            "name": name,
            "url": f"{list_address('about')}#list-{name}",
            "api_url": f"{list_address('api:vocabulary-list')}{name}/",
            "heading": name.replace("_", " ").capitalize(),
            "terms": [
                {"code": code, "label": label, "definition": text} for code, (label, text) in vocabulary.terms.items()
            ],
        }
        for name, vocabulary in VOCABULARIES.items()
        if name not in INTERNAL
    ]


def about(request: HttpRequest) -> HttpResponse:
    """What is included, how facts are kept and assigned, and every list."""
    return render(request, "about.html", {"vocabularies": vocabularies()})


class VocabularyViewSet(Strict, viewsets.ViewSet):
    """The controlled lists with labels and definitions."""

    lookup_field = "name"
    lookup_value_regex = "[a-z_]+"

    @extend_schema(responses={200: VocabularySerializer(many=True), **problems(400)})
    def list(self, request: Request) -> Response:
        self.refuse(request)
        return Response(vocabularies())

    @extend_schema(responses={200: VocabularySerializer, **problems(400, 404)})
    def retrieve(self, request: Request, name: str) -> Response:
        self.refuse(request)
        found = next((row for row in vocabularies() if row["name"] == name), None)
        if found is None:
            raise Http404
        return Response(found)

    def refuse(self, request: Request) -> None:
        if request.GET:
            raise InvalidParameters({name: ["The lists take no parameters."] for name in request.GET})
