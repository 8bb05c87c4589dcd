"""What readers call the records and parts that citations state, or documents name, where a fact is a link."""

from collections.abc import Iterable

from django.db import models

from casetracker.history.fact_words import column_of, stated_in_words, stated_links
from casetracker.history.link_names import Home, Link, link_names
from casetracker.lists.rows import RowData
from parties.models import Party


class StatedNames:
    """The names behind the keys that these citations state; one query for each kind of record.

    Parties without a page of their own are left out, as is whatever readers do not see: their keys stay.
    """

    def __init__(self, citations: Iterable[tuple[str, Home, RowData]]) -> None:
        links: dict[type[models.Model], set[Link]] = {}
        for kind, home, citation in citations:
            for model, link in stated_links(kind, citation):
                links.setdefault(model, set()).add((home, link))
        self.called = {
            model: link_names(model, found, Party.objects.visible().listed() if model is Party else None)
            for model, found in links.items()
        }

    def of(self, home: Home, model: object) -> dict[str, str]:
        """The names of such targets by the links of documents that stand there."""
        called = self.called.get(model, {})  # type: ignore[call-overload]  # None for a column that is no link
        return {link: name for (place, link), name in called.items() if place == home}

    def in_words(self, kind: str, home: Home, citation: RowData) -> str:
        """What the citation states, for readers."""
        column = column_of(kind, citation["path"])
        return stated_in_words(kind, citation, self.of(home, column.related_model if column is not None else None))
