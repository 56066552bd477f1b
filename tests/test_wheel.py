"""What `pip install studylog` brings is enough: a wheel, an empty environment, a folder that holds only posts.

Where STUDYLOG_TEST_INDEX is set, pip fetches the dependencies that the wheel names from the index. Elsewhere, so
that the test needs no network, the environment borrows them from this one by a `.pth` file. Such a file does not
run the `.pth` files beside what it borrows, so an editable studylog stays unseen, and the wheel is what is tried.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
POST = """---
title: "[1주차] 운영체제 회고"
date: 2024-01-02 09:00:00 +0900
tags: [운영체제, C++]
use_math: true
---

## 오늘 할 일

페이지 교체의 비용은 $O(n)$ 이다.

```python
print("안녕")
```
"""


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; it must succeed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONPATH", "COV_"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, cwd=ROOT)
    (built,) = folder.glob("studylog-*-py3-none-any.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("environment")
    from_index = bool(os.environ.get("STUDYLOG_TEST_INDEX"))
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / Path(sys.executable).with_stem("python").name
    if not from_index:
        paths = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
        (Path(paths) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--python",
        python,
        "install",
        "--quiet",
    ]
    run(*pip, *(() if from_index else ("--no-deps", "--no-index")), wheel, cwd=folder)
    return programs


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A folder that holds only `posts/`."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "2024-01-02-os.md").write_text(POST, "utf-8")
    return tmp_path


def test_the_wheel_holds_the_theme_and_the_script_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"templates/base.html", "templates/post.html", "server/browser/preview.js", "py.typed", "cli/__init__.py"}
    assert {f"studylog/{name}" for name in wanted} <= names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"studylog"}


def test_a_folder_of_posts_becomes_a_site_with_styles(environment: Path, blog: Path) -> None:
    said = run(environment / "studylog", "build", cwd=blog)
    assert "_site" in said
    site = blog / "_site"
    (page,) = (path for path in site.rglob("*.html") if "페이지 교체" in path.read_text("utf-8") and "os" in path.name)
    html = page.read_text("utf-8")
    assert "<math" in html
    styles = [path for path in site.rglob("*.css") if path.relative_to(site).as_posix() in html]
    assert styles
    assert all(path.stat().st_size > 1000 for path in styles)
    for name in ("index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt", ".nojekyll"):
        assert (site / name).is_file(), name


def test_the_installed_program_is_not_the_checkout(environment: Path, blog: Path) -> None:
    python = environment / Path(sys.executable).with_stem("python").name
    where = run(python, "-c", "import studylog; print(studylog.__file__)", cwd=blog).strip()
    assert Path(where).is_relative_to(environment.parent)


def test_the_program_tells_its_version(environment: Path, blog: Path) -> None:
    from studylog import __version__

    assert run(environment / "studylog", "--version", cwd=blog).strip() == f"studylog {__version__}"
