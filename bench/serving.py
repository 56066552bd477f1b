"""How many requests a second the preview answers: a page of 20 KB, over one kept connection, on this machine.

python -m bench.serving                    three seconds
python -m bench.serving --connections 8    so many at once
"""

from __future__ import annotations

import argparse
import multiprocessing
import socket
import tempfile
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

from bench.machine import describe_machine
from studylog.server.preview import PreviewServer

SIZE = 20_000
REQUEST = (
    b"GET /p/ HTTP/1.1\r\nHost: localhost:4000\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0\r\n"
    b"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8\r\n"
    b"Accept-Language: ko-KR,ko;q=0.9,en;q=0.8\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: keep-alive\r\n"
    b"Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nReferer: http://localhost:4000/\r\n"
    b"\r\n"
)
"""As long as a browser's."""


def main() -> None:
    """Serve in one process, ask in another, and tell both what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--connections", type=int, default=1)
    arguments = parser.parse_args()
    answered, cost = measure(arguments.seconds, arguments.connections)
    print(describe_machine())
    print(
        f"{answered / arguments.seconds:,.0f} requests/s, {cost / answered * 1e6:.0f} µs of the server's CPU for each"
    )


def measure(seconds: float, connections: int = 1) -> tuple[int, float]:
    """Answers that came in so many seconds, and the server's CPU seconds for them."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "p", "index.html")
        page.parent.mkdir()
        page.write_text(f"<!doctype html><title>p</title><body>{'x' * SIZE}</body>")
        return _measure(Path(folder), seconds, connections)


def _measure(root: Path, seconds: float, connections: int) -> tuple[int, float]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(root, theirs))
    process.start()
    port = ours.recv()
    counts = [0] * connections
    until = time.monotonic() + seconds
    askers = [threading.Thread(target=_ask, args=(port, until, counts, number)) for number in range(connections)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    ours.send(None)
    cost = ours.recv()
    process.join()
    return sum(counts), cost


def _serve(root: Path, line: Connection) -> None:
    server = PreviewServer()
    server.show(root)
    server.start()
    began = time.process_time()
    line.send(server.port)
    line.recv()
    line.send(time.process_time() - began)


def _ask(port: int, until: float, counts: list[int], number: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        length = _ask_once(connection, 0)
        while time.monotonic() < until:
            _ask_once(connection, length)
            counts[number] += 1


def _ask_once(connection: socket.socket, length: int) -> int:
    """The bytes of an answer, all read; those of the first are counted by its own head."""
    connection.sendall(REQUEST)
    got = bytearray(connection.recv(65536))
    if not length:
        head, _, _ = bytes(got).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 ")
        length = len(head) + 4 + int(head.partition(b"Content-Length: ")[2].split(b"\r\n")[0])
    while len(got) < length:
        got += connection.recv(65536)
    assert len(got) == length
    return length


if __name__ == "__main__":
    main()
