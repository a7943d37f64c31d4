"""The pathway is written out from the tables that it is decided by, beside what was tried and measured of it."""

import ast
import os
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from textwrap import fill

from handrail.rules.localities.pathway import LAYERS, PathwayRule, PathwayStep, PathwayTimer
from handrail.rules.pathway.decision import ROUTES
from handrail.rules.pathway.engine import engine_of
from handrail.rules.pathway.facts import UNKNOWN
from handrail.rules.pathway.wording import wording_of
from tests.rules.pathway.asking_tree import Tree
from tests.rules.pathway.county import TODAY, county
from tests.rules.pathway.held_elsewhere import HELD_BY_OTHER_TESTS
from tests.rules.pathway.promises import PROMISES
from tests.rules.pathway.questions_needed import answers_in, as_on_the_form, counted_in_order, questions
from tests.rules.pathway.whole_space import Proof, Space, broken, every_situation, space_of

GENERATED = Path(__file__).resolve().parents[3] / "docs/generated/pathway.md"
SPECIFICATION = Path(__file__).parent / "spec"
PATHWAY = county().pathway
ENGINE = engine_of(county(), on=TODAY)
UNSAID = {"asker": UNKNOWN}
LAYER_NAMES = {
    "danger": "Danger",
    "child": "A child, or who may be one",
    "referral": "Who may refer",
    "consent": "Consent and capacity",
    "needs": "Needs",
    "police": "Police and scale",
    "after": "After sending",
}
NAMES = {"self": "the person themselves", "public": "a member of the public", "professional": "somebody at work"}
TITLE = "# What to do next: every rule of the pathway\n"


def paragraph(*sentences: str) -> str:
    """Sentences, in lines that are easily compared."""
    return fill(" ".join(sentences), width=120, break_on_hyphens=False) + "\n"


def heading() -> str:
    return "\n".join(
        [
            TITLE,
            paragraph(
                "Drawn by `make docs` from `localities/england-and-wales/pathway`, as it holds on",
                f"{TODAY}; a test fails when this page is out of date. A rule or step that is not verified rests on",
                "something that nobody has held against its source, and is shown as such to whoever reads it.",
            ),
        ]
    )


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table; what stands in it holds no upright line."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def in_a_million(proof: Proof) -> str:
    """In how many of a million situations something is so, over all situations alike."""
    space = space_of(ENGINE, proof)
    number = round(proof(space).bit_count() * 1_000_000 / space.size)
    return f"{number:,}" if number else "0" if not proof(space) else "under 1"


def days(one: PathwayRule | PathwayTimer) -> str:
    """From when to when a rule holds, if not always."""
    begins = f"from {one.starts}" if one.starts.year > 1 else ""
    ends = f"until {one.ends}" if one.ends.year < 9999 else ""
    return " ".join(filter(None, (begins, ends))) or "always"


def yes(verified: bool) -> str:
    return "yes" if verified else "**not yet**"


def picture() -> str:
    """Routes and layers. Which layers a route can come to is read off the whole space."""
    words = {route.code: route.words for route in PATHWAY.routes}
    reach = {code: reached(code) for code in ROUTES}
    lines = ["```mermaid", "flowchart TD", '    known(["What is known"])']
    lines += [f'    known --> {code}["{words[code]}"]' for code in ROUTES]
    lines += [f"    {code} --> steps_{reach[code][0]}" for code in ROUTES]
    lines += [f'    steps_{layer}[/"{LAYER_NAMES[layer]}"/]' for layer in LAYERS]
    lines += [f"    steps_{one} --> steps_{two}" for one, two in pairwise(LAYERS)]
    marks = ((code, *("x" if layer in reach[code] else "" for layer in LAYERS)) for code in ROUTES)
    return "\n".join(
        [
            "\n## Where somebody stands, and the order of steps\n",
            paragraph(
                "On any day exactly one route holds. The steps follow in the order of the layers; an arrow leads from",
                "a route to the first layer that it can come to, and the table shows all of them.",
            ),
            *lines,
            "```\n",
            table(("route", *(LAYER_NAMES[layer] for layer in LAYERS)), marks),
        ]
    )


