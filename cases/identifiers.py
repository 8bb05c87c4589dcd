"""The formats of court identifiers."""

import re

from django.core.exceptions import ValidationError

ECLI = re.compile(r"\AECLI:[A-Z]{2}:[A-Z][A-Z0-9.]{0,6}:\d{4}:[A-Z0-9.]{1,25}\Z")
"""Council conclusions 2011/C 127/01: country, court, year, ordinal number."""


def validate_ecli(value: str) -> None:
    """Refuse what is no ECLI; whether it was officially assigned, only its source can say."""
    if not ECLI.match(value):
        raise ValidationError(f"“{value}” is no ECLI; one reads ECLI:COUNTRY:COURT:YEAR:NUMBER, in capitals.")
