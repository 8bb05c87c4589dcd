"""The record that comes with Casetracker: what each ruling decided, and what it rests on.

The tables here were written from the sources' facts, not from the documents in data/.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from casetracker.exchange.shapes import CASE_UNITS, REFERENCES, SHAPES
from rulings.models import Disposition, Ruling
from tests.record import DOCUMENTS, record_kept

pytestmark = pytest.mark.django_db

DECIDED = {
    "founding/r1": [
        "motion (in_camera) by ministry-of-defense-il: granted, for the opposing side",
        "motion (publication_ban) by ministry-of-defense-il: granted, for the opposing side",
    ],
    "founding/r2": ["motion (threshold_dismissal) by nso-group: denied, for the bringing side"],
    "founding/judgment": ["petition by about-30-petitioners: rejected, for the opposing side"],
    "whatsapp-ndcal/r1": [
        "motion (threshold_dismissal) by nso-group, q-cyber: denied, for the bringing side",
        "motion (protective_order) by ?: denied, for the unknown side",
    ],
    "whatsapp-ndcal/r2": [
        "claim (liability) by whatsapp, meta: granted, for the bringing side",
        "motion (sanctions) by ?: granted, for the bringing side",
    ],
    "whatsapp-ndcal/r3": [
        "claim (damages) by whatsapp, meta: granted, for the bringing side, 444000 USD",
        "claim (punitive_damages) by whatsapp, meta: granted, for the bringing side, 167000000 USD",
    ],
    "whatsapp-ndcal/r4": [
        "claim (injunction) by whatsapp, meta: granted, for the bringing side",
        "claim (punitive_damages) by ?: varied, for the opposing side, 4000000 USD",
    ],
    "whatsapp-ca9/r1": ["appeal by nso-group, q-cyber: affirmed, for the opposing side"],
    "whatsapp-scotus/r1": ["leave_application by nso-group, q-cyber: leave_refused, for the opposing side"],
    "apple/r1": ["motion (threshold_dismissal) by nso-group, q-cyber: denied, for the bringing side"],
    "dada/r1": ["claim by carlos-dada, el-faro-plaintiffs: dismissed_in_limine, for the opposing side"],
    "dada-ca9/r1": ["appeal by carlos-dada, el-faro-plaintiffs: vacated_and_remanded, for the bringing side"],
    "khashoggi/r1": ["claim by hanan-elatr-khashoggi: dismissed_in_limine, for the opposing side"],
    "khashoggi-ca4/r1": ["appeal by hanan-elatr-khashoggi: affirmed, for the opposing side"],
    "almasarir/r1": ["preliminary_issue by saudi-arabia: denied, for the bringing side"],
    "almasarir/r2": ["claim (damages) by ghanem-al-masarir: granted, for the bringing side, 3025663 GBP"],
    "almasarir-ca/r1": ["appeal by saudi-arabia: struck_out, for the opposing side"],
    "shehabi/r1": ["preliminary_issue by bahrain: denied, for the bringing side"],
    "shehabi-ca/r1": ["appeal by bahrain: affirmed, for the opposing side"],
    "india/r1": [
        "investigation (inquiry) by manohar-lal-sharma, other-petitioners: granted, for the bringing side"
    ],
    "india/r2": ["procedure by ?: adjourned, for the neither side"],
    "spain-an/r1": ["investigation by ?: provisionally_closed, for the neither side"],
    "spain-an/r2": ["investigation by ?: provisionally_closed, for the neither side"],
    "vandeneynde-ap/r1": ["appeal (inquiry) by andreu-van-den-eynde: granted, for the bringing side"],
    "jatupat/r1": ["claim by jatupat: rejected, for the opposing side"],
    "abdulaziz/r1": [
        "motion (threshold_dismissal) by nso-group: denied, for the bringing side",
        "procedure (open_hearing) by ?: granted, for the unknown side",
    ],
    "facebook-employees/r1": ["motion (restoration) by nso-employees: granted_in_part, for the split side"],
    "agmon/r1": ["petition by agmon-petitioners: dismissed_in_limine, for the opposing side"],
    "mexico-garcia/r1": ["charge by fgr: acquitted, for the opposing side"],
    "morocco-defamation/r1": ["charge by kingdom-of-morocco: inadmissible, for the opposing side"],
    "morocco-defamation-ca/r1": ["appeal by kingdom-of-morocco: affirmed, for the opposing side"],
    "predator/r1": [
        "charge (sentence) by public-prosecutor: convicted, for the bringing side",
        "charge (sentence) by public-prosecutor: convicted, for the bringing side",
        "charge (sentence) by public-prosecutor: convicted, for the bringing side",
        "charge (sentence) by public-prosecutor: convicted, for the bringing side",
        "investigation (inquiry) by ?: referred, for the bringing side",
    ],
}  # fmt: skip
"""What was decided (and in which form), on whose request, with which result, and for whom; the headline first."""

ISSUED = {
    "founding/r1": "2020-01-16", "founding/r2": "2020-01-16?", "founding/judgment": "2020-07-12",
    "whatsapp-ndcal/r1": "2023-11-15", "whatsapp-ndcal/r2": "2024-12-20", "whatsapp-ndcal/r3": "2025-05-06",
    "whatsapp-ndcal/r4": "2025-10-17", "whatsapp-ca9/r1": "2021-11-08", "whatsapp-scotus/r1": "2023-01-09",
    "apple/r1": "2024-01-23", "dada/r1": "2024-03-08", "dada-ca9/r1": "2025-07-08", "khashoggi/r1": "2023-10-26",
    "khashoggi-ca4/r1": "2025", "almasarir/r1": "2022-08-19", "almasarir/r2": "2026-01-26",
    "almasarir-ca/r1": "../2024-01-29", "shehabi/r1": "2022-02/2024-07-29", "shehabi-ca/r1": "2024-10-04",
    "india/r1": "2021-10-27", "india/r2": "2025-04-29", "spain-an/r1": "2023-07-10", "spain-an/r2": "2026-01-22",
    "vandeneynde-ap/r1": "2025-03?", "jatupat/r1": "2024-11-21", "abdulaziz/r1": "2020-01",
    "facebook-employees/r1": "2020-02-18", "agmon/r1": "2021-06-27", "mexico-garcia/r1": "2024-01-12",
    "morocco-defamation/r1": None, "morocco-defamation-ca/r1": None, "predator/r1": "2026-02-26",
}  # fmt: skip
"""The day, as exact as the sources are."""

UNCERTAIN = {
    "founding/r2": "Uncertain. Only the line under one headline says so",
    "shehabi/r1": "The date is uncertain",
    "morocco-defamation/r1": "No source seen gives their date",
    "morocco-defamation-ca/r1": "the date is left out until a source gives it",
}
"""Rulings about which the sources leave a doubt, and the words in which readers are told."""
INFERRED = ["whatsapp-ndcal/r3", "whatsapp-ndcal/r4", "dada-ca9/r1", "spain-an/r1"]
"""Rulings whose day is worked out."""
RECOLLECTED = [
    "25 March 2022", "2022-03-25", "2022-03", "12 April 2023", "2023-04-12", "21 May 2025", "2025-05-21",
    "30 November 2022", "2022-11-30", "EWHC 89", "December 2018", "2018-12",
]  # fmt: skip
"""What was only remembered when the record was compiled, and not seen in any source."""
UNITS = [
    (key, kind, unit)
    for key, data in DOCUMENTS.items()
    for name, kind in {**REFERENCES, "case": "case", **CASE_UNITS}.items()
    for unit in ([data["case"]] if name == "case" else data.get(name, []))
]


@pytest.fixture(autouse=True, scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


def the_ruling(name: str) -> Ruling:
    case, key = name.split("/")
    return Ruling.objects.get(case__external_key=case, key=key)


def sentence(row: Disposition) -> str:
    form = f" ({row.form})" if row.form else ""
    requested = ", ".join(part.key for part in row.requested_by.order_by("order", "id")) or "?"
    amount = f", {row.amount.normalize():f} {row.currency}" if row.amount is not None else ""
    return f"{row.decides}{form} by {requested}: {row.result}, for the {row.favours} side{amount}"


def test_every_ruling_of_the_record_is_in_the_tables() -> None:
    names = {f"{ruling.case.external_key}/{ruling.key}" for ruling in Ruling.objects.select_related("case")}
    assert names == DECIDED.keys() == ISSUED.keys()


@pytest.mark.parametrize("name", DECIDED)
def test_a_ruling_says_what_was_decided_for_whom_on_whose_request(name: str) -> None:
    ruling = the_ruling(name)
    rows = list(ruling.dispositions.order_by("number"))

    assert [sentence(row) for row in rows] == DECIDED[name]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert (ruling.result, ruling.favours) == (rows[0].result, rows[0].favours)
    assert (str(ruling.issued_on) if ruling.issued_on else None) == ISSUED[name]


@pytest.mark.parametrize("name", DECIDED)
def test_a_result_keeps_its_sense(name: str) -> None:
    """Who asked and did not get it did not win, and who got it did not lose."""
    refused = {"denied", "rejected", "dismissed_in_limine", "inadmissible", "leave_refused", "affirmed", "struck_out"}
    for row in the_ruling(name).dispositions.all():
        codes = (row.decides, row.result, row.form, row.basis)
        assert "other" not in codes
        sides = {part.side for part in row.requested_by.all()}
        if len(sides) == 1 and row.result in refused:
            assert row.favours == ({"bringing", "opposing"} - sides).pop()
        elif len(sides) == 1 and row.result in ("granted", "convicted", "vacated_and_remanded"):
            assert row.favours == sides.pop()


def text_of(address: str) -> str:
    """The words of a page, white space folded."""
    response = Client().get(address)
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


@pytest.mark.parametrize("name", UNCERTAIN)
def test_an_uncertain_ruling_says_so_wherever_it_is_read(name: str) -> None:
    ruling = the_ruling(name)
    assert UNCERTAIN[name] in ruling.note
    note = " ".join(ruling.note.split())
    assert note in text_of(ruling.get_absolute_url())
    assert note in text_of(ruling.case.get_absolute_url())
    assert Client().get(f"/api/v1/rulings/{ruling.public_id}/").json()["note"] == ruling.note


@pytest.mark.parametrize("name", INFERRED)
def test_a_day_that_is_worked_out_says_from_what(name: str) -> None:
    ruling = the_ruling(name)
    citations = Client().get(f"/api/v1/rulings/{ruling.public_id}/").json()["citations"]
    inferred = [row for row in citations if row["path"] == "issued_on" and row["support"] == "implies"]
    assert inferred
    assert all(row["note"] for row in inferred)
    assert "inferred" in text_of(ruling.get_absolute_url()).lower()


@pytest.mark.parametrize("key", DOCUMENTS)
def test_nothing_that_was_only_recollected_is_in_the_record(key: str) -> None:
    texts = list(texts_in(DOCUMENTS[key]))
    assert [text for text in texts for found in RECOLLECTED if re.search(rf"(?<!\d){found}(?![\d-])", text)] == []


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from texts_in(child)


def test_a_reference_unit_is_the_same_in_every_document() -> None:
    known: dict[tuple[str, str], tuple[str, Any]] = {}
    for document, kind, unit in UNITS:
        if kind in REFERENCES.values():
            first, content = known.setdefault((kind, unit["key"]), (document, unit))
            assert unit == content, f"{kind} {unit['key']} differs in {first} and {document}"


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_part_of_a_document_has_a_source(key: str) -> None:
    uncited = []
    for document, kind, unit in UNITS:
        if document == key and kind not in REFERENCES.values():
            paths = [row.get("path", "") for row in unit.get("citations", [])]
            for name in SHAPES[kind].parts:
                for part in unit.get(name, []):
                    whole = f"{name}/{part['key']}"
                    if not any(path == whole or path.startswith(f"{whole}.") for path in paths):
                        uncited.append(f"{kind} {unit['key']} {whole}")
            assert paths, f"{kind} {unit['key']}"
    assert uncited == []


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_source_of_a_document_is_used_in_it(key: str) -> None:
    cited = {row["source"] for document, _, unit in UNITS if document == key for row in unit.get("citations", [])}
    sources = {row["key"]: row.get("derived_from") for row in DOCUMENTS[key].get("sources", [])}
    assert sources.keys() - cited - set(sources.values()) == set()


@pytest.mark.parametrize("key", DOCUMENTS)
def test_a_record_from_the_press_claims_no_more(key: str) -> None:
    case = DOCUMENTS[key]["case"]
    assert (case["record_status"], case["last_checked_on"]) == ("partial", "2026-11-24")
    assert case["compiled_from"].startswith("compiled from press reports")
