"""Tables of lists that have been published, as counts by history, and where R's own replicates lie.

A row of digits is one history, one digit for each list in the order of the names.
"""

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from handrail.methods.prevalence.histories import Lists, add_up

HERE = Path(__file__).parents[3]
REPLICATES = (
    Path(os.environ.get("HANDRAIL_SCHEMAS", HERE.parent / "shared" / "facts" / "schemas")).parent
    / "prevalence"
    / "replicates"
)
needs_replicates = pytest.mark.skipif(
    not REPLICATES.is_dir(), reason="R's replicates lie in no folder beside the schemas"
)
# What is compiled is compiled once, by one worker of the tests.
compiled_once = pytest.mark.xdist_group("prevalence")


def replicates_of(name: str, size: int) -> NDArray[np.int64]:
    """R's resampled tables, one in each row, from `sboot_<name>.csv`."""
    with (REPLICATES / f"sboot_{name}.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    tables = np.zeros((len(header) - size, 2**size), dtype=np.int64)
    for row in rows:
        history = sum(1 << place for place in range(size) if row[place] == "1")
        tables[:, history] += np.array(row[size:], dtype=np.int64)
    return tables


def estimates_of(name: str) -> NDArray[np.float64]:
    """What SparseMSE's stepwise selection gave for each of those tables."""
    lines = (REPLICATES / f"{name}_bootreps_R.csv").read_text("utf-8").splitlines()
    return np.array([float(line) for line in lines[1:]])


def table(names: str, rows: str) -> Lists:
    """The lists from lines like `0110 76`."""
    read = (row.split() for row in rows.split(","))
    return add_up(names.split(), ((int(history[::-1], 2), int(count)) for history, count in read))


# The United Kingdom 2013, six lists (Home Office 2014, Silverman).
UK_6 = table(
    "LA NG PF GO GP NCA",
    "100000 54, 010000 463, 001000 907, 000100 695, 000010 316, 000001 57, 110000 15, 101000 19, "
    "100100 3, 011000 56, 010100 19, 010010 1, 010001 3, 001100 69, 001010 10, 001001 31, "
    "000110 8, 000101 6, 000011 1, 111000 1, 110100 1, 011100 4, 011001 3, 001101 1, "
    "111100 1",
)

# The same with police and National Crime Agency as one list.
UK_5 = table(
    "LA NG PFNCA GO GP",
    "10000 54, 01000 463, 00100 995, 00010 695, 00001 316, 11000 15, 10100 19, 10010 3, "
    "01100 62, 01010 19, 01001 1, 00110 76, 00101 11, 00011 8, 11100 1, 11010 1, "
    "01110 4, 11110 1",
)

# The same without the list of the general public.
UK_4 = table(
    "LA NG PFNCA GO",
    "1000 54, 0100 464, 0010 1006, 0001 703, 1100 15, 1010 19, 1001 3, 0110 62, "
    "0101 19, 0011 76, 1110 1, 1101 1, 0111 4, 1111 1",
)

# The Netherlands 2010-2015 (van Dijk, Cruyff, van der Heijden and Kragten-Heerdink 2017).
NETHERLANDS_6 = table(
    "I K O P R Z",
    "100000 352, 010000 1299, 001000 403, 000100 4466, 000010 650, 000001 632, 101000 1, 100100 18, "
    "100010 3, 100001 16, 011000 1, 010100 44, 010001 4, 001100 59, 001010 2, 001001 57, "
    "000110 82, 000101 125, 000011 2, 101100 4, 100101 4, 001110 2, 001101 7, 000111 1",
)

# The same with two lists made one (Silverman 2020, table 2).
NETHERLANDS_5 = table(
    "IO K P R Z",
    "10000 756, 01000 1299, 00100 4466, 00010 650, 00001 632, 11000 1, 10100 81, 10010 5, "
    "10001 73, 01100 44, 01001 4, 00110 82, 00101 125, 00011 2, 10110 2, 10101 11, "
    "00111 1",
)

# New Orleans 2016, five lists, the version with 185 people (Bales, Murphy and Silverman 2020).
NEW_ORLEANS_5 = table(
    "A BEFG C D H",
    "10000 25, 01000 24, 00100 70, 00010 33, 00001 21, 11000 1, 10100 1, 10010 2, "
    "01100 2, 01010 2, 01001 1, 00110 1, 11100 1, 11010 1",
)

# Killings in Kosovo 1999 (Ball and others 2002); later counted: about 10,401.
KOSOVO_4 = table(
    "EXH ABA OSCE HRW",
    "1000 1131, 0100 845, 0010 936, 0001 306, 1100 177, 1010 228, 1001 106, 0110 217, "
    "0101 31, 0011 123, 1110 181, 1101 18, 1011 42, 0111 32, 1111 27",
)

# Made up to try whether an estimate exists (Chan, Silverman and Vincent 2021, table 2).
ARTIFICIAL_3 = table(
    "A B C",
    "100 40, 010 30, 001 20, 110 6",
)
