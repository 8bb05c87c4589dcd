"""What a public id answers (200, 308, 410 or 404), decided in one place."""

import re
from typing import Any

from django.http import Http404
from django.urls import register_converter

from casetracker.core.models import ALPHABET, ID_LENGTH, UnitId
from casetracker.core.units import Unit, UnitQuerySet


class Gone(Exception):
    """Withdrawn after it had been public; the reason is public."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Moved(Exception):
    """Merged into another unit."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        super().__init__(new)

    def location_like(self, path: str) -> str:
        """Return the same address with the survivor's id, without a slug."""
        return re.sub(rf"{self.old}(-[^/]*)?", self.new, path, count=1)


class UnitConverter:
    """A public id in an address; a slug after it is ignored."""

    regex = rf"[{ALPHABET}]{{{ID_LENGTH}}}(?:-[^/]*)?"

    def to_python(self, value: str) -> str:
        return value[:ID_LENGTH]

    def to_url(self, value: str) -> str:
        return value


register_converter(UnitConverter, "unit")


def resolve(queryset: UnitQuerySet, public_id: str) -> Any:
    """Return the visible unit with this id.

    Raises Moved (308), Gone (410) or Http404; a hidden unit answers as if it had never existed.
    """
    model: type[Unit] = queryset.model
    unit = queryset.visible().filter(public_id=public_id).first()
    if unit is not None:
        return unit
    row = UnitId.objects.filter(pk=public_id, kind=model.kind_name()).select_related("parent").first()
    if row is not None and not row.is_sealed and row.was_seen():
        # The same queryset decides, so that an old address gives away nobody who has no page of their own.
        survivor = row.merged_into_id
        if survivor and queryset.visible().filter(public_id=survivor).exists():
            raise Moved(public_id, survivor)
        above = row.parent
        if above and above.is_withdrawn and not above.is_sealed and above.was_seen():
            raise Gone(above.withdrawn_reason)  # what was public within it went with it
        if row.is_withdrawn and (above is None or above.is_visible()):
            raise Gone(row.withdrawn_reason)
    raise Http404
