"""YAML is read as Jekyll reads it, and every value knows where it stands."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studylog.marked_yaml import Mark, Node, YamlError, read_yaml, resolve_scalar, ruby_text

UTC = dt.UTC
KST = dt.timezone(dt.timedelta(hours=9))

SCALARS: list[tuple[str, object]] = [
    ("yes", True),
    ("On", True),
    ("no", False),
    ("FALSE", False),
    ("n", "n"),
    ("null", None),
    ("~", None),
    ("", None),
    ("nil", "nil"),
    ("12", 12),
    ("-3", -3),
    ("1,000", 1000),
    ("1_000", 1000),
    ("010", 8),
    ("0x1f", 31),
    ("0b101", 5),
    ("08", "08"),
    ("3.10", 3.1),
    ("1e3", 1000.0),
    (".5", 0.5),
    ("1.2.3", "1.2.3"),
    ("3a", "3a"),
    ("-", "-"),
    ("+/-0900", "+/-0900"),
    ("2021-01-05", dt.date(2021, 1, 5)),
    ("2021-1-5", "2021-1-5"),
    ("2024-02-30", "2024-02-30"),
    ("2021-01-05 10:00", "2021-01-05 10:00"),
    ("2021-01-05 10:00:00", dt.datetime(2021, 1, 5, 10, tzinfo=UTC)),
    ("2021-01-05T10:00:00Z", dt.datetime(2021, 1, 5, 10, tzinfo=UTC)),
    ("2021-01-05 10:00:00 +0900", dt.datetime(2021, 1, 5, 10, tzinfo=KST)),
    ("2021-01-05 10:00:00 -5", dt.datetime(2021, 1, 5, 15, tzinfo=UTC)),
    ("2021-01-05 24:00:00", dt.datetime(2021, 1, 6, tzinfo=UTC)),
    ("2021-01-05 25:00:00", "2021-01-05 25:00:00"),
    ("9" * 5000, "9" * 5000),
    ("0x" + "f" * 5000, "0x" + "f" * 5000),
    ("0001-01-01 00:00:00 +23:59", dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=23, minutes=59)))),
    ("9999-12-31 24:00:00", "9999-12-31 24:00:00"),
    ("2021-01-01 00:00:00 +99", "2021-01-01 00:00:00 +99"),
]


@pytest.mark.parametrize(("text", "value"), SCALARS)
def test_an_unquoted_scalar_is_what_ruby_makes_of_it(text: str, value: object) -> None:
    assert (type(value), value) == (type(resolve_scalar(text)), resolve_scalar(text))


@given(st.text())
def test_no_scalar_breaks_the_reading(text: str) -> None:
    resolve_scalar(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (1.0, "1.0"),
        (3.1, "3.1"),
        (12, "12"),
        (dt.date(2021, 1, 5), "2021-01-05"),
    ],
)
def test_a_value_is_written_as_ruby_writes_it(value: object, text: str) -> None:
    assert text == ruby_text(value)


def test_a_time_is_written_with_its_zone() -> None:
    assert ruby_text(dt.datetime(2021, 1, 5, 10, tzinfo=KST)) == "2021-01-05 10:00:00 +0900"


def test_values_and_keys_have_places() -> None:
    root = read_yaml("title: T\ntags: [a, 1.10]\n", first_line=2).root
    tags = root.value["tags"]
    assert (Mark(3, 7), Mark(3, 1)) == (tags.mark, tags.key_mark)
    assert (Mark(3, 11), "1.10", 1.1) == (tags.value[1].mark, tags.value[1].written, tags.value[1].value)


def test_quotes_make_text() -> None:
    assert read_yaml("a: '12'\nb: \"yes\"").root.plain() == {"a": "12", "b": "yes"}


def test_aliases_and_merge_keys_are_expanded() -> None:
    text = "base: &b {x: 1, y: 2}\nown:\n  <<: *b\n  y: 3\nagain: *b\n"
    assert read_yaml(text).root.plain()["own"] == {"x": 1, "y": 3}
    assert read_yaml(text).root.plain()["again"] == {"x": 1, "y": 2}


def test_a_repeated_key_is_told_with_both_places_and_the_last_wins() -> None:
    document = read_yaml("a: 1\nb: 2\na: 3\n")
    assert document.root.plain() == {"a": 3, "b": 2}
    assert [(each.key, each.first.line, each.last.line) for each in document.repeats] == [("a", 1, 3)]


def test_everything_is_nfc() -> None:
    assert read_yaml("\u1112\u1161\u11ab: \u1100\u1173\u11af").root.plain() == {"한": "글"}


def test_only_the_first_document_counts() -> None:
    assert read_yaml("a: 1\n---\nb: 2\n").root.plain() == {"a": 1}


def test_an_empty_text_is_null() -> None:
    assert None is read_yaml("# nothing\n").root.value


def test_nodes_are_walked_in_order() -> None:
    root = read_yaml("a: [1, {b: 2}]").root
    assert [node.plain() for node in root.walk()] == [[1, {"b": 2}], 1, {"b": 2}, 2]
    assert len(list(root.walk(deep=False))) == 1
    assert None is Node("text", Mark(1, 1)).get("a")


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("a: b: c", "syntax", 1),
        ("x: 1\na:\n\tb: 1", "tab", 3),
        ("a: !!python/object:os.x {}", "tag", 1),
        ("a: !foo b", "tag", 1),
        ("a: *nowhere", "alias", 1),
        ("a: x\x07y", "control", 1),
        ("\n".join(["a:", "  " + "[" * 101 + "]" * 101]), "depth", 2),
        ("a: [", "syntax", 1),
        ("a: 'x", "syntax", 1),
        ("@a", "syntax", 1),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, kind: str, line: int) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(text)
    assert (kind, line) == (caught.value.kind, caught.value.mark.line)


def test_aliases_that_expand_without_end_are_refused() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 10)
    )
    with pytest.raises(YamlError) as caught:
        read_yaml(bomb)
    assert caught.value.kind == "bomb"


@given(st.text())
def test_every_text_is_read_or_refused(text: str) -> None:
    try:
        mark = read_yaml(text).root.mark
    except YamlError as error:
        mark = error.mark
    assert mark.line >= 1
