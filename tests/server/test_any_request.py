"""Whatever comes in, it is answered or refused, and nothing outside the site comes out."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from studylog.server.answers import Answer
from studylog.server.preview import PreviewServer
from studylog.server.requests import LARGEST_HEAD, Request, read_request
from studylog.server.sources import find_source
from studylog.server.targets import RefusedError
from tests.preview import Preview

PIECES = st.sampled_from(
    [
        *("/", "//", "..", ".", "%2e", "%2f", "%5c", "\\", "%00", "?", "#", ":", "*", " ", "http://", "%", "%25", "~"),
        *("secret.txt", "_site", "_site-leak", ".env", ".git", "config", "about", "index.html", "한글", "__studylog/"),
        *("localhost", "evil.example", "events", "edit", "preview.js", "CON", "C:", "\r\n", "\ud800", "%ff"),
    ]
)
TARGETS = st.lists(PIECES, max_size=8).map("".join)
LINES = st.sampled_from(
    [
        *(
            b"GET / HTTP/1.1\r\n",
            b"HEAD /about HTTP/1.0\r\n",
            b"GET /\r\n",
            b"PRI * HTTP/2.0\r\n",
            b"\r\n",
            b"\n",
            b"\r",
        ),
        *(b"Host: localhost\r\n", b"Host:\r\n", b": a\r\n", b" folded\r\n", b"Content-Length: 5\r\n", b"hello", b"\0"),
        *(b"Transfer-Encoding: chunked\r\n", b"X: " + b"a" * 20_000 + b"\r\n", b"Range: bytes=0-\r\n", b"\x16\x03\x01"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(LINES, max_size=12).map(b"".join), st.binary(max_size=300)))
def test_any_bytes_are_a_request_or_refused(raw: bytes) -> None:
    stream = io.BytesIO(raw)
    status = 0
    try:
        assert (read_request(stream) is None) == (raw == b"")
    except RefusedError as refused:
        status = refused.status
    assert status in (0, 400, 414, 431, 505)
    assert stream.tell() <= LARGEST_HEAD + 9000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    return Preview(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def server(site: Preview) -> Iterator[PreviewServer]:
    made = PreviewServer()
    made.show(site.output, "/log")
    yield made
    made.stop()


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TARGETS)
@example("/log/../secret.txt")
@example("/log/.well-known/../../../secret.txt")
def test_any_target_is_answered_from_the_site_alone(server: PreviewServer, target: str) -> None:
    request = Request(method="GET", target=target, fields={"host": "localhost"})
    answer = Answer(status=HTTPStatus.BAD_REQUEST)
    with contextlib.suppress(RefusedError):
        answer = server._answer(request)
    assert b"SECRET" not in answer.document.body
    assert not dict(answer.headers).get("Location", "").startswith(("//", "http"))


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TARGETS)
@example("../secret.txt")
def test_any_name_leads_to_a_text_of_the_blog_or_to_none(site: Preview, name: str) -> None:
    found = find_source(site.output, name)
    if found is not None:
        assert found.resolve() == found
        assert found.is_relative_to(site.output)
        assert "SECRET" not in Path(found).read_text("utf-8")
