"""Numbers in different spellings have one key; different numbers have different ones."""

import pytest

from casetracker.core.naming.numbers import fold_number, is_number, number_parts, same_number

KEYS = {
    "28312-05-19": "28312-5-19 ",
    "28312 – 05 – 2019": "28312-5-19 ",
    "No. 23-1732": "23-1732 ",
    "Nos. 14‑13542": "14-13542 ",
    "1:23-cv-00779": "23-cv-779 1",
    "No. 1:23-cv-779 (LMB/LRV)": "23-cv-779 1",
    "4:19 CV 07123-PJH": "19-cv-7123 4",
    "W.P.(C) No. 829 of 2021": "829-21 wpc",
    "WP (C) 829/2021": "829-21 wpc",
    'בג"ץ 1942/21': "1942-21 בגצ",
    "בג״ץ 1942/21": "1942-21 בגצ",
    "מס' 1942/21": "1942-21 ",
    "C‑311/18": "311-18 c",
    "[2019] UKSC 5": "19-uksc-5 ",
    "[2022] EWHC 2199 (QB)": "22-ewhc-2199 ",
    "UKSC/2024/0152": "24-152 uksc",
    "ECLI:EU:C:2020:559": "20-559 eclieuc",
    "700 F. Supp. 3d 384": "700-f-supp-3-d-384 ",
    "n.º 4/2020": "4-20 ",
    "VI ZR 405/18": "405-18 vizr",
    "١٢٣٤/٢٠٢١": "1234-21 ",
    "２８３１２-05-19": "28312-5-19 ",
    "": "",
    "  –  ": "",
}


@pytest.mark.parametrize(("text", "key"), KEYS.items())
def test_the_key_of_a_number(text: str, key: str) -> None:
    assert fold_number(text) == key


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ('בג"ץ 1942/21', "1942/21", True),
        ("19-cv-7123", "4:19-cv-07123-PJH", True),
        ("3:19-cv-7123", "4:19-cv-07123", False),
        ("C-311/18", "T-311/18", False),
        ("1942/21", "1942/20", False),
        ("[2020] UKSC 5", "[2019] UKSC 5", False),
        ("pending", "Pending", True),
        ("pending", "", False),
    ],
)
def test_two_spellings_of_a_number(one: str, other: str, is_same: bool) -> None:
    assert same_number(one, other) is same_number(other, one) is is_same


def test_the_number_of_a_year_is_not_shortened() -> None:
    assert number_parts("HCJ 1942/21") == number_parts("HCJ 1942/2021") == ["hcj", "1942", "21"]


def test_a_number_has_a_numeral() -> None:
    assert [is_number(text) for text in ("5", "No. ٥", "No.", "", "Barkai")] == [True, True, False, False, False]
