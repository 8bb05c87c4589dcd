"""What the desk remembers while it answers one request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from casetracker.core.models import KeptForm
from casetracker.core.writing import Writing

Context = dict[str, Any]
"""What a page's template, a form or a fieldset is made from."""
Refused = dict[str | None, dict[str | None, str]]
"""Errors that showed only while saving: by the form's prefix (None for the unit's own), then by field."""
Choose = Callable[[HttpRequest], list]
"""Finds what a link to several things can mean in the unit of this request."""


@dataclass
class RequestState:
    unit: Any = None
    """The unit in the form; None for a new one."""
    change: Writing | None = None
    """The change that the form makes, once it is saved."""
    refused: Refused = field(default_factory=dict)
    conflict: Context | None = None
    """How the form differs from what was saved meanwhile."""
    formsets: dict[str, Any] = field(default_factory=dict)
    """The lists of rows in the form, by their prefix."""
    review: tuple[str, User | None] = ("", None)
    """What the form says to whom, for the step that the pressed button takes after saving."""
    restored: KeptForm | None = None
    """What was kept of this form, and fills it again."""
    is_settled: bool = False
    """What was sent is saved, or kept already."""
    picked: dict[Choose, list] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        return self.change.reason if self.change else ""

    def pick(self, request: HttpRequest, choose: Choose) -> list:
        """Ask `choose` once for all rows and fields of the page."""
        if choose not in self.picked:
            self.picked[choose] = choose(request)
        return self.picked[choose]


def state_of(request: HttpRequest) -> RequestState:
    """Return the state of this request, which a copy of the request shares."""
    return request.__dict__.setdefault("desk", RequestState())


def unit_of(request: HttpRequest) -> Any:
    """Return the unit in the form, None for a new one."""
    return state_of(request).unit
