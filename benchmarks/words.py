# ruff: noqa: SIM905 - lists of words are read as words
"""Invented names and texts: generic legal words, places and people put together from syllables, nobody real."""

from itertools import accumulate
from random import Random

SYLLABLES = """
    bar bel cor dal den fen gal gor hal jin kas kel lom mar mir nor pel quil ras sel tam tov ul ven wex yar zim
""".split()
FIELDS = """
    Harbours Forests Rivers Roads Railways Schools Libraries Archives Fisheries Mines Markets Pensions Housing
    Energy Agriculture Telecommunications Waterways Museums Hospitals Airports Quarries Parks Customs Statistics
    Weather
""".split()
FIELDS_HE = """
    הנמלים היערות הנהרות הכבישים הרכבות הספריות הארכיונים הדיג השווקים האנרגיה החקלאות המוזיאונים
""".split()
FIELDS_AR = """
    الموانئ الغابات الأنهار الطرق المكتبات الأرشيف الأسواق الطاقة الزراعة المتاحف المناجم الحدائق
""".split()
BODIES = ("Ministry of {}", "Agency for {}", "Authority for {}", "Inspectorate of {}", "Office of {}")
COMPANIES = ("{} Systems Ltd", "{} Holdings plc", "{} Works GmbH", "{} & Partners LLC", "{} Networks Inc")
NGOS = ("Friends of {}", "League for {}", "Association of Users of {}", "Citizens for {}", "Centre for {}")
COMMON = """
    the court petition licence order evidence authority hearing claim decision request notice appeal record party
    duty contract permit review statute regulation witness document damages interest delay breach remedy
    appointment refusal grant fee tender concession inspection report expert boundary lease tariff quota register
    safety supply access equipment export import service data network storage transfer consent disclosure secrecy
    privacy costs deposit bond schedule instalment deadline extension stay suspension renewal revocation dismissal
    tribunal registrar clerk bench majority dissent reasoning principle proportionality reasonableness discretion
    standing jurisdiction limitation estoppel mistake fraud negligence trespass nuisance trust pension salary tax
    excise customs election ballot school hospital prison road bridge harbour river forest archive library museum
    market mine quarry airport railway water
""".split()
"""Of falling frequency: the first is in most texts, the last in few."""

_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(COMMON))))
RARE_EVERY = 7
"""One word in so many is an invented place, so that texts have rare words too."""


def place(number: int) -> str:
    """The place of this number; about 10,000 differ."""
    first, number = number % len(SYLLABLES), number // len(SYLLABLES)
    second, number = number % len(SYLLABLES), number // len(SYLLABLES)
    third = SYLLABLES[number % len(SYLLABLES)] if number % 2 else ""
    return (SYLLABLES[first] + SYLLABLES[second] + third).capitalize()


def person(rng: Random) -> str:
    given = rng.choice(SYLLABLES) + rng.choice(("a", "o", "i", "en"))
    family = rng.choice(SYLLABLES) + rng.choice(SYLLABLES) + rng.choice(("", "sen", "ova", "ak"))
    return f"{given.capitalize()} {family.capitalize()}"


def person_in_script(rng: Random, language: str) -> str:
    """A name of letters in a row, as long as names are, in Hebrew or Arabic script."""
    letters = "אבגדהוזחטיכלמנסעפצקרשת" if language == "he" else "ابتجحدرزسشصطعفقكلمنهوي"
    return " ".join("".join(rng.choice(letters) for _ in range(rng.randint(3, 6))) for _ in range(2))


def body(rng: Random, kind: str) -> str:
    pattern = rng.choice({"company": COMPANIES, "ngo": NGOS}.get(kind, BODIES))
    field = place(rng.randrange(10_000)) if kind == "company" else rng.choice(FIELDS)
    return pattern.format(field) + ("" if kind == "company" else f" of {place(rng.randrange(10_000))}")


def body_in_script(rng: Random, language: str, kind: str) -> str:
    """The name of a body in Hebrew or Arabic."""
    if language == "he":
        head = {"company": "חברת", "ngo": "עמותת"}.get(kind, "משרד")
        return f"{head} {rng.choice(FIELDS_HE)} {person_in_script(rng, 'he').split()[0]}"
    head = {"company": "شركة", "ngo": "جمعية"}.get(kind, "وزارة")
    return f"{head} {rng.choice(FIELDS_AR)} {person_in_script(rng, 'ar').split()[0]}"


def sentence(rng: Random, length: int) -> str:
    """About so many words; common ones often, places now and then."""
    words = rng.choices(COMMON, cum_weights=_WEIGHTS, k=length)
    for position in range(RARE_EVERY - 1, length, RARE_EVERY):
        words[position] = place(int(10_000 ** rng.random()))
    return " ".join(words).capitalize() + "."
