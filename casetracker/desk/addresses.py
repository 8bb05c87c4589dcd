"""Where the desk shows a record."""

from django.contrib.admin.utils import quote
from django.urls import reverse

from casetracker.core.units import Unit


def unit_url(unit: Unit, view: str = "change") -> str:
    """Return the address of the record's form, or of another page of it, such as `history`."""
    return reverse(f"admin:{unit._meta.app_label}_{unit._meta.model_name}_{view}", args=[quote(unit.pk)])
