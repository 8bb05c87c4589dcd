"""Reports that wait, for the desk's queue."""

from django.http import HttpRequest
from django.urls import reverse

from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.desk.queue import SHOWN, WaitingList, Work
from casetracker.reports.models import OPEN, ErrorReport


def reports_waiting(request: HttpRequest, with_rows: bool) -> Work | None:
    """The open reports, the newest of them with the page and fact that each was sent from."""
    if not policy.allows(request.user, Action.VIEW, ErrorReport):
        return None
    waiting = ErrorReport.objects.filter(state__in=OPEN)
    count = waiting.count()
    opts = ErrorReport._meta
    rows = list(waiting.select_related("taken_by")[:SHOWN]) if with_rows else []
    listed = f"{reverse('admin:reports_errorreport_changelist')}?open=yes"
    name = opts.verbose_name if count == 1 else opts.verbose_name_plural
    return Work("reports", "From readers", [WaitingList(str(name), count, listed, rows)], "reports/waiting.html")
