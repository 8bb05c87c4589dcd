"""The viewsets of every kind that is written: the reading of its noun, and the writing beside it."""

from typing import ClassVar

from django.shortcuts import get_object_or_404
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from cases.models import Case, Court, Judge, Source, Topic
from casetracker.intake import imports
from casetracker.intake.api.idempotency import REPLAYED, idempotent
from casetracker.intake.api.operations import IMPORTS, described
from casetracker.intake.api.parsers import ImportBody, LinesBody
from casetracker.intake.api.views import Writes, WritesCases, WritesEditorial, WritesUnits
from casetracker.intake.models import Import
from casetracker.intake.tasks import go_on
from casetracker.lists.renderers import OrjsonRenderer
from casetracker.reading.cases import api as cases
from casetracker.reading.courts import api as courts
from casetracker.reading.judges import api as judges
from casetracker.reading.parties import api as parties
from casetracker.reading.reactions import api as reactions
from casetracker.reading.rulings import api as rulings
from casetracker.reading.sources import api as sources
from casetracker.reading.topics import api as topics
from casetracker.tokens.models import ApiToken, Scope
from casetracker.tokens.permissions import Need
from parties.models import Party
from rulings.models import Reaction, Ruling


@described("Case")
class CaseViewSet(WritesCases, cases.CaseViewSet):
    subject = Case


@described("Ruling")
class RulingViewSet(WritesEditorial, rulings.RulingViewSet):
    subject = Ruling


@described("Reaction")
class ReactionViewSet(WritesEditorial, reactions.ReactionViewSet):
    subject = Reaction


@described("Party")
class PartyViewSet(WritesUnits, parties.PartyViewSet):
    subject = Party


@described("Judge")
class JudgeViewSet(WritesUnits, judges.JudgeViewSet):
    subject = Judge


@described("Court")
class CourtViewSet(WritesUnits, courts.CourtViewSet):
    subject = Court


@described("Topic")
class TopicViewSet(WritesUnits, topics.TopicViewSet):
    subject = Topic


@described("Source")
class SourceViewSet(WritesUnits, sources.SourceViewSet):
    subject = Source


@IMPORTS
class ImportViewSet(Writes, ViewSet):
    """Many documents at once, each in a transaction of its own, with a report for each."""

    needs: ClassVar[dict[str, Need]] = {"create": Need(Scope.WRITE)}
    renderer_classes = (OrjsonRenderer,)
    lookup_field = "key"
    lookup_value_regex = "[A-Za-z0-9]{22}"

    def get_parsers(self) -> list[BaseParser]:
        return [ImportBody(), LinesBody()]

    def create(self, request: Request) -> Response:
        """Take the documents, and load as many as a moment allows; the rest follows in the background."""
        answer = self.take(request)
        if REPLAYED in answer.headers:
            return answer
        imports.work_on(answer.data["id"], imports.AT_ONCE)
        run = Import.objects.get(pk=answer.data["id"])
        return self.report(run, status=200 if run.finished_at else 202)

    @idempotent
    def take(self, request: Request) -> Response:
        flags = self.flags("publish", "apply", "dry_run", decides=True)
        assert isinstance(request.auth, ApiToken)  # ScopeAndPolicy saw to it
        run = imports.begin(request.auth, request.data, decisions=self.decisions(), **flags)
        go_on.enqueue(run.pk)
        return self.report(run, status=202)

    def retrieve(self, request: Request, key: str) -> Response:
        """The report of an import, to whoever sent it."""
        self.flags()
        run = get_object_or_404(Import.objects.filter(token__account=self.bearer().pk), pk=key)
        return self.report(run)

    def report(self, run: Import, *, status: int = 200) -> Response:
        address = str(self.reverse_action("detail", args=[run.pk]))
        return Response(imports.as_json(run, address), status, headers={"Location": address} if status != 200 else {})
