"""Questions about studies: which there are, what lists our own records make, and what may be read of a study."""

from handrail.insight.prevalence.queries.gathering import Gathered, own_lists, same_lists
from handrail.insight.prevalence.queries.printing import as_pdf
from handrail.insight.prevalence.queries.reading import studies_for, study_for

__all__ = ["Gathered", "as_pdf", "own_lists", "same_lists", "studies_for", "study_for"]
