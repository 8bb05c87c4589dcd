"""What is taken as a report of an error, from whom and how often.

The public site knows no sessions and sets no cookie, so no token of one can stand in the form. A page of another site
could at most make its reader's browser send a report; browsers say from where a form comes, and that is refused. The
form carries, signed, when it was opened: what comes back at once was not typed.
"""

import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core import signing
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from casetracker.protection.gate import known_names, pass_gate
from casetracker.protection.rewriting import Rewriter
from casetracker.reports.models import ErrorReport, RecentSender
from casetracker.web.client import client_address

SALT = "casetracker.reports.opened"
LEAST_SECONDS = 3
"""Nobody types a report faster."""
MOST_SECONDS = 24 * 60 * 60
WINDOW = timedelta(hours=1)
PER_CLIENT = 5
IN_ALL = 100
"""Reports that are taken within the window; more is no reading."""


class Refused(Exception):
    """The report is not taken as it came; the text tells the reader what to do."""


class TooMany(Refused):
    pass


def opened_now() -> str:
    """What the form carries: when it was opened, signed."""
    return signing.dumps(int(time.time()), salt=SALT)


def check(request: HttpRequest, opened: str) -> None:
    """Raise Refused unless this was typed into a form of ours."""
    if is_from_elsewhere(request):
        raise Refused("This came from a page of another site. Read what stands here, and send it yourself.")
    try:
        age = time.time() - signing.loads(opened, salt=SALT)
    except (signing.BadSignature, TypeError):
        raise Refused("This form was not complete. Please send it once more.") from None
    if age > MOST_SECONDS:
        raise Refused("This form was opened more than a day ago. Please send it once more.")
    if age < LEAST_SECONDS:
        raise Refused("This came faster than anybody types. Please send it once more.")


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether the browser says that a page of another site sent this; a client that says nothing is no browser."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.get_host()


def take(request: HttpRequest, report: ErrorReport) -> ErrorReport:
    """Store the report. Raises TooMany.

    A name that must not be known is replaced as everywhere; to refuse it would tell whose it is.
    """
    client = salted_hmac("casetracker.reports.client", client_address(request) or "").hexdigest()
    with transaction.atomic():
        recent = RecentSender.objects.filter(at__gt=timezone.now() - WINDOW)
        if recent.filter(client=client).count() >= PER_CLIENT or recent.count() >= IN_ALL:
            raise TooMany("Too many reports have come within an hour. Please keep what you wrote, and try again later.")
        RecentSender.objects.create(client=client)
        pass_gate()
        rewriter = Rewriter(known_names())
        for name in ("page", "fact", "what", "source", "contact"):
            column: Any = ErrorReport._meta.get_field(name)
            text = rewriter.text(getattr(report, name), is_address=name == "page")
            setattr(report, name, text[: column.max_length])
        report.save()
    return report
