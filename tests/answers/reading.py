"""What readers and programs ask. Ids, names and filters are found in what the site answers; see `read`."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

from tests.answers.visitor import Answer, Visitor

SAMPLE = 5
"""So many of a kind where all would say the same again."""
Ids = dict[str, list[str]]
"""Public ids by the beginning of their addresses, such as `cases`."""
CITED = ("cases", "rulings", "reactions")
FOLLOWED = ("cases", "judges", "parties", "topics")
CITATIONS = ("ris", "bib", "json", "txt")
SAME_FILTERS = ("verdicts", "petitioners", "respondents")
"""Lists that have the filters of another one."""
DAYS = ("2026-11-23", "2026-11-24", "2026-11-26", "2026", "2100", "", "soon")
PAGING = ("cursor", "page_size", "ordering", "count", "format", "facets", "page")
UNITS = {
    "court": "courts", "judge": "judges", "party": "parties", "speaker": "parties", "requested_by": "parties",
    "topic": "topics", "holding_topic": "topics", "parent": "topics", "case": "cases", "ruling": "rulings",
    "source": "sources",
}  # fmt: skip
"""What a filter names, by its name."""
VALUES = {
    "q": "licence", "name": "a", "title": "nso", "publisher": "a", "country": "IL", "language": "HE",
    "currency": "usd", "year": "2020,2019", "docket": "28312-05-19", "reacted_within": "30",
    "identifier": "17 F.4th 930",
    "disputed": "filed_on,ruling.issued_on", "single_source": "filed_on",
}  # fmt: skip
ENDS = {"_year": "2020", "_after": "2019-06", "_before": "2021"}
SEARCHES = (
    "licence", "NSO", "pegasus", '"export licence"', "nso OR facebook", "spyware -israel", "surveil*", "judge:barkai",
    'party:"Amnesty International"', "court:supreme", "docket:28312-05-19", "28312-05-19", "title:amnesty",
    "speaker:amnesty", "ברקאי", "החברה", "المحكمة", "Barkay", "decision", "the court", "zzzzqq", "license immunity",
    "organisation", "<b>&", "draft", "again",
)  # fmt: skip
REFUSED = (
    "", "q=", "q=%22", "q=-nso", "q=OR", "q=nso&page=0", "q=nso&page=51", "q=nso&page=x", "q=nso&nonsense=1",
    "q=nso&result=nonsense", "q=nso&facets=no", "q=nso&q=pegasus", "q=nso:x", "q=" + "a" * 300,
)  # fmt: skip
NARROWED = (
    "q=nso&facets=yes", "q=nso&page=2", "q=court&country=IL&result=rejected", "q=court&decided_year=2020&page=1",
    "q=court&judge=Rachel+Barkai", "q=nso&party=NSO+Group+Technologies",
)  # fmt: skip
FOLLOWED_SEARCHES = (
    "q=nso&format=atom", "q=court&country=IL&format=atom", "q=nso&format=atom&page=2", "q=nso&format=csv",
)  # fmt: skip
TYPED = (
    "", "q=", "q=ba", "q=ns", "q=ברק", "q=tel+aviv&kind=court", "q=barkay&kind=judge", "q=amn&kind=party",
    "q=amn&kind=case", "q=a&kind=nonsense", "q=a&x=1", "q=" + "a" * 201,
)  # fmt: skip
PAGES = ("count=exact&page_size=1", "facets=yes&page_size=2", "page_size=500", "format=csv&ordering=nonsense&count=1")
COMBINED = (
    "judge=Rachel+Barkai&decides=petition&result=rejected&decided_year=2020",
    "party_kind=state,government_body,public_office&side=opposing&decides=petition&result=granted,rejected",
    "decided_after=2019&decided_before=2020-06&country=il&facets=yes", "q=nso&country=US&ordering=nonsense&page_size=0",
    "party=Amnesty&role=petitioner&page_size=501", "court=Nowhere&judge=a&cursor=nonsense", "page_size=2&page_size=3",
    "result=rejected&result=granted&side=bringing&favours=opposing", "result=nonsense&kind=&decided_year=20x0",
)  # fmt: skip
OTHERS = (
    "/", "/about/", "/changes/", "/statistics/", "/robots.txt", "/favicon.ico", "/livez", "/readyz", "/cases",
    "/nothing/", "/cases/zzzzzzzzzz/", "/cases/short/", "/rulings/zzzzzzzzzz/cite.ris", "/parties/zzzzzzzzzz/feed/",
    "/sitemaps/nothing.xml", "/statistics/nothing/", "/statistics/nothing.csv", "/?x=1", "/changes/?x=1", "/search/",
    "/statistics/?x=1", "/about/?x=1", "/api/", "/api/v1/", "/api/v1/?x=1", "/api/v2/", "/api/v1/nothing/",
    "/api/v1/cases", "/api/v1/cases/zzzzzzzzzz/", "/api/v1/claims/zzzzzzzzzz/c1/", "/api/v1/vocabularies/nothing/",
    "/static/nothing.css", "/api/v1/vocabularies/?x=1", "/api/v1/statistics/nothing/", "/api/v1/statistics/?x=1",
)  # fmt: skip


def read(reader: Visitor, touched: Iterable[str]) -> None:
    """Everything; `touched` are addresses of what was corrected, withdrawn, merged or not published."""
    for address in OTHERS:
        reader.get(address)
    ids = sitemap(reader)
    for address in touched:
        gone(reader, address)
    records(reader, ids)
    document = reader.get("/api/schema/").json
    lists = {path: queries(row["get"]) for path, row in document["paths"].items() if "{" not in path}
    for path, parameters in lists.items():
        if "page_size" in parameters:
            one_list(reader, path, parameters, ids)
    search(reader)
    known = {name: codes for parameters in lists.values() for name, codes in parameters.items() if name != "kind"}
    statistics(reader, known, ids)
    vocabularies(reader)
    protocol(reader, ids)


def queries(operation: dict[str, Any]) -> dict[str, list[str]]:
    """The parameters of an address of the API, each with its codes."""
    rows = [row for row in operation.get("parameters", []) if row["in"] == "query"]
    return {row["name"]: row["schema"].get("items", row["schema"]).get("enum", []) for row in rows}


def sitemap(reader: Visitor) -> Ids:
    """Every page that search engines are told of."""
    ids: Ids = {}
    for place in locations(reader.get("/sitemap.xml")):
        for address in locations(reader.get(place)):
            reader.get(address)
            if found := re.fullmatch(r"/(\w+)/(\w{10})/", address):
                ids.setdefault(found[1], []).append(found[2])
    return ids


def locations(answer: Answer) -> list[str]:
    return [unescape(place) for place in re.findall(r"<loc>https?://[^/]+([^<]*)</loc>", answer.text)]


def gone(reader: Visitor, address: str) -> None:
    """A record's page, its feed and history, and what the API says of it."""
    reader.get(address)
    reader.get(f"/api/v1{address}")
    if "." not in address:
        reader.get(f"{address}feed/")
        reader.get(f"{address}history/")
        reader.get(f"{address}past/?as_of=2026-11-26")


