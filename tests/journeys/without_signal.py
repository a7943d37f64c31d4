"""The page that works without signal: keeping it, losing the signal, and going through its questions."""

from collections.abc import Callable

from tests.journeys.visiting import Visitor

PAGE = "/next-steps/offline/"
A_NURSE = {
    "Who are you?": "professional",
    "Which kind of organisation do you work for?": "nhs",
    "Is anybody in danger now?": "no",
    "Is anybody who may be exploiting them there now, or able to hear?": "yes",
    "How old is the person?": "adult",
    "Is the person in the UK now?": "yes",
}
"""What a nurse knows of the adult before her; to everything else she says "Not sure"."""
NOT_SURE = "main form [value=unknown], main form [value=unsure]"
START, STEPS = "What to do next, without signal", "What to do next"


def keep_the_page(visitor: Visitor) -> None:
    """Open it with a connection, and wait until it is kept."""
    visitor.go(PAGE)
    visitor.page.get_by_text("This copy is kept on this device").wait_for()


def lose_the_signal(visitor: Visitor) -> None:
    """No connection any more, and the page is opened anew."""
    visitor.context.set_offline(True)
    visitor.page.reload()
    visitor.page.get_by_role("button", name="Continue").wait_for()


def question(visitor: Visitor) -> str:
    """The question that is asked."""
    return visitor.page.locator("main form").locator("h1, h2").inner_text()


def answer(visitor: Visitor, known: dict[str, str]) -> None:
    """Answer the question that is asked, or say that one is not sure."""
    typed = visitor.page.get_by_role("button", name="Not sure")
    if typed.count():
        typed.click()
        return
    said = known.get(question(visitor))
    visitor.page.locator(f"main form [value={said}]" if said else NOT_SURE).last.check()
    visitor.page.get_by_role("button", name="Continue").click()


def carry(visitor: Visitor, known: dict[str, str]) -> None:
    """Answer until the steps are shown."""
    for _ in range(45):
        answer(visitor, known)
        if visitor.heading == STEPS:
            return
    raise AssertionError(visitor.words)


def leave_unanswered(visitor: Visitor) -> None:
    """Go on without an answer."""
    keep_the_page(visitor)
    visitor.page.get_by_role("button", name="Continue").click()


def begin(visitor: Visitor) -> None:
    """Give the first answer, and see the next question."""
    keep_the_page(visitor)
    answer(visitor, A_NURSE)


def see_the_steps(visitor: Visitor) -> None:
    """See the steps in full."""
    begin(visitor)
    visitor.page.get_by_role("link", name="These steps in full, and your answers").click()


def see_the_steps_in(language: str) -> Callable[[Visitor], None]:
    """Open the copy in another language, give the first answer, and see the steps in full."""

    def show(visitor: Visitor) -> None:
        visitor.go(f"{PAGE}{language}/")
        visitor.page.locator("main form [value=professional]").check()
        visitor.page.locator("main form [type=submit]").click()
        visitor.page.locator("[data-act=steps]").click()
        visitor.page.locator(".handrail-step").first.wait_for()

    return show
