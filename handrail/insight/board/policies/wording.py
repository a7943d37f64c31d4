"""What each figure of the board is, what it counts, and what it does not say."""

from dataclasses import dataclass

SMALL_NUMBERS = (
    "Numbers below {threshold} are hidden so that nobody can be recognised, and others with them "
    "so that the hidden ones cannot be worked out."
)
STANDS = (
    "A quarter is counted 28 days after it ended or later, the first time that anybody looks, and stands as it was "
    "told then. What is corrected after that is told with a pack, once so much has changed that nobody can find out "
    "what by subtracting."
)
NOT_PEOPLE = "A concern is one worry that was told to us. One concern may be about several people, or about nobody."
NOT_PREVALENCE = "More concerns can mean more slavery, or more people who know where to report. It does not say which."


@dataclass(frozen=True)
class Wording:
    """The words around one figure. `theme` is the code of the part of the pack in which it stands."""

    code: str
    title: str
    unit: str
    definition: str
    caveats: tuple[str, ...]
    theme: str = "concerns"


SOURCE = Wording(
    code="source",
    title="Concerns by who told us",
    unit="concerns",
    definition="Concerns that arrived in the period, by what whoever told us said they were.",
    caveats=("What people say of themselves is not checked.",),
)
DISTRICT = Wording(
    code="district",
    title="Concerns by district",
    unit="concerns",
    definition="Concerns that arrived in the period, by the district they are about.",
    caveats=("It is where somebody noticed something, not where anybody lives or was exploited.",),
)
KIND = Wording(
    code="kind",
    title="Concerns by kind of exploitation",
    unit="concerns",
    definition="Concerns that arrived in the period, each under the kind that the desk thought possible.",
    caveats=(
        "A concern of several kinds stands under several kinds alone; a measure counts them by combination.",
        "A kind is what the desk thought possible, not what was found.",
    ),
)
MONTH = Wording(
    code="month",
    title="Concerns by month",
    unit="concerns",
    definition="Concerns by the month in which they arrived.",
    caveats=(NOT_PREVALENCE,),
)
OUTCOME = Wording(
    code="outcome",
    title="Concerns by outcome",
    unit="concerns",
    definition="Concerns that arrived in the period, by how they had ended 28 days after they arrived.",
    caveats=("Each has had equally long, whenever it arrived. None of these says what anybody is.",),
)
REFERRALS = Wording(
    code="referrals",
    title="Referrals by outcome",
    unit="referrals",
    definition="Referrals that the desk sent in the period, by where they stood on the day of counting.",
    caveats=(
        "One concern can be sent to several organisations: referrals are not concerns.",
        "Forms for the Home Office are not among them.",
    ),
    theme="pathway",
)
VISITS = Wording(
    code="visits",
    title="Visits by kind",
    unit="visits",
    definition="Operations and welfare visits that were made in the period by several agencies together.",
    caveats=("Visits that were planned and not made are left out.",),
    theme="operations",
)
FOUND = Wording(
    code="found",
    title="People whom visits found",
    unit="people",
    definition="People who were found, were told what help there is, accepted it, and moved on to somebody named.",
    caveats=(
        "One person stands in several rows, so that they add up to more than there are people.",
        "Accepting help says what somebody chose that night, and nothing of what they are.",
        "A row is hidden too where it differs from one that is shown by so few.",
    ),
    theme="operations",
)
OPENED = Wording(
    code="opened",
    title="Time until the desk opened a concern",
    unit="minutes of desk hours, median",
    definition="From arrival to the first opening, counting only the hours in which the desk is staffed.",
    caveats=("Half of the concerns waited less, half longer. Those not opened yet are left out.",),
)
ASSESSED = Wording(
    code="assessed",
    title="Time until the desk assessed it",
    unit="minutes of desk hours, median",
    definition="From the first opening to the first assessment, in desk hours.",
    caveats=("Those not assessed yet are left out.",),
)
ANSWERED = Wording(
    code="answered",
    title="Time until an organisation answered a referral",
    unit="minutes round the clock, median",
    definition="From sending to the answer: accepted, declined or returned. Nights and weekends count.",
    caveats=("Those not answered yet are left out.",),
)
