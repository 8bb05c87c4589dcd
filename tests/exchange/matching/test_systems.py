"""The same matter from two systems: whom a document means is found or asked, and nothing doubles in silence."""

from copy import deepcopy
from typing import Any

import pytest
from django.apps import apps

from cases.models import Case, CaseRelation, Citation, Claim, Court, Judge, Source
from casetracker.core.merging import merge
from casetracker.core.models import Change
from casetracker.duplicates.finder import groups
from casetracker.duplicates.models import Different, Matched
from casetracker.exchange.dump import dump_case
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.remove import remove_system
from casetracker.exchange.report import LoadReport
from parties.models import Party
from rulings.models import Holding
from tests.exchange.samples import SAMPLE, loaded, the_case

pytestmark = pytest.mark.django_db


def of_another_system(system: str = "court-watch") -> dict[str, Any]:
    """The sample as another system tells it: in the same words, under keys of which two mean something else."""
    data = deepcopy(SAMPLE) | {"system": system}
    first, second = data["case"]["claims"]
    first["key"], second["key"] = "c2", "c1"
    data["case"]["citations"][1]["path"] = "claims/c1"
    data["rulings"][0] |= {"key": "r-2020"}
    data["rulings"][0]["holdings"][0] |= {"key": "no-proof", "claims": ["c2"]}
    data["reactions"][0] |= {"about_ruling": "r-2020"}
    data["reactions"][0]["points"][0]["holdings"] = ["r-2020/no-proof"]
    return data


def rows() -> dict[str, int]:
    """How many rows of the record there are."""
    models = [model for model in apps.get_models() if model._meta.app_label in ("cases", "rulings", "parties", "core")]
    return {model.__name__: model._base_manager.count() for model in models if model.__name__ != "Loaded"}


def all_the_same(report: LoadReport) -> dict[str, Any]:
    return {each.reference: {each.candidates[0].id: "same"} for each in report.candidates}


def test_the_same_document_of_a_second_system_doubles_nothing() -> None:
    loaded(SAMPLE, publish=True)
    before, data = rows(), of_another_system()

    asked = loaded(data, publish=True, apply=True)

    assert (asked.status, rows(), Matched.objects.count()) == ("candidates", before, 0)
    assert [(each.path, each.reference, each.name) for each in asked.candidates] == [
        ("$.judges[0]", "court-watch:judges/barkai", "Rachel Barkai"),
        ("$.parties[0]", "court-watch:parties/malekar", "Molly Malekar"),
        ("$.parties[1]", "court-watch:parties/nso", "NSO Group"),
        ("$.sources[0]", "court-watch:sources/ctech", "Court rejects petition"),
        ("$.sources[1]", "court-watch:sources/jpost", "Court rules for NSO"),
        ("$.case", "court-watch:case/malekar-v-deca", "Malekar v. DECA"),
    ]
    [candidate] = asked.candidates[-1].candidates
    assert (candidate.id, candidate.label) == (the_case().public_id, "Malekar v. DECA (Tel Aviv District Court)")
    assert candidate.why == "the same title and court, and no number"

    report = loaded(data, publish=True, apply=True, decisions=all_the_same(asked))

    assert (report.status, report.created, report.changed, report.kept, rows()) == ("loaded", 0, 0, [], before)
    assert "court tlv: Tel Aviv District Court" in report.linked
    assert loaded(data).status == "unchanged"


def test_a_second_system_adds_what_only_it_tells_and_is_asked_no_more() -> None:
    loaded(SAMPLE, publish=True)
    data = of_another_system()
    loaded(data, decisions=all_the_same(loaded(data)))
    data["case"]["claims"].append({"key": "h1", "kind": "ground", "statement": "The licence breaks the law."})
    data["case"] |= {"docket_number": "28312-05-19", "filed_on": "2019-06"}
    data["case"]["citations"].append({"source": "jpost", "path": "claims/c2.statement"})
    costs = {"key": "judgment", "kind": "order", "issued_on": "2020-08-01", "court": "tlv"}
    data["rulings"].append({**costs, "dispositions": [{"key": "d1", "decides": "costs", "result": "granted"}]})

    assert loaded(data).status == "waiting"
    report = loaded(data, apply=True)

    case = the_case()
    assert (report.created, report.changed, case.docket_number, str(case.filed_on)) == (2, 1, "28312-05-19", "2019-05")
    assert [(fact.path, fact.imported) for fact in report.kept] == [("filed_on", "2019-06")]
    assert Citation.objects.get(source__external_key="import").stated_value == "2019-06"
    assert [ruling.key for ruling in case.rulings.order_by("id")] == ["judgment", "court-watch.judgment"]
    claims = {claim.key: claim.statement for claim in case.claims.all()}
    assert claims == {
        "c1": "A phone was attacked.",
        "c2": "Revoke the licence.",
        "h1": "The licence breaks the law.",
    }
    assert Citation.objects.filter(unit_id=case.public_id, path="claims/c1.statement").exists()
    assert [claim.key for claim in Holding.objects.get().claims.all()] == ["c1"]

    data["case"] |= {"docket_number": "28312-05-20", "status": "closed"}
    loaded(data, apply=True)

    case = the_case()
    assert (case.docket_number, case.status, str(case.filed_on)) == ("28312-05-20", "closed", "2019-05")


