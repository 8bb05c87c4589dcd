"""A ruling ready to copy, in the styles of law reviews and courts.

Each style is a few rules on the same choices: the neutral citation, then a report, then court, docket and day. Why they
are written out here: docs/decisions/0017-citation-styles.md.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casetracker.citing.conventions import (
    SHORT_MONTHS,
    UNDATED,
    UNKNOWN,
    american_name,
    apart_from_number,
    british_name,
    country_of,
    court_of,
    court_of_report,
    day_first,
    in_brackets,
    is_of_the_union,
    listed,
    month_first,
    number_before_name,
    spaced,
    without_points,
    year_of,
)
from casetracker.citing.israeli import israeli_ruling
from casetracker.citing.rulings import CitedRuling, Later
from casetracker.core.dates import MONTHS

IN_WORDS = {"reverses": "reversed", "vacates": "vacated", "varies": "varied", "affirms": "affirmed"}
"""The effects that are part of a ruling's history; that a court did not take it up is none."""
HISTORY = {"reverses": "rev'd", "vacates": "vacated", "varies": "modified", "affirms": "aff'd"}
ENGLISH_NEUTRAL = re.compile(r"(\[\d{4}\] EW[A-Z]+) (?:([A-Z][a-z]+) )?(\d+)(?: \((\w+)\))?")


def in_words(later: Later) -> str:
    """What a higher court made of it: `reversed by 9th Cir., Dada v. NSO Group, 24-2179, 8 July 2025`; or blank."""
    if later.effect not in IN_WORDS:
        return ""
    ruling = later.ruling
    by = ruling.short_court or ruling.court or "another court"
    cited = ruling.neutral or (ruling.reports[0].text if ruling.reports else ruling.docket)
    on = ruling.date.display() if ruling.date else UNKNOWN
    return f"{IN_WORDS[later.effect]} by {', '.join(filter(None, (by, ruling.name, cited, on)))}"


# Styles


def oscola(cited: CitedRuling) -> str:
    """Case name [year] court number, report (court); of what is in neither: docket (court, day)."""
    place = oscola_place(apart_from_number(cited))
    first = spaced(number_before_name(cited), british_name(cited.name), place)
    return listed(first, *map(oscola_later, cited.later))


def oscola_place(cited: CitedRuling) -> str:
    if is_of_the_union(cited):
        reports = (without_points(report.text) for report in cited.reports[:1])
        return spaced(cited.dockets, listed(cited.ecli.removeprefix("ECLI:"), *reports))
    day = f"({listed(without_points(court_of(cited)), day_first(cited.date))})"
    return place_without_points(cited) or spaced(cited.dockets, cited.ecli, day)


def oscola_later(later: Later) -> str:
    verb = {"reverses": "revd", "vacates": "vacated", "varies": "varied", "affirms": "affd"}.get(later.effect)
    return spaced(verb, oscola_place(later.ruling)) if verb else ""


def place_without_points(cited: CitedRuling) -> str:
    reports = [without_points(report.text) for report in cited.reports]
    return place_in_print(cited, cited.neutral, reports, without_points(court_of_report(cited)), UNKNOWN)


def place_in_print(cited: CitedRuling, neutral: str, reports: list[str], court: str, unknown: str) -> str:
    """The neutral citation and a report, or a report with the court and year that it does not name; else blank."""
    if neutral:
        return listed(neutral, *reports[:1])
    if not reports:
        return ""
    year = "" if re.match(r"[\[(]\d{4}", reports[0]) else year_of(cited.date, unknown)
    return spaced(reports[0], in_brackets(court, year))


def bluebook(cited: CitedRuling) -> str:
    """Case name, volume reporter page (court year); of what is unreported: No. docket (court day)."""
    return f"{bluebook_with(cited, SHORT_MONTHS)}."


def chicago(cited: CitedRuling) -> str:
    """As the Bluebook has it, with the months in full."""
    return f"{bluebook_with(cited, MONTHS)}."


