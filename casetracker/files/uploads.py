"""What an editor uploads: checked and kept at once, so that a form that is refused need not be given the file again."""

from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from casetracker.files import store
from casetracker.files.kinds import LABELS, WrongKind, kind_of
from casetracker.files.models import readable_size

SALT = "casetracker.files.upload"
HOURS = 24
GONE = "The file is not here any more: choose it again."


@dataclass(frozen=True)
class Upload:
    """Bytes that are in the store, and what they are."""

    digest: str
    kind: str
    size: int

    def token(self) -> str:
        """Return what a form remembers of the upload, signed."""
        return signing.dumps(asdict(self), salt=SALT)

    def __str__(self) -> str:
        return f"{LABELS[self.kind]}, {readable_size(self.size)}"


def take(file: UploadedFile[Any]) -> Upload:
    """Keep an uploaded file. Raises ValidationError, which says what is wrong with it and what to do."""
    size = file.size or 0
    if size > settings.FILE_SIZE_LIMIT:
        limit = readable_size(settings.FILE_SIZE_LIMIT)
        raise ValidationError(f"This file has {readable_size(size)}; at most {limit} are kept: upload a smaller one.")
    try:
        kind = kind_of(file)
    except WrongKind as error:
        raise ValidationError(str(error)) from error
    return Upload(store.keep(file), kind, size)


def recall(token: str) -> Upload:
    """Return the upload that a form remembers. Raises ValidationError where it is altered, old or gone."""
    try:
        upload = Upload(**signing.loads(token, salt=SALT, max_age=HOURS * 3600))
    except signing.BadSignature as error:
        raise ValidationError(GONE) from error
    if not store.path_of(upload.digest).exists():
        raise ValidationError(GONE)
    return upload
