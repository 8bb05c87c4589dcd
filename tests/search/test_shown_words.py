"""What stands on the pages of the record is found: the words of every page are compared with the index."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.core.naming.places import country_name
from casetracker.core.units import Unit
from casetracker.search.index.folding import terms
from casetracker.search.index.searched_texts import searched_texts
from rulings.choices import REVIEW_EFFECT, RULING_IDENTIFIER
from rulings.models import Reaction, Ruling
from tests.record import record_kept

pytestmark = pytest.mark.django_db

OTHER_RECORDS = ("#ladder + ol", ".fold:has(#related) > summary", "#related", '[aria-labelledby="compare"]')
"""Other cases are found under their own words."""
ABOUT_THE_PAGE = ("#record", ".fold:has(#cite) > div")
"""Addresses, versions and citations to copy."""
SCALES = ("svg .tick",)
"""The months and years along an axis, at which nothing need have happened."""
VALUES_IN_WORDS = (".values > li > :first-child", ".peek bdi")
"""What sources state of a disputed fact: the index holds it as it is recorded, 2020-08 and not August 2020."""
NAMES_OF_FACTS = (
    ".disputes h3",
    ".fold:has(#disputed) > summary",
    ".inferred b",
    ".mark",
    ".peek b",
    ".peek i",
    ".supports",
)
"""What a disputed or inferred fact is called: it repeats the names of fields. The notes of inferred facts stand in it."""
AROUND_VALUES = "Decision below; Bibliography; English; Hindi; Portuguese; Spanish; Outside; between 1 and 3 years"
"""What Python, and no template, writes around a value or instead of its code."""
NUMBER = re.compile(r"[rchaesdp]?\d+")
"""Numbers of rulings, claims and the like, and counts."""


@pytest.fixture(autouse=True, scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def words_of_the_site() -> set[str]:
    """The words that the site itself writes: names of fields, headings, sentences around a value or a link."""
    texts = [path.read_text() for path in Path(settings.BASE_DIR, "casetracker").rglob("templates/**/*.html")]
    texts += [AROUND_VALUES, *map(REVIEW_EFFECT.label, REVIEW_EFFECT), *map(RULING_IDENTIFIER.label, RULING_IDENTIFIER)]
    return {term for text in texts for term in terms(re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", text, flags=re.DOTALL))}


def indexed(units: Iterable[Unit]) -> set[str]:
    """The terms of a case with those of its rulings and reactions: one page shows them together."""
    texts = (searched_texts(type(unit), [unit.pk])[unit.pk] for unit in units)
    return {term for each in texts for zone in each.passages for text in each.texts(zone) for term in terms(text)}


def country(case: Case) -> set[str]:
    """The words for the country of its court: a filter and a facet, not a word, or it would find each of its cases."""
    return set(terms(country_name(case.court.country))) if case.court else set()


def shown(main: Tag, own: set[str]) -> list[str]:
    """The terms of a page without what belongs to other records or speaks of the page."""
    for selector in (*OTHER_RECORDS, *ABOUT_THE_PAGE, *SCALES, *VALUES_IN_WORDS, *NAMES_OF_FACTS):
        for element in main.select(selector):
            element.extract()
    for link in main.select('a[href^="/cases/"], a[href^="/rulings/"]'):
        if str(link["href"]).partition("#")[0] not in own:
            link.extract()
    return list(dict.fromkeys(terms(main.get_text(" "))))


@pytest.mark.slow
def test_every_word_of_every_page_is_in_the_index(client: Client, words_of_the_site: set[str]) -> None:
    missing: dict[str, list[str]] = {}
    for case in Case.objects.visible():
        units = [case, *Ruling.objects.visible().filter(case=case), *Reaction.objects.visible().filter(case=case)]
        own = {unit.get_absolute_url() for unit in units}
        known = words_of_the_site | indexed(units) | country(case)
        for address in own:
            main = BeautifulSoup(client.get(address).content, "html.parser").select_one("main")
            assert main
            words = [term for term in shown(main, own) if term not in known and not NUMBER.fullmatch(term)]
            missing |= {address: words} if words else {}
    assert missing == {}
