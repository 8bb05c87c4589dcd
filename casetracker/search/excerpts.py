"""The sentence of each hit: what it is, where on which page it stands, and its words marked.

The address leads to the holding, point or event, and a text fragment (`#R1-H1:~:text=...`) asks the browser to mark the
words there. A fragment is not sent to the server: the page is the same for everybody and stays in every cache, and no
script is needed. A browser that does not know text fragments goes to the anchor.
"""

from collections.abc import Iterable
from typing import TypedDict
from urllib.parse import quote

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from cases.models import Case
from casetracker.core.dates import PartialDate
from casetracker.core.units import Unit
from casetracker.files.passages import Passages
from casetracker.files.shown import text_address
from casetracker.search.index.grammar import Node
from casetracker.search.index.passages import Passage, SearchedTexts
from casetracker.search.index.searched_texts import CaseContext, searched_texts
from casetracker.search.index.shown import CHIEF, HELD, TEXT
from casetracker.search.marking import Marker, Piece
from casetracker.search.ranking import Hit
from casetracker.web.addresses import unit_address
from rulings.choices import RULING_KIND
from rulings.models import Reaction, ReactionSpeaker, Ruling

OF_THE_CASE = ("title", "number", "party", "court")
"""Texts that rulings and reactions carry from their case."""
PLACES = ("claim", "event", "decision", "holding", "opinion", "version", "point")
"""Texts with a number of their own."""
ON_ITS_PAGE = ("opinion", "version")
"""Texts that the page of the ruling shows whole."""
CONTEXT_WORDS, MARKED_AT_MOST = 3, 4


class Excerpt(TypedDict):
    """The kind of record in which the words stand, what they stand in, its address, and the sentence in pieces.

    `within` says whose opinion it is, `of` of which ruling or reaction it is a part.
    """

    kind: str
    part: str
    place: str
    within: str
    of: str
    url: str
    parts: list[Piece]


def excerpts(question: Node, hits: list[Hit]) -> dict[int, Excerpt]:
    """The excerpt of each hit, by its case."""
    marker, context = Marker(question), CaseContext()
    found: dict[int, Excerpt] = {}
    cases = public_ids(Case, [hit.case for hit in hits])
    for kind in {hit.kind for hit in hits}:
        of_kind = [hit for hit in hits if hit.kind is kind]
        records = searched_texts(kind, [hit.pk for hit in of_kind], context)
        ids = cases if kind is Case else public_ids(kind, [hit.pk for hit in of_kind])
        called = in_words(kind, [hit.pk for hit in of_kind])
        for hit in of_kind:
            if hit.pk in records and hit.pk in ids and hit.case in cases:
                found[hit.case] = excerpt(marker, hit, records[hit.pk], cases[hit.case], ids[hit.pk])
                found[hit.case]["of"] = called.get(hit.pk, "") if found[hit.case]["kind"] != "case" else ""
    return found


def in_words(kind: type[Unit], pks: list[int]) -> dict[int, str]:
    """What readers call rulings, “the judgment of 12 July 2020”, and reactions, “the reaction of NSO Group”."""
    if kind is Ruling:
        rulings = Ruling.objects.visible().filter(pk__in=pks).values_list("pk", "kind", "issued_on")
        return {pk: ruling_in_words(code, issued_on) for pk, code, issued_on in rulings}
    if kind is not Reaction:
        return {}
    names: dict[int, list[str]] = {}
    speakers = ReactionSpeaker.objects.visible().filter(reaction__in=pks).order_by("order", "id")
    for pk, name in speakers.values_list("reaction", "party__name"):
        names.setdefault(pk, []).append(name)
    return {pk: f"the reaction of {', '.join(some)}" for pk, some in names.items()}


def ruling_in_words(code: str, issued_on: PartialDate | None) -> str:
    kind = "ruling" if code == "other" else RULING_KIND.phrase(code)
    return f"the {kind} of {issued_on.display()}" if issued_on else f"the {kind} of unknown date"


def public_ids(kind: type[Unit], pks: Iterable[int]) -> dict[int, str]:
    return dict(kind._default_manager.visible().filter(pk__in=pks).values_list("pk", "public_id"))


def excerpt(marker: Marker, hit: Hit, record: SearchedTexts, case: str, unit: str) -> Excerpt:
    zones = (HELD, TEXT, *CHIEF.values()) if hit.tier > 1 else (*CHIEF.values(), HELD)
    passage, sentence = best_passage(marker, record, zones)
    pieces = marker.pieces(sentence)
    is_of_case = passage.part in OF_THE_CASE and not (passage.part == "court" and passage.anchor)
    if passage.part == "text":
        address = text_address(unit) + "#" + Passages(passage.text).anchor_at(passage.text.find(sentence.strip("… ")))
    elif passage.part in ON_ITS_PAGE:
        address = f"{unit_address('ruling-detail', unit)}#{passage.anchor}"
    else:
        address = f"{unit_address('case-detail', case)}#{passage.anchor}"
    return {
        "kind": "case" if is_of_case else hit.kind.__name__.lower(),
        "part": passage.part,
        "place": passage.anchor if passage.part in PLACES else "",
        "within": passage.within,
        "of": "",
        "url": with_marks(address, pieces),
        "parts": pieces,
    }


def best_passage(marker: Marker, record: SearchedTexts, zones: Iterable[str]) -> tuple[Passage, str]:
    """The first passage with a sentence that matches most of the question."""
    best, found, most = Passage(""), "", 0
    for zone in zones:
        for passage in record.passages.get(zone, []):
            sentence, matched = marker.best_sentence(passage.text, is_whole=zone in CHIEF.values())
            if matched > most:
                best, found, most = passage, sentence, matched
    return best, found


def with_marks(address: str, pieces: list[Piece]) -> str:
    """The address with a text fragment for each marked piece, with the words around it so that no other is meant."""
    directives: list[str] = []
    for place, piece in enumerate(pieces):
        if piece["is_hit"] and len(directives) < MARKED_AT_MOST:
            before = pieces[place - 1]["text"] if place else ""
            after = pieces[place + 1]["text"] if place + 1 < len(pieces) else ""
            directives.append(directive(piece["text"], before, after))
    if not directives:
        return address.removesuffix("#")
    return f"{address}:~:{'&'.join(directives)}"


def directive(text: str, before: str, after: str) -> str:
    """One text fragment. Only whole words stand around it, and none where its neighbours are glued to it."""
    lead = before.strip("… ").split()[-CONTEXT_WORDS:] if before.endswith(" ") else []
    tail = after.strip("… ").split()[:CONTEXT_WORDS] if after.startswith(" ") else []
    return (
        "text="
        + (f"{encoded(' '.join(lead))}-," if lead else "")
        + encoded(text)
        + (f",-{encoded(' '.join(tail))}" if tail else "")
    )


def encoded(text: str) -> str:
    """The text as a fragment writes it: its own commas, hyphens and ampersands would end it."""
    return quote(text, safe="").replace("-", "%2D")


def as_html(parts: list[Piece]) -> SafeString:
    """The pieces for a page; markup in the text is shown as text."""
    pieces = (
        f"<mark>{conditional_escape(part['text'])}</mark>" if part["is_hit"] else conditional_escape(part["text"])
        for part in parts
    )
    return mark_safe("".join(map(str, pieces)))
