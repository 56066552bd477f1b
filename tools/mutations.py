"""Does the law of incremental builds notice when a cache forgets what it depends on?

Each entry below takes one input away from a cache key, or one step from bringing trees up to date, in a copy of the
sources. The tests must fail every time: a mutation that they survive is a hole in them, or a check that nobody needs.

    make mutations                                  every one
    python tools/mutations.py --law NAME ...        some of them, against the law alone

A text that is no longer found is an error: the sources have changed, and this list must go with them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("src", "templates", "bench", "tests", "pyproject.toml")
QUICK = (
    *(
        f"tests/builder/test_{name}.py"
        for name in (
            "cards",
            "examined_links",
            "fragments",
            "outlines",
            "readings",
            "recall",
            "retouch",
            "shared_parts",
        )
    ),
    "tests/search/test_lines.py",
)
LAW = ("tests/test_incremental.py",)
SECONDS = 600
"""After these a run is ended: it hangs."""


@dataclass(frozen=True)
class Mutation:
    """One thing that is forgotten."""

    name: str
    file: str
    """Below `src/studylog`."""
    text: str
    """As it stands there, once."""
    instead: str


def without(field: str) -> Mutation:
    """A text's key without one of the fields that the text is rendered from."""
    rest = f'tuple(getattr(text, name) for name in text.__dataclass_fields__ if name != "{field}")'
    return Mutation(f"text: {field}", "builder/cache/fragments.py", "to_bytes((text, links", f"to_bytes(({rest}, links")


