"""Lists as text: cases that were found, rulings that fit, and the codes that filters take."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from casetracker_mcp.marks import Marks, number, source_line
from casetracker_mcp.site import Row, Site
from casetracker_mcp.words import code, court_name, fact, line, lines

AT_ONCE = 4
"""Requests to the site at the same time."""
SOURCES_AT_MOST = 4
"""Sources of a row; the record itself names all."""
PEOPLE_AT_MOST = 6


async def found(site: Site, parameters: Mapping[str, Any]) -> str:
    """One page of a search: each case with the words that were found, its verdict and its sources."""
    answer = await site.get("search/", parameters)
    cited = await together(site, [f"/cases/{row['id']}/sources.json" for row in answer["results"]])
    rows = [case_row(row, sources) for row, sources in zip(answer["results"], cited, strict=True)]
    names = "; ".join(f"{row['name']} ({row['kind']})" for row in answer["names"])
    return lines(
        "" if rows else "No case has these words together. Try fewer words, another spelling, or list_rulings.",
        *rows,
        fact("Names that begin so", names),
        "The words are too common to be ranked whole; add a filter." if answer["is_cut"] else "",
        f"There is more; ask with page={answer['page'] + 1}." if answer["has_next"] else "",
    )


def case_row(row: Row, sources: list[Row]) -> str:
    verdict = row["verdict"]
    hit = "".join(part["text"] for part in row["hit"]["parts"])
    where = line(row["hit"]["part"], row["hit"]["of"], row["hit"]["within"], by=", ")
    return lines(
        f"# {row['title']}",
        line(row["url"], fact("id", row["id"])),
        line(
            court_name(row),
            fact("docket", row["docket_number"]),
            row["case_type"],
            code(row["status"]),
            fact("filed", row["filed_on"]),
        ),
        fact(f"found in {where}", f"“{hit}”"),
        fact("brought by", named(row["petitioners"])),
        fact("against", named(row["respondents"])),
        f"verdict: {line(verdict['outcome'], verdict['issued_on'] or '', verdict['url'])}" if verdict else "",
        fact("sources", cited_in_short(sources)),
    )


def cited_in_short(references: list[Row]) -> str:
    """The first sources of a case, as its bibliography has them."""
    shown = [
        line(
            row.get("title", ""), row.get("publisher") or row.get("container-title") or "", row.get("URL", ""), by=", "
        )
        for row in references[:SOURCES_AT_MOST]
    ]
    return line(*shown, and_more(len(references) - len(shown)))


async def rulings(site: Site, parameters: Mapping[str, Any]) -> str:
    """One page of rulings: each with who asked, what was decided, who reacted, and the sources for it."""
    answer = await site.get("rulings/", parameters)
    whole = await together(site, [f"/api/v1/rulings/{row['id']}/" for row in answer["results"]])
    rows = [ruling_row(row, record) for row, record in zip(answer["results"], whole, strict=True)]
    cursor = parse_qs(urlsplit(answer["next"] or "").query).get("cursor", [""])[0]
    count = answer.get("count")
    return lines(
        "" if count is None else f"Rulings that fit: {count}.",
        "" if rows else "No ruling fits all of these filters; leave one out.",
        *rows,
        f"There is more; ask for the same with cursor={cursor}" if cursor else "",
    )


def ruling_row(row: Row, record: Row) -> str:
    case = row["case"]
    judges = ", ".join(line(seat["name"], f"({seat['role']})", by=" ") for seat in row["judges"])
    reactions = "; ".join(
        line(named(each["speakers"]), each["stance"], each["made_on"] or "", by=" ") for each in row["reactions"]
    )
    marks = Marks(record["citations"])
    return lines(
        f"# {row['outcome'] or row['kind']}",
        line(row["url"], fact("id", row["id"])),
        f"case: {line(case['title'], case['docket_number'], case['url'])}",
        line(
            court_name(row),
            row["kind"],
            "verdict" if row["is_verdict"] else "",
            fact("result", row["result"]),
            fact("favours", row["favours"]),
            fact("issued", row["issued_on"], marks.of("issued_on")),
            fact("published", row["published_on"], marks.of("published_on")),
        ),
        fact("judges", judges),
        fact("brought by", named(row["petitioners"])),
        fact("against", named(row["respondents"])),
        fact("summary", row["summary"], marks.of("summary")),
        fact("reactions", reactions),
        fact("sources", sources_in_short(record)),
    )


def sources_in_short(record: Row) -> str:
    """The sources that most facts of the ruling rest on."""
    cited = Counter(each["source"]["id"] for each in record["citations"])
    sources = {row["id"]: row for row in record["sources"]}
    shown = [key for key, _ in cited.most_common(SOURCES_AT_MOST) if key in sources]
    rest = [number(sources[key]) for key in cited if key in sources and key not in shown]
    return line(*(source_line(sources[key]) for key in shown), f"and {' '.join(rest)} (see get_ruling)" if rest else "")


def named(people: Iterable[Row]) -> str:
    names = [person["name"] for person in people]
    return line(", ".join(names[:PEOPLE_AT_MOST]), and_more(len(names) - PEOPLE_AT_MOST), by=" ")


def and_more(number: int) -> str:
    return f"and {number} more" if number > 0 else ""


async def together(site: Site, paths: list[str]) -> list[Any]:
    """What stands at these addresses, a few at a time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(path: str) -> Any:
        async with gate:
            return await site.json(path)

    return await asyncio.gather(*(one(path) for path in paths))


async def vocabularies(site: Site, name: str) -> str:
    """The codes of one list with what they mean, or the names of all lists."""
    if not name:
        lists = await site.get("vocabularies/")
        return "\n".join(f"{row['name']}: {', '.join(term['code'] for term in row['terms'])}" for row in lists)
    found = await site.get(f"vocabularies/{name}/")
    return "\n".join(f"{term['code']} – {term['label']}: {term['definition']}" for term in found["terms"])
