"""The stored keys by which names are found and sorted, and numbers found. Set the name only, and its keys follow:

    name = models.CharField(max_length=300)
    name_key = NameKey("name")
    sort_key = FilingKey("name", is_person=True)

They are computed by every save() and bulk_create(); `update()` refuses to leave them stale.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.base import BaseDatabaseWrapper

from casetracker.core.date_fields import FollowingField
from casetracker.core.naming import filing
from casetracker.core.naming.filing import filing_key
from casetracker.core.naming.names import letters, name_key
from casetracker.core.naming.numbers import fold_number, same_number
from casetracker.core.text import text_column

BATCH = 1_000


def sort_name_column() -> models.CharField:
    """Make the column in which an editor states under which word a name is filed."""
    help_text = "Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."
    return text_column(help_text, filing.LENGTH)


class KeyField(FollowingField):
    """A key made of the text in `source`."""

    def computed(self, instance: models.Model) -> str:
        raise NotImplementedError

    def agree(self, one: str, other: str) -> bool:
        """Whether two texts are spellings of the same."""
        return one == other

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        return self.computed(model_instance)


class NameKey(KeyField, models.TextField):
    """The words of a name, and of other names of the same record in the columns `also`."""

    fixed: ClassVar[dict[str, Any]] = {"default": "", "blank": True}

    def __init__(self, source: str, *also: str, **kwargs) -> None:
        self.also = also
        super().__init__(source, **kwargs)

    @property
    def follows(self) -> tuple[str, ...]:
        return (self.source, *self.also)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, [*args, *self.also], kwargs

    def computed(self, instance: models.Model) -> str:
        return name_key(*(getattr(instance, source) for source in self.follows))

    def agree(self, one: str, other: str) -> bool:
        return letters(one) == letters(other)


class ComparedByBytes(KeyField, models.CharField):
    """A key that both databases order alike, whatever their collation."""

    fixed: ClassVar[dict[str, Any]] = {"default": "", "blank": True, "max_length": 300}

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        """Set the collation; SQLite compares by bytes unless told otherwise, and knows no “C”."""
        collation = "C" if connection.vendor == "postgresql" else None
        return {**super().db_parameters(connection), "collation": collation}


class FilingKey(ComparedByBytes):
    """The place of a name in lists. `is_person` says whose name it is, or gives the column that is then `person`."""

    def __init__(self, source: str, *, is_person: bool | str = False, sort_name: str = "", **kwargs) -> None:
        self.is_person, self.sort_name = is_person, sort_name
        super().__init__(source, **kwargs)

    @property
    def follows(self) -> tuple[str, ...]:
        return tuple(name for name in (self.source, self.is_person, self.sort_name) if name and isinstance(name, str))

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "is_person": self.is_person, "sort_name": self.sort_name}

    def computed(self, instance: models.Model) -> str:
        kind = self.is_person
        is_person = getattr(instance, kind) == "person" if isinstance(kind, str) else kind
        sort_name = getattr(instance, self.sort_name) if self.sort_name else ""
        return filing_key(getattr(instance, self.source), is_person=is_person, sort_name=sort_name)


class NumberKey(ComparedByBytes):
    """A docket number or another identifier, in whatever spelling it is printed."""

    def computed(self, instance: models.Model) -> str:
        return fold_number(getattr(instance, self.source))

    def agree(self, one: str, other: str) -> bool:
        return same_number(one, other)


def key_fields(model: type[models.Model]) -> list[KeyField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, KeyField)]


def spellings_agree(column: models.Field | None, one: str, other: str) -> bool | None:
    """Whether two texts are spellings of one name or number; None for a column that has no such key."""
    keys = [] if column is None else [field for field in key_fields(column.model) if column.name in field.follows]
    return any(key.agree(one, other) for key in keys) if keys else None


def stale_keys(model: type[models.Model], *, using: str = DEFAULT_DB_ALIAS) -> Iterator[list[tuple[Any, list[str]]]]:
    """In batches, every row of which stored keys are not what its names say now, with these keys' columns.

    The row itself has the right keys.
    """
    fields = key_fields(model)
    columns = dict.fromkeys(["pk", *(name for field in fields for name in (field.attname, *field.follows))])
    last, stored_rows = 0, model._base_manager.using(using).order_by("pk").values(*columns)
    while stored := list(stored_rows.filter(pk__gt=last)[:BATCH]):
        last = stored[-1]["pk"]
        rows = [(model(**values), values) for values in stored]
        wrong = [(row, [f.attname for f in fields if values[f.attname] != f.computed(row)]) for row, values in rows]
        yield [(row, names) for row, names in wrong if names]


def fill_keys(model: type[models.Model], *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Bring all keys of a model up to date: where there were none, or after the folding changed."""
    names = [field.name for field in key_fields(model)]
    for batch in stale_keys(model, using=using):
        model._base_manager.using(using).bulk_update([row for row, _ in batch], names)
