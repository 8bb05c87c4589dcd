"""Questions as researchers put them to the record that comes with Casetracker, and the cases that answer each.

What is expected was read in the documents of data/; a case goes by the name of its document.
"""

from collections.abc import Iterator
from itertools import count

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.record import DOCUMENTS, record_kept

pytestmark = pytest.mark.django_db
KEYS = {document["case"]["title"]: key for key, document in DOCUMENTS.items()}
WHATSAPP = "whatsapp-ca9 whatsapp-ca9-2 whatsapp-ndcal whatsapp-scotus"
BAHRAIN, SAUDI = "shehabi shehabi-ca shehabi-uksc", "almasarir almasarir-ca"
MOROCCO, BARCELONA = "morocco-defamation morocco-defamation-ca", "vandeneynde vandeneynde-ap"
AGAINST_NSO = (
    f"abdulaziz apple dada dada-ca9 founding jatupat khashoggi khashoggi-ca4 mexico-qatar-2018 mexico-qatar-cyprus "
    f"spain-an vandeneynde {WHATSAPP}"
)

ANSWERS = {
    "words": [
        ("Cellebrite", "agmon"), ("hearsay", "jatupat"), ("FINFISHER", "almasarir shehabi shehabi-ca shehabi-uksc"), ("baseless", "founding"),
        ("anti-Zionist", "founding"), ("editorial", "founding"), ("certiorari", "whatsapp-scotus"),
        ("widow", "khashoggi khashoggi-ca4"), ("defamation", MOROCCO), ("the", " ".join(DOCUMENTS)),
        ("dissidents", "abdulaziz almasarir almasarir-ca shehabi shehabi-ca shehabi-uksc"), ("injunction", "whatsapp-ca9-2 whatsapp-ndcal"),
        ("forensic memorandum", "jatupat"), ("sworn damage", "facebook-employees"), ("secrecy democracy", "founding"),
        ("infected phone", "founding india jatupat mexico-garcia spain-an"), ("computer abuse", "founding whatsapp-ndcal"),
        ("intervene discretion", "agmon"),
    ],
    "phrases": [
        ('"national security"', "founding"), ('"rubber stamp"', "founding"), ('"deeply alarming"', "jatupat"),
        ('"mountain of evidence"', "founding"), ("“abuse of process”", "founding"), ('"security state"', ""),
        ('"press law of 1881"', MOROCCO), ('"personal injury"', "almasarir shehabi shehabi-ca"),
        ('"forum non conveniens"', "dada dada-ca9 whatsapp-ndcal"), ('"only after a meticulous process"', "founding"),
        ('"Tel Aviv District Court"', "facebook-employees founding"), ('"impossible burden of proof"', "founding"),
        ('"national security', "founding"), ('Barkai"', "founding"), ('"behind closed doors"', "founding"),
    ],
    "operators": [
        ("Cellebrite OR FinFisher", "agmon almasarir shehabi shehabi-ca shehabi-uksc"), ("shekels | baht | pounds", f"abdulaziz jatupat {SAUDI}"),
        ("widow AND Virginia", "khashoggi khashoggi-ca4"), ("defamation -title:appeal", "morocco-defamation"),
        ("immunity -WhatsApp", f"founding khashoggi khashoggi-ca4 {BAHRAIN} {SAUDI}"), ("Barkai -Amnesty", ""),
        ("spyware NOT NSO", "almasarir almasarir-ca india predator shehabi shehabi-ca"), ("party:Meta -court:California -court:Ninth",
         "facebook-employees whatsapp-scotus"), ("widow OR hearsay -Thai", "khashoggi khashoggi-ca4"),
        ("Donato OR Hamilton motion", "apple dada whatsapp-ndcal"), ("psychiat*", "shehabi shehabi-ca"), ("Khashog*",
         "khashoggi khashoggi-ca4"), ("defam* -appeal*", ""), ("confidential*", "founding"),
    ],
    "fields": [
        ("judge:Barkai", "founding"), ("judge:Donato", "apple dada"), ('judge:"Julian Knowles"', "almasarir shehabi"),
        ("judge:Stein", "agmon"), ("JUDGE:kant", "india"), ("judge:NSO", ""), ("party:Facebook",
         f"facebook-employees {WHATSAPP}"), ("party:Bahrain", BAHRAIN), ("party:R3D", "whatsapp-ca9"),
        ('party:"Amnesty International"', f"founding jatupat {MOROCCO} whatsapp-ca9"),
        ("party:nso", f"{AGAINST_NSO} facebook-employees"),
        ('court:"Ninth Circuit"', "dada-ca9 whatsapp-ca9 whatsapp-ca9-2"), ("court:Barcelona", BARCELONA),
        ('court:"Tel Aviv"', "abdulaziz facebook-employees founding mexico-qatar-2018"),
        ("court:UKSC", "shehabi-uksc"),
        ('court:"supreme court"', "agmon india shehabi-uksc whatsapp-scotus"), ("court:administrative", "founding"),
        ("title:Faro", "dada"), ("title:hearsay", ""), ("title:Predatorgate", "predator"), ("docket:1942", "agmon"),
        ("title:appeal", "almasarir-ca dada-ca9 khashoggi-ca4 morocco-defamation-ca shehabi-ca vandeneynde-ap "
         "whatsapp-ca9 whatsapp-ca9-2"), ('docket:"F.4th"', "khashoggi-ca4 whatsapp-ca9"), ("docket:Barkai", ""),
        ("speaker:Lainer", "jatupat whatsapp-ndcal"), ("speaker:HRW", "predator"), ("speaker:Barkai", ""),
        ("speaker:Amnesty", "founding jatupat predator whatsapp-ndcal"), ('speaker:"Jewish Press"', "founding"),
    ],
    "a case's words with those of its rulings and reactions": [
        ("Knowles Bahrain", "almasarir shehabi"), ("Donato Apple", "apple dada"), ("Ramana Sharma", "india"),
        ("Barkai Malekar", "founding"),
        ("Cathcart Facebook", "whatsapp-ndcal"), ("Koukakis convicted", "predator"), ("Barkai Cellebrite", ""),
    ],
    "results and stances by their labels": [
        ("rejected", "agmon almasarir apple founding jatupat khashoggi khashoggi-ca4 morocco-defamation "
         "morocco-defamation-ca shehabi shehabi-ca whatsapp-ca9 whatsapp-ndcal"), ("acquitted", "mexico-garcia"), ("inadmissible", MOROCCO),
        ("vacated", "dada dada-ca9"),
        ("denied", "abdulaziz almasarir apple founding shehabi whatsapp-ca9 whatsapp-ndcal "
         "whatsapp-scotus"), ("leave refused", "spain-an whatsapp-scotus"),
        ("affirmed", "khashoggi-ca4 morocco-defamation-ca shehabi-ca whatsapp-ca9"), ("adjourned", "india"),
        ("provisionally closed", "spain-an"), ("condemns", "founding jatupat"),
    ],
    "sums": [
        ("167 million dollars", "whatsapp-ndcal"), ("$167 million", "whatsapp-ndcal"),
        ("600,000 shekels", "abdulaziz"),
        ("£3,025,663", "almasarir"), ("3025663", "almasarir"), ("1400 users", "whatsapp-ndcal"),
        ("126 years", "predator"),
        ("2.5 million baht", "jatupat"), ("210000", "almasarir-ca"),
    ],
    "Hebrew": [
        ("ברקאי", "founding"), ("לברקאי", "founding"), ("שברקאי", "founding"), ("רָחֵל בַּרְקַאי", "founding"),
        ("ברק*", "founding"),
        ("משרד הביטחון", "agmon founding"), ("במשרד הביטחון", "agmon founding"), ("אמנסטי ישראל", "founding"),
        ('אפ"י', "founding"), ("אפי", "founding"), ('בג"ץ', "agmon founding"), ("בג״ץ", "agmon founding"), ("אגמון ואח'", "agmon founding"),
        ("מנכ״ל", "agmon founding"), ("judge:מינץ", "agmon"), ("קבוצת NSO", f"{AGAINST_NSO} facebook-employees"),
        ("\u200fברקאי\u200e", "founding"),
    ],
    "Arabic and Thai": [
        ("عمر عبدالعزيز", "abdulaziz"), ("عُمَر عبد العزيز", "abdulaziz"), ("غانم المصارير", SAUDI),
        ("مصارير", SAUDI),
        ("للمصارير", SAUDI), ("غَانِم", SAUDI), ("غان*", SAUDI), ("راحيل بركاي", "founding"),
        ("راحیل برکای", "founding"),
        ("عبد الله العذبه", "mexico-qatar-cyprus"), ("จตุภัทร์", "jatupat"),
    ],
    "accents, apostrophes, width": [
        ("Sanchez Robles", "spain-an"), ("garcia rivera", "mexico-garcia"), ("Iridia", BARCELONA),
        ("l'humanite", MOROCCO),
        ("L’Humanité", MOROCCO), ("France Medias Monde", MOROCCO), ("Cour d'appel", "morocco-defamation-ca"),
        ("Amnesty’s campaign", "founding"), ("N.S.O. Barkai", "founding"), ("ＢＡＲＫＡＩ", "founding"),
        ("Audiència Nacional", "spain-an"),
        ("Bar\u200bkai", "founding"), ("💥 Barkai 💥", "founding"), ("Barkai\t\r\nAmnesty", "founding"),
    ],
    "stems, and the two spellings of English": [
        ("interceptions", "mexico-garcia"), ("immune", "almasarir almasarir-ca apple founding khashoggi khashoggi-ca4 shehabi shehabi-ca "
         "shehabi-uksc whatsapp-ca9 whatsapp-ndcal whatsapp-scotus"), ("prosecuting", f"mexico-garcia {MOROCCO}"),
        ("export license", "abdulaziz agmon founding"), ("licences", "abdulaziz agmon founding"),
        ('"Ministry of Defence"', "agmon founding"),
        ("organization", "dada dada-ca9 founding jatupat mexico-garcia morocco-defamation morocco-defamation-ca "
         "vandeneynde vandeneynde-ap whatsapp-ca9 whatsapp-ca9-2"), ("technology program", "founding"),
    ],
    "what nobody wrote": [("bitcoin", ""), ("zzz*", ""), ("wombat OR quokka", ""), ("Hamilton Barkai", "")],
}  # fmt: skip
QUESTIONS = [pytest.param(q, cases, id=f"{kind}-{q}") for kind, rows in ANSWERS.items() for q, cases in rows]


