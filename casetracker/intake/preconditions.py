"""Which version a request changes: If-Match, with the ETag `"v17"` of a unit's document."""

from dataclasses import dataclass

from django.utils.http import parse_etags
from rest_framework.request import Request

from casetracker.core.units import Unit
from casetracker.intake.refusals import Stale, VersionMissing, etag_of


@dataclass(frozen=True)
class Expected:
    """What the client has seen. A weak tag, as a compressing proxy makes it, is understood: it names a version, too."""

    tags: tuple[str, ...]

    @classmethod
    def of(cls, request: Request) -> "Expected":
        """Read If-Match. Raises VersionMissing where there is none."""
        tags = parse_etags(request.headers.get("If-Match", ""))
        if not tags:
            raise VersionMissing
        return cls(tuple(tag.removeprefix("W/") for tag in tags))

    def require(self, unit: Unit) -> None:
        """Raise Stale unless the unit, locked before, still stands as the client has seen it."""
        if "*" not in self.tags and etag_of(unit) not in self.tags:
            raise Stale(unit)
