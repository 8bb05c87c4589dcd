from django.db import migrations
from django.db.models import F, Max


def story_of_old_cases(apps, schema_editor):
    """Take the last change of what readers see of each case; the write path keeps it from now on."""
    using = schema_editor.connection.alias
    case, ruling, reaction = (
        apps.get_model(*name).objects.using(using)
        for name in (("cases", "Case"), ("rulings", "Ruling"), ("rulings", "Reaction"))
    )
    case.update(story_changed_at=F("changed_at"))
    for units, link in ((ruling, "cases"), (reaction, "case")):
        shown = units.exclude(visible_from=None).order_by()
        latest = shown.values_list(link).annotate(changed=Max("changed_at"))
        for pk, changed in latest.iterator():
            case.filter(pk=pk, story_changed_at__lt=changed).update(story_changed_at=changed)


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0012_last_changes'),
        ('rulings', '0017_courts_and_topics_as_referred_to'),
    ]

    operations = [
        migrations.RunPython(story_of_old_cases, migrations.RunPython.noop, elidable=True),
    ]
