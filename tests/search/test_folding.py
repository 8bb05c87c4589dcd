"""Spellings that must meet in the index, language by language, and words that must not."""

import unicodedata

import pytest

from casetracker.search.index.folding import docket_terms, near_terms, prefixes, stem, terms, words

SAME = {
    "en": [
        ("licences", "licence"), ("ruling", "rulings"), ("Petitions", "petition"), ("petition", "petitioners"),
        ("commission", "Commissioner"), ("Amnesty's", "amnesty"),
        ("Amnesty’s", "Amnesty"), ("O'Brien", "OBrien"), ("O’Brien", "O'Brien"), ("U.S.", "US"), ("naïve", "naive"),
        ("ＮＳＯ", "nso"), ("co­operate", "cooperate"), ("don’t", "don't"), ("No. 007", "no 7"),
        ("organisation", "organization"), ("recognised", "recognizes"), ("licence", "licensed"), ("defence", "Defense"),
        ("harbours", "harbor"), ("programme", "programs"), ("judgement", "judgments"), ("3,025,663", "3025663"),
    ],
    "he": [
        ("הַמִּשְׁפָּט", "המשפט"), ("המשפט", "משפט"), ("במשפט", "משפט"), ("שבמשפט", "משפט"), ("בג\"ץ", "בגץ"),
        ("בג״ץ", "בג\"ץ"), ("צ׳כיה", "צ'כיה"), ("ברקאי", "לברקאי"), ("שלום", "בשלום"), ("ץ", "צ"), ("כהן", "לכהן"),
    ],
    "ar": [
        ("مُحَمَّد", "محمد"), ("أحمد", "احمد"), ("إسرائيل", "اسرائيل"), ("آمال", "امال"), ("المحكمة", "محكمة"),
        ("والمحكمة", "محكمة"), ("محكمه", "محكمة"), ("للمحكمة", "محكمة"), ("مصطفى", "مصطفي"), ("محمـــد", "محمد"),
        ("الالتزام", "التزام"), ("ایران", "ايران"), ("عبد العزيز", "عبدالعزيز"), ("عَبْدُ الله", "عبدالله"),
    ],
    "fr": [
        ("l'État", "etat"), ("L’ÉTAT", "État"), ("d'appel", "appel"), ("œuvre", "oeuvre"), ("Conseil d’État", "conseil etat"),
        ("çà", "ca"), ("qu'elle", "elle"),
    ],
    "es": [("Nación", "nacion"), ("España", "espana"), ("Muñoz", "munoz"), ("güero", "guero")],
    "de": [("Straße", "STRASSE"), ("Müller", "Muller"), ("Größe", "grosse"), ("ẞ", "ss")],
    "tr": [("İstanbul", "istanbul"), ("ISPARTA", "ısparta"), ("Şişli", "sisli"), ("Erdoğan", "erdogan"), ("Çağrı", "cagri")],
    "el": [("Αθήνα", "αθηνα"), ("ΝΌΜΟΣ", "νόμος"), ("δικαστήριο", "ΔΙΚΑΣΤΗΡΙΟ"), ("Ελλάς", "ΕΛΛΑΣ"), ("ΐ", "ι")],
}  # fmt: skip
DIFFERENT = [("court", "count"), ("שלום", "שלוש"), ("محكمة", "حكومة"), ("νόμος", "νόμοι"), ("27", "72"), ("משה", "שה")]
DIFFERENT += [("hour", "hor"), ("2.5", "25"), ("عبد", "عبدالله")]


@pytest.mark.parametrize(("one", "other"), [pair for pairs in SAME.values() for pair in pairs])
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert terms(one) == terms(other) != ()


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert terms(one) != terms(other)


@pytest.mark.parametrize("text", [text for pairs in SAME.values() for pair in pairs for text in pair])
def test_folding_twice_changes_nothing(text: str) -> None:
    """A query may be made of what was folded before."""
    assert words(" ".join(words(text))) == words(text)


def test_terms_hold_letters_digits_and_vowel_signs_alone() -> None:
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x11000)]))
    odd = {char for term in terms(everything) for char in term if not char.isalnum()}
    assert {char for char in odd if unicodedata.category(char) not in ("Mn", "Mc")} == set()


def test_chinese_and_japanese_signs_stand_alone() -> None:
    assert terms("最高裁判所 NSO") == ("最", "高", "裁", "判", "所", "nso")


@pytest.mark.parametrize(
    "spelling",
    ["28312-05-19", "28312/05/19", "28312.5.19", "28312–05–2019", "28312 05 19", "２８３１２-05-19", "‎28312-05-19"],
)
def test_a_docket_number_is_known_in_any_spelling(spelling: str) -> None:
    assert docket_terms(spelling) == ["28312", "5", "19"]


def test_citations_and_dockets_with_letters_are_split_alike() -> None:
    assert docket_terms("C-311/18") == docket_terms("c311/2018") == ["c", "311", "18"]
    assert docket_terms("[2020] UKSC 12") == docket_terms("2020 uksc 12") == ["20", "uksc", "12"]
    assert docket_terms("3:19-cv-07123-PJH") == docket_terms("3:19 CV 7123 PJH") == ["3", "19", "cv", "7123", "pjh"]
    assert docket_terms("17 F.4th 930") == docket_terms("17 F. 4th 930") == ["17", "f", "4", "th", "930"]
    assert docket_terms("W.P.(C) No. 829 of 2021") == docket_terms("WP (C) 829/2021") == ["wp", "c", "829", "21"]
    assert docket_terms("HCJ 1942/21") == docket_terms("HCJ 1942/2021") == ["hcj", *docket_terms("1942"), "21"]
    assert docket_terms('בג"ץ 1234/20') == docket_terms("בגץ 1234-20") == ["בגצ", "1234", "20"]


@pytest.mark.parametrize(
    ("begins", "word"), [("universit", "university"), ("licensin", "licensing"), ("pet", "petition")]
)
def test_a_beginning_reaches_the_stem_of_its_word(begins: str, word: str) -> None:
    beginnings, whole = prefixes(begins)
    assert stem(word) in whole or any(stem(word).startswith(beginning) for beginning in beginnings)


def test_a_beginning_of_a_hebrew_word_reaches_it_without_its_prefix() -> None:
    assert prefixes("משפט") == (["משפט", "שפט", "פט"], [])
    assert stem("משפטים").startswith("פט")


@pytest.mark.parametrize(
    ("name", "typed"), [("Barkai", "Barkay"), ("Rachel", "Rachael"), ("Muhammad", "Mohammed"), ("ברקאי", "ברקי")]
)
def test_a_misspelt_name_shares_a_key_with_it(name: str, typed: str) -> None:
    assert set(near_terms(name)) & set(near_terms(typed))


def test_names_that_are_far_apart_share_no_key() -> None:
    assert set(near_terms("Barkai")) & set(near_terms("Agmon")) == set()
