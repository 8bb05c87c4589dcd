"""The drawn card of a case: its title, and petition, verdict and reactions in one line, from its public story."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypedDict

from django.template.loader import render_to_string
from django.urls import reverse

from casetracker.core.dates import PartialDate
from casetracker.core.vocabulary import VOCABULARIES
from casetracker.sharing.lines import Face, Text, broken, cut_before, lines
from casetracker.web.drawing.letters import BOLD, SANS, SERIF, drawable, from_right
from casetracker.web.tags import names_unlisted

Story = Mapping[str, Any]
WIDTH, HEIGHT, MARGIN = 1200, 630, 72
INK, SOFT = "#191b1f", "#565b64"
TITLE = Face("serif", SERIF, 60, 76, INK)
LONG_TITLE = Face("serif", SERIF, 46, 60, INK)
WORDS = Face("serif", SERIF, 27, 35, INK)
LABEL = Face("sans-serif", BOLD, 22, 40, INK, weight=700)
SMALL = Face("sans-serif", SANS, 22, 36, SOFT)
NAME = Face("sans-serif", BOLD, 26, 0, INK, weight=700)
ABOVE = Face("sans-serif", SANS, 26, 0, SOFT)
COLUMN, GAP = 336, 24
RULE = 420
"""Where the line of the three steps runs."""
SITE = "Casetracker"
PRIVATE = "A private person"
NOT_DRAWN = "A case of this collection"
"""Stands for a title in a script that the fonts lack."""


class Part(TypedDict):
    """Words of a step, and those after them that are never cut."""

    text: str
    ending: str


class Step(TypedDict):
    """A step of the story in words."""

    label: str
    parts: list[Part]
    """One of two lines, or two of one."""
    date: str


def card_address(story: Story | None) -> str:
    """The address of the picture; it changes when the picture does, so that nobody keeps an old one."""
    if story is None:
        return reverse("site-card")
    return reverse("case-card-version", args=[story["id"], card_version(card_svg(story))])


def card_version(svg: str) -> str:
    return sha256(svg.encode()).hexdigest()[:12]


def card_svg(story: Story) -> str:
    """Draw the card of a case."""
    title = story["title"] if drawable(story["title"], SERIF) else story["docket_number"] or NOT_DRAWN
    above = " · ".join(filter(None, [court_of(story), story["docket_number"]]))
    inner = WIDTH - 2 * MARGIN
    face, most = (TITLE, 3) if len(broken(title, TITLE, inner)) <= 3 else (LONG_TITLE, 4)
    texts = [
        Text(SITE, NAME, WIDTH - MARGIN, 96, is_from_right=True),
        *lines(above, ABOVE, x=MARGIN, y=96, width=inner - 200, most=1),
        *lines(title, face, x=MARGIN, y=184, width=inner, most=most, mirrored=from_right(title)),
    ]
    stops = [MARGIN + place * (COLUMN + GAP) for place in range(3)]
    for x, step in zip(stops, steps(story), strict=True):
        texts += [*lines(step["label"], LABEL, x=x, y=RULE + 50, width=COLUMN, most=1)]
        texts += words_of(step, x, texts[-1].y + 38)
        texts += [*lines(step["date"], SMALL, x=x, y=texts[-1].y + 36, width=COLUMN, most=1)]
    return render_to_string("sharing/card.svg", {"texts": texts, "stops": stops, "rule": RULE})


def words_of(step: Step, x: int, y: int) -> list[Text]:
    """Set the words of a step in two lines: one text, or two of which each keeps its ending."""
    if len(step["parts"]) == 1 and not step["parts"][0]["ending"]:
        return [*lines(step["parts"][0]["text"], WORDS, x=x, y=y, width=COLUMN, most=2)]
    rows = [cut_before(part["text"], part["ending"], WORDS, COLUMN) for part in step["parts"]]
    return [Text(row, WORDS, x, y + place * WORDS.leading) for place, row in enumerate(rows)]


def site_svg() -> str:
    """Draw the card of every page that belongs to no case."""
    said = "Court rulings as stories with sources: the petition, the verdict and the reactions."
    texts = [
        Text(SITE, NAME, WIDTH - MARGIN, 96, is_from_right=True),
        *lines(said, TITLE, x=MARGIN, y=184, width=WIDTH - 2 * MARGIN, most=3),
    ]
    stops = [MARGIN + place * (COLUMN + GAP) for place in range(3)]
    for x, step in zip(stops, ("Petition", "Verdict", "Reactions"), strict=True):
        texts += [*lines(step, LABEL, x=x, y=RULE + 50, width=COLUMN, most=1)]
    return render_to_string("sharing/card.svg", {"texts": texts, "stops": stops, "rule": RULE})


def steps(story: Story) -> list[Step]:
    """What brought the case, its verdict and what was said of it, as the strip of its page says it."""
    verdict = next((row for row in story["rulings"] if row["id"] == story["verdict"]), None)
    brought: Step = {
        "label": VOCABULARIES["case_type"].label(story["case_type"]),
        "parts": [plain(named([shown(seat["name"], seat["party"]) for seat in story["petitioners"]]))],
        "date": date_words(story["filed_on"]),
    }
    decided: Step = {
        "label": "Verdict",
        "parts": [plain(outcome(story, verdict) if verdict else VOCABULARIES["case_status"].label(story["status"]))],
        "date": date_words(verdict["issued_on"]) if verdict else "No verdict in this collection",
    }
    to_verdict = [row for row in story["reactions"] if verdict and row["about"]["ruling"] == verdict["id"]]
    said = [spoken(reaction) for reaction in to_verdict or story["reactions"]]
    reacted: Step = {
        "label": "Reactions",
        "parts": said[:2] or [plain("None recorded")],
        "date": f"{len(story['reactions'])} in all" if len(story["reactions"]) > 2 else "",
    }
    return [brought, decided, reacted]


def outcome(story: Story, verdict: Story) -> str:
    """What was decided; without the parties where one of the case has no page of its own, as it may name it."""
    if not names_unlisted(story["participations"]):
        return verdict["outcome"]
    return VOCABULARIES["result"].label(verdict["result"]) if verdict["result"] else "Decided"


def plain(text: str) -> Part:
    return {"text": text, "ending": ""}


def spoken(reaction: Story) -> Part:
    """Who reacted, and the stance in a word."""
    names = [shown(speaker["name"], speaker) for speaker in reaction["speakers"]]
    return {"text": named(names), "ending": VOCABULARIES["stance"].phrase(reaction["stance"])}


def shown(name: str, party: Story) -> str:
    return name if party["has_page"] else PRIVATE


def named(names: list[str]) -> str:
    once = list(dict.fromkeys(names))
    if not once:
        return "Not named"
    return once[0] if len(once) == 1 else f"{once[0]} and others"


def court_of(story: Story) -> str:
    return story["court"]["name"] if story["court"] else story["court_as_stated"]


def date_words(edtf: str | None) -> str:
    return PartialDate.parse(edtf).display() if edtf else ""
