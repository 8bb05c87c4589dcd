"""The actions of the change lists: review, approve, publish, withdraw, delete, add and remove what a record links to.

Choosing one notes a job and leads to its page, which says what will happen and asks for the reason. Each record then
goes through the same action as from its own form, by the same rights.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from casetracker.core import policy
from casetracker.core.locking import locked
from casetracker.core.policy import Action
from casetracker.core.publishing import REFUSALS, is_possible, may_remove, remove, send_for_review, withdraw
from casetracker.core.review.steps import approve
from casetracker.core.units import EditorialUnit
from casetracker.core.writing import writing
from casetracker.desk.many.records import models_by_kind
from casetracker.tasks.jobs import kinds, make
from casetracker.tasks.models import Item, Job

MOST = 10_000
"""Records of one job."""
PUBLIC_ALREADY = "It is published already."


@dataclass(frozen=True)
class ListAction:
    """One action of the lists."""

    label: str
    about: str
    """What will happen, for the page that asks."""
    action: Action
    """What the policy is asked."""
    do: Callable[[Job, Any], str]
    """Does it to one record, and says what was done."""
    refusal: Callable[[EditorialUnit], str] = lambda unit: ""
    """Says beforehand why a record will be refused, as far as that can be told."""
    asks_reason: bool = True
    needs_reason: bool = False
    link: str = ""
    """The many-to-many field to which something is added, or from which it is taken."""
    kind: str = ""
    """The kind of records that have the field; an action without one is for every kind."""


def publish_one(job: Job, unit: EditorialUnit) -> str:
    if unit.state == "published":
        raise ValidationError(PUBLIC_ALREADY)
    model_admin: Any = admin.site.get_model_admin(type(unit))
    model_admin.publish_action(unit, by=job.by, publish_at=unit.publish_at, reason=job.reason)
    return "Published." if unit.is_public else "Published; readers see it later."


def review_one(job: Job, unit: EditorialUnit) -> str:
    send_for_review(unit, by=job.by)
    return "Sent for review."


def approve_one(job: Job, unit: EditorialUnit) -> str:
    if unit.changed_at > job.made_at:
        raise ValidationError("It was changed after you chose it: look at it again.")
    approve(unit, by=job.by)
    return "Approved as it is now."


def withdraw_one(job: Job, unit: EditorialUnit) -> str:
    withdraw(unit, by=job.by, reason=job.reason)
    return "Withdrawn."


def delete_one(job: Job, unit: EditorialUnit) -> str:
    try:
        remove(unit, by=job.by, reason=job.reason)
    except ProtectedError as error:
        users = ", ".join(sorted(str(row) for row in error.protected_objects)[:5])
        raise ValidationError(f"Something refers to it: {users}.") from error
    return "Deleted."


def link_one(field: str, add: bool, job: Job, unit: EditorialUnit) -> str:
    policy.require(job.by, Action.CHANGE, unit)
    rows: QuerySet = getattr(unit, field)
    other = rows.model._default_manager.filter(pk=job.arguments["other"]).first()
    if other is None:
        raise ValidationError("What was to be added or removed is gone.")
    if rows.filter(pk=other.pk).exists() == add:
        raise ValidationError("It has it already." if add else "It does not have it.")
    with writing(by=job.by, reason=job.reason) as change:
        change.touch(unit)
        getattr(rows, "add" if add else "remove")(other)
    return "Added." if add else "Removed."


def state_refusal(action: Action, unit: EditorialUnit) -> str:
    return "" if is_possible(action, unit.state) else REFUSALS[action]


actions: dict[str, ListAction] = {
    "review": ListAction(
        "Send for review",
        "Each draft waits for a publisher.",
        Action.SEND_FOR_REVIEW,
        review_one,
        partial(state_refusal, Action.SEND_FOR_REVIEW),
        asks_reason=False,
    ),
    "approve": ListAction(
        "Approve",
        "Each record is approved as it is now, by you as its second person; what you wrote yourself is refused.",
        Action.APPROVE,
        approve_one,
        partial(state_refusal, Action.APPROVE),
        asks_reason=False,
    ),
    "publish": ListAction(
        "Publish",
        "Readers see each record at once, or when its embargo ends. What it refers to is published with it; rulings "
        "and reactions of a case are not.",
        Action.PUBLISH,
        publish_one,
        lambda unit: PUBLIC_ALREADY if unit.state == "published" else "",
    ),
    "withdraw": ListAction(
        "Withdraw",
        "Each record disappears from every page, list, file and feed. Its address stays, and answers with the reason.",
        Action.WITHDRAW,
        withdraw_one,
        partial(state_refusal, Action.WITHDRAW),
        needs_reason=True,
    ),
    "delete": ListAction(
        "Delete drafts",
        "Each record that no reader ever saw is deleted, with its citations. This cannot be undone.",
        Action.REMOVE,
        delete_one,
        lambda unit: "" if may_remove(unit) else REFUSALS[Action.REMOVE],
        asks_reason=False,
    ),
}


def offer_links(model: type[EditorialUnit], field: str) -> None:
    """Offer to add something to the many-to-many field of each record, and to take it away."""
    linked: Any = model._meta.get_field(field)
    name, kind = linked.related_model._meta.verbose_name, model.kind_name()
    for add, verb in ((True, "Add"), (False, "Remove")):
        about = f"The {name} is added to each record." if add else f"The {name} is taken from each record."
        do = partial(link_one, field, add)
        code = f"{verb.lower()}_{kind}_{field}"
        actions[code] = ListAction(f"{verb} a {name}", about, Action.CHANGE, do, link=field, kind=kind)
        kinds[code] = step


def step(job: Job, item: Item) -> str:
    """Do what the job asks for to one record, which is locked after its parent."""
    model: Any = models_by_kind()[item.kind]
    found = model._base_manager.filter(pk=item.record).first()
    unit = locked(found) if found else None
    if unit is None:
        raise ValidationError("It is gone: somebody deleted it.")
    return actions[job.kind].do(job, unit)


kinds.update(dict.fromkeys(actions, step))


class ListActions(admin.ModelAdmin):
    """A change list with actions on many records."""

    many_links: ClassVar[tuple[str, ...]] = ()
    """Many-to-many fields to which the list can add."""

    def __init__(self, model: type[EditorialUnit], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        for field in self.many_links:
            offer_links(model, field)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer what the account may do with records of this kind."""
        if "_popup" in request.GET:
            return {}
        return {
            name: (choose, name, each.label)
            for name, each in actions.items()
            if each.kind in ("", self.model.kind_name()) and policy.allows(request.user, each.action, self.model)
        }

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Let “all that match” be chosen without marking any record besides."""
        if request.method == "POST" and request.POST.get("select_across") == "1":
            request.POST = request.POST.copy()  # type: ignore[assignment]  # what was posted may be completed
            request.POST.setdefault("_selected_action", "0")  # type: ignore[misc]
        return super().changelist_view(request, extra_context)


def choose(model_admin: ListActions, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
    """Note a job for the chosen records and lead to its page."""
    name = request.POST["action"]
    if not policy.allows(request.user, actions[name].action, model_admin.model):
        raise PermissionDenied
    pks = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    if len(pks) > MOST:
        text = f"These are more than {MOST} records: narrow the list by a filter or a search first."
        model_admin.message_user(request, text, messages.ERROR)
        return None
    return redirect("admin:many", make(name, model_admin.model, pks, by=request.user).pk)
