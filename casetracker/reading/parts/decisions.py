"""How a decision reads in words."""

from typing import Any

from django import template

from rulings.choices import DECIDES, FORM, RESULT

register = template.Library()

OF_THE_DECISION_BELOW = (
    "affirmed",
    "reversed",
    "reversed_in_part",
    "vacated",
    "remanded",
    "vacated_and_remanded",
    "varied",
)
ALONE = ("convicted", "acquitted", "leave_granted", "leave_refused", "adjourned", "referred", "reopened")


@register.filter
def decision(disposition: dict[str, Any]) -> str:
    """A disposition in a few words: “Petition rejected”, “Motion denied”, “Decision below affirmed”."""
    result = RESULT.label(disposition["result"])
    if disposition["decides"] == "appeal" and disposition["result"] in OF_THE_DECISION_BELOW:
        return f"Decision below {result.lower()}"
    if disposition["result"] in ALONE:
        return result
    subject = DECIDES.label(disposition["decides"])
    form = FORM.label(disposition["form"]).lower() if disposition["form"] and disposition["decides"] == "motion" else ""
    return f"{subject} for {form} {result.lower()}" if form else f"{subject} {result.lower()}"
