"""Stored text can be shown safely."""

import pytest
from django.core.exceptions import ValidationError

from casetracker.core.text import clean_text_validator, http_url_validator, language_validator, natural


@pytest.mark.parametrize(
    "text", ["", "עתירה נגד NSO", "راحيل", "two\nlines\tand a tab\r\n", "a\u200fb", "👩\u200d⚖️", "\ufeff"]
)
def test_text_of_every_script_is_kept(text: str) -> None:
    clean_text_validator(text)


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\u202e", "\u2066", "\ud800"])
def test_characters_that_hide_others_are_refused(character: str) -> None:
    with pytest.raises(
        ValidationError, match=f"Character U\\+{ord(character):04X} at position 3 cannot be shown safely"
    ):
        clean_text_validator(f"ab{character}c")


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c#d", "http://example.org", "https://מדינה.example/ש", "https://x.org:8080/"]
)
def test_a_link(url: str) -> None:
    http_url_validator(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://x.org",
        "//x.org",
        "https://",
        "https://a:b@x.org/",
        "https://x.org/\u202e",
        "x",
        "",
    ],
)
def test_no_link(url: str) -> None:
    with pytest.raises(ValidationError):
        http_url_validator(url)


@pytest.mark.parametrize("tag", ["he", "en-GB", "zh-Hant", "sr-Latn-RS"])
def test_a_language(tag: str) -> None:
    language_validator(tag)


@pytest.mark.parametrize("tag", ["", "Hebrew", "e", "en_GB", "en-", "EN", "en\n"])
def test_no_language(tag: str) -> None:
    with pytest.raises(ValidationError):
        language_validator(tag)


def test_comparing_folds_white_space_and_case() -> None:
    assert natural("  Amnesty \n v.  NSO ") == natural("AMNESTY V. NSO") == "amnesty v. nso"
