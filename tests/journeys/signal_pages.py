"""The pages of the network and of signals, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO = "desk"
DOSSIER = "/dots/network/{dots[concern]}/dossier/"
HERE = "/dots/signals/{signal}/"

SIGNALS = (
    Shown("what concerns share", "dots:show_network", at("/dots/network/"), WHO),
    Shown("what none share", "dots:show_network", at("/dots/network/?kinds=handle"), WHO),
    Shown("a way that cannot be", "dots:show_network", at("/dots/network/?end=HM-26-000001"), WHO),
    Shown("a dossier to be made", "dots:dossier", at(DOSSIER), WHO),
    Shown("a dossier without a code", "dots:dossier", at(f"{DOSSIER}?handling=none"), WHO),
    Shown("how people are weighed", "dots:weighing", at("/dots/weighing/"), "coordinator"),
    Shown("whether people are found alike", "dots:fairness", at("/dots/fairness/"), WHO),
    Shown("the signals", "dots:signals", at("/dots/signals/"), WHO),
    Shown("a signal", "dots:signal", at(HERE), WHO),
    Shown("what comes of a signal", "dots:decide_signal", at(f"{HERE}decide/"), WHO),
    Shown("nothing comes of a signal", "dots:decide_signal", send(f"{HERE}decide/", "Save the decision"), WHO),
)
