"""The preview shows a site as GitHub Pages would."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview import Preview
from tests.processes import PATIENCE


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """The site as `studylog serve` shows it."""
    site = Preview(tmp_path)
    with site.serve():
        yield site


class TestAddresses:
    """Which file stands behind an address."""

    @pytest.mark.parametrize(
        ("target", "words"),
        [
            ("/", "메모리"),
            ("/index.html", "메모리"),
            ("/about", "소개"),
            ("/about.html", "소개"),
            ("/about?from=feed", "소개"),
            ("/notes/", "메모리"),
            ("/both", "both.html"),
            ("/both/", "both/"),
            ("/%ED%95%9C%EA%B8%80", "한글"),
            ("/a%2520b.txt", "percent"),
            ("/.well-known/security.txt", "Contact: me"),
            ("http://localhost/about", "소개"),
        ],
    )
    def test_an_address_shows_its_file(self, preview: Preview, target: str, words: str) -> None:
        reply = preview.get(target)
        assert (reply.status, words in reply.text) == (200, True)

    def test_a_folder_without_its_slash_leads_to_the_one_with_it(self, preview: Preview) -> None:
        reply = preview.get("/notes?page=2")
        assert (reply.status, reply.headers["location"]) == (301, "/notes/?page=2")

    @pytest.mark.parametrize(
        "target", ["/nothing", "/about/", "/empty", "/empty/", "/css", "/a//b", "/about.html/x", "/" + "가" * 300]
    )
    def test_what_is_not_there_gets_the_site_s_own_404_page(self, preview: Preview, target: str) -> None:
        reply = preview.get(target)
        assert (reply.status, "없는 글입니다" in reply.text) == (404, True)

    def test_a_site_without_404_page_answers_plainly_and_repeats_nothing(self, preview: Preview) -> None:
        (preview.output / "404.html").unlink()
        reply = preview.get("/%3Cscript%3E")
        assert (reply.status, reply.text) == (404, "404 Not Found\n")
        assert reply.headers["content-type"].startswith("text/plain")

    def test_a_folder_is_never_listed(self, preview: Preview) -> None:
        assert "leaf" not in preview.get("/empty/").text


class TestBaseurl:
    """A project page stands below its repository's name."""

    @pytest.mark.parametrize(
        ("target", "status", "where"),
        [("/", 302, "/log/"), ("/log", 302, "/log/"), ("/log/notes", 301, "/log/notes/"), ("/?a=1", 302, "/log/?a=1")],
    )
    def test_other_forms_lead_to_it(self, tmp_path: Path, target: str, status: int, where: str) -> None:
        site = Preview(tmp_path)
        with site.serve(baseurl="/log"):
            reply = site.get(target)
        assert (status, where) == (reply.status, reply.headers["location"])

    @pytest.mark.parametrize(
        ("target", "status"), [("/log/", 200), ("/log/about", 200), ("/about", 404), ("/logabout", 404)]
    )
    def test_the_site_stands_below_it_and_nowhere_else(self, tmp_path: Path, target: str, status: int) -> None:
        site = Preview(tmp_path)
        with site.serve(baseurl="/log"):
            assert status == site.get(target).status

    def test_a_korean_one_is_found_as_browsers_write_it(self, tmp_path: Path) -> None:
        site = Preview(tmp_path)
        with site.serve(baseurl="/공부") as server:
            assert site.get("/%EA%B3%B5%EB%B6%80/about").status == 200
            assert server.address.endswith("/%EA%B3%B5%EB%B6%80/")