def reached(code: str) -> list[str]:
    """The layers of which some step can be there on a route."""
    found: set[str] = set()
    for step in ENGINE.steps:
        left = {rule.layer for _, rule in ENGINE.rules if step in rule.steps} - found
        found |= {layer for layer in left if somewhere(code, step, layer)}
    return [layer for layer in LAYERS if layer in found]


def somewhere(code: str, step: str, layer: str) -> bool:
    """Whether a step can stand in a layer on a route."""

    def both(space: Space) -> int:
        return space.route(code) & space.by_layer(step).get(layer, 0)

    return both(space_of(ENGINE, both)) != 0


def rules() -> str:
    """Every rule, layer by layer."""
    parts = [
        "\n## Every rule\n",
        paragraph(
            "Of a million situations drawn alike from all of them, so many are such that the rule holds and one of its",
            "steps is to be done; and so many are such that, without it, one of them would not be. The numbers are",
            "exact, not drawn.",
        ).rstrip(),
    ]
    for layer in LAYERS:
        rows = (rule_row(rule) for rule in PATHWAY.rules if rule.layer == layer)
        parts += [f"\n### {LAYER_NAMES[layer]}\n", table(RULE_HEADS, rows).rstrip()]
    return "\n".join([*parts, ""])


RULE_HEADS = ("rule", "sentence", "steps", "holds", "decides", "decides alone", "source", "verified")


def rule_row(rule: PathwayRule) -> tuple[str, ...]:
    steps = ", ".join(f"`{step}`" for step in rule.steps)
    decides = in_a_million(lambda space: space.rule(rule.id) & space.there(*rule.steps))
    alone = in_a_million(partial(only_through, rule=rule))
    return rule.id, rule.name, steps, days(rule), decides, alone, rule.source, yes(rule.verified)


def only_through(space: Space, *, rule: PathwayRule) -> int:
    """Where one of a rule's steps is to be done, and no other rule asks for that step."""
    found = 0
    for step in rule.steps:
        others = 0
        for masks, other in ENGINE.rules:
            if step in other.steps and other.id != rule.id:
                others |= space.holds(masks)
        found |= space.rule(rule.id) & space.there(step) & space.but(others)
    return found


def steps() -> str:
    """Every step, in the order of the pack."""
    heads = ("step", "who", "by when", "set by", "of a million", "source", "verified")
    return "\n## Every step\n\n" + table(heads, map(step_row, PATHWAY.steps))


def step_row(step: PathwayStep) -> tuple[str, ...]:
    deadline = next(one for one in PATHWAY.deadlines if one.code == step.deadline)
    number = wording_of(county(), on=TODAY).numbers[deadline.limit] if deadline.limit else 0
    within = deadline.words_for(number).format(number=number)
    often = in_a_million(lambda space: space.there(step.id))
    return f"`{step.id}`", step.who, within, step.due_kind, often, step.source, yes(step.verified)


def clocks() -> str:
    """Every clock that runs after a referral."""
    heads = ("clock", "what it is", "starts with", "holds", "number today", "set by", "source", "verified")
    rows = (
        (
            *(timer.id, timer.name, timer.event.replace("_", " "), days(timer)),
            f"{county().limit(timer.limit, on=TODAY)} {timer.reckoned.replace('_', ' ')}" if timer.limit else "none",
            *(timer.due_kind, timer.source, yes(timer.verified)),
        )
        for timer in PATHWAY.timers
    )
    return "\n## Every clock\n\n" + table(heads, rows)


