import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("published", "0001_what_is_published"),
    ]

    operations = [
        migrations.CreateModel(
            name="Taught",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("course", models.SlugField(blank=True, max_length=40)),
                ("version", models.CharField(blank=True, max_length=20)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="requeststanding",
            name="about",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="requeststanding",
            name="enclosed",
            field=models.BinaryField(default=b""),
        ),
        migrations.AlterField(
            model_name="requeststanding",
            name="kind",
            field=models.CharField(
                choices=[
                    ("booking", "A place on a session"),
                    ("cancellation", "To give a place back"),
                    ("speaker", "To speak at a seminar"),
                    ("choice", "Workshops of a seminar"),
                    ("order", "Leaflets"),
                    ("attendance", "To be counted as there"),
                    ("answers", "Answers on what is known"),
                ],
                max_length=14,
            ),
        ),
        migrations.AlterField(
            model_name="sealedrequest",
            name="kind",
            field=models.CharField(
                choices=[
                    ("booking", "A place on a session"),
                    ("cancellation", "To give a place back"),
                    ("speaker", "To speak at a seminar"),
                    ("choice", "Workshops of a seminar"),
                    ("order", "Leaflets"),
                    ("attendance", "To be counted as there"),
                    ("answers", "Answers on what is known"),
                ],
                max_length=14,
            ),
        ),
        migrations.CreateModel(
            name="RoomCode",
            fields=[
                ("code", models.CharField(max_length=6, primary_key=True, serialize=False)),
                ("shown_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "taught",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="published.taught"
                    ),
                ),
            ],
        ),
    ]
