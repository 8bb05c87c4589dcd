"""Make the keys of the citations that are stored already."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from casetracker.core.naming.fields import fill_keys


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    fill_keys(apps.get_model("rulings", "RulingIdentifier"), using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("rulings", "0007_name_keys")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
