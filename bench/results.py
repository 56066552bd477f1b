"""The comparison as a text of tables, for the terminal and for `RESULTS.md`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.contents import KINDS
from bench.generators import STUDYLOG, Generator
from bench.measure import Cost
from bench.sites import SCENARIOS
from bench.timings import Comparison

COLD = SCENARIOS[0].name
POSTS_FOR_STALENESS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """When, on what and how it was measured."""

    day: dt.date
    machine: str
    load: float
    """Processes that wanted to run, on average of a minute, before the first build."""
    versions: Mapping[str, str]
    remembers: Mapping[str, str]
    missing: Sequence[Generator]
    stale: Mapping[str, int]
    """Files, by generator, that are out of date after an edit."""


def tell_results(
    circumstances: Circumstances, comparisons: Iterable[Comparison], linear: Mapping[int, Sequence[Cost]]
) -> str:
    """Everything as Markdown."""
    parts = [_tell_circumstances(circumstances), *map(_tell_comparison, comparisons)]
    if linear:
        parts.append(_tell_linear(linear))
    return "\n\n".join(parts) + "\n"


def _tell_circumstances(known: Circumstances) -> str:
    shared = " The machine was shared: something else was running." if known.load > 1 else ""
    missing = "".join(f"\n- {each.name} is not installed: {each.remedy}" for each in known.missing)
    return f"""# How long builds take

Made by `make bench`, which writes this file anew. [README.md](README.md) tells what is measured and how.

- {known.day}, {known.machine}
- load before the first build: {known.load:.1f}.{shared}{missing}

{_table(("", "version", "remembers from one build to the next", "out of date"), _generator_rows(known), align="---")}

Out of date are files that differ from those of a clean build, after a sentence and a tag were added to one post of
{POSTS_FOR_STALENESS} and the site was built over the old one."""


def _generator_rows(known: Circumstances) -> Iterator[tuple[str, ...]]:
    for name, version in known.versions.items():
        yield name, version, known.remembers[name], f"{known.stale[name]} files"


def _tell_comparison(found: Comparison) -> str:
    names = [each.name for each in found.generators]
    return f"""## {found.posts:,} posts

Seconds on the clock, medians (runs of each build: {found.runs}). In brackets, studylog's time in the same turn by the
peer's: below 1, studylog is the quicker.

{_table(("", *(scenario.name for scenario in SCENARIOS)), (_walls(found, name) for name in names))}

{_tell_floor(found)}

{_table(("", "", "wall", "fastest to slowest", "CPU", "peak memory"), _detail_rows(found, names))}

What each of them made:

{
        _table(
            ("", *(kind for kind, _ in KINDS), "other pages", "files", "MB", "neighbours", "contents", "code", "feed"),
            (_content_row(found, name) for name in names),
        )
    }"""


def _walls(found: Comparison, name: str) -> Iterator[str]:
    yield name
    for scenario in SCENARIOS:
        ratio = "" if name == STUDYLOG.name else f" (× {found.ratio(name, scenario.name):.2f})"
        yield f"{found.wall(name, scenario.name):.2f}{ratio}"


def _tell_floor(found: Comparison) -> str:
    cold = found.wall(STUDYLOG.name, COLD)
    copying, markdown = cold / found.copying, cold / found.markdown
    return f"""Beside the floor, a cold build by studylog takes

- {copying:.1f} times as long as copying what it wrote (`cp -r`, {found.copying:.2f} s),
- {markdown:.2f} times as long as markdown-it-py alone takes to turn the same posts into HTML over two processes
  ({found.markdown:.2f} s)."""


def _detail_rows(found: Comparison, names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for name in names:
        for scenario in SCENARIOS:
            yield name, scenario.name, *_tell_costs(list(found.costs(name, scenario.name).values()))


def _tell_costs(costs: Sequence[Cost]) -> tuple[str, ...]:
    walls = [cost.wall for cost in costs]
    return (
        f"{median(walls):.2f} s",
        f"{min(walls):.2f} to {max(walls):.2f} s",
        f"{median(cost.cpu for cost in costs):.2f} s",
        f"{max(cost.peak for cost in costs):.0f} MB",
    )


def _content_row(found: Comparison, name: str) -> tuple[str, ...]:
    made = found.contents[name]
    counts = (*(made.pages.get(kind, 0) for kind, _ in KINDS), made.pages.get("other", 0), made.files)
    seen = (made.with_neighbours, made.with_headings, made.with_colours, made.in_feed)
    return name, *map(str, counts), f"{made.size:.1f}", *map(str, seen)


def _tell_linear(linear: Mapping[int, Sequence[Cost]]) -> str:
    first = next(_each(posts, costs) for posts, costs in linear.items())
    rows = (
        (f"{posts:,}", *_tell_costs(costs), f"{_each(posts, costs):.2f} ms", f"{_each(posts, costs) / first:.2f}")
        for posts, costs in linear.items()
    )
    return f"""## Does the time grow with the posts, or faster?

Cold builds by studylog:

{_table(("posts", "wall", "fastest to slowest", "CPU", "peak memory", "a post", "beside the first line"), rows)}"""


def _each(posts: int, costs: Sequence[Cost]) -> float:
    """Milliseconds a post."""
    return median(cost.wall for cost in costs) / posts * 1000


def _table(head: Sequence[str], rows: Iterable[Iterable[str]], align: str = "---:") -> str:
    lines = [head, ["---", *[align] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
