"""The law: whatever is done to a site, building it again gives what building it anew would give, byte for byte.

Of the 28 things that are done to a blog, these are done here, by chance and one after the other:

- a post: added, edited, deleted, renamed, moved to another folder, two swap their names; its title, date, slug, tags
  (added, removed, renamed, in other letters), description, draft flag
- templates: base, partial and macros edited; an override added, deleted
- settings: title, address, page size, time zone, and what changes how texts are read
- an image: added, replaced, deleted, other bytes under the same name; data, includes, styles
- times: touched without a change (no file is written), other bytes under the same size and time, put into the past and
  the future; the day of a post comes
- the output: edited by hand, deleted; files of others come and go
- the cache: deleted, also in part, cut, filled with nonsense, another version's with wrong contents
- the tool: a package beside it of another version
- the work: 1 to 4 processes; killed before any operation on the disk, then built
- `git checkout` of an older state and back, as far as files can tell

Not here: a new version of studylog's own code (`tools/mutations.py` runs this very test with one), and a real `kill -9`
at a random time, which `tests/builder/test_killed_builds.py` does.

After each step: the output equals a clean build's, it holds the files of the manifest and those of others and nothing
else, a build that fails or is killed has changed nothing that is seen. A failure prints the steps that led to it, and
hypothesis tries them first the next time. STUDYLOG_SEQUENCES says how many sequences.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import pickle
import random
import shutil
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from studylog.builder import workers
from studylog.builder.build import BuildOptions, build
from studylog.builder.cache.folder import cache_folder, open_cache
from studylog.builder.cache.manifest import Manifest
from studylog.builder.output.ground import LEFT_OVER
from studylog.errors import SiteError
from tests.blogs import BODIES, CONFIGS, FOLDERS, KEYS, NAMES, OF_OTHERS, SOURCES, TAGS, TEMPLATES, TITLES
from tests.conftest import NOW
from tests.dice import times
from tests.processes import KILLED, are_old_or_new, die_before, read_files

SEQUENCES = int(os.environ.get("STUDYLOG_SEQUENCES") or times(60, 500))
STEPS = times(10, 12)
CACHE = ".studylog-cache"
STORES = ["manifest.sqlite", "readings.sqlite", "fragments.sqlite", "pages.sqlite"]
PATIENCE = 1
"""Builds that fail one after the other before the writer takes back what was done."""
PHASES = [phase for phase in Phase if phase != Phase.shrink or os.environ.get("STUDYLOG_SHRINK") != "0"]
PAUSES = 0.25
"""How often the writer goes on to the next edit without a build."""
KILLS = 0.2
"""How often a build is killed."""
TICK = 10**15
"""Nanoseconds; eleven days."""

Files = dict[str, bytes]


@dataclass(frozen=True)
class Outcome:
    """What a reader gets and a writer is told; no files where the build failed."""

    files: dict[str, str]
    """Path → digest."""
    told: tuple[str, ...]


class CleanBuilds:
    """What a clean build makes of a site; one that was seen before is not built again, except now and then."""

    def __init__(self) -> None:
        self._known: dict[str, Outcome] = {}

    def build(self, sources: Files, home: Path, now: dt.datetime) -> Outcome:
        key = hashlib.blake2b(pickle.dumps((sorted(sources.items()), now))).hexdigest()
        if key not in self._known or random.random() < 0.1:
            self._known[key] = self._build(sources, home / "clean", now)
        return self._known[key]

    def _build(self, sources: Files, root: Path, now: dt.datetime) -> Outcome:
        for path, content in sources.items():
            write(root / path, content)
        told, ok = build_here(root, now, jobs=1)
        files = digest_files(read_files(root / "_site")) if ok else {}
        shutil.rmtree(root)
        return Outcome(files=files, told=told)


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def digest_files(files: Files) -> dict[str, str]:
    return {path: hashlib.blake2b(content, digest_size=16).hexdigest() for path, content in files.items()}


def build_here(root: Path, now: dt.datetime, jobs: int) -> tuple[tuple[str, ...], bool]:
    """What the writer is told, and whether the site was built."""
    try:
        report = build(BuildOptions(source=root, now=now, jobs=jobs))
    except SiteError as error:
        return tuple(map(str, error.problems)), False
    return (*map(str, report.problems), f"{report.posts} posts"), True


def build_apart(root: Path, now: dt.datetime, jobs: int, die_at: int = 0) -> tuple[tuple[str, ...], bool] | None:
    """The same in a process of its own, which may fork workers; None where it was killed at an operation."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with mock.patch.object(workers, "ITEMS_A_CHUNK", 1):  # else so small a blog is worth one process
            if die_at:
                die_before(die_at)
            code = 1
            try:
                os.write(writing, pickle.dumps(build_here(root, now, jobs)))
                code = 0
            finally:
                os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        told = stream.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, KILLED)
    return pickle.loads(told) if code == 0 else None


