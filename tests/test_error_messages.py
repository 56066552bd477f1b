"""What a user reads when something is wrong, word for word, in English and in Korean.

A folder below `errors/` is one mistake. It holds `post.md` (which becomes `_posts/2024-03-01-os.md`), or a whole
`site/` (one with a `urls.lock` is held against it), or nothing where `MADE` below makes what is too large to keep;
beside it the texts that are shown.
`pytest tests/test_error_messages.py --accept` writes them anew.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from studylog.builder.build import BuildOptions, check
from studylog.config import load_config
from studylog.errors import Problem, SiteError, format_problem, sort_problems
from studylog.loader.site import load_site
from studylog.urls_lock import URLS_LOCK

ERRORS = Path(__file__).parent / "errors"
NOW = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)
POST = "_posts/2024-03-01-os.md"
SEEN = {"en": "expected.txt", "ko": "expected.ko.txt"}

MADE: dict[str, Callable[[], str]] = {
    "front-matter-too-long": lambda: "---\n" + "key: " + "x" * 70_000 + "\n---\n글\n",
    "alias-bomb": lambda: "---\n" + _bomb() + "---\n글\n",
    "large-post": lambda: "가" * 700_000 + "\n",
    "too-large-post": lambda: "가" * 1_700_000 + "\n",
}


def _bomb() -> str:
    levels = [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9)]
    return "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(levels)


MISTAKES = sorted({*MADE, *(folder.name for folder in ERRORS.iterdir() if folder.is_dir())})


def make_site(name: str, folder: Path) -> None:
    """Put the mistake's site into `folder`."""
    if (ERRORS / name / "site").is_dir():
        shutil.copytree(ERRORS / name / "site", folder, dirs_exist_ok=True)
        return
    post = folder / POST
    post.parent.mkdir(exist_ok=True)
    post.write_bytes(MADE[name]().encode() if name in MADE else (ERRORS / name / "post.md").read_bytes())


def find_problems(folder: Path) -> tuple[Problem, ...]:
    if (folder / URLS_LOCK).exists():
        return check(BuildOptions(source=folder, now=NOW, jobs=1)).problems
    try:
        config, problems = load_config(folder)
        return sort_problems((*problems, *load_site(config, NOW).problems))
    except SiteError as error:
        return sort_problems(error.problems)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_explained(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    make_site(name, folder)
    problems = find_problems(folder)
    for language, file in SEEN.items():
        shown = "\n\n".join(format_problem(problem, language) for problem in problems) + "\n"
        expected = ERRORS / name / file
        if request.config.getoption("--accept"):
            expected.parent.mkdir(exist_ok=True)
            expected.write_text(shown, "utf-8", newline="\n")
        assert expected.read_text("utf-8") == shown
        assert re.match(r"([^:\n]+(:\d+)*: )?(error|warning|note)\[[a-z-]+\]: ", shown)


def test_every_file_here_is_used() -> None:
    left = [
        str(path.relative_to(ERRORS))
        for name in MISTAKES
        for path in (ERRORS / name).iterdir()
        if path.name not in {*SEEN.values(), "site", "post.md"} or (path.name == "post.md" and name in MADE)
    ]
    assert left == []


@pytest.mark.parametrize("name", MISTAKES)
def test_a_post_with_a_mistake_loses_nothing_in_silence(name: str) -> None:
    """Both languages say where and what: the same places in the same order."""
    heads = [
        re.findall(r"(?m)^(?:\S+: )?(?:error|warning|note)\[[a-z-]+\]", (ERRORS / name / file).read_text("utf-8"))
        for file in SEEN.values()
    ]
    assert heads[0] == heads[1]
