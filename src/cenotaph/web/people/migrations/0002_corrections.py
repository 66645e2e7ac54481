"""Readers' messages: who they say they are, what is wrong, and a receipt kept as its digest.

Nobody could write a message before: no receipt was given to anybody.
"""

from django.db import migrations, models

import cenotaph.web.people.models
from cenotaph.web.people.models import SENDERS, WRONGS


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.RenameField("message", "receipt", "receipt_digest"),
        migrations.AlterField(
            "message", "receipt_digest", models.CharField(max_length=64, unique=True)
        ),
        migrations.AddField(
            "message", "sender", models.CharField(max_length=16, choices=SENDERS, default="other")
        ),
        migrations.AddField(
            "message", "wrong", models.CharField(max_length=16, choices=WRONGS, default="other")
        ),
        migrations.AlterField("message", "text", models.TextField(blank=True)),
        migrations.AddField("message", "link", models.TextField(blank=True, default="")),
        migrations.AlterField(
            "message", "at", models.DateTimeField(default=cenotaph.web.people.models.today)
        ),
        migrations.AddField("message", "arrived", models.BigIntegerField(default=0)),
        migrations.AddField("message", "declined", models.BooleanField(default=False)),
    ]
