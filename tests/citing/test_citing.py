"""Citations: what a reference manager keeps, read by parsers that are not ours; and the metadata that Zotero saves."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from bibtexparser.model import Entry
from bs4 import BeautifulSoup
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.citing.formats import FORMS, biblatex_date, csl_date, ris_date
from casetracker.core.dates import PartialDate
from rulings.models import Reaction, Ruling
from tests import builders as b
from tests.record import record_kept

pytestmark = pytest.mark.django_db

TITLE = "Amnesty International activists v. Ministry of Defense and NSO Group"
COURT, DOCKET = "Tel Aviv District Court", "28312-05-19"
PARTIES = (
    "Petitioners: About 30 people from Israel, activists of Amnesty International Israel among them; Molly Malekar. "
    "Respondents: Ministry of Defense; Ministry of Foreign Affairs; Racheli Chen, head of the Defense Export Controls "
    "Agency; NSO Group Technologies Ltd."
)


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


@pytest.fixture
def founding(record: None) -> Case:
    return Case.objects.get(external_key="founding")


def cited(client: Client, unit: Any, form: str) -> str:
    answer = client.get(f"/{unit.kind_name()}s/{unit.public_id}/cite.{form}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, FORMS[form].media_type)
    return answer.content.decode()


def address(unit: Any) -> str:
    return f"http://testserver/{unit.kind_name()}s/{unit.public_id}/"


def parsed_ris(client: Client, unit: Any) -> dict[str, Any]:
    (entry,) = rispy.loads(cited(client, unit, "ris"))
    return entry


def parsed_biblatex(client: Client, unit: Any) -> Entry:
    library = bibtexparser.parse_string(
        cited(client, unit, "bib"), append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    return library.entries[0]


def fields_of(entry: Entry) -> dict[str, Any]:
    return {field.key: field.value for field in entry.fields}


def parsed_csl(client: Client, unit: Any) -> dict[str, Any]:
    (item,) = json.loads(cited(client, unit, "json"))
    return item


def test_ris_keeps_court_docket_date_parties_and_address(client: Client, founding: Case) -> None:
    entry = parsed_ris(client, founding)
    assert "Pegasus" in entry.pop("abstract")
    assert entry == {
        "type_of_reference": "CASE", "id": f"casetracker-{founding.public_id}", "title": TITLE,
        "authors": ["Rachel Barkai"], "year": "2020", "date": "2020/07/12/", "publisher": COURT,
        "type_of_work": "Judgment", "notes": [PARTIES], "language": "he", "name_of_database": "Casetracker",
        "urls": [address(founding)], "edition": str(founding.version),
        "original_publication": "Petition rejected", "unknown_tag": {"SV": [DOCKET]},
    }  # fmt: skip


def test_biblatex_keeps_court_docket_date_parties_and_address(client: Client, founding: Case) -> None:
    entry = parsed_biblatex(client, founding)
    fields = fields_of(entry)
    assert "Pegasus" in fields.pop("abstract")
    assert fields == {
        "title": TITLE, "author": ["{Rachel Barkai}"], "date": "2020-07-12", "institution": COURT, "number": DOCKET,
        "type": "Judgment", "titleaddon": "Petition rejected", "note": PARTIES, "language": "he",
        "version": str(founding.version), "url": address(founding),
    }  # fmt: skip
    assert (entry.entry_type, entry.key) == ("jurisdiction", f"casetracker-{founding.public_id}")


def test_csl_keeps_court_docket_date_parties_and_address(client: Client, founding: Case) -> None:
    item = parsed_csl(client, founding)
    assert "Pegasus" in item.pop("abstract")
    assert item == {
        "id": f"casetracker-{founding.public_id}", "type": "legal_case", "title": TITLE, "genre": "Judgment",
        "author": [{"literal": "Rachel Barkai"}], "issued": {"date-parts": [[2020, 7, 12]]}, "authority": COURT,
        "number": DOCKET, "references": "Petition rejected", "note": PARTIES, "language": "he",
        "version": str(founding.version), "archive": "Casetracker", "URL": address(founding),
    }  # fmt: skip


def test_a_csl_processor_prints_it(client: Client, founding: Case) -> None:
    item = parsed_csl(client, founding)
    source = CiteProcJSON([item])
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain
    )
    bibliography.register(Citation([CitationItem(item["id"])]))
    (printed,) = map(str, bibliography.bibliography())
    assert "2020" in printed and TITLE in printed


def test_plain_text_is_a_footnote(client: Client, founding: Case) -> None:
    verdict = founding.rulings.visible().get(number=3)
    first, unsure = founding.rulings.visible().get(number=1), founding.rulings.visible().get(number=2)
    reaction = Reaction.objects.visible().get(case=founding, number=4)
    undated = Reaction.objects.visible().get(case=founding, number=2)
    speaker = f"Amnesty International (Danna Ingleton, {reaction.spokesperson_title})"
    case = f"{TITLE}, {DOCKET}, {COURT}"
    expected = {
        founding: f"{case}, judgment of 12 July 2020 (Rachel Barkai). Casetracker, record",
        verdict: f"{case}, judgment of 12 July 2020 (Rachel Barkai). Casetracker, ruling R3",
        first: f"{case}, order of 16 January 2020 (Rachel Barkai). Casetracker, ruling R1",
        unsure: f"{case}, decision of perhaps 16 January 2020 (Rachel Barkai). Casetracker, ruling R2",
        reaction: f"{speaker}, statement of 16 January 2020 on {TITLE}. Casetracker, reaction A4",
        undated: f"NSO Group, court filing of unknown date on {TITLE}. Casetracker, reaction A2",
    }  # fmt: skip
    got = {unit: cited(client, unit, "txt") for unit in expected}
    assert got == {unit: f"{text}, version {unit.version}, {address(unit)}\n" for unit, text in expected.items()}


def test_a_reaction_is_a_page_by_those_who_reacted(client: Client, founding: Case) -> None:
    reaction = Reaction.objects.visible().get(case=founding, number=6)
    entry, item, record = parsed_ris(client, reaction), parsed_csl(client, reaction), parsed_biblatex(client, reaction)
    assert [entry[name] for name in ("type_of_reference", "title", "authors", "date")] == [
        "ELEC", f"Statement on {TITLE}", ["NSO Group"], "2020/07/13/",
    ]  # fmt: skip
    assert [item[name] for name in ("type", "author", "issued")] == [
        "document", [{"literal": "NSO Group"}], {"date-parts": [[2020, 7, 13]]},
    ]  # fmt: skip
    assert (record.entry_type, record["date"], record["url"]) == ("online", "2020-07-13", address(reaction))


DATES = {
    "2020-07-12": ([("PY", "2020"), ("DA", "2020/07/12/")], {"date": "2020-07-12"}, {"date-parts": [[2020, 7, 12]]}),
    "2019-05": ([("PY", "2019"), ("DA", "2019/05//")], {"date": "2019-05"}, {"date-parts": [[2019, 5]]}),
    "2019": ([("PY", "2019"), ("DA", "2019///")], {"date": "2019"}, {"date-parts": [[2019]]}),
    "2018-06~": (
        [("PY", "2018"), ("DA", "about June 2018")], {"date": "2018-06~"}, {"date-parts": [[2018, 6]], "circa": True},
    ),
    "[2019-05-13,2019-05-14]": (
        [("PY", "2019"), ("DA", "13 or 14 May 2019")], {"year": "13 or 14 May 2019"}, {"literal": "13 or 14 May 2019"},
    ),
    "2016/2019": (
        [("DA", "between 2016 and 2019")], {"year": "between 2016 and 2019"}, {"literal": "between 2016 and 2019"},
    ),
    "2019/..": ([("DA", "2019 or later")], {"year": "2019 or later"}, {"literal": "2019 or later"}),
}  # fmt: skip


@pytest.mark.parametrize("edtf", DATES)
def test_a_partial_date_is_cited_as_far_as_it_is_known(edtf: str) -> None:
    on = PartialDate.parse(edtf)
    assert (list(ris_date(on)), biblatex_date(on), csl_date(on)) == DATES[edtf]
    assert (list(ris_date(None)), biblatex_date(None), csl_date(None)) == ([], {}, None)


def test_what_a_format_could_misread_comes_back_as_it_was(client: Client) -> None:
    title = r"50% & #1_x {a} \b ~c ^d $e v. AT&T"
    case = b.a_case(title, docket_number='בג"ץ 1942/21', summary="One line.\r\nER  - \nTY  - BOOK\n")
    b.a_participation(case, b.a_party("Smith and Wesson & Co."))
    b.a_ruling(case, judge=b.a_judge("רחל ברקאי, {and} others and more"))
    entry = parsed_ris(client, case)
    assert (entry["title"], entry["unknown_tag"], entry["abstract"]) == (
        title, {"SV": ['בג"ץ 1942/21']}, "One line. ER - TY - BOOK",
    )  # fmt: skip
    record = parsed_biblatex(client, case)
    assert (record["title"].replace("ˆ", "^"), record["number"], len(record["author"])) == (title, 'בג"ץ 1942/21', 1)
    assert parsed_csl(client, case)["title"] == title


def test_a_neutral_citation_is_cited(client: Client, record: None) -> None:
    case = Case.objects.get(external_key="shehabi-ca")
    assert "[2024] EWCA Civ 1158" in cited(client, case, "txt")
    assert "Cited as [2024] EWCA Civ 1158." in parsed_csl(client, case)["note"]


def test_a_case_without_a_verdict_has_no_date_and_none_is_made_up(client: Client) -> None:
    case = b.a_case("Open v. Case", court=None, court_as_stated="a court in Madrid", docket_number="")
    b.a_reaction(case)
    assert cited(client, case, "txt") == (
        f"Open v. Case, a court in Madrid. Casetracker, record, version {reread(case).version}, {address(case)}\n"
    )
    assert parsed_csl(client, case).keys() == {"id", "type", "title", "authority", "version", "archive", "URL"}
    for form in FORMS:
        assert "2019" not in cited(client, case, form)


def reread(unit: Any) -> Any:
    unit.refresh_from_db()
    return unit


def test_unknown_endings_and_hidden_units_are_missing(client: Client) -> None:
    case = b.a_case()
    assert client.get(f"/cases/{case.public_id}/cite.pdf").status_code == 404
    draft = b.a_ruling(case, published=False)
    for form in FORMS:
        assert client.get(f"/rulings/{draft.public_id}/cite.{form}").status_code == 404
    assert client.get(f"/cases/{b.withdrawn(b.a_case()).public_id}/cite.ris").status_code == 410


def metadata(client: Client, path: str) -> list[tuple[str, str]]:
    page = BeautifulSoup(client.get(path).content, "html.parser")
    head = page.find("head")
    found = [
        (tag["name"], tag["content"]) for tag in head.find_all("meta", attrs={"name": re.compile("^(z|dc|dcterms):")})
    ]
    return [*found, ("canonical", head.find("link", rel="canonical")["href"])]


def test_zotero_saves_a_case_and_a_ruling_as_a_case(client: Client, founding: Case) -> None:
    """The names that make it a case; `citation_*` would make it an article, and a COinS would lose court and docket."""
    verdict = Ruling.objects.visible().get(case=founding, number=3)
    for unit in (founding, verdict):
        path = f"/{unit.kind_name()}s/{unit.public_id}/"
        found = dict(metadata(client, path))
        assert (found.pop("dcterms:abstract"), found) == (
            unit.summary,
            {
                "z:itemType": "case", "dc:title": TITLE, "z:court": COURT, "z:docketNumber": DOCKET,
                "z:dateDecided": "2020-07-12", "z:history": "Petition rejected", "dc:creator": "Rachel Barkai",
                "dc:language": "he", "canonical": f"http://testserver{path}",
            },
        )  # fmt: skip
        page = client.get(path).content.decode()
        assert "citation_" not in page and "Z3988" not in page


def test_a_page_shows_its_citation_and_what_to_download(client: Client, founding: Case) -> None:
    for unit in (founding, Ruling.objects.visible().get(case=founding, number=3)):
        base = f"/{unit.kind_name()}s/{unit.public_id}/"
        page = BeautifulSoup(client.get(base).content, "html.parser")
        section = page.find(id="cite").find_parent("section")
        assert section.find("p").get_text() == cited(client, unit, "txt").strip()
        own, *links = [link["href"] for link in section.find_all("a")]
        assert (own, links) == (address(unit), [f"{base}cite.{form}" for form in FORMS])
        assert [link["href"] for link in page.head.find_all("link", rel="alternate")][1:4] == links[:3]


@pytest.mark.slow
def test_every_record_can_be_cited_in_every_format(client: Client, record: None) -> None:
    units = [*Case.objects.visible(), *Ruling.objects.visible()[::4], *Reaction.objects.visible()[::8]]
    for unit in units:
        entry, fields, item = parsed_ris(client, unit), parsed_biblatex(client, unit), parsed_csl(client, unit)
        assert entry["urls"] == [fields["url"]] == [item["URL"]] == [address(unit)]
        assert "unknown_tag" not in entry or entry["unknown_tag"].keys() == {"SV"}
        assert all(not (a.isspace() and b.isspace()) for a, b in pairwise(cited(client, unit, "txt")))
