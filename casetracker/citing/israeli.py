"""The Israeli rules of uniform citation: type of procedure (court) number, name, report or day; in Hebrew if known."""

from casetracker.citing.conventions import (
    HEBREW,
    TYPED_NUMBER,
    UNKNOWN,
    first_parties,
    in_brackets,
    in_figures,
    is_of_israels_supreme_court,
    listed,
    spaced,
    year_of,
)
from casetracker.citing.rulings import CitedRuling

LEVELS = ("מחוזי", "שלום")
"""District and magistrates' courts, which the rules name by their level and city alone."""
CITIES = {
    "תל אביב": 'ת"א',
    "תל-אביב": 'ת"א',
    "ירושלים": "י-ם",
    "חיפה": "חי'",
    "באר שבע": 'ב"ש',
    "באר-שבע": 'ב"ש',
    "נצרת": "נצ'",
}


def israeli_ruling(cited: CitedRuling) -> str:
    """A ruling of a court of Israel."""
    number = number_of(cited)
    typed = TYPED_NUMBER.match(number)
    kind, digits = (typed["kind"], typed["number"]) if typed else ("", number)
    court = "" if is_of_israels_supreme_court(cited) else court_in_short(cited)
    name = first_parties(cited.own_name if HEBREW.search(cited.own_name) else cited.name)
    if not number:
        return spaced(name, in_brackets(court, *cited.databases[:1], in_figures(cited.date)))
    first = spaced(kind, in_brackets(court), digits, name)
    reports = sorted((report.text for report in cited.reports), key=lambda text: not HEBREW.search(text))
    if reports:
        return listed(first, spaced(reports[0], in_brackets(year_of(cited.date, UNKNOWN))))
    return spaced(first, in_brackets(*cited.databases[:1], in_figures(cited.date)))


def number_of(cited: CitedRuling) -> str:
    """The docket in Hebrew, or with the type of the procedure in Hebrew, or as it is."""
    hebrew = [text for text in (cited.docket, *cited.further_dockets) if HEBREW.search(text)]
    if hebrew:
        return hebrew[0]
    is_bare = not TYPED_NUMBER.match(cited.docket)
    return spaced(cited.local_type if is_bare and HEBREW.search(cited.local_type) else "", cited.docket)


def court_in_short(cited: CitedRuling) -> str:
    """`מחוזי ת"א` for the District Court of Tel Aviv; a court of another kind by its name."""
    name = next((each for language, each in cited.court_names if language == "he"), cited.court)
    level = next((each for each in LEVELS if each in name), "")
    city = next((short for each, short in CITIES.items() if each in name), "")
    return f"{level} {city}" if level and city else name
