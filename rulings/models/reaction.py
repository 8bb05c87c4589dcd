"""What those concerned said or did about a case, a ruling, an event or another reaction."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.models import CaseEvent
from casetracker.core.date_fields import DateBound, PartialDateField, WideBound, partial_date_constraints
from casetracker.core.naming.numbers import numbered_label
from casetracker.core.text import clean_text_validator, language_validator, text_column
from casetracker.core.units import NumberedPart, Part, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints
from parties.models import SENSITIVE_PERSON, Party
from rulings.choices import REACTION_KIND, RESPONSE, STANCE
from rulings.models.holding import Holding, Quoting
from rulings.models.ruling import Ruling
from rulings.models.unit import CaseUnit
from rulings.querysets import ReactionQuerySet


class Reaction(CaseUnit):
    """One statement or act of one or more speakers."""

    letter: ClassVar[str] = "A"

    about_ruling = models.ForeignKey(
        Ruling,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reactions",
        help_text="The ruling that it is about, if it is about one.",
    )
    about_event = models.ForeignKey(
        CaseEvent,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reactions",
        help_text="The event that it is about, if it is about one.",
    )
    in_reply_to = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replies",
        help_text="The reaction that it answers, if it answers one.",
    )
    spokesperson = text_column("Who spoke, where a person is named.", 200)
    spokesperson_title = text_column("As at that time.", 200)
    made_on = PartialDateField(help_text="As far as it is known: 2020, 2020-07 or 2020-07-13.")
    made_on_earliest = DateBound("made_on", "earliest")
    made_on_latest = DateBound("made_on", "latest")
    made_on_is_wide = WideBound("made_on")
    kind = REACTION_KIND.field("statement", help_text="In which form they reacted; being asked and silent counts.")
    asked_by = text_column("Who asked, where none was given.", 200)
    stance = STANCE.field("not_stated", help_text="Towards what the reaction is about.")
    summary = text_column("In your own words.")
    language = text_column("Of what was said, such as he.", 35, validators=[language_validator])
    note = models.TextField(blank=True, default="", help_text="What readers must know about it; explains “other”.")

    objects = ReactionQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta:
        ordering = ["made_on_earliest", "id"]
        permissions = [("publish_reaction", "Can publish and withdraw reactions")]
        indexes = [
            models.Index(fields=["-made_on_earliest", "-public_id"], name="reaction_made"),
            models.Index(fields=["stance", "-made_on_earliest", "-public_id"], name="reaction_stance_made"),
            models.Index(fields=["-changed_at", "-public_id"], name="reaction_changed"),
            models.Index(fields=["made_on_earliest"], name="reaction_made_wide", condition=Q(made_on_is_wide=True)),
        ]
        constraints = [
            *CaseUnit.Meta.constraints,
            *part_constraints("case", "reaction", numbered=True),
            *code_constraints("reaction", kind=REACTION_KIND, stance=STANCE),
            *partial_date_constraints("reaction", "made_on", has_wide=True),
            models.CheckConstraint(
                condition=Q(about_ruling__isnull=True, about_event__isnull=True)
                | Q(about_ruling__isnull=True, in_reply_to__isnull=True)
                | Q(about_event__isnull=True, in_reply_to__isnull=True),
                name="reaction_about_one_thing",
                violation_error_message="It is about one thing: a ruling, an event, another reaction, or the case.",
            ),
        ]

    def __str__(self) -> str:
        when = self.made_on.display() if self.made_on else "date not known"
        return f"{REACTION_KIND.label(self.kind)}, {when}"

    def clean(self) -> None:
        clean_other(self, kind=REACTION_KIND)

    def get_absolute_url(self) -> str:
        return f"/reactions/{self.public_id}/"

    def own_reasons(self) -> Iterator[str]:
        speaking = self.speakers.current() if self.pk else self.speakers.model.objects.none()
        if Party.objects.sensitive().filter(pk__in=speaking.values("party")).exists():
            yield SENSITIVE_PERSON


class ReactionSpeaker(Part):
    """One party that speaks in a reaction."""

    owner: ClassVar[str] = "reaction"
    reveals: ClassVar[dict[str, str]] = {"party": "reaction__visible_from"}

    reaction = models.ForeignKey(Reaction, on_delete=models.CASCADE, related_name="speakers")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="spoken", help_text="For whom it is said.")
    order = models.PositiveSmallIntegerField(default=0, help_text="The lowest stands first.")

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["party", "reaction"], name="speaker_party")]
        constraints = [
            *part_constraints("reaction", "reactionspeaker"),
            models.UniqueConstraint(
                fields=["reaction", "party"], name="reactionspeaker_once", violation_error_message="Named already."
            ),
        ]

    def __str__(self) -> str:
        return self.party.name


class ReactionPoint(Quoting, NumberedPart):
    """One point of a reaction, and the holdings that it answers."""

    owner: ClassVar[str] = "reaction"

    reaction = models.ForeignKey(Reaction, on_delete=models.CASCADE, related_name="points")
    holdings = models.ManyToManyField(
        Holding, blank=True, related_name="points", help_text="The holdings that it answers."
    )
    response = RESPONSE.field("none", help_text="What they will do about the ruling.")
    calls_for = text_column("What they demand, in a few words.", 300)
    summary = models.TextField(validators=[clean_text_validator], help_text="In your own words.")
    asserts_fact = models.BooleanField(default=False, help_text="It claims something that the court did not test.")
    note = models.TextField(blank=True, default="", help_text="What readers must know about it.")

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            *part_constraints("reaction", "reactionpoint", numbered=True),
            *code_constraints("reactionpoint", response=RESPONSE),
            *Quoting.Meta.constraints,
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.summary[:80]}"

    @property
    def label(self) -> str:
        label = numbered_label("", self)
        return f"{self.reaction.label}.{label}" if label != "–" and self.reaction.label != "–" else "–"

    @property
    def anchor(self) -> str:
        return f"{self.reaction.anchor}.{self.number or self.key}"
