"""Compares studylog with other generators on the same posts.

    python -m bench [--posts 1000 5000] [--runs 3] [--peers hugo jekyll] [--linear 1000 5000 20000]
                    [--patience 30] [--write bench/RESULTS.md]

Builds each site from nothing, with nothing changed, with one post edited, with a tag added and with the base template
edited. Peers that are not installed are named and left out; `make bench-peers` installs them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.generators import PEERS, STUDYLOG, Generator
from bench.machine import describe_machine
from bench.measure import CommandError, Cost
from bench.results import COLD, POSTS_FOR_STALENESS, Circumstances, tell_results
from bench.timings import Comparison, compare, count_stale, time_cold


def main() -> None:
    """Measure, print, and write where asked."""
    arguments = _read_arguments()
    wanted = [peer for peer in PEERS if peer.name in arguments.peers]
    missing = [peer for peer in wanted if not peer.find()]
    for peer in missing:
        print(f"{peer.name} is not installed: {peer.remedy}", file=sys.stderr)
    circumstances = _look_around([peer for peer in wanted if peer not in missing], missing)
    peers = [peer for peer in wanted if peer.name in circumstances.stale]
    comparisons: list[Comparison] = []
    for found in _compare_all(arguments.posts, peers, arguments.runs, arguments.patience):
        comparisons.append(found)
        _keep(tell_results(circumstances, comparisons, {}), arguments.write)
    text = tell_results(circumstances, comparisons, _time_linear(arguments.linear, arguments.runs))
    _keep(text, arguments.write)
    print(text)


def _read_arguments() -> argparse.Namespace:
    names = [peer.name for peer in PEERS]
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, nargs="+", default=[1000, 5000], help="sizes of the sites, small to large")
    parser.add_argument("--runs", type=int, default=3, help="builds of each kind; the median counts")
    parser.add_argument("--peers", nargs="*", choices=names, default=names, help="whom to compare with, or nobody")
    parser.add_argument("--linear", type=int, nargs="*", default=[], help="sizes to time studylog alone at")
    parser.add_argument("--patience", type=float, default=30, help="seconds that a peer's cold build may take")
    parser.add_argument("--write", type=Path, help="file for the results")
    return parser.parse_args()


def _look_around(peers: Sequence[Generator], missing: Sequence[Generator]) -> Circumstances:
    load, _, _ = os.getloadavg()
    stale = dict(_try_out((STUDYLOG, *peers)))
    generators = [each for each in (STUDYLOG, *peers) if each.name in stale]
    return Circumstances(
        day=dt.datetime.now(dt.UTC).date(),
        machine=describe_machine(),
        load=load,
        versions={each.name: each.tell_version() for each in generators},
        remembers={each.name: each.remembers for each in generators},
        missing=missing,
        stale=stale,
    )


def _try_out(generators: Iterable[Generator]) -> Iterator[tuple[str, int]]:
    """How many files each leaves out of date; one that cannot build its site is told of and left out."""
    for generator in generators:
        try:
            with tempfile.TemporaryDirectory() as folder:
                yield generator.name, count_stale(generator, POSTS_FOR_STALENESS, Path(folder))
        except CommandError as failure:
            print(f"{generator.name} is left out: {failure}", file=sys.stderr)


def _compare_all(sizes: Sequence[int], peers: Sequence[Generator], runs: int, patience: float) -> Iterator[Comparison]:
    """One comparison a size; a peer stays as long as its cold build at the next size promises to be quick enough."""
    for posts, following in zip(sizes, (*sizes[1:], 0), strict=True):
        with tempfile.TemporaryDirectory() as folder:
            found = compare(posts, peers, runs, Path(folder))
        yield found
        peers = [peer for peer in peers if found.wall(peer.name, COLD) * following / posts <= patience]


def _time_linear(sizes: Sequence[int], runs: int) -> dict[int, list[Cost]]:
    costs: dict[int, list[Cost]] = {}
    for posts in sizes:
        with tempfile.TemporaryDirectory() as folder:
            costs[posts] = time_cold(posts, runs, Path(folder))
    return costs


def _keep(text: str, file: Path | None) -> None:
    if file:
        file.write_text(text, "utf-8")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
