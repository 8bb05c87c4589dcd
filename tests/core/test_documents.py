"""A unit as a document, and the paths of its facts."""

from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.documents import CASE
from cases.models import Case, Citation, Source
from casetracker.core.dates import PartialDate
from casetracker.core.documents import PathError, digest, document, fact, plain
from casetracker.core.naming.fields import key_fields
from casetracker.core.writing import interchange
from casetracker.exchange.citations import contradicts
from casetracker.exchange.shapes import SHAPES
from rulings.documents import RULING
from rulings.models import Disposition, Ruling
from tests.builders import (
    a_case,
    a_claim,
    a_court,
    a_disposition,
    a_holding,
    a_judge,
    a_participation,
    a_party,
    a_relation,
    a_ruling,
    a_source,
    a_topic,
    an_event,
    cite,
    saved,
    story,
)

pytestmark = pytest.mark.django_db


def test_a_document_leaves_out_what_is_not_said() -> None:
    case = a_case(title="Malekar v. DECA", court=None, filed_on=None, case_type="unknown")
    assert document(case, CASE) == {
        "key": case.external_key,
        "title": "Malekar v. DECA",
        "title_language": "en",
        "case_type": "unknown",
        "status": "unknown",
        "finality": "unknown",
        "hearing_access": "unknown",
        "record_status": "partial",
    }


def test_a_document_has_the_parts_with_their_numbers_and_links() -> None:
    case = a_case(topics=[a_topic("Spyware", external_system="local", external_key="spyware")])
    role = {"role": "respondent", "side": "opposing", "key": "nso-group"}
    party = a_participation(case, a_party("NSO Group"), **role, counsel=["Ran Sprinzak"])
    a_claim(case, key="c1", statement="A phone was attacked.", raised_by=[party], alleged_on="2018-06")
    a_relation(case, key="r", kind="related", to_text="Another case", note="Same week.")

    found = document(case, CASE)

    assert found["topics"] == ["spyware"]
    assert found["claims"] == [
        {
            "key": "c1",
            "number": 1,
            "kind": "allegation",
            "statement": "A phone was attacked.",
            "raised_by": ["nso-group"],
            "alleged_on": "2018-06",
        }
    ]
    assert found["participations"][0]["counsel"] == [{"name": "Ran Sprinzak", "role": "unknown"}]
    assert found["relations"] == [{"key": "r", "kind": "related", "to_text": "Another case", "note": "Same week."}]


def test_links_to_another_case_are_named_with_it() -> None:
    first = saved(Case(title="Below", external_system="press", external_key="below"))
    appeal = saved(Case(title="Above", external_system="press", external_key="above"))
    stranger = saved(Case(title="Elsewhere", external_system="local", external_key="x"))
    claims = [a_claim(case, key=f"c{number}") for number, case in enumerate((first, appeal, stranger), 1)]
    ruling = a_ruling(appeal, published=False)
    a_holding(ruling, claims=claims)

    assert document(ruling, RULING)["holdings"][0]["claims"] == ["below/c1", "c2", "local:x/c3"]


@pytest.mark.parametrize("kind", SHAPES)
def test_a_document_costs_few_queries(kind: str, django_assert_max_num_queries: Any) -> None:
    with story():
        ruling = a_ruling(a_case(topics=[a_topic()]), judge=a_judge())
        for number in range(3):
            claim = a_claim(ruling.case, raised_by=[a_participation(ruling.case)] if not number else [])
            a_holding(ruling, claims=[claim])
            an_event(ruling.case)
    model = SHAPES[kind].model
    unit = model.objects.first() or saved(model(case=ruling.case))
    with django_assert_max_num_queries(17):
        interchange.documents([unit])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (PartialDate.parse("2019-05~"), "2019-05~"),
        (Decimal("167000000.00"), "167000000"),
        (Decimal("0.50"), "0.5"),
        (datetime(2020, 1, 16, 9, 30, tzinfo=UTC), "2020-01-16T09:30:00Z"),
        (time(13, 4), "13:04"),
        (time(13, 4, 5), "13:04:05"),
        (["he"], ["he"]),
        (None, None),
    ],
)
def test_a_value_as_json_holds_it(value: Any, expected: Any) -> None:
    assert plain(value) == expected


def test_the_digest_does_not_depend_on_the_order_of_names() -> None:
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1}) != digest({"a": 1, "b": [3]})


DATA = {"key": "k", "title": "T", "claims": [{"key": "c.1", "statement": "S"}, {"key": "c", "statement": "S2"}]}


@pytest.mark.parametrize(
    ("path", "column", "value"),
    [
        ("", None, None),
        ("title", "title", "T"),
        ("caption", "caption", None),
        ("claims", None, DATA["claims"]),
        ("claims/c", None, DATA["claims"][1]),
        ("claims/c.statement", "statement", "S2"),
        ("claims/c.1", None, DATA["claims"][0]),
        ("claims/c.1.statement", "statement", "S"),
        ("claims/c.note", "note", None),
    ],
)
def test_a_path_names_a_fact(path: str, column: str | None, value: Any) -> None:
    found, said = fact(CASE, DATA, path)
    assert (found and found.name, said) == (column, value)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("titel", "“titel” is no fact here; there are title, title_language, caption"),
        ("holdings/h1", "“holdings” is no list of this record; it has titles, identifiers, participations"),
        ("claims/c9", "claims has no “c9”; it has c.1, c."),
        ("claims/c9.statement", "claims has no “c9”; it has c.1, c."),
        ("claims/c.words", "“words” is no fact here; there are kind, statement"),
        ("events/e", "events has no “e”; it has nothing."),
        ("claims/", "claims has no “”; it has c.1, c."),
    ],
)
def test_a_path_to_nothing_says_what_there_is(path: str, reason: str) -> None:
    with pytest.raises(PathError) as error:
        fact(CASE, DATA, path)
    assert reason in str(error.value)


