"""Describes every member of every component in words for clients, where its serializer has none of its own.

Columns of models have help for editors, which tells clients nothing; `words.py` has theirs.
"""

from typing import Any

from casetracker.openapi.codes import Schema
from casetracker.openapi.words import WORDS

BOUNDS = {"_earliest": "The first day that `{}` can mean.", "_latest": "The last day that `{}` can mean."}


def describe(schemas: Schema, serializers: dict[str, Any]) -> None:
    """Say what the words of the component say; add what is missing, in those of its model or of the member alone."""
    for name, schema in schemas.items():
        model = getattr(getattr(serializers.get(name), "Meta", None), "model", None)
        for member, inner in schema.get("properties", {}).items():
            own = WORDS.get(f"{name}.{member}")
            if own:
                inner["description"] = own  # documents bring the help that editors have
            elif "description" not in inner:
                owners = (name, model.__name__ if model else "", "")
                found = next((WORDS[key] for key in keys(owners, member) if key in WORDS), bound(member))
                if found:
                    inner["description"] = found


def keys(owners: tuple[str, ...], member: str) -> list[str]:
    return [f"{owner}.{member}" if owner else member for owner in owners]


def bound(member: str) -> str:
    """What a bound of a partial date is."""
    return next((text.format(member.removesuffix(end)) for end, text in BOUNDS.items() if member.endswith(end)), "")
