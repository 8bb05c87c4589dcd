"""The record as it stood at the end of a day, a month or a year."""

from datetime import UTC, datetime, time
from typing import TypedDict

from django.core.exceptions import ValidationError

from cases.models import Case
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.models import Change
from casetracker.core.units import EditorialUnit, Unit
from casetracker.exchange.shapes import Document
from casetracker.history.versions import (
    PUBLIC_EVENTS,
    Version,
    label_of,
    latest_changes,
    public_changes_of,
    versions_after,
    visible_units,
)
from rulings.models import Ruling


class PastUnit(TypedDict):
    """A unit's document as it stood then."""

    id: str
    label: str
    version: int
    since: datetime
    document: Document


class PastCase(TypedDict):
    """A case, its rulings and its reactions as they stood then; `case` is None where it was not public yet."""

    as_of: str
    first_public_at: datetime
    case: PastUnit | None
    rulings: list[PastUnit]
    reactions: list[PastUnit]


class PastRuling(TypedDict):
    as_of: str
    first_public_at: datetime
    ruling: PastUnit | None


def end_of(as_of: str) -> datetime:
    """The end of the day, month or year, in UTC. Raises ValidationError."""
    try:
        return datetime.combine(PartialDate.from_text(as_of).latest, time.max, tzinfo=UTC)
    except PartialDateError as error:
        raise ValidationError({"as_of": str(error)}) from error


def first_public_at(unit: EditorialUnit) -> datetime:
    """Since when this site keeps what readers could see of the visible unit; before that it can answer nothing."""
    changes = Change.objects.filter(unit_ref=unit.public_id, is_public=True, event__in=PUBLIC_EVENTS)
    first = changes.order_by("id").values_list("at", flat=True).first()
    return first or unit.changed_at


def latest_versions(case: Case, as_of: str, only: Unit | None = None) -> list[Version]:
    """The version of each unit that stood then, the case first. Raises ValidationError."""
    units = {unit.public_id: unit for unit in ([only] if only else visible_units(case))}
    changes = latest_changes(public_changes_of(units).filter(at__lte=end_of(as_of)))
    places = {public_id: place for place, public_id in enumerate(units)}
    return sorted(versions_after(case, units, changes), key=lambda version: places[version.unit.public_id])


def case_as_of(case: Case, as_of: str) -> PastCase:
    """The case and what was public of it then, as interchange documents. Raises ValidationError."""
    first = first_public_at(case)
    found: PastCase = {"as_of": as_of, "first_public_at": first, "case": None, "rulings": [], "reactions": []}
    for version in latest_versions(case, as_of):
        if version.unit.public_id == case.public_id:
            found["case"] = past_unit(version)
        elif isinstance(version.unit, Ruling):
            found["rulings"].append(past_unit(version))
        else:
            found["reactions"].append(past_unit(version))
    return found


def ruling_as_of(ruling: Ruling, as_of: str) -> PastRuling:
    """The ruling as it stood then, as an interchange document. Raises ValidationError."""
    versions = latest_versions(ruling.case, as_of, only=ruling)
    first = first_public_at(ruling)
    return {"as_of": as_of, "first_public_at": first, "ruling": past_unit(versions[0]) if versions else None}


def past_unit(version: Version) -> PastUnit:
    return {
        "id": version.unit.public_id,
        "label": label_of(version.unit),
        "version": version.number,
        "since": version.at,
        "document": version.document,
    }
