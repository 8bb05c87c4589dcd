"""Loads document after document, and keeps what became of each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from casetracker.core.policy import Account
from casetracker.exchange.batches.inputs import Piece
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.load import load_document
from casetracker.exchange.matching.candidates import Candidates, Decisions
from casetracker.exchange.report import LoadReport

REFUSED = "refused"
OUTCOMES = {
    "loaded": "loaded",
    "unchanged": "loaded before",
    "waiting": "waiting, because they change what readers see (--apply)",
    "candidates": "waiting for a decision",
    REFUSED: "refused",
}
"""What can become of a document, in words."""


@dataclass(frozen=True)
class Outcome:
    """What became of one document."""

    piece: Piece
    report: LoadReport | None = None
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def status(self) -> str:
        return self.report.status if self.report else REFUSED


@dataclass
class Summary:
    """What became of many documents."""

    outcomes: Counter[str] = field(default_factory=Counter)
    created: int = 0
    changed: int = 0
    linked: int = 0
    asked: dict[str, Candidates] = field(default_factory=dict)
    """What somebody must decide, each once, however many documents wait for it."""

    def add(self, outcome: Outcome) -> None:
        self.outcomes[outcome.status] += 1
        if outcome.report:
            self.created += outcome.report.created
            self.changed += outcome.report.changed
            self.linked += len(outcome.report.linked)
            for each in outcome.report.candidates:
                self.asked.setdefault(each.reference, each)

    @property
    def documents(self) -> int:
        return self.outcomes.total()

    def lines(self) -> Iterator[str]:
        found = [f"{self.outcomes[name]:,} {words}" for name, words in OUTCOMES.items() if self.outcomes[name]]
        yield f"{self.documents:,} documents: {', '.join(found) or 'none'}."
        linked = f", {self.linked:,} links to records that were here under other keys" if self.linked else ""
        yield f"{self.created:,} records new, {self.changed:,} changed{linked}."


@dataclass
class Options:
    """How the documents are loaded, as `load_document` takes it."""

    by: Account | None = None
    publish: bool = False
    apply: bool = False
    decisions: Decisions = field(default_factory=dict)


def outcomes(pieces: Iterable[Piece], options: Options) -> Iterator[Outcome]:
    """Load the documents one after another; one that is refused leaves the others alone."""
    for piece in pieces:
        try:
            report = load_document(
                piece.read(),
                by=options.by,
                publish=options.publish,
                apply=options.apply,
                decisions=options.decisions,
            )
        except DocumentError as error:
            yield Outcome(piece, problems=error.problems)
        else:
            yield Outcome(piece, report)


class Rejects:
    """The documents that were not loaded, in a file of lines that can be mended and loaded again.

    It is written beside its place and moved there at the end, so that a file of rejects can be loaded onto itself.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.written = 0

    def add(self, outcome: Outcome) -> None:
        line = outcome.piece.as_line() if self.path and outcome.status not in ("loaded", "unchanged") else None
        if line is not None and self.path:
            with self.beside.open("ab" if self.written else "wb") as file:
                file.write(line + b"\n")
            self.written += 1

    @property
    def beside(self) -> Path:
        assert self.path is not None
        return self.path.with_name(f"{self.path.name}.new")

    def finish(self) -> None:
        """Put the file in its place; an older one that is done with goes."""
        if self.path and self.written:
            self.beside.replace(self.path)
        elif self.path:
            self.path.unlink(missing_ok=True)
