"""Rulings of other cases that review a ruling, and whether one of them has overturned it."""

from collections.abc import Iterable, Sequence

from django import template
from django.db.models import Exists, OuterRef, QuerySet
from rest_framework import serializers

from casetracker.core.dates import PartialDate
from casetracker.lists.columns import PageAddress, column
from casetracker.lists.rows import Row, RowData, Rows
from casetracker.reading.parts.fields import is_visible
from rulings.choices import OVERTURNING, SETTING_ASIDE
from rulings.models import Ruling, RulingReview

register = template.Library()

OVERTURNED = {"reverses": "reversed", "vacates": "vacated", "varies": "varied"}
"""What became of a ruling by the effect of the review; where there are several, the first of these is told."""


class ReviewedBy(Row):
    """A ruling of another case that reviews this one."""

    ruling = serializers.CharField(source="ruling.public_id", help_text="Public id.")
    url = PageAddress("ruling-detail", source="ruling", help_text="The address of its page.")
    case = serializers.CharField(source="ruling.case.title")
    issued_on = column(Ruling, "issued_on", source="ruling.issued_on")
    is_reversed = serializers.BooleanField(help_text="Whether a ruling in this collection set it aside in turn.")

    reads = ("ruling_id", "reviewed_id")

    class Meta:
        model = RulingReview
        fields = ["effect", "ruling", "url", "case", "issued_on", "is_reversed"]


def reviews_in_order() -> QuerySet:
    """The visible reviews with the columns that `ReviewedBy` reads, the newest ruling last."""
    reversals = RulingReview.objects.visible().filter(reviewed=OuterRef("ruling"), effect__in=SETTING_ASIDE)
    reviews = RulingReview.objects.visible().annotate(is_reversed=Exists(reversals))
    return reviews.order_by("ruling__issued_on_earliest", "id")


def overturned_by(rulings: Iterable[int]) -> dict[int, Rows]:
    """The rulings that overturned these, by the primary key of what they overturned: one statement."""
    found: dict[int, Rows] = {}
    reviews = reviews_in_order().filter(reviewed__in=rulings, effect__in=OVERTURNING)
    for values in reviews.values(*ReviewedBy.columns()):
        found.setdefault(values["reviewed_id"], []).append(ReviewedBy.build(values))
    return found


@register.filter
def overturning(reviews: Iterable[RowData]) -> Rows:
    """Return those reviews after which a ruling no longer stands as it was given."""
    return [review for review in reviews if review["effect"] in OVERTURNING]


@register.filter
def tree(instances: Iterable[RowData], below: str | None = None) -> list[tuple[RowData, list]]:
    """Return the instances of a ladder that appeal the case `below`, each with those that appeal it in turn."""
    rows = list(instances)
    return [(row, tree(rows, row["id"])) for row in rows if row["appeal_of"] == below]


def with_reviews(outcome: str, reviews: Sequence[RowData]) -> str:
    """Say behind an outcome that it was overturned, unless what overturned it was reversed in turn."""
    standing = [review for review in overturning(reviews) if not review["is_reversed"]]
    if not standing:
        return outcome
    effects = {review["effect"] for review in standing}
    said = next(f"{words} later" for effect, words in OVERTURNED.items() if effect in effects)
    return outcome if said in outcome else f"{outcome} – {said}"


def review_in_words(review: RowData) -> str:
    """Say what overturned a ruling in plain text: “reversed by a ruling of 3 May 2025 in Dada v. NSO”."""
    when = f" of {PartialDate.parse(review['issued_on']).display()}" if review["issued_on"] else ""
    return f"{OVERTURNED[review['effect']]} by a ruling{when} in {review['case']}"


def is_told(review: RowData) -> bool:
    """Whether the public sees which ruling is reviewed: a visible one, or one that is told in words."""
    words = ("to_text", "court_id", "court_as_stated", "docket_number")
    return is_visible(review["reviewed__visible_from"]) or any(review[name] for name in words)
