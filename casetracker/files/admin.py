"""Files in the forms of sources and rulings: uploaded, read, downloaded, and taken as a ruling's full text."""

from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cases.admin import SourceAdmin
from casetracker.desk.fields import rows
from casetracker.desk.inlines import RecordForm, RowFormSet, UnitInline
from casetracker.files import store, uploads
from casetracker.files.checking import check_against
from casetracker.files.models import DONE, WAITING, File
from casetracker.files.names import download_name
from casetracker.files.serving import file_address
from casetracker.files.tasks import read_file
from casetracker.files.uploads import Upload
from rulings.admin import RulingAdmin

NONE_CHOSEN = "Choose a file: PDF, Word (.docx), HTML or plain text."
READING = {WAITING: "Its text is being read; look again in a moment.", DONE: "Its text is read."}


class FileForm(RecordForm):
    """A new file is chosen; of a stored one it can only be changed who may have it."""

    uploaded_by: ClassVar[Any] = None

    upload = forms.FileField(
        label="File",
        required=False,
        allow_empty_file=True,  # the check of its kind says so more clearly
        help_text="PDF, Word (.docx), HTML or plain text. Readers never see its name: theirs is made from this record.",
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in ("upload", "kept"):
                self.fields[name].disabled, self.fields[name].widget = True, forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.instance.pk:
            try:
                self.take(self.uploaded(cleaned))
            except ValidationError as error:
                self.add_error("upload", error)
        return cleaned

    def uploaded(self, cleaned: dict[str, Any]) -> Upload:
        """Return what was chosen now, or what the form remembers from before it was refused."""
        if cleaned.get("upload"):
            return uploads.take(cleaned["upload"])
        if cleaned.get("kept"):
            return uploads.recall(cleaned["kept"])
        raise ValidationError(NONE_CHOSEN)

    def take(self, upload: Upload) -> None:
        row = self.instance
        same = File.objects.filter(digest=upload.digest, source=row.source_id, ruling=row.ruling_id)
        if (row.source_id or row.ruling_id) and same.exists():
            raise ValidationError("This record has the same file already.")
        row.digest, row.kind, row.size, row.uploaded_by = upload.digest, upload.kind, upload.size, self.uploaded_by
        posted: Any = self.data
        self.data = posted.copy()
        self.data[self.add_prefix("kept")] = upload.token()  # type: ignore[index]  # a QueryDict
        self["upload"].help_text = f"Kept for this form: {upload}. Choose another one to replace it."

    def save(self, commit: bool = True) -> Any:
        """Read the text once the file is saved; make sure of the bytes, which another record may just have let go."""
        is_new = self.instance.pk is None
        row = super().save(commit)
        if is_new and commit:
            chosen = self.cleaned_data.get("upload")
            if isinstance(chosen, UploadedFile):
                transaction.on_commit(partial(store.keep, chosen))
            read_file.enqueue(row.pk)
        return row


class FileFormSet(RowFormSet):
    def delete_existing(self, obj: File, commit: bool = True) -> None:
        obj.delete()
        check_against(obj)


class FileInline(UnitInline):
    model = File
    form = FileForm
    formset = FileFormSet
    verbose_name_plural = "files: the document itself, for readers or for checking alone"
    readonly_fields = ("reading", "download", "uploaded")
    fields = rows("upload kept is_public", "reading", "download uploaded")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.uploaded_by = request.user
        return formset

    @admin.display(description="text")
    def reading(self, row: File) -> str | SafeString:
        """Return how far reading its text is, and the link that proposes it as the ruling's full text."""
        if not row.pk:
            return "It is read after saving."
        count = row.page_count or 0
        pages = f" It has {count} page{'s' if count > 1 else ''}." if count else ""
        told = f"{READING.get(row.state, '')} {row.message}{pages}".strip()
        if row.state != DONE or not row.ruling_id:
            return told
        form = reverse("admin:rulings_ruling_change", args=[row.ruling_id])
        proposed = f"{form}?text_of={row.public_id}#id_full_text"
        return format_html('{} <a href="{}">Put it into the form as the full text</a>', told, proposed)

    @admin.display(description="download")
    def download(self, row: File) -> str | SafeString:
        if not row.pk:
            return "–"
        return format_html('<a href="{}">{}</a>', file_address(row, "admin-file"), download_name(row))

    @admin.display(description="uploaded")
    def uploaded(self, row: File) -> str:
        if not row.pk:
            return "–"
        return f"{row.uploaded_at:%Y-%m-%d %H:%M} UTC by {row.uploaded_by or 'a command'}"


def proposed_text(request: HttpRequest, unit: Any) -> dict[str, str]:
    """Return the text of the file that the link names, for the form; the editor saves it, or does not."""
    asked = request.GET.get("text_of")
    file = File.objects.read().filter(ruling=unit, public_id=asked).first() if asked else None
    return {"full_text": file.text} if file else {}


EXTENDED: tuple[Any, ...] = (SourceAdmin, RulingAdmin)
"""The forms below that have files: lower layers do not know them."""
for unit_admin in EXTENDED:
    unit_admin.inlines = (*unit_admin.inlines, FileInline)
RulingAdmin.proposals = (proposed_text,)
