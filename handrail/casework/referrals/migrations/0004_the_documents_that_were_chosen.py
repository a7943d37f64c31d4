"""Which documents went with a referral is kept when it ends, so that they go on with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0003_acknowledged_when_opened")]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="documents",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
