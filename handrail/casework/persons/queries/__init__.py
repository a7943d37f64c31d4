"""Questions about persons. Each takes the person who asks, and answers only what that person may see."""

from handrail.casework.persons.queries.consents import (
    AssessmentLine,
    ConsentLine,
    assessments_of,
    consents_of,
    history_of_consents,
)
from handrail.casework.persons.queries.counting import RecordRow, record_rows
from handrail.casework.persons.queries.finding import (
    PersonRow,
    person_count,
    person_for,
    persons_kept,
    persons_of,
    records_alike,
    rows_of,
    subject_called,
)
from handrail.casework.persons.queries.glass import (
    Glass,
    as_told,
    colleagues_of,
    glass_for,
    glass_to_review,
    named_of,
    restriction_of,
    to_break,
)
from handrail.casework.persons.queries.known import known_identifiers
from handrail.casework.persons.queries.reading import alias_of, facts_of, identity_of, safe_contact_of
from handrail.casework.persons.queries.recognising import Recognised, records_having
from handrail.casework.persons.queries.told import told_of

__all__ = [
    "AssessmentLine",
    "ConsentLine",
    "Glass",
    "PersonRow",
    "Recognised",
    "RecordRow",
    "alias_of",
    "as_told",
    "assessments_of",
    "colleagues_of",
    "consents_of",
    "facts_of",
    "glass_for",
    "glass_to_review",
    "history_of_consents",
    "identity_of",
    "known_identifiers",
    "named_of",
    "person_count",
    "person_for",
    "persons_kept",
    "persons_of",
    "record_rows",
    "records_alike",
    "records_having",
    "restriction_of",
    "rows_of",
    "safe_contact_of",
    "subject_called",
    "to_break",
    "told_of",
]
