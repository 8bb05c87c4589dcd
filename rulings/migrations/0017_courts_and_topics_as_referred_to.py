"""Courts and topics are seen only once something public refers to them."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Min

REFERENCES: dict[str, list[tuple[str, str, str, str]]] = {
    "Court": [
        ("cases", "Case", "court", "visible_from"),
        ("rulings", "Ruling", "court", "visible_from"),
        ("cases", "DecisionBelow", "court", "case__visible_from"),
        ("rulings", "RulingReview", "court", "ruling__visible_from"),
        ("cases", "JudgeCourt", "court", "judge__visible_from"),
    ],
    "Topic": [
        ("cases", "Case", "topics", "visible_from"),
        ("rulings", "Holding", "topics", "ruling__visible_from"),
    ],
}
"""What shows a court or a topic: model, field, and the way to the instant from which it is seen."""


def settle(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the earliest instant of what refers to each, and of the courts and topics below it."""
    for name, references in REFERENCES.items():
        model = apps.get_model("cases", name)
        instants: dict[int, Any] = {}
        for app, other, field, path in references:
            rows = apps.get_model(app, other)._base_manager.filter(
                **{f"{field}__isnull": False, f"{path}__isnull": False}
            )
            if any(column.name == "is_withdrawn" for column in rows.model._meta.fields):
                rows = rows.filter(is_withdrawn=False)
            for pk, found in rows.order_by().values_list(field).annotate(found=Min(path)):
                instants[pk] = min(found, instants.get(pk, found))
        parents = dict(model._base_manager.filter(parent__isnull=False).values_list("pk", "parent"))
        for _ in range(len(parents)):
            before = dict(instants)
            for pk, found in before.items():
                if pk in parents:
                    instants[parents[pk]] = min(found, instants.get(parents[pk], found))
            if instants == before:
                break
        store(apps, model, instants)


def store(apps: StateApps, model: Any, instants: dict[int, Any]) -> None:
    registry = apps.get_model("core", "UnitId")
    for pk, public_id in model._base_manager.values_list("pk", "public_id"):
        instant = instants.get(pk)
        model._base_manager.filter(pk=pk).update(visible_from=instant)
        registry._base_manager.filter(pk=public_id).update(visible_from=instant)


class Migration(migrations.Migration):
    dependencies = [
        ("rulings", "0016_rights"),
        ("cases", "0009_counsel"),
        ("core", "0002_verification"),
    ]

    operations = [migrations.RunPython(settle, migrations.RunPython.noop)]
