"""Cases, rulings and reactions: entered as drafts, sent for review, previewed, published, withdrawn with a reason."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from casetracker.core import policy
from casetracker.core.numbering import number_provisionally
from casetracker.core.policy import Action
from casetracker.core.publishing import REFUSALS, is_possible, send_for_review, withdraw
from casetracker.core.text import clean_text_validator
from casetracker.core.units import EditorialUnit
from casetracker.core.writing import Writing, writing
from casetracker.desk.addresses import unit_url
from casetracker.desk.fields import Fieldset, section
from casetracker.desk.many.list_actions import ListActions
from casetracker.desk.request_state import Context, state_of
from casetracker.desk.review.forms import EditorialForm, go_along_with_review, review_fieldset
from casetracker.desk.review.panel import Review, registered, review_of
from casetracker.desk.unit_admin import UnitAdmin

ABOUT = "A draft is seen here and in its preview only. The buttons below say what can be done with it."
REVIEWED = {"_send_back": "“{}” is sent back.", "_approve": "“{}” is approved as it is now."}
PUBLISHING = ("state publish_at visible_from", "public_id version")


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Reason",
        validators=[clean_text_validator],
        widget=AdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
        help_text="Public: whoever follows a link to the record reads this instead.",
    )


class EditorialAdmin(ListActions, UnitAdmin):
    form = EditorialForm
    publish_action: ClassVar[Callable[..., None]]
    """The app's action that publishes one unit."""
    readonly_fields = ("state", "withdrawn_reason", "public_id", "version", "visible_from")

    def get_readonly_fields(self, request: HttpRequest, obj: EditorialUnit | None = None) -> tuple[str, ...]:
        """Fix the embargo of what readers have seen: it is withdrawn, not hidden behind a new embargo."""
        may_publish = policy.allows(request.user, Action.PUBLISH, self.model)
        fixed = ("publish_at",) if (obj and obj.is_public) or not may_publish else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def event(self, form: forms.ModelForm) -> str:
        moved = form.instance.state == "published" and "publish_at" in form.changed_data
        return "published" if moved else "changed"

    # The form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Fieldset]:
        fieldsets = super().get_fieldsets(request, obj)
        place = len(self.fieldsets or ())
        reason = ("withdrawn_reason",) if obj and obj.state == "withdrawn" else ()
        review = [review_fieldset(obj)] if self.is_reviewed(request, obj) else []
        publishing = section("Publishing", *PUBLISHING, *reason, about=ABOUT, folded=not reason)
        return [*fieldsets[:place], publishing, *fieldsets[place:], *review]

    def is_reviewed(self, request: HttpRequest, unit: EditorialUnit | None) -> bool:
        """Tell whether the form takes comments: that of somebody who can save it, until it is published."""
        may = self.has_change_permission(request, unit) if unit else self.has_add_permission(request)
        return may and (unit is None or unit.state != "published")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.account, form.is_reviewed = request.user, self.is_reviewed(request, obj)
        return form

    def uses_reason(self, request: HttpRequest) -> bool:
        return not {"_publish", "_publish_all"}.isdisjoint(request.POST)

    def go_along(self, request: HttpRequest, form: forms.ModelForm) -> None:
        go_along_with_review(request, form)

    def render_change_form(self, request: HttpRequest, context: Context, *args, **kwargs) -> HttpResponse:
        unit = context["original"]
        may = self.has_change_permission(request, unit) if unit else self.has_add_permission(request)
        context["review"] = review = self.review(unit, context["adminform"].form) if unit else None
        context["buttons"] = [] if context["is_popup"] or not may else list(self.buttons(request, unit, review))
        if unit:
            context["preview_url"] = self.preview_url(unit)
            context["difference_url"] = unit_url(unit, "difference")
            context["attached"] = [self.attached(request, unit, name) for name in unit.child_units]
            context["follow_up"] = self.follow_up(request, unit)
            context["withdraw_url"] = unit_url(unit, "withdraw") if self.can(Action.WITHDRAW, request, unit) else None
            if policy.allows(request.user, Action.SEAL, unit):
                context["seal_url"] = reverse("admin-seal", args=[unit.public_id])
        return super().render_change_form(request, context, *args, **kwargs)

    def review(self, unit: EditorialUnit, form: Any) -> Review | None:
        """Return what the form tells of the review; nothing once the record is published."""
        if unit.state == "published":
            return None
        return review_of(unit, form.because if form.is_reviewed else unit.sensitive_because())

    def preview_url(self, unit: EditorialUnit) -> str:
        """Return where the site shows the unit as readers would see it."""
        return f"/admin/preview/{unit.public_id}/"

    def attached(self, request: HttpRequest, unit: EditorialUnit, name: str) -> Context:
        """Return the child units of one kind, and where to add another."""
        rows = list(getattr(unit, name).all())
        number_provisionally(rows)
        child: Any = getattr(unit, name).model
        child_admin: Any = self.admin_site.get_model_admin(child)
        add = reverse(f"admin:{child._meta.app_label}_{child._meta.model_name}_add")
        return {
            "opts": child._meta,
            "rows": [(unit_url(row), row) for row in rows],
            "joined": [(unit_url(row), row) for row in self.joined(unit, name)],
            "add_url": f"{add}?{child.parent_field}={unit.pk}" if child_admin.has_add_permission(request) else None,
        }

    def joined(self, unit: EditorialUnit, name: str) -> Iterable[Any]:
        """Return units of the same kind that belong to another unit and stand on this one, too."""
        return []

    def follow_up(self, request: HttpRequest, unit: Any) -> tuple[str, str] | None:
        """Return a label and an address for what is entered next, after this unit."""
        return None

    def buttons(
        self, request: HttpRequest, unit: EditorialUnit | None, review: Review | None
    ) -> Iterator[tuple[str, str]]:
        """Yield the names and labels of the buttons that save and then do more."""
        state = unit.state if unit else "draft"
        if state != "published":
            yield "_preview", "Save and preview"
        if is_possible(Action.SEND_FOR_REVIEW, state):
            yield "_review", "Save and send for review"
        if unit and self.can(Action.SEND_BACK, request, unit):
            yield "_send_back", "Send back"
        if unit and review and self.can(Action.APPROVE, request, unit) and request.user not in review.authors:
            yield "_approve", "Approve"
        if policy.allows(request.user, Action.PUBLISH, self.model):
            if state != "published":
                yield "_publish", "Save and publish"
            if unit and unit.child_units:
                yield "_publish_all", "Save and publish with everything attached"

    def can(self, action: Action, request: HttpRequest, unit: EditorialUnit) -> bool:
        """Tell whether the record can take the action, and the editor may."""
        return is_possible(action, unit.state) and policy.allows(request.user, action, unit)

    # After saving

    def response_add(
        self, request: HttpRequest, obj: EditorialUnit, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.go_on(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: EditorialUnit) -> HttpResponse:
        return self.go_on(request, obj) or super().response_change(request, obj)

    def go_on(self, request: HttpRequest, unit: EditorialUnit) -> HttpResponse | None:
        """Do what the pressed button asks for besides saving; say on the saved record what it still needs."""
        if "_preview" in request.POST:
            return redirect(self.preview_url(unit))
        done = next((words for button, words in REVIEWED.items() if button in request.POST), "")
        if done:
            self.message_user(request, done.format(unit), messages.SUCCESS)
            return redirect("admin:queue")
        step = next((step for button, step in self.steps().items() if button in request.POST), None)
        if step is None:
            return None
        try:
            self.message_user(request, step(request, unit), messages.SUCCESS)
        except ValidationError as error:
            self.message_user(request, f"“{unit}” is saved as it stands here, and not published:", messages.WARNING)
            for message in error.messages:
                self.message_user(request, message, messages.ERROR)
        return redirect(unit_url(unit))

    def steps(self) -> dict[str, Callable[[HttpRequest, EditorialUnit], str]]:
        return {"_review": self.send_for_review, "_publish": self.publish, "_publish_all": self.publish_all}

    def send_for_review(self, request: HttpRequest, unit: EditorialUnit) -> str:
        text, assignee = state_of(request).review
        send_for_review(unit, by=request.user, text=text, assignee=assignee)
        return f"“{unit}” is saved and waits for {assignee or 'a publisher'}."

    def publish(self, request: HttpRequest, unit: EditorialUnit) -> str:
        """Publish the unit. Raises ValidationError with everything that is missing."""
        self.publish_within(None, request, unit)
        return published_message(unit)

    def publish_all(self, request: HttpRequest, unit: EditorialUnit) -> str:
        """Publish the unit and every draft among its child units: all of them, or none if one lacks something."""
        units = [unit] if unit.state != "published" else []
        for name in unit.child_units:
            units += getattr(unit, name).filter(state__in=["draft", "in_review"])
        problems = []
        with writing(by=request.user, reason=state_of(request).reason) as change:
            for each in units:
                try:
                    admin: Any = self.admin_site.get_model_admin(type(each))
                    admin.publish_within(change, request, each)
                except ValidationError as error:
                    problems += [f"{each}: {message}" for message in error.messages]
            if problems:
                raise ValidationError(problems)
        done = f"“{unit}” and what hangs on it were published already."
        return published_message(unit, len(units)) if units else done

    def publish_within(self, change: Writing | None, request: HttpRequest, unit: EditorialUnit) -> None:
        reason = state_of(request).reason
        self.publish_action(unit, by=request.user, publish_at=unit.publish_at, reason=reason, within=change)

    # Withdrawing

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        withdraw_view = self.admin_site.admin_view(self.withdraw_view)
        difference_view = self.admin_site.admin_view(self.difference_view)
        return [
            path("<path:object_id>/withdraw/", withdraw_view, name=f"{name}_withdraw"),
            path("<path:object_id>/difference/", difference_view, name=f"{name}_difference"),
            *super().get_urls(),
        ]

    def difference_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Answer with what publishing the unit would change for readers."""
        unit: Any = self.get_object(request, unquote(object_id))
        if unit is None:
            raise Http404
        policy.require(request.user, Action.PREVIEW, unit)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "original": unit}
        context |= {"title": "What publishing it would change", "subtitle": str(unit)}
        context["differences"] = registered.differences(unit)
        return TemplateResponse(request, "admin/difference.html", context)

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the public reason, then withdraw the unit."""
        if request.method != "POST":
            return self.withdraw_page(request, self.withdrawable(request, object_id), WithdrawForm())
        form = WithdrawForm(request.POST)
        with transaction.atomic():
            unit = self.withdrawable(request, object_id)
            if form.is_valid():
                try:
                    withdraw(unit, by=request.user, reason=form.cleaned_data["reason"])
                except ValidationError as error:
                    form.add_error("reason", error.messages)
                else:
                    said = f"“{unit}” is withdrawn; its address now gives the reason."
                    self.message_user(request, said, messages.SUCCESS)
                    return redirect(unit_url(unit))
        return self.withdraw_page(request, unit, form)

    def withdrawable(self, request: HttpRequest, object_id: str) -> EditorialUnit:
        unit: Any = self.get_object(request, unquote(object_id))
        if unit is None or not is_possible(Action.WITHDRAW, unit.state):
            raise Http404(REFUSALS[Action.WITHDRAW])
        policy.require(request.user, Action.WITHDRAW, unit)
        return unit

    def withdraw_page(self, request: HttpRequest, unit: EditorialUnit, form: WithdrawForm) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "original": unit, "form": form}
        context |= {"title": f"Withdraw {self.opts.verbose_name}", "subtitle": str(unit)}
        return TemplateResponse(request, "admin/withdraw.html", context)


def published_message(unit: EditorialUnit, count: int = 1) -> str | SafeString:
    """Say what was published, and from when readers see it."""
    what = f"“{unit}”" if count == 1 else f"“{unit}”, {count} records in all,"
    if unit.is_public:
        return format_html('{} is published: <a href="{}">its public page</a>.', what, unit.get_absolute_url())
    when = (
        f"from {date_format(unit.visible_from, 'DATETIME_FORMAT')}"
        if unit.visible_from
        else "once its case is published too"
    )
    return f"{what} is published; readers see it {when}."
