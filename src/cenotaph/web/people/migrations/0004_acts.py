"""What was done to accounts and invitations, in a table that takes rows and gives none back."""

from django.db import migrations, models

_REFUSALS = {
    "sqlite": [
        "CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON people_act "
        "BEGIN SELECT RAISE(ABORT, 'what was done stays as it was written'); END",
        "CREATE TRIGGER act_is_never_deleted BEFORE DELETE ON people_act "
        "BEGIN SELECT RAISE(ABORT, 'what was done stays as it was written'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION refuse_act() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'what was done stays as it was written'; END $$",
        "CREATE TRIGGER act_is_never_changed BEFORE UPDATE OR DELETE ON people_act "
        "FOR EACH ROW EXECUTE FUNCTION refuse_act()",
        "CREATE TRIGGER act_is_never_emptied BEFORE TRUNCATE ON people_act "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_act()",
    ],
}


def refuse(_apps, schema_editor):
    for statement in _REFUSALS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_language")]

    operations = [
        migrations.CreateModel(
            "Act",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("what", models.CharField(max_length=16)),
                ("by", models.CharField(blank=True, default="", max_length=40)),
                ("on", models.CharField(blank=True, default="", max_length=40)),
                ("role", models.CharField(blank=True, default="", max_length=16)),
                ("before", models.CharField(blank=True, default="", max_length=16)),
            ],
        ),
        migrations.RunPython(refuse),
    ]
