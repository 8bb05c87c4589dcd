"""A ruling ready to copy, in the styles of law reviews and courts.

Each style is a few rules on the same choices: the neutral citation, then a report, then court, docket and day. Why they
are written out here: docs/decisions/0017-citation-styles.md.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casetracker.citing.references import is_certain
from casetracker.citing.rulings import CitedRuling, Later
from casetracker.core.dates import MONTHS, PartialDate

UNKNOWN = "date unknown"
SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
JURISDICTIONS = {
    "AR": "Arg.",
    "AT": "Austria",
    "AU": "Austl.",
    "BE": "Belg.",
    "BR": "Braz.",
    "CA": "Can.",
    "CH": "Switz.",
    "CY": "Cyprus",
    "DE": "Ger.",
    "DK": "Den.",
    "ES": "Spain",
    "FR": "Fr.",
    "GB": "U.K.",
    "GR": "Greece",
    "HU": "Hung.",
    "IE": "Ir.",
    "IL": "Isr.",
    "IN": "India",
    "IT": "It.",
    "JP": "Japan",
    "KE": "Kenya",
    "MA": "Morocco",
    "MX": "Mex.",
    "NL": "Neth.",
    "NO": "Nor.",
    "NZ": "N.Z.",
    "PL": "Pol.",
    "PT": "Port.",
    "SE": "Swed.",
    "TH": "Thai.",
    "TR": "Turk.",
    "ZA": "S. Afr.",
}
"""The Bluebook's abbreviations of countries; the United States need none."""
IN_WORDS = {"reverses": "reversed", "varies": "varied", "affirms": "affirmed"}
"""The effects that are part of a ruling's history; that a court did not take it up is none."""
HISTORY = {"reverses": "rev'd", "varies": "modified", "affirms": "aff'd"}
HEBREW = re.compile("[\u05d0-\u05ea]")
SUPREME_COURT_REPORTS = ("U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d")
"""Of one court alone, which is not named again."""


def in_words(later: Later) -> str:
    """What a higher court made of it: `reversed by 9th Cir., Dada v. NSO Group, 24-2179, 8 July 2025`; or blank."""
    if later.effect not in IN_WORDS:
        return ""
    ruling = later.ruling
    by = ruling.short_court or ruling.court or "another court"
    cited = ruling.neutral or (ruling.reports[0].text if ruling.reports else ruling.docket)
    on = ruling.date.display() if ruling.date else UNKNOWN
    return f"{IN_WORDS[later.effect]} by {', '.join(filter(None, (by, ruling.name, cited, on)))}"


# Dates


def day_first(on: PartialDate | None) -> str:
    return on.display() if on else UNKNOWN


def month_first(on: PartialDate | None, months: Sequence[str]) -> str:
    """`July 12, 2020`, `July 2020` or `2020`; a doubtful date in words."""
    if on is None or not is_certain(on):
        return day_first(on)
    year, *rest = (int(part) for part in on.edtf.split("-"))
    if not rest:
        return str(year)
    month = months[rest[0] - 1]
    return f"{month} {rest[1]}, {year}" if len(rest) > 1 else f"{month} {year}"


def year_of(on: PartialDate | None) -> str:
    if on is None:
        return UNKNOWN
    return str(on.year) if on.year and not on.is_marked else on.display()


def in_figures(on: PartialDate | None) -> str:
    """`12.7.2020`, as Israeli citations have it."""
    if on is None or not is_certain(on):
        return day_first(on)
    return ".".join(str(int(part)) for part in reversed(on.edtf.split("-")))


# Parts of citations


def without_points(text: str) -> str:
    """`v.`, `Inc.` and `9th Cir.` without points, as British and Canadian styles have them."""
    return re.sub(r"(?<=\w)\.(?=\s|,|\)|$|\w)", "", text)


def in_brackets(*parts: str) -> str:
    said = " ".join(filter(None, parts))
    return f"({said})" if said else ""


def court_of(cited: CitedRuling) -> str:
    return cited.short_court or cited.court


def spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))


def listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


# Styles


def oscola(cited: CitedRuling) -> str:
    """Case name [year] court number, report (court); of what is in neither: docket (court, day)."""
    return listed(spaced(without_points(cited.name), oscola_place(cited)), *map(oscola_later, cited.later))


