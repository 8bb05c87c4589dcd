"""What is certain, what is likely and what is new, for each kind of record."""

from typing import Any

import pytest

from casetracker.exchange.matching.matching import Matching
from tests import builders as b
from tests.exchange.samples import a_document, loaded

pytestmark = pytest.mark.django_db

HERE: dict[str, list[dict[str, Any]]] = {
    "topics": [{"key": "face", "name": "Facial recognition"}],
    "courts": [
        {"key": "high", "name": "High Court", "country": "GB", "jurisdiction": "England and Wales"},
        {"key": "tlv", "name": "Tel Aviv District Court", "country": "IL"},
        {"key": "world", "name": "International Court of Justice", "level": "international"},
    ],
    "judges": [
        {"key": "barkai", "name": "Rachel Barkai", "courts": [{"key": "t", "court": "tlv", "sat_to": "2010"}]},
        {"key": "tal", "name": "András Tal"},
    ],
    "parties": [
        {"key": "nso", "name": "NSO Group", "kind": "company", "country": "IL"},
        {"key": "lev", "name": "Dana Lev", "kind": "person", "website": "https://danalev.example"},
        {"key": "ag", "name": "Attorney General", "kind": "public_office", "country": "IL"},
    ],
    "sources": [
        {"key": "news", "kind": "news_report", "title": "Court rejects petition", "url": "https://news.example/a?id=1"},
        {"key": "doi", "kind": "academic", "title": "On spyware", "url": "https://doi.org/10.1000/AB.1"},
        {"key": "docket", "kind": "court_document", "title": "Complaint", "url": "https://court.example/docket/7"},
        {
            "key": "post",
            "kind": "social_media",
            "title": "A post",
            "publisher": "Amnesty",
            "published_on": "2020-07-13",
        },
    ],
}
CASE = {"title": "Malekar v. DECA", "court": "tlv", "docket_number": "28312-05-19"}
TOLD: list[tuple[str, dict[str, Any], str]] = [
    ("topics", {"name": "Facial  Recognition"}, "same"),
    ("topics", {"name": "Recognition, facial"}, "asked"),
    ("topics", {"name": "Spyware"}, "new"),
    ("courts", {"name": "TEL AVIV District Court", "country": "IL"}, "same"),
    ("courts", {"name": "Tel Aviv District Court"}, "asked"),
    ("courts", {"name": "Tel Aviv District Court", "country": "US"}, "new"),
    ("courts", {"name": "High Court", "country": "GB"}, "asked"),
    ("courts", {"name": "High Court", "country": "GB", "jurisdiction": "Northern Ireland"}, "new"),
    ("courts", {"name": "International Court of Justice", "level": "international"}, "same"),
    ("judges", {"name": "Judge Rachel Barkai", "courts": [{"key": "t", "court": "tlv"}]}, "same"),
    ("judges", {"name": "Rachel Barkai"}, "asked"),
    ("judges", {"name": "Rachel Barkai", "courts": [{"key": "t", "court": "tlv", "sat_from": "2015"}]}, "asked"),
    ("judges", {"name": "A. Tal"}, "asked"),
    ("judges", {"name": "Mr Tal, András"}, "asked"),
    ("judges", {"name": "Dana Cohen"}, "new"),
    ("parties", {"name": "NSO GROUP", "kind": "company", "country": "IL"}, "same"),
    ("parties", {"name": "NSO Group", "kind": "company"}, "asked"),
    ("parties", {"name": "NSO Group", "kind": "company", "country": "MX"}, "new"),
    ("parties", {"name": "Dana Lev", "kind": "person"}, "asked"),
    ("parties", {"name": "Dana Lev", "kind": "person", "website": "http://www.danalev.example/"}, "same"),
    ("parties", {"name": "Dana Lev", "kind": "company"}, "new"),
    ("parties", {"name": "Attorney General", "kind": "public_office", "country": "IL"}, "asked"),
    ("parties", {"name": "A. B.", "kind": "person", "identity": "protected"}, "new"),
    ("sources", {"kind": "news_report", "title": "Petition refused", "url": "http://www.news.example/a/?id=1"}, "same"),
    ("sources", {"kind": "news_report", "title": "Court rejects petition", "url": "https://other.example/b"}, "new"),
    ("sources", {"kind": "news_report", "title": "Court rejects petition"}, "asked"),
    ("sources", {"kind": "academic", "title": "On spyware", "url": "http://dx.doi.org/10.1000/ab.1"}, "same"),
    ("sources", {"kind": "court_document", "title": "Order", "url": "https://court.example/docket/7"}, "asked"),
    (
        "sources",
        {"kind": "social_media", "title": "A post", "publisher": "Amnesty", "published_on": "2020-07"},
        "asked",
    ),
    ("case", {"title": "In re NSO", "court": "tlv", "docket_number": "AP 28312-05-19"}, "asked"),
    ("case", {"title": "In re NSO", "court": "tlv", "docket_number": "28312-05-2019"}, "same"),
    ("case", {"title": "In re NSO", "docket_number": "28312-05-19"}, "asked"),
    ("case", {"title": "Malekar v. DECA", "court": "high", "docket_number": "28312-05-19"}, "new"),
    ("case", {"title": "Malekar v. DECA", "court": "tlv", "docket_number": "1-01-20"}, "new"),
    ("case", {"title": "Malekar v. DECA"}, "asked"),
]


