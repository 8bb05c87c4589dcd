"""What requests that write hold and what answers them: checked here, and shown in the API's schema."""

from datetime import datetime
from typing import Any, ClassVar

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.plumbing import ResolvedComponent
from rest_framework import serializers

from casetracker.core.text import clean_text_validator
from casetracker.exchange.parsing import placed, validate, validator
from casetracker.exchange.shapes import SHAPES
from casetracker.intake.documents import WHOLE_CASE, in_openapi, new_unit_schema, new_unit_validator, schemas
from casetracker.intake.refusals import Unprocessable

SerializerClass = type[serializers.BaseSerializer]
AT_MOST = 2_000
"""Characters of a reason."""
ODD = "What is odd in it but can be real."
REASON = "Public, in the record's history; such as “a typing error” or “the judgment was published”."


# Documents


class DocumentSerializer(serializers.BaseSerializer):
    """A document of the interchange format, which has a JSON Schema of its own; that checks and describes it."""

    definition: ClassVar[str]
    is_new: ClassVar[bool] = False
    """Whether it is one unit that is not here yet."""

    def to_internal_value(self, data: Any) -> Any:
        """Raise DocumentError with every place where the schema does not allow what was sent."""
        validate(data, new_unit_validator(self.definition) if self.is_new else validator())
        return data

    def to_representation(self, instance: Any) -> Any:
        return instance


def document(name: str, definition: str, *, is_new: bool = False) -> type[DocumentSerializer]:
    return type(name, (DocumentSerializer,), {"definition": definition, "is_new": is_new})


WholeCase = document("WholeCaseSerializer", WHOLE_CASE)
NEW = {kind: document(f"New{kind.title()}Serializer", kind, is_new=True) for kind in SHAPES if kind != "case"}
UNIT = {kind: document(f"{kind.title()}DocumentSerializer", kind) for kind in SHAPES}
COMPONENTS = {**UNIT, "citation": document("CitationDocumentSerializer", "citation")}
"""What other schemas refer to, by the name that it has in the interchange schema."""


class DocumentExtension(OpenApiSerializerExtension):
    """Describes a document by its own schema, whose parts become components of the API's."""

    target_class = DocumentSerializer
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: Any) -> Any:
        target = self.target
        schema = new_unit_schema(target.definition) if target.is_new else schemas()[target.definition]
        names = {name: component(auto_schema, each, direction).name for name, each in self.referred(schema).items()}
        return in_openapi(schema, names)

    def referred(self, schema: Any) -> dict[str, type[DocumentSerializer]]:
        text = str(schema)
        return {name: each for name, each in COMPONENTS.items() if f"'#/$defs/{name}'" in text}


def component(auto_schema: Any, serializer: SerializerClass, direction: Any) -> ResolvedComponent:
    found: ResolvedComponent = auto_schema.resolve_serializer(serializer, direction)
    return found


# What is asked


