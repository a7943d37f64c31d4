"""Whether the records behind a table were corrected since it was shown: that they were, and never which number."""

from handrail.foundation.people.models import Person
from handrail.insight.explorer.policies import Question, digest_of
from handrail.insight.explorer.queries.counting import tally


def revised_since(question: Question, digest: str, *, by: Person) -> bool:
    """Whether counting the whole period now comes to something other than what the digest is of. Raises NotAllowed."""
    return digest_of(tally(question.unit, question.crossed, question.period.span, by=by)) != digest
