"""What is deleted of reports, and when: what tells of senders within the hour, spam after a month."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from casetracker.reports.models import ErrorReport, RecentSender, State
from casetracker.reports.sending import WINDOW

SPAM_KEPT = timedelta(days=30)


def purge() -> int:
    """Delete what is no longer needed; return how many reports that were."""
    now = timezone.now()
    RecentSender.objects.filter(at__lte=now - WINDOW).delete()
    old: QuerySet[ErrorReport] = ErrorReport.objects.filter(state=State.SPAM, closed_at__lte=now - SPAM_KEPT)
    return old.delete()[0]
