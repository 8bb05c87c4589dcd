"""The desk's sessions: each ends when it is idle or old, and its owner can see and end it.

Django's sessions in the database know neither whose they are nor when they began; this is the way that its
documentation gives to add that.
"""

import re
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from casetracker.accounts.models import DeskSession

IDLE = timedelta(minutes=settings.SESSION_IDLE_MINUTES)
LONGEST = timedelta(hours=settings.SESSION_HOURS)
NOTED_EVERY = timedelta(minutes=1)
"""How exactly it is known when a session was last used: noting each request would write where nothing changes."""
STARTED, BROWSER = "started", "browser"
FAMILIES = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


class SessionStore(DatabaseStore):
    row: DeskSession | None = None
    """The session as it was found for this request."""

    @classmethod
    def get_model_class(cls) -> Any:
        return DeskSession

    def _get_session_from_db(self) -> DeskSession | None:
        self.row = living().filter(session_key=self.session_key).first()
        if self.row is None:
            self._session_key = None
        return self.row

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        started = data.setdefault(STARTED, timezone.now().isoformat())
        row: Any = super().create_model_instance(data)
        row.account_id, row.browser = data.get(SESSION_KEY), data.get(BROWSER, "")
        row.started_at = datetime.fromisoformat(started)
        return row

    def note_use(self) -> None:
        """Note that the session is used, unless that was noted a moment ago."""
        if self.row and self.row.seen_at < timezone.now() - NOTED_EVERY:
            DeskSession.objects.filter(pk=self.row.pk).update(seen_at=timezone.now())


def living() -> QuerySet[DeskSession]:
    """Return the sessions that are neither idle nor too old."""
    now = timezone.now()
    return DeskSession.objects.filter(expire_date__gt=now, seen_at__gt=now - IDLE, started_at__gt=now - LONGEST)


def begin(request: HttpRequest) -> None:
    """Let the session of a new login begin now, and forget those that have ended by themselves."""
    request.session[STARTED] = timezone.now().isoformat()
    request.session[BROWSER] = browser_of(request.headers.get("User-Agent", ""))
    DeskSession.objects.exclude(pk__in=living().values("pk")).delete()


def end_sessions(account: User, but: str | None = None) -> int:
    """End the account's sessions, all of them or all `but` the one with this key; return how many there were."""
    rows = DeskSession.objects.filter(account=account).exclude(pk=but or "")
    return rows.delete()[0]


def browser_of(agent: str) -> str:
    """Name the browser's family and system, which is what an owner needs to know a session by: `Firefox on Linux`."""
    family = next((name for mark, name in FAMILIES.items() if re.search(rf"\b{mark}\w*/", agent)), "a browser")
    system = next((name for mark, name in SYSTEMS.items() if mark in agent), "")
    return f"{family} on {system}" if system else family