def place_in_print(cited: CitedRuling, reports: list[str], court: str) -> str:
    """The neutral citation and a report, or a report with the court and year that it does not name; else blank."""
    if cited.neutral:
        return listed(cited.neutral, *reports[:1])
    if not reports:
        return ""
    year = "" if re.match(r"[\[(]\d{4}", reports[0]) else year_of(cited.date)
    return spaced(reports[0], in_brackets(court, year))


def place_without_points(cited: CitedRuling) -> str:
    return place_in_print(
        cited, [without_points(report.text) for report in cited.reports], without_points(court_of(cited))
    )


def oscola_place(cited: CitedRuling) -> str:
    day = f"({listed(without_points(court_of(cited)), day_first(cited.date))})"
    return place_without_points(cited) or spaced(cited.docket, cited.ecli, day)


def oscola_later(later: Later) -> str:
    verb = {"reverses": "revd", "varies": "varied", "affirms": "affd"}.get(later.effect)
    return spaced(verb, oscola_place(later.ruling)) if verb else ""


def bluebook(cited: CitedRuling) -> str:
    """Case name, volume reporter page (court year); of what is unreported: No. docket (court day)."""
    return f"{bluebook_with(cited, SHORT_MONTHS)}."


def chicago(cited: CitedRuling) -> str:
    """As the Bluebook has it, with the months in full."""
    return f"{bluebook_with(cited, MONTHS)}."


def bluebook_with(cited: CitedRuling, months: Sequence[str]) -> str:
    country = JURISDICTIONS.get(cited.country, "")
    name = re.sub(r"\bv(?=\s)", "v.", cited.name)
    place = bluebook_place(cited, months)
    first = spaced(name, place) if place.startswith("(") else listed(name, place)
    return listed(spaced(first, in_brackets(country)), *(bluebook_later(each, months) for each in cited.later))


def bluebook_place(cited: CitedRuling, months: Sequence[str]) -> str:
    court = court_of(cited)
    is_named_by_report = any(report.reporter in SUPREME_COURT_REPORTS for report in cited.reports[:1])
    printed = place_in_print(cited, [report.text for report in cited.reports], "" if is_named_by_report else court)
    if printed:
        return printed
    number = f"No. {cited.docket}" if cited.docket[:1].isdigit() else cited.docket
    return spaced(listed(number, *cited.databases[:1], cited.ecli), in_brackets(court, month_first(cited.date, months)))


def bluebook_later(later: Later, months: Sequence[str]) -> str:
    verb = HISTORY.get(later.effect)
    place = bluebook_place(later.ruling, months)
    return f"{verb}{' ' if place.startswith('(') else ', '}{place}" if verb else ""


def mcgill(cited: CitedRuling) -> str:
    """Case name, [year] court number, report; of what is unreported: (day), docket (court)."""
    place = mcgill_place(cited)
    between = " " if place.startswith("(") and not cited.citations else ", "
    return f"{listed(f'{without_points(cited.name)}{between}{place}', *map(mcgill_later, cited.later))}."


def mcgill_place(cited: CitedRuling) -> str:
    printed = place_without_points(cited)
    if printed:
        return printed
    number, court = listed(cited.docket, cited.ecli), without_points(court_of(cited))
    return listed(f"({day_first(cited.date)})", spaced(number, in_brackets(court)) if number else court)


def mcgill_later(later: Later) -> str:
    verb = {"reverses": "rev'd", "varies": "var'd", "affirms": "aff'd"}.get(later.effect)
    return spaced(verb, mcgill_place(later.ruling)) if verb else ""


def israeli(cited: CitedRuling) -> str:
    """Number, name (day), in Hebrew where it is known; a foreign ruling is cited as in its own country."""
    if cited.country != "IL":
        return bluebook(cited) if cited.country == "US" else oscola(cited)
    hebrew = [text for text in (cited.docket, *cited.further_dockets) if HEBREW.search(text)]
    is_typed = HEBREW.search(cited.local_type) and not hebrew
    number = hebrew[0] if hebrew else spaced(cited.local_type if is_typed else "", cited.docket)
    name = cited.own_name if HEBREW.search(cited.own_name) else cited.name
    court = next((each for language, each in cited.court_names if language == "he"), cited.court)
    is_named = any(sign in number for sign in ('בג"ץ', "בג״ץ", "HCJ")) or not number
    place = "" if is_named else in_brackets(court)
    said = spaced(number, place, name, in_brackets(in_figures(cited.date)))
    return listed(said, *map(in_words, cited.later))


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
