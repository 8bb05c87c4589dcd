"""Words as one more filter of the lists of cases, rulings and reactions: the lists keep their order and their pages."""

from django.db.models import BigIntegerField, Model, Q
from django.db.models.expressions import RawSQL

from casetracker.search.index.grammar import parse
from casetracker.search.ranking import matching


def check(text: str) -> str:
    parse(text)
    return text


def found(model: type[Model], text: str) -> Q:
    """A case is found by its own words and by those of its rulings and reactions; these by their own."""
    sql, parameters = matching(parse(text), model)
    return Q(pk__in=RawSQL(sql, parameters, output_field=BigIntegerField()))
