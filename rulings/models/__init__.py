"""Rulings, what they decide and hold, and the reactions to them."""

from rulings.models.disposition import Disposition
from rulings.models.holding import Holding
from rulings.models.identifier import RulingIdentifier
from rulings.models.joined import JoinedCase, RulingCase
from rulings.models.opinion import Opinion
from rulings.models.panel import PanelSeat
from rulings.models.reaction import Reaction, ReactionPoint, ReactionSpeaker
from rulings.models.ruling import Ruling, RulingReview
from rulings.models.text_version import TextVersion

__all__ = [
    "Disposition",
    "Holding",
    "JoinedCase",
    "Opinion",
    "PanelSeat",
    "Reaction",
    "ReactionPoint",
    "ReactionSpeaker",
    "Ruling",
    "RulingCase",
    "RulingIdentifier",
    "RulingReview",
    "TextVersion",
]
