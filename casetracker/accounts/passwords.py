"""What makes a password too easy, beside its length: a common word in a new dress, a row of keys, few letters."""

import re
from collections.abc import Iterator
from itertools import pairwise

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

FEWEST_LETTERS = 6
DRESS = str.maketrans("0134578@$!", "oleastbasi")
OWN_WORDS = {"casetracker", "correcthorsebatterystaple"}
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm")
NEIGHBOURS = {pair for row in ROWS for line in (row, row[::-1]) for pair in pairwise(line)}


class EasyPasswordValidator:
    """Refuses what is long and easy to guess all the same: `Password1234!`, `qwertyuiop12`, `lalalalalala`."""

    message = (
        "This password is easy to guess: it is a common one with something added, a row of keys, or a few letters over "
        "and over. Take four words that have nothing to do with each other, or let a password manager make one."
    )

    def __init__(self) -> None:
        self.common = CommonPasswordValidator().passwords | OWN_WORDS

    def validate(self, password: str, user: User | None = None) -> None:
        if self.is_easy(password.lower()):
            raise ValidationError(self.message, code="password_easy")

    def get_help_text(self) -> str:
        return "It cannot be a common password with something added, a row of keys, or a few letters over and over."

    def is_easy(self, text: str) -> bool:
        in_a_row = sum(pair in NEIGHBOURS or pair[0] == pair[1] for pair in pairwise(text))
        if len(set(text)) < FEWEST_LETTERS or in_a_row * 2 > len(text):
            return True
        return any(core in self.common for core in cores(text))


def cores(text: str) -> Iterator[str]:
    """Yield the word that makes up most of the text, without what is around and between; once, if it is repeated."""
    bare = re.sub(r"^[^a-z]+|[^a-z]+$", "", text)
    for each in (text, bare.translate(DRESS)):
        letters = re.sub(r"[^a-z]", "", each)
        if len(letters) * 2 >= len(text):
            yield re.sub(r"^(.{3,}?)\1+$", r"\1", letters)
