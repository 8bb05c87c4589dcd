"""Protecting a person as one action: every place that holds one of the names, and the entry itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from casetracker.core import policy
from casetracker.core.change_log import recording
from casetracker.core.documents import digest
from casetracker.core.merging import unit_models
from casetracker.core.models import Change, Loaded, Revision, UnitId, evidence
from casetracker.core.policy import Account, Action
from casetracker.core.text import clean_text_validator
from casetracker.core.units import Keyed, ReferenceUnit, Unit
from casetracker.core.visibility import referring_parts, refresh_references
from casetracker.protection.gate import pass_gate
from casetracker.protection.models import Protection, new_salt
from casetracker.protection.names import Names, Spelling, remember, spellings, text_digest
from casetracker.protection.places import Place, places, quick_look
from casetracker.protection.redaction import Redaction, redact

LED_TO_THE_PERSON = ("sort_name", "website")
"""Columns of an entry that a protected person's has none of, besides other names."""
STILL_THERE = "After all replacements a name still stands in: {places}. Nothing is changed; mend these replacements."


def names_of(unit: Any) -> list[str]:
    """Return the names of the entry as it stands: its own, other ones, those by which cases call it."""
    if getattr(unit, "identity", "") == "protected":
        return []
    found = [unit.name, *unit.names.values_list("name", flat=True)]
    found += merged_names(unit)
    for rows in stating_parts(unit):
        found += rows.values_list("name_as_stated", flat=True)
    return list(dict.fromkeys(name.strip() for name in found if name.strip()))


def stating_parts(unit: Unit) -> Iterator[models.QuerySet[Any]]:
    """Yield the parts of other records in which the entry can have another name."""
    for part, field in referring_parts(type(unit)):
        if any(column.name == "name_as_stated" for column in part._meta.fields):
            yield part._base_manager.filter(**{field.name: unit})


def merged_names(unit: Any) -> Iterator[str]:
    """Yield the names of the entries that were merged into this one; they are still stored."""
    merged = UnitId.objects.filter(merged_into=unit.public_id).values("pk")
    for double in type(unit)._base_manager.filter(public_id__in=merged):
        yield from (double.name, *double.names.values_list("name", flat=True))


def installation_salt() -> str:
    """Return the salt of the newest protection, so that all names are looked for at once; a new one for the first."""
    return Protection.objects.order_by("-pk").values_list("salt", flat=True).first() or new_salt()


def prepared(unit: Unit, names: Iterable[str], designation: str) -> tuple[Protection, set[Spelling]]:
    """Return the unit's protection with these names added, not stored yet, and all spellings of these names."""
    protection = Protection.objects.filter(unit_ref=unit.public_id).first() or Protection(
        unit_ref=unit.public_id, salt=installation_salt()
    )
    found = {spelling for name in names for spelling in spellings(name)}
    if not found and not protection.names:
        raise ValidationError({"names": "Write the names to look for, a line each."})
    protection.designation = designation
    remember(protection, found)
    return protection, found


def found_places(protection: Protection, found: set[Spelling]) -> list[Place]:
    """Return every place that holds one of the spellings."""
    return list(places(Names([protection]), quick_look(found)))


def check_texts(protection: Protection, texts: Iterable[str]) -> None:
    """Refuse a designation, a reason or a replacement that gives the person away."""
    names = Names([protection])
    for text in texts:
        clean_text_validator(text)
        if names.holder(text):
            raise ValidationError("One of the texts that you wrote holds the name itself. Write it without the name.")


def protect(
    unit: Any,
    *,
    names: Collection[str],
    designation: str,
    reason: str,
    by: Account | None,
    written: Mapping[str, str] | None = None,
    kept: Collection[str] = (),
) -> int:
    """Replace the names everywhere and keep them from coming back; return how many rows were rewritten.

    `written` holds what an editor wrote instead of a text, `kept` the texts in which somebody else bears the name.
    Raises ValidationError; nothing is changed then.
    """
    policy.require(by, Action.PROTECT, unit)
    if not designation.strip():
        raise ValidationError({"designation": "Write what the court calls the person, such as A.B."})
    if not reason.strip():
        raise ValidationError({"reason": "Say why; only editors read it."})
    with recording():
        pass_gate(closing=True)
        unit = type(unit)._base_manager.select_for_update().get(pk=unit.pk)
        protection, found = prepared(unit, names, designation)
        check_texts(protection, [designation, reason, *(written or {}).values()])
        protection.reason, protection.by = reason, by  # type: ignore[assignment]  # the policy lets nobody anonymous
        protection.kept_texts += [text_digest(protection.salt, text) for text in kept]
        protection.replacements |= {text_digest(protection.salt, old): new for old, new in (written or {}).items()}
        redaction = redact(Names([protection]), by=by, found=found_places(protection, found))
        hide(unit, protection, redaction)
        protection.save()
        redaction.finish()
        if left := redaction.left():
            raise ValidationError(STILL_THERE.format(places="; ".join(sorted(left))))
    return len(redaction.rows)


