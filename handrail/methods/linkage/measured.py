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
FINGERPRINT: Final = "db2a63466751bc4e"
MAJORITY: Final = "majority"
# Pairs that were judged, those of two people among them; precision; recall.
ROWS: Final = (
    ("albanian", 1_150, 1.0, 0.8983),
    ("arabic", 1_611, 0.9940, 0.8919),
    ("chinese", 1_489, 0.9795, 0.8614),
    (MAJORITY, 32_190, 0.9967, 0.8606),
    ("polish", 1_239, 1.0, 0.8696),
    ("punjabi", 1_668, 1.0, 0.9198),
    ("romanian", 1_192, 1.0, 0.9697),
    ("vietnamese", 1_332, 0.9949, 0.9155),
)
BY_ORIGIN: Final = FairnessTable(Lines().strong_at, tuple(Found(*row) for row in ROWS))
# Recall of all other origins together, 1,252 pairs of one person.
OTHERS_RECALL: Final = 0.9034
WHY_THE_GAP: Final = (
    "No origin is found less often than the names of the majority. Those are shared by more people, so that two who "
    "have the same name and birthday and live elsewhere are shown as a suggestion and not as a strong lead. The "
    "origins lie as far apart on five times as many reports: it is not chance. A line for each origin would close the "
    "gap, and would weigh people by where their name comes from, which nothing here does."
)
