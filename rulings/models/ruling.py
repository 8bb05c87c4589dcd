"""A ruling: what a court gave on one day, in one case or in several that it joined."""

from collections.abc import Iterator
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from cases.models import Case, Court
from cases.models.below import IS_STATED, StatedDecision
from casetracker.core.date_fields import DateBound, PartialDateField, WideBound, partial_date_constraints
from casetracker.core.text import language_validator, text_column, url_column
from casetracker.core.units import Part, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints
from rulings.choices import DECIDED_BY, FAVOURS, RESULT, REVIEW_EFFECT, RULING_KIND, STAGE, TEXT_AVAILABILITY
from rulings.models.unit import CaseUnit, because_of_cases
from rulings.querysets import RulingQuerySet

VOTES_TOGETHER = "Give both the votes for the decision, at least one, and those against it, which may be 0; or neither."


class Ruling(CaseUnit):
    """One ruling; it may decide several things, each a disposition of its own."""

    letter: ClassVar[str] = "R"
    reveals: ClassVar[dict[str, str]] = {"court": "visible_from"}
    left_cases: frozenset[int] = frozenset()
    """During a change: the cases that the ruling decides no longer."""

    cases = models.ManyToManyField(Case, through="RulingCase", related_name="all_rulings", editable=False)
    """Every case in which it stands: its own, which is `case`, and those that it also decides."""
    court = models.ForeignKey(
        Court,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rulings",
        help_text="The case's, if left empty.",
    )
    kind = RULING_KIND.field("judgment", help_text="What the court calls it, in these terms.")
    stage = STAGE.field("merits", help_text="What it was about in the course of the case.")
    decided_by = DECIDED_BY.field("unknown", help_text="A judge, a panel, a jury.")
    bench_size = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many judges sat, named or not.")
    is_bench_complete = models.BooleanField("bench completely named", default=False, help_text="All who sat are named.")
    votes_for = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="How many judges voted for the decision. Leave both empty where it is not told.",
    )
    votes_against = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many voted against it; 0 where they were of one mind."
    )
    heard_on = PartialDateField(help_text="The day of the hearing that led to it.")
    heard_on_earliest = DateBound("heard_on", "earliest")
    heard_on_latest = DateBound("heard_on", "latest")
    issued_on = PartialDateField(help_text="The day on which it was given.")
    issued_on_earliest = DateBound("issued_on", "earliest")
    issued_on_latest = DateBound("issued_on", "latest")
    issued_on_is_wide = WideBound("issued_on")
    published_on = PartialDateField(help_text="The day on which it became public.")
    published_on_earliest = DateBound("published_on", "earliest")
    published_on_latest = DateBound("published_on", "latest")
    published_on_is_wide = WideBound("published_on")
    notified_on = PartialDateField(help_text="The day on which the parties were told.")
    notified_on_earliest = DateBound("notified_on", "earliest")
    notified_on_latest = DateBound("notified_on", "latest")
    result = models.CharField(
        max_length=40, blank=True, default="", editable=False, help_text="Of the first disposition."
    )
    favours = models.CharField(
        max_length=40, blank=True, default="", editable=False, help_text="Of the first disposition."
    )
    is_verdict = models.BooleanField(
        default=False, editable=False, help_text="Decides a petition, claim, appeal or charge."
    )
    summary = text_column("In your own words.")
    full_text = text_column("The court's words, whole; only where they may be copied.")
    full_text_url = url_column("Where the text can be read.")
    text_availability = TEXT_AVAILABILITY.field("unknown", help_text="How much of its text is public.")
    language = text_column("Of its text, such as he.", 35, validators=[language_validator])
    note = models.TextField(
        blank=True, default="", help_text="What readers must know, such as a doubt about the ruling."
    )

    objects = RulingQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta:
        ordering = ["issued_on_earliest", "id"]
        permissions = [("publish_ruling", "Can publish and withdraw rulings")]
        indexes = [
            models.Index(fields=["-issued_on_earliest", "-public_id"], name="ruling_issued"),
            models.Index(fields=["-changed_at", "-public_id"], name="ruling_changed"),
            models.Index(fields=["court", "-issued_on_earliest", "-public_id"], name="ruling_court_issued"),
            models.Index(fields=["result", "-issued_on_earliest", "-public_id"], name="ruling_result_issued"),
            models.Index(
                fields=["court", "result", "-issued_on_earliest", "-public_id"], name="ruling_court_result_issued"
            ),
            models.Index(fields=["is_verdict", "-issued_on_earliest", "-public_id"], name="ruling_verdict_issued"),
            models.Index(fields=["-published_on_earliest", "-public_id"], name="ruling_published"),
            models.Index(fields=["issued_on_earliest"], name="ruling_issued_wide", condition=Q(issued_on_is_wide=True)),
            models.Index(
                fields=["published_on_earliest"], name="ruling_published_wide", condition=Q(published_on_is_wide=True)
            ),
        ]
        constraints = [
            *CaseUnit.Meta.constraints,
            *part_constraints("case", "ruling", numbered=True),
            *code_constraints(
                "ruling", kind=RULING_KIND, stage=STAGE, decided_by=DECIDED_BY, text_availability=TEXT_AVAILABILITY
            ),
            models.CheckConstraint(condition=Q(result__in=[*RESULT.codes, ""]), name="ruling_result_known"),
            models.CheckConstraint(condition=Q(favours__in=[*FAVOURS.codes, ""]), name="ruling_favours_known"),
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_against__isnull=True)
                | Q(votes_for__gte=1, votes_against__isnull=False),
                name="ruling_votes_together",
                violation_error_message=VOTES_TOGETHER,
            ),
            *partial_date_constraints("ruling", "heard_on", has_wide=False),
            *partial_date_constraints("ruling", "issued_on", has_wide=True),
            *partial_date_constraints("ruling", "published_on", has_wide=True),
            *partial_date_constraints("ruling", "notified_on", has_wide=False),
        ]

    def __str__(self) -> str:
        when = self.issued_on.display() if self.issued_on else "date not known"
        return f"{RULING_KIND.label(self.kind)}, {when}"

    def clean(self) -> None:
        clean_other(self, kind=RULING_KIND)
        if (self.votes_for is None) != (self.votes_against is None):
            field = "votes_for" if self.votes_for is None else "votes_against"
            raise ValidationError({field: VOTES_TOGETHER})
        if self.votes_for == 0:
            raise ValidationError({"votes_for": VOTES_TOGETHER})

    def save(self, *args, **kwargs) -> None:
        if not self.court_id:
            self.court_id = self.case.court_id
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"/rulings/{self.public_id}/"

    def own_reasons(self) -> Iterator[str]:
        """What makes the joined cases sensitive, and a charge that it decides in a case of another kind."""
        if self.pk:
            joined = self.joined_cases.current().filter(case__isnull=False).select_related("case")
            yield from because_of_cases(row.case for row in joined if row.case)
            if self.dispositions.current().filter(decides="charge").exists():
                yield "It decides a charge."