def promises() -> str:
    """What must hold, and on how many combinations of answers each was tried."""
    rows, tried = [], 0
    for promise in PROMISES:
        sizes = [broken(ENGINE, proof)[0] for proof in promise(ENGINE)]
        tried += sum(sizes)
        name, _, sentence = (promise.__doc__ or "").partition(": ")
        rows.append((name, sentence[0].upper() + sentence[1:], len(sizes), f"{sum(sizes):,}"))
    held = (
        (name, words, "<br>".join(f"`{test}`" for test in tests))
        for name, (words, tests) in HELD_BY_OTHER_TESTS.items()
    )
    facts = ENGINE.layout.fields
    answers = sum(len(one.bits) for one in facts.values())
    return "\n".join(
        [
            "\n## What must hold, tried on every situation\n",
            paragraph(
                f"{len(facts)} facts have {answers} answers between them, and so there are {every_situation(ENGINE):,}",
                "situations. What a promise reads is found from the compiled conditions; nothing else can change",
                "whether it holds, so every combination of the answers to those facts, and no sample, stands for all.",
                f"{tried:,} combinations are tried for today, and about as many again for the last day before and the",
                "first day of each change of the rules. Each promise is also shown rules that went wrong, which it",
                "must notice.",
            ),
            table(("promise", "what must hold", "proofs", "combinations tried"), rows),
            "What no set of situations can show is held by other tests:\n",
            table(("promise", "what must hold", "held by"), held),
        ]
    )


def questions_needed() -> str:
    """How many questions it takes."""
    whose = {"everybody": {}, **{name: {"asker": who} for who, name in NAMES.items()}}
    rows = [(who, *how_many(**settled)) for who, settled in {**whose, "nobody has said who": UNSAID}.items()]
    heads = ("who asks", "fewest", "mean", "most", "mean in the form’s order", "most in the form’s order")
    return "\n".join(
        [
            "\n## How many questions\n",
            paragraph(
                f"Counted over all {Tree(ENGINE).situations:,} situations in a county, each as likely as any other and",
                "“not known” being one of the answers. Each time the first of `ask_next` that had not been asked was",
                "asked; where asking ends, no answer to what was not asked can change the steps, what they say, or the",
                f"route. Asking everything takes {len(questions(ENGINE))} questions. In the form’s order, what the",
                "Home Office’s form asks was asked in the order of its pages, then the rest, until the steps were as",
                "final. The postcode is left out: it changes no step, only whom to ring. How so many are counted,",
                "and that the count is what the rules ask, is in `tests/rules/pathway/test_questions_needed.py`.",
            ),
            table(heads, rows),
        ]
    )


def how_many(**settled: str) -> tuple[int, str, int, str, int]:
    """Of our questions fewest, mean and most; in the form's order mean and most."""
    ours = Tree(ENGINE, **settled).in_all()
    form = counted_in_order(ENGINE, as_on_the_form(ENGINE), answers_in(ENGINE, **settled))
    return ours.least, f"{float(ours.mean):.2f}", ours.most, f"{float(form.mean):.2f}", form.most


def situations() -> str:
    """The sentences of the specification, one for each situation."""
    parts: list[str] = []
    number = 0
    for path in sorted(SPECIFICATION.glob("test_*.py")):
        module = ast.parse(path.read_text())
        sentences = list(sentences_of(module))
        number += len(sentences)
        parts += [f"### {str(ast.get_docstring(module)).rstrip('.')}\n", *(f"- {one}" for one in sentences), ""]
    return "\n".join([f"\n## {number} situations, each of them tried\n", *parts])


def sentences_of(module: ast.Module) -> Iterator[str]:
    """The docstring of every test of a file."""
    for test in module.body:
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            sentence = ast.get_docstring(test)
            assert sentence, f"{test.name} says nothing of its situation."
            yield " ".join(sentence.split())


def test_the_page_about_the_pathway_is_fresh() -> None:
    parts = (heading(), picture(), rules(), steps(), clocks(), promises(), questions_needed(), situations())
    text = "".join(parts)
    if os.environ.get("HANDRAIL_WRITE_DOCS"):
        GENERATED.write_text(text)
    assert GENERATED.read_text() == text, "docs/generated/pathway.md is out of date: run `make docs`"


def test_at_least_sixty_situations_are_specified() -> None:
    modules = (ast.parse(path.read_text()) for path in SPECIFICATION.glob("test_*.py"))
    assert sum(len(list(sentences_of(module))) for module in modules) >= 60
