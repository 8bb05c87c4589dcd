"""Writing of one kind of unit, beside the reading of it: the routes that `casetracker/api.py` registers.

A viewset of ours reads as the one of its noun does, and writes by the commands. Every request that writes is made by a
token (`needs`); what its account may do is asked where it is done, so that the answer can say what is missing.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.auth.models import User
from rest_framework.decorators import action
from rest_framework.exceptions import NotAuthenticated
from rest_framework.metadata import SimpleMetadata
from rest_framework.parsers import BaseParser
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casetracker.core import policy
from casetracker.core.models import ID_LENGTH
from casetracker.core.policy import Action
from casetracker.core.units import EditorialUnit, Unit
from casetracker.exchange.matching.candidates import DIFFERENT, SAME
from casetracker.exchange.unit_documents import unit_documents
from casetracker.intake import commands
from casetracker.intake.api.idempotency import idempotent
from casetracker.intake.api.parsers import JSONBody, MergePatchBody
from casetracker.intake.api.serializers import NEW, PatchSerializer, PublishSerializer, WholeCase, WithdrawSerializer
from casetracker.intake.commands import Change
from casetracker.intake.doubts import warnings_about
from casetracker.intake.loading import Loading, load, require_key
from casetracker.intake.models import Bearer, bearer
from casetracker.intake.preconditions import Expected
from casetracker.intake.refusals import etag_of, in_words
from casetracker.tokens.models import ApiToken, Scope
from casetracker.tokens.permissions import InsufficientScope, Need
from casetracker.web.problems import InvalidParameters

DECISIONS = (SAME, DIFFERENT)
KEY_IN_ADDRESS = r"[a-z0-9_.-]+"


class NoForms(SimpleMetadata):
    """OPTIONS tells of a route what it is; which members a request has stands in the schema alone."""

    def determine_actions(self, request: Request, view: APIView) -> dict[str, Any]:
        return {}


class Writes(APIView):
    """A route that also writes: its parsers, its errors, its flags and its bearer."""

    metadata_class = NoForms

    def get_parsers(self) -> list[BaseParser]:
        is_patch = self.request is not None and self.request.method == "PATCH"  # None while the schema is made
        return [JSONBody(), MergePatchBody()] if is_patch else [JSONBody()]

    def get_exception_handler(self) -> Callable[..., Response | None]:
        return super().get_exception_handler() if self.request.method in SAFE_METHODS else in_words

    def bearer(self) -> Bearer:
        """Return who asks, as far as the token goes. Raises NotAuthenticated for a request without one."""
        if not (isinstance(self.request.auth, ApiToken) and isinstance(self.request.user, User)):
            raise NotAuthenticated("This takes a token: “Authorization: Bearer TOKEN”.")
        return bearer(self.request.user, self.request.auth)

    def flags(self, *known: str, decides: bool = False) -> dict[str, bool]:
        """Read parameters that are `yes` or not there; what publishes takes a token that may publish."""
        wrong = {}
        for name, value in self.request.query_params.items():
            if decides and name in DECISIONS:
                continue
            if name not in known:
                wrong[name] = [f"It is not known here; there are {', '.join(known)}." if known else "Leave it out."]
            elif value != "yes":
                wrong[name] = ["Write yes, or leave it out."]
        if wrong:
            raise InvalidParameters(wrong)
        found = {name: name in self.request.query_params for name in known}
        if found.get("publish") or found.get("apply"):
            self.require_scope(Scope.PUBLISH)
        return found

    def decisions(self) -> dict[str, Any]:
        """Read which candidates are what a document means: `same=REFERENCE:ID`, or `different=REFERENCE`."""
        found: dict[str, Any] = dict.fromkeys(self.request.query_params.getlist(DIFFERENT), DIFFERENT)
        for text in self.request.query_params.getlist(SAME):
            reference, _, public_id = text.rpartition(":")
            if reference in found:
                raise InvalidParameters({SAME: [f"“{reference[:80]}” is decided twice."]})
            found[reference] = {public_id: SAME}
        return found

    def require_scope(self, scope: str) -> None:
        if not (isinstance(self.request.auth, ApiToken) and self.request.auth.has_scope(scope)):
            raise InsufficientScope(scope)


class WritesUnits(Writes):
    """Creating and changing units of one kind, and their documents."""

    subject: ClassVar[type[Unit]]
    needs: ClassVar[dict[str, Need]] = {"create": Need(Scope.WRITE), "partial_update": Need(Scope.WRITE)}

    @idempotent
    def create(self, request: Request) -> Response:
        """Create a record from its document; one that can be a draft is one."""
        self.flags()
        checked = NEW[self.subject.kind_name()](data=request.data)
        checked.is_valid(raise_exception=True)
        return self.written(commands.create(self.subject, checked.validated_data, by=self.bearer()), code=201)

    @idempotent
    def partial_update(self, request: Request, public_id: str) -> Response:
        """Change the record's document by a merge patch."""
        removing = self.flags("remove")["remove"]
        change, asked = self.change(PatchSerializer, reason="")
        return self.written(
            commands.patch(self.subject, public_id[:ID_LENGTH], asked["patch"], change, removing=removing)
        )

    @action(detail=True, methods=["get"])
    def document(self, request: Request, public_id: str) -> Response:
        """The record's document in the interchange format, as PATCH changes it; its ETag is what If-Match takes."""
        self.flags()
        who = self.bearer()
        self.require_scope(Scope.READ_DRAFT)
        unit = commands.stored(self.subject, public_id[:ID_LENGTH], who)
        policy.require(who, Action.VIEW, unit)
        return Response(unit_documents([unit])[unit.public_id], headers={"ETag": etag_of(unit)})

    def change(self, serializer: Any, **defaults: Any) -> tuple[Change, dict[str, Any]]:
        """Read who changes the record, why, and which version of it they have seen; and what is asked besides."""
        expected = Expected.of(self.request)
        checked = serializer(data=self.request.data)
        checked.is_valid(raise_exception=True)
        asked = {**defaults, **checked.validated_data}
        return Change(self.bearer(), asked.pop("reason"), expected), asked

    def written(self, unit: Unit, *, code: int = 200, **report: Any) -> Response:
        api_url = f"{self.root()}{unit.public_id}/"
        body = {
            "id": unit.public_id,
            "kind": unit.kind_name(),
            "state": unit.state if isinstance(unit, EditorialUnit) else None,
            "version": unit.version,
            "is_public": unit.is_public,
            "url": self.request.build_absolute_uri(unit.get_absolute_url()),
            "api_url": api_url,
            "document_url": f"{api_url}document/",
            "document": unit_documents([unit])[unit.public_id],
            **(report or {"warnings": warnings_about([("$", unit)])}),
        }
        headers = {"ETag": etag_of(unit)} | ({"Location": api_url} if code == 201 else {})
        return Response(body, code, headers=headers)

    def root(self) -> str:
        return self.reverse_action("list")  # type: ignore[attr-defined]  # of the viewset beside it


