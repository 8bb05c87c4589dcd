"""The page of a job: what will happen, then how far it is, then what was done and what was refused and why."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from casetracker.core import policy
from casetracker.core.units import Unit
from casetracker.desk.fields import reason_field
from casetracker.desk.many.list_actions import ListAction, actions
from casetracker.desk.many.merges import MERGE, survivor_of
from casetracker.desk.many.records import Row, models_by_kind, read_units, row_of
from casetracker.tasks.jobs import MAY_NOT, go_on, is_stuck, start
from casetracker.tasks.models import Job

SHOWN = 200
"""Records on a job's page; refused ones come first."""
FORESEEN = 50
"""Records of which the page says beforehand whether they will be refused."""
REFRESH_SECONDS = 3


class ManyForm(forms.Form):
    """Asks what an action on many records needs: the reason, and what is added or removed."""

    other: forms.ModelChoiceField
    reason = reason_field("Public, in the history of each record.", required=False)

    def __init__(self, asked: ListAction, job: Job, model: Any, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not asked.asks_reason:
            del self.fields["reason"]
        else:
            self.fields["reason"].required = asked.needs_reason or bool(asked.link) and has_public(job, model)
        if asked.link:
            field = model._meta.get_field(asked.link)
            self.fields["other"] = forms.ModelChoiceField(
                field.related_model._default_manager.unmerged(),
                label=f"Which {field.related_model._meta.verbose_name}",
            )
            self.order_fields(["other", "reason"])


def model_of(job: Job) -> type[Unit] | None:
    """Return the model of the job's records, which are all of one kind."""
    return models_by_kind().get(job.items.values_list("kind", flat=True).first() or "")


def has_public(job: Job, model: Any) -> bool:
    return model._base_manager.filter(pk__in=job.items.values("record"), state="published").exists()


def job_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a job to the account that made it."""
    job = Job.objects.filter(pk=pk, by=request.user.pk, kind__in=[*actions, MERGE]).first()
    if job is None:
        raise Http404
    if job.started_at is None and job.kind in actions:
        return ask(request, job)
    if request.method == "POST" and is_stuck(job):
        go_on.enqueue(job.pk)
        return redirect("admin:many", job.pk)
    return report(request, job)


def ask(request: HttpRequest, job: Job) -> HttpResponse:
    """Say what will happen and ask for what is needed; begin when that is given."""
    asked, model = actions[job.kind], model_of(job)
    if model and not policy.allows(request.user, asked.action, model):
        raise PermissionDenied
    form = ManyForm(asked, job, model, request.POST if request.method == "POST" else None)
    if form.is_valid():
        if asked.link:
            job.arguments = {"other": form.cleaned_data["other"].pk}
            job.save(update_fields=["arguments"])
        start(job, reason=form.cleaned_data.get("reason", ""))
        return redirect("admin:many", job.pk)
    rows = foreseen(request, job, asked)
    refused = [row for row in rows if row.lines]
    context = {"form": form, "asked": asked, "refused": refused, "shown": len(rows)}
    context["allowed"] = [row for row in rows if not row.lines]
    return page(request, job, model, "admin/many_ask.html", context)


def foreseen(request: HttpRequest, job: Job, asked: ListAction) -> list[Row]:
    """Return the first records, each with why it will be refused as far as that can be told."""
    items = list(job.items.all()[:FORESEEN])
    units = read_units(items)
    rows = []
    for item in items:
        unit = units.get((item.kind, item.record))
        may = unit is None or policy.allows(request.user, asked.action, unit)
        rows.append(row_of(item, unit, (asked.refusal(unit) if may and unit else "") if may else MAY_NOT))
    return rows


def report(request: HttpRequest, job: Job) -> HttpResponse:
    """Say how far the job is; once it is finished, what was done and what was refused."""
    lists = {outcome: list(job.items.filter(outcome=outcome)[:SHOWN]) for outcome in ("refused", "done")}
    units = read_units(item for items in lists.values() for item in items)
    rows = {
        outcome: [
            row_of(
                item, units.get((item.kind, item.record)), item.text, is_merged=job.kind == MERGE and outcome == "done"
            )
            for item in items
        ]
        for outcome, items in lists.items()
    }
    counts = {outcome: job.items.filter(outcome=outcome).count() for outcome in lists}
    context = {"rows": rows, "counts": counts, "is_stuck": is_stuck(job), "survivor": survivor_of(job)}
    response = page(request, job, model_of(job), "admin/many_report.html", context)
    if job.finished_at is None and not context["is_stuck"]:
        response.headers["Refresh"] = str(REFRESH_SECONDS)
    return response


def page(
    request: HttpRequest, job: Job, model: type[Unit] | None, template: str, context: dict[str, Any]
) -> TemplateResponse:
    shared = {**admin.site.each_context(request), "job": job, "opts": model._meta if model else None}
    return TemplateResponse(
        request, template, {**shared, "title": actions[job.kind].label if job.kind in actions else "Merge", **context}
    )
