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
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.citing.formats import biblatex_date, csl_date, ris_date
from casetracker.citing.forms import FORMS
from casetracker.citing.styles import STYLES
from casetracker.core.dates import PartialDate
from rulings.models import Reaction, Ruling, RulingReview
from tests import builders as b
from tests.record import record_kept

pytestmark = pytest.mark.django_db

TITLE = "Amnesty International activists v. Ministry of Defense and NSO Group"
CAPTION = "Malekar et al. v. Defense Export Controls Agency (DECA) et al."
COURT, DOCKET = "Tel Aviv District Court", "28312-05-19"
PARTIES = (
    "Petitioners: About 30 people from Israel, activists of Amnesty International Israel among them; Molly Malekar. "
    "Respondents: Ministry of Defense; Ministry of Foreign Affairs; Racheli Chen, head of the Defense Export Controls "
    "Agency; NSO Group Technologies Ltd. Judges: Rachel Barkai. Docket 28312-05-19."
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
        "type_of_reference": "CASE", "id": f"casetracker-{founding.public_id}", "title": CAPTION,
        "year": "2020", "date": "2020/07/12/", "publisher": COURT,
        "type_of_work": "Judgment", "notes": [PARTIES], "language": "he", "name_of_database": "Casetracker",
        "urls": [address(founding)], "edition": str(founding.version),
        "unknown_tag": {"SV": [DOCKET]},
    }  # fmt: skip


def test_biblatex_keeps_court_docket_date_parties_and_address(client: Client, founding: Case) -> None:
    entry = parsed_biblatex(client, founding)
    fields = fields_of(entry)
    assert "Pegasus" in fields.pop("abstract")
    assert fields == {
        "title": CAPTION, "date": "2020-07-12", "institution": COURT, "number": DOCKET,
        "type": "Judgment", "note": PARTIES, "language": "he",
        "version": str(founding.version), "url": address(founding),
    }  # fmt: skip
    assert f"  title = {{{{{CAPTION}}}}}," in cited(client, founding, "bib")
    assert (entry.entry_type, entry.key) == ("jurisdiction", f"casetracker-{founding.public_id}")


def test_csl_keeps_court_docket_date_parties_and_address(client: Client, founding: Case) -> None:
    item = parsed_csl(client, founding)
    assert "Pegasus" in item.pop("abstract")
    assert item == {
        "id": f"casetracker-{founding.public_id}", "type": "legal_case", "title": CAPTION, "genre": "Judgment",
        "issued": {"date-parts": [[2020, 7, 12]]}, "authority": COURT,
        "number": DOCKET, "annote": PARTIES, "language": "he",
        "version": str(founding.version), "archive": "Casetracker", "URL": address(founding),
    }  # fmt: skip


def test_plain_text_is_a_footnote(client: Client, founding: Case) -> None:
    verdict = founding.rulings.visible().get(number=3)
    first, unsure = founding.rulings.visible().get(number=1), founding.rulings.visible().get(number=2)
    reaction = Reaction.objects.visible().get(case=founding, number=4)
    undated = Reaction.objects.visible().get(case=founding, number=2)
    speaker = f"Amnesty International (Danna Ingleton, {reaction.spokesperson_title})"
    case = f"{CAPTION}, {DOCKET}, {COURT}"
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
        "ELEC", f"Statement on {TITLE}", ["NSO Group,"], "2020/07/13/",
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
        [("PY", "2018")], {"date": "2018-06~"}, {"date-parts": [[2018, 6]], "circa": True},
    ),
    "[2019-05-13,2019-05-14]": (
        [("PY", "2019")], {"year": "13 or 14 May 2019"}, {"literal": "13 or 14 May 2019"},
    ),
    "2016/2019": (
        [], {"year": "between 2016 and 2019"}, {"literal": "between 2016 and 2019"},
    ),
    "2019/..": ([], {"year": "2019 or later"}, {"literal": "2019 or later"}),
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
    assert (record["title"].replace("ˆ", "^"), record["number"]) == (title, 'בג"ץ 1942/21')
    assert "author" not in record
    assert parsed_csl(client, case)["title"] == title


def test_a_ruling_has_its_own_citations_and_no_other_ruling_of_its_case_has_them(client: Client, record: None) -> None:
    early, late = Ruling.objects.visible().filter(case__external_key="almasarir").order_by("number")
    for form in FORMS:
        assert ["2199 (QB)" in cited(client, ruling, form) for ruling in (early, late)] == [True, False]
    item, entry, fields = parsed_csl(client, early), parsed_ris(client, early), parsed_biblatex(client, early)
    assert [item[name] for name in ("authority", "container-title", "page")] == ["High Court", "EWHC", "2199 (QB)"]
    assert (entry["secondary_authors"], entry["start_page"]) == (["EWHC"], "2199 (QB)")
    assert (fields["institution"], fields["number"]) == ("EWHC", "2199 (QB)")
    assert "Cited as [2022] EWHC 2199 (QB). Docket QB-2019-003909." in item["annote"]
    assert [parsed_csl(client, late)[name] for name in ("authority", "number")] == ["High Court", "QB-2019-003909"]


def test_a_law_report_has_its_own_fields(client: Client, record: None) -> None:
    ruling = Ruling.objects.visible().get(case__external_key="whatsapp-ca9")
    item, entry, fields = parsed_csl(client, ruling), parsed_ris(client, ruling), parsed_biblatex(client, ruling)
    assert [item[name] for name in ("container-title", "volume", "page")] == ["F.4th", "17", "930"]
    assert (entry["secondary_authors"], entry["volume"], entry["start_page"]) == (["F.4th"], "17", "930")
    assert [fields[name] for name in ("reporter", "volume", "pages")] == ["F.4th", "17", "930"]
    head = dict(metadata(client, ruling.get_absolute_url()))
    assert [head[f"z:{name}"] for name in ("reporter", "reporterVolume", "firstPage")] == ["F.4th", "17", "930"]