@pytest.fixture(autouse=True, scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


def found(client: Client, q: str) -> list[str]:
    """The keys of all cases that answer, page after page."""
    keys: list[str] = []
    for page in count(1):
        answer = client.get("/api/v1/search/", {"q": q, "page": page})
        assert answer.status_code == 200, answer.content
        keys += [KEYS[row["title"]] for row in answer.json()["results"]]
        if not answer.json()["has_next"]:
            break
    return keys


def test_each_case_goes_by_its_title() -> None:
    assert len(KEYS) == len(DOCUMENTS)


@pytest.mark.parametrize(("q", "cases"), QUESTIONS)
def test_a_question_finds_these_cases_and_no_others(client: Client, q: str, cases: str) -> None:
    assert sorted(found(client, q)) == sorted(cases.split())


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("Barkai", "founding"), ("Apple", "apple"), ("Khashoggi", "khashoggi-ca4"), ("Predator", "predator"),
        ("WhatsApp", "whatsapp-ca9-2"), ("El Faro", "dada-ca9"), ("immunity", "whatsapp-ca9"),
        ("Bahrain", "shehabi-ca"),
    ],
)  # fmt: skip
def test_what_stands_in_names_comes_first(client: Client, q: str, first: str) -> None:
    assert found(client, q)[0] == first


