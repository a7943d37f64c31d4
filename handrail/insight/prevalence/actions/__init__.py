"""What is done with studies: asked, worked out, stopped, gone on with, signed."""

from handrail.insight.prevalence.actions.asking import ask_of_file, ask_of_own_records
from handrail.insight.prevalence.actions.running import go_on, run_study, stop, work_out
from handrail.insight.prevalence.actions.signing import note_document, sign

__all__ = ["ask_of_file", "ask_of_own_records", "go_on", "note_document", "run_study", "sign", "stop", "work_out"]