def test_an_overturned_ruling_is_never_cited_as_good_law(client: Client, record: None) -> None:
    overturned = Ruling.objects.visible().get(case__external_key="dada")
    above = "vacated by 9th Cir., Dada et al. v. NSO Group Technologies Limited et al., 24-2179, 8 July 2025"
    reversal = Ruling.objects.visible().get(case__external_key="dada-ca9")
    told = f"vacated by a ruling of 8 July 2025 in Dada v. NSO Group (appeal), {address(reversal)}"
    assert f"({told}). Casetracker" in cited(client, overturned, "txt")
    assert told[1:] in parsed_csl(client, overturned)["annote"]
    assert parsed_csl(client, overturned)["references"] == above
    assert parsed_ris(client, overturned)["original_publication"] == above
    assert parsed_biblatex(client, overturned)["titleaddon"] == above
    page = client.get(overturned.get_absolute_url()).content.decode()
    assert "Each citation says so." in page and "vacated 24-2179 (9th Cir, 8 July 2025)" in page
    for key in ("dada-ca9", "whatsapp-ca9"):
        upheld = Ruling.objects.visible().get(case__external_key=key)
        assert "Each citation says so." not in client.get(upheld.get_absolute_url()).content.decode()


def test_a_hidden_reversal_is_not_cited(client: Client) -> None:
    ruling = b.a_ruling()
    b.part(b.a_ruling(published=False), RulingReview, reviewed=ruling, effect="reverses")
    for form in FORMS:
        assert "rev" not in cited(client, ruling, form).replace("review", "")


def test_two_judges_of_one_name_are_two(client: Client) -> None:
    bench = [b.a_judge("David Cohen"), b.a_judge("David Cohen")]
    ruling = b.a_ruling(panel=[{"judge": judge, "role": "member"} for judge in bench])
    assert "(David Cohen; David Cohen)" in cited(client, ruling, "txt")


def test_the_caption_in_the_courts_own_language_is_kept(client: Client, record: None) -> None:
    ruling = Ruling.objects.visible().get(case__external_key="agmon")
    own = "אגמון ואח' נ' מנכ\"ל משרד הביטחון"
    assert (parsed_csl(client, ruling)["original-title"], parsed_biblatex(client, ruling)["origtitle"]) == (own, own)
    assert f"Caption: {own}." in parsed_ris(client, ruling)["notes"][0]


def test_a_doubtful_date_is_told_in_words_and_not_in_figures(client: Client, record: None) -> None:
    ruling = Ruling.objects.visible().get(case__external_key="vandeneynde-ap")
    entry = parsed_ris(client, ruling)
    assert (entry["year"], "date" in entry, "Date: perhaps March 2025." in entry["notes"][0]) == ("2025", False, True)


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
                "z:itemType": "case", "dc:title": CAPTION, "z:court": COURT, "z:docketNumber": DOCKET,
                "z:dateDecided": "2020-07-12", "dc:language": "he", "canonical": f"http://testserver{path}",
            },
        )  # fmt: skip
        page = client.get(path).content.decode()
        assert "citation_" not in page and "Z3988" not in page


def test_zotero_keeps_an_organisation_whole(client: Client, founding: Case) -> None:
    reaction = Reaction.objects.visible().get(case=founding, number=6)
    head = dict(metadata(client, reaction.get_absolute_url()))
    assert (head["z:itemType"], head["dc:creator"], head["dc:date"]) == ("document", "NSO Group,", "2020-07-13")
    person = b.a_reaction(speaker=b.a_party("Molly Malekar", kind="person"))
    assert dict(metadata(client, person.get_absolute_url()))["dc:creator"] == "Molly Malekar"


def test_a_page_shows_its_citation_and_what_to_download(client: Client, founding: Case) -> None:
    for unit in (founding, Ruling.objects.visible().get(case=founding, number=3)):
        base = f"/{unit.kind_name()}s/{unit.public_id}/"
        page = BeautifulSoup(client.get(base).content, "html.parser")
        section = page.find(id="cite")
        assert section.find("dd", class_="record").get_text().split() == cited(client, unit, "txt").split()
        assert [term.get_text() for term in section.find_all("dt")][1:] == [style.label for style in STYLES.values()]
        own, *links = [link["href"] for link in section.find_all("a")]
        assert (own, links) == (address(unit), [f"{base}cite.{form}" for form in FORMS])
        assert [link["href"] for link in page.head.find_all("link", rel="alternate")][1:4] == links[:3]


@pytest.mark.slow
def test_records_of_every_kind_can_be_cited_in_every_format(client: Client, record: None) -> None:
    units = [*Case.objects.visible()[::2], *Ruling.objects.visible()[::6], *Reaction.objects.visible()[::12]]
    for unit in units:
        entry, fields, item = parsed_ris(client, unit), parsed_biblatex(client, unit), parsed_csl(client, unit)
        assert entry["urls"] == [fields["url"]] == [item["URL"]] == [address(unit)]
        assert "unknown_tag" not in entry or entry["unknown_tag"].keys() == {"SV"}
        assert all(not (a.isspace() and b.isspace()) for a, b in pairwise(cited(client, unit, "txt")))
