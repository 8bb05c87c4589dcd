"""Redactions as a file without names, to be kept beside the backups and applied to one that was restored."""

from typing import Any

from django.core.exceptions import ValidationError

from casetracker.core.change_log import recording
from casetracker.core.merging import unit_models
from casetracker.core.models import UnitId
from casetracker.core.units import Unit
from casetracker.protection.gate import pass_gate
from casetracker.protection.models import Protection
from casetracker.protection.names import Names
from casetracker.protection.person import hide
from casetracker.protection.places import places
from casetracker.protection.redaction import redact

FORMAT = "casetracker-redactions-1"
FIELDS = ("unit_ref", "designation", "salt", "names", "beginnings", "replacements", "kept_texts", "reason")


def exported() -> dict[str, Any]:
    """Return every protection as JSON holds it: digests, what stands in place of the names, ids."""
    return {"format": FORMAT, "redactions": list(Protection.objects.order_by("pk").values(*FIELDS))}


def apply(data: Any) -> int:
    """Redact again what an older state of the record still says; return how many rows were rewritten."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValidationError(f"This is no file of redactions: its format must be {FORMAT}.")
    with recording():
        pass_gate(closing=True)
        for row in data["redactions"]:
            restored(row)
        protections = list(Protection.objects.order_by("pk"))
        names = Names(protections)
        redaction = redact(names, by=None, found=places(names))
        for protection in protections:
            unit = unit_with_id(protection.unit_ref)
            if unit is not None:
                hide(unit, protection, redaction)
            protection.save()
        redaction.finish()
    return len(redaction.rows)


def restored(row: dict[str, Any]) -> None:
    """Store one protection, with what is known of it here already."""
    values = {name: row[name] for name in FIELDS}
    known = Protection.objects.filter(unit_ref=row["unit_ref"]).first()
    if known is None or known.salt != row["salt"]:
        Protection.objects.update_or_create(unit_ref=row["unit_ref"], defaults=values)
        return
    for size, digests in row["names"].items():
        known.names[size] = sorted({*known.names.get(size, []), *digests})
    known.beginnings = sorted({*known.beginnings, *row["beginnings"]})
    known.kept_texts = sorted({*known.kept_texts, *row["kept_texts"]})
    known.replacements |= row["replacements"]
    known.save()


def unit_with_id(public_id: str) -> Unit | None:
    """Return the unit, or the one into which it was merged; None where this state of the record has neither."""
    row = UnitId.objects.filter(pk=public_id).first()
    if row is None:
        return None
    model = next(model for model in unit_models() if model.kind_name() == row.kind)
    return model._base_manager.filter(public_id=row.merged_into_id or public_id).first()
