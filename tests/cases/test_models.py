"""What cases, their parts and their sources refuse, and how they name themselves."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.identifiers import report_parts, sought, validate_ecli
from cases.models import Case, CaseEvent, Citation, Counsel, Petitioner, Respondent, Source
from tests.builders import (
    a_case,
    a_claim,
    a_court,
    a_judge,
    a_participation,
    a_party,
    a_relation,
    a_source,
    a_topic,
    an_event,
    cite,
)

pytestmark = pytest.mark.django_db


def complaints(row: Any) -> dict[str, list[str]]:
    """What the form would say of the row's own values."""
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize(
    ("columns", "field", "said"),
    [
        ({"languages": "he"}, "languages", "Languages are a list of tags"),
        ({"languages": ["Hebrew"]}, "languages", "A language is its BCP 47 tag"),
        ({"title": "a\u202eb"}, "title", "Character U+202E at position 2 cannot be shown safely"),
        ({"case_type": "other"}, "note", "Say here what “other” means for case_type."),
        ({"case_type": "lawsuit"}, "case_type", "Value 'lawsuit' is not a valid choice."),
        ({"filed_on": "03/04/2020"}, "filed_on", "03/04/2020 could be 3 April or 4 March"),
        ({"title": ""}, "title", "This field cannot be blank."),
        ({"title_language": "english!"}, "title_language", "A language is its BCP 47 tag"),
    ],
)
def test_a_case_says_what_is_wrong_with_it(columns: dict[str, Any], field: str, said: str) -> None:
    found = complaints(Case(**{"title": "Amnesty v. NSO", "case_type": "petition", **columns}))
    assert list(found) == [field]
    assert found[field][0].startswith(said)


def test_other_is_enough_with_a_note() -> None:
    assert complaints(Case(title="A", case_type="other", note="A complaint to an ombudsman.")) == {}


@pytest.mark.parametrize(
    ("columns", "complained"),
    [
        ({"name": "Ora Lev"}, []),
        ({"firm": "Lev & Co."}, []),
        ({"name": " ", "firm": ""}, ["name"]),
        ({"name": "Ora Lev", "role": "other"}, ["note"]),
        ({"name": "Ora \u202eLev"}, ["name"]),
    ],
)
def test_counsel_have_a_name_or_a_firm(columns: dict[str, str], complained: list[str]) -> None:
    participation = a_participation(a_case())
    row = Counsel(case=participation.case, participation=participation, key="x", **columns)
    assert list(complaints(row)) == complained


