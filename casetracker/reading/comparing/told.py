"""What a comparison tells of courts, benches, holdings and reactions, of cases and of rulings alike."""

from collections.abc import Iterable

from casetracker.core.naming.places import country_name
from casetracker.core.statements.values import by
from casetracker.core.vocabulary import Vocabulary
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.comparing.facts import Told, in_words
from casetracker.web.addresses import unit_address
from casetracker.web.tags import anchor
from rulings.choices import BASIS, FINDING, SEAT_PART, STANCE, WEIGHT


def known(vocabulary: Vocabulary, code: str) -> list[Told]:
    """A code in words; nothing where it says that nothing is known."""
    return in_words(vocabulary.label(code)) if code not in ("", "unknown") else []


def addressed(url: str, row: RowData, letter: str) -> str:
    """The address of a numbered part of a page."""
    return f"{url}#{anchor(row, letter)}"


def court_told(court: RowData | None, *more: str) -> list[Told]:
    if not court:
        return []
    note = ", ".join(filter(None, (country_name(court["country"]), *more)))
    return [Told(court["name"], unit_address("court-detail", court["id"]), note=note, identity=court["id"])]


def judges_told(judges: Rows) -> Iterable[Told]:
    """Who sat; two rulings share a judge whatever the part of each."""
    for judge in judges:
        url = unit_address("judge-detail", judge["id"]) if judge["id"] else ""
        part = "" if judge["part"] == "unknown" else SEAT_PART.phrase(judge["part"])
        yield Told(judge["name"], url, note=part, identity=judge["id"] or "")


def bases_told(dispositions: Rows) -> Iterable[Told]:
    for basis in dict.fromkeys(row["basis"] for row in dispositions):
        yield from known(BASIS, basis)


def holding_told(holding: RowData) -> Told:
    ruling = holding["ruling"]
    url = f"{ruling['url']}#{anchor(ruling, 'R')}-{anchor(holding, 'H')}"
    lead = [FINDING.label(holding["finding"])]
    if holding["weight"] != "holding":
        lead.append(WEIGHT.phrase(holding["weight"]))
    return Told(holding["statement"], url, lead=", ".join(lead))


def reactions_told(reactions: Iterable[tuple[RowData, str]]) -> Iterable[Told]:
    """Who reacted, each with the address of the reaction; those of one stance together."""
    rows = [{**reaction, "url": url} for reaction, url in reactions]
    of_stance = by(rows, "stance")
    for stance in STANCE:
        if found := of_stance.get(stance):
            names = {", ".join(speaker["name"] for speaker in row["speakers"]): row["url"] for row in found}
            yield Told(stance=stance, names=tuple(names.items()))
