"""Decisions about candidates as they are typed or written to a file, and how candidates are told in a terminal."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from casetracker.exchange.matching.candidates import DIFFERENT, SAME, Candidates, Decisions, Verdict

FORM = '{"press:judges/barkai": {"bcdfghjkmn": "same"}, "press:parties/nso": "different"}'


class DecisionsError(ValueError):
    """Decisions that cannot be read; the text says what to write."""


def read_decisions(path: Path) -> Decisions:
    """Read decisions from a JSON file. Raises DecisionsError, or OSError when it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise DecisionsError(f"{path} is no JSON: write {FORM}.") from error
    is_right = isinstance(found, dict) and all(
        verdicts == DIFFERENT
        or (isinstance(verdicts, dict) and all(verdict in (SAME, DIFFERENT) for verdict in verdicts.values()))
        for verdicts in found.values()
    )
    if not is_right:
        raise DecisionsError(f"{path} does not read as decisions do: write {FORM}.")
    return found


def typed_decisions(same: Iterable[str], different: Iterable[str], read: Decisions) -> Decisions:
    """Return decisions that were typed, on top of those of a file. Raises DecisionsError."""
    found: dict[str, dict[str, Verdict] | str] = {
        reference: dict(verdicts) if not isinstance(verdicts, str) else verdicts for reference, verdicts in read.items()
    }
    for verdict, typed in ((SAME, same), (DIFFERENT, different)):
        for each in typed:
            reference, _, public_id = each.partition("=")
            if not public_id and verdict == DIFFERENT:
                found[reference] = DIFFERENT
                continue
            if not public_id or ":" not in reference or "/" not in reference:
                raise DecisionsError(
                    f"--{verdict} {each[:40]}: write REFERENCE=ID, such as press:judges/barkai=bcdfghjkmn."
                )
            known = found.get(reference)
            found[reference] = {**(known if isinstance(known, dict) else {}), public_id: verdict}
    return found  # type: ignore[return-value]  # texts are “different” alone


def told(asked: Iterable[Candidates]) -> Iterator[str]:
    """Say of each record which candidates there are, and how one decides."""
    for each in asked:
        yield f"{each.reference} “{each.name}” may be here already ({each.path}):"
        for candidate in each.candidates:
            yield f"    --same {each.reference}={candidate.id}    {candidate.label}: {candidate.why}"
        yield f"    --different {each.reference}    none of them: a new record"
