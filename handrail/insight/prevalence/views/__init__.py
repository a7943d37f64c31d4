"""The pages of studies."""

from handrail.insight.prevalence.views.asking import ask, ask_of_file, studies
from handrail.insight.prevalence.views.pages import document, go_on, picture, sign, stop, study

__all__ = ["ask", "ask_of_file", "document", "go_on", "picture", "sign", "stop", "studies", "study"]
