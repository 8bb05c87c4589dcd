"""What the form of a draft asks about its review, beside the record itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.core.review import steps
from casetracker.core.text import clean_text_validator
from casetracker.core.units import EditorialUnit
from casetracker.desk.fields import Fieldset, section
from casetracker.desk.history.log import account_name
from casetracker.desk.request_state import state_of
from casetracker.desk.unit_admin import UnitForm

ABOUT = "For editors only: nothing of this is ever public, and it goes when the record goes."
BY_FACTS, MARKED, UNMARKED = "", "yes", "no"
AS_STORED = {None: BY_FACTS, True: MARKED, False: UNMARKED}
REVIEW_FIELDS = ("review_text", "review_to", "sensitivity")


class AccountField(forms.ModelChoiceField):
    """Chooses somebody who works on the records of one kind."""

    def label_from_instance(self, account: Any) -> str:
        return account_name(account)


class EditorialForm(UnitForm):
    """A unit's form that also takes a comment, who looks at the record next, and whether it is sensitive."""

    account: ClassVar[Any] = None
    """Who fills the form in."""
    is_reviewed: ClassVar[bool] = False
    """Whether the form takes part in a review; that of what is published does not."""

    review_text = forms.CharField(
        label="Comment",
        required=False,
        validators=[clean_text_validator],
        widget=AdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
        help_text="Kept when you save. Sending back takes one: say what is missing.",
    )
    review_to = AccountField(
        User.objects.none(), label="For", required=False, help_text="Who looks at it next; empty for any publisher."
    )
    sensitivity = forms.ChoiceField(
        label="Sensitive",
        required=False,
        help_text="A sensitive record is published once somebody who did not write it has approved it.",
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.because: list[str] = []
        if not self.is_reviewed:
            for name in REVIEW_FIELDS:
                self.fields.pop(name, None)
        else:
            accounts: Any = self.fields["review_to"]
            accounts.queryset = policy.who_may(Action.ASSIGN, type(self.instance)).order_by("username")
            sensitivity: Any = self.fields["sensitivity"]
            sensitivity.choices = self.offered_marks()
            self.initial["sensitivity"] = AS_STORED[self.instance.is_sensitive]

    def offered_marks(self) -> list[tuple[str, str]]:
        """Return the marks among which the account chooses: the one that the record has, and those that it may give."""
        unit: EditorialUnit = self.instance
        self.because = unit.sensitive_because() if unit.pk else []
        by_facts = f"By its facts: {' '.join(self.because)}" if self.because else "By its facts: it is not"
        every = [(BY_FACTS, by_facts), (MARKED, "Yes"), (UNMARKED, "No, whatever its facts")]
        may_all = policy.allows(self.account, Action.UNMARK_SENSITIVE, type(unit))
        return [each for each in every if may_all or each[0] in (MARKED, AS_STORED[unit.is_sensitive])]


def review_fieldset(unit: EditorialUnit | None) -> Fieldset:
    is_waiting = unit is not None and unit.state == "in_review"
    return section("Review", "review_text", "review_to sensitivity", about=ABOUT, folded=not is_waiting)


def go_along_with_review(request: HttpRequest, form: forms.ModelForm) -> None:
    """Take the steps that the form asks for besides the change. Raises ValidationError to refuse the form."""
    unit: Any = form.instance
    if "sensitivity" in form.changed_data:
        with errors_at("sensitivity"):
            marks = {mark: stored for stored, mark in AS_STORED.items()}
            steps.mark_sensitive(unit, by=account_of(request), is_sensitive=marks[form.cleaned_data["sensitivity"]])
    text, assignee = form.cleaned_data.get("review_text", ""), form.cleaned_data.get("review_to")
    with errors_at("review_text"):
        if "_review" in request.POST:  # sent once it is saved
            state_of(request).review = (text, assignee)
        elif "_send_back" in request.POST:
            steps.send_back(unit, by=account_of(request), text=text)
        elif "_approve" in request.POST:
            steps.approve(unit, by=account_of(request), text=text)
        elif assignee:
            steps.assign(unit, by=account_of(request), assignee=assignee, text=text)
        elif text:
            steps.comment(unit, by=account_of(request), text=text)


def account_of(request: HttpRequest) -> Any:
    return request.user


@contextmanager
def errors_at(field: str) -> Iterator[None]:
    """Say at this field of the form what an action refuses."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error