class RulingReview(StatedDecision, Part):
    """Which ruling of another case this one affirms, varies or reverses."""

    owner: ClassVar[str] = "ruling"
    reveals: ClassVar[dict[str, str]] = {"court": "ruling__visible_from"}
    awaits: ClassVar[dict[str, str]] = {"reviewed": "to_key"}

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="reviews")
    reviewed = models.ForeignKey(
        Ruling,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reviewed_by",
        help_text="The ruling of another case, where it is in this collection.",
    )
    to_key = models.CharField(max_length=250, blank=True, default="", editable=False)
    to_text = text_column("Otherwise, where it is told in words alone: which ruling it is.", 300)
    effect = REVIEW_EFFECT.field("affirms", help_text="What this ruling makes of the other one.")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["to_key"], name="rulingreview_to_key")]
        constraints = [
            *part_constraints("ruling", "rulingreview"),
            *code_constraints("rulingreview", effect=REVIEW_EFFECT, result=RESULT),
            *partial_date_constraints("rulingreview", "issued_on", has_wide=False),
            models.CheckConstraint(
                condition=Q(reviewed__isnull=False) | ~Q(to_key="") | ~Q(to_text="") | IS_STATED,
                name="rulingreview_has_other_end",
                violation_error_message="Choose the reviewed ruling, or name it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{REVIEW_EFFECT.label(self.effect)} {self.reviewed or self.to_text or self.stated or self.to_key}"
