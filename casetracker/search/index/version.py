"""The version of the index: whether its entries were written by code that writes them as this code does."""

from casetracker.search.models import IndexVersion

VERSION = 5
"""Raise it with every change after which the entries of unchanged records are others: `bin/run` then rebuilds them."""


def stored_version() -> int:
    """The version of the stored index; 0 where nobody knows."""
    return IndexVersion.objects.values_list("version", flat=True).first() or 0


def is_outdated() -> bool:
    """Whether a rebuild is due since an upgrade."""
    return stored_version() != VERSION


def mark_current() -> None:
    """Store that every entry is of this version."""
    IndexVersion.objects.update_or_create(pk=1, defaults={"version": VERSION})