def records(reader: Visitor, ids: Ids) -> None:
    for kind, found in ids.items():
        shown = found if kind in (*CITED, "courts", "topics") else found[: SAMPLE * 3]
        for public_id in shown:
            reader.get(f"/api/v1/{kind}/{public_id}/")
        reader.get(f"/{kind}/{found[0]}-a-slug/")
        reader.get(f"/api/v1/{kind}/{found[0]}/?as_of=2026&nonsense=1")
    for kind in CITED:
        reader.get(f"/{kind}/{ids[kind][0]}/cite.xml")
        for public_id in ids[kind][:SAMPLE]:
            for form in CITATIONS:
                reader.get(f"/{kind}/{public_id}/cite.{form}")
    for kind in FOLLOWED:
        for public_id in ids[kind][:SAMPLE]:
            reader.get(f"/{kind}/{public_id}/feed/")
    for public_id in ids["cases"]:
        reader.get(f"/cases/{public_id}/history/")
    for day in DAYS:
        reader.get(f"/cases/{ids['cases'][0]}/past/?as_of={day}")
        reader.get(f"/api/v1/cases/{ids['cases'][0]}/?as_of={day}")
        reader.get(f"/api/v1/rulings/{ids['rulings'][0]}/?as_of={day}")


def one_list(reader: Visitor, api: str, parameters: dict[str, list[str]], ids: Ids) -> None:
    """A list in the API and, where it has one, its page: every filter, order and format, and what is refused."""
    page = api.removeprefix("/api/v1")
    addresses = [api, page] if reader.get(page).status == 200 else [api]
    for address in addresses:
        for query in asking(address, parameters, ids):
            reader.get(f"{address}?{query}")
        for order in parameters["ordering"]:
            reader.get(f"{address}?ordering={quote(order)}&page_size={SAMPLE}")
        turn_pages(reader, f"{address}?ordering={quote(order)}&page_size={SAMPLE}")
    for form in parameters["format"]:
        reader.get(f"{api}?format={form}")
    for row in reader.get(f"{api}?page_size={SAMPLE}&count=exact").json["results"]:
        if "unit" in row:
            reader.get(f"{api}{row['unit']}/{row['key']}/")
    if "petitioners" in api or "respondents" in api:
        reader.get(f"{api}{ids['parties'][0]}/")


