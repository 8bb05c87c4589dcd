"""Countries and languages stand in words wherever readers meet them."""

import pytest

from casetracker.core.naming.places import COUNTRIES, LANGUAGES, country_name, language_name


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("he", "Hebrew"),
        ("en-IL", "English"),
        ("am", "Amharic"),
        ("zh", "Chinese"),
        ("zh-Hant", "Traditional Chinese"),
        ("qaa", "qaa"),
    ],
)
def test_language_name_knows_tags_and_returns_what_it_does_not_know(tag: str, name: str) -> None:
    assert language_name(tag) == name


def test_country_name_returns_what_it_does_not_know() -> None:
    assert [country_name(code) for code in ("IL", "ES", "XX")] == ["Israel", "Spain", "XX"]


def test_tables_of_names_hold_no_stray_layout() -> None:
    """A line break inside a name, or a code that swallowed its neighbour, shows as an odd name."""
    names = [*COUNTRIES.values(), *LANGUAGES.values()]
    assert [name for name in names if "\n" in name or "  " in name or ";" in name or len(name) > 45] == []
    assert (len(COUNTRIES), len(LANGUAGES)) == (249, 92)
