"""`make bench`: the public door under load, what its pages weigh, the pages of staff with much stored, and deciding.

`make bench ARGUMENTS="door"` runs one part. With HANDRAIL_TEST_DATABASE set to a PostgreSQL server's address the same
runs there. Numbers depend on the machine; compare the ratios, and the lines about what was lost with nothing.
"""

import argparse
import os
import platform
import tempfile
from pathlib import Path

from benchmarks import (
    board_pack,
    cases,
    change,
    disclosure,
    door,
    dots_online,
    explorer,
    leaflets,
    linkage,
    networks,
    pages,
    partners,
    pathway,
    prevalence,
    reading,
    registers,
    services,
    weight,
)
from tests.live import Installation

PARTS = {
    "weight": weight.measure,
    "door": door.measure,
    "pages": pages.measure,
    "cases": cases.measure,
    "pathway": pathway.measure,
    "prevalence": prevalence.measure,
    "reading": reading.measure,
    "services": services.measure,
    "registers": registers.measure,
    "leaflets": leaflets.measure,
    "partners": partners.measure,
    "change": change.measure,
    "disclosure": disclosure.measure,
    "linkage": linkage.measure,
    "networks": networks.measure,
    "explorer": explorer.measure,
    "board_pack": board_pack.measure,
    "dots_online": dots_online.measure,
}


def main() -> None:
    """Measure the parts asked for, in an installation of their own."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"which: {', '.join(PARTS)} (all by itself)")
    parser.add_argument("--concerns", type=int, default=100_000, help="how many concerns behind the staff's pages")
    parser.add_argument("--files", type=int, default=20_000, help="how many files of support, each with ten notes")
    parser.add_argument("--mentions", type=int, default=100_000, help="how many mentions new ones are put beside")
    parser.add_argument("--kept", type=Path, help="where filled databases of mentions stay for the next run")
    parser.add_argument("--reports", type=int, default=100_000, help="how many reports are put beside each other")
    asked = parser.parse_args()
    unknown = set(asked.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    store = "PostgreSQL" if "HANDRAIL_TEST_DATABASE" in os.environ else "SQLite"
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {store}")
    for name in asked.parts or PARTS:
        with tempfile.TemporaryDirectory(prefix="handrail-bench-") as home:
            installation = Installation(Path(home))
            installation.set_up()
            try:
                print(f"\n== {name} ({load()})", flush=True)
                PARTS[name](installation, asked)
                print(load())
            finally:
                installation.tear_down()


def load() -> str:
    """How busy the machine is, with whatever else runs on it."""
    return f"load average of the last minute: {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    main()
