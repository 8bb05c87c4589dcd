"""The opinions of rulings: what each is called, with those who wrote it."""

from collections.abc import Iterable

from django import template
from django.db.models import CharField, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.safestring import SafeString, mark_safe

from casetracker.lists.rows import RowData
from casetracker.web.tags import judge_link
from rulings.choices import OF_THE_COURT, OPINION_KIND
from rulings.models import Opinion

register = template.Library()


def opinions_by_author() -> QuerySet:
    """Current opinions, once for each of their authors; `author` is the name, blank where an opinion has none."""
    name = Coalesce(NullIf("seat__name_as_stated", Value("")), "seat__judge__name", Value(""), output_field=CharField())
    seat = FilteredRelation("authors", condition=Q(authors__is_withdrawn=False))
    return Opinion.objects.current().annotate(seat=seat, author=name)


@register.filter
def opinion_name(opinion: RowData) -> SafeString:
    """Name an opinion by its kind and those who wrote and joined it, each linked where the judge has a page."""
    authors, joiners = (in_a_row(map(judge_link, opinion[name])) for name in ("authors", "joiners"))
    return mark_safe(
        f"{with_authors(OPINION_KIND.label(opinion['kind']), authors)}{f', joined by {joiners}' if joiners else ''}"
    )


def place_in_opinion(kind: str, authors: Iterable[str]) -> str:
    """Say of words where they stand: “In a dissent by Bridget Bade”."""
    article = "the" if kind in OF_THE_COURT else "a"
    return with_authors(f"In {article} {OPINION_KIND.phrase(kind)}", in_a_row(authors))


def with_authors(kind: str, authors: str) -> str:
    return f"{kind} by {authors}" if authors else kind


def in_a_row(names: Iterable[str]) -> str:
    """“A, B and C”: every name, since a judge who is left out seems not to have joined."""
    names = list(names)
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
