"""Which text each quotation is checked against, and keeping what was found.

A holding is checked against its ruling's full text, or the files of the ruling; a citation and a reaction's point
against the files of the cited sources. A source is the judgment itself where it is cited for the ruling's full text or
has the same address, and then the ruling's full text counts as its text. Public texts come before editors' own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from cases.models import Citation, Source
from casetracker.core.units import Unit
from casetracker.files.models import File, QuotationCheck
from casetracker.files.passages import Passages
from casetracker.files.quotations import EXACT, NEAR, NOT_FOUND, Finding, check
from rulings.models import Holding, ReactionPoint, Ruling
from rulings.models.reaction import Reaction

FOUND_AT_MOST = 2_000
"""Letters of the text's own words that are kept."""
BETTER = {EXACT: 2, NEAR: 1, NOT_FOUND: 0}
Quoted = Citation | Holding | ReactionPoint


@dataclass(frozen=True)
class TextAtHand:
    """A text to check against: a ruling's full text, or that of a file."""

    text: str
    ruling: Ruling | None = None
    file: File | None = None

    @cached_property
    def passages(self) -> Passages:
        return Passages(self.text)

    def found(self, finding: Finding) -> dict[str, Any]:
        """Return the columns of a check that found this here."""
        return {
            "result": finding.result,
            "score": finding.score,
            "file_id": self.file and self.file.pk,
            "ruling_id": self.ruling and self.ruling.pk,
            "found": finding.words(self.text)[:FOUND_AT_MOST] if finding.result == NEAR else "",
            "anchor": self.passages.anchor_at(finding.spans[0][0]) if finding.spans else "",
        }


def recheck(units: Iterable[Unit]) -> None:
    """Check the quotations that these changed units hold, and those that are checked against their texts."""
    units = list(units)
    rulings = [unit.pk for unit in units if isinstance(unit, Ruling) and unit.pk]
    reactions = [unit.pk for unit in units if isinstance(unit, Reaction) and unit.pk]
    sources = {unit.pk for unit in units if isinstance(unit, Source) and unit.pk}
    ids = [unit.public_id for unit in units if unit.pk]
    sources |= sources_as_rulings(rulings)
    check_all(
        [
            *Holding.objects.current().filter(ruling__in=rulings).exclude(quotation=""),
            *points_of(Q(reaction__in=reactions) | Q(reaction__in=reactions_citing(sources))),
            *Citation.objects.filter(Q(unit__in=ids) | Q(source__in=sources)).exclude(quotation=""),
        ]
    )
    forget_unquoted(ids, rulings, reactions)


def reactions_citing(sources: Iterable[int]) -> Any:
    return Reaction.objects.filter(public_id__in=Citation.objects.filter(source__in=sources).values("unit")).values(
        "pk"
    )


def points_of(found: Q) -> Any:
    return ReactionPoint.objects.current().filter(found).exclude(quotation="")


def forget_unquoted(ids: list[str], rulings: list[int], reactions: list[int]) -> None:
    """Drop the checks of quotations that were taken out."""
    gone = Q(citation__unit__in=ids, citation__quotation="")
    gone |= Q(holding__ruling__in=rulings) & (Q(holding__quotation="") | Q(holding__is_withdrawn=True))
    gone |= Q(point__reaction__in=reactions) & (Q(point__quotation="") | Q(point__is_withdrawn=True))
    QuotationCheck.objects.filter(gone).delete()


def check_against(file: File) -> None:
    """Check the quotations for which this file is, or was, the text at hand."""
    if file.source_id:
        citations = Citation.objects.filter(source=file.source_id).exclude(quotation="")
        check_all([*points_of(Q(reaction__in=reactions_citing([file.source_id]))), *citations])
    else:
        recheck([file.record])


def check_all(quoted: list[Any]) -> None:
    """Check each of these quotations, and keep, replace or drop what is known of it."""
    if not quoted:
        return
    texts, stored = Texts(quoted), stored_checks(quoted)
    new, outdated = [], []
    for row in quoted:
        known = stored.pop((name_of(row), row.pk), None)
        best = best_of(row.quotation, texts.of(row))
        if best is None:
            outdated += [known] if known else []
            continue
        finding, at_hand = best
        values = at_hand.found(finding)
        if known is None:
            new.append(QuotationCheck(**{name_of(row): row}, **values))
        elif any(getattr(known, name) != value for name, value in values.items()):
            QuotationCheck.objects.filter(pk=known.pk).update(**values)
    QuotationCheck.objects.filter(pk__in=[row.pk for row in outdated]).delete()
    QuotationCheck.objects.bulk_create(new, ignore_conflicts=True)  # another writer may have checked it just now


