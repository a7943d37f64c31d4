"""Tells whoever waits at a terminal how far long work has come, a line for every tenth."""

from typing import Protocol


class Writer(Protocol):
    """Where lines go; a management command's stderr is one."""

    def write(self, msg: str) -> object: ...


class Steps:
    """Called with what is worked on, how much is done and how much there is; says so at every tenth."""

    def __init__(self, to: Writer, verb: str) -> None:
        self.to, self.verb = to, verb
        self.said: dict[str, int] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        tenth = 10 * done // max(total, 1)
        if tenth > self.said.get(what, -1):
            self.said[what] = tenth
            self.to.write(f"{self.verb} {what}: {10 * tenth} %")
