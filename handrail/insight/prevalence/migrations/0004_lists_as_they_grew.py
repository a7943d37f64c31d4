from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("prevalence", "0003_windows_beside_each_other"),
    ]

    operations = [
        migrations.AddField(
            model_name="study",
            name="grown",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
