"""Forms about how far the partnership has come."""

from collections.abc import Mapping
from typing import Any

from django import forms

from handrail.foundation.ui.fields import day
from handrail.foundation.ui.forms import Option
from handrail.partnership.steering.actions import Level
from handrail.partnership.steering.models.maturity import LONGEST_REASON
from handrail.rules.localities.steering import SteeringWords

CHOOSE = "Choose a level for this theme."


class OpenForm(forms.Form):
    """Until when members may answer."""

    answer_by = day("By which day should members answer?", needed="Enter the day.")


class LevelsForm(forms.Form):
    """A level for each theme of the pack, and why."""

    def __init__(self, data: Any = None, *, words: SteeringWords, now: Mapping[str, Level]) -> None:
        super().__init__(data)
        self.themes = [theme.code for theme in words.themes]
        names = words.level_names()
        for theme in words.themes:
            meaning = words.meaning(theme.code)
            held = now.get(theme.code)
            self.fields[f"{theme.code}-level"] = forms.ChoiceField(
                label=theme.label,
                help_text=theme.hint,
                choices=[(str(level), Option(f"{level}. {names[level]}", hint=meaning[level])) for level in names],
                widget=forms.RadioSelect,
                initial=str(held.level) if held else None,
                error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
            )
            self.fields[f"{theme.code}-why"] = forms.CharField(
                label=f"{theme.label}: why?",
                required=False,
                max_length=LONGEST_REASON,
                initial=held.why if held else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def levels(self) -> dict[str, Level]:
        """What was chosen, by theme."""
        given = self.cleaned_data
        return {theme: Level(int(given[f"{theme}-level"]), given[f"{theme}-why"]) for theme in self.themes}