def test_counsel_say_all_that_is_known_of_them() -> None:
    several = [
        Counsel(name="Ora Lev"),
        Counsel(firm="Lev & Co.", role="solicitor"),
        Counsel(name="Ora Lev", firm="Lev & Co.", role="other", note="guardian of the minor"),
    ]
    assert [str(row) for row in several] == [
        "Ora Lev",
        "Lev & Co. (solicitor)",
        "Ora Lev, Lev & Co. (other; guardian of the minor)",
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/x", "https://user:secret@example.org/"])
def test_a_source_has_a_readable_address(url: str) -> None:
    assert list(complaints(Source(kind="news_report", title="A report", url=url))) == ["url"]


def test_an_event_and_a_source_of_another_kind_say_which() -> None:
    assert list(complaints(CaseEvent(case=a_case(), kind="other", title="x", key="x"))) == ["note"]
    assert list(complaints(Source(kind="other", title="x"))) in ([], ["note"])


def test_an_inference_says_how_the_fact_follows() -> None:
    row = Citation(unit_id=a_case().public_id, source=a_source(), support="implies")
    assert complaints(row) == {"note": ["Say how the fact follows from the source."]}


@pytest.mark.parametrize("ecli", ["ECLI:NL:HR:2020:1234", "ECLI:EU:C:2014:317", "ECLI:FR:CCASS:2021:C100001"])
def test_an_ecli(ecli: str) -> None:
    validate_ecli(ecli)


@pytest.mark.parametrize(
    "ecli", ["", "NL:HR:2020:1234", "ECLI:NL:HR:20:1234", "ECLI:nl:HR:2020:1", "ECLI:IL:X:2020:1 2"]
)
def test_no_ecli(ecli: str) -> None:
    with pytest.raises(ValidationError):
        validate_ecli(ecli)


@pytest.mark.parametrize(
    ("citation", "parts"),
    [
        ("138 F.4th 152", ("138", "F.4th", "152")),
        ("138 F. 4th 152, 155 (4th Cir. 2025)", ("138", "F. 4th", "152")),
        ("700 F. Supp. 3d 384", ("700", "F. Supp. 3d", "384")),
        ("[2023] 1 WLR 123", ("1", "WLR", "123")),
        ("[2023] QB 1", ("", "QB", "1")),
        ("(2021) 10 SCC 1", ("10", "SCC", "1")),
        ("410 U.S. 113 (1973)", ("410", "U.S.", "113")),
        ("PD 45(3) 10", ("", "PD 45(3)", "10")),
        ("28312-05-19", None),
        ("WLR", None),
    ],
)
def test_a_citation_of_a_law_report_has_volume_report_and_page(citation: str, parts: tuple[str, ...] | None) -> None:
    assert report_parts(citation) == parts


SPELLINGS = [
    ["[2022] EWHC 2199 (QB)", "2022 EWHC 2199", "[2022] ewhc 2199", "[2022] EWHC 2199 (QB), [12]"],
    ["138 F.4th 152", "138 F. 4th 152", "138 f.4th 152 (4th Cir. 2025)", "138 F.4th 152, 155"],
    ["410 U.S. 113", "410 US 113"],
    ["ECLI:NL:HR:2020:1234", "ecli:nl:hr:2020:1234"],
    ["ECLI:NL:HR:2020:12"],
    ["[2022] EWHC 219 (QB)"],
    ['ת"א 2022-19', "ת״א 2022/19"],
]


def test_spellings_of_one_citation_are_sought_alike_and_those_of_two_are_not() -> None:
    assert [len({sought(text) for text in group}) for group in SPELLINGS] == [1] * len(SPELLINGS)
    assert len({sought(group[0]) for group in SPELLINGS}) == len(SPELLINGS)


def test_a_participation_is_called_as_in_its_case() -> None:
    case, party = a_case(), a_party("Facebook, Inc.")
    plain = a_participation(case, party)
    other = a_participation(case, party, role="respondent", name_as_stated="Meta")
    assert [plain.name, other.name] == ["Facebook, Inc.", "Meta"]
    assert str(plain) == "Facebook, Inc., petitioner"


def test_petitioners_and_respondents_are_participations() -> None:
    part = a_participation(a_case())
    assert Petitioner.objects.get(pk=part.pk) == part
    assert Respondent.objects.get(pk=part.pk) == part


def test_every_row_names_itself_for_the_editor() -> None:
    case = a_case("Amnesty v. NSO")
    other = a_case("Agmon v. Ministry")
    rows = [
        a_claim(case, statement="The licence breaks the law."),
        an_event(case, "Hearing"),
        a_relation(case, other, kind="cites"),
        cite(case, a_source("A report", publisher="CTech"), path="title"),
        cite(case),
        a_source("A report"),
        a_court("Tel Aviv District Court"),
        a_judge("Rachel Barkai"),
        a_topic("Spyware"),
        case.sources.order_by("number").first(),
    ]
    assert [str(row) for row in rows] == [
        "C1 The licence breaks the law.",
        "Hearing",
        "Cites Agmon v. Ministry",
        "CTech: A report on title",
        "A report on the record",
        "A report",
        "Tel Aviv District Court",
        "Rachel Barkai",
        "Spyware",
        "S1 A report",
    ]


def test_acts_of_court_are_told_from_what_happens_outside() -> None:
    assert [CaseEvent(kind=kind).is_act_of_court for kind in ("hearing", "incident")] == [True, False]


def test_every_unit_has_its_address() -> None:
    for unit in (a_case(), a_court(), a_judge(), a_source(), a_topic(), a_party()):
        assert unit.public_id in unit.get_absolute_url()
