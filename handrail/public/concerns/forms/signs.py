"""The page of signs: many of them, so that those for this reporter stand open and the others are folded away."""

import itertools
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any

from django import forms

from handrail.public.concerns.forms.page import Asking, PageForm
from handrail.public.concerns.models import ReporterKind, Typed
from handrail.public.concerns.policies.pages import Page
from handrail.rules.localities.locality import Audience, SignGroup

# Whom the signs shown first are written for. A kind that a county adds begins with those for the public.
AUDIENCES = {
    ReporterKind.DRIVER.value: Audience.DRIVER,
    "worker": Audience.WORKER,
    ReporterKind.PROFESSIONAL.value: Audience.PROFESSIONAL,
    # The groups written to the person themselves are for children too; no other group is.
    ReporterKind.ONESELF.value: Audience.CHILD,
}
OPEN_AT_FIRST = 2


@dataclass(frozen=True)
class ShownSign:
    """One box to tick."""

    html_id: str
    code: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class ShownGroup:
    """Boxes under a heading; folded away unless they are likely to be wanted, or one of them is chosen."""

    name: str
    signs: tuple[ShownSign, ...]
    stands_open: bool


class SignsForm(PageForm):
    """The county's signs: one field, shown in groups. The template writes the boxes, for there are hundreds."""

    page = Page.SIGNS
    title = "Did you notice any of these?"
    title_to_oneself = "Is any of this happening to you?"
    opening = "Choose all that apply. No single sign proves anything, and you do not have to choose one."
    opening_to_oneself = "Choose all that apply, or none."
    for_operator = "Do not read them all out. Tick what the account has told you already, and ask about little else."
    signs = forms.MultipleChoiceField(
        label="Signs", required=False, error_messages={"invalid_choice": "Choose from these signs."}
    )

    def __init__(self, typed: Typed | None = None, *, asking: Asking) -> None:
        super().__init__(typed, asking=asking)
        self.fields["signs"].choices = [  # type: ignore[attr-defined]
            (sign.code, sign.words) for group in asking.locality.sign_groups for sign in group.signs
        ]

    def told(self) -> dict[str, Any]:
        """The codes chosen."""
        chosen = tuple(self.cleaned_data["signs"])
        return {"signs": chosen} if chosen else {}

    def groups(self) -> list[ShownGroup]:
        """Those that stand open, then those for this reporter, then all the others, each in the pack's order."""
        chosen = frozenset(self["signs"].value() or ())
        numbers = itertools.count()
        shown = [
            self._shown(group, chosen, numbers, at_first=place < OPEN_AT_FIRST)
            for place, group in enumerate(self._near_first())
        ]
        return sorted(shown, key=lambda group: not group.stands_open)

    def _shown(self, group: SignGroup, chosen: Set[str], numbers: Iterator[int], *, at_first: bool) -> ShownGroup:
        signs = tuple(
            ShownSign(f"id_signs_{next(numbers)}", sign.code, sign.words, sign.code in chosen) for sign in group.signs
        )
        theirs_alone = group.audience == {self._audience}
        return ShownGroup(group.name, signs, at_first or theirs_alone or any(sign.chosen for sign in signs))

    @property
    def _audience(self) -> Audience:
        return AUDIENCES.get(self.asking.turns.reporter_kind, Audience.PUBLIC)

    def _near_first(self) -> list[SignGroup]:
        return sorted(self.asking.locality.sign_groups, key=lambda group: self._audience not in group.audience)
