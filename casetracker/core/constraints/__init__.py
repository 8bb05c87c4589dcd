"""What a constraint of the database means in the users' words; the database's own text reaches nobody.

A constraint has its sentence as `violation_error_message`, or it belongs to a family whose sentence is made of the
model's and the columns' names. `explain` finds it by what the database says.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, models
from django.db.models import ProtectedError

IN_USE = "Something that would be removed is in use, or something that is named is gone. Look at both, and try again."
TOO_LONG = "A value is too long or too large for its place. Shorten it."
UNKNOWN = "Two rows say the same, or two editors saved at the same moment. Look for a double entry, and save again."
FAMILIES = {
    "_published_has_instant": "What is published needs the instant at which it was.",
    "_withdrawn_has_reason": "Say why it is withdrawn; readers see the reason.",
    "_key_unique": "{nouns} of one {owner} have keys of their own: give each another.",
    "_number_unique": "{nouns} of one {owner} have numbers of their own: leave the number out to be given the next.",
    "_external_key": "Another {noun} has this key in this system already. Change that one, or choose another key.",
}
"""What constraints say whose names end so; they are made alike for several models."""
OF_A_COLUMN = {
    "_known": "“{column}” holds a value that is not known here, or half of one. Choose one of those that are known.",
    "_order": "“{column}” ends before it begins. Write its earlier day first.",
    "_open": "“{column}” is open at one end and stored as if it were not. Write it again.",
    "_wide": "“{column}” is stored as if it were known. Write it again.",
}
"""The same of constraints that check one column, which their names hold."""
SQLITE_COLUMNS = re.compile(r"(?:UNIQUE|NOT NULL) constraint failed: (\w+\.\w+(?:, \w+\.\w+)*)")
SQLITE_NAME = re.compile(r"(?:CHECK constraint failed: |index ')(\w+)")
POSTGRES_COLUMNS = re.compile(r"\(([\w, \"]+)\)=")
DJANGOS_WORDS = re.compile(r"“(\w+)”")

Model = type[models.Model]


def sentence(model: Model, constraint: models.BaseConstraint) -> str | None:
    """Return what the constraint says to users; None for one that has no sentence, which a test then refuses."""
    if constraint.violation_error_message != constraint.default_violation_error_message:
        return str(constraint.violation_error_message)
    for ending, text in FAMILIES.items():
        if constraint.name.endswith(ending):
            return text.format(**words_of(model))
    for ending, text in OF_A_COLUMN.items():
        if constraint.name.endswith(ending):
            stem = constraint.name.removesuffix(ending)
            columns = [field for field in model._meta.concrete_fields if f"_{stem}".endswith(f"_{field.name}")]
            called = max(columns, key=lambda field: len(field.name)).verbose_name if columns else "It"
            return text.format(column=called)
    if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
        return same_columns(model, constraint.fields)
    return None


def words_of(model: Model) -> dict[str, str]:
    owner = getattr(model, "owner", getattr(model, "parent_field", "")) or "record"
    nouns = str(model._meta.verbose_name_plural)
    return {"noun": str(model._meta.verbose_name), "nouns": nouns.capitalize(), "owner": owner}


def same_columns(model: Model, names: Iterable[str]) -> str:
    """Return what is said where two rows have the same in these columns."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    called = [str(fields[name].verbose_name) for name in names]
    both = " and ".join(filter(None, (", ".join(called[:-1]), called[-1])))
    return f"Another {model._meta.verbose_name} has the same {both} already. Keep one of the two, or change one."


def explain(error: DatabaseError) -> str:
    """Say what is wrong and what can be done, without a word of the database's."""
    if isinstance(error, ProtectedError):
        users = ", ".join(str(row)[:40] for row in list(error.protected_objects)[:5])
        return f"Something that you remove is in use: {users}."
    if not isinstance(error, IntegrityError):
        return TOO_LONG
    text, details = str(error), getattr(error.__cause__, "diag", None)
    named = getattr(details, "constraint_name", None) or found(SQLITE_NAME, text)
    model, constraint = by_name(named)
    if model and constraint:
        return sentence(model, constraint) or UNKNOWN
    if "FOREIGN KEY" in text or "foreign key" in text:
        return IN_USE
    table, columns = columns_in(text, details)
    return of_columns(table, columns, is_missing="NOT NULL" in text or "not-null" in text) or UNKNOWN


def found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def by_name(name: str) -> tuple[Model | None, models.BaseConstraint | None]:
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return model, constraint
    return None, None


def columns_in(text: str, details: Any) -> tuple[str, list[str]]:
    """Return the table and the columns that the database names."""
    places = found(SQLITE_COLUMNS, text).split(", ")
    if places != [""]:
        return places[0].partition(".")[0], [place.partition(".")[2] for place in places]
    table, column = getattr(details, "table_name", "") or "", getattr(details, "column_name", "") or ""
    keys = found(POSTGRES_COLUMNS, getattr(details, "message_detail", "") or "")
    return table, [column] if column else [name.strip(' "') for name in keys.split(",")] if keys else []


def of_columns(table: str, columns: list[str], *, is_missing: bool) -> str | None:
    """Return what is said of columns of a table that are missing, or the same as those of another row."""
    model = next((model for model in apps.get_models() if model._meta.db_table == table), None)
    if model is None or not columns:
        return None
    fields = {field.column: field for field in model._meta.concrete_fields}
    if not fields.keys() >= set(columns):
        return None
    names = [fields[column].name for column in columns]
    if is_missing:
        return f"“{fields[columns[0]].verbose_name}” is missing; give it."
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and list(constraint.fields) == names:
            return sentence(model, constraint)
    return same_columns(model, names)


def in_words(text: str) -> str:
    """Return what Django says of a constraint as its sentence, where it would name the constraint."""
    model, constraint = by_name(found(DJANGOS_WORDS, text))
    return (sentence(model, constraint) if model and constraint else None) or text


class ExplainedConstraints(models.Model):
    """A model whose constraints are told in the users' words, wherever they are checked before the database does."""

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Any = None) -> None:
        try:
            super().validate_constraints(exclude=exclude)
        except ValidationError as error:
            said = {name: [in_words(text) for text in texts] for name, texts in error.message_dict.items()}
            raise ValidationError(said) from error
