"""Numbers as lawyers write them: each spelling is recognised before words are split, alone and beside a filter."""

import contextlib
import time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cases.models import CaseIdentifier
from casetracker.search.index.folding import terms
from casetracker.search.index.grammar import parse
from casetracker.search.index.numbers import docket_forms
from tests import builders as b

pytestmark = pytest.mark.django_db

SPELLINGS = {
    "23-1732": ["No. 23-1732", "no 23-1732", "Case No. 23-1732", "Docket no. 23–1732", "No. 23‑1732", "23−1732", "Case 23-1732"],
    "14-13542": ["Nos. 14-13542", "Nos. 14-13542, 14-13657", "14/13542", "(14-13542)", "nº 14-13542", "n° 14-13542", "14-13542 and 14-13657"],
    "[2019] UKSC 5": ["[2019] UKSC 5", "[2019] uksc 5", "2019 UKSC 5", "(2019) UKSC 5", "［2019］ UKSC 5", "uksc 5"],
    "[2022] EWHC 2199 (QB)": ["[2022] EWHC 2199 (QB)", "[2022] EWHC 2199", "EWHC 2199 (QB)", "2199 (QB)"],
    "[2023] EWHC 1477": ["[2023] EWHC 1477 (Family)", "[2023] EWHC 1477 (Admin.)", "2023 EWHC 1477"],
    "W.P.(C) No. 829 of 2021": ["W.P.(C) No. 829 of 2021", "WP (C) 829/2021", "w.p.(c) 829 of 2021", "No. 829 of 2021", "829/21"],
    'בג"ץ 1942/21': ['בג"ץ 1942/21', "בג״ץ 1942-21", "בגץ 1942/2021", 'לבג"ץ 1942/21', "מס' 1942/21"],
    "11-7001": ["11–7001", "11—7001", "11‐7001", "11 - 7001", "No. 11–7001"],
    "1:23-cv-00779": ["1:23-cv-00779", "23-cv-00779", "23-cv-779", "1:23-cv-00779-ABC", "Case No. 1:23-cv-00779 (ABC)"],
    "23-cv-00780": ["1:23-cv-00780", "1:23-cv-00780-JD"],
    "2 BvR 1845/18": ["2 BvR 1845/18", "2 bvr 1845/2018", "Az. 2 BvR 1845/18"],
    "17 F.4th 930": ["17 F.4th 930", "17 F. 4th 930", "17 f. 4th 930"],
    "58170/13": ["Application no. 58170/13", "Application No. 58170/2013", "app. nos. 58170/13", "٥٨١٧٠/١٣"],
    "C-311/18": ["Case C-311/18", "C‑311/18", "Rechtssache C-311/18", "c311/2018"],
    "ECLI:EU:C:2020:559": ["ECLI:EU:C:2020:559", "ecli:eu:c:2020:559"],
    "อ.123/2564": ["อ.123/2564", "อ. ๑๒๓/๒๕๖๔", "123/2564"],
}  # fmt: skip


@pytest.fixture
def numbered() -> None:
    with b.story():
        for number in SPELLINGS:
            b.a_ruling(b.a_case(f"A v. {number}", docket_number=number, court=b.a_court("Harbour Court", country="IL")))


def titles(client: Client, address: str, **parameters: str) -> list[str]:
    answer = client.get(address, parameters)
    assert answer.status_code == 200, answer.content
    return [row["title"] for row in answer.json()["results"]]


@pytest.mark.usefixtures("numbered")
def test_a_number_in_any_spelling_finds_its_case_alone_and_beside_a_filter(client: Client) -> None:
    for number, spellings in SPELLINGS.items():
        for q in spellings:
            assert titles(client, "/api/v1/search/", q=q)[0] == f"A v. {number}", q
            assert f"A v. {number}" in titles(client, "/api/v1/cases/", q=q, country="IL"), q
        assert titles(client, "/api/v1/search/", q=q, country="IL")[0] == f"A v. {number}", q
        assert f"A v. {number}" in titles(client, "/api/v1/cases/", q=q), q


