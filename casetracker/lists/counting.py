"""The number of all rows of a list in the API: exactly, or as an estimate that costs the same however long it is."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict

from casetracker.lists.finder import finder

COUNTED_AT_MOST = 1_000
"""A shorter list is counted exactly, since that is cheap."""


def count(queryset: QuerySet, parameters: QueryDict, kept_as: str) -> dict[str, Any]:
    """What `count=exact` or `count=estimate` adds to a page; `kept_as` names the count that is kept of the list."""
    asked = parameters.get("count")
    if asked is None:
        return {}
    if asked == "exact":
        return {"count": queryset.count()}
    if asked == "estimate":
        number, is_estimate = estimate(queryset, kept_as)
        return {"count": number, "count_is_estimate": is_estimate}
    raise ValidationError({"count": [f"“{asked}” is not known; write exact or estimate."]})


def estimate(queryset: QuerySet, kept_as: str) -> tuple[int, bool]:
    """How many rows there are, and whether that is an estimate.

    Short lists are counted. Of a whole list with kept counts these are taken; of another one, what PostgreSQL's planner
    expects. SQLite expects nothing: there the answer is the number to which was counted.
    """
    number = queryset.order_by()[: COUNTED_AT_MOST + 1].count()
    if number <= COUNTED_AT_MOST:
        return number, False
    kept = finder.totals().get(kept_as, 0) if kept_as else 0
    return max(number, kept or expected(queryset)), True


def expected(queryset: QuerySet) -> int:
    """How many rows the planner expects; 0 where there is none to ask."""
    if connection.vendor != "postgresql":
        return 0
    plan = queryset.order_by().values("pk").explain(format="json")
    return int(json.loads(plan)[0]["Plan"]["Plan Rows"])
