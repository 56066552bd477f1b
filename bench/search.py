"""What the search of a built blog finds, and what it takes: needs node.

    python -m bench.search /tmp/log/_site [--chromium]

Queries of every kind are taken out of the blog's own texts; what must be found is what the texts hold, as
docs/search.md says what holding is. `--chromium` types them into the page too, which is opened as a file: of a site
that was built with its own folder as `--baseurl`.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.chromium import open_chromium

SCRIPT = Path(__file__).parents[1] / "templates/assets/search.js"
KINDS = {
    "words": r"(?<![가-힣])[가-힣]{2,6}(?![가-힣])",
    "names": r"[a-z]{2,8}[_.][a-z]{3,9}(?![a-z0-9._-])",
    "latin": r"(?<![a-z0-9+#])[a-z]{4,10}(?![a-z0-9+#])",
    "short": r"(?<![a-z0-9+#])[a-z0-9]{2}(?![a-z0-9+#])",
}
"""Kind of a query → what it looks like in a text."""
OF_EACH_KIND = 15
TYPE = """async (text) => {
  const field = document.querySelector(".search input");
  const answer = new Promise((done) => document.addEventListener("studylog-found", done, { once: true }));
  const begun = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await answer;
  return performance.now() - begun;
}"""
Texts = dict[int, list[Any]]
"""Number of a text → title, categories, tags, sections."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well one query was answered."""

    query: str
    recall: float
    precision: float
    size: int
    """Bytes that were fetched, gzipped."""
    seconds: float


class Engine:
    """The search's script, run by node."""

    def __init__(self, node: str) -> None:
        self._node = node

    def ask(self, calls: Sequence[Sequence[Any]], site: Path = Path()) -> list[Any]:
        """What each of these calls gives: name of a function, then its arguments."""
        command = [self._node, str(Path(__file__).with_name("search_engine.cjs")), str(SCRIPT), str(site)]
        done = subprocess.run(command, input=json.dumps(calls), capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        answers: list[Any] = json.loads(done.stdout)
        return answers


def find_engine() -> Engine | None:
    """None on machines without node."""
    node = shutil.which("node")
    return Engine(node) if node else None


def read_texts(site: Path, engine: Engine) -> Texts:
    """All that the search can show."""
    numbers = [int(file.stem) for file in (site / "assets/studylog/search/t").iterdir() if "-" not in file.stem]
    found = engine.ask([["fetchText", number] for number in numbers], site)
    fields = ("title", "categories", "tags", "sections")
    return {number: [text[field] for field in fields] for number, text in zip(numbers, found, strict=True)}


def tell(text: list[Any]) -> str:
    """All that a reader sees of a text."""
    title, categories, tags, sections = text
    return "\n".join((title, *categories, *tags, *(part for _, *parts in sections for part in parts))).lower()


def choose_queries(seen: dict[int, str], luck: random.Random) -> Iterator[str]:
    """Of every kind: whole words, parts of words, names as code has them, two words together."""
    singles = []
    for kind, pattern in KINDS.items():
        known = sorted({word for text in seen.values() for word in re.findall(pattern, text)})
        for word in luck.sample(known, min(OF_EACH_KIND, len(known))):
            singles.append(word)
            if kind in ("words", "latin") and len(word) > 3:
                singles += (word[:-1], word[1:])
    yield from singles
    yield from (" ".join(luck.sample(singles, 2)) for _ in range(OF_EACH_KIND))


def choose_titles(texts: Texts, luck: random.Random) -> Iterator[tuple[int, str]]:
    """Texts, and what somebody might type who remembers the title: two words that few titles have."""
    titles = {number: title.lower() for number, (title, *_) in sorted(texts.items())}
    for number, title in titles.items():
        words = sorted(set(re.findall(r"[가-힣]{2,}|[a-z0-9]{3,}", title)))
        query = luck.sample(words, min(2, len(words)))
        if query and sum(all(word in other for word in query) for other in titles.values()) <= 3:
            yield number, " ".join(query)


def find_true(query: str, seen: dict[int, str]) -> set[int]:
    """The texts that hold every word."""
    patterns = []
    for word in query.lower().split():
        is_short = word.isascii() and len(word) < 3
        own = rf"(?<![a-z0-9+#]){re.escape(word)}(?![a-z0-9+#])" if is_short else re.escape(word)
        patterns.append(re.compile(own))
    return {number for number, text in seen.items() if all(pattern.search(text) for pattern in patterns)}


def score(queries: Sequence[str], seen: dict[int, str], site: Path, engine: Engine) -> list[Score]:
    """Each query's answer, held against the truth."""
    answers = engine.ask([["show", query] for query in queries], site)
    scores = []
    for query, answer in zip(queries, answers, strict=True):
        found, true = set(answer["numbers"]), find_true(query, seen)
        hits, is_guessed = len(found & true), answer["words"] != [[word] for word in query.split()]
        scores.append(
            Score(
                query,
                recall=hits / len(true) if true else 1,
                precision=hits / len(found) if found and not (is_guessed and not true) else 1,
                size=answer["bytes"],
                seconds=answer["seconds"],
            )
        )
    return scores


def find_hits(queries: Sequence[tuple[int, str]], site: Path, engine: Engine) -> list[bool]:
    """Whether the text that was meant is among the first three."""
    answers = engine.ask([["show", query] for _, query in queries], site)
    return [number in answer["numbers"][:3] for (number, _), answer in zip(queries, answers, strict=True)]


def time_keys(queries: Sequence[str], site: Path) -> list[float]:
    """Milliseconds from the last key of each query until Chromium has its answer; all but this key was typed before."""
    with open_chromium() as browser:
        page = browser.new_page()
        page.goto((site / "search/index.html").absolute().as_uri())
        return [page.evaluate(TYPE, text) for query in queries for text in (query[:-1], query)][1::2]


def main() -> None:
    """Print the figures of one site."""
    site, engine, luck = Path(sys.argv[1]), find_engine(), random.Random(8)
    if engine is None:
        sys.exit("node is needed")
    texts = read_texts(site, engine)
    seen = {number: tell(text) for number, text in texts.items()}
    scores = score(sorted(set(choose_queries(seen, luck))), seen, site, engine)
    titles = list(choose_titles(texts, luck))
    hits = find_hits(luck.sample(titles, min(100, len(titles))), site, engine)
    print(f"{len(texts)} texts, {len(scores)} queries")
    print(f"recall {statistics.mean(each.recall for each in scores):.4f}")
    print(f"precision {statistics.mean(each.precision for each in scores):.4f}")
    print(f"{sum(hits)} of {len(hits)} titles among the first three")
    print_spread("KB a query", [each.size / 1000 for each in scores])
    print_spread("ms a query", [each.seconds * 1000 for each in scores])
    if "--chromium" in sys.argv:
        print_spread("ms a key", time_keys([each.query for each in scores], site))


def print_spread(what: str, numbers: Iterable[float]) -> None:
    """Print what a number is mostly, and at most."""
    rising = sorted(numbers)
    middle, most = statistics.median(rising), rising[len(rising) * 9 // 10]
    print(f"{what}: median {middle:.1f}, nine of ten {most:.1f}, at most {rising[-1]:.1f}")


if __name__ == "__main__":
    main()