def test_what_is_decided_to_be_different_is_new_and_suspected_no_more() -> None:
    loaded(SAMPLE, publish=True)
    data = of_another_system()
    asked = loaded(data)
    different: dict[str, Any] = {each.reference: "different" for each in asked.candidates}
    [judge] = asked.candidates[0].candidates
    different["court-watch:judges/barkai"] = {judge.id: "different"}

    report = loaded(data, decisions=different)

    assert (report.status, report.created) == ("loaded", 8)
    assert (Judge.objects.count(), Court.objects.count(), Case.objects.count()) == (2, 1, 2)
    assert Different.objects.count() == 6
    assert groups("judge") == groups("case") == []
    data["case"]["summary"] = "Another account."
    assert (loaded(data).status, Matched.objects.filter(is_same=False).count()) == ("loaded", 6)

    data["case"]["summary"] = "A third account."
    loaded(data, decisions={"court-watch:courts/tlv": {Court.objects.get().public_id: "different"}})
    assert (Court.objects.count(), Matched.objects.get(kind="court").is_same) == (2, False)


def test_documents_refer_to_what_was_matched_by_their_own_keys() -> None:
    loaded(SAMPLE, publish=True)
    appeal = of_another_system()
    for name in ("rulings", "reactions", "topics", "courts", "judges", "parties"):
        del appeal[name]
    appeal["sources"] = [{"key": "s9", "kind": "news_report", "title": "An appeal is lodged"}]
    appeal["case"] = {
        "key": "appeal",
        "title": "The appeal of Malekar",
        "relations": [{"key": "r", "kind": "appeal_of", "to_case": "malekar-v-deca"}],
    }
    loaded(appeal)
    data = of_another_system()
    loaded(data, decisions=all_the_same(loaded(data)))
    assert CaseRelation.objects.get().to_case == the_case()

    ours, theirs = Judge.objects.get(), Judge.objects.create(name="Rachel Lavi Barkai")
    merge(ours, theirs, by=None, reason="One judge.")
    appeal["case"] |= {
        "court": "tlv",
        "participations": [{"key": "nso", "party": "nso", "role": "respondent", "side": "opposing"}],
    }
    loaded(appeal, apply=True)

    case = the_case("appeal")
    assert case.court == Court.objects.get()
    assert [row.party.name for row in case.participations.all()] == ["NSO Group"]
    data["judges"][0]["note"] = "Sits in Tel Aviv."
    assert (loaded(data).status, Judge.objects.count()) == ("loaded", 2)

    remove_system("court-watch")
    assert not Matched.objects.exists()


def test_a_decision_that_names_nothing_is_refused_and_nothing_is_written() -> None:
    loaded(SAMPLE)
    changes = Change.objects.count()

    with pytest.raises(DocumentError) as error:
        loaded(of_another_system(), decisions={"court-watch:judges/barkai": {"zzzzzzzzzz": "same"}})

    said = "“zzzzzzzzzz” is the id of no judge; decide about the candidates by their ids."
    assert error.value.problems == (("$.judges[0]", said),)
    assert Change.objects.count() == changes


def test_a_source_of_two_keys_is_cited_once() -> None:
    address = "https://example.com/2020/court-rejects"
    data = deepcopy(SAMPLE)
    data["sources"][0]["url"] = address
    loaded(data)
    other = of_another_system()
    other["sources"] = [{**other["sources"][0], "url": f"{address}?utm_source=x"}, other["sources"][1]]
    other["case"] = {
        "key": "another",
        "title": "Another",
        "citations": [{"source": "ctech"}, {"source": "jpost", "path": "title"}],
    }
    del other["rulings"], other["reactions"], other["parties"], other["judges"]
    asked = loaded(other)
    same = Source.objects.get(external_key="ctech").public_id

    assert [each.reference for each in asked.candidates] == ["court-watch:sources/jpost"]
    other["case"]["citations"][1] = {"source": "jpost"}
    report = loaded(other, decisions={"court-watch:sources/jpost": {same: "same"}})

    [notice] = [text for text in report.notices if "already" in text]
    assert notice.startswith("$.case.citations[1]: the source is cited for this fact with this value already")
    assert Citation.objects.filter(unit_id=the_case("another").public_id).count() == 1
    assert (Party.objects.count(), Claim.objects.count()) == (2, 2)


def test_a_dump_names_the_sources_of_another_system_with_it() -> None:
    """Two sources may have one key: that of the system itself, and the one that is here under another."""
    data = deepcopy(SAMPLE)
    data["sources"][0]["url"] = "https://example.com/2020/court-rejects"
    loaded(data)
    other = {name: data[name] for name in ("format", "sources")} | {"system": "court-watch"}
    other["sources"] = [
        {**data["sources"][0], "key": "jpost"},
        {"key": "ctech", "kind": "news_report", "title": "Another report"},
    ]
    other["case"] = {"key": "another", "title": "Another", "citations": [{"source": "jpost"}, {"source": "ctech"}]}
    loaded(other, publish=True)

    dump = dump_case(the_case("another"))

    assert dump["source_numbers"] == {"press:ctech": 1, "ctech": 2}
    remove_system("court-watch")
    loaded(dump, publish=True)
    assert dump_case(the_case("another")) == dump
