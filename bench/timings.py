"""Which build is timed when, and what the timings amount to."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.contents import Contents, count_contents
from bench.generators import ROOT, STUDYLOG, Generator
from bench.measure import Cost, measure
from bench.sites import SCENARIOS, BenchSite, Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One build."""

    generator: str
    scenario: str
    turn: int
    """studylog and the peer beside it are timed in the same turn, so that they share what else the machine does."""
    cost: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that was found out about sites of one size."""

    posts: int
    generators: tuple[Generator, ...]
    timings: tuple[Timing, ...]
    contents: dict[str, Contents]
    copying: float
    """Seconds that `cp -r` takes for studylog's output, the median of the runs."""
    markdown: float
    """Seconds that markdown-it-py alone takes for the same posts over two processes, the median of the runs."""

    @property
    def runs(self) -> int:
        """How often each peer was built in each way; studylog was in turn with every one of them."""
        last = self.generators[-1]
        return len(self.costs(last.name, SCENARIOS[0].name))

    def costs(self, generator: str, scenario: str) -> dict[int, Cost]:
        """Of every run, by turn."""
        return {
            each.turn: each.cost for each in self.timings if (each.generator, each.scenario) == (generator, scenario)
        }

    def wall(self, generator: str, scenario: str) -> float:
        """Seconds, the median of the runs."""
        return median(cost.wall for cost in self.costs(generator, scenario).values())

    def ratio(self, generator: str, scenario: str) -> float:
        """The time of studylog by the peer's, the median over the turns that they shared."""
        ours = self.costs(STUDYLOG.name, scenario)
        return median(ours[turn].wall / cost.wall for turn, cost in self.costs(generator, scenario).items())


def compare(posts: int, peers: Sequence[Generator], runs: int, folder: Path) -> Comparison:
    """Build sites of so many posts below `folder`, studylog and a peer in turn."""
    sites = {each.name: _lay_out(each, posts, folder) for each in (STUDYLOG, *peers)}
    timings = tuple(_take_turns(list(sites.values()), runs))
    return Comparison(
        posts=posts,
        generators=(STUDYLOG, *peers),
        timings=timings,
        contents={name: count_contents(site.output) for name, site in sites.items()},
        copying=median(_copy(sites[STUDYLOG.name], folder / f"copy-{run}") for run in range(runs)),
        markdown=median(_render_alone(sites[STUDYLOG.name]) for _ in range(runs)),
    )


def time_cold(posts: int, runs: int, folder: Path) -> list[Cost]:
    """Builds by studylog alone, from nothing, again and again."""
    site = _lay_out(STUDYLOG, posts, folder)
    return [timing.cost for run in range(runs) for timing in _time(site, run, SCENARIOS[:1])]


def count_stale(generator: Generator, posts: int, folder: Path) -> int:
    """Files that are not those of a clean build, after a post was given a sentence and a tag."""
    site = _lay_out(generator, posts, folder)
    for edit in (BenchSite.restore, BenchSite.add_tag):
        edit(site)
        measure(generator.command(), site.folder)
    edited = site.digest()
    site.clear()
    measure(generator.command(), site.folder)
    clean = site.digest()
    return sum(edited.get(path) != clean.get(path) for path in edited.keys() | clean.keys())


def _lay_out(generator: Generator, posts: int, folder: Path) -> BenchSite:
    site = BenchSite(generator=generator, folder=folder / generator.name, count=posts)
    site.lay_out()
    return site


def _take_turns(sites: Sequence[BenchSite], runs: int) -> Iterator[Timing]:
    ours, *others = sites
    pairs = [[ours, other] for other in others] or [[ours]]
    for turn, pair in enumerate(pairs * runs):
        for site in pair:
            yield from _time(site, turn)


def _time(site: BenchSite, turn: int, scenarios: Sequence[Scenario] = SCENARIOS) -> Iterator[Timing]:
    for scenario in scenarios:
        scenario.edit(site)
        cost = measure(site.generator.command(), site.folder)
        print(f"{site.count} posts, {site.generator.name}, {scenario.name}: {cost.wall:.2f} s", file=sys.stderr)
        yield Timing(generator=site.generator.name, scenario=scenario.name, turn=turn, cost=cost)


def _copy(site: BenchSite, target: Path) -> float:
    return measure(("cp", "-r", site.output, target), site.folder).wall


def _render_alone(site: BenchSite) -> float:
    return measure((sys.executable, "-m", "bench.markdown_alone", site.folder / site.generator.posts), ROOT).wall
