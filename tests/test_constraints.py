"""What must always hold is a constraint of the database: each one is tried by a row that breaks it.

A new constraint is broken here by its name's ending or by its entry in BREAKS; without either its test fails.
"""

import re
from collections.abc import Callable, Iterator
from copy import copy
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from pytest_django.plugin import DjangoDbBlocker

from cases.models import (
    Case,
    CaseEvent,
    CaseIdentifier,
    CaseRelation,
    CaseSource,
    CaseTitle,
    Citation,
    Claim,
    Counsel,
    Court,
    CourtName,
    DecisionBelow,
    Judge,
    JudgeCourt,
    JudgeName,
    Participation,
    Source,
    Topic,
)
from casetracker.core.constraints import UNKNOWN, explain, sentence
from casetracker.core.date_fields import PartialDateField
from casetracker.core.models import Change, Loaded, ReviewStep, Revision
from casetracker.core.vocabulary import CodeField
from parties.models import Party, PartyName
from rulings.models import (
    Disposition,
    Holding,
    JoinedCase,
    Opinion,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    Ruling,
    RulingCase,
    RulingIdentifier,
    RulingReview,
    TextVersion,
)
from tests import builders as b
from tests.kept import kept

pytestmark = pytest.mark.django_db

MAKE: dict[type[models.Model], Callable[[], Any]] = {
    Case: b.a_case,
    CaseEvent: lambda: b.an_event(b.a_case()),
    CaseIdentifier: lambda: b.part(b.a_case(), CaseIdentifier, value="28312-05-19"),
    CaseRelation: lambda: b.a_relation(b.a_case(), b.a_case()),
    CaseSource: lambda: b.a_case().sources.get(),
    CaseTitle: lambda: b.part(b.a_case(), CaseTitle, title="Amnesty v. NSO"),
    Change: lambda: Change(unit_ref="x", kind="case", event="created", version=1, digest="x"),
    Citation: lambda: b.cite(b.a_case(), path="title"),
    Claim: lambda: b.a_claim(b.a_case()),
    Counsel: lambda: b.a_participation(b.a_case(), counsel=["Ora Lev"]).counsel.get(),
    Court: b.a_court,
    CourtName: lambda: b.part(b.a_court(), CourtName, name="Bezirksgericht"),
    DecisionBelow: lambda: b.part(b.a_case(), DecisionBelow, docket_number="28312-05-19"),
    Disposition: lambda: b.a_ruling().dispositions.get(),
    Holding: lambda: b.a_holding(b.a_ruling()),
    JoinedCase: lambda: b.part(b.a_ruling(), JoinedCase, case=b.a_case()),
    Judge: b.a_judge,
    JudgeCourt: lambda: b.part(b.a_judge(), JudgeCourt, court=b.a_court()),
    JudgeName: lambda: b.part(b.a_judge(), JudgeName, name="R. Barkai"),
    Loaded: lambda: Loaded.objects.create(system="press", kind="case", key=f"c{next(b.numbers)}", digest="x"),
    Opinion: lambda: b.an_opinion(b.a_ruling()),
    PanelSeat: lambda: b.a_ruling(panel=[{"judge": b.a_judge(), "role": "member"}]).panel.get(),
    Participation: lambda: b.a_participation(b.a_case()),
    Party: b.a_party,
    PartyName: lambda: b.part(b.a_party(), PartyName, name="NSO"),
    Reaction: b.a_reaction,
    ReactionPoint: lambda: b.a_point(b.a_reaction()),
    ReactionSpeaker: lambda: b.a_reaction().speakers.get(),
    ReviewStep: lambda: ReviewStep.objects.create(unit_id=b.a_case().public_id, what="comment"),
    Revision: lambda: Revision.objects.create(unit_id=b.a_case().public_id, version=1, document={}, digest="x"),
    Ruling: b.a_ruling,
    RulingCase: lambda: b.a_ruling().in_cases.get(),
    RulingIdentifier: lambda: b.part(b.a_ruling(), RulingIdentifier, scheme="reporter", value="17 F.4th 930"),
    RulingReview: lambda: b.part(b.a_ruling(), RulingReview, reviewed=b.a_ruling()),
    Source: b.a_source,
    TextVersion: lambda: b.a_text_version(b.a_ruling()),
    Topic: b.a_topic,
}
"""One row of each model; the public ones, so that they have numbers."""