class WritesEditorial(WritesUnits):
    """Units that are drafted, published and withdrawn."""

    subject: ClassVar[type[EditorialUnit]]
    needs: ClassVar[dict[str, Need]] = {
        **WritesUnits.needs,
        "publish": Need(Scope.PUBLISH),
        "withdraw": Need(Scope.PUBLISH),
    }

    @action(detail=True, methods=["post"])
    @idempotent
    def publish(self, request: Request, public_id: str) -> Response:
        """Publish a draft, at once or at an instant to come."""
        self.flags()
        change, asked = self.change(PublishSerializer, publish_at=None)
        return self.written(commands.publish(self.subject, public_id[:ID_LENGTH], change, **asked))

    @action(detail=True, methods=["post"])
    @idempotent
    def withdraw(self, request: Request, public_id: str) -> Response:
        """Withdraw a published record: readers are told that it was there, and why it is not."""
        self.flags()
        change, _ = self.change(WithdrawSerializer)
        return self.written(commands.withdraw(self.subject, public_id[:ID_LENGTH], change))


class WritesCases(WritesEditorial):
    """Cases, which come as whole documents."""

    needs: ClassVar[dict[str, Need]] = {**WritesEditorial.needs, "by_key": Need(Scope.WRITE)}

    @idempotent
    def create(self, request: Request) -> Response:
        """Create a case with everything attached, from a whole document in the interchange format."""
        loading = Loading(self.bearer(), **self.flags("publish", decides=True), decisions=self.decisions())
        case, report = load(self.whole_case(), loading, is_new=True)
        return self.written(case, code=201, **report)

    @action(
        detail=False,
        methods=["put"],
        url_path=rf"by-key/(?P<system>{KEY_IN_ADDRESS})/(?P<key>{KEY_IN_ADDRESS})",
        url_name="by-key",
    )
    @idempotent
    def by_key(self, request: Request, system: str, key: str) -> Response:
        """Load the whole document of a case under the key of another system: it is created, or brought up to date."""
        flags = self.flags("publish", "apply", decides=True)
        document = self.whole_case()
        require_key(document, system, key)
        case, report = load(document, Loading(self.bearer(), **flags, decisions=self.decisions()))
        return self.written(case, code=201 if report["status"] == "created" else 200, **report)

    def whole_case(self) -> Any:
        checked = WholeCase(data=self.request.data)
        checked.is_valid(raise_exception=True)
        return checked.validated_data
