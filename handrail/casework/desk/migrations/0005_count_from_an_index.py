from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0004_withdrawn_with_a_list"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="concern",
            index=models.Index(
                fields=[
                    "arrived_at",
                    "joined_to",
                    "withdrawn_at",
                    "lane",
                    "reporter_kind",
                    "district",
                    "exploitation",
                    "place_kind",
                    "child",
                    "danger",
                    "priority",
                    "entry",
                    "closed_at",
                    "outcome",
                    "minutes_to_open",
                    "minutes_to_assess",
                ],
                name="desk_coded",
            ),
        ),
        migrations.RemoveIndex(model_name="concern", name="desk_arrived"),
    ]
