"""The posts that builds are timed on."""

from __future__ import annotations

import datetime as dt
import re

from bench.corpus import DAYS, FIRST_DAY, make_post


def test_a_post_depends_on_its_number_alone() -> None:
    assert make_post(7) == make_post(7)
    assert make_post(7).body != make_post(8).body


def test_no_post_lies_in_the_future_and_no_file_name_comes_twice() -> None:
    posts = [make_post(number) for number in (0, DAYS - 1, DAYS, 2 * DAYS)]

    assert FIRST_DAY + dt.timedelta(days=DAYS) < dt.date(2026, 1, 1)
    assert len(posts) == len({post.name for post in posts})
    assert posts[0].day == posts[2].day


def test_no_code_block_comes_twice() -> None:
    """So that no generator gains by remembering one within a build."""
    bodies = "".join(make_post(number).body for number in range(60))
    blocks = re.findall(r"^```\w+\n.*?^```$", bodies, re.MULTILINE | re.DOTALL)

    assert len(blocks) > 50
    assert len(blocks) == len(set(blocks))


def test_a_post_weighs_what_real_ones_do() -> None:
    sizes = [len(make_post(number).body.encode()) for number in range(60)]

    assert 9_000 < sum(sizes) / len(sizes) < 12_000
