"""What the citation styles share: the names of cases, their days and their countries."""

import re
from collections.abc import Sequence
from dataclasses import replace

from casetracker.citing.references import is_certain
from casetracker.citing.rulings import CitedRuling
from casetracker.core.dates import MONTHS, PartialDate

UNKNOWN = "date unknown"
UNDATED = "n.d."
"""As the American manuals have it."""
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
PARTS_OF_BRITAIN = {"EW": "Eng.", "CS": "Scot.", "NI": "N. Ir.", "UK": "U.K."}
"""By the letters with which a neutral citation begins; Scotland's are of the Court of Session."""
SUPREME_COURT_REPORTS = ("U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d")
"""Of one court alone, which is not named again."""
HEBREW = re.compile("[\u05d0-\u05ea]")
TYPED_NUMBER = re.compile(r"(?P<kind>[^\W\d].*?)\s+(?P<number>\d.*)")
VERSUS = re.compile(r"(\s+(?:vs?\.?|\u05e0['\u05f3])\s+)")
OTHERS = re.compile(
    r",?\s+(?:et al\b\.?|(?:and|&) (?:others|another|ors|anor)\b\.?|\u05d5\u05d0\u05d7['\u05f3])(?=$|\s*[(;])"
)
"""Says that there are more on the same side."""


# Names


def first_parties(name: str) -> str:
    """The first party of each side alone, as every style has it: `Dada v. NSO` for `Dada et al. v. NSO et al.`.

    Given names stay, since nobody knows here which part is the family name.
    """
    sides = (OTHERS.sub("", each) if VERSUS.fullmatch(each) is None else each for each in VERSUS.split(name))
    return "".join(side.partition(";")[0] for side in sides)


def american_name(name: str) -> str:
    return re.sub(r"(?<=\s)vs?\.?(?=\s)", "v.", first_parties(name))


def british_name(name: str) -> str:
    return without_points(re.sub(r"(?<=\s)vs?\.?(?=\s)", "v", first_parties(name)))


def without_points(text: str) -> str:
    """`v.`, `Inc.`, `U.S.` and `F.4th` without points, as British and Canadian styles have them, but `Booking.com`."""
    return re.sub(r"(?<=[^\W\d])\.(?=[\s,)\d]|$)|(?<=\b[^\W\d])\.(?=\w)", "", text)


# Dates


def day_first(on: PartialDate | None) -> str:
    return on.display() if on else UNKNOWN


def month_first(on: PartialDate | None, months: Sequence[str] = MONTHS) -> str:
    """`July 12, 2020`, `July 2020` or `2020`; a doubtful date in words."""
    if on is None or not is_certain(on):
        return on.display() if on else UNDATED
    year, *rest = (int(part) for part in on.edtf.split("-"))
    if not rest:
        return str(year)
    month = months[rest[0] - 1]
    return f"{month} {rest[1]}, {year}" if len(rest) > 1 else f"{month} {year}"


def year_of(on: PartialDate | None, unknown: str) -> str:
    if on is None:
        return unknown
    return str(on.year) if on.year and not on.is_marked else on.display()


def in_figures(on: PartialDate | None) -> str:
    """`12.7.2020`, as Israeli citations have it."""
    if on is None or not is_certain(on):
        return day_first(on)
    return ".".join(str(int(part)) for part in reversed(on.edtf.split("-")))


# Courts and countries


def court_of(cited: CitedRuling) -> str:
    return cited.short_court or cited.court


def court_of_report(cited: CitedRuling) -> str:
    """The court, unless the report in which the ruling is printed is that court's own."""
    is_named = any(report.reporter in SUPREME_COURT_REPORTS for report in cited.reports[:1])
    return "" if is_named else court_of(cited)


def country_of(cited: CitedRuling) -> str:
    """The Bluebook's abbreviation; of the British courts, the part of the kingdom in which they sit."""
    if is_of_the_union(cited):
        return ""
    part = PARTS_OF_BRITAIN.get(cited.neutral_parts[0][:2], "") if cited.country == "GB" else ""
    return part or JURISDICTIONS.get(cited.country, "")


def is_of_the_union(cited: CitedRuling) -> bool:
    """Whether a court of the European Union gave it: its ECLI is then how the ruling is cited."""
    return cited.ecli.startswith("ECLI:EU:")


def is_of_israels_supreme_court(cited: CitedRuling) -> bool:
    """Whether the type of a procedure tells the court: `HCJ` and `CA` are heard by no other."""
    names = [cited.court, *(name for _, name in cited.court_names)]
    return cited.country == "IL" and any(
        "Supreme" in name or "\u05e2\u05dc\u05d9\u05d5\u05df" in name for name in names
    )


def number_before_name(cited: CitedRuling) -> str:
    """`Case C-311/18` of the Union's courts, `HCJ 1942/21` of Israel's; a bare number would say nothing there."""
    if is_of_the_union(cited):
        return f"Case {cited.docket.removeprefix('Case ')}" if cited.docket else ""
    return cited.docket if cited.country == "IL" and TYPED_NUMBER.match(cited.docket) else ""


def apart_from_number(cited: CitedRuling) -> CitedRuling:
    """The ruling without what a number before its name has told."""
    if not number_before_name(cited):
        return cited
    if is_of_the_union(cited) or is_of_israels_supreme_court(cited):
        return replace(cited, docket="", court="", short_court="")
    return replace(cited, docket="")


# Parts of citations


def in_brackets(*parts: str) -> str:
    said = spaced(*parts)
    return f"({said})" if said else ""


def spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))


def listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))
