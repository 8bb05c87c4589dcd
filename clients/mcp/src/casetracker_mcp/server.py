"""The tools that a model is given."""

import re
from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from casetracker_mcp import __version__, lists
from casetracker_mcp.case import case_blocks, ruling_blocks
from casetracker_mcp.pages import page
from casetracker_mcp.site import Site

INSTRUCTIONS = """Court cases with their rulings and the reactions to them, from {url}.
Every fact names the sources that it rests on; where sources disagree, all values are given. Answer from these tools
alone, say what is disputed or inferred, and cite the links. What a record does not say is not known here.
Start with search (words) or list_rulings (who decided what); then get_case or get_ruling for the whole record."""
READING = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=True)
ID = re.compile(r"(?:^|/)([2-9bcdfghjkmnpqrstvwxz]{10})(?:-[^/]*)?/?$")

Cursor = Annotated[str, Field(description="From an earlier answer that says there is more.")]
Court = Annotated[str, Field(description="Id, address, or words of a name; separate several with commas.")]
Judge = Annotated[str, Field(description="Id, address, or words of a name, such as “Rachel Barkai”.")]
Party = Annotated[str, Field(description="Id, address, or words of a name.")]
Result = Annotated[str, Field(description="Codes of vocabulary result, such as rejected,dismissed.")]
Country = Annotated[str, Field(description="ISO code or name of the court's country.")]
Topic = Annotated[str, Field(description="Id or name; narrower topics are included.")]
Day = Annotated[str, Field(description="A year, month or day: 2020, 2020-07, 2020-07-12.")]
Words = Annotated[str, Field(description="All must occur; “a phrase”, OR, -not, begin*, party:, judge:, title: work.")]
CaseSection = Literal[
    "facts", "parties", "claims", "timeline", "rulings", "reactions", "disputed", "notes", "related", "sources"
]


def make_server(site: Site) -> MCPServer:
    """A server whose tools read this site."""
    tools = Tools(site)
    server = MCPServer(
        "casetracker",
        title="Casetracker",
        version=__version__,
        website_url=site.url,
        instructions=INSTRUCTIONS.format(url=site.url),
        log_level="WARNING",
    )
    for tool in (tools.search, tools.list_rulings, tools.get_case, tools.get_ruling, tools.vocabularies):
        server.add_tool(tool, annotations=READING, structured_output=False)
    return server


class Tools:
    """What can be asked of one site; the docstrings are what the model reads."""

    def __init__(self, site: Site) -> None:
        self.site = site

    async def search(
        self,
        words: Annotated[Words, Field(min_length=1)],
        court: Court = "",
        country: Country = "",
        party: Party = "",
        judge: Judge = "",
        result: Result = "",
        topic: Topic = "",
        decided_after: Day = "",
        decided_before: Day = "",
        page: Annotated[int, Field(ge=1, le=50)] = 1,
    ) -> str:
        """Find cases by words, names or docket numbers, best first: where the words stand, verdict, link, sources."""
        return await lists.found(self.site, asked(locals(), q="words"))

    async def list_rulings(
        self,
        judge: Judge = "",
        result: Result = "",
        decides: Annotated[
            str, Field(description="What was decided on: petition, claim, appeal, charge, motion ...")
        ] = "",
        favours: Annotated[str, Field(description="Codes of vocabulary favours: bringing, opposing, neither ...")] = "",
        court: Court = "",
        country: Country = "",
        party: Party = "",
        role: Annotated[str, Field(description="With party: petitioner, respondent ... (vocabulary role).")] = "",
        topic: Topic = "",
        case: Annotated[str, Field(description="Id or address of a case.")] = "",
        words: Words = "",
        decided_year: Annotated[str, Field(description="A year in which it certainly was given.")] = "",
        decided_after: Day = "",
        decided_before: Day = "",
        stance: Annotated[str, Field(description="A reaction to it: welcomes, condemns ... (vocabulary stance).")] = "",
        page_size: Annotated[int, Field(ge=1, le=10)] = 5,
        cursor: Cursor = "",
    ) -> str:
        """List rulings that fit all filters, newest first: outcome, who asked, judges, reactions, link, sources."""
        return await lists.rulings(self.site, asked(locals(), q="words") | ({} if cursor else {"count": "exact"}))

    async def get_case(
        self,
        case: Annotated[str, Field(description="Its id, its address, or its docket number.")],
        sections: Annotated[list[CaseSection], Field(description="Only these; all but notes if empty.")] = [],  # noqa: B006
        cursor: Cursor = "",
    ) -> str:
        """The whole story of a case: parties, claims, rulings, reactions, disputes; each fact with its sources."""
        record = await self.site.get(f"cases/{await self.id_of_case(case)}/")
        return page(case_blocks(record, self.site, sections), cursor)

    async def get_ruling(
        self,
        ruling: Annotated[str, Field(description="Its id or its address.")],
        with_text: Annotated[bool, Field(description="Also the full text, where the site has it.")] = False,
        cursor: Cursor = "",
    ) -> str:
        """One ruling: dispositions, holdings, opinions, the reactions to it, and what sources say otherwise."""
        found = ID.search(ruling.strip())
        if not found:
            raise ToolError(f"“{ruling[:80]}” is no id or address of a ruling; list_rulings finds them.")
        record = await self.site.get(f"rulings/{found[1]}/")
        return page(ruling_blocks(record, self.site, with_text), cursor)

    async def vocabularies(
        self, name: Annotated[str, Field(pattern="^[a-z_]*$", description="One list; the names of all if empty.")] = ""
    ) -> str:
        """The codes that filters take and answers use, with what each means."""
        return await lists.vocabularies(self.site, name)

    async def id_of_case(self, text: str) -> str:
        """The id in an address, or of the one case with this docket number."""
        found = ID.search(text.strip())
        if found:
            return found[1]
        cases = (await self.site.get("cases/", {"docket": text.strip(), "page_size": 5}))["results"]
        if len(cases) == 1:
            return str(cases[0]["id"])
        several = "; ".join(f"{row['id']} {row['title']}" for row in cases)
        raise ToolError(
            f"Several cases have this number: {several}" if cases else "No case has this id or number; use search."
        )


def asked(given: dict[str, Any], **renamed: str) -> dict[str, Any]:
    """The parameters of the API from the arguments of a tool."""
    parameters = {name: value for name, value in given.items() if name != "self"}
    return parameters | {theirs: parameters.pop(ours) for theirs, ours in renamed.items()}
