"""Lists of names stand as a library catalogue files them, the same on both databases, page by page."""

import random

import pytest
from django.test import Client

from casetracker.core.naming.filing import filing_key
from tests import builders as b

PERSONS = {
    "Rachel Barkai": "barkai rachel",
    "Barkai, Rachel": "barkai rachel",
    "Judge Rachel Barkai": "barkai rachel",
    "Mr Justice Saini": "saini",
    "Saini, Mr Justice": "saini",
    "Julian Knowles KC": "knowles julian",
    "Martin Luther King, Jr.": "king martin-luther-jr",
    "Martin Luther King Jr": "king martin-luther-jr",
    "Lord Reed of Allermuir": "reed of-allermuir",
    "Lady Chief Justice": "justice",
    "Ghanem al-Masri": "masri ghanem",
    "Ghanem Al–Masri": "masri ghanem",
    "Ana de la Cruz": "cruz ana-de-la",
    "De la Cruz, Ana": "cruz ana",
    "Jean d'Alembert": "alembert jean",
    "Patrick O’Brien": "obrien patrick",
    "Éric Zola": "zola eric",
    "Éric": "eric",
    "Anna Łukasz": "lukasz anna",
    "Shireen Abu Akleh": "abu-akleh shireen",
    "David Ben-Gurion": "ben-gurion david",
    "Ben Smith": "smith ben",
    "John Scott-Railton": "scott-railton john",
    "N. V. Ramana": "ramana n-v",
    "Agee": "agee",
    "רחל ברקאי": "ברקאי רחל",
    "השופטת רחל ברקאי": "ברקאי רחל",
    "غانم المصارير": "مصارير غانم",
    "Иван Иванов": "иванов иван",
    "Иванов Иван Иванович": "иванов иван-иванович",
    "毛泽东": "毛泽东",
    "김 명수": "김-명수",
    "": "",
    "—": "",
}
THINGS = {
    "The Guardian": "guardian",
    "L'Humanité": "humanite",
    "L’Humanité": "humanite",
    "El País": "pais",
    "Die Zeit": "zeit",
    "Al-Haq": "haq",
    "Al Jazeera": "jazeera",
    "الجزيرة": "جزيره",
    "Los Angeles Times": "los-angeles-times",
    "A. C. Milan": "a-c-milan",
    "A": "a",
    "Rachel Barkai": "rachel-barkai",
    "U.S. District Court": "us-district-court",
    "9th Circuit": "000009th-circuit",
    "Court of 10 Judges": "court-of-000010-judges",
}
CATALOGUE = [
    "Rachel Barkai",
    "Juan de la Cruz",
    "Éric",
    "Ghanem al-Masarir",
    "Bo Li",
    "Ann Liang",
    "Łukasz Łaski",
    "Mr Justice Saini",
    "Benítez Smith",
    "Zoë Smith",
    "Ana Smith-Jones",
    "Ирина Соловьёва",
    "רחל כהן",
    "غانم المصارير",
]


@pytest.mark.parametrize(("name", "key"), PERSONS.items())
def test_a_person_is_filed_by_family_name(name: str, key: str) -> None:
    assert filing_key(name, is_person=True) == key


@pytest.mark.parametrize(("name", "key"), THINGS.items())
def test_a_thing_is_filed_by_its_first_word_but_an_article(name: str, key: str) -> None:
    assert filing_key(name) == key


def test_a_stated_sort_name_is_filed_as_it_stands() -> None:
    assert filing_key("Luis Benítez Alcántara", is_person=True, sort_name="Benítez Alcántara, Luis") == (
        "benitez-alcantara luis"
    )
    assert filing_key("Die Hard Fan Club", sort_name="Die Hard Fan Club") == "die-hard-fan-club"


def test_numerals_are_filed_by_their_value() -> None:
    assert filing_key("9th Circuit") < filing_key("10th Circuit") < filing_key("Ninth Circuit")


def test_a_key_fits_its_column() -> None:
    assert len(filing_key("1 " * 300)) == 300


@pytest.mark.django_db
def test_the_list_of_judges_is_a_catalogue_in_both_directions_over_pages(client: Client) -> None:
    names = sorted(CATALOGUE, key=lambda name: filing_key(name, is_person=True))
    shuffled = [*CATALOGUE]
    random.Random(1).shuffle(shuffled)
    with b.story():
        case = b.a_case()
        for name in shuffled:
            b.a_ruling(case, judge=b.a_judge(name))

    assert walk(client, "/api/v1/judges/?page_size=3") == names
    assert walk(client, "/api/v1/judges/?page_size=3&ordering=-name") == names[::-1]
    assert names.index("Éric") == names.index("Juan de la Cruz") + 1
    assert [*map(names.index, ("Bo Li", "Ann Liang"))] == [4, 5]


def walk(client: Client, address: str | None) -> list[str]:
    names: list[str] = []
    while address:
        page = client.get(address).json()
        names += [row["name"] for row in page["results"]]
        address = page["next"]
    return names


@pytest.mark.django_db
def test_parties_are_filed_by_what_they_are_and_as_editors_say(client: Client) -> None:
    with b.story():
        case = b.a_case()
        for kind, name, sort_name in (
            ("media", "The Guardian", ""),
            ("person", "Ghanem al-Masri", ""),
            ("person", "Luis Benítez Alcántara", "Benítez Alcántara, Luis"),
            ("person", "Carl Bentham", ""),
            ("company", "Zeta Alpha", ""),
            ("group", "17 journalists", ""),
            ("group", "9 journalists", ""),
        ):
            b.a_participation(case, b.a_party(name, kind=kind, sort_name=sort_name))
    assert walk(client, "/api/v1/parties/") == [
        "9 journalists",
        "17 journalists",
        "Luis Benítez Alcántara",
        "Carl Bentham",
        "The Guardian",
        "Ghanem al-Masri",
        "Zeta Alpha",
    ]


@pytest.mark.django_db
def test_sources_can_be_ordered_by_title(client: Client) -> None:
    with b.story():
        for title in ("The Zebra", "Élan", "A report", "Zoo"):
            b.a_case(source=b.a_source(title))
    rows = client.get("/api/v1/sources/?ordering=title").json()["results"]
    assert [row["title"] for row in rows] == ["Élan", "A report", "The Zebra", "Zoo"]
