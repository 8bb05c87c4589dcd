"""The dated versions of a ruling's text: where each is shown, found and cited, and what is refused or doubted."""

from copy import deepcopy
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from casetracker.core.writing import writing
from casetracker.exchange.dump import dump_case
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.remove import remove_system
from casetracker.reading.text_versions import version_in_words
from rulings.actions import publish_ruling
from rulings.doubts import ruling_doubts
from rulings.models import Ruling, RulingIdentifier
from tests import builders as b
from tests.exchange.samples import SAMPLE, loaded, the_case
from tests.identity import page_url
from tests.reading.test_pages import api, page, words

pytestmark = pytest.mark.django_db


@b.story()
def a_corrected_ruling() -> Ruling:
    ruling = b.a_ruling(b.a_case("Rivers v. Water", docket_number="12-34"), judge=b.a_judge("Ada Stone"))
    first, second = (
        b.part(ruling, RulingIdentifier, scheme="neutral_citation", value=value)
        for value in ("[2020] EWHC 11 (QB)", "[2021] EWHC 12 (QB)")
    )
    b.a_text_version(ruling, "corrected", "2021-03-03", changes="Paragraph 9 names the agency.", identifiers=[second])
    b.a_text_version(ruling, "as_published", "2020-07", identifiers=[first], text="Paragraph 9 names the bureau.")
    return ruling


def test_readers_see_every_version_and_which_is_current(client: Client) -> None:
    ruling = a_corrected_ruling()
    told = api(client, f"/rulings/{ruling.public_id}/")["text_versions"]
    assert [(row["number"], row["kind"], row["on"], row["is_current"]) for row in told] == [
        (1, "as_published", "2020-07", False),
        (2, "corrected", "2021-03-03", True),
    ]
    assert [row["value"] for row in told[1]["identifiers"]] == ["[2021] EWHC 12 (QB)"]
    assert api(client, f"/cases/{ruling.case.public_id}/")["rulings"][0]["text_versions"] == told
    assert [row["kind"] for row in api(client, "/rulings/")["results"][0]["text_versions"]] == [
        "as_published",
        "corrected",
    ]

    own = page(client, ruling.get_absolute_url())
    assert words(own.h1) == "Judgment of 12 July 2020 Corrected on 3 March 2021"
    assert own.select_one("h1 a.tag")["href"] == f"{ruling.get_absolute_url()}#R1-V2"  # type: ignore[index]  # there
    assert [words(row) for row in own.select("[id^=R1-V]")] == [
        "Published in July 2020 · [2020] EWHC 11 (QB) V1 Paragraph 9 names the bureau.",
        "Corrected on 3 March 2021 · current text · [2021] EWHC 12 (QB) V2 Paragraph 9 names the agency.",
    ]
    assert "Corrected on 3 March 2021" in words(page(client, ruling.case.get_absolute_url()).select_one("#R1 h3"))
    assert "Corrected on 3 March 2021" in words(page(client, "/rulings/").select_one(".rows li"))


def test_a_version_is_cited_with_its_date_and_its_own_citation(client: Client) -> None:
    ruling = a_corrected_ruling()
    address = f"{ruling.get_absolute_url()}cite"
    where = f"Casetracker, ruling R1, version {ruling.version}, http://testserver{ruling.get_absolute_url()}"
    court = ruling.court.name if ruling.court else ""
    given = f"{court}, judgment of 12 July 2020 (Ada Stone)"

    told = {version: client.get(f"{address}.txt?version={version}").content.decode() for version in ("V1", "V2")}
    assert told == {
        "V1": f"Rivers v. Water, 12-34, [2020] EWHC 11 (QB), {given}, as published in July 2020. {where}#R1-V1\n",
        "V2": f"Rivers v. Water, 12-34, [2021] EWHC 12 (QB), {given}, as corrected on 3 March 2021. {where}#R1-V2\n",
    }
    assert "as corrected" not in client.get(f"{address}.txt").content.decode()
    oscola = client.get(f"{address}.styles?version=V2").json()["oscola"]
    assert oscola.endswith("[2021] EWHC 12 (QB) (as corrected on 3 March 2021)")
    ids = [client.get(f"{address}.json{query}").json()[0]["id"] for query in ("", "?version=V1", "?version=V2")]
    assert len(set(ids)) == 3
    assert "Text as corrected on 3 March 2021." in client.get(f"{address}.ris?version=V2").content.decode()
    assert told["V2"].partition(" http")[0] in words(page(client, ruling.get_absolute_url()).select_one("#cite dl"))

    b.a_text_version(ruling, "reissued", "2022")
    reissued = client.get(f"{address}.txt?version=V3").content.decode()
    assert reissued.startswith(f"Rivers v. Water, 12-34, {given}, as reissued in 2022.")
    wrong = client.get(f"{address}.ris?version=V9")
    assert (wrong.status_code, wrong.content.decode()) == (
        400,
        "version: the text of this ruling has no version “V9”; there are: V1, V2, V3.\n",
    )


