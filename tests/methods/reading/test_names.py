"""A name is one name in any order, script and spelling; two people stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.methods.reading.alike import how_alike
from handrail.methods.reading.folding import fold, plain
from handrail.methods.reading.names import Order, fold_name, known_names, order_free, read_name
from handrail.methods.reading.variants import Relation, relation_of, variants_of


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Łukasz O’Brien-Đặng", "lukasz obrien dang"),
        ("  STRAUß  ", "strauss"),
        ("Bjørn Ærø", "bjorn aero"),
        ("Ștefan Țăranu", "stefan taranu"),
        ("王伟", "wang wei"),
        ("Юлия Щербакова", "yuliya shcherbakova"),
        ("Gëzim Çela", "gezim cela"),
        ("İbrahim Yıldız", "ibrahim yildiz"),
        ("D'Souza", "dsouza"),
        ("...", ""),
    ],
)
def test_letters_are_folded_to_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mr. Ahmed al-Hassan", "ahmed hassan"),
        ("HASSAN, Ahmed", "ahmed hassan"),
        ("Sheikh Ahmed El Hassan", "ahmed hassan"),
        ("Ahmed bin Hassan", "ahmed hassan"),
        ("Abu Omar", "abuomar"),
        ("Abd al-Rahman", "abdulrahman"),
        ("Abdul Rahman", "abdulrahman"),
        ("João da Silva", "joao silva"),
        ("Anh Nguyen", "anh nguyen"),
        ("Nguyễn Văn Anh", "nguyen van anh"),
        ("Jan van Dijk", "jan dijk"),
        ("Ben Smith", "ben smith"),
        ("Mr Ben Smith", "ben smith"),
        ("Ali ben Salem", "ali salem"),
        ("Lê Văn Hùng", "le van hung"),
        ("Hung Do", "hung do"),
        ("Pedro do Carmo", "pedro carmo"),
        ("Dr", "dr"),
        ("", ""),
    ],
)
def test_titles_and_particles_are_no_part_of_a_name(written: str, name: str) -> None:
    assert fold_name(written) == name


@pytest.mark.parametrize(
    ("written", "given", "family", "order"),
    [
        ("Nguyễn Văn Hùng", "hung", "nguyen", Order.FAMILY_FIRST),
        ("Hung Van Nguyen", "hung", "nguyen", Order.GIVEN_FIRST),
        ("Wang Xiao-Ming", "xiaoming", "wang", Order.FAMILY_FIRST),
        ("Xiaoming Wang", "xiaoming", "wang", Order.GIVEN_FIRST),
        ("王小明", "xiao ming", "wang", Order.FAMILY_FIRST),
        ("Gurpreet Singh Gill", "gurpreet", "gill", Order.GIVEN_FIRST),
        ("SMITH, John", "john", "smith", Order.FAMILY_FIRST),
        ("Lee Johnson", "lee", "johnson", Order.GIVEN_FIRST),
        ("Tony", "tony", "", Order.UNKNOWN),
    ],
)
def test_the_order_of_a_name_is_read(written: str, given: str, family: str, order: Order) -> None:
    name = read_name(written)
    assert (name.given, name.family, name.written_order) == (given, family, order)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gurpreet Singh Gill", "gill, gurpreet"),
        ("Nguyễn Văn Anh", "Anh Nguyen"),
        ("Maria da Silva", "SILVA Maria"),
        ("Anna-Maria Nowak", "Nowak Maria Anna"),
    ],
)
def test_a_name_in_any_order_is_one(one: str, other: str) -> None:
    assert order_free(one) == order_free(other)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("maria", "maria", Relation.SAME),
        ("mohammed", "muhamad", Relation.SPELLING),
        ("khalid", "halid", Relation.SPELLING),
        ("xhevdet", "dzhevdet", Relation.SPELLING),
        ("alhassan", "hassan", Relation.SPELLING),
        ("yusuf", "youssef", Relation.SPELLING),
        ("jakub", "kuba", Relation.NICKNAME),
        ("oleksandr", "sasha", Relation.NICKNAME),
        ("malgorzata", "gosia", Relation.NICKNAME),
        ("ioan", "john", Relation.TRANSLATION),
        ("bill", "will", Relation.TWO_NICKNAMES),
        ("mhmd", "muhammad", Relation.SPELLING),
        ("wright", "right", Relation.SOUND),
        ("john", "jane", None),
        ("maria", "robert", None),
    ],
)
def test_how_two_forms_of_a_name_belong_together(one: str, other: str, relation: Relation | None) -> None:
    assert relation_of(one, other) is relation
    assert relation_of(other, one) is relation


def test_variants_are_both_short_forms_and_spellings() -> None:
    assert {"kuba", "jake", "jacob"} <= variants_of("jakub")
    assert {"mohammed", "mehmet", "mo"} <= variants_of("muhammad")
    assert variants_of("zzz") == {"zzz"}


SAME = [
    ("Nguyễn Văn Anh", "Van Anh Nguyen"), ("Wang Xiao-Ming", "xiaoming wang"), ("Łukasz Kowalski", "Lucas Kowalsky"),
    ("Mohammed Al Hassan", "muhamed alhassan"), ("Xhevdet Hoxha", "Dzhevdet Hodza"),
    ("Gosia Nowak", "Małgorzata Nowak"),
    ("Khaled Jaafar", "Halid Jafar"), ("Gurpreet Singh Gill", "Gurprit Gill"), ("Юлия Щербакова", "Yulia Shcherbakova"),
    ("João Gonçalves", "Joao Gonsalves"), ("Katie Smith", "Catherine Smith"), ("Abu Bakr", "Abubakr"),
]  # fmt: skip
OTHERS = [
    ("John Smith", "Jane Smith"), ("Maria Silva", "Marta Silva"), ("Nguyen Van Anh", "Nguyen Van Hung"),
    ("Gurpreet Singh", "Harjit Singh"), ("Agron Hoxha", "Arben Hoxha"), ("Li Wei", "Li Na"),
    ("Ion Popescu", "Ana Popescu"),
    ("Mohammed Ali", "Ahmed Ali"),
]  # fmt: skip


def test_every_pair_of_one_person_is_more_alike_than_every_pair_of_two() -> None:
    assert min(how_alike(*pair).score for pair in SAME) > max(how_alike(*pair).score for pair in OTHERS)


def test_why_two_names_are_alike_is_said() -> None:
    assert how_alike("Gosia Nowak", "Malgorzata Nowak").why == (
        "nowak, nowak: the same",
        "gosia, malgorzata: a short form",
    )
    assert how_alike("", "Nowak").score == 0


NAMES = st.lists(
    st.sampled_from(sorted(known_names())) | st.sampled_from(["al", "mr", "abu", "van", "abd", "J."]), max_size=4
).map(" ".join)


@given(NAMES | st.text(max_size=20))
def test_folding_twice_changes_nothing(written: str) -> None:
    assert fold(fold(written)) == fold(written)
    assert fold_name(fold_name(written)) == fold_name(written)
    assert len(plain(written)) == len(written)
    assert plain(plain(written)) == plain(written)


@given(NAMES, NAMES)
def test_likeness_is_the_same_both_ways_round(one: str, other: str) -> None:
    likeness = how_alike(one, other)
    assert likeness.score == how_alike(other, one).score
    assert 0 <= likeness.score <= 1


@given(NAMES.filter(lambda name: bool(fold_name(name))))
def test_nothing_is_more_like_a_name_than_itself(name: str) -> None:
    assert how_alike(name, name).score >= 0.89
