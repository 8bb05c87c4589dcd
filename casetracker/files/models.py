"""Files of sources and rulings, and what checking quotations against texts found."""

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from cases.models import Citation, Source
from casetracker.core.models import ID_LENGTH, new_public_id
from casetracker.files import store
from casetracker.files.kinds import CONTENT_TYPES, LABELS
from rulings.models import Holding, ReactionPoint, Ruling

WAITING, DONE, FAILED = "waiting", "done", "failed"
STATES = [(WAITING, "waiting"), (DONE, "done"), (FAILED, "failed")]
RESULTS = [("exact", "exact"), ("near", "near"), ("not_found", "not found")]


def cascade(collector: Any, field: models.ForeignKey, rows: Any, using: str) -> None:
    """Delete the files of a record that is deleted, and their bytes once that is certain."""
    discard_unused(rows)
    models.CASCADE(collector, field, rows, using)


def discard_unused(files: Iterable["File"]) -> None:
    """Once this transaction is over, delete the bytes of these files that no row uses any more."""
    for digest in {file.digest for file in files}:
        transaction.on_commit(partial(discard_if_unused, digest))


def discard_if_unused(digest: str) -> None:
    with store.locked():
        if not File.objects.filter(digest=digest).exists():
            store.discard(digest)


class FileQuerySet(models.QuerySet["File"]):
    def visible(self) -> Self:
        """Keep what the public may have: marked public, and of a record that is seen."""
        owned = Q(source__in=Source.objects.visible().values("pk")) | Q(
            ruling__in=Ruling.objects.visible().values("pk")
        )
        return self.filter(owned, is_public=True)

    def read(self) -> Self:
        """Keep those of which the text is known."""
        return self.filter(state=DONE)


class File(models.Model):
    """One file of a source or of a ruling; its bytes lie in the store under their digest."""

    owner: ClassVar[str] = "source"
    """A source that only its own files refer to is not in use."""

    rests_on_bytes: ClassVar[bool] = True
    """What is stored beside the row says the same: where a name must go, the row goes with it."""

    public_id = models.CharField(max_length=ID_LENGTH, unique=True, default=new_public_id, editable=False)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=cascade, related_name="files")
    ruling = models.ForeignKey(Ruling, null=True, blank=True, on_delete=cascade, related_name="files")
    digest = models.CharField(max_length=64, db_index=True, editable=False, help_text="SHA-256 of the bytes.")
    kind = models.CharField(max_length=8, choices=list(LABELS.items()), editable=False)
    size = models.PositiveBigIntegerField(editable=False, help_text="In bytes.")
    is_public = models.BooleanField(
        "public",
        default=False,
        help_text="Readers can download it, as soon as they see the record. Otherwise it is for editors alone, "
        "who check quotations against it.",
    )
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    state = models.CharField(max_length=10, choices=STATES, default=WAITING, editable=False)
    """Of reading its text."""
    message = models.TextField(blank=True, default="", editable=False, help_text="What reading it told the editor.")
    text = models.TextField(blank=True, default="", editable=False, help_text="What it says, as it was read.")
    unseen = models.TextField(
        blank=True,
        default="",
        editable=False,
        help_text="What it holds beside its text: title, properties, comments, markup. Looked through for names alone.",
    )
    page_count = models.PositiveIntegerField(null=True, blank=True, editable=False)

    objects = FileQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=True, ruling__isnull=False) | Q(source__isnull=False, ruling__isnull=True),
                name="file_has_one_owner",
                violation_error_message="A file belongs to one source or to one ruling.",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(CONTENT_TYPES)), name="file_kind_known"),
            models.CheckConstraint(condition=Q(state__in=[code for code, _ in STATES]), name="file_state_known"),
            models.UniqueConstraint(
                fields=["source", "digest"],
                name="file_once_per_source",
                violation_error_message="This source has the same file already.",
            ),
            models.UniqueConstraint(
                fields=["ruling", "digest"],
                name="file_once_per_ruling",
                violation_error_message="This ruling has the same file already.",
            ),
        ]

    def __str__(self) -> str:
        access = "public" if self.is_public else "for editors"
        return f"{LABELS.get(self.kind, self.kind)}, {readable_size(self.size or 0)}, {access}"

    def owner_unit(self) -> Any:
        return self.record

    @property
    def record(self) -> Any:
        """The source or ruling to which it belongs."""
        return self.ruling or self.source

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        discard_unused([self])
        return super().delete(*args, **kwargs)

    def as_document(self) -> dict[str, Any]:
        """Return what the documents of its record say of it."""
        pages = {"pages": self.page_count} if self.page_count else {}
        return {"digest": f"sha256:{self.digest}", "kind": self.kind, "size": self.size, **pages}


def readable_size(size: int) -> str:
    for unit, factor in (("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} bytes"


def move_files(double: Any, survivor: Any) -> None:
    """Give the files of a source that is merged to the one that stays, each once."""
    if not isinstance(double, Source):
        return
    there = set(File.objects.filter(source=survivor).values_list("digest", flat=True))
    for file in File.objects.filter(source=double):
        if file.digest in there:
            file.delete()
        else:
            File.objects.filter(pk=file.pk).update(source=survivor)


class QuotationCheck(models.Model):
    """What was found when one quotation was last checked against the text at hand; none where there is no text."""

    citation = models.OneToOneField(Citation, null=True, on_delete=models.CASCADE, related_name="check_of_quotation")
    holding = models.OneToOneField(Holding, null=True, on_delete=models.CASCADE, related_name="check_of_quotation")
    point = models.OneToOneField(ReactionPoint, null=True, on_delete=models.CASCADE, related_name="check_of_quotation")
    result = models.CharField(max_length=10, choices=RESULTS)
    score = models.PositiveSmallIntegerField(help_text="How near, of 100.")
    file = models.ForeignKey(File, null=True, on_delete=models.CASCADE, related_name="checks")
    """Whose text it was; None for the full text of `ruling`."""
    ruling = models.ForeignKey(Ruling, null=True, on_delete=models.CASCADE, related_name="checks")
    found = models.TextField(blank=True, default="", help_text="The words as the text has them, where they differ.")
    anchor = models.CharField(max_length=30, blank=True, default="", help_text="Of the paragraph in the full text.")
    checked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(citation__isnull=False, holding__isnull=True, point__isnull=True)
                | Q(citation__isnull=True, holding__isnull=False, point__isnull=True)
                | Q(citation__isnull=True, holding__isnull=True, point__isnull=False),
                name="quotationcheck_of_one_quotation",
                violation_error_message="A check is of one quotation: of a citation, a holding or a point.",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True, ruling__isnull=False) | Q(file__isnull=False, ruling__isnull=True),
                name="quotationcheck_of_one_text",
                violation_error_message="A quotation is checked against one text: that of a file or of a ruling.",
            ),
            models.CheckConstraint(
                condition=Q(result__in=[code for code, _ in RESULTS]), name="quotationcheck_result_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()} ({self.score})"
