"""A ruling and the reactions as text: what was decided, by whom, on which holdings, and who answered."""

from collections.abc import Iterable, Mapping

from casetracker_mcp.marks import Marks, quoted
from casetracker_mcp.site import Row
from casetracker_mcp.words import code, court_name, fact, line, lines, people, sentence, votes


def numbered(row: Row, letter: str) -> str:
    return f"{letter}{row['number'] or '-' + row['key']}"


def head(ruling: Row, marks: Marks) -> str:
    """What kind of ruling it is, when it was given, and its outcome in words."""
    kinds = line(code(ruling["kind"]), code(ruling["stage"]), by=", ")
    bench = f"bench of {ruling['bench_size']}" if ruling["bench_size"] else ""
    known = "" if ruling["is_bench_complete"] or not bench else "bench not fully known"
    return lines(
        f"### {numbered(ruling, 'R')} {kinds}{' (verdict)' if ruling['is_verdict'] else ''}",
        ruling["url"],
        line(*(fact(when.removesuffix("_on"), ruling[when], marks.of(when)) for when in WHEN)),
        sentence(f"Outcome: {ruling['outcome']}" if ruling["outcome"] else "", marks.of("outcome")),
        line(fact("result", ruling["result"]), fact("favours", ruling["favours"])),
        line(
            fact("decided by", ruling["decided_by"], marks.of("decided_by")),
            sentence(bench, marks.of("bench_size")),
            known,
            sentence(votes(ruling), marks.of("votes_for")),
            fact("text", ruling["text_availability"], marks.of("text_availability")),
            fact("text at", ruling["full_text_url"], marks.of("full_text_url")),
            fact("language", ruling["language"], marks.of("language")),
        ),
        fact("summary", ruling["summary"], marks.of("summary")),
        fact("note", ruling["note"], marks.of("note")),
    )


WHEN = ("heard_on", "issued_on", "published_on", "notified_on")


def body(ruling: Row, marks: Marks, names: Mapping[str, str]) -> Iterable[str]:
    """Bench, dispositions, holdings, opinions, and what else belongs to the ruling; a line for each."""
    for seat in [*ruling["judges"], *ruling["officers"]]:
        part = line(code(seat["role"]), code(seat.get("part", "")), by=", ")
        yield f"- {seat['name']} ({part}){marks.of('panel/' + seat['key'])}"
    for row in ruling["dispositions"]:
        yield disposition(row, marks, names)
    for row in ruling["holdings"]:
        yield holding(row, marks)
    for row in ruling["opinions"]:
        yield opinion(row, marks)
    for row in ruling["text_versions"]:
        said = line(code(row.get("kind")), row.get("on") or "", row["changes"], row["url"], row["note"])
        yield f"- version of the text: {said}{marks.of('text_versions/' + row['key'])}"
    for row in ruling["identifiers"]:
        yield f"- cited as {row['value']}{marks.of('identifiers/' + row['key'])}"
    yield from reviews(ruling, marks)
    yield from (f"- file: {line(row['label'], row['url'])}" for row in ruling["files"])


def disposition(row: Row, marks: Marks, names: Mapping[str, str]) -> str:
    claims = ", ".join(claim_of(claim) for claim in row["claims"])
    amount = line(str(row["amount"] or ""), row["currency"], by=" ")
    return (
        "- "
        + line(
            f"{numbered(row, 'D')} {row['decides']}: {line(row['description'], code(row['result']), by=' — ')}",
            fact("form", row["form"]),
            fact("favours", row["favours"]),
            fact("basis", row["basis"]),
            fact("amount", amount),
            fact("sentence", row["sentence"]),
            fact("as stated", row["as_stated"]),
            fact("effect", row["effect"]),
            fact("claims", claims),
            fact("requested by", people(row["requested_by"], names)),
            fact("concerning", people(row["concerning"], names)),
            fact("note", row["note"]),
        )
        + marks.of(f"dispositions/{row['key']}")
    )


