"""What each style's manual asks for, written by hand for rulings of many kinds: all seven texts, word for word.

OSCOLA 4 (2.1 on cases, 2.6 on the Union's courts), the Bluebook 21 (rules 10 and 21, table T2), Chicago and APA, which
follow it, McGill 10 (chapters 3 and 7), and the Israeli rules of uniform citation (2021, rules 18 to 20).
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import CaseIdentifier, CaseTitle, CourtName
from rulings.models import Ruling, RulingIdentifier, RulingReview
from tests import builders as b
from tests.kept import kept

pytestmark = pytest.mark.django_db

NAMES = ("oscola", "bluebook", "chicago", "apa", "mcgill", "israeli", "record")
EXPECTED = {
    "a neutral citation with a division": (
        "Ghanem Al-Masarir v Kingdom of Saudi Arabia [2022] EWHC 2199 (QB)",
        "Ghanem Al-Masarir v. Kingdom of Saudi Arabia [2022] EWHC (QB) 2199 (Eng.).",
        "Ghanem Al-Masarir v. Kingdom of Saudi Arabia [2022] EWHC (QB) 2199 (Eng.).",
        "Ghanem Al-Masarir v. Kingdom of Saudi Arabia [2022] EWHC (QB) 2199 (Eng.).",
        "Ghanem Al-Masarir v Kingdom of Saudi Arabia, [2022] EWHC 2199 (QB).",
        "Ghanem Al-Masarir v Kingdom of Saudi Arabia [2022] EWHC 2199 (QB)",
        "Ghanem Al-Masarir v Kingdom of Saudi Arabia, QB-2019-003909, [2022] EWHC 2199 (QB), High Court of Justice, "
        "judgment of 19 August 2022",
    ),
    "a neutral citation of the court of appeal": (
        "Shehabi v Kingdom of Bahrain [2024] EWCA Civ 1158",
        "Shehabi v. Kingdom of Bahrain [2024] EWCA (Civ) 1158 (Eng.).",
        "Shehabi v. Kingdom of Bahrain [2024] EWCA (Civ) 1158 (Eng.).",
        "Shehabi v. Kingdom of Bahrain [2024] EWCA (Civ) 1158 (Eng.).",
        "Shehabi v Kingdom of Bahrain, [2024] EWCA Civ 1158.",
        "Shehabi v Kingdom of Bahrain [2024] EWCA Civ 1158",
        "Shehabi and another v Kingdom of Bahrain, [2024] EWCA Civ 1158, Court of Appeal, judgment of 4 October 2024",
    ),
    "a neutral citation without brackets": (
        "Nevsun Resources Ltd v Araya 2020 SCC 5, [2020] 1 SCR 166",
        "Nevsun Resources Ltd. v. Araya, 2020 SCC 5, [2020] 1 SCR 166 (Can.).",
        "Nevsun Resources Ltd. v. Araya, 2020 SCC 5, [2020] 1 SCR 166 (Can.).",
        "Nevsun Resources Ltd. v. Araya, 2020 SCC 5, [2020] 1 SCR 166 (Can.).",
        "Nevsun Resources Ltd v Araya, 2020 SCC 5, [2020] 1 SCR 166.",
        "Nevsun Resources Ltd v Araya 2020 SCC 5, [2020] 1 SCR 166",
        "Nevsun Resources Ltd. v. Araya, 37919, 2020 SCC 5, [2020] 1 SCR 166, Supreme Court of Canada, "
        "judgment of 28 February 2020",
    ),
    "an American reporter": (
        "WhatsApp Inc v NSO Group Technologies Limited 17 F4th 930 (9th Cir 2021)",
        "WhatsApp Inc. v. NSO Group Technologies Limited, 17 F.4th 930 (9th Cir. 2021).",
        "WhatsApp Inc. v. NSO Group Technologies Limited, 17 F.4th 930 (9th Cir. 2021).",
        "WhatsApp Inc. v. NSO Group Technologies Limited, 17 F.4th 930 (9th Cir. 2021).",
        "WhatsApp Inc v NSO Group Technologies Limited, 17 F4th 930 (9th Cir 2021).",
        "WhatsApp Inc. v. NSO Group Technologies Limited, 17 F.4th 930 (9th Cir. 2021).",
        "WhatsApp Inc. v. NSO Group Technologies Limited, 20-16408, 17 F.4th 930, "
        "United States Court of Appeals for the Ninth Circuit, judgment of 8 November 2021",
    ),
    "the reports of one court alone": (
        "United States v Jones 565 US 400 (2012)",
        "United States v. Jones, 565 U.S. 400 (2012).",
        "United States v. Jones, 565 U.S. 400 (2012).",
        "United States v. Jones, 565 U.S. 400 (2012).",
        "United States v Jones, 565 US 400 (2012).",
        "United States v. Jones, 565 U.S. 400 (2012).",
        "United States v. Jones, 10-1259, 565 U.S. 400, Supreme Court of the United States, "
        "judgment of 23 January 2012",
    ),
    "a docket alone": (
        "Apple Inc v NSO Group Technologies Limited 3:21-cv-09078-JD (ND Cal, 23 January 2024)",
        "Apple Inc. v. NSO Group Technologies Limited, No. 3:21-cv-09078-JD (N.D. Cal. Jan. 23, 2024).",
        "Apple Inc. v. NSO Group Technologies Limited, No. 3:21-cv-09078-JD (N.D. Cal. January 23, 2024).",
        "Apple Inc. v. NSO Group Technologies Limited, No. 3:21-cv-09078-JD (N.D. Cal. January 23, 2024).",
        "Apple Inc v NSO Group Technologies Limited (23 January 2024), 3:21-cv-09078-JD (ND Cal).",
        "Apple Inc. v. NSO Group Technologies Limited, No. 3:21-cv-09078-JD (N.D. Cal. Jan. 23, 2024).",
        "Apple Inc. v. NSO Group Technologies Limited et al., 3:21-cv-09078-JD, "
        "Northern District of California, judgment of 23 January 2024",
    ),
    "a docket that begins with letters": (
        "Ghanem Al-Masarir v Kingdom of Saudi Arabia QB-2019-003909 (High Court, 26 January 2026)",
        "Ghanem Al-Masarir v. Kingdom of Saudi Arabia, No. QB-2019-003909 (High Court Jan. 26, 2026) (U.K.).",
        "Ghanem Al-Masarir v. Kingdom of Saudi Arabia, No. QB-2019-003909 (High Court January 26, 2026) (U.K.).",
        "Ghanem Al-Masarir v. Kingdom of Saudi Arabia, No. QB-2019-003909 (High Court January 26, 2026) (U.K.).",
        "Ghanem Al-Masarir v Kingdom of Saudi Arabia (26 January 2026), QB-2019-003909 (High Court).",
        "Ghanem Al-Masarir v Kingdom of Saudi Arabia QB-2019-003909 (High Court, 26 January 2026)",
        "Ghanem Al-Masarir v Kingdom of Saudi Arabia, QB-2019-003909, High Court of Justice, "
        "judgment of 26 January 2026",
    ),
    "an ECLI of a court of the Union": (
        "Case C-311/18 Data Protection Commissioner v Facebook Ireland Ltd EU:C:2020:559",
        "Case C-311/18, Data Protection Commissioner v. Facebook Ireland Ltd, ECLI:EU:C:2020:559 (July 16, 2020).",
        "Case C-311/18, Data Protection Commissioner v. Facebook Ireland Ltd, ECLI:EU:C:2020:559 (July 16, 2020).",
        "Case C-311/18, Data Protection Commissioner v. Facebook Ireland Ltd, ECLI:EU:C:2020:559 (July 16, 2020).",
        "Data Protection Commissioner v Facebook Ireland Ltd, C-311/18, ECLI:EU:C:2020:559.",
        "Case C-311/18 Data Protection Commissioner v Facebook Ireland Ltd EU:C:2020:559",
        "Data Protection Commissioner v Facebook Ireland Ltd and others, C-311/18, ECLI:EU:C:2020:559, "
        "Court of Justice of the European Union, judgment of 16 July 2020",
    ),
    "an ECLI of a national court": (
        "Fiscal v Pérez 12/2022 ECLI:ES:AN:2023:1234 (Audiencia Nacional, 10 July 2023)",
        "Fiscal v. Pérez, No. 12/2022, ECLI:ES:AN:2023:1234 (Audiencia Nacional July 10, 2023) (Spain).",
        "Fiscal v. Pérez, No. 12/2022, ECLI:ES:AN:2023:1234 (Audiencia Nacional July 10, 2023) (Spain).",
        "Fiscal v. Pérez, No. 12/2022, ECLI:ES:AN:2023:1234 (Audiencia Nacional July 10, 2023) (Spain).",
        "Fiscal v Pérez (10 July 2023), 12/2022, ECLI:ES:AN:2023:1234 (Audiencia Nacional).",
        "Fiscal v Pérez 12/2022 ECLI:ES:AN:2023:1234 (Audiencia Nacional, 10 July 2023)",
        "Fiscal v Pérez, 12/2022, ECLI:ES:AN:2023:1234, Audiencia Nacional, judgment of 10 July 2023",
    ),
    "an Israeli district court": (
        "Malekar v Defense Export Controls Agency (DECA) 28312-05-19 (Tel Aviv District Court, 12 July 2020)",
        "Malekar v. Defense Export Controls Agency (DECA), No. 28312-05-19 "
        "(Tel Aviv District Court July 12, 2020) (Isr.).",
        "Malekar v. Defense Export Controls Agency (DECA), No. 28312-05-19 "
        "(Tel Aviv District Court July 12, 2020) (Isr.).",
        "Malekar v. Defense Export Controls Agency (DECA), No. 28312-05-19 "
        "(Tel Aviv District Court July 12, 2020) (Isr.).",
        "Malekar v Defense Export Controls Agency (DECA) (12 July 2020), 28312-05-19 (Tel Aviv District Court).",
        'עת"מ (מחוזי ת"א) 28312-05-19 מלכר נ\' אגף הפיקוח על היצוא הביטחוני (12.7.2020)',
        "Malekar et al. v. Defense Export Controls Agency (DECA) et al., 28312-05-19, Tel Aviv District Court, "
        "judgment of 12 July 2020",
    ),
    "an Israeli number with its type": (
        "HCJ 1942/21 Agmon v Director General of the Ministry of Defense (27 June 2021)",
        "HCJ 1942/21 Agmon v. Director General of the Ministry of Defense (June 27, 2021) (Isr.).",
        "HCJ 1942/21 Agmon v. Director General of the Ministry of Defense (June 27, 2021) (Isr.).",
        "HCJ 1942/21 Agmon v. Director General of the Ministry of Defense (June 27, 2021) (Isr.).",
        "Agmon v Director General of the Ministry of Defense (27 June 2021), HCJ 1942/21 (Supreme Court of Israel).",
        'בג"ץ 1942/21 אגמון נ\' מנכ"ל משרד הביטחון (27.6.2021)',
        "Agmon et al. v. Director General of the Ministry of Defense et al., HCJ 1942/21, Supreme Court of Israel, "
        "judgment of 27 June 2021",
    ),
    "an Israeli law report": (
        "HCJ 5100/94 Public Committee v Government of Israel 53(4) PD 817 (1999)",
        "HCJ 5100/94 Public Committee v. Government of Israel, 53(4) PD 817 (1999) (Isr.).",
        "HCJ 5100/94 Public Committee v. Government of Israel, 53(4) PD 817 (1999) (Isr.).",
        "HCJ 5100/94 Public Committee v. Government of Israel, 53(4) PD 817 (1999) (Isr.).",
        "Public Committee v Government of Israel, 53(4) PD 817 (Supreme Court of Israel 1999).",
        "HCJ 5100/94 Public Committee v. Government of Israel, 53(4) PD 817 (1999)",
        "Public Committee v. Government of Israel, HCJ 5100/94, 53(4) PD 817, Supreme Court of Israel, "
        "judgment of 6 September 1999",
    ),
    "a Hebrew caption": (
        "בג\"ץ 1942/21 אגמון נ' משרד הביטחון (27 June 2021)",
        "בג\"ץ 1942/21 אגמון נ' משרד הביטחון (June 27, 2021) (Isr.).",
        "בג\"ץ 1942/21 אגמון נ' משרד הביטחון (June 27, 2021) (Isr.).",
        "בג\"ץ 1942/21 אגמון נ' משרד הביטחון (June 27, 2021) (Isr.).",
        "אגמון נ' משרד הביטחון (27 June 2021), בג\"ץ 1942/21 (Supreme Court of Israel).",
        "בג\"ץ 1942/21 אגמון נ' משרד הביטחון (27.6.2021)",
        "אגמון ואח' נ' משרד הביטחון ואח', בג\"ץ 1942/21, Supreme Court of Israel, judgment of 27 June 2021",
    ),
    "reversed": (
        "Dada v NSO Group Technologies Limited 3:22-cv-07513-JD (ND Cal, 8 March 2024), revd 150 F4th 1 (9th Cir 2025)",
        "Dada v. NSO Group Technologies Limited, No. 3:22-cv-07513-JD (N.D. Cal. Mar. 8, 2024), "
        "rev'd, 150 F.4th 1 (9th Cir. 2025).",
        "Dada v. NSO Group Technologies Limited, No. 3:22-cv-07513-JD (N.D. Cal. March 8, 2024), "
        "rev'd, 150 F.4th 1 (9th Cir. 2025).",
        "Dada v. NSO Group Technologies Limited, No. 3:22-cv-07513-JD (N.D. Cal. March 8, 2024), "
        "rev'd, 150 F.4th 1 (9th Cir. 2025).",
        "Dada v NSO Group Technologies Limited (8 March 2024), 3:22-cv-07513-JD (ND Cal), "
        "rev'd 150 F4th 1 (9th Cir 2025).",
        "Dada v. NSO Group Technologies Limited, No. 3:22-cv-07513-JD (N.D. Cal. Mar. 8, 2024), "
        "rev'd, 150 F.4th 1 (9th Cir. 2025).",
        "Dada et al. v. NSO Group Technologies Limited et al., 3:22-cv-07513-JD, Northern District of California, "
        "judgment of 8 March 2024 (reversed by a ruling of 8 July 2025 in Dada v. NSO (appeal), {later})",
    ),
    "vacated": (
        "Dada v NSO Group Technologies Limited 3:22-cv-07513 (ND Cal, 8 March 2024), "
        "vacated 24-2179 (9th Cir, 8 July 2025)",
        "Dada v. NSO Group Technologies Limited, No. 3:22-cv-07513 (N.D. Cal. Mar. 8, 2024), "
        "vacated, No. 24-2179 (9th Cir. July 8, 2025).",
        "Dada v. NSO Group Technologies Limited, No. 3:22-cv-07513 (N.D. Cal. March 8, 2024), "
        "vacated, No. 24-2179 (9th Cir. July 8, 2025).",
        "Dada v. NSO Group Technologies Limited, No. 3:22-cv-07513 (N.D. Cal. March 8, 2024), "
        "vacated, No. 24-2179 (9th Cir. July 8, 2025).",
        "Dada v NSO Group Technologies Limited (8 March 2024), 3:22-cv-07513 (ND Cal), "
        "vacated (8 July 2025), 24-2179 (9th Cir).",
        "Dada v. NSO Group Technologies Limited, No. 3:22-cv-07513 (N.D. Cal. Mar. 8, 2024), "
        "vacated, No. 24-2179 (9th Cir. July 8, 2025).",
        "Dada et al. v. NSO Group Technologies Limited et al., 3:22-cv-07513, Northern District of California, "
        "judgment of 8 March 2024 (vacated by a ruling of 8 July 2025 in Dada v. NSO (second appeal), {later})",
    ),
    "undated": (
        "Kingdom of Morocco v Amnesty International (Tribunal judiciaire de Paris, date unknown)",
        "Kingdom of Morocco v. Amnesty International (Tribunal judiciaire de Paris n.d.) (Fr.).",
        "Kingdom of Morocco v. Amnesty International (Tribunal judiciaire de Paris n.d.) (Fr.).",
        "Kingdom of Morocco v. Amnesty International (Tribunal judiciaire de Paris n.d.) (Fr.).",
        "Kingdom of Morocco v Amnesty International (date unknown), Tribunal judiciaire de Paris.",
        "Kingdom of Morocco v Amnesty International (Tribunal judiciaire de Paris, date unknown)",
        "Kingdom of Morocco v. Amnesty International, Tribunal judiciaire de Paris, judgment of unknown date",
    ),
    "dated by a span of years": (
        "Shehabi v Kingdom of Bahrain (High Court, between 2016 and 2019)",
        "Shehabi v. Kingdom of Bahrain (High Court between 2016 and 2019) (U.K.).",
        "Shehabi v. Kingdom of Bahrain (High Court between 2016 and 2019) (U.K.).",
        "Shehabi v. Kingdom of Bahrain (High Court between 2016 and 2019) (U.K.).",
        "Shehabi v Kingdom of Bahrain (between 2016 and 2019), High Court.",
        "Shehabi v Kingdom of Bahrain (High Court, between 2016 and 2019)",
        "Shehabi v Kingdom of Bahrain, High Court of Justice, judgment dated between 2016 and 2019",
    ),
    "two judges of one name": (
        "NSO employees v Facebook (Tel Aviv District Court, 18 February 2020)",
        "NSO employees v. Facebook (Tel Aviv District Court Feb. 18, 2020) (Isr.).",
        "NSO employees v. Facebook (Tel Aviv District Court February 18, 2020) (Isr.).",
        "NSO employees v. Facebook (Tel Aviv District Court February 18, 2020) (Isr.).",
        "NSO employees v Facebook (18 February 2020), Tel Aviv District Court.",
        'NSO employees v. Facebook (מחוזי ת"א 18.2.2020)',
        "NSO employees v. Facebook, Tel Aviv District Court, judgment of 18 February 2020 (David Cohen; David Cohen)",
    ),
    "a long caption": (
        "Omar Abdulaziz v Booking.com BV 24-cv-1 (SDNY, May 2024)",
        "Omar Abdulaziz v. Booking.com B.V., No. 24-cv-1 (S.D.N.Y. May 2024).",
        "Omar Abdulaziz v. Booking.com B.V., No. 24-cv-1 (S.D.N.Y. May 2024).",
        "Omar Abdulaziz v. Booking.com B.V., No. 24-cv-1 (S.D.N.Y. May 2024).",
        "Omar Abdulaziz v Booking.com BV (May 2024), 24-cv-1 (SDNY).",
        "Omar Abdulaziz v. Booking.com B.V., No. 24-cv-1 (S.D.N.Y. May 2024).",
        "Omar Abdulaziz; Umar Khalid; and Sixteen Others v. Booking.com B.V.; Q Cyber Technologies Ltd.; and Does 1 "
        "to 40, inclusive, 24-cv-1, Southern District of New York, judgment of May 2024",
    ),
}


def ruled(
    caption: str,
    court: Any,
    on: str | None,
    docket: str = "",
    *,
    cited_as: tuple[tuple[str, str], ...] = (),
    **more: Any,
) -> Ruling:
    """A judgment whose case readers call otherwise; `more` are columns of the case, and the ruling's panel."""
    panel = more.pop("panel", ())
    case = b.a_case(
        f"{caption.split()[0]} (known otherwise)", caption=caption, docket_number=docket, court=court, **more
    )
    ruling = b.a_ruling(case, issued_on=on, panel=panel, court=court, kind="judgment")
    for scheme, value in cited_as:
        b.part(ruling, RulingIdentifier, scheme=scheme, value=value)
    return ruling


