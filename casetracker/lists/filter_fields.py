"""The fields of filters: several values of one parameter, each checked by the filter that it belongs to."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from casetracker.core.text import FORBIDDEN
from casetracker.lists.finder import finder

BROKEN = "\ufffd"
"""What bytes of an address become that are not UTF-8."""
ANY = ("", "Any")
"""The first choice of a filter with choices: no filter."""
Choices = list[tuple[str, str]]


def given(data: Mapping[str, Any], name: str) -> list[str]:
    """The values of a parameter as they stand in the address."""
    if isinstance(data, MultiValueDict):
        return data.getlist(name)
    return [str(data[name])] if name in data else []


class ValuesWidget(forms.TextInput):
    """Several values of one parameter: repeated, or with commas between."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [text.strip() for item in given(data, name) for text in str(item).split(",") if text.strip()]

    def format_value(self, value: Any) -> str:
        return ",".join(value) if isinstance(value, list) else value or ""


class OneValueWidget(ValuesWidget):
    """One value that may hold a comma, such as a name."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [text.strip() for text in given(data, name) if text.strip()]


class ValuesField(forms.Field):
    """A list of texts, each checked by the filter that it belongs to."""

    widget = ValuesWidget
    unit_name = ""
    """What readers call the one unit that the value names; set by the FilterSet that finds it."""

    def __init__(
        self,
        *,
        check: Callable[[str], Any],
        shown: Callable[[Any], str] = str,
        choices: Choices | None = None,
        most: int = 50,
        suggests: str = "",
        **kwargs: Any,
    ) -> None:
        self.check, self.shown, self.most, self.suggests = check, shown, most, suggests
        self.choices = choices and [ANY, *choices]
        super().__init__(**{**kwargs, "required": False})

    def clean(self, value: list[str]) -> list[Any]:
        if any(FORBIDDEN.search(text) or BROKEN in text or len(text) > 400 for text in value):
            raise ValidationError("A value is at most 400 characters long, in UTF-8, and has no control characters.")
        if len(value) > self.most:
            raise ValidationError(f"At most {self.most} values at once." if self.most > 1 else "Give it once.")
        return [self.check(self.one_of_choices(text)) for text in value]

    def one_of_choices(self, text: str) -> str:
        known = [code for code, _ in self.choices or [] if code]
        if known and text not in known:
            raise ValidationError(f"“{text}” is not known; write one or several of {', '.join(known)}.")
        return text

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> "BoundValues":
        return BoundValues(form, self, field_name)


class BoundValues(forms.BoundField):
    """A filter in a form: what was given stands in it, even if it cannot be answered."""

    field: ValuesField

    def value(self) -> str:
        return self.field.unit_name or self.given

    @property
    def suggests(self) -> str:
        """The kind of record whose names are offered while one is typed; blank for none."""
        return self.field.suggests if self.field.suggests in finder.suggested else ""

    @property
    def given(self) -> str:
        return ",".join(given(self.form.data, self.html_name))

    @property
    def choices(self) -> Choices:
        """The choices of the field, and several values at once as one more."""
        choices = self.field.choices or []
        if not choices or not self.given or self.given in dict(choices):
            return choices
        return [*choices, (self.given, " or ".join(map(self.field.shown, self.given.split(","))))]
