"""How a name is recognised: in every spelling, and in nothing else."""

import pytest

from casetracker.protection.models import Protection, new_salt
from casetracker.protection.names import Names, remember, spellings


def names_known(*names: str, designation: str = "A.B.") -> Names:
    protection = Protection(designation=designation, salt=new_salt())
    remember(protection, {spelling for name in names for spelling in spellings(name)})
    return Names([protection])


def replaced(names: Names, text: str) -> str:
    for span in reversed(names.spans(text)):
        text = text[: span.start] + "…" + text[span.end :]
    return text


LATIN = names_known("Dr. Anna Łucja O'Brien-Müller", "Jane Q. Doe")
HEBREW = names_known("נעמה צ'כנובר", "עבד אל-רחמן כהן")
OTHERS = names_known("王小明", "Ахмед Иванов", "أحمد المصري", "김명수")


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (LATIN, "Jane Doe's claim by JANE Q. DOE for Doe, Jane and Jane X. Doe", "…'s claim by … for … and …"),
        (LATIN, "jane-doe jane_doe JaneDoe #FreeJaneDoe @janedoe", "… … … #Free… @…"),
        (LATIN, "https://x.example.org/Jane%20Doe/jane%2Ddoe?u=jane+doe", "https://x.example.org/…/…?u=…"),
        (LATIN, "Ａnna Lucja O’Brien Mueller or Anna O'Brien-Muller or anny lucji obrienmuller", "… or … or …"),
        (LATIN, "ｊａｎｅ\u00a0ｄｏｅ or Ja\u00adne Do\u200be or J\u0301ane Doe", "… or … or …"),
        (LATIN, "Jan Doe or Janet Doe or Jane Doering or Doe", "Jan Doe or Janet Doe or Jane Doering or Doe"),
        (HEBREW, "המכתב נמסר לנעמה צ׳כנובר ולנַעֲמָה צכנובר", "המכתב נמסר ל… ול…"),
        (HEBREW, "%D7%A0%D7%A2%D7%9E%D7%94-%D7%A6%D7%9B%D7%A0%D7%95%D7%91%D7%A8", "…"),
        (HEBREW, "עבד אל רחמן כהן, כהן עבד אל־רחמן; נעמה כהן", "…, …; נעמה כהן"),
        (OTHERS, "原告王小明起诉", "原告…起诉"),
        (OTHERS, "иск Ахмеда Иванова, Ивановым Ахмедом", "иск …, …"),
        (OTHERS, "وأحمد المصري", "و…"),
        (OTHERS, "김명수는 말했다", "…는 말했다"),
    ],
)
def test_a_name_is_found_in_every_spelling(names: Names, text: str, expected: str) -> None:
    assert replaced(names, text) == expected


@pytest.mark.parametrize("piece", ["a", "aA", "%41", "אְ", "a-"])
def test_a_word_without_end_takes_no_time(piece: str) -> None:
    assert LATIN.holder(piece * 100_000) is None


def test_nothing_of_a_name_is_kept() -> None:
    (salted,) = names_known("Jane Doe").salted
    kept = repr([(each.names, each.beginnings, each.salt) for each in salted.protections])
    assert [word for word in ("jane", "doe", "Jane", "Doe") if word in kept] == []
