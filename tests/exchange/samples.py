"""A small interchange document for tests, and its way into the collection."""

from copy import deepcopy
from typing import Any

from cases.models import Case
from casetracker.exchange.load import load_document
from casetracker.exchange.parsing import validate
from casetracker.exchange.report import LoadReport

SAMPLE: dict[str, Any] = {
    "format": "casetracker-case-1",
    "system": "press",
    "topics": [{"key": "spyware", "name": "Spyware"}],
    "courts": [{"key": "tlv", "name": "Tel Aviv District Court", "country": "IL"}],
    "judges": [{"key": "barkai", "name": "Rachel Barkai"}],
    "parties": [
        {"key": "malekar", "name": "Molly Malekar", "kind": "person"},
        {"key": "nso", "name": "NSO Group", "kind": "company"},
    ],
    "sources": [
        {"key": "ctech", "kind": "news_report", "title": "Court rejects petition"},
        {"key": "jpost", "kind": "news_report", "title": "Court rules for NSO"},
    ],
    "case": {
        "key": "malekar-v-deca",
        "title": "Malekar v. DECA",
        "court": "tlv",
        "filed_on": "2019-05",
        "topics": ["spyware"],
        "participations": [
            {"key": "malekar", "party": "malekar", "role": "petitioner", "side": "bringing"},
            {"key": "nso", "party": "nso", "role": "respondent", "side": "opposing"},
        ],
        "claims": [
            {"key": "c1", "kind": "allegation", "statement": "A phone was attacked.", "raised_by": ["malekar"]},
            {"key": "c2", "kind": "relief_sought", "statement": "Revoke the licence.", "raised_by": ["malekar"]},
        ],
        "citations": [
            {"source": "ctech", "path": "filed_on"},
            {"source": "ctech", "path": "claims/c2"},
            {"source": "jpost", "path": "filed_on", "stated_value": "2020-01", "standing": "mistaken"},
        ],
    },
    "rulings": [
        {
            "key": "judgment",
            "issued_on": "2020-07-12",
            "dispositions": [{"key": "d1", "decides": "petition", "result": "rejected", "favours": "opposing"}],
            "panel": [{"key": "barkai", "judge": "barkai", "role": "sole"}],
            "holdings": [
                {"key": "h1", "claims": ["c1"], "finding": "not_established", "statement": "No attack was proved."}
            ],
            "citations": [{"source": "ctech", "path": "dispositions/d1.result"}],
        }
    ],
    "reactions": [
        {
            "key": "nso-2020-07",
            "about_ruling": "judgment",
            "stance": "welcomes",
            "speakers": [{"key": "nso", "party": "nso"}],
            "points": [{"key": "p1", "summary": "It goes on.", "holdings": ["judgment/h1"]}],
            "citations": [{"source": "jpost", "path": ""}],
        }
    ],
}


def a_document(**case: Any) -> dict[str, Any]:
    """A copy of the sample, with other values of its case."""
    data = deepcopy(SAMPLE)
    data["case"].update(case)
    return data


def loaded(data: dict[str, Any], **options: Any) -> LoadReport:
    """Check the document and load it."""
    validate(data)
    return load_document(data, **options)


def loaded_as_new(data: dict[str, Any], **options: Any) -> LoadReport:
    """Load it, and decide of whatever may be here already that it is something else."""
    asked = loaded(data, **options)
    different = {each.reference: "different" for each in asked.candidates}
    return loaded(data, decisions=different, **options) if different else asked


def the_case(key: str = "malekar-v-deca") -> Case:
    return Case.objects.get(external_key=key)
