"""A case as text, or one ruling of it: what is known, each fact with the sources that say it, and where they differ."""

from collections.abc import Iterable

from casetracker_mcp import ruling as rulings
from casetracker_mcp.marks import LEGEND, SOURCES_ARE, Marks, disputed, list_of, notes_on, remarks
from casetracker_mcp.ruling import numbered
from casetracker_mcp.site import Row, Site
from casetracker_mcp.words import code, court_name, fact, line, lines, people, private, section, sentence

SECTIONS = (
    "facts",
    "parties",
    "claims",
    "timeline",
    "rulings",
    "reactions",
    "disputed",
    "notes",
    "related",
    "sources",
)
ON_REQUEST = ("notes",)
"""What is not told unasked: marks and disputes already say it in short."""


def case_blocks(case: Row, site: Site, sections: Iterable[str] = ()) -> list[str]:
    """The case in the order in which it is told: these sections, or all but those that are told on request."""
    asked = set(sections) or {*SECTIONS} - {*ON_REQUEST}
    telling = Telling(case, site)
    told = telling.parts()
    left_out = [name for name in SECTIONS if name not in asked and told[name]]
    blocks = [block for name in SECTIONS if name in asked for block in told[name]]
    more = [f"\nLeft out; ask for them with sections: {', '.join(left_out)}."] if left_out else []
    return [telling.head(), *blocks, *more]


def ruling_blocks(ruling: Row, site: Site, with_text: bool) -> list[str]:
    """One ruling with its case in short, its parties, and the reactions to it."""
    marks, names = Marks(ruling["citations"]), names_of([*ruling["petitioners"], *ruling["respondents"]])
    case = ruling["case"]
    parties = [*ruling["petitioners"], *ruling["respondents"]]
    used = {each["source"]["id"] for row in (ruling, *ruling["reactions"]) for each in row["citations"]}
    sources = [row for row in ruling["sources"] if row["id"] in used]
    said = [
        *remarks("", ruling["citations"]),
        *(each for row in ruling["reactions"] for each in remarks(f"{numbered(row, 'A')} ", row["citations"])),
        *notes_on(sources),
    ]
    return [
        lines(
            f"# {line(case['title'], case['docket_number'], by=', ')}: a ruling",
            f"Case: {case['url']} (id {case['id']})",
            fact("court", court_name(ruling)),
            f"{LEGEND} Addresses that begin with / are of {site.url}.",
        ),
        rulings.head(ruling, marks),
        *rulings.body(ruling, marks, names),
        *section("Parties", (f"- {numbered(seat, 'P')} {seat['role']}: {seat['name']}" for seat in parties)),
        *section(
            "Reactions",
            (rulings.reaction(row, Marks(row["citations"]), "this ruling", {}) for row in ruling["reactions"]),
        ),
        *(f"- in a joined case: {row['stance']}, /reactions/{row['id']}/" for row in ruling["joined_reactions"]),
        *section("Otherwise in sources", contrary([ruling, *ruling["reactions"]])),
        *section("Notes on what sources say", said),
        *section(SOURCES_ARE, list_of(sources)),
        *section("Full text", texts(ruling) if with_text else lengths(ruling)),
    ]


def contrary(rows: Iterable[Row]) -> Iterable[str]:
    """What sources say that cannot be true together with the record."""
    for row in rows:
        letter = "A" if "points" in row else "R"
        for each in row["citations"]:
            if each["is_contrary"]:
                said = line(each["stated"] or each["stated_value"], each["standing"], each["note"])
                yield f"- {numbered(row, letter)} {each['fact']}: S{each['source']['number']} says {said}"


def texts(ruling: Row) -> Iterable[str]:
    yield ruling["full_text"]
    yield from (f"{row['title'] or row['kind']}\n{row['text']}" for row in ruling["opinions"] if row["text"])


def lengths(ruling: Row) -> Iterable[str]:
    number = sum(len(text) for text in texts(ruling))
    if ruling["full_text"] or any(row["text"] for row in ruling["opinions"]):
        yield f"{number:,} characters; ask get_ruling with with_text=true"


