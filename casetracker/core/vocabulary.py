"""Controlled lists as data: code, label and definition, one list for pages, API, admin, schema and documents."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

VOCABULARIES: dict[str, "Vocabulary"] = {}
"""Every list of the product by name, in the order of declaration."""


class Vocabulary:
    """One controlled list.

    `terms` are (code, label, definition). Codes are permanent; labels are for readers.
    """

    def __init__(self, name: str, *terms: tuple[str, str, str]) -> None:
        self.name = name
        self.terms = {code: (label, definition) for code, label, definition in terms}
        VOCABULARIES[name] = self

    def __iter__(self) -> Iterator[str]:
        return iter(self.terms)

    def __contains__(self, code: object) -> bool:
        return code in self.terms

    @property
    def codes(self) -> list[str]:
        return list(self.terms)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(code, label) for code, (label, _) in self.terms.items()]

    def label(self, code: str) -> str:
        return self.terms[code][0] if code in self.terms else code

    def phrase(self, code: str) -> str:
        """Return the label as it reads in the middle of a sentence."""
        return in_sentence(self.label(code))

    def definition(self, code: str) -> str:
        return self.terms[code][1] if code in self.terms else ""

    def field(self, default: str | None = None, *, blank: bool = False, help_text: str = "") -> "CodeField":
        """Make a column that holds one code of this list."""
        options = {"default": default} if default is not None else ({"default": ""} if blank else {})
        return CodeField(vocabulary=self.name, blank=blank, help_text=help_text, **options)


def in_sentence(label: str) -> str:
    """Write a label as it reads in the middle of a sentence; none of our labels keeps a capital there."""
    return label.lower()


class CodeField(models.CharField):
    """A text column with the codes of one vocabulary; the list itself stays out of the migrations."""

    def __init__(self, *args, vocabulary: str, **kwargs) -> None:
        self.vocabulary_name = vocabulary
        kwargs.setdefault("max_length", 40)
        if vocabulary in VOCABULARIES:
            kwargs.setdefault("choices", VOCABULARIES[vocabulary].choices)
        super().__init__(*args, **kwargs)

    @property
    def vocabulary(self) -> Vocabulary:
        return VOCABULARIES[self.vocabulary_name]

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, {**kwargs, "vocabulary": self.vocabulary_name}


def code_constraints(label: str, **vocabularies: Vocabulary) -> list[models.CheckConstraint]:
    """Let the database check that each column holds a code of its list (or nothing), and the note explains `other`."""
    constraints = []
    for column, vocabulary in vocabularies.items():
        allowed = [*vocabulary.codes, ""]
        constraints.append(
            models.CheckConstraint(condition=Q(**{f"{column}__in": allowed}), name=f"{label}_{column}_known")
        )
        if "other" in vocabulary:
            constraints.append(
                models.CheckConstraint(
                    condition=~Q(**{column: "other"}) | ~Q(note=""),
                    name=f"{label}_{column}_other_noted",
                    violation_error_message=f"{column}: “other” needs the note to say what is meant.",
                )
            )
    return constraints


def clean_other(instance: Any, **vocabularies: Vocabulary) -> None:
    """Check before the database does that the note explains `other`."""
    for column, vocabulary in vocabularies.items():
        if "other" in vocabulary and getattr(instance, column) == "other" and not instance.note:
            raise ValidationError({"note": f"Say here what “other” means for {column}."})