def asking(address: str, parameters: dict[str, list[str]], ids: Ids) -> Iterator[str]:
    """What a list is asked: with and without an answer."""
    yield from PAGES
    if "result" in parameters:
        yield from COMBINED
    if address.split("/")[-2] not in SAME_FILTERS:
        yield from filtered(parameters, ids, together=1 if address.startswith("/api/") else 3)
        yield from refused(parameters)


def filtered(parameters: dict[str, list[str]], ids: Ids, together: int) -> Iterator[str]:
    """Every filter, so many together."""
    values = [(name, asked(name, codes, ids)) for name, codes in parameters.items() if name not in PAGING]
    for start in range(0, len(values), together):
        yield urlencode([*values[start : start + together], ("page_size", 3)], safe=",")


def asked(name: str, codes: list[str], ids: Ids) -> str:
    """Values that find something."""
    if codes:
        return ",".join(codes[:4])
    if name in UNITS:
        return ",".join(ids[UNITS[name]][:SAMPLE])
    return VALUES.get(name) or next((value for end, value in ENDS.items() if name.endswith(end)), "a")


def refused(parameters: dict[str, list[str]]) -> Iterator[str]:
    """A wrong value for every parameter, some at a time, and a parameter that is not there."""
    names = [name for name in parameters if name != "format"]
    for start in range(0, len(names), 8):
        yield urlencode(dict.fromkeys(names[start : start + 8], "?!"))
    yield "nonsense=1&page_size=2"


def turn_pages(reader: Visitor, address: str) -> None:
    """The first pages of a list, and the way back from the third."""
    for way in ("next", "next", "previous"):
        answer = reader.get(address)
        if address.startswith("/api/"):
            target = answer.json[way]
        else:
            links = re.findall(r'<a[^>]*href="([^"]*cursor=[^"]*)"', answer.text)
            target = unescape(links[-1 if way == "next" else 0]) if links else None
        if not target:
            return
        address = re.sub(r"^https?://[^/]+", "", target)
    reader.get(address)


def search(reader: Visitor) -> None:
    for base in ("/search/", "/api/v1/search/"):
        for words in SEARCHES:
            reader.get(f"{base}?q={quote(words)}")
        for query in (*REFUSED, *NARROWED):
            reader.get(f"{base}?{query}")
    for query in FOLLOWED_SEARCHES:
        reader.get(f"/api/v1/search/?{query}")
    for query in TYPED:
        reader.get(f"/api/v1/suggestions/?{query}")


def statistics(reader: Visitor, known: dict[str, list[str]], ids: Ids) -> None:
    for row in reader.get("/api/v1/statistics/").json:
        api, page = (re.sub(r"^https?://[^/]+", "", row[name]) for name in ("api_url", "url"))
        usual = {name: asked(name, known.get(name, []), ids) for name in row["filters"] if name in known}
        for query in ("", urlencode(dict(list(usual.items())[:2])), "nonsense=1&decided_year=x"):
            files = (f"{page.rstrip('/')}.{suffix}" for suffix in ("csv", "svg"))
            for address in (api, page, *files):
                reader.get(f"{address}?{query}".removesuffix("?"))
        for name in row["divided_by"]:
            reader.get(f"{api}?{urlencode({name: asked(name, known.get(name, []), ids)})}")


def vocabularies(reader: Visitor) -> None:
    for row in reader.get("/api/v1/vocabularies/").json[:SAMPLE]:
        reader.get(f"/api/v1/vocabularies/{row['name']}/")


def protocol(reader: Visitor, ids: Ids) -> None:
    """Methods, formats and conditions."""
    case = f"cases/{ids['cases'][0]}/"
    for address in ("/", "/cases/", f"/{case}", "/api/v1/", "/api/v1/cases/", "/api/schema/", f"/api/v1/{case}",
                    "/api/v1/search/?q=nso", "/api/v1/cases/?format=csv"):  # fmt: skip
        for method in ("HEAD", "OPTIONS", "POST", "DELETE"):
            reader.ask(method, address)
        reader.get(address, if_none_match="*")
        reader.get(address, if_match='"other"')
        reader.get(address, accept_encoding="gzip")
        reader.get(address, accept="text/html")
        reader.get(address, range="bytes=0-9")
    for address in ("/api/v1/cases/", "/api/v1/judges/", "/api/v1/search/?q=nso"):
        for media_type in ("text/csv", "application/x-ndjson", "application/atom+xml", "text/html", "*/*;q=0.5"):
            reader.get(address, accept=media_type)
    for page in ("/", "/cases/", "/search/?q=nso"):
        for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', reader.get(page).text):
            reader.get(address)