def test_rulings_are_found_by_their_versions_and_words_in_an_old_text_lead_there(client: Client) -> None:
    ruling = a_corrected_ruling()
    b.a_text_version(b.a_ruling(), "as_published")
    found = [[row["id"] for row in api(client, f"/rulings/?text_version={kind}")["results"]] for kind in (
        "corrected", "corrected,amended", "redacted")]  # fmt: skip
    assert found == [[ruling.public_id], [ruling.public_id], []]
    hit = api(client, "/search/?q=bureau")["results"][0]["hit"]
    assert (hit["part"], hit["place"]) == ("version", "R1-V1")
    assert hit["url"].startswith(f"{page_url(ruling)}#R1-V1:~:text=")


def test_the_history_tells_a_version_in_words(client: Client) -> None:
    ruling = a_corrected_ruling()
    version = ruling.text_versions.get(kind="corrected")
    with writing(reason="a correction") as change:
        change.touch(ruling)
        version.kind, version.on = "amended", "2021-04"
        version.save()
        version.identifiers.add(ruling.identifiers.get(value="[2020] EWHC 11 (QB)"))
    told = words(page(client, f"{ruling.case.get_absolute_url()}history/").main)
    assert "Version of the text V2: kind : Corrected → became Amended" in told
    assert "Version of the text V2: date : 3 March 2021 → became April 2021" in told
    assert "[2021] EWHC 12 (QB) → became [2020] EWHC 11 (QB), [2021] EWHC 12 (QB)" in told


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2021-03-03", "corrected on 3 March 2021"),
        ("2021-03", "corrected in March 2021"),
        ("2021", "corrected in 2021"),
        ("2021~", "corrected about 2021"),
        ("2021/..", "corrected 2021 or later"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(on: str, said: str) -> None:
    assert version_in_words({"kind": "corrected", "on": on}) == said


VERSIONS = [
    {"key": "first", "kind": "as_published", "on": "2020-07-12", "url": "https://court.example/1"},
    {
        "key": "corrigendum",
        "kind": "corrected",
        "on": "2020-08",
        "changes": "The agency has its name.",
        "identifiers": ["judgment/ecli"],
        "text": "It was not proved.",
        "note": "Sent to the parties alone.",
    },
]


def with_versions(*versions: dict[str, Any]) -> dict[str, Any]:
    data = deepcopy(SAMPLE)
    ecli = {"key": "ecli", "scheme": "ecli", "value": "ECLI:IL:TLV:2020:11"}
    data["rulings"][0] |= {"identifiers": [ecli], "text_versions": [*deepcopy(VERSIONS), *versions]}
    data["rulings"][0]["citations"].append({"source": "ctech", "path": "text_versions/corrigendum.on"})
    return data


def test_a_document_carries_them_and_loads_again_as_it_was() -> None:
    loaded(with_versions(), publish=True)
    first = dump_case(the_case())
    assert first["rulings"][0]["text_versions"] == [{**row, "number": n} for n, row in enumerate(VERSIONS, 1)]
    remove_system("press")
    loaded(first, publish=True)
    assert dump_case(the_case()) == first


def test_a_version_without_a_date_is_refused_with_what_to_write() -> None:
    with pytest.raises(DocumentError, match=r"text_versions\[2\].*some time after May 2020 is of 2020-05/\.\."):
        loaded(with_versions({"key": "third", "kind": "amended"}))


def test_a_citation_of_another_ruling_names_no_version_of_this_one() -> None:
    other = b.part(b.a_ruling(), RulingIdentifier, scheme="database", value="X 1")
    ruling = b.a_ruling(published=False)
    b.a_text_version(ruling, key="later", identifiers=[other])
    with pytest.raises(ValidationError, match="Version later of the text: “X 1” is no citation of this ruling"):
        publish_ruling(ruling)


def test_versions_out_of_order_are_doubted() -> None:
    ruling = a_corrected_ruling()
    assert [words for words, _ in ruling_doubts(ruling) if "text" in words or "older" in words] == []
    b.a_text_version(ruling, "amended", "2020-07-13")
    b.a_text_version(ruling, "as_published", "2020-08")
    b.a_text_version(ruling, "redacted", "2019")
    assert [words for words, _ in ruling_doubts(ruling) if "text" in words or "older" in words] == [
        "its text was published twice; is one of the two a correction?",
        "“V5 Redacted, 2019” is older than the ruling.",
        "“V3 Amended, 13 July 2020” is older than the text as published.",
    ]
