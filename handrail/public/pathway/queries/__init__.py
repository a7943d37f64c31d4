"""A decision in the shape that somebody reads it, and facts in the shape that somebody gives them."""

from handrail.public.pathway.queries.form import form_json
from handrail.public.pathway.queries.given import facts_from_json, object_from_json, read_day, schema_of_facts
from handrail.public.pathway.queries.paper import printed
from handrail.public.pathway.queries.steps import (
    ShownStep,
    answer_json,
    answers_in_words,
    in_words,
    question_called,
    shown_steps,
)

__all__ = [
    "ShownStep",
    "answer_json",
    "answers_in_words",
    "facts_from_json",
    "form_json",
    "in_words",
    "object_from_json",
    "printed",
    "question_called",
    "read_day",
    "schema_of_facts",
    "shown_steps",
]
