"""Who gave a second reading back: they may have looked since at what the first reader decided."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_acts")]

    operations = [
        migrations.AddField("secondreading", "given_back", models.JSONField(default=list)),
    ]