def names_of(seats: Iterable[Row]) -> dict[str, str]:
    """The numbers of the parties by their keys."""
    return {seat["key"]: numbered(seat, "P") for seat in seats}


class Telling:
    """One case while it is told."""

    def __init__(self, case: Row, site: Site) -> None:
        self.case, self.site, self.marks = case, site, Marks(case["citations"])
        joined = {seat["key"]: f"{seat['name']} of case {seat['case']['id']}" for seat in case["joined_participations"]}
        self.names = joined | names_of(case["participations"])
        self.labels = {row["id"]: numbered(row, "R") for row in case["rulings"]}
        self.labels |= {row["id"]: numbered(row, "A") for row in case["reactions"]}

    def parts(self) -> dict[str, list[str]]:
        case = self.case
        told = {
            "facts": [self.facts()],
            "parties": section("Parties", map(self.party, case["participations"])),
            "claims": section("Claims", map(self.claim, case["claims"])),
            "timeline": section("Events (rulings and reactions stand below)", map(self.event, self.events())),
            "rulings": section("Rulings", (block for row in case["rulings"] for block in self.ruling(row))),
            "reactions": section("Reactions", map(self.reaction, case["reactions"])),
            "disputed": section("Disputed: where sources differ", disputed(case["disputed_facts"], self.labels)),
            "notes": section("Notes on what sources say", self.remarks()),
            "related": section(
                "Related cases", [*map(self.instance, case["ladder"]), *map(self.relation, case["related"])]
            ),
            "sources": section(SOURCES_ARE, list_of(case["sources"])),
        }
        others = self.marks.others(("title",))
        return told | {"facts": [*told["facts"], *([f"sources of other facts: {others}"] if others else [])]}

    def head(self) -> str:
        """Which case it is, and how to read what follows."""
        return lines(
            f"# {self.case['title']}{self.marks.of('title')}",
            f"{self.case['url']} (id {self.case['id']})",
            f"{LEGEND} Addresses that begin with / are of {self.site.url}.",
        )

    def facts(self) -> str:
        case, of = self.case, self.marks.of
        names = (
            "docket_number",
            "case_type",
            "local_type",
            "status",
            "finality",
            "hearing_access",
            "filed_on",
            "next_on",
        )
        known = (fact(name.replace("_", " "), case[name], of(name)) for name in names)
        titles = "; ".join(f"{row['title']}{of('titles/' + row['key'])}" for row in case["titles"])
        numbers = "; ".join(f"{row['value']}{of('identifiers/' + row['key'])}" for row in case["identifiers"])
        topics = ", ".join(topic["name"] for topic in case["topics"])
        return lines(
            fact("caption", case["caption"], of("caption")),
            line(
                fact("court", court_name(case), of("court")), fact("sitting as", case["sitting_as"], of("sitting_as"))
            ),
            line(*known),
            fact("also called", titles),
            fact("further numbers", numbers),
            fact("topics", topics, of("topics")),
            fact("languages", ", ".join(case["languages"]), of("languages")),
            *map(self.below, case["decisions_below"]),
            fact("verdict", self.labels.get(case["verdict"] or "")),
            sentence(f"record: {case['record_status']}", f", {case['compiled_from']}" if case["compiled_from"] else ""),
            fact("last checked", case["last_checked_on"]),
            fact("note", case["note"], of("note")),
            fact("summary", case["summary"], of("summary")),
        )

    def below(self, row: Row) -> str:
        """A decision from which the case comes and which has no record here."""
        stated = line(court_name(row), row["docket_number"], row["issued_on"] or "", code(row["result"]), by=", ")
        return f"decision below: {line(stated, row['note'])}{self.marks.of('decisions_below/' + row['key'])}"

    def party(self, seat: Row) -> str:
        party = seat["party"]
        counsel = ", ".join(
            line(each["name"], each["firm"], code(each["role"]), each["note"], by=", ") for each in seat["counsel"]
        )
        name = seat["name"] if seat["name"] == party["name"] else f"{seat['name']} (that is {party['name']})"
        return (
            "- "
            + line(
                f"{numbered(seat, 'P')} {seat['role']}: {name}",
                code(seat["side"]),
                party["kind"],
                party["country"],
                code(party["identity"] if party["identity"] != "named" else ""),
                party["size_stated"],
                private(party),
                fact("counsel", counsel),
                fact("note", seat["note"]),
            )
            + self.marks.of(f"participations/{seat['key']}")
        )

    def claim(self, row: Row) -> str:
        answers = ", ".join(
            f"{self.labels.get(each['ruling'], each['ruling'])}-{numbered(each, 'H')} {each['finding']}"
            for each in row["answered_by"]
        )
        dissents = ", ".join(
            f"{self.labels.get(each['ruling'], each['ruling'])}-{numbered(each, 'H')} {each['finding']}"
            for each in row["dissents"]
        )
        decided = ", ".join(
            f"{self.labels.get(each['ruling'], each['ruling'])}-{numbered(each, 'D')} {each['result']}"
            for each in row["decided_by"]
        )
        return (
            "- "
            + line(
                f"{numbered(row, 'C')} {row['kind']}: {row['statement']}",
                fact("alleged", row["alleged_on"]),
                fact("raised by", people(row["raised_by"], self.names)),
                fact("against", people(row["against"], self.names)),
                fact("court", answers),
                fact("in dissent", dissents),
                fact("decided", decided),
                fact("note", row["note"]),
            )
            + self.marks.of(f"claims/{row['key']}")
        )

    def events(self) -> list[Row]:
        place = {row["key"]: number for number, row in enumerate(self.case["timeline"]) if row["type"] == "event"}
        return sorted(self.case["events"], key=lambda row: place.get(row["key"], len(place)))

    def event(self, row: Row) -> str:
        begins = line(row["begins_at"] or "", fact("until", row["ends_at"]), by=" ")
        return (
            "- "
            + line(
                f"{numbered(row, 'E')} {row['on'] or 'undated'} {row['title'] or row['kind']}",
                row["description"],
                begins,
                fact("docket", row["docket"]),
                fact("by", people(row["by"], self.names)),
                fact("note", row["note"]),
            )
            + self.marks.of(f"events/{row['key']}")
        )

    def ruling(self, row: Row) -> list[str]:
        marks = Marks(row["citations"])
        blocks = [rulings.head(row, marks), *rulings.body(row, marks, self.names)]
        text = sum(map(len, texts(row)))
        more = f"- full text of it: get_ruling {row['id']} with_text=true" if text else ""
        others = marks.others()
        return [*blocks, more, f"- sources of other facts: {others}" if others else ""]

    def reaction(self, row: Row) -> str:
        about = row["about"]
        keys = {each["key"]: f"E{each['number']}" for each in self.case["events"]}
        target = about["ruling"] or about["reaction"]
        what = self.labels.get(target, "") if target else keys.get(about["event"], "the case")
        return rulings.reaction(row, Marks(row["citations"]), what, self.labels)

    def remarks(self) -> list[str]:
        found = remarks("", self.case["citations"])
        for row in [*self.case["rulings"], *self.case["reactions"]]:
            found += remarks(f"{self.labels[row['id']]} ", row["citations"])
        return found + notes_on(self.case["sources"])

    def instance(self, row: Row) -> str:
        below = f"appeal of {row['appeal_of']}" if row["appeal_of"] else "first instance known here"
        return f"- {below}: {self.linked(row)}{' (this case)' if row['is_this'] else ''}"

    def relation(self, row: Row) -> str:
        other = self.linked(row["case"]) if row["case"] else row["text"]
        return f"- {row['label']}: {line(other, row['note'])}{self.marks.of('relations/' + row['key'])}"

    def linked(self, row: Row) -> str:
        verdict = row["verdict"]
        return line(
            line(row["title"], row["docket_number"], court_name(row), by=", "),
            row["url"],
            line(verdict["outcome"], verdict["issued_on"] or "", by=", ") if verdict else code(row["status"]),
        )