@pytest.mark.parametrize(
    ("q", "case"),
    [
        *((q, "founding") for q in (
            "28312-05-19", "28312/05/19", "28312 05 19", "28312.5.19", "28312–05–2019", "AP 28312-05-19",
            'עת"מ 28312-05-19', "עת״מ 28312/05/19", "No. 28312-05-19", "\u200e28312-05-19", "２８３１２-05-19",
        )),
        *((q, "agmon") for q in ("HCJ 1942/21", "hcj 1942-2021", "1942/21",
                                     'בג"ץ 1942/21', "בגץ 1942/21", "בג״ץ 1942-21")),
        *((q, "india") for q in ("W.P.(Crl.) No. 314 of 2021", "WP (Crl) 314/2021", "W.P.(C) 829/2021", "829 of 2021")),
        ("17 F.4th 930", "whatsapp-ca9"), ("17 F. 4th 930", "whatsapp-ca9"), ("700 F.Supp.3d 384", "khashoggi"),
        ("[2022] EWHC 2199 (QB)", "almasarir"), ("2022 EWHC 2199", "almasarir"), ("19-cv-07123", "whatsapp-ndcal"),
        ("[2024] EWCA Civ 1158", "shehabi-ca"),
        ("UKSC 2024/0152", "shehabi-uksc"),
        ("4:19-cv-07123-PJH", "whatsapp-ndcal"), ("19-cv-7123-PJH", "whatsapp-ndcal"),
        ("No. 21-1338", "whatsapp-scotus"),
    ],
)  # fmt: skip
def test_a_number_in_any_spelling_leads_to_its_case_or_ruling(client: Client, q: str, case: str) -> None:
    address = client.get("/search/", {"q": q}).headers["Location"]
    answer = client.get(f"/api/v1{address}").json()
    assert KEYS[answer.get("case", answer)["title"]] == case


