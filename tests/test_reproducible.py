"""The same sources give the same bytes: wherever, whenever and with whatever they are built.

Sixteen builds, each in a process of its own, differ in time zone, locale, hash seed, workers, the folder they stand in,
the order in which the system lists files, and the day. The hash of the whole site is one and the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.dice import dice

if TYPE_CHECKING:
    from tests.conftest import SiteTest

BUILD = """
import dataclasses, datetime, os, random, sys

seed, days, source, jobs = sys.argv[1:]
shuffle = random.Random(seed).shuffle
list_folder, scan_folder = os.listdir, os.scandir


class Scanned(list):
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def __next__(self): return self.pop() if self else next(iter(()))
    def __iter__(self): return self
    def close(self): pass


def in_disorder(kind, read):
    def listed(*place):
        found = kind(read(*place))
        shuffle(found)
        return found
    return listed


os.listdir, os.scandir = in_disorder(list, list_folder), in_disorder(Scanned, scan_folder)

from studylog import cli
from studylog.cli import build

read = build.read_options
build.read_options = lambda asked: dataclasses.replace(
    read(asked), now=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(days=int(days))
)
sys.exit(cli.run(["build", "--quiet", "--digest", "--source", source, "--jobs", jobs]))
"""
LOCALES = ("C", "ko_KR.UTF-8", "tr_TR.UTF-8")
ZONES = ("UTC", "Asia/Seoul", "Pacific/Kiritimati")
DAYS = ("0", "-200", "400")


def make(site: SiteTest) -> None:
    for number in range(40):
        tags = ", ".join(f"t{each}" for each in {number % 3, number % 5, number % 7})
        site.post(
            f"2024-01-02-글-{number:02}.md",
            f"# {number}\n\n$x_{number}$ `i`\n",
            tags=f"[{tags}, I, İ, ı]",
            related="true",
        )
    site.post(
        "2024-01-03-liquid.md",
        "{{ site.time }} {{ 'now' | date: '%Y-%m-%d %B' }} {% for t in site.tags %}{{ t[0] }}{% endfor %}\n",
    )
    site.write("_config.yml", "title: 학습\nurl: https://me.example\npaginate: 7\nfeed: {posts_limit: 20}\n")
    site.write("_data/x.yml", "a: 1\n").write("assets/가/나.png", "1").write("assets/a.css", "a {}")


def is_known(locale: str) -> bool:
    """Whether the system has a locale."""
    check = "import locale, sys; locale.setlocale(locale.LC_ALL, sys.argv[1])"
    return subprocess.run([sys.executable, "-c", check, locale], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither TZ nor these locales")
def test_sixteen_ways_to_build_a_site_come_to_the_same(site: SiteTest, tmp_path: Path) -> None:
    make(site)
    chance = dice("matrix")
    for locale in (missing := [each for each in LOCALES if not is_known(each)]):
        print(f"not tried, because this system lacks it: {locale}")
    known = [each for each in LOCALES if each not in missing]
    ways = list(product(ZONES, known, ("1", "2", "4"), DAYS))
    chance.shuffle(ways)
    while len(ways) < 16:
        ways += ways
    found = {}
    for number, (zone, locale, jobs, days) in enumerate(islice(ways, 16)):
        folder = tmp_path / f"{number}" / ("블로그" if number % 2 else "deep/er/blog")
        folder.parent.mkdir(parents=True)
        site.root.rename(folder)
        for made in ("_site", ".studylog-cache"):
            shutil.rmtree(folder / made, ignore_errors=True)
        environment = {"TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": str(number * 7)}
        command = [sys.executable, "-c", BUILD, str(chance.random()), days, str(folder), jobs]
        done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
        found[zone, locale, jobs, days, number] = done.stdout or done.stderr
        site.root = folder
    assert len(set(found.values())) == 1, found
    assert all(len(digest) == 65 for digest in found.values())
