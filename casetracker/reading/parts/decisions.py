"""Says in words what a court decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from rulings.choices import DECIDES, FORM, RESULT

register = template.Library()

Disposition = Mapping[str, Any]

OF_THE_DECISION_BELOW = (
    "affirmed",
    "affirmed_and_remanded",
    "affirmed_in_part_and_remanded",
    "reversed",
    "reversed_and_remanded",
    "reversed_in_part",
    "vacated",
    "remanded",
    "vacated_and_remanded",
    "varied",
)
ALONE = ("convicted", "acquitted", "leave_granted", "leave_refused", "adjourned", "referred", "reopened")

NO_ONE_RESULT = {"mixed": "mixed result", "unknown": "result not known"}


@register.filter
def decision(disposition: Disposition) -> str:
    """Say a disposition in a few words: “Petition rejected”, “Motion denied”, “Decision below affirmed”."""
    result = disposition["result"]
    if disposition["decides"] == "appeal" and result in OF_THE_DECISION_BELOW:
        return f"Decision below {RESULT.phrase(result)}"
    if result in ALONE:
        return RESULT.label(result)
    subject = DECIDES.label(disposition["decides"])
    if disposition["decides"] == "motion" and disposition["form"]:
        subject = f"{subject} for {FORM.phrase(disposition['form'])}"
    if result in NO_ONE_RESULT:
        return f"{subject}: {NO_ONE_RESULT[result]}"
    return f"{subject} {RESULT.phrase(result)}"


@register.filter
def first_decision(dispositions: Sequence[Disposition]) -> str:
    """Say the first disposition of a ruling in a few words; nothing where it has none."""
    return decision(dispositions[0]) if dispositions else ""


@register.filter
def decisions(dispositions: Sequence[Disposition]) -> str:
    """Say all dispositions of a ruling in a few words each."""
    return "; ".join(map(decision, dispositions))
