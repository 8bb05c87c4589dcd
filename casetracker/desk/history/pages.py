"""The history of a record in the desk: its versions, what each changed, and the way back to one of them."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from casetracker.core.units import Unit
from casetracker.desk.addresses import unit_url
from casetracker.desk.history.filling import filled
from casetracker.desk.history.log import person
from casetracker.desk.history.registered import registered
from casetracker.desk.kept.keeping import NotKept, Opened, keep

SHOWN_VERSIONS = 100
NOT_KNOWN = "What the record said in this version was not kept."


class HistoryAdmin(admin.ModelAdmin):
    """Base of the units' admin: the change log is the history; Django's own would keep names that must be removable."""

    object_history_template = "admin/unit_history.html"

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        pass

    log_change = log_addition

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        pass

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Show the versions; a post asks for the form filled with one of them."""
        unit: Any = self.get_object(request, unquote(object_id))
        if unit is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]  # Django's, and not in the stubs
        if request.method == "POST":
            return self.use_version(request, unit, request.POST.get("version", ""))
        context = {
            "versions": [(version, person(version.change)) for version in registered.versions(unit, SHOWN_VERSIONS)],
            "may_use": self.has_change_permission(request, unit),
            **(extra_context or {}),
        }
        return super().history_view(request, object_id, context)

    def use_version(self, request: HttpRequest, unit: Unit, number: str) -> HttpResponse:
        """Fill the form with the version and keep it like one that was left, to be looked at and saved or discarded."""
        if not self.has_change_permission(request, unit):
            raise PermissionDenied
        address = unit_url(unit)
        document = registered.document(unit, int(number)) if number.isdecimal() and len(number) < 9 else None
        if document is None:
            self.message_user(request, NOT_KNOWN, messages.ERROR)
            return HttpResponseRedirect(address)
        form = filled(self, request, unit, document)
        opened = Opened.anew(request.user.pk or 0, self.opts.label_lower, str(unit.pk))
        try:
            keep(opened, form.data)
        except NotKept as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(address)
        self.message_user(
            request,
            f"The form below says what version {number} said. Nothing is changed until you save it.",
            messages.SUCCESS,
        )
        if form.lost:
            left_out = ", ".join(form.lost)
            self.message_user(
                request, f"Not in it, because what it names is not there any more: {left_out}.", messages.WARNING
            )
        return HttpResponseRedirect(f"{address}?kept={opened.key}")
