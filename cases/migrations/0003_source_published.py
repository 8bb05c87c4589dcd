from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_newest'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='source',
            index=models.Index(fields=['-published_on_earliest', '-public_id'], name='source_published'),
        ),
    ]
