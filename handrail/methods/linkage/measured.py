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
MEASURED_ON: Final = date(2026, 11, 28)
FINGERPRINT: Final = "5610bb639420ac4c"
MAJORITY: Final = "majority"
# Pairs that were judged, those of two people among them; precision; recall.
ROWS: Final = (
    ("albanian", 908, 1.0, 0.9096),
    ("arabic", 1_362, 1.0, 0.8919),
    ("chinese", 1_268, 1.0, 0.8795),
    (MAJORITY, 23_360, 0.9992, 0.8648),
    ("polish", 1_044, 1.0, 0.8750),
    ("punjabi", 1_370, 1.0, 0.9383),
    ("romanian", 918, 1.0, 0.9697),
    ("vietnamese", 1_134, 1.0, 0.9155),
)
BY_ORIGIN: Final = FairnessTable(Lines().strong_at, tuple(Found(*row) for row in ROWS))
# Recall of all other origins together, 1,252 pairs of one person.
OTHERS_RECALL: Final = 0.9105
WHY_THE_GAP: Final = (
    "Names of the majority are shared by more people, so that two who have the same name and birthday and live "
    "elsewhere are shown as a suggestion and not as a strong lead; names that few have are found more often. Here each "
    "other origin has fewer than 220 pairs of one person, so that a part of it is chance: on a million reports, where "
    "each has about 8,000, the gap is 0.046. A line for each origin would close it, and would weigh people by where "
    "their name comes from, which nothing here does."
)
