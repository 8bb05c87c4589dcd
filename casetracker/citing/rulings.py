"""A ruling as lawyers cite it: its name, its court, its numbers and reports, and what a higher court made of it."""

import re
from dataclasses import dataclass

from casetracker.core.dates import PartialDate
from rulings.choices import OVERTURNING

NEUTRAL = re.compile(r"\A\[?(?P<year>\d{4})\]?\s+(?P<court>[^\W\d].*?)\s+(?P<number>\d.*)\Z")


@dataclass(frozen=True)
class Report:
    """Where a ruling is printed; `text` is the citation as a whole."""

    text: str
    volume: str = ""
    reporter: str = ""
    page: str = ""


@dataclass(frozen=True)
class CitedRuling:
    """What the citation styles choose from; unknown values are blank."""

    name: str
    """The court's caption where it is known, else the title that readers know."""
    court: str
    own_name: str = ""
    """The caption in the language of the court."""
    short_court: str = ""
    court_names: tuple[tuple[str, str], ...] = ()
    """Languages and names."""
    country: str = ""
    docket: str = ""
    further_dockets: tuple[str, ...] = ()
    joined_dockets: tuple[str, ...] = ()
    """Of the other cases that it decides."""
    local_type: str = ""
    date: PartialDate | None = None
    neutral: str = ""
    ecli: str = ""
    reports: tuple[Report, ...] = ()
    databases: tuple[str, ...] = ()
    later: "tuple[Later, ...]" = ()
    text_version: str = ""
    """Which text is meant, where it is one of several: “as corrected on 3 March 2021”."""

    @property
    def dockets(self) -> str:
        """The docket numbers of all cases that it decides: `C-1/20 and C-2/20`."""
        *first, last = [each for each in (self.docket, *self.joined_dockets) if each] or [""]
        return " and ".join(filter(None, (", ".join(first), last)))

    @property
    def citations(self) -> tuple[str, ...]:
        """Every citation of the ruling itself."""
        texts = (self.neutral, *(report.text for report in self.reports), self.ecli, *self.databases)
        return tuple(filter(None, texts))

    @property
    def neutral_parts(self) -> tuple[str, str]:
        """The court and the number of the neutral citation: `EWHC` and `2199 (QB)`; blank where it has none."""
        found = NEUTRAL.match(self.neutral)
        return (found["court"], found["number"]) if found else ("", "")

    @property
    def is_overturned(self) -> bool:
        return any(each.effect in OVERTURNING for each in self.later)


@dataclass(frozen=True)
class Later:
    """A ruling of another case that reviewed this one, and its effect."""

    effect: str
    ruling: CitedRuling