def stored_checks(quoted: Iterable[Any]) -> dict[tuple[str, int], QuotationCheck]:
    """Return what is known of these quotations, by the column that leads to each and its primary key."""
    pks: dict[str, list[int]] = {}
    for row in quoted:
        pks.setdefault(name_of(row), []).append(row.pk)
    of_these = Q(*[(f"{name}__in", found) for name, found in pks.items()], _connector=Q.OR)
    rows = QuotationCheck.objects.filter(of_these)
    return {(name, pk): row for row in rows for name in pks if (pk := getattr(row, f"{name}_id")) is not None}


def name_of(row: Quoted) -> str:
    """Return the column of a check that leads to this quotation."""
    return {Citation: "citation", Holding: "holding", ReactionPoint: "point"}[type(row)]


def best_of(quotation: str, texts: Iterable[TextAtHand]) -> tuple[Finding, TextAtHand] | None:
    """Return the best finding among the texts, the first of equals; None where there is no text."""
    best: tuple[Finding, TextAtHand] | None = None
    for each in texts:
        finding = check(quotation, each.text)
        if best is None or BETTER[finding.result] > BETTER[best[0].result]:
            best = finding, each
        if finding.result == EXACT:
            break
    return best


class Texts:
    """The texts against which some quotations are checked, read in a fixed number of queries."""

    def __init__(self, quoted: Iterable[Any]) -> None:
        quoted = list(quoted)
        self.points = {row.reaction_id for row in quoted if isinstance(row, ReactionPoint)}
        self.sources_of = self.cited_by_reactions()
        sources = {row.source_id for row in quoted if isinstance(row, Citation)}
        sources |= {pk for pks in self.sources_of.values() for pk in pks}
        judged = rulings_as_sources(sources)
        holding = {row.ruling_id for row in quoted if isinstance(row, Holding)}
        wanted = holding | {pk for pks in judged.values() for pk in pks}
        self.judged = judged
        self.own: dict[tuple[str, int], list[TextAtHand]] = {}
        """The texts of each ruling and of each source itself."""
        for ruling in Ruling.objects.filter(pk__in=wanted).exclude(full_text=""):
            self.own["ruling", ruling.pk] = [TextAtHand(ruling.full_text, ruling=ruling)]
        files = File.objects.read().filter(Q(source__in=sources) | Q(ruling__in=wanted))
        for file in files.order_by("-is_public", "id"):
            owner = ("ruling", file.ruling_id) if file.ruling_id else ("source", file.source_id or 0)
            self.own.setdefault(owner, []).append(TextAtHand(file.text, file=file))

    def cited_by_reactions(self) -> dict[int, list[int]]:
        ids = dict(Reaction.objects.filter(pk__in=self.points).values_list("public_id", "pk"))
        found: dict[int, list[int]] = {}
        for unit, source in Citation.objects.filter(unit__in=ids).order_by("id").values_list("unit_id", "source_id"):
            found.setdefault(ids[unit], []).append(source)
        return found

    def of(self, row: Quoted) -> Iterator[TextAtHand]:
        if isinstance(row, Holding):
            yield from self.own.get(("ruling", row.ruling_id), [])
        elif isinstance(row, Citation):
            yield from self.of_source(row.source_id)
        else:
            for source in self.sources_of.get(row.reaction_id, []):
                yield from self.of_source(source)

    def of_source(self, pk: int) -> Iterator[TextAtHand]:
        for ruling in self.judged.get(pk, []):
            yield from self.own.get(("ruling", ruling), [])
        yield from self.own.get(("source", pk), [])


def rulings_as_sources(sources: Iterable[int]) -> dict[int, list[int]]:
    """Return the rulings of which these sources are the text: cited for the full text, or at the same address."""
    found: dict[int, list[int]] = {}
    sources = list(sources)
    if not sources:
        return found
    cited = Citation.objects.filter(source__in=sources, path="full_text", support="states").order_by("id")
    by_id = dict(Ruling.objects.filter(public_id__in=cited.values("unit")).values_list("public_id", "pk"))
    for unit, source in cited.values_list("unit_id", "source_id"):
        if unit in by_id:
            found.setdefault(source, []).append(by_id[unit])
    addresses = dict(Source.objects.filter(pk__in=sources).exclude(url="").values_list("pk", "url"))
    at = Ruling.objects.exclude(full_text_url="").filter(full_text_url__in=set(addresses.values()))
    for pk, url in at.order_by("id").values_list("pk", "full_text_url"):
        for source, address in addresses.items():
            if address == url and pk not in found.get(source, []):
                found.setdefault(source, []).append(pk)
    return found


def sources_as_rulings(rulings: list[int]) -> set[int]:
    """Return the sources that are the text of these rulings: the same, seen from the other end."""
    texts = dict(Ruling.objects.filter(pk__in=rulings).values_list("public_id", "full_text_url"))
    if not texts:
        return set()
    cited = Q(citations__unit__in=texts, citations__path="full_text", citations__support="states")
    found = Source.objects.filter(cited | Q(url__in={url for url in texts.values() if url}))
    return set(found.values_list("pk", flat=True))