def test_an_editor_gets_the_facts_that_can_be_cited() -> None:
    case = a_case()
    claim = a_claim(case, key="c1", statement="A phone was attacked " + "again " * 20)
    groups = interchange.citable(case)
    found = {path: words for _, facts in groups for path, words in facts}
    assert found["filed_on"] == "filed on"
    assert groups[1][0] == f"{claim}"[:49] + "…"
    assert (found["claims/c1"], found["claims/c1.kind"]) == ("C1: as a whole", "C1: kind")
    assert interchange.citable(Case()) == groups[:1]
    assert all(fact(CASE, document(case, CASE), path) for path in found)


def test_an_editor_states_a_date_in_words() -> None:
    assert interchange.check_path(a_case(), "filed_on", "May 2019") == "2019-05"
    assert interchange.check_path(a_case(), "filed_on", "#not_stated") == "#not_stated"
    with pytest.raises(ValidationError, match="could be 3 April or 4 March"):
        interchange.check_path(a_case(), "filed_on", "03/04/2020")
    with pytest.raises(ValidationError, match="is no fact here"):
        interchange.check_path(a_case(), "filed", "")


FILED, AMOUNT, TITLE = (
    Case._meta.get_field("filed_on"),
    Disposition._meta.get_field("amount"),
    Case._meta.get_field("title"),
)


@pytest.mark.parametrize(
    ("column", "value", "stated", "expected"),
    [
        (FILED, "2019-05", "2019-05-14", False),
        (FILED, "2019-05", "2019", False),
        (FILED, "2019-05", "2020-01", True),
        (FILED, "2020-07-12", "2020-07-13", True),
        (FILED, "2020-07-12", "2020-07-12?", False),
        (FILED, "2018-06~", "2018-08", True),
        (FILED, None, "2019", True),
        (FILED, "2019-05", "May", True),
        (FILED, "2019-05", "", False),
        (FILED, "2019-05", "#not_stated", False),
        (FILED, "2019-05", "#not_applicable", True),
        (FILED, None, "#not_applicable", False),
        (AMOUNT, "167000000", "167000000.00", False),
        (AMOUNT, "167000000", "168000000", True),
        (AMOUNT, "167000000", "about 167 million", True),
        (TITLE, "Amnesty v.  NSO", "amnesty v. nso", False),
        (TITLE, "Amnesty v. NSO", "Amnesty v. DECA", True),
        (TITLE, None, "Amnesty", True),
        (None, ["he", "en"], "he, en", False),
        (None, ["he"], "en", True),
        (None, [{"caption": "NSO"}], "NSO", True),
        (None, True, "true", False),
    ],
)
def test_a_citation_excludes_what_cannot_be_true_with_it(column: Any, value: Any, stated: str, expected: bool) -> None:
    assert contradicts(Citation(stated_value=stated), column, value) == expected
    assert not contradicts(Citation(stated_value=stated, support="silent"), column, value)
    assert contradicts(Citation(stated_value=stated, support="denies"), column, value)


def test_every_editable_column_of_a_unit_or_part_is_in_its_document() -> None:
    """A new column that no document has would be lost on the way; what is left out is named here."""
    left_out = {
        "id", "public_id", "version", "changed_at", "visible_from", "numbers", "number", "state", "published_at",
        "publish_at", "numbered_at", "is_sealed", "withdrawn_reason", "external_system", "external_key", "key",
        "is_withdrawn", "is_sensitive", "to_key", "number_there", "story_changed_at",
    }  # fmt: skip
    derived = {"result", "favours", "is_verdict"}
    for shape in (part for whole in SHAPES.values() for part in (whole, *whole.parts.values())):
        owner = {getattr(shape.model, "owner", "case")}
        columns = {
            column.name
            for column in [
                *shape.model._meta.fields,
                *(each for each in shape.model._meta.many_to_many if each.editable),
            ]
        }
        dates = {name for name in columns if name.endswith(("_earliest", "_latest", "_is_wide"))}
        keys = {field.name for field in key_fields(shape.model)} | {"sought_as"}
        left = columns - dates - keys - left_out - owner - (derived if shape.model is Ruling else set())
        assert left <= set(shape.fields), shape.model


def test_a_source_and_a_court_are_documents_too() -> None:
    source = a_source(derived_from=a_source("Agency report"), media=[{"caption": "NSO's office", "credit": "AFP"}])
    found = interchange.documents([source, court := a_court(parent=a_court("Supreme Court"))])
    assert found[source.public_id]["derived_from"] == Source.objects.get(title="Agency report").external_key
    assert found[source.public_id]["media"] == [{"caption": "NSO's office", "credit": "AFP"}]
    assert found[court.public_id]["parent"] == court.parent.external_key


def test_citations_stand_in_the_document_of_their_unit() -> None:
    ruling = a_ruling(source=a_source(external_system="press", external_key="ctech"))
    a_disposition(ruling, key="d2", decides="motion", result="denied", amount="5", currency="ILS")
    cite(ruling, path="dispositions/d2.amount", stated_value="6", standing="undecided", note="Rounded.")
    found = interchange.documents([ruling])[ruling.public_id]
    assert [row.get("stated_value") for row in found["citations"]] == [None, "6"]
    assert found["citations"][0] == {"source": "press:ctech", "support": "states", "standing": "accepted"}
