"""What was measured of who is found by the origin of their names, on made-up reports of which the truth is known.

`make bench ARGUMENTS="linkage"` measures it again with the same seed and prints the same rows. The pairs are those of
which both have names and a birthday; the weights were estimated on the reports themselves.
"""

from datetime import date
from typing import Final

from handrail.methods.linkage.bands import Lines
from handrail.methods.linkage.fairness import FairnessTable, Found

REPORTS: Final = 20_000
SEED: Final = 11
MEASURED_ON: Final = date(2026, 11, 27)
FINGERPRINT: Final = "51797beecb8ea561"
MAJORITY: Final = "majority"
# Pairs that were judged, those of two people among them; precision; recall.
ROWS: Final = (
    ("albanian", 876, 1.0, 0.8983),
    ("arabic", 1_332, 1.0, 0.8919),
    ("chinese", 1_183, 1.0, 0.8614),
    (MAJORITY, 23_199, 0.9984, 0.8686),
    ("polish", 1_027, 0.9938, 0.8696),
    ("punjabi", 1_351, 1.0, 0.9198),
    ("romanian", 891, 1.0, 0.9697),
    ("vietnamese", 1_074, 0.9949, 0.9155),
)
BY_ORIGIN: Final = FairnessTable(Lines().strong_at, tuple(Found(*row) for row in ROWS))
# Recall of all other origins together, 1,252 pairs of one person.
OTHERS_RECALL: Final = 0.9034
WHY_THE_GAP: Final = (
    "Names of the majority are shared by more people, so that two who have the same name and birthday and live "
    "elsewhere are shown as a suggestion and not as a strong lead; names that few have are found more often. Chinese "
    "names are found about as often as those of the majority, by one pair in 166 less: spellings of one name differ. "
    "On a million reports the gap is 0.083: it is not chance. A line for each origin would close the gap, and would "
    "weigh people by where their name comes from, which nothing here does."
)