def holding(row: Row, marks: Marks) -> str:
    answers = ", ".join(map(answer, row["answered_by"]))
    return (
        "- "
        + line(
            f"{numbered(row, 'H')} {row['finding']}: {row['statement']}",
            quoted(row),
            fact("weight", row["weight"] if row["weight"] != "holding" else ""),
            fact("on", ", ".join(claim_of(claim) for claim in row["claims"])),
            fact("topics", ", ".join(topic["name"] for topic in row["topics"])),
            fact("answered by", answers),
            fact("note", row["note"]),
        )
        + marks.of(f"holdings/{row['key']}")
    )


def answer(row: Row) -> str:
    return f"A{row['reaction_number'] or row['reaction_key']}.{row['number'] or row['key']}"


def claim_of(claim: Row) -> str:
    """A claim by its number, with its case where that is a joined one."""
    return line(numbered(claim, "C"), f"of case {claim['case']['id']}" if claim["case"] else "", by=" ")


def opinion(row: Row, marks: Marks) -> str:
    return (
        "- "
        + line(
            f"{numbered(row, 'O')} {row['kind']} opinion",
            row["title"],
            fact("by", ", ".join(seat["name"] for seat in row["authors"])),
            fact("joined by", ", ".join(seat["name"] for seat in row["joiners"])),
            row["locator"],
            row["summary"],
            fact("note", row["note"]),
            f"text of {len(row['text']):,} characters" if row["text"] else "",
        )
        + marks.of(f"opinions/{row['key']}")
    )


def reviews(ruling: Row, marks: Marks) -> Iterable[str]:
    """The rulings that this one reviews, and those that review it."""
    for row in ruling["reviews"]:
        link = f"/rulings/{row['ruling']}/" if row["ruling"] else ""
        stated = line(court_name(row), row["docket_number"], row["issued_on"] or "", code(row["result"]), by=", ")
        what = line(row["case"] or "", row["to_text"], stated, link, row["note"], by=", ")
        yield f"- reviews {what}: {row['effect']}{marks.of('reviews/' + row['key'])}"
    for row in ruling["reviewed_by"]:
        by = line(row["case"], court_name(row), row["docket_number"], row["issued_on"] or "", row["url"], by=", ")
        yield f"- {row['effect']}, says {by}{' (reversed in turn)' if row['is_reversed'] else ''}"


def reaction(row: Row, marks: Marks, about: str, labels: Mapping[str, str]) -> str:
    """A reaction with its points, in one block; `labels` are those of the rulings."""
    speakers = ", ".join(
        line(
            line(speaker["name"], f"({speaker['side']})" if speaker["side"] else "", by=" "),
            "" if speaker["has_page"] else "(private: do not spread the name)",
            by=" ",
        )
        + marks.of(f"speakers/{speaker['key']}")
        for speaker in row["speakers"]
    )
    spoken = line(row["spokesperson"], row["spokesperson_title"], by=", ")
    return lines(
        f"### {numbered(row, 'A')} {row['stance']}{marks.of('stance')}: {speakers}",
        line(
            f"/reactions/{row['id']}/",
            fact("made", row["made_on"], marks.of("made_on")),
            fact("about", about, marks.of("about")),
            fact("kind", row["kind"] if row["kind"] != "statement" else "", marks.of("kind")),
            fact("spoken by", spoken, marks.of("spokesperson")),
            fact("asked by", row["asked_by"]),
        ),
        fact("summary", row["summary"], marks.of("summary")),
        fact("note", row["note"], marks.of("note")),
        *(point(each, marks, row["about"]["ruling"], labels) for each in row["points"]),
    )


def point(row: Row, marks: Marks, about: str | None, labels: Mapping[str, str]) -> str:
    """One point, and the holdings that it answers: by number, with the ruling where it is not that of the reaction."""
    answers = ", ".join(
        line("" if each["ruling"] == about else labels.get(each["ruling"], each["ruling"]), numbered(each, "H"), by="-")
        for each in row["holdings"]
    )
    return (
        f"- {row['number'] or row['key']}. "
        + line(
            row["summary"],
            quoted(row),
            fact("response", row["response"]),
            fact("answers", answers),
            fact("calls for", row["calls_for"]),
            fact("note", row["note"]),
        )
        + marks.of(f"points/{row['key']}")
    )
