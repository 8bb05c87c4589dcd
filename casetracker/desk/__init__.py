"""The editors' site: its name, its models in working order, and the way to the change log.

The bases of the apps' admins stand beside this file: `unit_admin` and `editorial` for units, `inlines` for their parts,
`fields` for how values are typed, `typed_rows` for links within one form, `finding` for search and type-aheads,
`queue` for the work that waits, `review` for what editors do for each other, `history` for versions and the log, `many`
for actions on many records and duplicates, `conflicts` for two editors on one record, `kept` for what is typed and not
saved, `merge_pages` for what was entered twice, and `addresses` for where a record is shown.
"""

from datetime import timedelta

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from casetracker.core import policy
from casetracker.core.models import Change, Verification
from casetracker.core.policy import Action
from casetracker.desk.finding import type_ahead
from casetracker.desk.kept import views as kept
from casetracker.desk.many.duplicates import duplicates_page
from casetracker.desk.many.pages import job_page
from casetracker.desk.queue import queue, queue_page
from casetracker.desk.request_state import Context

ORDER = {
    "Record": ["Case", "Ruling", "Reaction"],
    "Who and what they refer to": ["Party", "Judge", "Court", "Topic", "Source"],
    "Log": ["Change", "DBTaskResult"],
    "Accounts": ["User", "Group", "ApiToken"],
}
"""The models as an editor meets them in the work, across the apps."""
OVERDUE_AFTER = timedelta(hours=49)
"""A verification a day, and an hour to do it; one may be missed."""


def in_working_order(request: HttpRequest, app_label: str | None = None) -> list[Context]:
    """Return what the index and the side bar list; an app's own page stays as Django makes it."""
    apps = admin.AdminSite.get_app_list(admin.site, request, app_label)
    if app_label:
        return apps
    models = {model["object_name"]: model for app in apps for model in app["models"]}
    groups = [(group, [models[name] for name in names if name in models]) for group, names in ORDER.items()]
    return [
        {"name": group, "app_label": f"group{i}", "app_url": f"#group{i}", "has_module_perms": True, "models": rows}
        for i, (group, rows) in enumerate(groups)
        if rows
    ]


def start_page(request: HttpRequest, extra_context: Context | None = None) -> TemplateResponse:
    """Answer with Django's start page, what waits, whether the log was found whole, and which tasks failed."""
    context = {**(extra_context or {}), "queue": queue(request), "kept": kept.listed(request)}
    if policy.allows(request.user, Action.VIEW, Change):
        last = Verification.objects.first()
        context |= {"verification": last, "is_overdue": last is None or last.at < timezone.now() - OVERDUE_AFTER}
    if policy.allows(request.user, Action.VIEW, DBTaskResult):
        context["failed_task_count"] = DBTaskResult.objects.failed().count()
    return admin.AdminSite.index(admin.site, request, context)


def addresses() -> list:
    own = [
        path("queue/", admin.site.admin_view(queue_page), name="queue"),
        path("duplicates/", admin.site.admin_view(duplicates_page), name="duplicates"),
        path("many/<int:pk>/", admin.site.admin_view(job_page), name="many"),
        *kept.addresses(),
    ]
    return own + admin.AdminSite.get_urls(admin.site)


admin.site.site_header = admin.site.site_title = "Casetracker"
admin.site.index_title = "Editors' desk"
admin.site.get_app_list = in_working_order  # type: ignore[method-assign]  # the one site, which Django makes
admin.site.index = start_page  # type: ignore[method-assign]  # as above
admin.site.autocomplete_view = type_ahead  # type: ignore[method-assign, assignment]  # as above; a view's answer
admin.site.get_urls = addresses  # type: ignore[method-assign]  # the one site, which Django makes
