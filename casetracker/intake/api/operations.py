"""How the API's schema describes what writes: bodies, headers, and every answer that a request can get."""

from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import (  # type: ignore[attr-defined]  # unknown to the stubs
    OpenApiParameter,
    OpenApiTypes,
    extend_schema,
    extend_schema_view,
)

from casetracker.intake.api.serializers import (
    NEW,
    UNIT,
    ImportSerializer,
    LoadedSerializer,
    PatchSerializer,
    PublishSerializer,
    WholeCase,
    WithdrawSerializer,
    WriteProblemSerializer,
    WrittenSerializer,
)
from casetracker.lists.api import problems as plain_problems
from casetracker.tokens.models import Scope
from casetracker.web.problems import CONTENT_TYPE

JSON, MERGE_PATCH, LINES = "application/json", "application/merge-patch+json", "application/x-ndjson"
ALWAYS = (400, 401, 403, 409, 413, 415, 422, 429, 503)
"""What can keep any request that writes from being carried out."""
VERSIONED = (404, 412, 428)
"""What else can keep a record from being changed."""


def header(name: str, description: str, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.HEADER, description=description, **more)


def flag(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.QUERY, description=description, enum=["yes"])


def decision(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.QUERY, description=description, many=True)


def told(name: str, description: str) -> OpenApiParameter:
    """Describe a header of the answers."""
    return header(name, description, response=[200, 201])


IDEMPOTENCY = header(
    "Idempotency-Key",
    "A name that the client gives this request: sent again within a day, it is answered and not repeated.",
)
IF_MATCH = header("If-Match", 'The ETag of the document that is changed, such as `"v17"`.', required=True)
ETAG = told("ETag", 'The version as it stands now, such as `"v17"`.')
LOCATION = header("Location", "The new record.", response=[201])
PUBLISH = flag("publish", "New cases, rulings and reactions are public at once; takes the scope `publish`.")
APPLY = flag("apply", "The documents may change what is published; takes the scope `publish`.")
DRY_RUN = flag("dry_run", "Each document is loaded and taken back: the report says what would come of it.")
SAME = decision("same", "Which candidate a record of the document is: `REFERENCE:ID`, as a 409 names them.")
DIFFERENT = decision("different", "What is none of its candidates, but new: `REFERENCE`.")
REMOVE = flag("remove", "Lists of the patch may leave out parts and citations, which are then taken out.")


def by_token(*scopes: str) -> Any:
    """Describe what reads and yet takes a token; the stubs know the names of schemes alone."""
    return [{"token": [str(scope) for scope in scopes]}]


def problems(*statuses: int) -> dict[tuple[int, str], Any]:
    return {(status, CONTENT_TYPE): WriteProblemSerializer for status in statuses}


def operation(
    request: Any,
    answers: dict[int, Any],
    *,
    about: Iterable[OpenApiParameter] = (),
    refusals: Iterable[int] = (),
) -> Any:
    known = {(status, JSON): each for status, each in answers.items()}
    parameters = [*about, IDEMPOTENCY, ETAG, *([LOCATION] if 201 in answers else [])]
    responses = {**known, **problems(*sorted({*ALWAYS, *refusals}))}
    return extend_schema(parameters=parameters, request=request, responses=responses, filters=False)


def described(noun: str) -> Any:
    """Describe the writing of a kind of unit, for its viewset."""
    kind = noun.lower()
    is_editorial = noun in ("Case", "Ruling", "Reaction")
    document = extend_schema(
        auth=by_token(Scope.READ_DRAFT),
        filters=False,
        parameters=[ETAG],
        responses={(200, JSON): UNIT[kind], **plain_problems(400, 401, 403, 404, 429)},
    )
    patch = {MERGE_PATCH: PatchSerializer, JSON: PatchSerializer}
    methods = {
        "create": operation({JSON: NEW[kind]}, {201: WrittenSerializer})
        if kind in NEW
        else operation({JSON: WholeCase}, {201: LoadedSerializer}, about=[PUBLISH, SAME, DIFFERENT]),
        "partial_update": operation(patch, {200: WrittenSerializer}, about=[IF_MATCH, REMOVE], refusals=VERSIONED),
        "document": document,
    }
    steps = {"publish": PublishSerializer, "withdraw": WithdrawSerializer} if is_editorial else {}
    for step, body in steps.items():
        methods[step] = operation({JSON: body}, {200: WrittenSerializer}, about=[IF_MATCH], refusals=VERSIONED)
    if kind == "case":
        answers = {200: LoadedSerializer, 201: LoadedSerializer}
        keys = [key_in_address("system", "Whose key it is."), key_in_address("key", "The case's key there.")]
        methods["by_key"] = operation({JSON: WholeCase}, answers, about=[*keys, PUBLISH, APPLY, SAME, DIFFERENT])
    return extend_schema_view(**methods)


def key_in_address(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.PATH, description=description)


IMPORTS = extend_schema_view(
    create=operation(
        {JSON: WholeCase(many=True), LINES: OpenApiTypes.STR},
        {200: ImportSerializer, 202: ImportSerializer},
        about=[PUBLISH, APPLY, DRY_RUN, SAME, DIFFERENT],
    ),
    retrieve=extend_schema(
        auth=by_token(), responses={200: ImportSerializer, **plain_problems(400, 401, 403, 404, 429)}
    ),
)