def bluebook_with(cited: CitedRuling, months: Sequence[str]) -> str:
    number, name = number_before_name(cited), american_name(cited.name)
    said = listed(number, name) if is_of_the_union(cited) else spaced(number, name)
    place = bluebook_place(apart_from_number(cited), months)
    is_told_apart = place.startswith("(") or (place.startswith("[") and cited.country != "CA")
    first = spaced(said, place) if is_told_apart else listed(said, place)
    history = (bluebook_later(each, months) for each in cited.later)
    return listed(spaced(first, in_brackets(country_of(cited))), *history)


def bluebook_place(cited: CitedRuling, months: Sequence[str]) -> str:
    reports = [report.text for report in cited.reports]
    printed = place_in_print(cited, english_division_first(cited.neutral), reports, court_of_report(cited), UNDATED)
    if printed:
        return printed
    is_bare = bool(cited.docket) and " " not in cited.docket
    number = spaced(("Nos." if cited.joined_dockets else "No.") if is_bare else "", cited.dockets)
    day = in_brackets(court_of(cited), month_first(cited.date, months))
    return spaced(listed(number, *cited.databases[:1], cited.ecli), day)


def english_division_first(neutral: str) -> str:
    """`[2022] EWHC (QB) 2199` for `[2022] EWHC 2199 (QB)`, `[2024] EWCA (Civ) 1158` for `[2024] EWCA Civ 1158`."""
    found = ENGLISH_NEUTRAL.fullmatch(neutral)
    return spaced(found[1], in_brackets(found[2] or found[4] or ""), found[3]) if found else neutral


def bluebook_later(later: Later, months: Sequence[str]) -> str:
    verb = HISTORY.get(later.effect)
    place = bluebook_place(later.ruling, months)
    return f"{verb}{' ' if place.startswith('(') else ', '}{place}" if verb else ""


def mcgill(cited: CitedRuling) -> str:
    """Case name, [year] court number, report; of what is unreported: (day), docket (court)."""
    place = mcgill_place(cited)
    between = " " if place.startswith("(") and not place_without_points(cited) else ", "
    return f"{listed(f'{british_name(cited.name)}{between}{place}', *map(mcgill_later, cited.later))}."


def mcgill_place(cited: CitedRuling) -> str:
    printed = place_without_points(cited)
    if is_of_the_union(cited):
        return listed(cited.dockets, printed or cited.ecli)
    if printed:
        return printed
    number, court = listed(cited.dockets, cited.ecli), without_points(court_of(cited))
    return listed(f"({day_first(cited.date)})", spaced(number, in_brackets(court)) if number else court)


def mcgill_later(later: Later) -> str:
    verb = {"reverses": "rev'd", "vacates": "vacated", "varies": "var'd", "affirms": "aff'd"}.get(later.effect)
    return spaced(verb, mcgill_place(later.ruling)) if verb else ""


def israeli(cited: CitedRuling) -> str:
    """As the Israeli rules have it; a foreign ruling is cited as in its own country."""
    if cited.country != "IL":
        return bluebook(cited) if cited.country == "US" else oscola(cited)
    return listed(israeli_ruling(cited), *map(in_words, cited.later))


@dataclass(frozen=True)
class Style:
    """One way to cite a ruling: its name for readers, and the function that writes it."""

    label: str
    write: Callable[[CitedRuling], str]

    def cite(self, cited: CitedRuling) -> str:
        """The citation; behind it in brackets which text of the ruling is meant, for which no style has a place."""
        return f"{self.write(cited)} ({cited.text_version})" if cited.text_version else self.write(cited)


STYLES = {
    "oscola": Style("OSCOLA", oscola),
    "bluebook": Style("Bluebook", bluebook),
    "chicago": Style("Chicago", chicago),
    "apa": Style("APA", chicago),  # both manuals follow the Bluebook for all that is law
    "mcgill": Style("McGill", mcgill),
    "israeli": Style("Israeli uniform citation", israeli),
}
