"""Documents in which a ruling's citation stands on its case are loaded as if it stood on the ruling."""

from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.core.management import call_command

from cases.models import CaseIdentifier, Citation
from casetracker.exchange.dump import dump_case
from rulings.models import Ruling, RulingIdentifier
from tests.exchange.samples import a_document, loaded, the_case
from tests.record import DOCUMENTS

pytestmark = pytest.mark.django_db
NEUTRAL = {"key": "neutral", "scheme": "neutral_citation", "value": "[2020] TADC 7"}
DOCKET = {"key": "long", "scheme": "docket", "value": "28312-05-19"}
STAYS = (
    "“[2020] TADC 7” stays on the case, since the document has no single ruling that it can be of; "
    "write it in the “identifiers” of its ruling"
)


def an_old_document(*given_on: str | None) -> dict[str, Any]:
    """A case whose identifiers are a docket and a citation, which a source supports, with rulings of these days."""
    data = a_document()
    data["case"]["identifiers"] = [DOCKET, NEUTRAL]
    data["case"]["citations"].append({"source": "ctech", "path": "identifiers/neutral"})
    first = data["rulings"][0]
    first.pop("issued_on", None)
    data["rulings"] = [
        {**deepcopy(first), **({"key": f"r{number}"} if number else {}), **({"issued_on": day} if day else {})}
        for number, day in enumerate(given_on)
    ]
    for extra in data["rulings"][1:]:
        extra.pop("number", None)
    return data


def standing() -> tuple[list[str], dict[str, str]]:
    on_rulings = RulingIdentifier.objects.values_list("value", "ruling__key")
    return list(CaseIdentifier.objects.values_list("value", flat=True)), dict(on_rulings)


def test_a_citation_goes_to_the_only_ruling_with_what_sources_say_of_it() -> None:
    data = an_old_document("2020-07-12")
    before = deepcopy(data)
    report = loaded(data, publish=True)
    ruling = Ruling.objects.get()
    assert standing() == (["28312-05-19"], {"[2020] TADC 7": ruling.key})
    assert report.notices == [f"“[2020] TADC 7” was given for the case and is now that of ruling {ruling.key}"]
    assert Citation.objects.get(path="identifiers/neutral").unit_id == ruling.public_id
    assert data == before


@pytest.mark.parametrize(
    ("given_on", "place"),
    [
        (["2020-07-12"], 0),
        ([None], 0),
        (["2019-12-30", "2020-07-12"], 1),
        (["2018", "2020-07"], 1),
        (["2022-07-12"], None),
        (["2020-01-16", "2020-07-12"], None),
        (["2018", None], None),
    ],
)
def test_the_ruling_of_its_year_gets_it_and_otherwise_nobody(given_on: list[str | None], place: int | None) -> None:
    data = an_old_document(*given_on)
    data["reactions"] = []
    report = loaded(data)
    if place is None:
        assert (standing(), report.notices) == ((["28312-05-19", "[2020] TADC 7"], {}), [STAYS])
    else:
        assert standing() == (["28312-05-19"], {"[2020] TADC 7": data["rulings"][place]["key"]})


def test_a_ruling_that_has_it_already_gets_it_once_and_a_taken_key_is_not_used_again() -> None:
    data = an_old_document("2020-07-12")
    data["rulings"][0]["identifiers"] = [{**NEUTRAL, "key": "own"}]
    loaded(data)
    assert list(RulingIdentifier.objects.values_list("key", "value")) == [("own", "[2020] TADC 7")]
    data["rulings"][0]["identifiers"] = [{**NEUTRAL, "value": "[2020] TADC 8"}]
    loaded(data, apply=True)
    assert ("neutral-of-case", "[2020] TADC 7") in RulingIdentifier.objects.values_list("key", "value")


def test_what_was_loaded_dumped_and_loaded_again_is_the_same() -> None:
    report_of_court = {
        "key": "pd",
        "scheme": "reporter",
        "value": "75 PD 10",
        "reporter": "PD",
        "volume": "75",
        "page": "10",
    }
    data = an_old_document("2020-07-12")
    data["rulings"][0]["identifiers"] = [report_of_court]
    loaded(data, publish=True)
    dumped = dump_case(the_case())
    assert dumped["rulings"][0]["identifiers"] == [report_of_court, NEUTRAL]
    assert dumped["case"]["identifiers"] == [DOCKET]
    report = loaded(dumped, publish=True, apply=True)
    assert (report.changed, report.notices, dump_case(the_case())) == (0, [], dumped)


def test_the_command_says_what_it_moved(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(orjson.dumps(an_old_document("2020-07-12")))
    out = StringIO()
    call_command("load_cases", path, stdout=out)
    assert "old.json: “[2020] TADC 7” was given for the case and is now that of ruling" in out.getvalue()


IDENTIFIERS = {
    "almasarir/r1": ["[2022] EWHC 2199 (QB)"],
    "khashoggi/r1": ["700 F. Supp. 3d 384"],
    "khashoggi-ca4/r1": ["138 F.4th 152"],
    "shehabi-ca/r1": ["[2024] EWCA Civ 1158"],
    "whatsapp-ca9/r1": ["17 F.4th 930"],
}
"""Every citation of a ruling that a source of the record states."""


def test_every_citation_of_the_record_stands_on_the_ruling_of_which_its_source_states_it() -> None:
    found, cited = {}, []
    for key, data in DOCUMENTS.items():
        assert all(row["scheme"] in ("docket", "registry") for row in data["case"].get("identifiers", []))
        for ruling in data.get("rulings", []):
            if rows := ruling.get("identifiers"):
                found[f"{key}/{ruling['key']}"] = [row["value"] for row in rows]
                paths = [citation.get("path") for citation in ruling["citations"]]
                cited += [f"identifiers/{row['key']}" in paths for row in rows]
    assert (found, all(cited)) == (IDENTIFIERS, True)
