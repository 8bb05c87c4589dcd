"""What stands in place of a name: the designation in words, a random key for a key, nothing for an address."""

import re
from collections.abc import Iterable
from typing import Any

from django.db import models

from casetracker.core.models import new_public_id
from casetracker.core.units import key_validator
from casetracker.protection.names import Names, text_digest
from casetracker.protection.places import Place, holds_keys

KEY_OR_PATH = re.compile(r"[a-z0-9][a-z0-9_.:/=~-]*")
STEP = re.compile(r"[/:=]")
FIELD_AFTER_KEY = re.compile(r"\.[a-z_]+$")


class Rewriter:
    """Replaces names, the same in the same way wherever it stands: a title in a record and in its old versions."""

    def __init__(self, names: Names, keys: dict[str, str] | None = None) -> None:
        self.names = names
        self.keys = keys or {}
        """The new key for each that is made of a name."""

    def value(self, column: models.Field, value: Any) -> Any:
        """Return what the column holds instead of a value."""
        if isinstance(column, models.JSONField):
            return self.json(value)
        if holds_keys(column):
            return self.machine_text(value, is_key=key_validator in column.validators)
        return self.text(value, is_address=isinstance(column, models.URLField))

    def json(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.machine_text(value)
        if isinstance(value, list):
            return [self.json(each) for each in value]
        if isinstance(value, dict):
            return {name: self.json(each) for name, each in value.items()}
        return value

    def text(self, text: str, *, is_address: bool = False) -> str:
        """Return the text with designations for names, or what an editor wrote for it."""
        written = self.names.replacement(text)
        if written is not None:
            return written
        spans = self.names.spans(text)
        if spans and (is_address or (text.startswith(("http://", "https://")) and " " not in text)):
            return ""
        for span in reversed(spans):
            text = text[: span.start] + span.protection.designation + text[span.end :]
        return text

    def machine_text(self, text: str, *, is_key: bool = False) -> str:
        """Return a key or a path with new keys for those that are made of names; words are written as words."""
        if not self.names.holder(text):
            return text
        if text.startswith(("http:", "https:")) or not KEY_OR_PATH.fullmatch(text):
            return self.text(text)
        if is_key:
            return self.key(text)
        steps = [self.step(step) for step in STEP.split(text)]
        whole = "".join(each for pair in zip(steps, [*STEP.findall(text), ""], strict=True) for each in pair)
        return whole if not self.names.holder(whole) else self.text(text)

    def step(self, step: str) -> str:
        """Return one step of a path: a key, or a key with the name of a field after a dot."""
        if step in self.keys:
            return self.keys[step]
        bare = FIELD_AFTER_KEY.sub("", step)
        return self.keys[bare] + step[len(bare) :] if bare in self.keys else step

    def key(self, old: str) -> str:
        if old not in self.keys:
            self.keys[old] = self.names.replacement(old) or new_public_id()
        return self.keys[old]

    def renew_keys(self, found: Iterable[Place]) -> None:
        """Make a new key for each that is made of a name, before anything that holds one is written.

        The protections get to know them, so that a restored backup gets the same ones.
        """
        for place in found:
            if key_validator in place.column.validators:
                new = self.key(place.text)
                for span in self.names.spans(place.text):
                    protection = span.protection
                    protection.replacements[text_digest(protection.salt, place.text)] = new