MUTATIONS = [
    # a post that was read before
    Mutation("reading: file", "builder/cache/readings.py", "if snapshot.mark(path, began) == mark}", "}"),
    Mutation("reading: settings", "builder/cache/readings.py", "self.config == now.config and", ""),
    Mutation("reading: clock", "builder/cache/readings.py", "and self.now <= now.now", ""),
    Mutation(
        "reading: a post's day", "builder/cache/readings.py", "return post is not None and", "return post is None or"
    ),
    Mutation("reading: the future", "builder/cache/readings.py", "and not post.future and", "and"),
    Mutation("reading: drafts", "builder/cache/readings.py", "and is_dated(post)", ""),
    # a text that was rendered before
    *map(without, ("source", "body", "title", "markdown", "math", "lang", "excerpt_separator", "media_folder")),
    without("keeps_markdown"),
    Mutation("text: baseurl", "builder/cache/fragments.py", "to_bytes((text, links.baseurl))", "to_bytes(text)"),
    Mutation("text: Liquid", "builder/cache/fragments.py", "return text.page is None", "return True"),
    Mutation("lookups: there", "builder/cache/lookups.py", "self.published <= links.published", "True"),
    Mutation("lookups: not there", "builder/cache/lookups.py", "self.missing.isdisjoint(links.published)", "True"),
    Mutation(
        "lookups: links",
        "builder/cache/lookups.py",
        "all(links.sources.get(path) == url for path, url in self.sources.items())",
        "True",
    ),
    Mutation("stores: version", "builder/cache/stores.py", "!= [(engine,)]", "== []"),
    # a page that was made before
    Mutation("page: template", "builder/cache/ingredients.py", "{engine}{template}{site}", "{engine}{site}"),
    Mutation(
        "page: included templates", "theme/environment.py", "for part in self._closure(name)]", "for part in [name]]"
    ),
    Mutation("page: site", "builder/cache/ingredients.py", "{engine}{template}{site}", "{engine}{template}"),
    Mutation(
        "page: texts",
        "builder/cache/ingredients.py",
        "return content_named, (value.name, value.digest)",
        "return str, ()",
    ),
    Mutation("page: views", "builder/cache/ingredients.py", "digest.update(self._write(artifact))", "pass"),
    Mutation(
        "page: shared views", "builder/cache/ingredients.py", "(self._fingerprints.digest_shared(value),)", "(b'',)"
    ),
    # a page that is told to be the same without being laid out
    Mutation("outline: surroundings", "builder/cache/ingredients.py", "{self._surroundings}{artifact", "{artifact"),
    Mutation("outline: parts", "builder/cache/ingredients.py", "{artifact.list_parts()!r}", ""),
    Mutation("outline: data", "builder/cache/ingredients.py", "pages, site.data, {name", "pages, {name"),
    Mutation("outline: post", "pages/posts.py", "return edition.marks[post.source], edition", "return edition"),
    Mutation(
        "outline: text",
        "pages/posts.py",
        "edition.renditions[post.source].content.digest, card, *look_around()",
        "card, *look_around()",
    ),
    Mutation("outline: older", "pages/surroundings.py", "_name(self.previous), _name(self.next)", "_name(self.next)"),
    Mutation(
        "outline: newer", "pages/surroundings.py", "_name(self.previous), _name(self.next)", "_name(self.previous)"
    ),
    Mutation("outline: series", "pages/surroundings.py", ", *place, ", ", "),
    Mutation("outline: related", "pages/surroundings.py", ', "", *map(_name, self.related)', ""),
    Mutation("outline: pages of a list", "pages/home.py", "return str(len(paging.urls)), *edition", "return edition"),
    Mutation("outline: found text", "pages/search.py", "return digest, str(parts),", "return str(parts),"),
    Mutation("outline: found terms", "pages/search.py", "searched.title, *terms", "searched.title"),
    Mutation("mark: front matter", "pages/summaries.py", "\\n{site.blocks[post.source]}", ""),
    Mutation("mark: dates", "pages/summaries.py", "{post.source}\\n{dates}", "{post.source}"),
    Mutation("mark: gist", "pages/summaries.py", "\\n{renditions[post.source].stamp}", ""),
    Mutation("mark: terms", "pages/summaries.py", "\\n{leads}", ""),
    Mutation(
        "page: fingerprint", "builder/outdated.py", "self._kitchen.fingerprint(artifact) == before.fingerprint", "True"
    ),
    Mutation("page: on disk", "builder/outdated.py", "self._ground.holds(artifact.path, before.digest)", "True"),
    Mutation("output: stamp", "builder/output/ground.py", "and self.tree.files.get(path) == output.stamp", ""),
    Mutation(
        "text: file", "builder/memory.py", "in marks.items() if self.marks.get(path) == mark)", "in marks.items())"
    ),
    Mutation("text: settings", "builder/build.py", "if last.report.config == config else {}", ""),
    Mutation("page: card", "pages/posts.py", 'card = "" if edition.means is None else "card"', 'card = ""'),
    Mutation("card: font", "cards/fonts.py", "digest=digest,", 'digest="",'),
    Mutation(
        "card: fonts elsewhere",
        "builder/cache/snapshot.py",
        "for path in self._files} | beside",
        "for path in self._files}",
    ),
    # links that were looked at
    Mutation(
        "links: site",
        "checks/links.py",
        "(self.directory, self.held_back) ==",
        "(checker.directory, self.held_back) ==",
    ),
    Mutation(
        "links: held back",
        "checks/links.py",
        "(self.directory, self.held_back) ==",
        "(self.directory, checker.held_back) ==",
    ),
    Mutation("links: text", "checks/links.py", "self.findings.examined.get(name) == examined[name]", "True"),
    Mutation("links: front matter", "checks/links.py", "if written else key", "if False else key"),
    Mutation("links: places", "checks/links.py", "return source, *self.ways.get(source, ())", "return (source,)"),
    Mutation("links: Liquid", "builder/pool.py", "in inputs.items() if is_kept(text)}", "in inputs.items()}"),
    Mutation("links: other words", "builder/retouch.py", "examined.pop(name, None)", "pass"),
    # a build that is not made again
    Mutation(
        "recall: sources", "builder/recall.py", "if last is None or not _has_same_sources(last):", "if last is None:"
    ),
    Mutation("recall: output", "builder/recall.py", "or not _are_there(outputs, destination)", ""),
    Mutation(
        "recall: a post's day", "builder/recall.py", "last.now <= options.now and not is_due", "last.now <= options.now"
    ),
    Mutation("recall: clock", "builder/recall.py", "last.now <= options.now and not is_due", "not is_due"),
    Mutation("recall: options", "builder/recall.py", "{same!r}", ""),
    # a build in which nothing but words changed
    Mutation("retouch: files", "builder/retouch.py", "if now.keys() != before.keys():", "if False:"),
    Mutation(
        "retouch: front matter", "builder/retouch.py", "digest_block(reading.block) == memory.blocks[source]", "True"
    ),
    Mutation("retouch: drafts", "builder/retouch.py", "and is_dated(reading.post)", ""),
    Mutation("retouch: included", "builder/retouch.py", "source in memory.included or", "False or"),
    Mutation("retouch: readers", "builder/retouch.py", "or memory.reads_posts:", "or False:"),
    Mutation("retouch: Liquid", "builder/retouch.py", "if text.page is not None:", "if False:"),
    Mutation(
        "retouch: lists", "builder/retouch.py", "_face(post, before, config) != _face(post, now, config)", "False"
    ),
    Mutation("retouch: related", "builder/retouch.py", "before.gist.keywords == now.gist.keywords", "True"),
    Mutation(
        "retouch: headings",
        "builder/retouch.py",
        "references.anchors != text.before.content.references.anchors",
        "False",
    ),
    Mutation(
        "retouch: output",
        "builder/reprint.py",
        "not all(ground.holds(path, output.digest) for path, output in outputs.items())",
        "False",
    ),
    # the search index
    Mutation(
        "search: labels",
        "builder/cache/search_index.py",
        "before.get(name) != [entry.labels, entry.content]",
        "before.get(name, [0, 0])[1] != entry.content",
    ),
    Mutation(
        "search: content",
        "builder/cache/search_index.py",
        "before.get(name) != [entry.labels, entry.content]",
        "before.get(name, [0])[0] != entry.labels",
    ),
    Mutation(
        "search: gone texts", "builder/cache/search_index.py", "gone = before.keys() - texts.keys()", "gone = set()"
    ),
    Mutation(
        "search: numbers of words",
        "builder/cache/search_index.py",
        "for word, more in postings.items() if more",
        "for word, more in postings.items() if False",
    ),
    Mutation(
        "search: number of shards", "builder/cache/search_index.py", "if count_shards(int(size)) == count else None", ""
    ),
    Mutation("search: state", "builder/retouch.py", "or memory.index != cache.search.state", ""),
    # the two trees
    Mutation(
        "twin: lag",
        "builder/output/twin.py",
        "lag = frozenset(change.written.keys() | change.removed)",
        "lag = frozenset()",
    ),
    Mutation("twin: catching up", "builder/output/twin.py", "self._catch_up(self._lag - written.keys())", "pass"),
    Mutation(
        "twin: whose",
        "builder/output/twin.py",
        "state if state and state.inode == folder_inode(twin_folder(destination, manifest.cache)) else None",
        "state",
    ),
    Mutation("single: one file", "builder/output/publish.py", "is_one = len(first) == 1 and", "is_one ="),
    Mutation("single: nothing goes", "builder/output/publish.py", "and not removed and first", "and first"),
    Mutation("manifest: version", "builder/cache/manifest.py", "if version != VERSION:", "if not version:"),
]