BREAKS: dict[str, dict[str, Any] | Callable[[Any], dict[str, Any]]] = {
    "counsel_has_name": {"name": "", "firm": ""},
    "decisionbelow_is_stated": {"court": None, "court_as_stated": "", "docket_number": ""},
    "party_size_range": {"size_least": 5, "size_most": 4},
    "reviewstep_known": {"what": "overlooked"},
    "source_not_own_origin": lambda row: {"derived_from": row},
    "caseevent_begins_before_it_ends": {
        "begins_at": datetime(2020, 1, 16, 10, tzinfo=UTC),
        "ends_at": datetime(2020, 1, 16, 9, tzinfo=UTC),
    },
    "caserelation_has_other_end": {"to_case": None, "to_key": "", "to_text": ""},
    "caserelation_not_itself": lambda row: {"to_case": row.case},
    "citation_inference_has_reason": {"support": "implies", "note": ""},
    "disposition_amount_has_currency": {"amount": 5, "currency": ""},
    "disposition_amount_positive": {"amount": -5, "currency": "USD"},
    "joinedcase_has_case": {"case": None, "to_key": ""},
    "panelseat_has_name": {"judge": None, "name_as_stated": ""},
    "panelseat_one_sole_judge": lambda row: {"role": "sole", "ruling": b.a_ruling(judge=b.a_judge())},
    "textversion_on_known": {"on_earliest": None},
    "textversion_is_dated": {"on": None, "on_earliest": None, "on_latest": None},
    "reaction_about_one_thing": lambda row: {
        "about_ruling": b.a_ruling(row.case),
        "about_event": b.an_event(row.case),
    },
    "rulingidentifier_page_of_report": {"scheme": "neutral_citation"},
    "rulingidentifier_scheme_known": {"scheme": "nonsense", "reporter": "", "volume": "", "page": ""},
    "ruling_votes_together": {"votes_for": 5, "votes_against": None},
    "rulingreview_has_other_end": {"reviewed": None, "to_key": "", "to_text": ""},
    "change_event_known": {"event": "nonsense"},
    "change_told_whole": {"public_chain": "x"},
}
ENDINGS: dict[str, dict[str, Any]] = {
    "published_has_instant": {"state": "published", "published_at": None},
    "withdrawn_has_reason": {"state": "withdrawn", "withdrawn_reason": ""},
    "translation_has_translator": {"translation": "in May", "translated_by": ""},
}
CONSTRAINTS = [
    (model, constraint)
    for model in apps.get_models()
    if not model._meta.proxy and model._meta.app_label in ("core", "parties", "cases", "rulings")
    for constraint in model._meta.constraints
]


def breaking(model: type[models.Model], name: str, row: Any) -> dict[str, Any]:
    """Columns that break the check named so."""
    found = BREAKS.get(name) or next((columns for end, columns in ENDINGS.items() if name.endswith(end)), None)
    if found is not None:
        return found(row) if callable(found) else found
    for column in model._meta.fields:
        what = name.removeprefix(f"{model._meta.model_name}_{column.name}_")
        if isinstance(column, PartialDateField) and what in ("known", "order", "open", "wide"):
            return broken_date(column.name, what)
        if what == "known" and (isinstance(column, CodeField) or column.name in ("result", "favours")):
            return {column.name: "nonsense"}
        if what == "other_noted":
            return {column.name: "other", "note": ""}
    pytest.fail(f"{name}: say in BREAKS how it would be broken.")


def broken_date(name: str, what: str) -> dict[str, Any]:
    first, second = date(2019, 1, 1), date(2020, 2, 2)
    if what == "known":
        return {name: None, f"{name}_earliest": first, f"{name}_latest": second}
    if what == "order":
        return {name: "2020", f"{name}_earliest": second, f"{name}_latest": first}
    if what == "open":
        return {name: "../2020", f"{name}_earliest": first, f"{name}_latest": second}
    return {name: None, f"{name}_earliest": None, f"{name}_latest": None, f"{name}_is_wide": True}


def twin(first: Any, constraint: models.UniqueConstraint, row: Any) -> dict[str, Any]:
    """The first row's values for the constraint; what else is unique there stays different."""
    others = {"key": "elsewhere", "number": 999, "order": 999}
    columns = {name: value for name, value in others.items() if hasattr(type(row), name)}
    return columns | {name: getattr(first, name) for name in constraint.fields}


