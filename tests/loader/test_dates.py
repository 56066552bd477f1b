"""Dates are read as Jekyll reads them: the one in a file's name, and whatever a `date:` key holds."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studylog.loader.dates import DateError, FileName, read_date, read_file_date, split_file_name
from studylog.marked_yaml import Mark, Node, read_yaml

UTC = ZoneInfo("UTC")
SEOUL = ZoneInfo("Asia/Seoul")


def read(written: str, zone: ZoneInfo) -> str:
    """`date: written` as Jekyll shows it."""
    return f"{read_date(read_yaml(f'date: {written}').root.value['date'], zone):%Y-%m-%d %H:%M:%S %z}"


# What stands behind `date:`; the time in UTC where `timezone` is unset; the same with Asia/Seoul.
DATES = [
    *(
        (written, "2022-06-22 00:00:00 +0000", "2022-06-22 00:00:00 +0900")
        for written in (
            "2022-06-22",
            "'2022-06-22'",
            "2022/06/22",
            "2022.06.22",
            "22-06-22",
            "20220622",
            "June 22, 2022",
            "22 Jun 2022",
            "2022-06-22 (Wed)",
            "[2022-06-22]",
        )
    ),
    ("2022-6-2", "2022-06-02 00:00:00 +0000", "2022-06-02 00:00:00 +0900"),
    *(
        (written, "2022-06-22 22:29:00 +0000", "2022-06-23 07:29:00 +0900")
        for written in (
            "2022-06-22 22:29:00",
            "2022-06-22T22:29:00",
            "2022-06-22T22:29:00Z",
            "2022-06-22 22:29:00 UTC",
        )
    ),
    *(
        (written, "2022-06-22 22:29:00 +0000", "2022-06-22 22:29:00 +0900")
        for written in (
            "'2022-06-22 22:29:00'",
            "2022-06-22 22:29",
            "2022-06-22 22:29:00 +/-0900",
            "2022-06-22 22:29:00 +/-TTTT",
            "2022-06-22 22:29:00 KST",
            "2022-06-22 22:29:00 Asia/Seoul",
            "2022-06-22 10:29 PM",
            "20220622222900",
        )
    ),
    ("2022-06-22 22", "2022-06-22 22:00:00 +0000", "2022-06-22 22:00:00 +0900"),
    *(
        (written, "2022-06-22 13:29:00 +0000", "2022-06-22 22:29:00 +0900")
        for written in (
            "2022-06-22 22:29:00 +0900",
            "2022-06-22 22:29:00 +09:00",
            "2022-06-22 22:29:00 +9",
            "2022-06-22 22:29 +0900",
            "2022-06-22 22:29:00+0900",
            "2022-06-22T22:29:00+09:00",
        )
    ),
    ("2022-06-22 02:00:00 +0900", "2022-06-21 17:00:00 +0000", "2022-06-22 02:00:00 +0900"),
    ("2022-06-22 22:29:00 -0500", "2022-06-23 03:29:00 +0000", "2022-06-23 12:29:00 +0900"),
    ("2022-06-22 22:29:00 PST", "2022-06-23 06:29:00 +0000", "2022-06-23 15:29:00 +0900"),
    ("2022-06-22 9:5:3", "2022-06-22 09:05:03 +0000", "2022-06-22 09:05:03 +0900"),
    ("2022-06-22 오후 10:29", "2022-06-22 10:29:00 +0000", "2022-06-22 10:29:00 +0900"),
    ("2022-06-22-10:00", "2022-06-22 10:00:00 +0000", "2022-06-22 10:00:00 +0900"),
    ("2022-06-22 24:00:00", "2022-06-23 00:00:00 +0000", "2022-06-23 09:00:00 +0900"),
    ("2022-06-22 10pm", "2022-06-22 22:00:00 +0000", "2022-06-22 22:00:00 +0900"),
    ("2022-06-22 12:30 am A", "2022-06-21 23:30:00 +0000", "2022-06-22 08:30:00 +0900"),
]


@pytest.mark.parametrize(("written", "utc", "seoul"), DATES)
def test_a_date_is_read_as_ruby_reads_it(written: str, utc: str, seoul: str) -> None:
    assert (utc, seoul) == (read(written, UTC), read(written, SEOUL))


@pytest.mark.parametrize(
    "written",
    """06/22/2022|2022년 6월 22일|2022-06|2022|2022-06-22 25:00|2022-13-01|0000-00-00|not a date|''|null|true
    |{a: 1}|10:30|1655904540|2024-02-30|'2024-02-30 10:00'|2024-13-45|오후 3시|2022-06-22 10:75|99999-01-01
    |[]|[a, b]|0001-01-01 00:00:00 +1400""".replace("\n", "").split("|"),
)
def test_what_names_no_day_is_refused(written: str) -> None:
    with pytest.raises(DateError):
        read(written.strip(), SEOUL)


@given(st.text())
def test_no_text_breaks_the_reading_of_a_date(text: str) -> None:
    try:
        assert read_date(Node(text, Mark(1, 1), text), SEOUL).tzinfo is not None
    except DateError:
        return


# A file's name; its date, slug and extension.
FILE_NAMES = [
    ("2021-01-05-Title Case_한글 (1).md", "2021-01-05", "Title Case_한글 (1)", ".md"),
    ("2021-1-5-x.md", "2021-1-5", "x", ".md"),
    ("21-1-5-y.md", "21-1-5", "y", ".md"),
    ("2021-01-05-a.b.c.md", "2021-01-05", "a.b.c", ".md"),
    ("2021-01-05-t..md", "2021-01-05", "t", ".md"),
    ("2021-01-05-foo.md.md", "2021-01-05", "foo.md", ".md"),
    ("2021-01-05-.md", "2021-01-05", "", ".md"),
    ("2021-01-05--b.md", "2021-01-05", "-b", ".md"),
    ("2021-01-05-2021-02-03-d.md", "2021-01-05", "2021-02-03-d", ".md"),
    ("2021-01-05-É.MD", "2021-01-05", "É", ".MD"),
    ("2021-01-05-sp ace .md", "2021-01-05", "sp ace ", ".md"),
    ("2021-01-05 space.md", "", "2021-01-05 space", ".md"),
    ("2021_01_05-u.md", "", "2021_01_05-u", ".md"),
    ("2021-01-05x.md", "", "2021-01-05x", ".md"),
    ("notes.md", "", "notes", ".md"),
    ("2021-001-05-z.md", "", "2021-001-05-z", ".md"),
    ("12021-01-05-f.md", "", "12021-01-05-f", ".md"),
    ("2021-01-05-noext", "", "2021-01-05-noext", ""),
    ("2021-01-05-b.md~", "2021-01-05", "b", ".md~"),
]


@pytest.mark.parametrize(("name", "date", "slug", "extension"), FILE_NAMES)
def test_a_file_name_has_three_parts(name: str, date: str, slug: str, extension: str) -> None:
    assert FileName(date=date, slug=slug, extension=extension) == split_file_name(name)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-01-05", "2021-01-05"),
        ("21-1-5", "2021-01-05"),
        ("70-1-5", "1970-01-05"),
        ("68-1-5", "2068-01-05"),
        ("121-01-05", "0121-01-05"),
        ("2021-02-30", "2021-03-02"),
        ("2021-04-31", "2021-05-01"),
    ],
)
def test_a_file_names_day_may_run_into_the_next_month(written: str, expected: str) -> None:
    found = read_file_date(written, SEOUL)
    assert (dt.date.fromisoformat(expected), dt.time()) == (found.date(), found.time())


@pytest.mark.parametrize("written", ["2021-00-01", "2021-13-01", "2021-01-00", "2021-01-32", "0000-01-01"])
def test_a_month_or_day_that_never_was_is_refused(written: str) -> None:
    with pytest.raises(DateError):
        read_file_date(written, UTC)
