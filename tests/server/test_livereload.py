"""A page that was opened with `studylog serve --watch` hears of every newer build."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from studylog.server.livereload import Livereload
from tests.preview import Preview, read_all


@pytest.fixture
def livereload() -> Livereload:
    """Where new builds are announced."""
    return Livereload()


@pytest.fixture
def preview(tmp_path: Path, livereload: Livereload) -> Iterator[Preview]:
    """A preview that reloads its pages."""
    site = Preview(tmp_path)
    with site.serve(livereload=livereload):
        yield site


def events_of(preview: Preview, target: str = "/about") -> str:
    """Where the script in a page listens."""
    found = re.search(r'data-token="([\w-]+)" data-build="(\d+)"', preview.get(target).text)
    assert found
    return f"/__studylog/events?token={found[1]}&after={found[2]}"


def listen(preview: Preview, target: str) -> bytes:
    """What a page hears until the server closes the stream."""
    with preview.connect() as connection:
        connection.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        return read_all(connection)


def end_soon(livereload: Livereload) -> None:
    threading.Timer(0.3, livereload.close).start()


@pytest.mark.parametrize(("target", "status"), [("/about", 200), ("/nothing", 404)])
def test_every_page_gets_the_script_at_its_end(preview: Preview, target: str, status: int) -> None:
    reply = preview.get(target)
    assert reply.status == status
    assert re.search(r'<script src="/__studylog/livereload.js"[^>]*></script></body>$', reply.text)


@pytest.mark.parametrize("target", ["/css/site.css", "/feed.xml", "/data.bin"])
def test_what_is_no_page_stays_as_it_is(preview: Preview, target: str) -> None:
    assert b"__studylog" not in preview.get(target).raw


def test_a_page_without_a_body_tag_gets_the_script_too() -> None:
    marked = Livereload().mark(b"<title>a</title><p>b", 0)
    assert marked.startswith(b"<title>a</title><p>b<script src=")


def test_the_published_files_are_not_touched(preview: Preview) -> None:
    preview.get("/about")
    assert "__studylog" not in (preview.output / "about.html").read_text("utf-8")


def test_the_script_is_served_by_the_preview_itself(preview: Preview) -> None:
    reply = preview.get("/__studylog/livereload.js", Sec_Fetch_Site="same-origin")
    assert (reply.status, reply.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert "EventSource" in reply.text


def test_a_page_hears_of_the_next_build(preview: Preview, livereload: Livereload) -> None:
    events = events_of(preview)
    threading.Timer(0.2, livereload.announce).start()
    threading.Timer(0.5, livereload.close).start()
    assert listen(preview, events).count(b"event: reload") == 1


def test_a_page_hears_nothing_while_nothing_is_built(preview: Preview, livereload: Livereload) -> None:
    events = events_of(preview)
    end_soon(livereload)
    assert b"reload" not in listen(preview, events)


def test_a_page_that_slept_through_a_build_hears_of_it_at_once(preview: Preview, livereload: Livereload) -> None:
    events = events_of(preview)
    livereload.announce()
    livereload.announce()
    end_soon(livereload)
    assert listen(preview, events).count(b"event: reload") == 1


def test_a_page_loaded_after_a_build_does_not_reload_for_it(preview: Preview, livereload: Livereload) -> None:
    livereload.announce()
    events = events_of(preview)
    end_soon(livereload)
    assert b"event: reload" not in listen(preview, events)


def test_streams_end_at_once_when_the_preview_ends(preview: Preview, livereload: Livereload) -> None:
    events = events_of(preview)
    end_soon(livereload)
    began = time.monotonic()
    listen(preview, events)
    assert time.monotonic() - began < 1


def test_a_stream_shows_life_so_that_closed_pages_are_noticed(
    preview: Preview, livereload: Livereload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studylog.server.livereload.HEARTBEAT", 0.05)
    events = events_of(preview)
    end_soon(livereload)
    assert listen(preview, events).count(b": still here") >= 3


def test_two_previews_do_not_share_a_token(preview: Preview, tmp_path: Path) -> None:
    events = events_of(preview)
    other = Preview(tmp_path / "other")
    with other.serve(livereload=Livereload()):
        assert other.get(events).status == 403


@pytest.mark.parametrize("after", ["", "-1", "x", "²", "9" * 5000])
def test_a_build_that_is_no_number_is_refused(preview: Preview, after: str) -> None:
    events = events_of(preview).partition("&after")[0]
    assert preview.get(f"{events}&after={after}").status in (400, 414)
