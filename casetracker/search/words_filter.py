"""Words as one more filter of the lists of cases, rulings and reactions: the lists keep their order and their pages."""

from django.db.models import BigIntegerField, Model, Q
from django.db.models.expressions import RawSQL

from casetracker.core.units import Unit
from casetracker.search.index.grammar import parse
from casetracker.search.ranking import matching_keys


def check_words(typed: str) -> str:
    """Return the text, or raise ValidationError where there is nothing to find in it."""
    parse(typed)
    return typed


def contains_words(model: type[Model], typed: str) -> Q:
    """Match a case by its own words and those of its rulings and reactions; match these by their own."""
    assert issubclass(model, Unit)
    sql, parameters = matching_keys(parse(typed), model)
    return Q(pk__in=RawSQL(sql, parameters, output_field=BigIntegerField()))
