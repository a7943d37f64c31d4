"""That somebody was reminded of what comes due in a file, so that nobody is reminded twice."""

from django.db import models

from handrail.casework.cases.models.case import Case


class CaseReminder(models.Model):
    """One reminder of what is due in a file on one day."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    reminded_at = models.DateTimeField()

    class Privacy:
        """A reference and two dates."""

        personal = frozenset[str]()
        plain = frozenset({"id", "case", "due_on", "reminded_at"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "due_on"], name="one_reminder_of_a_day_in_a_file")]
