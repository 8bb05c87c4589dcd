"""What is kept of a form, for whom and for how long.

Each page with a form carries, signed, for whom it was opened, for which record, and a random key. Whoever sends it back
was given it, so that what was typed can be kept even where the session has ended; only its own account reads it.
"""

import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core import signing
from django.core.exceptions import BadRequest, SuspiciousOperation, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.http.request import UnreadablePostError
from django.utils import timezone
from django.utils.text import Truncator

from casetracker.core.models import KeptForm
from casetracker.desk.conflicts import recalled

FIELD = "kept_as"
"""The hidden field that carries what a form was opened for."""
SALT = "casetracker.kept"
MOST = 100
"""Forms of one account; the oldest makes room."""
LONGEST = 1_000_000
"""Bytes of one form."""
COUNTS = ("-TOTAL_FORMS", "-INITIAL_FORMS", "-MIN_NUM_FORMS", "-MAX_NUM_FORMS")


class NotKept(Exception):
    """A form cannot be kept; the text tells the editor why."""


class TooLong(NotKept):
    pass


class Opened(NamedTuple):
    """A form that was opened, and under which key what stands in it is kept."""

    account: int
    kind: str
    record: str
    key: str
    former: str = ""
    """The key of what it was restored from."""

    @classmethod
    def anew(cls, account: int, kind: str, record: str, former: str = "") -> "Opened":
        return cls(account, kind, record, secrets.token_urlsafe(12), former)

    @classmethod
    def sent(cls, request: HttpRequest) -> "Opened | None":
        """Return what the posted form was opened for; None where it does not say so, or too long ago."""
        try:
            token = request.POST.get(FIELD, "")
            return cls(*signing.loads(token, salt=SALT, max_age=lifetime()))
        except (signing.BadSignature, UnreadablePostError, SuspiciousOperation, BadRequest):
            return None

    def signed(self) -> str:
        return signing.dumps([*self], salt=SALT)


def lifetime() -> timedelta:
    return timedelta(days=settings.KEPT_FORMS_DAYS)


def kept_by(account: int | None) -> QuerySet[KeptForm]:
    """Return what is kept for an account, the newest first."""
    return KeptForm.objects.filter(by=account, at__gt=timezone.now() - lifetime())


def keep(opened: Opened, posted: QueryDict) -> None:
    """Keep what was posted under the form's key. Raises NotKept with what to tell the editor."""
    data = typed(posted)
    if sum(len(text.encode()) for name, values in data.items() for text in (name, *values)) > LONGEST:
        raise TooLong("What stands in this form is longer than 1 MB: that is too long to keep. Save it soon.")
    if not get_user_model().objects.filter(pk=opened.account, is_active=True, is_staff=True).exists():
        raise NotKept("The account for which this form was opened cannot use the desk any more.")
    seen = data.pop("seen", [""]) or [""]
    row = {
        "by_id": opened.account,
        "kind": opened.kind,
        "record": opened.record,
        "former": opened.former,
        "title": "" if opened.record else first_words(opened.kind, data),
        "shown": shown_when_opened(opened, seen[0]),
        "data": data,
        "at": timezone.now(),
    }
    with transaction.atomic():
        KeptForm.objects.update_or_create(key=opened.key, defaults=row)
        of_account = KeptForm.objects.filter(by=opened.account)
        surplus = [*of_account.values_list("key", flat=True)[MOST:], opened.former]
        of_account.filter(key__in=surplus).delete()


def typed(posted: QueryDict) -> dict[str, list[str]]:
    """Leave out of a posted form its buttons and tokens, passwords, rows that are only a pattern, and null bytes."""
    return {
        name: [value.replace("\0", "") for value in values if isinstance(value, str)]
        for name, values in posted.lists()
        if not (name.startswith("_") or name in ("csrfmiddlewaretoken", FIELD))
        and "password" not in name.lower()
        and "__prefix__" not in name
        and "\0" not in name
    }


def shown_when_opened(opened: Opened, seen: str) -> list | None:
    """Return what a saved record's form showed, in plain values: a name in them must be found like any other."""
    model_admin = admin_of(opened.kind)
    if not (opened.record and model_admin):
        return None
    unit = model_admin.model._base_manager.filter(pk=opened.record).first()
    try:
        remembered = recalled(unit, seen) if unit else None
    except ValidationError:
        return None
    return [remembered.version, remembered.shown] if remembered else None


def admin_of(kind: str) -> Any:
    """Return the admin of a model by its label; None for what the desk does not know."""
    return next((each for model, each in admin.site._registry.items() if model._meta.label_lower == kind), None)


def first_words(kind: str, data: dict[str, list[str]]) -> str:
    """Return the beginning of the first text of a new record."""
    model_admin = admin_of(kind)
    for column in model_admin.model._meta.fields if model_admin else ():
        text = " ".join(" ".join(data.get(column.name, [])).split())
        if text and not (column.choices or column.is_relation or text.isdecimal()):
            return Truncator(text).chars(80)
    return ""


def forget(opened: Opened) -> None:
    """Delete what is kept of a form that is saved now."""
    KeptForm.objects.filter(by=opened.account, key__in=[opened.key, opened.former]).delete()


def purge() -> int:
    """Delete what was kept for too long, and what belongs to accounts that are closed; return how many forms."""
    old = Q(at__lte=timezone.now() - lifetime()) | Q(by__is_active=False)
    return KeptForm.objects.filter(old).delete()[0]


def as_posted(data: dict[str, list[str]]) -> QueryDict:
    posted = QueryDict(mutable=True)
    for name, values in data.items():
        posted.setlist(name, values)
    return posted


def in_words(data: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield what stands in the fields, to be read and copied where no form can show it any more."""
    for name, values in data.items():
        text = "\n".join(value for value in values if value.strip())
        if text and name != "seen" and not name.endswith(COUNTS):
            yield name.replace("-", " ").replace("_", " "), text
