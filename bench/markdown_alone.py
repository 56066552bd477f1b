"""The floor: markdown-it-py as it comes renders the posts of a folder over two processes, and writes nothing.

python -m bench.markdown_alone /tmp/log/_posts
"""

from __future__ import annotations

import sys
from multiprocessing import Pool
from pathlib import Path

from markdown_it import MarkdownIt


def render(file: Path) -> int:
    """Length of the post's HTML."""
    _, _, body = file.read_text("utf-8").removeprefix("---\n").partition("---\n")
    return len(MarkdownIt().enable(["table", "strikethrough"]).render(body))


def main() -> None:
    """Render them all."""
    with Pool(2) as pool:
        print(sum(pool.map(render, sorted(Path(sys.argv[1]).iterdir()), chunksize=25)))


if __name__ == "__main__":
    main()
