"""Which source says which fact, as short marks behind it: [S2 S3 ~S1, not S20]."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote, unquote

from casetracker_mcp.site import Row

LEGEND = (
    "Marks: [S2] source 2 states it; ~S2 it is inferred from source 2; not S2: source 2 says otherwise (see Disputed);"
    " ?S2 was looked at and is silent. “field: S2” is for that field alone. No mark: the record names no source."
    " Dates are EDTF (../X is X or earlier; ~ approximately)."
)
USUAL_KIND, USUALLY_SEEN = "news_report", "excerpt"
SOURCES_ARE = f"Sources (each a {USUAL_KIND} of which an {USUALLY_SEEN} was seen, where nothing else is said)"
SAFE = ":/?#[]@!$&'()*+,;=~%"
SUPPORT = {"implies": "~", "silent": "?"}


def number(source: Row) -> str:
    return f"S{source['number']}" if source.get("number") else f"S({source['id']})"


class Marks:
    """The citations of one record, by the path of the fact."""

    def __init__(self, citations: Iterable[Row]) -> None:
        self.by_path: dict[str, list[Row]] = {}
        for citation in citations:
            self.by_path.setdefault(citation["path"], []).append(citation)
        self.shown: set[str] = set()

    def of(self, path: str) -> str:
        """The mark of one fact, or of a part and each of its fields; empty if nothing is cited."""
        groups = []
        for cited, citations in self.by_path.items():
            if cited == path or cited.startswith(f"{path}."):
                self.shown.add(cited)
                field = cited[len(path) + 1 :]
                groups.append(f"{field}: {sources(citations)}" if field else sources(citations))
        return f" [{'; '.join(sorted(groups, key=lambda group: ':' in group))}]" if groups else ""

    def others(self, elsewhere: Sequence[str] = ()) -> str:
        """The marks of what has been shown without one, by its path."""
        left = [path for path in self.by_path if path not in self.shown and path not in elsewhere]
        return "; ".join(f"{path}{self.of(path)}" for path in left)


def sources(citations: Sequence[Row]) -> str:
    """Those that agree, then those that do not; each once."""
    agreeing = [f"{SUPPORT.get(each['support'], '')}{number(each['source'])}" for each in citations if agrees(each)]
    contrary = [number(each["source"]) for each in citations if not agrees(each)]
    said = " ".join(dict.fromkeys(agreeing))
    against = " ".join(dict.fromkeys(contrary))
    return ", ".join(filter(None, [said, f"not {against}" if against else ""]))


def agrees(citation: Row) -> bool:
    return not citation["is_contrary"]


def remarks(label: str, citations: Iterable[Row]) -> list[str]:
    """What editors noted of a citation, and the words of the source; what is contrary stands among the disputed."""
    facts: dict[tuple[str, str], list[str]] = {}
    for each in citations:
        words = evidence(each)
        if agrees(each) and words:
            facts.setdefault((sources([each]), words), []).append(each["path"])
    return [f"- {label}{', '.join(paths)} {source}: {words}" for (source, words), paths in facts.items()]


def evidence(citation: Row) -> str:
    """The words of the source, where they stand, and what the editors noted."""
    return " ".join(filter(None, [quoted(citation), citation["locator"], citation["note"]]))


def quoted(row: Row) -> str:
    """Quoted words with their translation."""
    if not row.get("quotation"):
        return ""
    translated = f" ({row['translation']})" if row.get("translation") else ""
    return f"“{row['quotation']}”{translated}"


def disputed(facts: Iterable[Row], label_of: Mapping[str, str]) -> list[str]:
    """Every value of each disputed fact, with the sources for it and what the editors made of them."""
    blocks = []
    for fact in facts:
        of = label_of.get(fact["unit"]["id"], fact["unit"]["label"])
        open_still = "" if fact["is_settled"] else " (not settled)"
        values = [value_line(value) for value in fact["values"]]
        blocks.append("\n".join([f"- {' '.join(filter(None, [of, fact['fact']]))}{open_still}:", *values]))
    return blocks


def value_line(value: Row) -> str:
    """One value with its sources, and what the editors say of those that they do not follow."""
    cited = " ".join(dict.fromkeys(number(each["source"]) for each in value["citations"]))
    said: dict[str, list[str]] = {}
    for each in value["citations"]:
        if not agrees(each):
            words = ": ".join(filter(None, [each["standing"], evidence(each)]))
            said.setdefault(words, []).append(number(each["source"]))
    notes = "".join(f" {' '.join(numbers)} {words}" for words, numbers in said.items())
    return f"  {value['relation']}: {value['label']}{f' [{cited}]' if cited else ''}{notes}"


def list_of(sources: Iterable[Row]) -> list[str]:
    """Each source with where it is found; news of which an excerpt was seen are not said to be that each time."""
    return [f"- {source_line(row)}" for row in sources]


def notes_on(sources: Iterable[Row]) -> list[str]:
    """What editors noted of a source itself, and the pictures and recordings that it has."""
    lines = []
    for row in sources:
        media = [" ".join(str(value) for value in each.values() if value) for each in row["media"]]
        words = "; ".join(filter(None, [row["note"], *media]))
        lines += [f"- {number(row)}: {words}"] if words else []
    return lines


def source_line(row: Row) -> str:
    known = [
        *(row["title"], row["author"], row["publisher"], row["published_on"]),
        row["kind"] if row["kind"] != USUAL_KIND else "",
        f"seen: {row['seen_as']}" if row["seen_as"] != USUALLY_SEEN else "",
        readable(row["url"] or row["archived_url"]),
    ]
    return f"{number(row)} {', '.join(filter(None, known))}"


def readable(url: str) -> str:
    """The address with its letters as they are written, where that leads to the same place."""
    written = unquote(url)
    is_same = quote(written, safe=SAFE).lower() == url.lower()
    return written if is_same and " " not in written else url
