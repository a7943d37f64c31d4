"""What stands in English on a page in another language says so, once, and no mark is ever left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.ui.marking import BEGINS, ENDS, bare, closed_up, marked, with_languages

SPAN, END = '<span lang="en-GB" dir="ltr">', "</span>"
LINK = "call <a href='/'>us</a>"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (f"<p>{marked('Tell us')}</p>", f"<p>{SPAN}Tell us{END}</p>"),
        (f"<p>{marked('until ' + marked('5pm'))}!</p>", f"<p>{SPAN}until 5pm{END}!</p>"),
        (f"<p>{marked(LINK)}</p>", f"<p>{SPAN}{LINK}{END}</p>"),
        (f'<nav aria-label="{marked("Menu")}">x</nav>', '<nav aria-label="Menu">x</nav>'),
        (f"<title>{marked('Signs')} – H</title>", '<title lang="en-GB" dir="ltr">Signs – H</title>'),
        (f"<option value=1>{marked('Yes')}</option>", '<option value=1 lang="en-GB" dir="ltr">Yes</option>'),
        (f"<textarea>{marked('x')}</textarea>", "<textarea>x</textarea>"),
        ("<p>Nothing to say</p>", "<p>Nothing to say</p>"),
    ],
)
def test_marks_become_the_language_of_what_is_between_them(page: str, said: str) -> None:
    assert with_languages(page) == said


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<strong>拨打 999。</strong> 您没有说", "<strong>拨打 999。</strong>您没有说"),
        ("<p>多听。 少问！ <a>好</a></p>\n<p>x. y</p>", "<p>多听。少问！<a>好</a></p>\n<p>x. y</p>"),
        (
            "<textarea>多听。 少问</textarea><input value='多。 少'> 好。 好",
            "<textarea>多听。 少问</textarea><input value='多。 少'> 好。好",
        ),
    ],
)
def test_chinese_sentences_stand_side_by_side_and_what_was_typed_stays_as_it_is(page: str, said: str) -> None:
    assert closed_up(page) == said


pieces = st.recursive(
    st.sampled_from(["a", "<b>", "</b>", "<i title='", "'>", "5", " "]),
    lambda inner: st.lists(inner, max_size=4).map("".join) | inner.map(marked),
    max_leaves=12,
)


@given(pieces)
def test_no_mark_is_left_and_no_word_is_lost(page: str) -> None:
    made = with_languages(page)
    assert BEGINS not in made
    assert ENDS not in made
    assert made.replace(SPAN, "").replace(END, "") == bare(page)
