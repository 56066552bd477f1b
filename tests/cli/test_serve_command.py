"""`studylog serve` as it is typed: what is shown, what is written, what is said."""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from studylog.cli import run
from tests.processes import PATIENCE, start_studylog, wait_until

if TYPE_CHECKING:
    from tests.conftest import SiteTest


class Serving:
    """A preview in a process of its own."""

    def __init__(self, site: SiteTest, *options: str) -> None:
        self.process = start_studylog("serve", "--port", "0", "--source", site.root, *options)
        self.said: list[str] = []
        self.port = int(self.wait_for(r"serving http://localhost:(\d+)/")[1])

    def wait_for(self, pattern: str, stream: str = "stdout") -> re.Match[str]:
        """What is next said that looks so."""
        for line in getattr(self.process, stream):
            self.said.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"not said: {pattern}\n{''.join(self.said)}")

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        reply = connection.getresponse()
        text = reply.read().decode()
        connection.close()
        return reply.status, text


Serve = Callable[..., Serving]


@pytest.fixture
def blog(site: SiteTest) -> SiteTest:
    """A post, a draft, and one of the far future."""
    site.post("2024-01-02-past.md", permalink="/past/", title="지난 글")
    site.post("2999-01-02-future.md", permalink="/future/", title="앞날의 글")
    site.write("_drafts/idea.md", "---\ntitle: 생각\npermalink: /idea/\n---\n아직\n")
    return site


@pytest.fixture
def serve(blog: SiteTest) -> Iterator[Serve]:
    """Starts previews of the blog, and ends them."""
    started: list[Serving] = []

    def start(*options: str) -> Serving:
        started.append(Serving(blog, *options))
        return started[-1]

    yield start
    for serving in started:
        serving.process.kill()
        serving.process.communicate()


def test_drafts_and_posts_of_the_future_are_shown_and_nothing_is_written(blog: SiteTest, serve: Serve) -> None:
    serving = serve()
    assert [serving.get(path)[0] for path in ("/past/", "/future/", "/idea/")] == [200, 200, 200]
    assert "앞날의 글" in serving.get("/__studylog/")[1]
    assert not (blog.root / "_site").exists()


def test_they_can_be_left_out(blog: SiteTest, serve: Serve) -> None:
    serving = serve("--no-drafts")
    assert [serving.get(path)[0] for path in ("/past/", "/future/", "/idea/")] == [200, 404, 404]


def test_what_is_published_is_written_beside_as_a_build_would(blog: SiteTest, serve: Serve) -> None:
    serving = serve("--publish", "--watch")
    assert serving.get("/idea/")[0] == 200
    assert {"past/index.html"} <= blog.files()
    assert not {"idea/index.html", "future/index.html"} & blog.files()
    assert "__studylog" not in blog.read("past/index.html")
    assert "data-line" not in blog.read("past/index.html")
    blog.post("2024-01-02-past.md", "고친 글\n", permalink="/past/", title="지난 글")
    assert wait_until(lambda: "고친 글" in blog.read("past/index.html"))


def test_a_preview_and_a_build_do_not_know_of_each_other(blog: SiteTest, serve: Serve) -> None:
    serving = serve("--watch")
    blog.build()
    assert "idea/index.html" not in blog.files()
    assert serving.get("/idea/")[0] == 200


def test_a_mistake_is_told_in_one_line(blog: SiteTest, serve: Serve) -> None:
    serving = serve("--watch")
    blog.write("_posts/2024-01-03-bad.md", "---\ntitle: [a\n---\n")
    serving.wait_for(r"_posts/2024-01-03-bad.md:\d+.*error\[front-matter\]", "stderr")
    assert not any(line.startswith(("    ", "hint:")) for line in serving.said)
    assert serving.get("/past/")[0] == 200


def test_an_editor_that_is_not_installed_is_told(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDYLOG_EDITOR", "no-such-editor")
    serving = serve()
    serving.wait_for('names "no-such-editor"', "stderr")
    assert "data-editor" not in serving.get("/past/")[1]


@pytest.mark.parametrize("port", ["x", "65536", "-1", "autos"])
def test_a_port_that_is_none_is_told(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", f"--port={port}"]) == 2
    assert port in capsys.readouterr().err