def hide(unit: Any, protection: Protection, redaction: Redaction) -> None:
    """Leave the entry with its designation alone, and in one case alone; its earlier versions, too."""
    unit.refresh_from_db()
    before = state_of(unit)
    unit.name = protection.designation
    if hasattr(unit, "identity"):
        unit.identity = "protected"
    for name in LED_TO_THE_PERSON:
        if hasattr(unit, name):
            setattr(unit, name, "")
    unit.save()
    drop_evidence_of_names(unit)
    unit.names.all().delete()
    if state_of(unit) != before:
        redaction.touched.add(unit.public_id)
    for rows in stating_parts(unit):
        redaction.touched |= {row.owner_unit().public_id for row in rows.exclude(name_as_stated="")}
        rows.update(name_as_stated="")
    for revision in Revision.objects.filter(unit=unit.public_id):
        rewrite_revision(redaction, revision, without_names(revision.document))
    for row in Loaded.objects.filter(system=unit.external_system, kind=unit.kind_name(), key=unit.external_key):
        rewrite_loaded(row, without_names(row.document))
    if hasattr(unit, "identity"):
        separate_cases(unit, redaction)


def state_of(unit: Any) -> list[Any]:
    """Return what tells whether an entry is hidden already."""
    columns = ("name", "identity", *LED_TO_THE_PERSON)
    return [unit.names.count(), *(getattr(unit, name, "") for name in columns)]


def drop_evidence_of_names(unit: Any) -> None:
    """Let citations of what the entry has no more be about the entry as a whole, each source once."""
    rows = evidence().filter(unit_id=unit.public_id)
    for row in rows.order_by("pk"):
        if row.path.startswith("names") or row.path in LED_TO_THE_PERSON:
            same = rows.filter(source_id=row.source_id, path="", stated_value="").exclude(pk=row.pk)
            if same.exists():
                row.delete()
            else:
                row.path = row.stated_value = ""
                row.save()


def without_names(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in (*LED_TO_THE_PERSON, "names")}


def rewrite_revision(redaction: Redaction, revision: Revision, document: dict[str, Any]) -> None:
    """Store another document of an earlier version, and log its digest."""
    if document != revision.document:
        revision.document, revision.digest = document, digest(document)
        revision.save()
        redaction.touched.add(revision.unit_id)
        row = redaction.log_row(revision.unit_id, revision.unit.kind, revision.version, revision.digest)
        redaction.log.append(row)


def rewrite_loaded(row: Loaded, document: dict[str, Any]) -> None:
    """Remember another document as what was loaded."""
    if document != row.document:
        row.document, row.digest = document, digest(document)
        row.save(update_fields=["document", "digest"])


# A protected person is never linked across cases


def separate_cases(unit: Any, redaction: Redaction) -> None:
    """Give the person an entry of its own in each case but the first."""
    rows_by_home: dict[Unit, list[tuple[Any, str]]] = {}
    for part, field in referring_parts(type(unit)):
        for row in part._base_manager.filter(**{field.name: unit}).order_by("pk"):
            owner = row.owner_unit()
            rows_by_home.setdefault(owner.parent_unit() or owner, []).append((row, field.name))
    for home in sorted(rows_by_home, key=lambda each: each.pk)[1:]:
        new = copy_of(unit)
        redaction.log.append(created_row(new, redaction.by))
        redaction.touched |= {home.public_id, new.public_id}
        for row, name in rows_by_home[home]:
            redaction.touched.add(row.owner_unit().public_id)
            type(row)._base_manager.filter(pk=row.pk).update(**{name: new})
        relink(home, unit, new, redaction)
        refresh_references({type(unit): {unit.pk, new.pk}})


def copy_of(unit: Any) -> Any:
    """Make another entry that says the same, with an id and a key of its own."""
    told = {
        column.name: getattr(unit, column.name)
        for column in unit._meta.concrete_fields
        if column.editable and not column.primary_key and column.name not in ("external_system", "external_key")
    }
    new = type(unit)(**told)
    new.save()
    return new


def created_row(unit: ReferenceUnit, by: Account | None) -> Change:
    return Change(
        unit_ref=unit.public_id,
        kind=unit.kind_name(),
        event="created",
        version=unit.version,
        by=by,  # type: ignore[misc]  # the policy lets nobody anonymous protect anybody
    )


def relink(home: Any, old: Keyed, new: Keyed, redaction: Redaction) -> None:
    """Let earlier versions and remembered loads of a case and its units name the new entry instead of the old one."""
    links = {
        old.external_key: f"{new.external_system}:{new.external_key}",
        f"{old.external_system}:{old.external_key}": f"{new.external_system}:{new.external_key}",
    }
    if home.external_system != old.external_system:
        del links[old.external_key]
    ids = [home.public_id, *UnitId.objects.filter(parent=home.public_id).values_list("pk", flat=True)]
    for revision in Revision.objects.filter(unit__in=ids).select_related("unit"):
        rewrite_revision(redaction, revision, linked_anew(revision.document, links))
    own = models.Q(key=home.external_key) | models.Q(key__startswith=f"{home.external_key}/")
    kinds = [model.kind_name() for model in unit_models() if not issubclass(model, ReferenceUnit)]
    for row in Loaded.objects.filter(own, system=home.external_system, kind__in=kinds):
        rewrite_loaded(row, linked_anew(row.document, links))


def linked_anew(value: Any, links: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: linked_anew(each, links) for name, each in value.items()}
    if isinstance(value, list):
        return [linked_anew(each, links) for each in value]
    return links.get(value, value) if isinstance(value, str) else value