class TestFields:
    """What stands in the head of an answer."""

    @pytest.mark.parametrize(
        ("target", "expected"),
        [
            ("/", "text/html; charset=utf-8"),
            ("/css/site.css", "text/css; charset=utf-8"),
            ("/feed.xml", "application/xml; charset=utf-8"),
            ("/data.bin", "application/octet-stream"),
        ],
    )
    def test_the_type_follows_the_ending(self, preview: Preview, target: str, expected: str) -> None:
        assert expected == preview.get(target).headers["content-type"]

    @pytest.mark.parametrize("target", ["/", "/nothing", "/notes", "*"])
    def test_every_answer_keeps_itself_to_this_origin_and_this_moment(self, preview: Preview, target: str) -> None:
        headers = preview.get(target).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers

    def test_a_head_request_gets_the_head_alone(self, preview: Preview) -> None:
        reply = preview.get("/data.bin", "HEAD")
        assert (reply.status, reply.headers["content-length"], reply.body) == (200, "10", b"")

    def test_a_known_version_is_not_sent_again(self, preview: Preview) -> None:
        tag = preview.get("/data.bin").headers["etag"]
        assert ((reply := preview.get("/data.bin", If_None_Match=f'"x", W/{tag}')).status, reply.body) == (304, b"")
        (preview.output / "data.bin").write_text("other bytes")
        assert preview.get("/data.bin", If_None_Match=tag).status == 200

    @pytest.mark.parametrize(
        ("wanted", "status", "body", "part"),
        [
            ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
            ("bytes=7-", 206, b"789", "bytes 7-9/10"),
            ("bytes=-3", 206, b"789", "bytes 7-9/10"),
            ("bytes=0-999", 206, b"0123456789", "bytes 0-9/10"),
            ("bytes=-999", 206, b"0123456789", "bytes 0-9/10"),
            ("bytes=10-", 416, b"416 ", "bytes */10"),
            ("bytes=-0", 416, b"416 ", "bytes */10"),
            ("bytes=4-2", 200, b"0123456789", None),
            ("bytes=0-1,3-4", 200, b"0123456789", None),
            ("bytes=" + "0-1," * 500, 200, b"0123456789", None),
            ("lines=1-2", 200, b"0123456789", None),
            ("bytes=-", 200, b"0123456789", None),
            ("bytes=" + "9" * 99 + "-", 200, b"0123456789", None),
        ],
    )
    def test_a_part_is_sent_to_who_wants_one(
        self, preview: Preview, wanted: str, status: int, body: bytes, part: str
    ) -> None:
        reply = preview.get("/data.bin", Range=wanted)
        assert (status, part) == (reply.status, reply.headers.get("content-range"))
        assert reply.body.startswith(body)

    def test_a_part_of_another_version_is_the_whole(self, preview: Preview) -> None:
        assert preview.get("/data.bin", Range="bytes=0-1", If_Range='"old"').status == 200


class TestFilms:
    """A large file is sent as it is read, and in the parts that a player asks for."""

    @pytest.fixture
    def film(self, preview: Preview) -> bytes:
        film = bytes(range(256)) * 12_000
        (preview.output / "film.mp4").write_bytes(film)
        return film

    def test_it_is_sent_whole(self, preview: Preview, film: bytes) -> None:
        reply = preview.get("/film.mp4")
        assert (reply.status, reply.headers["content-type"], reply.body == film) == (200, "video/mp4", True)

    @pytest.mark.parametrize(
        ("wanted", "part"), [("1000-", slice(1000, None)), ("5-9", slice(5, 10)), ("-3", slice(-3, None))]
    )
    def test_a_part_of_it_is_sent(self, preview: Preview, film: bytes, wanted: str, part: slice) -> None:
        reply = preview.get("/film.mp4", Range=f"bytes={wanted}")
        assert (reply.status, reply.body == film[part]) == (206, True)

    def test_its_head_alone_says_how_long_it_is(self, preview: Preview, film: bytes) -> None:
        reply = preview.get("/film.mp4", "HEAD")
        assert (reply.headers["content-length"], reply.body) == (str(len(film)), b"")

    def test_a_known_version_is_not_sent_again(self, preview: Preview, film: bytes) -> None:
        tag = preview.get("/film.mp4", "HEAD").headers["etag"]
        assert preview.get("/film.mp4", If_None_Match=tag).status == 304
        (preview.output / "film.mp4").write_bytes(film[::-1])
        assert preview.get("/film.mp4", If_None_Match=tag).status == 200

    def test_a_connection_is_kept_over_it(self, preview: Preview, film: bytes) -> None:
        one = "GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n"
        raw = preview.send(one.format("/film.mp4", "") + one.format("/feed.xml", "Connection: close\r\n")).raw
        assert raw.count(b"HTTP/1.1 200 ") == 2
        assert raw.endswith(b"<feed/>")


class TestConnections:
    """Several requests go over one connection."""

    def test_a_connection_is_kept(self, preview: Preview) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
        used = set()
        for target in ("/about", "/nothing", "/about"):
            connection.request("GET", target)
            used.add(connection.sock)
            connection.getresponse().read()
        assert len(used) == 1
        connection.close()

    def test_requests_sent_in_one_go_are_answered_in_order(self, preview: Preview) -> None:
        one = "GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n"
        reply = preview.send(one.format("/data.bin", "") + one.format("/feed.xml", "Connection: close\r\n"))
        assert reply.raw.index(b"0123456789") < reply.raw.index(b"<feed/>")

    def test_it_listens_on_the_other_loopback_when_told(self, tmp_path: Path) -> None:
        try:
            with Preview(tmp_path).serve(host="::1") as server:
                connection = http.client.HTTPConnection("::1", server.port, timeout=PATIENCE)
                connection.request("GET", "/about")
                assert connection.getresponse().status == 200
                assert server.address == f"http://[::1]:{server.port}/"
                connection.close()
        except OSError:
            pytest.skip("this machine has no ::1")
