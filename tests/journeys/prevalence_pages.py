"""The pages of studies of how many people are on no list, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO = "coordinator"
STUDIES = (
    Shown("studies", "prevalence:studies", at("/prevalence/"), "board"),
    Shown("a study to ask", "prevalence:ask", at("/prevalence/new/"), WHO),
    Shown("a study of no window", "prevalence:ask", send("/prevalence/new/", "Ask"), WHO),
    Shown("a study of a file to ask", "prevalence:ask_of_file", at("/prevalence/new-from-file/"), WHO),
    Shown("a study of no file", "prevalence:ask_of_file", send("/prevalence/new-from-file/", "Ask"), WHO),
    Shown("a study that waits", "prevalence:study", at("/prevalence/{studies[stopped]}/"), WHO),
    Shown("a study that is worked out", "prevalence:study", at("/prevalence/{studies[done]}/?step=5"), "board"),
    Shown("a study that is refused", "prevalence:study", at("/prevalence/{studies[refused]}/"), "board"),
    Shown("assumptions to sign", "prevalence:sign", at("/prevalence/{studies[done]}/sign/"), "analyst"),
    Shown("assumptions not ticked", "prevalence:sign", send("/prevalence/{studies[done]}/sign/", "Sign"), "analyst"),
)
