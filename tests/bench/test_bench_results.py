"""What is told of timings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bench.contents import Contents, count_contents
from bench.generators import PEERS, STUDYLOG
from bench.measure import Cost
from bench.results import COLD, Circumstances, tell_results
from bench.sites import SCENARIOS
from bench.timings import Comparison, Timing

HUGO = PEERS[0]
NOTHING = Contents(pages={}, with_neighbours=0, with_headings=0, with_colours=0, in_feed=0, files=0, size=0)


def _timings(generator: str, *walls: float) -> list[Timing]:
    return [
        Timing(generator=generator, scenario=each.name, turn=turn, cost=Cost(wall=wall, cpu=wall, peak=100))
        for each in SCENARIOS
        for turn, wall in enumerate(walls)
    ]


def _comparison() -> Comparison:
    return Comparison(
        posts=1000,
        generators=(STUDYLOG, HUGO),
        timings=(*_timings("studylog", 1, 2, 6), *_timings("hugo", 4, 4, 4)),
        contents={"studylog": NOTHING, "hugo": NOTHING},
        copying=0.5,
        markdown=1,
    )


def _circumstances(load: float) -> Circumstances:
    return Circumstances(
        day=dt.date(2024, 3, 18),
        machine="2 cores",
        load=load,
        versions={"studylog": "1.0"},
        remembers={"studylog": "everything"},
        missing=[HUGO],
        stale={"studylog": 0},
    )


def test_a_ratio_is_taken_within_a_turn_and_then_the_median() -> None:
    assert _comparison().ratio("hugo", COLD) == 0.5
    assert _comparison().wall("studylog", COLD) == 2


def test_results_name_times_ratios_the_floor_and_who_is_missing() -> None:
    text = tell_results(_circumstances(load=0.1), [_comparison()], {})

    assert "| hugo | 4.00 (× 0.50) |" in text
    assert "(runs of each build: 3)" in text
    assert "| studylog | cold | 2.00 s | 1.00 to 6.00 s | 2.00 s | 100 MB |" in text
    assert "- 4.0 times as long as copying" in text
    assert "- hugo is not installed: make bench-peers" in text


def test_results_say_that_a_machine_was_shared() -> None:
    assert "shared" not in tell_results(_circumstances(load=0.4), [], {})
    assert "The machine was shared" in tell_results(_circumstances(load=3.2), [], {})


def test_time_per_post_is_held_against_the_smallest_site() -> None:
    costs = {1000: [Cost(wall=2, cpu=3, peak=100)], 20_000: [Cost(wall=44, cpu=60, peak=400)]}

    text = tell_results(_circumstances(load=0), [], costs)

    assert "| 20,000 | 44.00 s | 44.00 to 44.00 s | 60.00 s | 400 MB | 2.20 ms | 1.10 |" in text


def test_pages_are_counted_by_kind_however_a_generator_names_them(tmp_path: Path) -> None:
    post = '<a rel="prev"></a><a href="#a"></a><a href="#b"></a><a href="#c"></a><pre><span></span></pre>'
    files = {
        "posts/study-log-1/index.html": post,
        "2010/study-log-2.html": "<pre>plain</pre>",
        "index.html": "",
        "index2.html": "",
        "page/3/index.html": "",
        "category/ai.html": "",
        "tags/sql/index.html": "",
        "archive/index.html": "",
        "feed.xml": "<item></item><item></item>",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")

    made = count_contents(tmp_path)

    assert made.pages == {"posts": 2, "home": 3, "categories": 1, "tags": 1, "other": 1}
    assert (made.with_neighbours, made.with_headings, made.with_colours) == (1, 1, 1)
    assert (made.in_feed, made.files) == (2, 9)
