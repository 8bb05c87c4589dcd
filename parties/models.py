"""Parties and their names."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from casetracker.core.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.core.dates import STANDING
from casetracker.core.naming.fields import FilingKey, NameKey, sort_name_column
from casetracker.core.publishing import is_referred_to
from casetracker.core.text import clean_text_validator, language_validator, text_column, url_column
from casetracker.core.units import Part, ReferenceUnit, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints
from casetracker.duplicates.keys import Key, named
from parties.choices import EXPOSURE, IDENTITY, NAME_KIND, PARTY_KIND, UNLISTED
from parties.querysets import PartyQuerySet

USE_PROTECT = (
    "Something refers to this entry, so that the name stands elsewhere, too. Use “Protect this person” on its form, or "
    "the command protect_person: it replaces the name everywhere."
)
country_validator = RegexValidator(
    r"\A[A-Z]{2}\Z", "A country is its two-letter ISO 3166 code in capitals, such as IL."
)

SENSITIVE_PERSON = "Somebody in it is at risk, under age or protected."


class Party(ReferenceUnit):
    """Somebody who acts in a case or speaks about it: a person, a body, or a group named as one."""

    name = models.CharField(max_length=300, validators=[clean_text_validator], help_text="As readers know it.")
    name_key = NameKey("name")
    sort_name = sort_name_column()
    sort_key = FilingKey("name", is_person="kind", sort_name="sort_name")
    kind = PARTY_KIND.field(help_text="What it is, whatever its part in a case.")
    identity = IDENTITY.field("named", help_text="Whether its name is known, and may be.")
    exposure = EXPOSURE.field("public_role", help_text="Private, at-risk and minor persons get no page of their own.")
    size_stated = models.CharField(
        max_length=100,
        blank=True,
        default="",
        help_text="For a group: its size in the source's words, such as “about 30”.",
    )
    size_least = models.PositiveIntegerField(null=True, blank=True, help_text="For a group: at least so many.")
    size_most = models.PositiveIntegerField(null=True, blank=True, help_text="For a group: at most so many.")
    country = text_column("ISO 3166 code, such as IL.", 2, validators=[country_validator])
    website = url_column("Its own, not an article about it.", max_length=500)
    description = text_column("Who it is, in a sentence.")
    note = models.TextField(blank=True, default="", help_text="What the reader must know about this entry.")

    likeness_reads: ClassVar[tuple[str, ...]] = ("names",)

    objects = PartyQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta(ReferenceUnit.Meta):
        permissions = [
            ("publish_party", "Can change and merge parties that readers see"),
            ("protect_party", "Can protect a person, which rewrites every record and its past"),
        ]
        verbose_name_plural = "parties"
        indexes = [
            models.Index(fields=["kind", "sort_key", "public_id"], name="party_kind_sort"),
            models.Index(fields=["sort_key", "public_id"], name="party_sort"),
            models.Index(fields=["-changed_at", "-public_id"], name="party_changed"),
        ]
        constraints = [
            *ReferenceUnit.Meta.constraints,
            *code_constraints("party", kind=PARTY_KIND, identity=IDENTITY, exposure=EXPOSURE),
            models.CheckConstraint(
                condition=Q(size_least__isnull=True)
                | Q(size_most__isnull=True)
                | Q(size_least__lte=models.F("size_most")),
                name="party_size_range",
                violation_error_message="The least size is larger than the most.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        clean_other(self, kind=PARTY_KIND)
        if self.identity == "protected":
            self.clean_protected()
            self.clean_use()

    def clean_protected(self) -> None:
        """What must not leak is not kept: neither other names nor anything that leads to the person."""
        if self.website:
            raise ValidationError({"website": "A protected party has no address that leads to it."})
        if self.sort_name:
            raise ValidationError({"sort_name": "A protected party is filed by the name that the court gives it."})
        if self.pk and self.names.current().exists():
            raise ValidationError({"identity": "It has other names; a protected party has none. Remove them first."})

    def likeness(self) -> Iterator[Key]:
        """What is protected looks like nothing."""
        if self.identity != "protected":
            names = [self.name, *(row.name for row in self.names.all() if not row.is_withdrawn)]
            yield from named(names, is_person=self.kind == "person")

    def clean_use(self) -> None:
        """Where something refers to the entry, the name stands in more places than the entry."""
        was_protected = not self.pk or Party._base_manager.filter(pk=self.pk, identity="protected").exists()
        if not was_protected and (self.visible_from or is_referred_to(self)):
            raise ValidationError({"identity": USE_PROTECT})

    def merge_obstacles(self, survivor: Any) -> Iterator[str]:
        """Merging joins names and cases, which may not give anybody away."""
        if "protected" in (self.identity, survivor.identity):
            yield "A protected party is never linked to another entry. Keep the two apart."
        elif self.exposure != survivor.exposure and {self.exposure, survivor.exposure} & set(UNLISTED):
            yield "Only one of the two has no page of its own. Give both the same exposure first, the more careful one."

    def get_absolute_url(self) -> str:
        return f"/parties/{self.public_id}/"


class PartyName(Part):
    """Another name of a party, with its language and the time in which it was used."""

    owner: ClassVar[str] = "party"

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=300, validators=[clean_text_validator], help_text="As written in that language.")
    name_key = NameKey("name")
    language = text_column("Its code, such as he or en.", 35, validators=[language_validator])
    kind = NAME_KIND.field("alias", help_text="Official, short, alias, former, a translation and so on.")
    used_from = PartialDateField(help_text="Since when it has had this name.", reach=STANDING)
    used_from_earliest = DateBound("used_from", "earliest")
    used_from_latest = DateBound("used_from", "latest")
    used_to = PartialDateField(help_text="Until when; empty while it has it.", reach=STANDING)
    used_to_earliest = DateBound("used_to", "earliest")
    used_to_latest = DateBound("used_to", "latest")

    class Meta:
        ordering = ["id"]
        constraints = [
            *part_constraints("party", "partyname"),
            *code_constraints("partyname", kind=NAME_KIND),
            *partial_date_constraints("partyname", "used_from", has_wide=False),
            *partial_date_constraints("partyname", "used_to", has_wide=False),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.party.identity == "protected":
            raise ValidationError("A protected party has no other names: what must not leak is not kept.")
