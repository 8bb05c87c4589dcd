"""Store for the rulings that are there already that they stand in their own cases."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 2_000


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    alias = schema_editor.connection.alias
    ruling, ruling_case = apps.get_model("rulings", "Ruling"), apps.get_model("rulings", "RulingCase")
    last = 0
    while rows := list(
        ruling.objects.using(alias).filter(pk__gt=last).order_by("pk").values_list("pk", "case_id", "number")[:BATCH]
    ):
        last = rows[-1][0]
        ruling_case.objects.using(alias).bulk_create(
            ruling_case(ruling_id=pk, case_id=case, number=number) for pk, case, number in rows
        )


class Migration(migrations.Migration):
    dependencies = [("rulings", "0013_joined_cases")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
