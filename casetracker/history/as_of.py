"""The record as it stood at the end of a day, a month or a year."""

from datetime import UTC, datetime, time
from typing import Any

from django.core.exceptions import ValidationError

from cases.models import Case
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.units import Unit
from casetracker.history.versions import Version, versions_of_case
from rulings.models import Ruling


def as_of_instant(text: str) -> datetime:
    """The end of the day, month or year that the text names, UTC. Raises ValidationError."""
    try:
        return datetime.combine(PartialDate.from_text(text).latest, time.max, tzinfo=UTC)
    except PartialDateError as error:
        raise ValidationError({"as_of": str(error)}) from error


def states_at(case: Case, text: str, only: Unit | None = None) -> list[Version]:
    """The version of each unit that stood then, the case first. Raises ValidationError."""
    instant = as_of_instant(text)
    latest: dict[str, Version] = {}
    for version in versions_of_case(case, only):
        if version.at <= instant:
            latest[version.unit.public_id] = version
    return list(latest.values())


def case_as_of(case: Case, text: str) -> dict[str, Any]:
    """The case and what was public of it then, as interchange documents. Raises ValidationError."""
    found: dict[str, Any] = {"as_of": text, "case": None, "rulings": [], "reactions": []}
    for version in states_at(case, text):
        if version.unit.public_id == case.public_id:
            found["case"] = state(version)
        else:
            found[f"{version.unit.kind_name()}s"].append(state(version))
    return found


def ruling_as_of(ruling: Ruling, text: str) -> dict[str, Any]:
    """The ruling as it stood then, as interchange document. Raises ValidationError."""
    versions = states_at(ruling.case, text, only=ruling)
    return {"as_of": text, "ruling": state(versions[0]) if versions else None}


def state(version: Version) -> dict[str, Any]:
    return {
        "id": version.unit.public_id,
        "label": getattr(version.unit, "label", ""),
        "version": version.number,
        "since": version.at,
        "document": version.document,
    }
