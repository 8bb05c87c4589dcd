"""Which columns the generator fills, table by table, in the order in which foreign keys allow them to be written."""

from types import SimpleNamespace
from typing import Any

import orjson
from django.db import models

from cases import models as cases
from casetracker.core.date_fields import PartialDateField
from casetracker.core.models import UnitId
from casetracker.core.naming.fields import key_fields
from parties import models as parties
from rulings import models as rulings

Row = tuple[Any, ...]
"""The values of a table's `given`, in that order: text, whole numbers and None, which both databases read alike."""

UNIT = "id public_id changed_at visible_from"
REFERENCE = f"{UNIT} external_system external_key"
EDITORIAL = f"{UNIT} numbers state published_at publish_at numbered_at"


class Table:
    """One table: the columns that rows give, the keys made of them, and for all others the model's default.

    `issued_on*` stands for all columns of a partial date.
    """

    def __init__(self, model: type[models.Model], given: str) -> None:
        self.model, self.name = model, model._meta.db_table
        fields: dict[str, Any] = {field.attname: field for field in model._meta.concrete_fields}
        names = [name for word in given.split() for name in expand(word, fields)]
        if "id" in fields and "id" not in names:
            del fields["id"]  # of a many-to-many table: the database numbers its rows
        self.given = [fields.pop(name) for name in names]
        self.keys = [fields.pop(field.attname) for field in key_fields(model)]
        self.unnamed = {name: "" for field in self.keys for name in field.follows if name not in names}
        self.others = list(fields.values())
        self.defaults: Row = tuple(plain_default(field) for field in self.others)
        self.columns: list[str] = [field.column for field in [*self.given, *self.keys, *self.others]]

    def complete(self, row: Row) -> Row:
        """The row with the keys of its names and numbers."""
        if not self.keys:
            return row
        named = SimpleNamespace(
            **self.unnamed, **{field.attname: value for field, value in zip(self.given, row, strict=True)}
        )
        return row + tuple(field.computed(named) for field in self.keys)

    @property
    def never_null(self) -> list[str]:
        """Columns in which an empty text is an empty text."""
        return [field.column for field in [*self.given, *self.keys, *self.others] if not field.null]


def expand(word: str, fields: dict[str, models.Field]) -> list[str]:
    name = word.removesuffix("*")
    if name == word:
        return [name]
    if not isinstance(fields[name], PartialDateField):
        raise TypeError(f"{name} is no partial date")
    return [each for each in (name, f"{name}_earliest", f"{name}_latest", f"{name}_is_wide") if each in fields]


def plain_default(field: models.Field) -> Any:
    """The default as a Row holds it; a default that differs from call to call must be given."""
    if field.has_default() and callable(field.default) and field.default not in (list, dict):
        raise TypeError(f"{field}: its default differs from call to call, so the generator must give it")
    value = field.get_default()
    if isinstance(value, list | dict):
        return orjson.dumps(value).decode()
    return int(value) if isinstance(value, bool) else value


def all_tables() -> dict[str, Table]:
    """Every table by the name that the generator uses, parents before children."""
    name = "key name language kind"
    return {
        "unit": Table(UnitId, "public_id kind parent_id visible_from is_shown"),
        "topic": Table(cases.Topic, f"{REFERENCE} name"),
        "court": Table(cases.Court, f"{REFERENCE} name short_name country level"),
        "court_name": Table(cases.CourtName, f"id court_id {name}"),
        "judge": Table(cases.Judge, f"{REFERENCE} name"),
        "judge_name": Table(cases.JudgeName, f"id judge_id {name}"),
        "judge_court": Table(cases.JudgeCourt, "id judge_id key court_id"),
        "party": Table(parties.Party, f"{REFERENCE} name kind exposure country"),
        "party_name": Table(parties.PartyName, f"id party_id {name}"),
        "source": Table(cases.Source, f"{REFERENCE} kind title publisher url published_on* language"),
        "case": Table(
            cases.Case,
            f"{EDITORIAL} story_changed_at external_system external_key title title_language caption court_id "
            "court_as_stated docket_number case_type status finality filed_on* summary hearing_access languages "
            "record_status",
        ),
        "case_topic": Table(cases.Case.topics.through, "case_id topic_id"),
        "title": Table(cases.CaseTitle, "id case_id key title language kind"),
        "relation": Table(cases.CaseRelation, "id case_id key kind to_case_id"),
        "participation": Table(cases.Participation, "id case_id key number party_id role side name_as_stated order"),
        "counsel": Table(cases.Counsel, "id case_id key participation_id name"),
        "claim": Table(cases.Claim, "id case_id key number kind statement alleged_on*"),
        "claim_by": Table(cases.Claim.raised_by.through, "claim_id participation_id"),
        "claim_against": Table(cases.Claim.against.through, "claim_id participation_id"),
        "event": Table(cases.CaseEvent, "id case_id key number kind title on*"),
        "event_by": Table(cases.CaseEvent.by.through, "caseevent_id participation_id"),
        "case_source": Table(cases.CaseSource, "id case_id key number source_id"),
        "ruling": Table(
            rulings.Ruling,
            f"{EDITORIAL} case_id key number court_id kind stage decided_by bench_size issued_on* published_on* result "
            "favours is_verdict summary text_availability language",
        ),
        "ruling_case": Table(rulings.RulingCase, "ruling_id case_id number"),
        "disposition": Table(
            rulings.Disposition, "id ruling_id key number decides description result favours basis amount currency"
        ),
        "disposition_claim": Table(rulings.Disposition.claims.through, "disposition_id claim_id"),
        "seat": Table(rulings.PanelSeat, "id ruling_id key judge_id role part order"),
        "holding": Table(rulings.Holding, "id ruling_id key number finding statement quotation quotation_language"),
        "holding_claim": Table(rulings.Holding.claims.through, "holding_id claim_id"),
        "reaction": Table(
            rulings.Reaction,
            f"{EDITORIAL} case_id key number about_ruling_id made_on* kind stance summary language",
        ),
        "speaker": Table(rulings.ReactionSpeaker, "id reaction_id key party_id order"),
        "point": Table(rulings.ReactionPoint, "id reaction_id key number response summary asserts_fact"),
        "point_holding": Table(rulings.ReactionPoint.holdings.through, "reactionpoint_id holding_id"),
        "citation": Table(cases.Citation, "id unit_id source_id path stated_value standing is_contrary"),
    }
