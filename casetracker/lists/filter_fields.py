"""The fields of filters: several values of one parameter, each checked by the filter that it belongs to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from casetracker.core.text import FORBIDDEN

BROKEN = "\ufffd"
"""What bytes of an address become that are not UTF-8."""


class ValuesWidget(forms.TextInput):
    """Several values of one parameter: repeated, or with commas between."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        given = data.getlist(name) if isinstance(data, MultiValueDict) else [data[name]] if name in data else []
        return [text.strip() for item in given for text in str(item).split(",") if text.strip()]

    def format_value(self, value: Any) -> str:
        return ",".join(value) if isinstance(value, list) else value or ""


class OneValueWidget(ValuesWidget):
    """One value that may hold a comma, such as a name."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        given = data.getlist(name) if isinstance(data, MultiValueDict) else [data[name]] if name in data else []
        return [text.strip() for text in given if text.strip()]


class ValuesField(forms.Field):
    """A list of texts, each checked by the filter that it belongs to."""

    widget = ValuesWidget

    def __init__(self, *, check: Any, most: int = 50, **kwargs: Any) -> None:
        self.check, self.most = check, most
        super().__init__(**{**kwargs, "required": False})

    def clean(self, value: list[str]) -> list[Any]:
        if any(FORBIDDEN.search(text) or BROKEN in text or len(text) > 400 for text in value):
            raise ValidationError("A value is at most 400 characters long, in UTF-8, and has no control characters.")
        if len(value) > self.most:
            raise ValidationError(f"At most {self.most} values at once." if self.most > 1 else "Give it once.")
        return [self.check(text) for text in value]
