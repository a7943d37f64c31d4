"""Finds services by their hours: very many keep few different ones."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index alone; nothing is written anew."""

    dependencies = [("services", "0003_what_hangs_on_a_service_as_it_is_said")]

    operations = [
        migrations.AddIndex(model_name="service", index=models.Index(fields=["hours"], name="services_by_hours")),
    ]
