"""The file of a paper may be let go of; its title and hash stay."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("steering", "0001_the_group_its_meetings_and_what_they_agree"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="paper",
            name="a_paper_is_ours_or_issued",
        ),
        migrations.AddField(
            model_name="paper",
            name="let_go_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("issued", None), ("let_go_at", None), models.Q(("content", b""), _negated=True)),
                    models.Q(("content", b""), ("issued", None), ("let_go_at__isnull", False)),
                    models.Q(("content", b""), ("issued__isnull", False), ("let_go_at", None)),
                    _connector="OR",
                ),
                name="a_paper_is_ours_or_issued_or_let_go",
            ),
        ),
    ]
