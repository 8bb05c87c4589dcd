"""Webhooks on the desk, for administrators: made, their secret shown once, what waits and what failed, sent again."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path

from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.protection.gate import refuse_names
from casetracker.webhooks import log, outbox
from casetracker.webhooks.models import Delivery, Endpoint, State
from casetracker.webhooks.signing import secret_of


def chosen(codes: list[str]) -> forms.MultipleChoiceField:
    choices = [(code, code.replace("_", " ")) for code in codes]
    return forms.MultipleChoiceField(
        choices=choices, widget=forms.CheckboxSelectMultiple, required=False, help_text="None chosen: of every kind."
    )


class EndpointForm(forms.ModelForm):
    """The name, the address, and what is told."""

    kinds, events = chosen(log.KINDS), chosen(log.TOLD)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        with transaction.atomic():
            refuse_names(name, "The name")
        return name


class PolicyAdmin(admin.ModelAdmin):
    """Asks the policy, as everything on the desk does."""

    list_per_page = 50
    show_full_result_count = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.allows(request.user, Action.VIEW, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.allows(request.user, Action.CHANGE, self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.allows(request.user, Action.ADD, self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.allows(request.user, Action.REMOVE, self.model)


@admin.register(Endpoint)
class EndpointAdmin(PolicyAdmin):
    """A new endpoint is told what happens from now on."""

    form = EndpointForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    change_form_template = "admin/webhook_form.html"
    list_display = ("name", "url", "waiting", "failing_since", "disabled_at", "disabled_because")
    fields = ("name", "url", "kinds", "events")
    actions = ("enable",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Endpoint]:
        """Count what waits alone, of which there is never much; what has ended is counted nowhere."""
        waiting = Delivery.objects.filter(endpoint=OuterRef("pk"), state=State.WAITING).order_by().values("endpoint")
        number = Subquery(waiting.annotate(number=Count("pk")).values("number"))
        return super().get_queryset(request).annotate(number_waiting=Coalesce(number, 0))

    @admin.display(description="waiting")
    def waiting(self, endpoint: Any) -> int:
        return int(endpoint.number_waiting)

    def save_model(self, request: HttpRequest, obj: Endpoint, form: Any, change: bool) -> None:
        if not change:
            obj.cursor = log.newest()
        obj.save()

    def response_add(self, request: HttpRequest, obj: Endpoint, post_url_continue: str | None = None) -> HttpResponse:
        return self.secret_page(request, obj)

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.new_secret)
        return [path("<int:pk>/secret/", view, name="webhooks_endpoint_secret"), *super().get_urls()]

    def new_secret(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say what a new secret does, and make one."""
        endpoint = self.get_object(request, str(pk))
        if endpoint is None:
            raise Http404("There is no such webhook.")
        if not self.has_change_permission(request, endpoint):
            raise PermissionDenied
        if request.method != "POST":
            return self.secret_page(request, endpoint, is_asked=True)
        endpoint.renew_secret()
        self.log_change(request, endpoint, "New secret.")
        return self.secret_page(request, endpoint)

    def secret_page(self, request: HttpRequest, endpoint: Endpoint, *, is_asked: bool = False) -> HttpResponse:
        context: dict[str, Any] = {**self.admin_site.each_context(request), "opts": self.opts, "original": endpoint}
        context |= {"title": "The secret of a webhook", "subtitle": str(endpoint), "is_asked": is_asked}
        context["secret"] = "" if is_asked else secret_of(endpoint)
        response = TemplateResponse(request, "admin/webhook_secret.html", context)
        response.headers["Cache-Control"] = "no-store"
        return response

    @admin.action(description="Enable selected webhooks", permissions=["change"])
    def enable(self, request: HttpRequest, endpoints: QuerySet[Endpoint]) -> None:
        for endpoint in endpoints:
            endpoint.enable()
        text = f"Enabled: {len(endpoints)}. What happened meanwhile is told now."
        self.message_user(request, text, messages.SUCCESS)


@admin.register(Delivery)
class DeliveryAdmin(PolicyAdmin):
    """What was and what will be told; nothing of it is typed."""

    list_display = (
        "event_type",
        "unit_ref",
        "endpoint",
        "state",
        "attempts",
        "outcome",
        "made_at",
        "next_at",
        "ended_at",
    )
    list_filter = ("state", "endpoint")
    list_select_related = ("endpoint",)
    search_fields = ("unit_ref", "message_id")
    fields = (*list_display, "message_id", "sequence", "give_up_at")
    readonly_fields = fields
    actions = ("send_again",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Sending again from the list is all that changes."""
        return obj is None and super().has_change_permission(request)

    @admin.action(description="Send selected deliveries again", permissions=["change"])
    def send_again(self, request: HttpRequest, deliveries: QuerySet[Delivery]) -> None:
        number = outbox.send_again(deliveries)
        text = f"Sent again, with the same ids: {number}. Those that wait are tried anyway."
        self.message_user(request, text, messages.SUCCESS)