def told(place: str, row: dict[str, Any]) -> str:
    """What becomes of the row, told by another system that has the courts under other keys."""
    data: dict[str, Any] = {"system": "watch", "courts": [], "case": {"key": "c", "title": "Zyx"}}
    if place != "courts":  # there, a court that is told twice would be asked about
        data["courts"] = HERE["courts"]
    row = {"key": "x", **row}
    data |= {"case": row} if place == "case" else {place: [*data.get(place, []), row]}
    matching = Matching(data)
    asked = {each.reference for each in matching.pending}
    kind = "case" if place == "case" else {"parties": "party"}.get(place, place.removesuffix("s"))
    if f"watch:{place}/x" in asked:
        return "asked"
    return "same" if matching.found[kind, "watch", "x"].unit else "new"


def test_each_kind_has_its_rule() -> None:
    document = a_document(**CASE) | HERE
    for name in ("rulings", "reactions"):
        del document[name]
    document["case"] = {"key": "here", **CASE}
    loaded(document)

    found = [(place, row, told(place, row)) for place, row, _ in TOLD]

    assert [each for each, (_, _, wanted) in zip(found, TOLD, strict=True) if each[2] != wanted] == []


def test_a_ruling_with_one_ecli_makes_two_cases_one() -> None:
    data = a_document()
    ecli = {"key": "e", "scheme": "ecli", "value": "ECLI:NL:RBDHA:2020:1234"}
    data["rulings"][0]["identifiers"] = [ecli]
    loaded(data)

    matching = Matching({**a_document(title="Zyx", key="z"), "system": "watch", "rulings": [{"identifiers": [ecli]}]})

    assert matching.found["case", "watch", "z"].unit.title == "Malekar v. DECA"


def test_two_records_of_one_name_are_asked_about_and_own_ones_are_not() -> None:
    for _ in range(2):
        b.a_party("NSO Group", kind="company", country="IL")
    row = {"name": "NSO Group", "kind": "company", "country": "IL"}

    two = Matching({"system": "watch", "parties": [{"key": "x", **row}], "case": {"key": "c", "title": "Zyx"}})
    own = Matching({"system": "local", "parties": [{"key": "x", **row}], "case": {"key": "c", "title": "Zyx"}})

    assert [len(each.candidates) for each in two.pending] == [2]
    assert (own.pending, own.found["party", "local", "x"].unit) == ([], None)