def tried(model: type[models.Model], row: Any, columns: dict[str, Any]) -> str:
    """What the database says when the columns are written past all checks of ours."""
    return str(refused(model, row, columns))


def refused(model: type[models.Model], row: Any, columns: dict[str, Any]) -> IntegrityError:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        if row.pk is None:
            row = copy(row)  # so that the next constraint finds it as it was
            for name, value in columns.items():
                setattr(row, name, value)
            models.Model.save(row)
        else:
            models.QuerySet(model).filter(pk=row.pk).update(**columns)
    return error.value


@pytest.fixture(scope="module")
def rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[type[models.Model], list[Any]]]:
    """Two rows of each model that has a constraint."""
    with kept(django_db_blocker):
        yield {model: [MAKE[model](), MAKE[model]()] for model in dict(CONSTRAINTS)}


@pytest.mark.parametrize(("model", "constraint"), CONSTRAINTS, ids=lambda value: getattr(value, "name", None))
def test_the_database_refuses_what_breaks(
    rows: dict[type[models.Model], list[Any]], model: type[models.Model], constraint: models.BaseConstraint
) -> None:
    first, row = rows[model]
    is_plain = isinstance(constraint, models.UniqueConstraint) and constraint.name not in BREAKS
    columns = twin(first, constraint, row) if is_plain else breaking(model, constraint.name, row)

    error = refused(model, row, columns)

    said = str(error)
    assert explain(error) == sentence(model, constraint)
    by_columns = [f"{model._meta.db_table}.{name}" for name in columns_of(model, constraint)]
    assert constraint.name in said or (by_columns and all(column in said for column in by_columns))


OURS = [
    (model, constraint)
    for model in apps.get_models()
    if apps.get_app_config(model._meta.app_label).name.startswith(("casetracker", "parties", "cases", "rulings"))
    for constraint in model._meta.constraints
]
TECHNICAL = re.compile(r"constraint|UNIQUE|NULL|violat|key value|_unique|_check")


def test_each_constraint_of_each_model_has_a_sentence() -> None:
    """A new one without gets its `violation_error_message`, or its family an entry in core/constraints."""
    said = {f"{model._meta.label}: {constraint.name}": sentence(model, constraint) for model, constraint in OURS}

    assert [name for name, text in said.items() if text in (None, UNKNOWN)] == []
    assert [text for text in said.values() if text and TECHNICAL.search(text)] == []
    assert len(said) > 150


def test_what_the_database_says_of_columns_is_told_in_their_names() -> None:
    topic, other = b.a_topic("Spyware"), b.a_topic("Secrecy")
    case = b.a_case()

    assert explain(refused(Topic, topic, {"name": other.name})) == (
        "Another topic has the same name already. Keep one of the two, or change one."
    )
    assert explain(refused(Topic, topic, {"description": None})) == "“description” is missing; give it."
    case.state = "withdrawn"
    with pytest.raises(ValidationError) as error:
        case.validate_constraints()
    assert error.value.messages == ["Say why it is withdrawn; readers see the reason."]


def columns_of(model: type[models.Model], constraint: models.BaseConstraint) -> Iterator[str]:
    """SQLite names the columns of a unique constraint, not its name."""
    for name in getattr(constraint, "fields", ()):
        yield model._meta.get_field(name).column


@pytest.mark.parametrize("model", [Case, Ruling, Reaction, Court, Judge, Party, Topic, Source])
def test_no_two_units_have_one_public_id(model: type[models.Model]) -> None:
    assert "public_id" in tried(model, MAKE[model](), {"public_id": MAKE[model]().public_id})


def test_a_topic_has_a_name_of_its_own() -> None:
    assert "name" in tried(Topic, b.a_topic("Spyware"), {"name": b.a_topic("Secrecy").name})


@pytest.mark.parametrize("columns", [{"amount": None, "currency": "USD"}, {"amount": 5, "currency": ""}])
def test_an_amount_and_its_currency_go_together(columns: dict[str, Any]) -> None:
    assert "disposition_amount_has_currency" in tried(Disposition, MAKE[Disposition](), columns)


def test_a_waiting_link_is_an_end_too() -> None:
    relation, review = MAKE[CaseRelation](), MAKE[RulingReview]()
    CaseRelation.objects.filter(pk=relation.pk).update(to_case=None, to_key="press:later")
    RulingReview.objects.filter(pk=review.pk).update(reviewed=None, to_text="A ruling of 2012")