@pytest.mark.parametrize(
    ("q", "case"),
    [
        ("28312-05-19 Tel Aviv", "founding"), ("cv-07123", "whatsapp-ndcal"), ("EWHC 2199", "almasarir"),
        ("docket:28312", "founding"), ("28312*", "founding"), ('docket:"W.P.(C) No. 909"', "india"),
    ],
)  # fmt: skip
def test_a_part_of_a_number_finds_its_case(client: Client, q: str, case: str) -> None:
    assert client.get("/search/", {"q": q}).status_code == 200
    assert found(client, q)[0] == case
    assert found(client, q) == [case] or q == "EWHC 2199"  # which others cite


@pytest.mark.parametrize("q", ["", "   ", '"', "OR", "***", "💥", "-Barkai", "NOT Barkai", "\u200b", "Barkai\x00", "…"])
def test_a_question_without_a_word_to_find_says_so(client: Client, q: str) -> None:
    answer = client.get("/api/v1/search/", {"q": q})
    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == ["q"] * len(answer.json()["errors"]) != []


def names(client: Client, q: str) -> list[tuple[str, bool]]:
    return [(row["name"], row["is_near"]) for row in client.get("/api/v1/suggestions/", {"q": q}).json()]


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("Barkay", "Rachel Barkai"), ("Rachael Barkai", "Rachel Barkai"), ("ברקי", "Rachel Barkai"),
        ("Hammilton", "Phyllis J. Hamilton"), ("Brinkma", "Leonie M. Brinkema"),
        ("Knowels", "Mr Justice Julian Knowles"),
        ("Khashogi", "Hanan Elatr Khashoggi"), ("Arastegui", "Carmen Aristegui"), ("Celebrite", "Cellebrite"),
        ("Shehabbi", "Saeed Shehabi"), ("Al Masareer", "Ghanem Al-Masarir"),
        ("Boonpataraksa", "Jatupat Boonpattararaksa"),
        ("משרד הבטחון", "Ministry of Defense"), ("عبدالعزير", "Omar Abdulaziz"),
    ],
)  # fmt: skip
def test_a_misspelt_name_is_near_its_own(client: Client, q: str, name: str) -> None:
    assert names(client, q)[0] == (name, True)


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("bark", ["Rachel Barkai"]), ("ברק", ["Rachel Barkai"]), ("بركا", ["Rachel Barkai"]),
        ("lavi bar", ["Rachel Barkai"]),
        ("fbi", []), ("DECA", ["Defense Export Controls Agency",
         "Amnesty International activists v. Ministry of Defense and NSO Group"]),
    ],
)  # fmt: skip
def test_the_beginning_of_a_name_in_any_script_is_enough(client: Client, q: str, expected: list[str]) -> None:
    assert names(client, q) == [(name, False) for name in expected]
