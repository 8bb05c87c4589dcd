"""A case: one matter before one court, with its docket."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from cases.choices import (
    CASE_STATUS,
    CASE_TYPE,
    CRIMINAL_ROLES,
    CRIMINAL_TYPES,
    FINALITY,
    HEARING_ACCESS,
    IDENTIFIER_SCHEME,
    RECORD_STATUS,
    TITLE_KIND,
)
from cases.identifiers import validate_ecli
from cases.models.court import Court
from cases.models.topic import Topic
from cases.querysets import CaseQuerySet
from casetracker.core.date_fields import DateBound, PartialDateField, WideBound, partial_date_constraints
from casetracker.core.dates import COMING
from casetracker.core.naming.fields import NumberKey
from casetracker.core.naming.names import letters
from casetracker.core.naming.numbers import same_number, split_number
from casetracker.core.text import clean_text_validator, language_validator, natural, text_column
from casetracker.core.units import EditorialUnit, Keyed, Part, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints
from casetracker.duplicates.keys import Key, key
from parties.models import SENSITIVE_PERSON, Party


def validate_languages(value: object) -> None:
    """A list of BCP 47 tags."""
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise ValidationError('Languages are a list of tags, such as ["he", "en"].')
    for tag in value:
        if not re.search(language_validator.regex, tag):
            raise ValidationError(language_validator.message)  # without a code, or the field puts its own words there


class Case(Keyed, EditorialUnit):
    """One matter before one court: a petition, a suit, a prosecution, or an appeal, each a case of its own."""

    child_units: ClassVar[tuple[str, ...]] = ("rulings", "reactions")
    reveals: ClassVar[dict[str, str]] = {"court": "visible_from", "topics": "visible_from"}

    title = models.CharField(
        max_length=300,
        validators=[clean_text_validator],
        help_text="What a reader recognises, such as “Amnesty v. NSO”.",
    )
    title_language = models.CharField(
        max_length=35, default="en", validators=[language_validator], help_text="Of the title, such as en or he."
    )
    caption = text_column("The court's own title.", 500)
    court = models.ForeignKey(
        Court,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
        help_text="The court before which it is; it may be unknown.",
    )
    court_as_stated = text_column("What the sources say of the court, where they do not name it.", 300)
    sitting_as = text_column("Such as “Court for Administrative Affairs”.", 200)
    docket_number = text_column("As printed; empty if not known.", 120)
    docket_key = NumberKey("docket_number")
    case_type = CASE_TYPE.field("unknown", help_text="What was lodged; an appeal is a case of its own.")
    local_type = text_column("Verbatim, in any script.", 120, verbose_name="type in the court's words")
    status = CASE_STATUS.field("unknown", help_text="Where it stands as far as the sources tell.")
    finality = FINALITY.field("unknown", help_text="Whether what was decided can still be appealed.")
    next_on = PartialDateField("next date", help_text="The next date that is known.", reach=COMING)
    next_on_earliest = DateBound("next_on", "earliest")
    next_on_latest = DateBound("next_on", "latest")
    next_on_is_wide = WideBound("next_on")
    filed_on = PartialDateField(help_text="2019, 2019-05 or 2019-05-14; only as exact as the sources.")
    filed_on_earliest = DateBound("filed_on", "earliest")
    filed_on_latest = DateBound("filed_on", "latest")
    filed_on_is_wide = WideBound("filed_on")
    summary = text_column("In your own words.")
    hearing_access = HEARING_ACCESS.field("unknown", help_text="Who could attend the hearings.")
    languages = models.JSONField(
        default=list, blank=True, validators=[validate_languages], help_text='Of the proceedings, such as ["he"].'
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="cases", help_text="The narrowest that fit.")
    record_status = RECORD_STATUS.field("partial", help_text="How complete this record is.")
    last_checked_on = PartialDateField(help_text="When an editor last looked for news of this case.")
    last_checked_on_earliest = DateBound("last_checked_on", "earliest")
    last_checked_on_latest = DateBound("last_checked_on", "latest")
    compiled_from = text_column("Shown to readers, such as “compiled from press reports”.", 300)
    note = models.TextField(blank=True, default="", help_text="What readers must know about this record.")

    story_changed_at = models.DateTimeField(
        default=timezone.now,
        editable=False,
        help_text="When anything of it, its rulings or its reactions last changed, appeared or disappeared.",
    )

    likeness_reads: ClassVar[tuple[str, ...]] = ("identifiers",)

    objects = CaseQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta:
        permissions = [("publish_case", "Can publish and withdraw cases")]
        indexes = [
            models.Index(fields=["-filed_on_earliest", "-public_id"], name="case_filed"),
            models.Index(fields=["court", "-filed_on_earliest", "-public_id"], name="case_court_filed"),
            models.Index(fields=["status", "-filed_on_earliest", "-public_id"], name="case_status_filed"),
            models.Index(fields=["case_type", "-filed_on_earliest", "-public_id"], name="case_type_filed"),
            models.Index(fields=["hearing_access", "-filed_on_earliest", "-public_id"], name="case_access_filed"),
            models.Index(fields=["docket_key"], name="case_docket"),
            models.Index(fields=["-changed_at", "-public_id"], name="case_changed"),
            models.Index(fields=["-story_changed_at", "-public_id"], name="case_story_changed"),
            models.Index(fields=["next_on_earliest", "public_id"], name="case_next"),
            models.Index(fields=["next_on_earliest"], name="case_next_wide", condition=models.Q(next_on_is_wide=True)),
            models.Index(
                fields=["filed_on_earliest"], name="case_filed_wide", condition=models.Q(filed_on_is_wide=True)
            ),
        ]
        constraints = [
            *Keyed.Meta.constraints,
            *EditorialUnit.Meta.constraints,
            *code_constraints(
                "case",
                case_type=CASE_TYPE,
                status=CASE_STATUS,
                finality=FINALITY,
                hearing_access=HEARING_ACCESS,
                record_status=RECORD_STATUS,
            ),
            *partial_date_constraints("case", "filed_on", has_wide=True),
            *partial_date_constraints("case", "next_on", has_wide=True),
            *partial_date_constraints("case", "last_checked_on", has_wide=False),
        ]

    def __str__(self) -> str:
        return self.title

    def merge_obstacles(self, survivor: Any) -> Iterator[str]:
        """One matter before one court has one number there; an appeal is a case of its own."""
        if self.is_sealed or survivor.is_sealed:
            yield "One of the two is sealed."
        if "withdrawn" in (self.state, survivor.state):
            yield "One of the two is withdrawn."
        if self.state == "published" and survivor.state != "published":
            yield "The one that goes is published and the one that stays is not. Let the published one stay."
        if self.state == survivor.state == "published" and self.publish_at != survivor.publish_at:
            yield "Their embargoes differ. Set both to the same instant first."
        if self.court_id and survivor.court_id and self.court_id != survivor.court_id:
            yield "They are before two courts: an appeal is a case of its own. Relate the two instead."
        numbers = (self.docket_number, survivor.docket_number)
        if all(numbers) and not same_number(*numbers):
            yield "Their docket numbers differ. Make one a further identifier of the case that stays, if both hold."
        if self.relations.filter(to_case=survivor).exists() or survivor.relations.filter(to_case=self).exists():
            yield "One is entered as related to the other: remove that relation first."
        if self.rulings.filter(cases=survivor).exists() or survivor.rulings.filter(cases=self).exists():
            yield "A ruling decides both as joined cases: remove the joined case there first."

    def keep_names_of(self, double: "Case") -> None:
        """Keep the title of an entry that is merged into this one as another title."""
        known = {natural(title) for title in (self.title, *self.titles.values_list("title", flat=True))}
        if natural(double.title) not in known:
            self.titles.create(title=double.title, language=double.title_language)

    def likeness(self) -> Iterator[Key]:
        """Two cases are alike by a number before one court, or by a title there; an appeal is a case of its own."""
        if self.state == "withdrawn":
            return
        numbers = [self.docket_number, *(row.value for row in self.identifiers.all() if not row.is_withdrawn)]
        for number, before in map(split_number, numbers if self.court_id else []):
            if number:
                yield key("d", self.court_id, number, before)
                yield key("b", self.court_id, number, tells=not before)
        for title in filter(None, {letters(self.title), letters(self.caption)}):
            yield key("c", title, tells=False)
            yield key("t", self.court_id, title, tells=not self.docket_number)

    def clean(self) -> None:
        clean_other(self, case_type=CASE_TYPE)

    def get_absolute_url(self) -> str:
        return f"/cases/{self.public_id}/"

    def sensitive_because(self) -> list[str]:
        """A criminal matter, or persons in it whom a careless word endangers."""
        if not self.pk:
            return []
        there = self.participations.current()
        is_criminal = self.case_type in CRIMINAL_TYPES or there.filter(role__in=CRIMINAL_ROLES).exists()
        found = ["It is a criminal matter."] if is_criminal else []
        if Party.objects.sensitive().filter(participations__in=there).exists():
            found.append(SENSITIVE_PERSON)
        return found


class CaseTitle(Part):
    """Another title of a case: a form of the caption, a press name, a translation."""

    owner: ClassVar[str] = "case"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="titles")
    title = models.CharField(max_length=500, validators=[clean_text_validator], help_text="Another title of the case.")
    language = text_column("Its code, such as he or en.", 35, validators=[language_validator])
    kind = TITLE_KIND.field("press", help_text="Who calls it so.")

    class Meta:
        ordering = ["id"]
        constraints = [*part_constraints("case", "casetitle"), *code_constraints("casetitle", kind=TITLE_KIND)]

    def __str__(self) -> str:
        return self.title


class CaseIdentifier(Part):
    """A further number under which the case is known; the citations of its rulings are theirs."""

    owner: ClassVar[str] = "case"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="identifiers")
    scheme = IDENTIFIER_SCHEME.field("docket", help_text="What kind of number; a citation belongs to the ruling.")
    value = models.CharField(max_length=200, validators=[clean_text_validator], help_text="As it is printed.")
    value_key = NumberKey("value")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["value_key"], name="caseidentifier_value")]
        constraints = [
            *part_constraints("case", "caseidentifier"),
            *code_constraints("caseidentifier", scheme=IDENTIFIER_SCHEME),
        ]

    def __str__(self) -> str:
        return self.value

    def clean(self) -> None:
        if self.scheme == "ecli":
            validate_ecli(self.value)
