"""The MCP server as its clients meet it: started as a program, asked through the SDK's own client, over the record."""

import asyncio
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from casetracker_mcp import pages
from casetracker_mcp.case import SECTIONS, case_blocks, ruling_blocks
from casetracker_mcp.site import Site
from django.test import Client
from mcp import Client as ModelClient
from mcp import StdioServerParameters, stdio_client
from mcp.server.mcpserver.exceptions import ToolError
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.planting import plant_case, visible_world
from tests.record import record_kept

FOLDER = Path(__file__).resolve().parents[2] / "clients" / "mcp" / "src"
VERDICT = {"judge": "Rachel Barkai", "decides": "petition", "result": "rejected", "decided_year": "2020"}
TOLD = {"summary", "statement", "description", "quotation", "translation", "note", "caption", "calls_for"}
"""Members of the document of a case whose words a model must be told."""
BYTES_OF_A_TOKEN = 3.6
"""As counted of this text, with its ids and addresses (decision 38); 4 is the rule of thumb for English prose."""


class Asked:
    """What the server answered to each question, and whether as an error."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.tools: dict[str, Any] = {}
        self.answers: dict[str, tuple[bool, str]] = {}

    async def ask(self) -> None:
        program = StdioServerParameters(
            command=sys.executable,
            args=["-m", "casetracker_mcp"],
            env={"PYTHONPATH": str(FOLDER), "CASETRACKER_URL": self.site},
        )
        async with ModelClient(stdio_client(program)) as client:
            self.tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            for name, (tool, arguments) in QUESTIONS.items():
                result = await client.call_tool(tool, arguments)
                self.answers[name] = (bool(result.is_error), result.content[0].text)
            cursor = self.answers["rulings of 2020"][1].rsplit("cursor=")[-1]
            result = await client.call_tool("list_rulings", {"decided_year": "2020", "page_size": 2, "cursor": cursor})
            self.answers["more rulings"] = (bool(result.is_error), result.content[0].text)


QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "verdict": ("list_rulings", VERDICT),
    "rulings of 2020": ("list_rulings", {"decided_year": "2020", "page_size": 2}),
    "case": ("get_case", {"case": "28312-05-19"}),
    "notes": ("get_case", {"case": "28312-05-19", "sections": ["notes"]}),
    "search": ("search", {"words": "pegasus licence"}),
    "nothing found": ("search", {"words": "qqqqqq"}),
    "stances": ("vocabularies", {"name": "stance"}),
    "lists": ("vocabularies", {}),
    "unknown code": ("list_rulings", {"result": "nope"}),
    "unknown name": ("list_rulings", {"judge": "Nobody Atall"}),
    "no such ruling": ("get_ruling", {"ruling": "zzzzzzzzzz"}),
    "no address": ("get_ruling", {"ruling": "the verdict"}),
    "no such case": ("get_case", {"case": "1/1"}),
    "foreign cursor": ("get_case", {"case": "28312-05-19", "cursor": "9"}),
}


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Asked]:
    with record_kept(django_db_blocker):
        server = LiveServer("127.0.0.1")
        try:
            asked = Asked(server.url)
            asyncio.run(asked.ask())
            yield asked
        finally:
            server.stop()


def answer(asked: Asked, name: str) -> str:
    is_error, text = asked.answers[name]
    assert not is_error, text
    return text


def test_tools_are_few_described_and_only_read(asked: Asked) -> None:
    assert sorted(asked.tools) == ["get_case", "get_ruling", "list_rulings", "search", "vocabularies"]
    assert all(tool.description and tool.annotations.read_only_hint for tool in asked.tools.values())


def test_the_verdict_is_one_question_away_with_its_links_and_sources(asked: Asked) -> None:
    text = answer(asked, "verdict")

    assert text.startswith("Rulings that fit: 1.\n# Petition rejected against Ministry of Defense and NSO Group")
    links = re.findall(r"(http://127\S+?)[\s,;]", text)
    assert {re.sub("[^/]{10}/$", "", link) for link in links} == {f"{asked.site}/rulings/", f"{asked.site}/cases/"}
    assert "issued: 2020-07-12 [S1 S18 S7 S21, not S2 S11 S6 S22]" in text
    assert "judges: Rachel Barkai (sole)" in text
    assert "Amnesty International condemns 2020-07-13" in text
    assert "sources: S2 Court rejects Amnesty International petition" in text
    assert "https://www.calcalistech.com/ctech/articles/0,7340,L-3839397,00.html" in text


def test_the_founding_case_is_told_whole_in_less_than_8000_tokens(asked: Asked) -> None:
    text = answer(asked, "case")

    assert len(text.encode()) / BYTES_OF_A_TOKEN < 8_000
    assert "cursor=" not in text and "null" not in text and "None" not in text
    assert "filed on: 2019-05 [S2 S3 ~S1 ~S4 ~S5, not S6 S7]" in text
    assert "  otherwise: January 2020 [S6 S7] S6 mistaken: Takes the month of the hearing" in text
    assert (
        "- C2 relief_sought: The Ministry of Defense is to be ordered to revoke NSO's defence export licence." in text
    )
    assert "R3-H3 left_open" in text and "R3-D1 rejected" in text
    assert "### A7 condemns [~S2]: Amnesty International Israel (bringing) [S25 ~S2]" in text
    assert text.endswith("Left out; ask for them with sections: notes.")
    assert "R3 holdings/h3, holdings/h4, holdings/h5 S2: fifth paragraph" in answer(asked, "notes")


def test_search_lists_and_vocabularies(asked: Asked) -> None:
    found = answer(asked, "search")
    assert found.startswith("# Amnesty International activists v. Ministry of Defense and NSO Group\nhttp://")
    assert "found in summary: “" in found and "; and 24 more" in found
    assert answer(asked, "nothing found").startswith("No case has these words together.")
    assert "condemns – Condemns: Rejects it in strong words." in answer(asked, "stances")
    assert "\nstance: welcomes, criticises, condemns, mixed, neutral, not_stated\n" in answer(asked, "lists")
    links = [links_of(answer(asked, name)) for name in ("rulings of 2020", "more rulings")]
    assert len(links[0]) == 2 and links[1] and not set(links[0]) & set(links[1])


def links_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("http")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("unknown code", "“nope” is not known; write one or several of granted, "),
        ("unknown name", "Nobody Atall"),
        ("no such ruling", "There is nothing here, or nothing that is public."),
        ("no address", "“the verdict” is no id or address of a ruling; list_rulings finds them."),
        ("no such case", "No case has this id or number; use search."),
        ("foreign cursor", "This cursor is not one of ours; ask without it."),
    ],
)
def test_errors_are_words_that_say_what_to_do(asked: Asked, name: str, words: str) -> None:
    is_error, text = asked.answers[name]

    assert is_error and words in text


def test_a_long_record_is_cut_between_blocks_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "AT_MOST", 60)
    blocks = ["a" * 50, "b" * 50, "פ" * 100, "c"]

    first = pages.page(blocks)
    told, cursor = first.split("\nThere is more; ask for the same with cursor=")
    while cursor:
        more, _, cursor = pages.page(blocks, cursor).partition("\nThere is more; ask for the same with cursor=")
        told += more

    assert told.replace("\n", "") == "".join(blocks)
    with pytest.raises(ToolError, match="has changed since"):
        pages.page(["other", *blocks], first.rpartition("=")[2])


def words_of(node: Any, name: str = "") -> Iterator[str]:
    """Every text of the document that a model must be told."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from words_of(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from words_of(value, name)
    elif isinstance(node, str) and node and name in TOLD:
        yield node


@pytest.mark.django_db
def test_whatever_a_case_can_have_is_told(client: Client) -> None:
    """Of a case in which every column of text and every kind of part is filled."""
    world = visible_world()
    plant_case(world, "published")
    public_id = world.hidden["published case"].public_id
    site = Site("http://testserver")

    case = client.get(f"/api/v1/cases/{public_id}/").json()
    text = "\n".join(case_blocks(case, site, SECTIONS))
    of_parties = {words for seat in case["participations"] for words in words_of(seat["party"])}
    missing = [words for words in words_of(case) if words not in text and words not in of_parties]
    assert missing == []
    ruling = client.get(f"/api/v1/rulings/{case['rulings'][0]['id']}/").json()
    assert ruling["full_text"] and ruling["full_text"] in "\n".join(ruling_blocks(ruling, site, with_text=True))
