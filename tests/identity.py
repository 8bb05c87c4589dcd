"""What every row of the API begins with: its addresses, and the state of its record."""

from typing import Any

from casetracker.core.units import Part, Unit

SITE = "http://testserver"
LISTS = {"case": "cases", "ruling": "rulings", "reaction": "reactions", "party": "parties"}


def page_url(unit: Unit) -> str:
    return f"{SITE}{unit.get_absolute_url()}"


def state(unit: Unit) -> dict[str, Any]:
    unit.refresh_from_db()
    return {"version": unit.version, "changed_at": unit.changed_at.isoformat()}


def of_unit(unit: Unit) -> dict[str, Any]:
    """Of a case, ruling, reaction or party."""
    api_url = f"{SITE}/api/v1/{LISTS[unit.kind_name()]}/{unit.public_id}/"
    return {"id": unit.public_id, "url": page_url(unit), "api_url": api_url, **state(unit)}


def of_part(part: Part, name: str, anchor: str) -> dict[str, Any]:
    """Of a row of the list of parts with this name; the anchor is that of the part on the page of its record."""
    unit = part.owner_unit()
    return {
        "unit": unit.public_id,
        "key": part.key,
        "url": f"{page_url(unit)}{anchor}",
        "api_url": f"{SITE}/api/v1/{name}/{unit.public_id}/{part.key}/",
        **state(unit),
    }
