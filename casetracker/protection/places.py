"""Every place in which text is stored, found by looking at the models: a new column is searched without a word here."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from casetracker.core.date_fields import FollowingField, PartialDateField
from casetracker.core.models import Change, Evidence, UnitId
from casetracker.core.naming.folding import folded
from casetracker.core.units import Part, Unit, key_validator
from casetracker.core.vocabulary import CodeField
from casetracker.protection.names import LEAST_BEFORE_ENDING, Names, Spelling
from casetracker.protection.words import decode

PORTION = 2_000
"""Rows that are read at a time."""
Model = type[models.Model]
TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField, models.BinaryField)
NO_TEXT = (FollowingField, PartialDateField, CodeField)
"""Columns that follow from others, dates as they are known, and codes of the product."""
EXCLUDED = {
    "auth.Permission": "what Django made of the models",
    "auth.Group": "what the accounts of this installation are called",
    "auth.User": "an account is somebody who works here, and no record of anybody",
    "contenttypes.ContentType": "what Django made of the models",
    "sessions.Session": "signed and packed; it holds an account, and a message until it is shown",
    "accounts.DeskSession": "the same",
    "protection.Protection.unit_ref": "random",
    "protection.Protection.salt": "random",
    "protection.Protection.names": "digests",
    "protection.Protection.beginnings": "parts of digests",
    "protection.Protection.replacements": "digests, and texts that were looked through when they were written",
    "protection.Protection.kept_texts": "digests",
    "protection.Seal.unit_ref": "random",
    "reports.ErrorReport.unit_ref": "random",
    "reports.RecentSender.client": "a digest, deleted within the hour",
    "tokens.ApiToken.beginning": "random",
    "tokens.ApiToken.digest": "a digest",
    "tokens.ApiToken.scopes": "codes",
    "intake.KeptAnswer.digest": "a digest",
    "intake.KeptAnswer.claim": "random",
    "intake.Import.key": "random",
    "intake.ImportedDocument.sent": "empty as soon as it is loaded, and a protected name is refused then",
    "search.SearchEntry": "written anew with the records of which it is made",
    "search.CountedCase": "codes, ids and numbers",
    "search.FacetCount": "codes, ids and numbers",
    "core.UnitId.public_id": "random",
    "core.Change.unit_ref": "random",
    "core.Revision.digest": "a digest, written anew with its document",
    "core.Loaded.digest": "a digest, written anew with its document",
    "core.Change.document_digest": "a digest",
    "core.Change.previous_digest": "a digest",
    "core.Change.digest": "a digest",
    "core.Verification.head": "a digest",
}
"""Models and columns that hold text and are not searched, and why not."""
NO_LETTERS = str.maketrans("", "", "".join(char for char in map(chr, range(128)) if not char.isalnum()))
KEYS_AND_PATHS = {"path", "stated_value", "to_key", "key"}
"""Columns that hold keys, or ways that are made of keys."""


class Place(NamedTuple):
    """One text in one row; a column of JSON holds several."""

    model: Model
    pk: Any
    column: models.Field
    text: str

    @property
    def where(self) -> str:
        return column_name(self.column)


def column_name(column: models.Field) -> str:
    """Return what editors read of where a text stands."""
    return f"{column.model._meta.verbose_name}, {column.verbose_name}"


def is_excluded(model: Model, column: models.Field) -> bool:
    label = model._meta.label
    return label in EXCLUDED or f"{label}.{column.name}" in EXCLUDED


def text_columns(model: Model) -> list[models.Field]:
    """Return the model's own columns that can hold text which somebody wrote."""
    return [
        column
        for column in model._meta.concrete_fields
        if isinstance(column, TEXT) and not isinstance(column, NO_TEXT) and not column.choices
    ]


def columns_to_search(model: Model) -> list[models.Field]:
    """Return the model's columns in which a name is looked for."""
    return [column for column in text_columns(model) if not is_excluded(model, column)]


def searched_columns() -> Iterator[tuple[Model, list[models.Field]]]:
    """Yield every model that stores text, with the columns in which a name is looked for."""
    for model in apps.get_models(include_auto_created=True):
        columns = columns_to_search(model)
        if columns and model._meta.managed and not model._meta.proxy:
            yield model, columns


def holds_keys(column: models.Field) -> bool:
    """Tell whether the column holds keys or paths rather than words."""
    return key_validator in column.validators or column.name in KEYS_AND_PATHS or isinstance(column, models.JSONField)


def strings(value: Any) -> Iterator[str]:
    """Yield every text in a stored value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes | memoryview):
        yield bytes(value).decode(errors="ignore")
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def anything(text: str) -> bool:
    return True


def places(names: Names, may_hold: Callable[[str], bool] = anything) -> Iterator[Place]:
    """Find every text that holds one of the names, portion by portion; `may_hold` passes over most texts quickly."""
    for model, columns in searched_columns():
        for row in portions(model, [column.attname for column in columns]):
            for column, value in zip(columns, row[1:], strict=True):
                for text in dict.fromkeys(strings(value)) if value else ():
                    if text and may_hold(text) and names.holder(text):
                        yield Place(model, row[0], column, text)


def portions(model: Model, columns: list[str]) -> Iterator[tuple]:
    """Yield the primary key and the columns of every row; no more than a portion of rows is held at once."""
    last = None
    while True:
        rows = model._base_manager.order_by("pk").values_list("pk", *columns)
        found = list((rows.filter(pk__gt=last) if last is not None else rows)[:PORTION])
        yield from found
        if len(found) < PORTION:
            return
        last = found[-1][0]


def quick_look(spellings: Iterable[Spelling]) -> Callable[[str], bool]:
    """Return a test that every text passes in which one of the spellings can be found, and hardly any other."""
    needles = {tuple(stem(word) for word in spelling) for spelling in spellings}

    def may_hold(text: str) -> bool:
        bare = bare_letters(text)
        return any(all(word in bare for word in words) for words in needles)

    return may_hold


def stem(word: str) -> str:
    return word[:-1] if len(word) > LEAST_BEFORE_ENDING else word


def bare_letters(text: str) -> str:
    """Return the letters of a text, folded, with nothing between them."""
    if "%" in text:
        text = decode(text).text
    return folded(text).translate(NO_LETTERS) if text.isascii() else "".join(filter(str.isalnum, folded(text)))


def owner_of(row: Any) -> str:
    """Return the public id of the unit to which a row belongs; blank for what belongs to none."""
    if isinstance(row, Unit | UnitId):
        return str(row.public_id)
    if isinstance(row, Part) or hasattr(row, "owner_unit"):
        return row.owner_unit().public_id
    if isinstance(row, Evidence):
        return row.unit_id  # type: ignore[attr-defined]  # declared by the one model that is evidence
    return row.unit_ref if isinstance(row, Change) else ""