@pytest.mark.usefixtures("numbered")
def test_a_number_is_not_taken_for_another(client: Client) -> None:
    for q in ("No. 23-1732", "docket:[2019] UKSC 5", "W.P.(C) No. 829 of 2021", "1:23-cv-00779-ABC"):
        assert len(titles(client, "/api/v1/search/", q=q)) == 1, q


@pytest.mark.parametrize(
    ("q", "first"),
    [("W.P.(C) 314/2021", "W.P.(C) No. 314 of 2021"), ("W.P.(Crl.) 314 of 2021", "W.P.(Crl.) No. 314 of 2021")],
)
def test_letters_before_a_number_prefer_without_hiding(client: Client, q: str, first: str) -> None:
    for number in ("W.P.(C) No. 314 of 2021", "W.P.(Crl.) No. 314 of 2021"):
        b.a_case(number, docket_number=number)
    found = titles(client, "/api/v1/search/", q=q)
    assert (found[0], len(found)) == (first, 2)


def test_further_numbers_and_words_beside_a_number_are_asked_for_too(client: Client) -> None:
    case = b.a_case("Harbour v. State", docket_number="9-12")
    b.part(case, CaseIdentifier, scheme="docket", value="14-13542")
    b.a_case("River v. State", docket_number="14-13542")
    assert titles(client, "/api/v1/search/", q="Nos. 14-13542 harbour") == ["Harbour v. State"]
    assert titles(client, "/api/v1/search/", q="state -14-13542") == []


def test_a_section_is_found_however_it_is_abbreviated(client: Client) -> None:
    written = ["42 U.S.C. § 1983", "section 1983", "s. 1983", "sec. 1983", "sections 1981 and 1983"]
    with b.story():
        for section in written:
            b.a_holding(b.a_ruling(b.a_case(section)), statement=f"The claim under {section} was late.")
        b.a_holding(b.a_ruling(b.a_case("C v. D")), statement="In 1983 the sections were amended.")
    for q in ("§ 1983", "§1983", "section 1983", "Section 1983", "s. 1983", "s 1983", "sec. 1983", "§§ 1983"):
        assert sorted(titles(client, "/api/v1/search/", q=q)) == sorted(written), q


@pytest.mark.parametrize(
    ("one", "other"),
    [("art. 10", "article 10"), ("arts. 8 and 10", "articles 8 and 10"), ("¶ 5", "para. 5"), ("ס' 5", "סעיף 5")],
)
def test_articles_and_paragraphs_are_abbreviated_too(one: str, other: str) -> None:
    assert terms(one) == terms(other) != ()


def test_a_number_in_running_text_is_found_in_its_spellings(client: Client) -> None:
    b.a_ruling(b.a_case("A v. B"), full_text="As was held in W.P.(C) No. 829 of 2021 and in [2019] UKSC 5.")
    for q in ("WP (C) 829/2021", "829/21", "No. 829 of 2021", "[2019] UKSC 5", "2019 uksc 5"):
        assert titles(client, "/api/v1/search/", q=q) == ["A v. B"], q


def test_words_with_digits_around_them_may_be_words(client: Client) -> None:
    b.a_ruling(b.a_case("A v. B"), full_text="Of 14 pilots in court, all were free by 20 May.")
    assert titles(client, "/api/v1/search/", q="14 free 20") == ["A v. B"]


def test_the_forms_of_a_number_begin_with_the_most_exact() -> None:
    assert docket_forms("Case No. 1:23-cv-00779-ABC") == [("1", "23", "cv", "779", "abc"), ("23", "cv", "779")]
    assert docket_forms("[2022] EWHC 2199 (QB)") == [("22", "ewhc", "2199", "qb"), ("22", "ewhc", "2199")]


@pytest.mark.parametrize(
    "q", ["1-" * 190, "a.(" * 130, "No. " * 30, "[2019] " * 30, "1 a " * 16, "§" * 390, "9" * 390 + "*"]
)
def test_what_almost_is_a_number_is_read_quickly(q: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(ValidationError):
        parse(q)
    assert time.process_time() - begin < 0.5
