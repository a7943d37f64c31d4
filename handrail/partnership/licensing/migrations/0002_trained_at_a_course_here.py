from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("licensing", "0001_registers_and_leaflets"),
    ]

    operations = [
        migrations.AlterField(
            model_name="licence",
            name="trained_source",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Not known"),
                    ("register", "The register says so"),
                    ("by_hand", "Written down by a licensing officer"),
                    ("session", "They came to a course here"),
                ],
                max_length=10,
            ),
        ),
    ]
