"""The opinions of which a ruling consists: the court's, and what judges wrote beside or against it."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from casetracker.core.text import text_column
from casetracker.core.units import NumberedPart, part_constraints
from casetracker.core.vocabulary import code_constraints
from rulings.choices import OPINION_KIND
from rulings.models.panel import PanelSeat
from rulings.models.ruling import Ruling


class Opinion(NumberedPart):
    """One opinion: how it stands to the decision, who wrote and who joined it, and what it says."""

    owner: ClassVar[str] = "ruling"
    letter: ClassVar[str] = "O"

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="opinions")
    kind = OPINION_KIND.field(help_text="How it stands to what the court decided.")
    authors = models.ManyToManyField(
        PanelSeat,
        blank=True,
        related_name="opinions_written",
        help_text="Who wrote it, of those who sat on this ruling; nobody for a per curiam opinion.",
    )
    joiners = models.ManyToManyField(
        PanelSeat, blank=True, related_name="opinions_joined", help_text="Who joined it, of those who sat."
    )
    title = text_column("Its heading, where it has one of its own.", 300)
    locator = text_column("Where it begins in the ruling: a page or paragraph, such as p. 12 or [45].", 100)
    summary = text_column("In your own words.")
    text = text_column("Its words, whole; only where they may be copied.")
    note = text_column("What readers must know about it.")

    class Meta:
        ordering = ["number", "id"]
        indexes = [models.Index(fields=["kind", "ruling"], name="opinion_kind")]
        constraints = [
            *part_constraints("ruling", "opinion", numbered=True),
            *code_constraints("opinion", kind=OPINION_KIND),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.label, OPINION_KIND.label(self.kind), self.title)))

    def clean_links(self, links: Mapping[str, Iterable[Any]]) -> None:
        authors, joiners = list(links.get("authors", ())), list(links.get("joiners", ()))
        for name, seats in (("authors", authors), ("joiners", joiners)):
            for seat in seats:
                if seat.ruling_id != self.ruling_id:
                    raise ValidationError({name: f"“{seat}” has no seat on this ruling; choose from its own panel."})
        if self.kind == "per_curiam" and authors:
            raise ValidationError(
                {"authors": "A per curiam opinion has no author: leave this empty, or choose another kind."}
            )
        for seat in joiners:
            if seat in authors:
                raise ValidationError({"joiners": f"“{seat}” wrote this opinion; name each judge once."})