class Editing(RuleBasedStateMachine):
    """Somebody writes a blog, and builds it after every step."""

    clean_builds = CleanBuilds()

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="studylog-law-"))
        self.root = self.home / "blog"
        self.site = self.root / "_site"
        self.now = NOW
        self.luck = random.Random(0)
        self.was_killed = False
        self.is_built = False
        self.committed: Files = {}
        self.good: Files = {}
        self.failures = 0
        self.of_others: Files = {}
        self.untouched: dict[str, tuple[int, int]] | None = None
        self.package = self.home / "site-packages/tool-1.dist-info"
        self.package.mkdir(parents=True)
        sys.path.append(str(self.package.parent))

    def teardown(self) -> None:
        sys.path.remove(str(self.package.parent))
        shutil.rmtree(self.home)

    @initialize(config=CONFIGS, luck=st.integers(0, 2**32), bodies=st.lists(BODIES, min_size=2, max_size=3))
    def begin(self, config: str, luck: int, bodies: list[str]) -> None:
        self.luck = random.Random(luck)
        self.put("_config.yml", config)
        self.put("_posts/2024-01-02-a.md", "---\ntitle: 처음\n---\n처음\n")
        for number, body in enumerate(bodies):
            self.put(f"_posts/2024-02-0{number + 1}-c.md", f"---\ntitle: 글 {number}\ntags: [ML]\n---\n{body}")
        for path, texts in SOURCES.items():
            self.put(path, texts[0])
        self.committed = self.good = self.sources()

    def put(self, path: str, text: str) -> None:
        write(self.root / path, text.encode())

    def posts(self) -> list[Path]:
        return sorted(path for folder in ("_posts", "ai", "_drafts") for path in (self.root / folder).rglob("*.md"))

    def sources(self) -> Files:
        files = read_files(self.root)
        return {path: content for path, content in files.items() if not path.startswith(("_site/", f"{CACHE}/"))}

    # posts

    @rule(folder=FOLDERS, name=NAMES, title=TITLES, tags=TAGS, body=BODIES)
    def write_post(self, folder: str, name: str, title: str, tags: list[str], body: str) -> None:
        self.put(f"{folder}/{name}", f'---\ntitle: "{title}"\ntags: [{", ".join(tags)}]\n---\n\n{body}')

    @rule(number=st.integers(0, 3), key=KEYS)
    def change_front_matter(self, number: int, key: str) -> None:
        for post in self.posts()[number : number + 1]:
            post.write_text(post.read_text("utf-8").replace("---\n", f"---\n{key}\n", 1), "utf-8")

    @rule(number=st.integers(0, 3), old=st.sampled_from(["ML", "ml", "처음"]), new=st.sampled_from(["", "ML", "새"]))
    def rename_a_word(self, number: int, old: str, new: str) -> None:
        for post in self.posts()[number : number + 1]:
            post.write_text(post.read_text("utf-8").replace(old, new), "utf-8")

    @rule(number=st.integers(0, 3))
    def delete_post(self, number: int) -> None:
        for post in self.posts()[number : number + 1]:
            post.unlink()

    @rule(number=st.integers(0, 3), name=NAMES, folder=FOLDERS)
    def rename_or_move_post(self, number: int, name: str, folder: str) -> None:
        for post in self.posts()[number : number + 1]:
            (self.root / folder).mkdir(parents=True, exist_ok=True)
            post.rename(self.root / folder / name)

    @rule()
    def swap_the_names_of_two_posts(self) -> None:
        for one, other in zip(self.posts()[:1], self.posts()[1:2], strict=False):
            aside = one.with_suffix(".aside")
            one.rename(aside)
            other.rename(one)
            aside.rename(other)

    # times

    @rule(number=st.integers(0, 3), past=st.sampled_from([-1, 1, 50]))
    def touch(self, number: int, past: int) -> None:
        for post in self.posts()[number : number + 1]:
            found = post.stat()
            os.utime(post, ns=(found.st_atime_ns, found.st_mtime_ns + past * TICK))
            self.untouched = stamps_of(self.site) if self.is_built else None

    @rule(path=st.sampled_from(["assets/p.png", "_posts/2024-01-02-a.md", "_data/x.yml"]))
    def write_as_many_bytes_at_the_same_time(self, path: str) -> None:
        target = self.root / path
        if target.exists():
            found, text = target.stat(), target.read_bytes()
            target.write_bytes(text.translate(bytes.maketrans(b"12oe", b"21eo")))
            os.utime(target, ns=(found.st_atime_ns, found.st_mtime_ns))

    @rule(days=st.integers(-3, 10))
    def let_days_pass(self, days: int) -> None:
        self.now += dt.timedelta(days=days)

    # everything else that a site is made of

    @rule(path=st.sampled_from(sorted(SOURCES)), number=st.integers(0, 2))
    def change_a_file(self, path: str, number: int) -> None:
        self.put(path, SOURCES[path][number % len(SOURCES[path])])

    @rule(path=st.sampled_from(sorted(SOURCES)))
    def delete_a_file(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)

    @rule(config=CONFIGS)
    def change_settings(self, config: str) -> None:
        self.put("_config.yml", config)

    @rule(name=st.sampled_from(sorted(TEMPLATES)), deleted=st.booleans())
    def override_template(self, name: str, deleted: bool) -> None:
        self.put(f"templates/{name}", TEMPLATES[name])
        if deleted:
            (self.root / "templates" / name).unlink()

    @rule(name=st.sampled_from(sorted(TEMPLATES)), text=st.sampled_from(["<hr>", "{% if"]))
    def edit_template(self, name: str, text: str) -> None:
        self.put(f"templates/{name}", TEMPLATES[name] + text)

    @rule(body=BODIES, layout=st.sampled_from(["page", "home", "tags"]))
    def write_page(self, body: str, layout: str) -> None:
        self.put("about.md", f"---\ntitle: 소개\nlayout: {layout}\n---\n{body}")

    @rule(number=st.integers(0, 3))
    def break_a_post(self, number: int) -> None:
        for post in self.posts()[number : number + 1]:
            post.write_text("---\ntitle: [끝이 없는\n---\n", "utf-8")

    @rule()
    def commit(self) -> None:
        self.committed = self.sources()

    @rule()
    def check_out_and_back(self) -> None:
        here = self.sources()
        self.check_out(self.committed)
        self.committed = here

    def check_out(self, state: Files) -> None:
        """As git does: what is the same is not written."""
        here = self.sources()
        for path in here.keys() - state.keys():
            (self.root / path).unlink()
        for path, content in state.items():
            if here.get(path) != content:
                write(self.root / path, content)

    # the tool

    @rule(version=st.integers(1, 3))
    def update_a_package(self, version: int) -> None:
        self.package = self.package.rename(self.package.with_name(f"tool-{version}.dist-info"))

    # output and cache

    @rule(how=st.sampled_from(["edit", "delete", "truncate"]))
    def spoil_the_output(self, how: str) -> None:
        for page in sorted(self.site.rglob("index.html"))[:2]:
            page.unlink() if how == "delete" else page.write_text("mine" if how == "edit" else "", "utf-8")

    @rule(path=OF_OTHERS)
    def put_a_file_of_others(self, path: str) -> None:
        if self.site.is_dir():
            self.of_others[path] = os.urandom(8)
            write(self.site / path, self.of_others[path])

    @rule()
    def take_files_of_others_away(self) -> None:
        for path in self.of_others:
            (self.site / path).unlink()
        self.of_others = {}

    @rule(name=st.sampled_from(STORES), how=st.sampled_from(["delete", "cut", "fill"]))
    def spoil_the_cache(self, name: str, how: str) -> None:
        path = self.root / CACHE / name
        if how == "delete":
            path.unlink(missing_ok=True)
        elif path.exists():
            path.write_bytes(
                path.read_bytes()[: 3000 if how == "cut" else 8000] + b"x" * (9000 if how == "fill" else 0)
            )

    @rule(name=st.sampled_from(STORES))
    def bring_the_cache_of_another_version(self, name: str) -> None:
        with contextlib.suppress(sqlite3.DatabaseError):  # it is spoilt already, or not there
            pretend_another_version(self.root / CACHE / name)

    @rule()
    def delete_the_cache(self) -> None:
        shutil.rmtree(self.root / CACHE, ignore_errors=True)

    @rule()
    def delete_the_second_tree(self) -> None:
        shutil.rmtree(self.root / CACHE / "twins", ignore_errors=True)

    # the law

    @invariant()
    def equals_a_clean_build(self) -> None:
        if not (self.root / "_config.yml").exists():
            return
        self.is_built = self.luck.random() > PAUSES
        if not self.is_built:
            self.untouched = None
            return
        before = read_files(self.site)
        between = self.build_and_be_killed()
        outcome, after = self.build(), read_files(self.site)
        self.find_files_of_others(after)
        assert outcome == self.clean_builds.build(self.sources(), self.home, self.now)
        assert self.of_others or between is None or are_old_or_new(between, before, after), "a killed build left a mix"
        if outcome.files:
            self.was_killed = False
            assert outcome.files == self.recorded()
            self.failures, self.good = 0, self.sources()
        else:
            assert self.was_killed or after == before, "a build that failed changed the site"
            self.failures += 1
        if self.untouched is not None:
            assert stamps_of(self.site) == self.untouched, "a touched file was written"
            self.untouched = None
        if self.failures > PATIENCE:  # more of the same would show little
            self.check_out(self.good)

    def build_and_be_killed(self) -> Files | None:
        """Now and then a build is killed before this one: what is seen then; None where it was not killed."""
        if self.luck.random() > KILLS or build_apart(
            self.root, self.now, self.choose_jobs(), self.luck.randrange(1, 90)
        ):
            return None
        self.was_killed = True
        return read_files(self.site)

    def build(self) -> Outcome:
        """Build it, now and then with several processes."""
        jobs = self.choose_jobs()
        told, ok = (build_apart if jobs > 1 else build_here)(self.root, self.now, jobs) or ((), False)
        files = digest_files(read_files(self.site)) if ok else {}
        return Outcome(files={path: files[path] for path in files.keys() - self.of_others.keys()}, told=told)

    def choose_jobs(self) -> int:
        return self.luck.choice((1, 1, 1, 1, 2, 4))

    def find_files_of_others(self, seen: Files) -> None:
        """They are where they were put, or, with the cache gone, set aside in the new one."""
        for path, content in tuple(self.of_others.items()):
            aside = self.root / CACHE / LEFT_OVER / path
            if path not in seen and aside.exists():
                assert aside.read_bytes() == self.of_others.pop(path)
            else:
                assert seen[path] == content

    def recorded(self) -> dict[str, str]:
        """The files of the manifest, with their digests."""
        with open_cache(cache_folder(self.root)) as cache, Manifest(cache) as manifest:
            return {path: output.digest for path, output in manifest.outputs(self.site).items()}


