"""Why: asked wherever readers see what is changed, and refused where nothing is."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from casetracker.core.units import Part
from casetracker.core.writing import Writing
from casetracker.desk.inlines import Refusal
from casetracker.desk.request_state import state_of

UNCHANGED = "Nothing was changed, so there is nothing to give a reason for. Change something, or empty this field."


def ask_for_reason(form: forms.ModelForm) -> None:
    """Let the form of what readers see say that it takes a reason; one that was saved unchanged takes none."""
    if form.instance.is_public and "reason" in form.fields:
        form.fields["reason"].label = "Why (readers see this record, so a change takes a reason)"


def changes_beside(request: HttpRequest) -> bool:
    """Tell whether the form changed rows that are no parts of the record and leave no trace in it, such as files."""
    rows = [formset for formset in state_of(request).formsets.values() if not issubclass(formset.model, Part)]
    return any(formset.new_objects or formset.changed_objects or formset.deleted_objects for formset in rows)


class Reasoned:
    """An admin that finishes the change of its form; what the write path refuses is said in the form, which is kept."""

    def finish_change(self, request: HttpRequest, form: forms.ModelForm, begun: Writing) -> None:
        """Write the change to the log. Raises Refusal, and nothing is saved, where it cannot be made like this."""
        try:
            begun.finish()
            if begun.reason and not begun.logged and not (self.uses_reason(request) or changes_beside(request)):
                raise ValidationError({"reason": UNCHANGED})
            self.go_along(request, form)
        except ValidationError as error:
            raise Refusal(None, error) from error

    def uses_reason(self, request: HttpRequest) -> bool:
        """Tell whether the pressed button does something besides saving of which the reason speaks."""
        return False

    def go_along(self, request: HttpRequest, form: forms.ModelForm) -> None:
        """Do what belongs to the change and is not part of the record. Raises ValidationError to refuse both."""
