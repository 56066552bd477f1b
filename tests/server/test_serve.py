"""`studylog serve` from start to end, as a process and as a call."""

from __future__ import annotations

import _thread
import contextlib
import http.client
import ipaddress
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from studylog import messages
from studylog.builder.output.publish import Published
from studylog.builder.report import Report
from studylog.builder.update import Update
from studylog.config import Config
from studylog.errors import ConfigError, ContentError, MachineError, Problem
from studylog.server.serve import FIRST_PORT, PreviewOptions, serve
from studylog.server.wishes import Wish, Wishes
from tests.processes import PATIENCE, ends_at_once, wait_until
from tests.saves import save_over


class Writer:
    """Stands for the builder and the terminal: a site of one page, made of one file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.post = root / "posts" / "a.md"
        self.post.parent.mkdir(parents=True)
        self.post.write_text("first")
        self.baseurl = ""
        self.said: list[tuple[str, dict[str, object]]] = []
        self.problems: list[Problem] = []
        self.builds = 0
        self.published = 0
        self.told = 0
        self.forgot = 0
        self.wishes = Wishes()
        self.ended = threading.Event()

    def update(self) -> Update:
        text = self.post.read_text()
        self.builds += 1
        if "broken" in text:
            raise ContentError(messages.YAML_TAB.error())
        output = self.root / "_site"
        output.mkdir(exist_ok=True)
        (output / "index.html").write_text(f"<body>{text}</body>")
        config = Config(source=self.root, destination=output, baseurl=self.baseurl)
        changed = Published(written=("index.html",))
        report = Report(
            config=config, posts=1, published=changed, held_back=(), problems=(), lock_change=None, seconds=0
        )
        return Update(report=report, root=output, changed=changed.written, removed=(), moved={}, posts=(), edited={})

    def forget(self) -> None:
        self.forgot += 1

    def tell(self, update: Update) -> None:
        self.told += 1

    def publish(self) -> None:
        self.published += 1

    def say(self, name: str, **values: object) -> None:
        self.said.append((name, values))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.problems += problems

    def serve(self, **options: object) -> None:
        """Serve until `end()`."""
        settings = {"source": self.root, "ignored": (self.root / "_site",), "port": 0, **options}
        try:
            serve(self, PreviewOptions(**settings), self, self.wishes)  # type: ignore[arg-type]
        except KeyboardInterrupt:
            self.ended.set()

    def save(self, text: str) -> None:
        """Write the post in one step: half of it is never there to be built."""
        save_over(self.post, text)

    def page(self, path: str = "/") -> tuple[int, str]:
        """Status and text of a page, as soon as something is served."""
        assert wait_until(lambda: self.said)
        found = re.match(r"http://([^:]+):(\d+)", str(self.said[0][1]["address"]))
        assert found
        connection = http.client.HTTPConnection("127.0.0.1", int(found[2]), timeout=PATIENCE)
        connection.request("GET", path)
        reply = connection.getresponse()
        text = reply.read().decode()
        connection.close()
        return reply.status, text


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    """A blog with one post."""
    return Writer(tmp_path.resolve() / "blog")


def serving(writer: Writer, story: Callable[[], object], **options: object) -> None:
    """Serve in this thread, as the real one does, while `story` runs in another; then press Ctrl-C."""
    errors: list[BaseException] = []

    def tell() -> None:
        try:
            story()
        except BaseException as error:
            errors.append(error)
        finally:
            _thread.interrupt_main()

    thread = threading.Thread(target=tell)
    thread.start()
    writer.serve(**options)
    thread.join()
    assert writer.ended.is_set()
    assert not errors, errors[0]


def test_the_site_is_built_then_served(writer: Writer) -> None:
    def story() -> None:
        assert "<body>first<script" in writer.page()[1]
        assert writer.said[0][0] == "serving"

    serving(writer, story)
    assert writer.builds == 1


def test_without_watch_a_site_that_cannot_be_built_is_not_served(writer: Writer) -> None:
    writer.save("broken")
    with pytest.raises(ContentError):
        writer.serve()
    assert writer.said == []


def test_a_save_is_built_and_announced(writer: Writer) -> None:
    def story() -> None:
        assert "first" in writer.page()[1]
        writer.save("second")
        assert wait_until(lambda: "second" in writer.page()[1])
        assert 'data-build="2"' in writer.page()[1]

    serving(writer, story, watch=True)
    assert writer.builds == 2
    assert writer.said[0][0] == "serving_and_watching"


def test_what_a_build_writes_does_not_wake_it_again(writer: Writer) -> None:
    def story() -> None:
        writer.page()
        time.sleep(0.5)

    serving(writer, story, watch=True)
    assert writer.builds == 1


def test_a_broken_save_keeps_the_last_good_site_and_the_next_mends_it(writer: Writer) -> None:
    def story() -> None:
        assert "first" in writer.page()[1]
        writer.save("broken")
        assert wait_until(lambda: writer.problems)
        assert "first" in writer.page()[1]
        writer.save("mended")
        assert wait_until(lambda: "mended" in writer.page()[1])

    serving(writer, story, watch=True)
    assert [problem.sentence for problem in writer.problems] == [messages.YAML_TAB]


def test_a_file_read_while_it_was_half_saved_is_no_mistake(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studylog.server.serve.DOUBT", PATIENCE)

    def story() -> None:
        writer.page()
        writer.save("broken")
        assert wait_until(lambda: writer.builds == 2)
        writer.save("whole")
        assert wait_until(lambda: "whole" in writer.page()[1])

    serving(writer, story, watch=True)
    assert writer.problems == []


def test_with_watch_a_site_broken_from_the_start_waits_for_its_repair(writer: Writer) -> None:
    writer.save("broken")

    def story() -> None:
        status, text = writer.page("/any/page/")
        assert (status, "could not be built yet" in text, "<script" in text) == (503, True, True)
        writer.save("mended")
        assert wait_until(lambda: "mended" in writer.page()[1])

    serving(writer, story, watch=True)


def test_a_changed_baseurl_moves_the_site(writer: Writer) -> None:
    def story() -> None:
        assert writer.page("/")[0] == 200
        writer.baseurl = "/log"
        writer.save("second")
        assert wait_until(lambda: writer.page("/log/")[0] == 200)
        assert writer.page("/x")[0] == 404

    serving(writer, story, watch=True)


def test_the_browser_is_opened_at_the_site(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("studylog.server.serve.open_browser", opened.append)
    writer.baseurl = "/log"

    def story() -> None:
        writer.page()
        writer.wishes.make(Wish.OPEN)
        assert wait_until(lambda: len(opened) == 2)

    serving(writer, story, open_browser=True)
    assert opened == [writer.said[0][1]["address"]] * 2
    assert opened[0].endswith("/log/")


class TestWishes:
    """What keys ask for."""

    def test_a_key_builds_again_although_nothing_was_saved(self, writer: Writer) -> None:
        def story() -> None:
            writer.page()
            writer.save("second")
            writer.wishes.make(Wish.REBUILD)
            assert wait_until(lambda: "second" in writer.page()[1])

        serving(writer, story)
        assert (writer.builds, writer.forgot) == (2, 1)

    def test_many_wishes_at_once_are_one_build(self, writer: Writer) -> None:
        for wish in [Wish.REBUILD] * 20 + [Wish.QUIT]:
            writer.wishes.make(wish)
        writer.serve()
        assert (writer.builds, writer.forgot) == (2, 1)

    def test_the_wish_to_end_ends_it(self, writer: Writer) -> None:
        writer.wishes.make(Wish.QUIT)
        writer.serve()
        assert writer.builds == 1
        assert not writer.ended.is_set()

    def test_keys_are_told_of_where_they_are_heard(self, writer: Writer) -> None:
        writer.wishes.make(Wish.QUIT)
        writer.serve(has_keys=True)
        assert [name for name, _ in writer.said] == ["serving", "keys"]

    def test_a_thread_that_fails_is_not_passed_over(self, writer: Writer) -> None:
        writer.wishes.give_up(ZeroDivisionError())
        with pytest.raises(ZeroDivisionError):
            writer.serve()


def test_what_is_published_is_brought_up_to_date_after_each_build_that_went_well(writer: Writer) -> None:
    def story() -> None:
        writer.page()
        writer.save("broken")
        assert wait_until(lambda: writer.problems)
        writer.save("mended")
        assert wait_until(lambda: writer.published == 2)

    serving(writer, story, watch=True)
    assert writer.published == writer.told == writer.builds - 1 == 2


def list_listeners() -> list[tuple[str, int]]:
    """Address and port of every socket of this machine that listens."""
    if not Path("/proc/net/tcp").exists():
        pytest.skip("needs Linux")
    found = []
    for table in ("tcp", "tcp6"):
        for line in (Path("/proc/net") / table).read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A":
                address, port = fields[1].split(":")
                words = [bytes.fromhex(address[at : at + 8])[::-1] for at in range(0, len(address), 8)]
                found.append((str(ipaddress.ip_address(b"".join(words))), int(port, 16)))
    return found


class TestPorts:
    """A port or host that cannot be had is told before anything is built."""

    def test_a_port_in_use_is_named_with_another_to_take(self, writer: Writer) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            with pytest.raises(MachineError) as caught:
                writer.serve(port=port)
        assert (str(port) in str(caught.value), f"--port {port + 1}" in str(caught.value)) == (True, True)
        assert caught.value.exit_code == 3
        assert writer.builds == 0

    def test_any_port_is_taken_where_any_will_do(self, writer: Writer) -> None:
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", FIRST_PORT)):
            writer.wishes.make(Wish.QUIT)
            writer.serve(port=None)
            assert f":{FIRST_PORT}/" not in str(writer.said[0][1]["address"])

    def test_a_port_that_is_taken_at_one_of_the_two_loopbacks_is_taken(self, writer: Writer) -> None:
        """Else a browser that tries `::1` first would show another program's pages."""
        try:
            other = socket.create_server(("::1", 0), family=socket.AF_INET6)
        except OSError:
            pytest.skip("this machine has no ::1")
        with other, pytest.raises(MachineError, match="--port auto"):
            writer.serve(port=other.getsockname()[1])

    def test_it_listens_at_both_loopbacks_and_nowhere_else(self, writer: Writer) -> None:
        def story() -> None:
            writer.page()
            port = int(str(writer.said[0][1]["address"]).split(":")[2].partition("/")[0])
            found = {address for address, listens_at in list_listeners() if listens_at == port}
            assert found in ({"127.0.0.1", "::1"}, {"127.0.0.1"})

        serving(writer, story)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may use every port")
    def test_a_port_of_the_system_s_is_refused(self, writer: Writer) -> None:
        with pytest.raises(MachineError, match="80"):
            writer.serve(port=80)

    @pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
    def test_a_host_that_is_not_this_machine_is_named(self, writer: Writer, host: str) -> None:
        with pytest.raises(MachineError, match=host):
            writer.serve(host=host)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_within_a_second_although_a_page_listens(
    tmp_path: Path, ending: signal.Signals, code: int
) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "2024-01-02-a.md").write_text("---\ntitle: a\n---\ntext\n")
    command = [sys.executable, "-m", "studylog", "serve", "--watch", "--port", "0", "--source", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        stream = listen(process)
        process.send_signal(ending)
        assert ends_at_once(process)
        assert process.returncode == code
        assert stream.read().endswith(b"\n\n")
        assert process.stderr
        assert "Traceback" not in process.stderr.read()


def listen(process: subprocess.Popen[str]) -> http.client.HTTPResponse:
    """The reload stream, opened as the script in a page opens it."""
    assert process.stdout
    found = next(filter(None, (re.search(r"http://[^:]+:(\d+)/", line) for line in process.stdout)))
    connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=PATIENCE)
    connection.request("GET", "/")
    script = re.search(r'data-token="([\w-]+)"', connection.getresponse().read().decode())
    assert script
    connection.request("GET", f"/__studylog/events?token={script[1]}&after=0")
    return connection.getresponse()


def test_config_errors_are_told_as_any_other(writer: Writer) -> None:
    """With watch, a `_config.yml` caught half written must not end the evening."""
    good = writer.update

    def update() -> Update:
        if "half" in writer.post.read_text():
            raise ConfigError(messages.CONFIG_NOT_MAPPING.error())
        return good()

    writer.update = update  # type: ignore[method-assign]

    def story() -> None:
        writer.page()
        writer.save("half")
        assert wait_until(lambda: writer.problems)
        writer.save("whole")
        assert wait_until(lambda: "whole" in writer.page()[1])

    serving(writer, story, watch=True)
