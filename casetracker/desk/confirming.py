"""Confirming odd dates: the form asks about each with a checkbox, and what was ticked is asked about no more."""

from django import forms

from casetracker.core.confirmed import OddDate, odd_dates
from casetracker.core.units import Unit
from casetracker.core.writing import interchange
from casetracker.desk.doubts import question_about


class ConfirmField(forms.MultipleChoiceField):
    """The confirmations of a unit's odd dates. What the form offers is not known before the record is read anew."""

    def __init__(self) -> None:
        super().__init__(
            label="Odd dates that are right",
            help_text="Each is asked about until you confirm it; another date in its place is asked about anew.",
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def valid_value(self, value: str) -> bool:
        """Take whatever was ticked; saving keeps what is a date of the record then."""
        return True


def odd_dates_of(unit: Unit) -> list[OddDate]:
    """Read the odd dates of a stored unit."""
    return list(odd_dates(type(unit), interchange.documents([unit])[unit.public_id]))


def offer_confirmations(form: forms.ModelForm) -> None:
    """Let the form of a stored unit ask about its odd dates, those that are confirmed already included."""
    unit = form.instance
    stored = type(unit)._base_manager.get(pk=unit.pk)
    field: forms.MultipleChoiceField = form.fields["confirmed"]  # type: ignore[assignment]  # declared on the form
    field.choices = [(odd.confirmation, question_about(stored, odd)) for odd in odd_dates_of(stored)]


def drop_outdated_confirmations(unit: Unit) -> None:
    """Keep those of the unit's confirmations that are of a date which it still has, before the change is settled."""
    if unit.confirmed:
        unit.confirmed = [odd.confirmation for odd in odd_dates_of(unit) if odd.confirmation in unit.confirmed]
        unit.save(update_fields=["confirmed"])
