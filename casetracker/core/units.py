"""Units and parts: public ids, versions, and the one rule for who sees what.

A unit stores `visible_from` (UTC; NULL = never). The public rule is `visible_from <= now`, written in `visible()`.
A part has no rule of its own: it is seen when its unit is, unless it was withdrawn.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from django.apps import apps
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from casetracker.core.confirmed import ConfirmedDates
from casetracker.core.date_fields import PartialDateQuerySet, PartialDatesModel
from casetracker.core.models import UnitId, new_public_id
from casetracker.core.naming.numbers import numbered_label
from casetracker.core.references import earliest_reference
from casetracker.core.vocabulary import Vocabulary

LOCAL_SYSTEM = "local"
"""The system of keys that this collection gave itself; the key is then the public id."""

key_validator = RegexValidator(
    r"\A[a-z0-9](?:[a-z0-9_.-]{0,78}[a-z0-9])?\Z",
    "A key has 1 to 80 lower-case letters, digits, dots, hyphens or underscores; its ends are letters or digits.",
)

RECORD_STATE = Vocabulary(
    "record_state",
    ("draft", "Draft", "Being written; nobody outside sees it."),
    ("in_review", "In review", "Waits for a publisher."),
    ("published", "Published", "Public, from its embargo's end where it has one."),
    ("withdrawn", "Withdrawn", "Taken back, with a public reason."),
)


class UnitQuerySet(PartialDateQuerySet):
    def visible(self, at: datetime | None = None) -> Self:
        """Keep what the public sees at the instant `at` (now). Every public surface starts here."""
        return self.filter(visible_from__lte=at or timezone.now())

    def unmerged(self) -> Self:
        """Leave out what was merged into another: nothing new refers to it."""
        return self.exclude(public_id__in=UnitId.objects.filter(merged_into__isnull=False).values("pk"))

    def findable(self) -> Self:
        """Keep the visible units that a name or an id in a filter may find: all, unless the model says otherwise."""
        return self


class PartQuerySet(PartialDateQuerySet):
    model: Any

    def current(self) -> Self:
        """Keep parts that have not been withdrawn, of units whose visibility is settled already."""
        return self.filter(is_withdrawn=False)

    def visible(self, at: datetime | None = None) -> Self:
        """Keep current parts of visible units, for lists that start from the part."""
        return self.current().filter(**{f"{self.model.owner}__visible_from__lte": at or timezone.now()})


def visible_prefetch(lookup: str, queryset: Any) -> Prefetch:
    """Prefetch `lookup` through the visibility rule: visible units, or the current parts of a visible unit."""
    rule = "current" if issubclass(queryset.model, Part) else "visible"
    return Prefetch(lookup, queryset=getattr(queryset, rule)())


class Unit(PartialDatesModel):
    """Something with a public id, a version and a row in the change log for each change."""

    public_id = models.CharField(max_length=10, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    visible_from = models.DateTimeField(null=True, blank=True, editable=False)
    numbers = models.JSONField(default=dict, editable=False)
    """The last number given to each kind of part, so that none is used twice."""
    confirmed = ConfirmedDates()

    child_units: ClassVar[tuple[str, ...]] = ()
    """Reverse names of the units that are seen only while this one is."""
    reveals: ClassVar[dict[str, str]] = {}
    """Reference units seen through this one itself: its field, and the path to the instant from which they are seen."""
    parent_field: ClassVar[str] = ""
    """The foreign key to the unit without which this one is not seen; empty for a unit that stands by itself."""

    objects = UnitQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def kind_name(cls) -> str:
        return cls.__name__.lower()

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def merge_obstacles(self, survivor: Any) -> Iterable[str]:
        """Return what in the two themselves keeps this one from being merged into `survivor`."""
        return []

    def parent_unit(self) -> "Unit | None":
        return getattr(self, self.parent_field) if self.parent_field else None

    def settled_visible_from(self) -> datetime | None:
        """Return when this unit becomes visible, by its own state and its ancestors'."""
        raise NotImplementedError

    def save(self, *args, **kwargs) -> None:
        """Register the public id on the first save; nothing else happens here that bulk_create would miss."""
        if not self.public_id:
            allocate([self])
        super().save(*args, **kwargs)

    @property
    def is_public(self) -> bool:
        return self.visible_from is not None and self.visible_from <= timezone.now()


def allocate(units: Iterable[Unit]) -> None:
    """Give each new unit a registered public id, and a key of its own where it came without one."""
    units = list(units)
    parents = {}
    for unit in units:
        unit.public_id = new_public_id()
        parents[unit.public_id] = getattr(unit.parent_unit(), "public_id", None)
        if isinstance(unit, Keyed) and not unit.external_key:
            unit.external_system, unit.external_key = LOCAL_SYSTEM, unit.public_id
    UnitId.objects.bulk_create(
        UnitId(public_id=u.public_id, kind=u.kind_name(), parent_id=parents[u.public_id]) for u in units
    )


