"""A page that was opened with `studylog serve` hears of every newer build."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studylog.server.livereload import HEARTBEAT, REMEMBERED, Livereload
from studylog.server.news import News
from tests.preview import Preview

EDIT = News(pages=frozenset({"/os/"}), edited={"/os/": 7})
STYLE = News(styles=frozenset({"/css/site.css"}))
Event = tuple[str, dict[str, Any]]
FAULT = {"severity": "error", "text": "[ 가 닫히지 않았습니다"}


@pytest.fixture
def livereload() -> Livereload:
    """Where new builds are announced."""
    return Livereload()


@pytest.fixture
def preview(tmp_path: Path, livereload: Livereload) -> Iterator[Preview]:
    """A preview whose pages hear of builds."""
    site = Preview(tmp_path)
    with site.serve(livereload=livereload):
        yield site


def events_of(preview: Preview, after: int = 0) -> str:
    """Where the script in a page listens."""
    found = re.search(r'data-token="([\w-]+)"', preview.get("/about").text)
    assert found
    return f"/__studylog/events?token={found[1]}&after={after}"


class Stream:
    """What a page hears, event after event."""

    def __init__(self, preview: Preview, after: int = 0, fields: str = "") -> None:
        connection = preview.connect()
        connection.sendall(f"GET {events_of(preview, after)} HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n".encode())
        self._lines = connection.makefile("r", encoding="utf-8", newline="\n")
        connection.close()  # as soon as the file is
        self.wait_for("\r\n")

    def wait_for(self, line: str) -> None:
        """Read until there is such a line."""
        assert line in iter(self._lines.readline, "")

    def hear(self) -> Event:
        """The next event, waited for."""
        return next(self._events())

    def hear_all(self) -> list[Event]:
        """What is still said until the server closes the stream."""
        with self._lines:
            return list(self._events())

    def _events(self) -> Iterator[Event]:
        fields: dict[str, str] = {}
        for line in self._lines:
            name, _, value = line.rstrip("\n").partition(": ")
            fields[name] = value
            if line == "\n" and "event" in fields:
                data = json.loads(fields["data"])
                assert int(fields["id"]) == data["build"]
                yield fields["event"], data
                fields = {}


def hear(preview: Preview, livereload: Livereload, after: int = 0, fields: str = "") -> list[Event]:
    """What a page hears at once."""
    stream = Stream(preview, after, fields)
    first = stream.hear()
    livereload.close()
    return [first, *stream.hear_all()]


class TestScripts:
    """Every page of the preview has the script in it."""

    @pytest.mark.parametrize(("target", "status"), [("/about", 200), ("/nothing", 404)])
    def test_every_page_gets_the_script_at_its_end(self, preview: Preview, target: str, status: int) -> None:
        reply = preview.get(target)
        assert reply.status == status
        assert re.search(r'<script src="/__studylog/preview.js"[^>]*></script></body>$', reply.text)

    @pytest.mark.parametrize("target", ["/css/site.css", "/feed.xml", "/data.bin"])
    def test_what_is_no_page_stays_as_it_is(self, preview: Preview, target: str) -> None:
        assert b"__studylog" not in preview.get(target).raw

    def test_a_page_without_a_body_tag_gets_the_script_too(self, preview: Preview) -> None:
        (preview.output / "bare.html").write_text("<title>a</title><p>b")
        assert preview.get("/bare").text.startswith("<title>a</title><p>b<script src=")

    def test_the_files_are_not_touched(self, preview: Preview) -> None:
        preview.get("/about")
        assert "__studylog" not in (preview.output / "about.html").read_text("utf-8")

    def test_the_script_is_served_by_the_preview_itself(self, preview: Preview) -> None:
        reply = preview.get("/__studylog/preview.js", Sec_Fetch_Site="same-origin")
        assert (reply.status, reply.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
        assert "readTree" in reply.text

    def test_a_page_of_the_next_build_carries_its_number(self, preview: Preview, livereload: Livereload) -> None:
        livereload.announce(EDIT)
        with preview.serve(livereload=livereload):
            assert 'data-build="2"' in preview.get("/about").text


class TestNews:
    """What is said, to whom and when."""

    def test_a_page_hears_of_the_next_build(self, preview: Preview, livereload: Livereload) -> None:
        stream = Stream(preview)
        _, state = stream.hear()
        livereload.announce(EDIT, [FAULT])
        name, news = stream.hear()
        assert (state["build"], state["pages"]) == (0, [])
        assert name == "built"
        assert news == {
            "build": 1,
            "pages": ["/os/"],
            "styles": [],
            "images": [],
            "others": [],
            "moved": {},
            "edited": {"/os/": 7},
            "problems": [FAULT],
        }

    def test_a_page_first_hears_how_the_site_is(self, preview: Preview, livereload: Livereload) -> None:
        livereload.announce(EDIT, [FAULT])
        ((name, news),) = hear(preview, livereload, after=1)
        assert (name, news["pages"], news["problems"]) == ("built", [], [FAULT])

    def test_a_page_that_slept_hears_of_all_it_missed_in_one(self, preview: Preview, livereload: Livereload) -> None:
        livereload.announce(News(pages=frozenset({"/a/"})))
        livereload.announce(EDIT)
        livereload.announce(STYLE)
        ((_, news),) = hear(preview, livereload, after=1)
        assert (news["build"], news["pages"], news["styles"]) == (3, ["/os/"], ["/css/site.css"])

    def test_a_page_that_was_cut_off_goes_on_from_what_it_heard_last(
        self, preview: Preview, livereload: Livereload
    ) -> None:
        livereload.announce(EDIT)
        livereload.announce(STYLE)
        ((_, news),) = hear(preview, livereload, after=0, fields="Last-Event-ID: 1\r\n")
        assert (news["pages"], news["styles"]) == ([], ["/css/site.css"])

    def test_who_missed_more_than_is_kept_may_have_missed_anything(
        self, preview: Preview, livereload: Livereload
    ) -> None:
        for _ in range(REMEMBERED + 2):
            livereload.announce(STYLE)
        assert [Stream(preview, after).hear()[1]["pages"] for after in (1, 2)] == [None, []]

    def test_a_failure_is_told_and_taken_back(self, preview: Preview, livereload: Livereload) -> None:
        stream = Stream(preview)
        stream.hear()
        livereload.announce_failure([FAULT])
        assert stream.hear() == ("failed", {"build": 1, "problems": [FAULT]})
        livereload.announce(EDIT)
        name, news = stream.hear()
        assert (name, news["problems"]) == ("built", [])

    def test_who_comes_while_a_build_fails_hears_what_it_missed_before(
        self, preview: Preview, livereload: Livereload
    ) -> None:
        livereload.announce(EDIT)
        livereload.announce_failure([FAULT])
        built, failed = hear(preview, livereload)
        assert (built[0], built[1]["build"], built[1]["pages"]) == ("built", 1, ["/os/"])
        assert failed == ("failed", {"build": 2, "problems": [FAULT]})

    def test_who_missed_nothing_hears_of_the_failure_alone(self, preview: Preview, livereload: Livereload) -> None:
        livereload.announce(EDIT)
        livereload.announce_failure([FAULT])
        assert hear(preview, livereload, after=1) == [("failed", {"build": 2, "problems": [FAULT]})]


class TestStreams:
    """How long they last, and whose they are."""

    def test_streams_end_at_once_when_the_preview_ends(self, preview: Preview, livereload: Livereload) -> None:
        """Not at their next sign of life."""
        began = time.monotonic()
        hear(preview, livereload)
        assert time.monotonic() - began < HEARTBEAT / 2

    def test_a_stream_shows_life_so_that_closed_pages_are_noticed(
        self, preview: Preview, livereload: Livereload, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("studylog.server.livereload.HEARTBEAT", 0.05)
        stream = Stream(preview)
        for _ in range(3):
            stream.wait_for(": still here\n")

    def test_two_previews_do_not_share_a_token(self, preview: Preview, tmp_path: Path) -> None:
        events = events_of(preview)
        other = Preview(tmp_path / "other")
        with other.serve():
            assert other.get(events).status == 403

    @pytest.mark.parametrize("after", ["", "-1", "x", "²", "9" * 5000])
    def test_a_build_that_is_no_number_is_refused(self, preview: Preview, after: str) -> None:
        events = events_of(preview).partition("&after")[0]
        assert preview.get(f"{events}&after={after}").status in (400, 414)

    def test_the_head_of_a_stream_can_be_asked_for_alone(self, preview: Preview) -> None:
        reply = preview.get(events_of(preview), "HEAD")
        assert (reply.status, reply.headers["content-type"], reply.body) == (200, "text/event-stream", b"")
