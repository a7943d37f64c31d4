"""The signs in short, for one profession each: what to notice, what to do in that job, and whom to tell."""

from dataclasses import dataclass

from handrail.rules.localities.checked import Checked


@dataclass(frozen=True, kw_only=True)
class ShortVersion(Checked):
    """One page for one profession. `signs` and `channels` are codes of the pack; `ask` are prompts for curiosity.

    `route` is the way that such a worker's own organisation passes a concern on, in the order in which it is taken.
    """

    code: str
    name: str
    lead: str
    signs: tuple[str, ...]
    ask: tuple[str, ...]
    do: tuple[str, ...]
    do_not: tuple[str, ...]
    route: tuple[str, ...]
    channels: tuple[str, ...]
