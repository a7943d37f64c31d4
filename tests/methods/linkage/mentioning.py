"""Mentions for the tests of linkage: two of one person, and any that hypothesis can think of."""

from hypothesis import strategies as st
from msgspec.structs import replace

from handrail.methods.linkage.mentions import COLUMNS, Mention

MARIA = Mention(
    id="a",
    given="maria",
    surname="ionescu",
    names="ionescu maria",
    given_root="~7",
    surname_root="ionesku",
    given_sound="MR",
    surname_sound="INSK",
    sounds="INSK MR",
    born="19900203",
    sex="f",
    phone="+447700900123",
    plate="AB12CDE",
    house="14",
    street="high street",
    town="hatfield",
    postcode="AL10 9AB",
    sector="AL10 9",
)
WORDS = st.sampled_from(["", "", "maria", "mariana", "ionescu", "an", "ana", "hatfield", "high street", "19900203"])


def mentions() -> st.SearchStrategy[Mention]:
    """Any mention of few words, so that two often agree."""
    born = st.sampled_from(["", "19900203", "19900302", "19900204", "19910203", "20000101", "19910101"])
    columns = {column: WORDS for column in COLUMNS if column not in {"id", "born", "reported"}}
    return st.builds(Mention, id=st.just("x"), born=born, **columns)


def of_maria(**changed: str) -> Mention:
    """Maria, but for what is changed."""
    return replace(MARIA, id="b", **changed)
