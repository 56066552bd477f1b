"""Values whose methods are made when they are needed: they behave as the standard library's dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from studylog import frozen


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Made by studylog."""

    name: str
    count: int = 0
    posts: tuple[str, ...] = dataclasses.field(default_factory=tuple)
    line: int = dataclasses.field(default=1, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The same, made by the standard library."""

    name: str
    count: int = 0
    posts: tuple[str, ...] = dataclasses.field(default_factory=tuple)
    line: int = dataclasses.field(default=1, compare=False, repr=False)


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A value of one field."""

    text: str


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """A value of none."""


@frozen.dataclass(frozen=True, slots=True)
class Place:
    """A value whose fields need not be named."""

    line: int
    column: int = 1


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class LongTerm(Term):
    """A kind of another kind."""

    summary: str = ""


@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A value with methods of its own."""

    name: str

    def __eq__(self, other: object) -> bool:
        return True

    def __repr__(self) -> str:
        return f"<{self.name}>"


ARGUMENTS = st.fixed_dictionaries(
    {"name": st.sampled_from("ab")},
    optional={"count": st.integers(0, 1), "posts": st.sampled_from([(), ("x",)]), "line": st.integers(0, 1)},
)


@given(ARGUMENTS, ARGUMENTS)
def test_values_are_equal_and_told_as_the_standard_librarys_are(one: dict[str, Any], other: dict[str, Any]) -> None:
    ours, theirs = (Term(**one), Term(**other)), (Model(**one), Model(**other))
    assert (ours[0] == ours[1]) == (theirs[0] == theirs[1])
    assert (hash(ours[0]) == hash(ours[1])) == (hash(theirs[0]) == hash(theirs[1]))
    assert repr(ours[0]) == repr(theirs[0]).replace("Model", "Term")
    assert dataclasses.asdict(ours[0]) == dataclasses.asdict(theirs[0])
    assert dataclasses.replace(ours[0], **other) == Term(**{**one, **other})


@pytest.mark.parametrize("value", [Term(name="가", posts=("나",), line=9), Word(text="다"), Nothing()])
def test_a_value_survives_copying_and_pickling(value: Any) -> None:
    for again in (copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert again == value
        assert [getattr(again, field.name) for field in dataclasses.fields(value)] == [
            getattr(value, field.name) for field in dataclasses.fields(value)
        ]


def test_a_value_does_not_change() -> None:
    term: Any = Term(name="가")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        term.name = "나"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'name'"):
        del term.name
    with pytest.raises(AttributeError):
        term.other = 1


def test_a_value_is_made_by_the_names_of_its_fields_only() -> None:
    kind: Any = Term
    for arguments, names in (((), {}), (("가",), {}), ((), {"name": "가", "nmae": "나"})):
        with pytest.raises(TypeError, match="argument"):
            kind(*arguments, **names)


def test_a_value_may_be_made_by_the_order_of_its_fields_where_its_class_says_so() -> None:
    assert Place(3) == Place(line=3, column=1) != Place(3, 2)
    match Place(3, 2):
        case Place(line, column):
            assert (line, column) == (3, 2)


def test_a_kind_of_another_kind_has_the_fields_of_both() -> None:
    term = LongTerm(name="가", summary="나")
    assert repr(term) == "LongTerm(name='가', count=0, posts=(), summary='나')"
    assert term != LongTerm(name="가")
    assert pickle.loads(pickle.dumps(term)) == term


def test_two_values_never_share_what_is_made_for_one() -> None:
    @frozen.dataclass(frozen=True, slots=True, kw_only=True)
    class Box:
        held: list[int] = dataclasses.field(default_factory=list)

    assert Box().held is not Box().held


def test_values_of_two_kinds_are_never_equal() -> None:
    values: list[object] = [Word(text="a"), Term(name="a"), Nothing()]
    assert [[one == other for other in values] for one in values] == [
        [one is other for other in values] for one in values
    ]


def test_a_method_of_the_class_stands_before_the_general_one() -> None:
    assert Called(name="가") == Called(name="나")
    assert repr(Called(name="가")) == "<가>"
    assert isinstance(hash(Called(name="가")), int)
