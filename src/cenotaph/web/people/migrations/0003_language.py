"""The language in which a person is shown the workbench."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_corrections")]

    operations = [
        migrations.AddField("person", "language", models.CharField(max_length=8, default="en")),
    ]