class Strictly(serializers.Serializer):
    """A request of few members, none of which is overlooked."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = [name for name in data if name not in self.fields] if isinstance(data, dict) else []
        if unknown:
            known = ", ".join(self.fields)
            raise Unprocessable(f"“{str(unknown[0])[:40]}” is not known here; there are {known}.")
        return super().to_internal_value(data)


class InstantField(serializers.DateTimeField):
    """An instant that says its zone, as the documents have it."""

    def to_internal_value(self, value: Any) -> datetime:
        try:
            return placed(str(value), "")
        except ValueError as error:
            raise serializers.ValidationError(str(error)) from error


def reason_field(**options: Any) -> serializers.CharField:
    return serializers.CharField(max_length=AT_MOST, validators=[clean_text_validator], help_text=REASON, **options)


class PatchSerializer(serializers.Serializer):
    """A JSON merge patch (RFC 7396) on the record's document: its members, and `null` for what is taken out.

    A list of parts can be given by key, as `{"claims": {"c1": {"statement": "…"}}}`; see docs/api.md. `reason` is no
    member of a document, but says why it changes.
    """

    reason = reason_field(required=False)

    def to_internal_value(self, data: Any) -> Any:
        """Return the patch and, beside it, the reason."""
        if not isinstance(data, dict):
            raise Unprocessable("A merge patch is a JSON object.")
        patch = dict(data)
        reason = {"reason": patch.pop("reason")} if "reason" in patch else {}
        return {"patch": patch, "reason": "", **super().to_internal_value(reason)}


class PatchExtension(OpenApiSerializerExtension):
    """Lets a patch have further members: those of the document."""

    target_class = PatchSerializer

    def map_serializer(self, auto_schema: Any, direction: Any) -> Any:
        return {**auto_schema._map_serializer(self.target, direction, bypass_extensions=True), **OPEN}


OPEN: dict[str, Any] = {"additionalProperties": {}}


class PublishSerializer(Strictly):
    """How a record is published."""

    reason = reason_field(required=False, default="", allow_blank=True)
    publish_at = InstantField(required=False, help_text="Seen by nobody before this instant, which says its zone.")
    attached = serializers.BooleanField(
        required=False, default=False, help_text="With every draft that belongs to it: all of them, or none."
    )


class WithdrawSerializer(Strictly):
    """Why a record is withdrawn."""

    reason = reason_field()


# What answers


class WarningSerializer(serializers.Serializer):
    """What is odd in what was written but can be real: it was written, and somebody should look again."""

    pointer = serializers.CharField(allow_blank=True, help_text="Where in the document (RFC 6901); empty: all of it.")
    message = serializers.CharField(help_text="What is odd, in a sentence.")
    record = serializers.CharField(required=False, help_text="The id of the other record that it is about.")


class WrittenSerializer(serializers.Serializer):
    """A record as it stands after it was written, for whoever may see drafts."""

    id = serializers.CharField()
    kind = serializers.CharField(help_text="case, ruling, reaction, party, judge, court, topic or source.")
    state = serializers.CharField(
        allow_null=True, help_text="draft, in_review, published or withdrawn; null where a kind has no drafts."
    )
    version = serializers.IntegerField(help_text="What If-Match names as “v17”, in quotes.")
    is_public = serializers.BooleanField(help_text="Readers see it now.")
    url = serializers.URLField(help_text="Its page, once it is public.")
    api_url = serializers.URLField(help_text="Its public answer here, once it is public.")
    document_url = serializers.URLField(help_text="Its document, which PATCH changes.")
    document = serializers.DictField(help_text="Its own document in the interchange format.")
    warnings = WarningSerializer(many=True, help_text=ODD)


class KeptSerializer(serializers.Serializer):
    """A fact that an editor changed here, and that keeps its value; a citation says what was sent instead."""

    record = serializers.CharField(help_text="The id of the record.")
    path = serializers.CharField()
    sent = serializers.JSONField(help_text="The value that the document has for it.")


class LoadReportSerializer(serializers.Serializer):
    """What a document of a case did."""

    status = serializers.ChoiceField(
        ["created", "loaded", "unchanged"], help_text="`created` where its case is new; `unchanged` if loaded before."
    )
    created = serializers.IntegerField(help_text="Records that are new.")
    changed = serializers.IntegerField(help_text="Records that are changed.")
    kept = KeptSerializer(many=True, help_text="Facts that keep what an editor wrote here.")
    linked = serializers.ListField(
        child=serializers.CharField(),
        help_text="Here under other keys; nothing that the document says of them is taken.",
    )
    absent = serializers.ListField(child=serializers.CharField(), help_text="Here and not in the document; it stays.")
    gone = serializers.ListField(
        child=serializers.CharField(), help_text="In the document, and taken out here by an editor; it stays out."
    )
    notices = serializers.ListField(
        child=serializers.CharField(), help_text="What was understood otherwise than it was written."
    )
    warnings = WarningSerializer(many=True, help_text=ODD)


class LoadedSerializer(WrittenSerializer, LoadReportSerializer):
    """The case of a document as it stands, and what the document did."""


class PlacedErrorSerializer(serializers.Serializer):
    """One thing that is wrong in what was sent."""

    pointer = serializers.CharField(allow_blank=True, help_text="Where in the body (RFC 6901); empty: all of it.")
    detail = serializers.CharField(help_text="What is wrong there, and what to write.")


class CandidateSerializer(serializers.Serializer):
    """A record that may be the one of the document."""

    id = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # declared otherwise in the stubs
    why = serializers.CharField(help_text="What both have in common, such as a docket number at one court.")


class CandidatesSerializer(serializers.Serializer):
    """A record of the document that may be here already, under another key."""

    pointer = serializers.CharField(help_text="Where it stands in the body (RFC 6901).")
    reference = serializers.CharField(help_text="How the document calls it; `same` and `different` take it.")
    name = serializers.CharField()
    candidates = CandidateSerializer(many=True, help_text="What it may be, the likeliest first.")


class WriteProblemSerializer(serializers.Serializer):
    """Why nothing was written, as RFC 9457 has it."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="Why nothing was written, and what to do.")
    errors = PlacedErrorSerializer(many=True, required=False)  # type: ignore[assignment]  # declared otherwise in the stubs
    version = serializers.IntegerField(required=False, help_text="With 412: the one that stands.")
    id = serializers.CharField(required=False, help_text="With 409: the record that has this key.")
    waiting = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="With 409: published records that would change."
    )
    candidates = CandidatesSerializer(
        many=True, required=False, help_text="With 409: what may be here already; `same` and `different` decide."
    )


class ImportedSerializer(LoadReportSerializer):
    """What came of one document of an import."""

    line = serializers.IntegerField(help_text="Its place in the request, from 1.")
    id = serializers.CharField(required=False, help_text="Of its case; of a dry run, one that nobody will have.")
    status = serializers.ChoiceField(["waiting", "created", "loaded", "unchanged", "refused"])
    problem = WriteProblemSerializer(required=False, help_text="Why it was refused.")

    def get_fields(self) -> dict[str, Any]:
        """All but these stand in the report only of a document that was loaded."""
        fields = super().get_fields()
        for name, field in fields.items():
            field.required = name in ("line", "status")
        return fields


class ImportSerializer(serializers.Serializer):
    """An import of many documents, each in a transaction of its own."""

    id = serializers.CharField()
    api_url = serializers.URLField(help_text="Where its report is.")
    is_finished = serializers.BooleanField(help_text="No document waits any more.")
    dry_run = serializers.BooleanField(help_text="Every document was loaded and taken back.")
    documents = ImportedSerializer(many=True, help_text="What came of each document, in the order of the request.")