def stamps_of(folder: Path) -> dict[str, tuple[int, int]]:
    """By what it is known that no file was written."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {str(path): (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


def pretend_another_version(path: Path) -> None:
    """A cache of another version, in which everything stands under a wrong name."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=rw", uri=True)) as connection, connection as db:
        if path.stem == "manifest":
            db.execute("PRAGMA user_version = 1")
            db.execute("DELETE FROM outputs WHERE path LIKE '%a%'")
            return
        db.execute("UPDATE versions SET engine = 'another'")
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in set(tables) - {"versions"}:
            shuffle_table(db, table)


def shuffle_table(db: sqlite3.Connection, table: str) -> None:
    """Each row under the first column of the next."""
    rows = db.execute(f"SELECT * FROM {table}").fetchall()
    names = [row[0] for row in rows]
    db.execute(f"DELETE FROM {table}")
    for name, row in zip(names[1:] + names[:1], rows, strict=True):
        db.execute(f"INSERT OR REPLACE INTO {table} VALUES (?{', ?' * (len(row) - 1)})", (name, *row[1:]))


def at_random(sequences: int, steps: int) -> settings:
    """So many sequences of edits, of so many steps each, others each time."""
    return settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        derandomize=False,
        phases=PHASES,
        suppress_health_check=list(HealthCheck),
    )


class TestEditing(Editing.TestCase):  # type: ignore[misc,valid-type]
    settings = at_random(SEQUENCES, STEPS)
