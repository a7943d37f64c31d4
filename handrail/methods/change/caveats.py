"""What a comparison of counts cannot show, said each time: only what holds for the one at hand."""

from collections.abc import Iterator

from handrail.methods.change.elsewhere import RatioOfRatios
from handrail.methods.change.finding import Finding
from handrail.methods.change.interrupted import Step
from handrail.methods.change.question import Question
from handrail.methods.change.verdict import FEWEST_EVENTS

NOT_FIXED = (
    "Nothing says that these days were fixed before the counts were known. If they were chosen because something had "
    "happened, p and the interval promise too much."
)
FIXED_LATE = "The days were fixed after the first day that is counted as after, when counts could be known."
ONE_AND_ONE = "One count before and one after: they show neither a trend, nor a season, nor how widely counts scatter."
NO_COMPARISON = "Nothing to compare with: the same may have happened where nothing was done."
FEW_ELSEWHERE = "The comparison has few counts itself, so that it settles little."
OTHER_SEASON = "The periods are not the same days of the year: a season could make a difference."
NOT_VICTIMS = (
    "Victims are not counted here, only what was told. More can be told without there being more of them, and there "
    "can be more of them without more being told."
)
SCATTER = "Events that come together, such as several calls about one place, scatter more widely than this allows for."
TREND_EXPLAINS = "With a trend that may have been there before, no step is shown any more."
STEP_AGAINST = "With the trend taken into account the step points the other way."


def caveats_of(finding: Finding) -> list[str]:
    """The sentences, the weightiest first."""
    return [
        *caveats_of_days(finding.question),
        *caveats_of_comparison(finding.elsewhere),
        *caveats_of_points(finding),
        SCATTER,
        NOT_VICTIMS,
    ]


def caveats_of_days(question: Question) -> Iterator[str]:
    """Of when the periods were fixed."""
    if question.fixed_on is None:
        yield NOT_FIXED
    elif not question.fixed_before:
        yield FIXED_LATE


def caveats_of_comparison(elsewhere: RatioOfRatios | None) -> Iterator[str]:
    """Of what it was compared with."""
    if elsewhere is None:
        yield NO_COMPARISON
    elif elsewhere.elsewhere.events < FEWEST_EVENTS:
        yield FEW_ELSEWHERE


def caveats_of_points(finding: Finding) -> Iterator[str]:
    """Of trend and season: what the points cannot show, or what they show against the finding."""
    if finding.rows == (1, 1):
        yield ONE_AND_ONE
    elif isinstance(finding.step, str):
        yield f"No trend could be allowed for. {finding.step}"
    elif not (finding.step.rose or finding.step.fell) and (finding.found.rose or finding.found.fell):
        yield TREND_EXPLAINS
    elif points_against(finding, finding.step):
        yield STEP_AGAINST
    if not same_days_of_the_year(finding.question):
        yield OTHER_SEASON


def points_against(finding: Finding, step: Step) -> bool:
    """Whether the step with the trend goes one way and the two rates the other."""
    return (step.rose and finding.found.fell) or (step.fell and finding.found.rose)


def same_days_of_the_year(question: Question) -> bool:
    """Whether every period has the same days of the year as the first, or whole years."""
    first, *others = (
        (span.first.month, span.first.day, span.last.month, min(span.last.day, 28)) for span in question.spans
    )
    spans_years = len({span.last.year - span.first.year for span in question.spans}) == 1
    return spans_years and all(other == first for other in others)
