"""Collects what is wrong with a pack, so that all of it is reported at once."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong: the file within the localities folder, the line (counted from 1), and a sentence."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


class PackFault(Exception):
    """The pack cannot be used. Its message names every fault; `faults` holds them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class Faults:
    """A list of faults that grows while a pack is read."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, file: str, line: int, reason: str) -> None:
        """Note one fault and read on."""
        self.found.append(Fault(file, line, reason))

    def refuse_if_any(self) -> None:
        """Raise PackFault with everything found so far, in order of file and line."""
        if self.found:
            raise PackFault(tuple(sorted(set(self.found))))
