"""A first load, and loading the same document again."""

from copy import deepcopy

import pytest

from cases.models import Case, Judge, Source
from casetracker.core.models import Change, Loaded
from casetracker.core.publishing import remove
from casetracker.exchange.errors import DocumentError
from parties.models import Party
from rulings.models import Reaction, Ruling
from tests.builders import a_case, a_party
from tests.exchange.samples import SAMPLE, a_document, loaded, the_case

pytestmark = pytest.mark.django_db


def test_a_new_document_becomes_drafts() -> None:
    report = loaded(a_document())

    assert (report.status, report.created, report.changed) == ("loaded", 10, 0)
    states = [unit.state for model in (Case, Ruling, Reaction) for unit in model.objects.all()]
    assert states == ["draft"] * 3
    assert not Judge.objects.visible().exists()


def test_a_new_document_can_be_published_at_once() -> None:
    loaded(a_document(), publish=True)

    case, ruling, reaction = the_case(), Ruling.objects.get(), Reaction.objects.get()
    assert [case.is_public, ruling.is_public, reaction.is_public] == [True, True, True]
    assert [ruling.label, reaction.label, ruling.result, ruling.is_verdict] == ["R1", "A1", "rejected", True]
    assert {party.name for party in Party.objects.visible()} == {"Molly Malekar", "NSO Group"}
    assert list(Judge.objects.visible()) == [ruling.panel.get().judge]
    assert [source.number for source in case.sources.order_by("number")] == [1, 2]


def test_publishing_writes_one_row_for_each_unit_and_keeps_no_revisions() -> None:
    loaded(a_document(), publish=True)

    rows = Change.objects.filter(kind__in=["case", "ruling", "reaction"]).order_by("kind", "id")
    assert [(row.kind, row.event, row.version, row.is_public) for row in rows] == [
        ("case", "created", 1, False),
        ("case", "published", 2, True),
        ("reaction", "created", 1, False),
        ("reaction", "published", 2, True),
        ("ruling", "created", 1, False),
        ("ruling", "published", 2, True),
    ]


def test_the_same_document_again_changes_nothing() -> None:
    loaded(a_document(), publish=True)
    rows = Change.objects.count()

    report = loaded(a_document(), publish=True)

    assert (report.status, Change.objects.count()) == ("unchanged", rows)


def test_the_same_content_in_another_order_changes_nothing() -> None:
    loaded(a_document(), publish=True)
    rows = Change.objects.count()
    data = a_document()
    for name in ("participations", "claims", "citations"):
        data["case"][name].reverse()
    data["sources"].reverse()

    report = loaded(data)

    assert (report.status, report.created, report.changed, report.absent) == ("loaded", 0, 0, [])
    assert Change.objects.count() == rows


def test_a_case_that_was_removed_is_loaded_anew() -> None:
    loaded({name: SAMPLE[name] for name in ("format", "system", "courts", "sources", "topics", "parties", "case")})
    remove(the_case(), by=None)

    report = loaded(
        {name: SAMPLE[name] for name in ("format", "system", "courts", "sources", "topics", "parties", "case")}
    )

    assert (report.status, report.created, report.gone) == ("loaded", 1, [])
    assert the_case().claims.count() == 2


def test_a_party_of_two_documents_is_one_party() -> None:
    loaded(a_document(), publish=True)
    loaded({**a_document(key="another"), "rulings": [], "reactions": []}, publish=True)

    assert [(party.name, party.participations.count()) for party in Party.objects.order_by("id")] == [
        ("Molly Malekar", 2),
        ("NSO Group", 2),
    ]


def test_a_unit_of_another_system_is_named_with_it() -> None:
    nso = a_party("NSO Group Technologies")
    data = a_document()
    data["parties"][1] = {
        "system": "local",
        "key": nso.external_key,
        "name": "NSO Group Technologies",
        "kind": "company",
    }
    for row in (data["case"]["participations"][1], data["reactions"][0]["speakers"][0]):
        row["party"] = f"local:{nso.external_key}"

    loaded(data)

    assert list(nso.participations.values_list("case__title", flat=True)) == ["Malekar v. DECA"]
    assert Party.objects.count() == 2


def test_all_of_a_document_is_loaded_or_nothing() -> None:
    data = a_document()
    data["reactions"][0]["about_ruling"] = "no-such-ruling"

    with pytest.raises(DocumentError) as error:
        loaded(data)

    assert error.value.problems == (
        ("$.reactions[0].about_ruling", "“no-such-ruling” names no ruling in this document or the collection."),
    )
    counts = [model.objects.count() for model in (Case, Party, Source, Change, Loaded)]
    assert counts == [0, 0, 0, 0, 0]


def test_the_publish_gate_refuses_the_whole_document() -> None:
    data = a_document()
    del data["rulings"][0]["citations"]

    with pytest.raises(DocumentError) as error:
        loaded(data, publish=True)

    assert error.value.problems == (
        ("$.rulings[0]", "It cites no source yet: add at least one citation before it is published."),
    )
    assert not Case.objects.exists()


def test_a_relation_to_a_case_that_comes_later_is_linked_when_it_arrives() -> None:
    appeal = a_document(key="appeal", relations=[{"key": "r", "kind": "appeal_of", "to_case": "malekar-v-deca"}])
    appeal["rulings"][0] |= {"reviews": [{"key": "v", "reviewed": "malekar-v-deca/judgment", "effect": "affirms"}]}
    loaded(appeal, publish=True)
    relation, review = the_case("appeal").relations.get(), the_case("appeal").rulings.get().reviews.get()
    assert (relation.to_case, relation.to_key) == (None, "press:malekar-v-deca")
    assert (review.reviewed, review.to_key) == (None, "press:malekar-v-deca/judgment")

    loaded(a_document(), publish=True)

    relation.refresh_from_db()
    review.refresh_from_db()
    assert (relation.to_case, relation.to_key) == (the_case(), "")
    assert (review.reviewed, review.to_key) == (the_case().rulings.get(), "")


def test_a_holding_may_answer_a_claim_of_the_case_appealed_from() -> None:
    loaded(a_document(), publish=True)
    appeal = a_document(key="appeal", relations=[{"key": "r", "kind": "appeal_of", "to_case": "malekar-v-deca"}])
    appeal["rulings"][0]["holdings"][0]["claims"] = ["malekar-v-deca/c1"]
    refused = deepcopy(appeal)
    refused["case"]["relations"][0]["kind"] = "cites"

    with pytest.raises(DocumentError, match="answers a claim of a case that is neither joined nor linked by appeal"):
        loaded(refused, publish=True)
    loaded(appeal, publish=True)

    holding = the_case("appeal").rulings.get().holdings.get()
    assert [claim.case for claim in holding.claims.all()] == [the_case()]


def test_loading_leaves_other_cases_as_they_are() -> None:
    other = a_case()
    rows = Change.objects.filter(unit_ref=other.public_id).count()

    loaded(a_document(), publish=True)

    before = other.version
    other.refresh_from_db()
    assert (other.version, Change.objects.filter(unit_ref=other.public_id).count()) == (before, rows)