def main() -> int:
    """How many mutations survived, or cannot be made any more."""
    arguments = read_arguments()
    chosen = [mutation for mutation in MUTATIONS if not arguments.names or mutation.name in arguments.names]
    gone = [mutation for mutation in MUTATIONS if count(mutation) != 1]
    for mutation in gone:
        print(f"NOT THERE  {mutation.name}: {mutation.file} has no `{mutation.text}`, or more than one", flush=True)
    suites = (LAW,) if arguments.law else (QUICK, LAW)
    survived = [mutation for mutation in chosen if mutation not in gone and not try_out(mutation, suites)]
    tried = len([mutation for mutation in chosen if mutation not in gone])
    print(f"{tried - len(survived)} of {tried} noticed, {len(gone)} not there any more")
    return len(survived) + len(gone)


def read_arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="try these only")
    parser.add_argument("--law", action="store_true", help="against the law alone, without the quick tests")
    return parser.parse_args()


def count(mutation: Mutation) -> int:
    """How often its text stands in its file."""
    file = ROOT / "src/studylog" / mutation.file
    return file.read_text("utf-8").count(mutation.text) if file.exists() else 0


def try_out(mutation: Mutation, suites: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a test fails with it."""
    with tempfile.TemporaryDirectory(prefix="studylog-mutation-") as folder:
        copy = Path(folder)
        for name in COPIED:
            take = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            take(ROOT / name, copy / name)
        file = copy / "src/studylog" / mutation.file
        file.write_text(file.read_text("utf-8").replace(mutation.text, mutation.instead), "utf-8")
        noticed = next((suite[0] for suite in suites if fails(suite, copy)), "")
    print(f"noticed    {mutation.name} ({noticed})" if noticed else f"SURVIVED   {mutation.name}", flush=True)
    return bool(noticed)


def fails(suite: tuple[str, ...], copy: Path) -> bool:
    """Whether a test of the suite fails in the copy; the first failure is enough."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "STUDYLOG_SHRINK": "0"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *suite]
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return True
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)  # no test ran
    return done.returncode == 1


if __name__ == "__main__":
    sys.exit(main())
