"""Make the keys of the names and numbers that are stored already."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from casetracker.core.naming.fields import fill_keys


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name in ("Party", "PartyName"):
        fill_keys(apps.get_model("parties", name), using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("parties", "0003_name_keys")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
