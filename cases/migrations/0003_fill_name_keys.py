"""Make the keys of the names and numbers that are stored already."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from casetracker.core.naming.fields import fill_keys


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name in ("Court", "CourtName", "Judge", "JudgeName", "Topic", "Source", "Case", "CaseIdentifier"):
        fill_keys(apps.get_model("cases", name), using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_name_keys")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
