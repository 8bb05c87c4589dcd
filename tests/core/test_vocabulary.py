"""Controlled lists: one list of codes for pages, forms, the schema and the database."""

import re

import pytest
from django.apps import apps

from casetracker.core.vocabulary import VOCABULARIES, CodeField, Vocabulary, code_constraints

COLOUR = Vocabulary("colour_of_test", ("red", "Red", "Like blood."), ("other", "Other", "None of these."))
VOCABULARIES.pop("colour_of_test")


def test_a_code_has_a_label_and_a_definition() -> None:
    assert (COLOUR.label("red"), COLOUR.definition("red"), COLOUR.codes) == ("Red", "Like blood.", ["red", "other"])
    assert (COLOUR.label("blue"), COLOUR.definition("blue"), "blue" in COLOUR) == ("blue", "", False)
    assert COLOUR.choices == [("red", "Red"), ("other", "Other")]


def test_constraints_name_the_codes_and_ask_for_a_note() -> None:
    names = [constraint.name for constraint in code_constraints("paint", colour=COLOUR)]
    assert names == ["paint_colour_known", "paint_colour_other_noted"]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_list_is_in_order(name: str) -> None:
    vocabulary = VOCABULARIES[name]
    for code, (label, definition) in vocabulary.terms.items():
        assert re.fullmatch(r"[a-z][a-z0-9_]{1,39}", code)
        assert label[0].isupper()
        assert not label.endswith(".")
        assert definition.endswith(".")
    labels = [label for label, _ in vocabulary.terms.values()]
    assert len(set(labels)) == len(labels)
    if "other" in vocabulary:
        assert "note" in vocabulary.definition("other")


def test_every_column_of_codes_is_kept_by_the_database() -> None:
    """`code_constraints` names each of them; a new column without would take anything."""
    for model in apps.get_models():
        if not model._meta.proxy:
            known = {constraint.name for constraint in model._meta.constraints}
            for column in model._meta.local_fields:
                if isinstance(column, CodeField):
                    assert f"{model._meta.model_name}_{column.name}_known" in known, (model, column)


def test_the_list_stays_out_of_the_migrations() -> None:
    column = COLOUR.field("red")
    assert column.deconstruct()[3] == {"vocabulary": "colour_of_test", "default": "red", "max_length": 40}
