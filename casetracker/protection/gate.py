"""The names of protected persons never come back: whatever would store one is refused, with its place."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection

from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.core.writing import Touched, Writing
from casetracker.protection.models import Protection
from casetracker.protection.names import Names

GATE_LOCK = 0x6A7E
REFUSED = (
    "{where} holds a name of the protected person “{designation}”. Write “{designation}” instead, and look for the "
    "name in addresses and file names, too."
)


def pass_gate(*, closing: bool = False) -> None:
    """Let writers and one who protects a person wait for each other until they are done.

    Else what was checked just before could be stored just after the search for the name. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        lock = "pg_advisory_xact_lock" if closing else "pg_advisory_xact_lock_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {lock}(%s)", [GATE_LOCK])


def known_names() -> Names:
    """Return the names of all protected persons."""
    return Names(Protection.objects.all())


def check(change: Writing) -> None:
    """Refuse a change that would store a protected name, or take a protection off without the right to."""
    pass_gate()
    names = known_names()
    if names:
        problems = list(problems_of(change, names))
        if problems:
            raise ValidationError(list(dict.fromkeys(problems)))
    for touched in change.touched.values():
        before, after = touched.before or {}, touched.after or {}
        if before.get("identity") == "protected" != after.get("identity"):
            policy.require(change.by, Action.PROTECT, touched.unit)


def problems_of(change: Writing, names: Names) -> Iterator[str]:
    if (found := names.holder(change.reason)) is not None:
        yield REFUSED.format(where="The reason", designation=found.designation)
    for touched in change.touched.values():
        for place, text in texts_of(touched.after or {}).items():
            if (found := names.holder(text)) is not None:
                yield REFUSED.format(where=where(touched, place), designation=found.designation)


def where(touched: Touched, place: str) -> str:
    return f"The {touched.unit._meta.verbose_name}, {place},"


def check_comment(text: str) -> None:
    """Refuse what one editor writes to another, which no document holds, if it names a protected person."""
    if text:
        refuse_names(text, "The comment")


def texts_of(document: Any, place: str = "") -> dict[str, str]:
    """Return every text of a document by its place in it."""
    if isinstance(document, str):
        return {place: document}
    found: dict[str, str] = {}
    if isinstance(document, dict):
        for name, value in document.items():
            found |= texts_of(value, f"{place} › {name.replace('_', ' ')}".removeprefix(" › "))
    elif isinstance(document, list):
        for number, value in enumerate(document, start=1):
            found |= texts_of(value, f"{place} {number}")
    return found


def protected_in(text: str) -> str | None:
    """Return the designation of a protected person whose name the text holds; None if it holds none.

    One who protects a person waits until the transaction that stores the text is over, and then finds the name.
    """
    pass_gate()
    found = known_names().holder(text)
    return None if found is None else found.designation


def refuse_names(text: str, where: str) -> None:
    """Refuse a text that this transaction stores outside of the write path if it holds a protected name."""
    designation = protected_in(text)
    if designation is not None:
        raise ValidationError(REFUSED.format(where=where, designation=designation))
