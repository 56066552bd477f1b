"""The preview is a door for one person: what another site or program may try gets nothing."""

from __future__ import annotations

import contextlib
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from studylog.server import http as server_http
from studylog.server.livereload import Livereload
from tests.preview import Preview, Reply, read_all


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview that reloads pages; after every attack it still answers the next good request."""
    site = Preview(tmp_path)
    with contextlib.suppress(OSError):  # Windows without the right to make links
        (site.output / "link.txt").symlink_to(tmp_path / "secret.txt")
        (site.output / "linked").symlink_to(tmp_path / "_site-leak")
    with site.serve(livereload=Livereload()):
        yield site
        assert site.get("/about").status == 200


def assert_refused(reply: Reply, *statuses: int) -> None:
    assert reply.status in statuses
    assert b"SECRET" not in reply.raw
    assert not reply.headers.get("location", "").startswith(("//", "http"))
    assert "access-control-allow-origin" not in reply.headers


CLIMBING = [
    "/../secret.txt",
    "/../../secret.txt",
    "/..%2f..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/.%2e/secret.txt",
    "/..%5csecret.txt",
    "/....//secret.txt",
    "//../secret.txt",
    "/%252e%252e%252fsecret.txt",
    "/..%2f_site-leak%2fsecret.txt",
    "/_site/../.studylog-cache/secret.txt",
    "/css/../../secret.txt",
    "/.git/config",
    "/.env",
    "/%00",
    "/about%00.html",
    "/%ff%fe",
    "/C:/secret.txt",
    "/C:%5Csecret.txt",
    "/\\\\host\\share",
    "/about.html:$DATA",
    "//evil.example/%2e%2e",
    "//evil.example",
    "///evil.example/..%2f",
    "/%2f%2fevil.example/",
    "*",
    "about.html",
    "/link.txt",
    "/linked/secret.txt",
    "/about.html#/../secret.txt",
    "/%0d%0aSet-Cookie:%20a=b",
]


@pytest.mark.parametrize("target", CLIMBING)
def test_a_path_reaches_nothing_outside_the_site(preview: Preview, target: str) -> None:
    assert_refused(preview.get(target), 400, 404)


@pytest.mark.parametrize("target", ["http://evil.example/about", "http://evil.example:80/", "https://localhost/about"])
def test_a_target_with_another_host_is_misdirected(preview: Preview, target: str) -> None:
    assert_refused(preview.get(target), 400, 421)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil",
        "evil.example:4000",
        "user@localhost",
        "localhost\r\n evil.example",
        "localhost, evil.example",
        "",
        "192.168.0.7",
        "[::2]",
    ],
)
def test_another_host_is_refused(preview: Preview, host: str) -> None:
    """A name that somebody points at 127.0.0.1 is not this server's (DNS rebinding)."""
    assert_refused(preview.get("/about", Host=host), 400, 421)


@pytest.mark.parametrize("host", ["localhost", "localhost:4000", "127.0.0.1", "[::1]:4000", "LOCALHOST"])
def test_its_own_names_are_answered(preview: Preview, host: str) -> None:
    assert preview.get("/about", Host=host).status == 200


def test_who_listens_everywhere_is_called_by_any_address_but_no_name(tmp_path: Path) -> None:
    site = Preview(tmp_path)
    with site.serve(host="0.0.0.0"):
        assert site.get("/about", Host="192.168.0.7:4000").status == 200
        assert_refused(site.get("/about", Host="evil.example"), 421)


def test_a_host_is_said_once(preview: Preview) -> None:
    head = "GET /about HTTP/1.1\r\n{}Connection: close\r\n\r\n"
    assert_refused(preview.send(head.format("Host: localhost\r\nHost: evil.example\r\n")), 400)
    assert_refused(preview.send(head.format("")), 400)


def test_what_a_proxy_would_say_counts_for_nothing(preview: Preview) -> None:
    assert_refused(preview.get("/about", Host="evil.example", X_Forwarded_Host="localhost"), 421)
    assert b"evil" not in preview.get("/notes", X_Forwarded_Host="evil.example").raw


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://1.2.3.4"])
def test_no_other_origin_may_read_a_page(preview: Preview, origin: str) -> None:
    reply = preview.get("/about", Origin=origin)
    assert "access-control-allow-origin" not in reply.headers
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND"])
def test_only_reading_is_allowed(preview: Preview, method: str) -> None:
    reply = preview.get("/about", method)
    assert_refused(reply, 405)
    assert reply.headers["allow"] == "GET, HEAD"


HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\n"
SMUGGLED = "GET /.env HTTP/1.1\r\nHost: localhost\r\n\r\n"
MALFORMED: dict[str, tuple[str | bytes, int]] = {
    "9 KB path": (f"GET /{'a' * 9000} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
    "70 KB path": (f"GET /{'a' * 70000} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
    "64 KB field": (f"{HEAD}X-Long: {'a' * 65536}\r\n\r\n", 431),
    "40 KB field": (f"{HEAD}X-Long: {'a' * 40000}\r\n\r\n", 431),
    "10,000 fields": (HEAD + "X-Many: a\r\n" * 10_000 + "\r\n", 431),
    "chunked body": (f"{HEAD}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{SMUGGLED}", 400),
    "body": (f"{HEAD}Content-Length: {len(SMUGGLED)}\r\n\r\n{SMUGGLED}", 400),
    "HTTP/0.9": ("GET /about\r\n\r\n", 400),
    "HTTP/2.0": ("GET / HTTP/2.0\r\n\r\n", 505),
    "space in path": ("GET / about HTTP/1.1\r\n\r\n", 400),
    "two lengths": (f"{HEAD}Content-Length: 0\r\nContent-Length: {len(SMUGGLED)}\r\n\r\n{SMUGGLED}", 400),
    "space before the colon": (f"{HEAD}Content-Length : {len(SMUGGLED)}\r\n\r\n{SMUGGLED}", 400),
    "field over two lines": (f"{HEAD}X-Long: a\r\n Transfer-Encoding: chunked\r\n\r\n", 400),
    "field without a name": (f"{HEAD}: a\r\n\r\n", 400),
    "NUL in a field": (f"{HEAD}X-Nul: a\0b\r\n\r\n", 400),
    "CR alone in a field": (f"{HEAD}X-Cr: a\rHost: evil.example\r\n\r\n", 400),
    "lower case": ("get / http/1.1\r\n\r\n", 400),
    "upgrade with a body": (f"{HEAD}Upgrade: h2c\r\nContent-Length: 5\r\n\r\nPRI *", 400),
    "TLS hello": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n\n", 400),
}


@pytest.mark.parametrize(("raw", "status"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_request_is_refused_once_and_the_connection_closed(
    preview: Preview, raw: str | bytes, status: int
) -> None:
    reply = preview.send(raw)
    assert_refused(reply, status)
    assert reply.raw.count(b"HTTP/1.1 ") == 1


FOREIGN = [
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://1.2.3.4"},
    {"Origin": "https://localhost"},
    {"Origin": "http://localhost:1"},
    {"Origin": "http://evil.example", "X_Forwarded_Host": "evil.example"},
    {"Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site"},
]


class TestOwnAddresses:
    """What the preview has beside the site is for its own pages."""

    @pytest.mark.parametrize("headers", [*FOREIGN, {}])
    @pytest.mark.parametrize("query", ["", "?token=wrong&after=0", "?token=%00&after=0"])
    @pytest.mark.parametrize("name", ["events", "edit"])
    def test_without_the_token_nothing_is_told_or_done(
        self, preview: Preview, name: str, query: str, headers: dict[str, str]
    ) -> None:
        assert_refused(preview.get(f"/__studylog/{name}{query}", **headers), 403)

    @pytest.mark.parametrize("headers", FOREIGN)
    @pytest.mark.parametrize("name", ["", "preview.js", "events?token={}&after=0", "edit?token={}&path=about.html"])
    def test_with_the_token_no_other_site_is_told(self, preview: Preview, name: str, headers: dict[str, str]) -> None:
        assert_refused(preview.get(f"/__studylog/{name.format(token_of(preview))}", **headers), 403)

    @pytest.mark.parametrize("name", ["", "preview.js", "events?token={}&after=0"])
    def test_another_host_is_refused(self, preview: Preview, name: str) -> None:
        reply = preview.get(f"/__studylog/{name.format(token_of(preview))}", Host="evil.example")
        assert_refused(reply, 421)

    @pytest.mark.parametrize("name", ["own_pages.py", "nothing", "browser/preview.js", "preview.js/", ".gitignore"])
    def test_only_what_runs_in_browsers_is_served(self, preview: Preview, name: str) -> None:
        assert_refused(preview.get(f"/__studylog/{name}"), 404)

    def test_16_mb_sent_to_a_stream_are_not_read(self, preview: Preview) -> None:
        request = f"GET /__studylog/events?token={token_of(preview)}&after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n"
        with preview.connect() as connection:
            connection.sendall(request.encode())
            connection.settimeout(0.5)
            with contextlib.suppress(OSError):
                connection.sendall(b"\x82\xff{not json" * 1_500_000)
            assert preview.get("/about").status == 200

    def test_no_connection_becomes_a_websocket(self, preview: Preview) -> None:
        fields = {
            "Upgrade": "websocket",
            "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec_WebSocket_Version": "13",
        }
        assert preview.get("/about", **fields).status == 200
        assert_refused(preview.get("/__studylog/events", **fields), 403)


def token_of(preview: Preview) -> str:
    found = re.search(r'data-token="([\w-]+)"', preview.get("/about").text)
    assert found
    return found[1]


class TestGames:
    """Well-formed requests that hope for a weak spot."""

    @pytest.mark.parametrize(
        "wanted",
        [
            "bytes=0-18446744073709551615",
            "bytes=-1,-1,-1",
            "bytes=" + ",".join(f"{at}-" for at in range(900)),
            "bytes=1-0",
            "bytes=٣-",
            "bytes = 0 - 1",
            "0-1",
        ],
    )
    def test_no_range_gets_more_than_there_is(self, preview: Preview, wanted: str) -> None:
        reply = preview.get("/data.bin", Range=wanted)
        assert (reply.status, reply.body) in [(200, b"0123456789"), (206, b"0123456789")]

    @pytest.mark.parametrize(
        "field", ["If_Modified_Since", "If_Unmodified_Since", "If_Range", "If_None_Match", "If_Match"]
    )
    @pytest.mark.parametrize(
        "value", ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", '"', "W/", "🙂"]
    )
    def test_what_a_browser_claims_to_have_is_not_trusted(self, preview: Preview, field: str, value: str) -> None:
        reply = preview.get("/data.bin", **{field: value})
        assert (reply.status, reply.body) == (200, b"0123456789")

    def test_what_is_asked_is_never_repeated(self, preview: Preview) -> None:
        (preview.output / "404.html").unlink()
        for target in ("/<script>alert(1)</script>", "/%3Cscript%3E", "/?<script>", "/<script>\\"):
            assert b"script>alert" not in preview.get(target).raw
            assert b"<script>" not in preview.get(target, Cookie="<script>", Referer="<script>").body

    def test_requests_in_one_go_are_judged_one_by_one(self, preview: Preview) -> None:
        good, bad = f"{HEAD}\r\n", "GET /../secret.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
        raw = preview.send(good + good + bad + good).raw
        assert raw.count(b"HTTP/1.1 200 ") == 2
        assert raw.count(b"HTTP/1.1 400 ") == 1

    def test_a_head_that_ends_in_the_middle_is_not_taken_for_whole(self, preview: Preview) -> None:
        with preview.connect() as connection:
            connection.sendall(f"{HEAD}X-Half: a".encode())
            connection.shutdown(socket.SHUT_WR)
            assert b" 400 " in read_all(connection)

    def test_a_field_of_blanks_costs_no_time(self, preview: Preview) -> None:
        began = time.process_time()
        assert preview.get("/about", X_Blank="a" + " " * 30_000 + "b").status == 200
        assert time.process_time() - began < 2


class TestSlowness:
    """Who takes a thread and gives nothing cannot keep the writer waiting."""

    def test_500_idle_and_half_asked_connections_do_not_block_the_next(self, preview: Preview) -> None:
        with contextlib.ExitStack() as stack:
            for number in range(500):
                connection = stack.enter_context(preview.connect())
                if number % 2:
                    connection.sendall(b"GET /about HTTP/1.1\r\nHost: loc")
            began = time.monotonic()
            assert preview.get("/about").status == 200
            assert time.monotonic() - began < server_http.REQUEST_SECONDS / 2

    def test_a_byte_now_and_then_does_not_hold_a_connection(
        self, preview: Preview, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(server_http, "REQUEST_SECONDS", 0.5)
        with preview.connect() as connection:
            with pytest.raises(ConnectionError):
                self._send_slowly(connection)
            assert read_all(connection) == b""

    def _send_slowly(self, connection: socket.socket) -> None:
        """The beginning of a request, for a minute."""
        for byte in b"GET /about HTTP/1.1\r\nHost: localhost\r\n" + b"a" * 3000:
            connection.sendall(bytes([byte]))
            time.sleep(0.02)

    def test_who_hangs_up_early_harms_nobody(self, preview: Preview, capfd: pytest.CaptureFixture[str]) -> None:
        (preview.output / "large.bin").write_bytes(bytes(20_000_000))
        for _ in range(5):
            with preview.connect() as connection:
                connection.sendall(b"GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
                connection.recv(10)
        time.sleep(0.2)
        assert "Traceback" not in capfd.readouterr().err