def rulings() -> dict[str, Ruling]:
    high = b.a_court("High Court of Justice", short_name="High Court", country="GB")
    cal = b.a_court("Northern District of California", short_name="N.D. Cal.", country="US")
    ninth = b.a_court(
        "United States Court of Appeals for the Ninth Circuit", short_name="9th Cir.", country="US", level="appellate"
    )
    top = b.a_court(
        "Supreme Court of the United States", short_name="U.S. Supreme Court", country="US", level="supreme"
    )
    israel = b.a_court("Supreme Court of Israel", country="IL", level="supreme")
    tel_aviv = b.a_court("Tel Aviv District Court", country="IL")
    b.part(tel_aviv, CourtName, name="בית המשפט המחוזי בתל אביב-יפו", language="he")
    made = {
        "a neutral citation with a division": ruled(
            "Ghanem Al-Masarir v Kingdom of Saudi Arabia", high, "2022-08-19", "QB-2019-003909",
            cited_as=(("neutral_citation", "[2022] EWHC 2199 (QB)"),),
        ),
        "a neutral citation of the court of appeal": ruled(
            "Shehabi and another v Kingdom of Bahrain", b.a_court("Court of Appeal", country="GB"), "2024-10-04",
            cited_as=(("neutral_citation", "[2024] EWCA Civ 1158"),),
        ),
        "a neutral citation without brackets": ruled(
            "Nevsun Resources Ltd. v. Araya", b.a_court("Supreme Court of Canada", country="CA"), "2020-02-28", "37919",
            cited_as=(("neutral_citation", "2020 SCC 5"), ("reporter", "[2020] 1 SCR 166")),
        ),
        "an American reporter": ruled(
            "WhatsApp Inc. v. NSO Group Technologies Limited", ninth, "2021-11-08", "20-16408",
            cited_as=(("reporter", "17 F.4th 930"),),
        ),
        "the reports of one court alone": ruled(
            "United States v. Jones", top, "2012-01-23", "10-1259", cited_as=(("reporter", "565 U.S. 400"),)
        ),
        "a docket alone": ruled(
            "Apple Inc. v. NSO Group Technologies Limited et al.", cal, "2024-01-23", "3:21-cv-09078-JD"
        ),
        "a docket that begins with letters": ruled(
            "Ghanem Al-Masarir v Kingdom of Saudi Arabia", high, "2026-01-26", "QB-2019-003909"
        ),
        "an ECLI of a court of the Union": ruled(
            "Data Protection Commissioner v Facebook Ireland Ltd and others",
            b.a_court("Court of Justice of the European Union", short_name="CJEU", country="LU", level="international"),
            "2020-07-16", "C-311/18", cited_as=(("ecli", "ECLI:EU:C:2020:559"),),
        ),
        "an ECLI of a national court": ruled(
            "Fiscal v Pérez", b.a_court("Audiencia Nacional", country="ES"), "2023-07-10", "12/2022",
            cited_as=(("ecli", "ECLI:ES:AN:2023:1234"),),
        ),
        "an Israeli district court": ruled(
            "Malekar et al. v. Defense Export Controls Agency (DECA) et al.", tel_aviv, "2020-07-12", "28312-05-19",
            local_type='עת"מ',
        ),
        "an Israeli number with its type": ruled(
            "Agmon et al. v. Director General of the Ministry of Defense et al.", israel, "2021-06-27", "HCJ 1942/21"
        ),
        "an Israeli law report": ruled(
            "Public Committee v. Government of Israel", israel, "1999-09-06", "HCJ 5100/94",
            cited_as=(("reporter", "53(4) PD 817"),),
        ),
        "a Hebrew caption": ruled("אגמון ואח' נ' משרד הביטחון ואח'", israel, "2021-06-27", 'בג"ץ 1942/21'),
        "reversed": ruled(
            "Dada et al. v. NSO Group Technologies Limited et al.", cal, "2024-03-08", "3:22-cv-07513-JD"
        ),
        "vacated": ruled("Dada et al. v. NSO Group Technologies Limited et al.", cal, "2024-03-08", "3:22-cv-07513"),
        "undated": ruled(
            "Kingdom of Morocco v. Amnesty International",
            b.a_court("Tribunal judiciaire de Paris", country="FR"), None,
        ),
        "dated by a span of years": ruled("Shehabi v Kingdom of Bahrain", high, "2016/2019"),
        "two judges of one name": ruled(
            "NSO employees v. Facebook", tel_aviv, "2020-02-18",
            panel=[{"judge": b.a_judge("David Cohen"), "role": "member"} for _ in range(2)],
        ),
        "a long caption": ruled(
            "Omar Abdulaziz; Umar Khalid; and Sixteen Others v. Booking.com B.V.; Q Cyber Technologies Ltd.; "
            "and Does 1 to 40, inclusive",
            b.a_court("Southern District of New York", short_name="S.D.N.Y.", country="US"), "2024-05", "24-cv-1",
        ),
    }  # fmt: skip
    for kind, own in (
        ("an Israeli district court", "מלכר ואח' נ' אגף הפיקוח על היצוא הביטחוני ואח'"),
        ("an Israeli number with its type", "אגמון ואח' נ' מנכ\"ל משרד הביטחון"),
    ):
        b.part(made[kind].case, CaseTitle, title=own, language="he", kind="caption")
    b.part(made["an Israeli number with its type"].case, CaseIdentifier, scheme="docket", value='בג"ץ 1942/21')
    later = b.a_ruling(b.a_case("Dada v. NSO (appeal)", court=ninth, docket_number="24-2179"), issued_on="2025-07-08")
    b.part(later, RulingIdentifier, scheme="reporter", value="150 F.4th 1")
    b.part(later, RulingReview, reviewed=made["reversed"], effect="reverses")
    second = b.a_case("Dada v. NSO (second appeal)", court=ninth, docket_number="24-2179")
    b.part(b.a_ruling(second, issued_on="2025-07-08"), RulingReview, reviewed=made["vacated"], effect="vacates")
    return made


@pytest.fixture(scope="module")
def texts(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, dict[str, str]]]:
    """What the site writes of each kind of ruling, by style, without the end of the record's, which changes."""
    with kept(django_db_blocker):
        client, found = Client(), {}
        for kind, ruling in rulings().items():
            answer = client.get(f"/rulings/{ruling.public_id}/cite.styles")
            assert answer.status_code == 200
            found[kind] = answer.json()
            ruling.refresh_from_db()
            end = f". Casetracker, ruling R1, version {ruling.version}, http://testserver{ruling.get_absolute_url()}"
            assert found[kind]["record"].endswith(end)
            found[kind]["record"] = found[kind]["record"].removesuffix(end)
            for review in ruling.reviewed_by.all():
                address = f"http://testserver{review.ruling.get_absolute_url()}"
                found[kind]["record"] = found[kind]["record"].replace(address, "{later}")
        yield found


@pytest.mark.parametrize("kind", EXPECTED)
def test_every_style_writes_what_its_manual_asks_for(texts: dict[str, dict[str, str]], kind: str) -> None:
    assert texts[kind] == dict(zip(NAMES, EXPECTED[kind], strict=True))
