"""What stored text may hold: no control or bidi-override characters, http(s) links only, real languages and zones."""

import re
from collections.abc import Iterable
from datetime import UTC, tzinfo
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but tab and line ends, bidi overrides and isolates, lone surrogates."""

language_validator = RegexValidator(
    r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", "A language is its BCP 47 tag, such as en, he or zh-Hant."
)

time_zones = cache(available_timezones)
"""Their names; reading them from the disk takes a while."""


def clean_text_validator(value: str) -> None:
    """Refuse characters that could hide or reorder what a reader sees."""
    found = FORBIDDEN.search(value)
    if found:
        raise ValidationError(
            f"Character U+{ord(found[0]):04X} at position {found.start() + 1} cannot be shown safely; remove it."
        )


SPACES = re.compile("[\\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
NOTHING = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
"""What takes no room and tells nothing; the joiners of Persian, Hindi and Sinhala words are none of them."""
LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")
SHOWN = 40
"""Characters of a value that a message repeats: enough to find it again."""
LONG_QUOTATION = re.compile(f"“([^”]{{{SHOWN + 1},}})”")


def one_line(text: str) -> str:
    """Return a name, number or title with one plain space where it has any white space, and none at its ends."""
    return SPACES.sub(" ", NOTHING.sub("", text)).strip()


def plain_lines(text: str) -> str:
    """Return a longer text with line ends of one kind and no white space at its ends."""
    return LINE_ENDS.sub("\n", text).replace("\ufeff", "").strip()


def short_quotations(text: str) -> str:
    """Return a message in which no value is repeated at length."""
    return LONG_QUOTATION.sub(lambda found: f"“{found[1][:SHOWN]}…”", text)


def text_column(help_text: str, max_length: int | None = None, **options):
    """Make a column for text that may be empty: one line of at most `max_length` characters, or text of any length."""
    options = {"blank": True, "default": "", "validators": [clean_text_validator], "help_text": help_text, **options}
    return models.CharField(max_length=max_length, **options) if max_length else models.TextField(**options)


def url_column(help_text: str, label: str | None = None, max_length: int = 2000) -> models.URLField:
    """Make a column for an address on the web that may be empty."""
    return models.URLField(
        label, max_length=max_length, blank=True, default="", validators=[http_url_validator], help_text=help_text
    )


def http_url_validator(value: str) -> None:
    """Refuse links that are not http or https, hold a name or password, or cannot be shown safely."""
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise ValidationError("This is no address on the web; copy it again.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValidationError("A link begins with http:// or https:// and a host name, without a user name.")
    clean_text_validator(value)


def time_zone_validator(value: str) -> None:
    """Refuse what is no time zone of the IANA database."""
    if value not in time_zones():
        raise ValidationError(f"“{value[:60]}” is no time zone; write one such as Asia/Jerusalem or Europe/London.")


def zone_of(name: str) -> tzinfo:
    """Return the time zone of this name; UTC where there is none."""
    return ZoneInfo(name) if name in time_zones() else UTC


def natural(text: str) -> str:
    """Normalise text for comparing: fold white space and case."""
    return " ".join(text.split()).casefold()


def sentences(texts: Iterable[str]) -> str:
    """Return the texts that are not blank as sentences, each with its full stop."""
    return " ".join(f"{text.removesuffix('.')}." for text in texts if text)