class Keyed(models.Model):
    """An external key: what makes loading a document twice idempotent, and one party of two files one party."""

    external_system = models.CharField(max_length=80, default=LOCAL_SYSTEM, validators=[key_validator], editable=False)
    external_key = models.CharField(max_length=80, blank=True, validators=[key_validator], editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["external_system", "external_key"], name="%(class)s_external_key")
        ]


class ReferenceUnit(Keyed, Unit):
    """A court, judge, party, topic or source: no workflow; seen when something visible refers to it."""

    class Meta(Keyed.Meta):
        abstract = True

    def settled_visible_from(self) -> datetime | None:
        return earliest_reference(type(self), [self.pk]).get(self.pk)


class EditorialUnit(Unit):
    """A case, ruling or reaction: drafted, reviewed, published, perhaps withdrawn, embargoed or sealed."""

    state = RECORD_STATE.field("draft")
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    publish_at = models.DateTimeField(
        "embargoed until", null=True, blank=True, help_text="Published, but seen by nobody before this instant (UTC)."
    )
    numbered_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When its parts got their numbers: on publishing, or by the lift step after an embargo."""
    is_sealed = models.BooleanField(
        "sealed",
        default=False,
        help_text="A court or the law forbids showing it: it answers as if it had never existed.",
    )
    withdrawn_reason = models.TextField(blank=True, default="", help_text="Public.")
    is_sensitive = models.BooleanField(null=True, editable=False)
    """Whether somebody marked it so, or as not so; NULL: its facts say. For editors, and never public."""

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RECORD_STATE.codes), name="%(class)s_state_known"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="%(class)s_published_has_instant"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason=""), name="%(class)s_withdrawn_has_reason"
            ),
        ]

    def settled_visible_from(self) -> datetime | None:
        if self.state != "published" or self.is_sealed:
            return None
        own = max(filter(None, (self.published_at, self.publish_at)))
        parent = self.parent_unit()
        if parent is None:
            return own
        above = type(parent)._base_manager.values_list("visible_from", flat=True).get(pk=parent.pk)
        return max(own, above) if above else None

    def sensitive_because(self) -> list[str]:
        """Say in sentences why the record counts as sensitive by its facts; an empty list where it does not."""
        return []


class Part(PartialDatesModel):
    """Something that belongs to exactly one unit and is addressed as unit id and `key`."""

    key = models.CharField(
        max_length=80,
        validators=[key_validator],
        blank=True,
        help_text="Permanent name within its record; made for you when left empty.",
    )
    is_withdrawn = models.BooleanField(default=False, editable=False)

    owner: ClassVar[str]
    """The field that names the unit."""
    reveals: ClassVar[dict[str, str]] = {}
    """Reference units seen through this part: its field, and the path to the instant from which it is seen."""
    reveals_where: ClassVar[Q] = Q()
    """Which of its rows reveal what they name; all of them, if not given."""
    yields: ClassVar[bool] = False
    """Whether a row says no more than that two belong together: where entries are merged, one of two rows is enough."""

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True

    def owner_unit(self) -> Unit:
        return getattr(self, self.owner)

    def save(self, *args, **kwargs) -> None:
        self.key = self.key or self.free_key()
        super().save(*args, **kwargs)

    def clean_links(self, links: Mapping[str, Iterable[Any]]) -> None:
        """Check what the row links to through many-to-many fields, given by name. Raises ValidationError."""

    def free_key(self) -> str:
        return new_public_id()


class NumberedPart(Part):
    """A part with a number for readers (C1, H1), given on publishing and never used again; a dash until then."""

    number = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    letter: ClassVar[str] = ""
    provisional: int | None = None  # see core/numbering.py
    label = property(lambda part: numbered_label(part.letter, part))
    """What readers call it; for editors, with the provisional number."""

    class Meta:
        abstract = True

    @property
    def anchor(self) -> str:
        return f"{self.letter}{self.number}" if self.number else self.key


def part_constraints(owner: str, label: str, *, numbered: bool = False) -> list[models.UniqueConstraint]:
    """Make a part's key, and its number if it has one, unique within its unit."""
    constraints = [models.UniqueConstraint(fields=[owner, "key"], name=f"{label}_key_unique")]
    if numbered:
        constraints.append(models.UniqueConstraint(fields=[owner, "number"], name=f"{label}_number_unique"))
    return constraints


def unit_models() -> list[type[Unit]]:
    """Return the models of all kinds of units."""
    return [model for model in apps.get_models() if issubclass(model, Unit) and not model._meta.proxy]
