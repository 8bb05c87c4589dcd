"""Small pieces of text: what is unknown or empty is left out, never guessed."""

from collections.abc import Iterable, Mapping

from casetracker_mcp.site import Row

SILENT = ("", None, "unknown", "none")
"""What tells a reader nothing."""
ENDS = (".", "!", "?", "”")


def fact(label: str, value: object, mark: str = "") -> str:
    """“label: value [S1]”, or nothing."""
    return "" if value in SILENT else f"{label}: {value}{mark}"


def code(value: object) -> str:
    """A code as it stands in the vocabularies, or nothing."""
    return "" if value in SILENT else str(value)


def line(*parts: str, by: str = "; ") -> str:
    """The parts that there are; after a sentence nothing stands between."""
    said = ""
    for part in filter(None, parts):
        said += f"{'' if not said else ' ' if said.endswith(ENDS) else by}{part}"
    return said


def lines(*rows: str) -> str:
    return "\n".join(row for row in rows if row)


def section(title: str, rows: Iterable[str]) -> list[str]:
    """A heading with its rows, each a block that an answer may be cut before; nothing without rows."""
    first, *rest = [*filter(None, rows)] or [""]
    return [f"\n## {title}\n{first}", *rest] if first else []


def sentence(text: str, mark: str = "") -> str:
    return f"{text}{mark}" if text else ""


def court_name(row: Row) -> str:
    court = row["court"]
    if not court:
        return row.get("court_as_stated", "")
    return line(court["name"], court["country"], by=", ")


def people(keys: Iterable[str], names: Mapping[str, str]) -> str:
    """The parties with these keys, by their numbers."""
    return ", ".join(names.get(key, key) for key in keys)


def votes(ruling: Row) -> str:
    given = ruling["votes_for"], ruling["votes_against"]
    return "" if None in given else f"votes {given[0]}–{given[1]}"


def private(party: Row) -> str:
    """Who must not be found by name elsewhere; the record names them in their case alone."""
    return "" if party["has_page"] else "private: do not spread the name"
