"""The conditions of filters, one for each parameter: what is written, what it means, and how readers are told."""

from collections.abc import Callable
from copy import copy
from typing import Any, ClassVar, Self

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.forms.utils import pretty_name

from casetracker.core.date_fields import within_year
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.naming.places import country_code, country_name
from casetracker.core.units import Unit
from casetracker.core.vocabulary import Vocabulary, in_sentence
from casetracker.lists.filter_fields import OneValueWidget, ValuesField
from casetracker.lists.finder import finder

WITH_ARTICLE = ("AE", "BS", "CF", "CZ", "DO", "GB", "GM", "NL", "PH", "US")
"""Countries that stand with “the” in a sentence."""


class Condition(django_filters.Filter):
    """One parameter: its values become one Q on the rows of its group."""

    field_class = ValuesField
    value_schema: ClassVar[dict[str, Any]] = {"type": "string"}
    """What one value is, in the OpenAPI document."""
    is_narrow = False  # whether few rows meet it, as those that a name or an id finds

    def __init__(self, field_name: str, *, group: str = "", heading: str = "", **kwargs: Any) -> None:
        self.group = group
        super().__init__(field_name=field_name, label=heading, check=self.check, shown=self.shown, **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Every request's FilterSet copies its filters; what a condition holds never changes, so it need not be."""
        return copy(self)

    def shown(self, value: Any) -> str:
        """A value for readers."""
        return str(value)

    def said(self, value: Any) -> str:
        """The same in the middle of a sentence."""
        return self.shown(value)

    def check(self, text: str) -> Any:
        """The value of one text, or ValidationError with what to write instead."""
        return text

    def condition(self, values: list[Any]) -> Q:
        return Q(**{f"{self.field_name}__in": values})

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        raise TypeError("Conditions are applied together, by GroupedFilterSet.")


class Codes(Condition):
    """Codes of a vocabulary."""

    def __init__(self, field_name: str, vocabulary: Vocabulary, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(field_name, choices=vocabulary.choices, **kwargs)

    def shown(self, value: str) -> str:
        return self.vocabulary.label(value)

    def said(self, value: str) -> str:
        return self.vocabulary.phrase(value)


class Text(Condition):
    """A text that the column holds, without regard to case; or exactly so."""

    def __init__(self, field_name: str, *, lookup: str = "icontains", **kwargs: Any) -> None:
        self.lookup = lookup
        super().__init__(field_name, widget=OneValueWidget, **kwargs)

    def said(self, value: str) -> str:
        return f"“{value}”"

    def condition(self, values: list[str]) -> Q:
        found = Q()
        for value in values:
            found |= Q(**{f"{self.field_name}__{self.lookup}": value})
        return found


class Names(Text):
    """Words of a name in any order and spelling; `lookup` is the condition of the querysets that finds them."""

    def condition(self, values: list[str]) -> Q:
        found = Q()
        for value in values:
            found |= Q(pk__in=getattr(self.model._default_manager.visible(), self.lookup)(value).values("pk"))
        return found


class Words(Condition):
    """Words, phrases and fields that the search finds in a record."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = "Words that it holds; “a phrase”, OR, -not, begin*, party: judge: court: docket:"
        super().__init__("pk", widget=OneValueWidget, most=1, heading="Words", help_text=help_text, **kwargs)

    def said(self, value: str) -> str:
        return f"“{value}”"

    def check(self, text: str) -> str:
        return finder.check(text)

    def condition(self, values: list[str]) -> Q:
        return finder.found(self.model, values[0])


class Country(Condition):
    """Countries by name or by ISO 3166 code, in whatever case."""

    def shown(self, value: str) -> str:
        return country_name(value)

    def said(self, value: str) -> str:
        return f"the {self.shown(value)}" if value in WITH_ARTICLE else self.shown(value)

    def check(self, text: str) -> str:
        code = country_code(text)
        if not code:
            raise ValidationError(f"“{text}” is no country; write its name or its code in ISO 3166, such as IL.")
        return code


class Year(Condition):
    """Rows whose date lies wholly within the year."""

    value_schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 1, "maximum": 9999}

    def check(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) > 0):
            raise ValidationError(f"“{text}” is no year; write four digits, such as 2020.")
        return int(text)

    def condition(self, values: list[int]) -> Q:
        found = Q()
        for year in values:
            found |= within_year(self.field_name, year)
        return found


class Bound(Condition):
    """`after` or `before` a date: rows that could be so. Both bounds of one date are applied as one range."""

    value_schema: ClassVar[dict[str, Any]] = {"type": "string", "examples": ["2019", "2019-06", "2019-06-30"]}

    def __init__(self, field_name: str, bound: str, **kwargs: Any) -> None:
        self.bound = bound
        super().__init__(field_name, widget=OneValueWidget, most=1, **kwargs)

    def shown(self, value: PartialDate) -> str:
        return value.display()

    def said(self, value: PartialDate) -> str:
        if self.bound == "after":
            return f"{'on' if value.precision == 'day' else 'in'} {value.display()} or later"
        return f"{'on' if value.precision == 'day' else 'in'} {value.display()} or earlier"

    def check(self, text: str) -> PartialDate:
        try:
            value = PartialDate.from_text(text)
        except PartialDateError as error:
            raise ValidationError(str(error)) from error
        if value.precision == "span":
            raise ValidationError(f"“{text}” is a span; write a year, a month or a day, such as 2019 or 2019-06.")
        return value


class Units(Condition):
    """Units by public id, by address, or by name where the model has names."""

    def __init__(self, field_name: str, unit_model: type[Unit], **kwargs: Any) -> None:
        self.unit_model, self.is_narrow = unit_model, True
        super().__init__(field_name, widget=OneValueWidget, suggests=unit_model.kind_name(), **kwargs)


class Flags(Condition):
    """Named conditions, each made when it is asked for, so that it speaks of now."""

    def __init__(self, flags: dict[str, Callable[[], Q]], **kwargs: Any) -> None:
        self.flags = flags
        super().__init__("pk", choices=[(flag, pretty_name(flag)) for flag in flags], **kwargs)

    def shown(self, value: str) -> str:
        return pretty_name(value)

    def said(self, value: str) -> str:
        return in_sentence(self.shown(value))

    def condition(self, values: list[str]) -> Q:
        found = Q()
        for value in values:
            found &= self.flags[value]()
        return found
