"""A text as pieces: what is Liquid and what stays as it is written.

Jekyll stops a build at an unknown tag or a missing `{% endif %}` and prints nothing for `{{(i)}}`. Here such
things are text: the pieces that come out are always balanced and every expression can be read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from studylog import messages
from studylog.errors import Sentence
from studylog.renderer.liquid.pieces import BLOCKS, BRANCHES, TAGS, Oddity, Piece, Scan
from studylog.renderer.liquid.protection import Span
from studylog.spelling import nearest

_OPENING = re.compile(r"\{\{|\{%")
_TAG = re.compile(r"\{%(-?)\s*(\w+|#)\s*(.*?)\s*(-?)%\}", re.DOTALL)
_OUTPUT = re.compile(r"\{\{(-?)([^}]*?)(-?)\}\}")
LONGEST_TAG = 10_000
"""Characters; what is longer is none, so that no text takes long to look through."""
_END_RAW = re.compile(r"\{%-?\s*endraw\s*-?%\}")
_RAW_TAG = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_RAW = re.compile(r"\{%(-?)\s*raw\s*-?%\}")
_COMMENT_TAG = re.compile(r"\{%-?\s*(end)?comment\b[^%]*?(-?)%\}")
_END_HIGHLIGHT = re.compile(r"\{%-?\s*(?:endhighlight|(?P<raw>raw))\s*(-?)%\}")
"""Its end, or what may hold others."""
_TAG_NAME = re.compile(r"\{%-?\s*(\w+)")

Mend = Callable[[str, str], str | None]
"""A tag's name (empty: an output) and markup → markup that can be read, or None where there is no way to."""
Doubt = Callable[[str, str], bool]
"""The text before an output and its markup → whether it is rather no Liquid."""


def scan(text: str, mend: Mend, doubt: Doubt, protected: Sequence[Span] = ()) -> Scan:
    """Divide `text`; within `protected` only `{% raw %}` is Liquid."""
    scanner = _Scanner(text, mend, doubt, protected)
    scanner.run()
    return Scan(pieces=tuple(_trim(scanner.pieces)), oddities=tuple(scanner.oddities))


@dataclass(slots=True)
class _Open:
    """A block whose end has not come yet."""

    name: str
    piece: int
    branches: list[int] = field(default_factory=list)
    broken: bool = False
    """Its own tag is text already; so will its branches and its end be."""


class _Scanner:
    def __init__(self, text: str, mend: Mend, doubt: Doubt, protected: Sequence[Span]) -> None:
        self.text = text
        self.mend = mend
        self.doubt = doubt
        self.protected = protected
        self.protected_starts = [start for start, _ in protected]
        self.pieces: list[Piece] = []
        self.oddities: list[Oddity] = []
        self.open: list[_Open] = []
        self.unknown: set[str] = set()
        """Tags that were told of once: unknown ones, and blocks without an end."""
        self.verbatim: dict[str, Callable[[], bool]] = {
            "raw": self._read_raw,
            "comment": self._read_comment,
            "highlight": self._read_highlight,
        }
        self.at = 0

    def run(self) -> None:
        while found := _OPENING.search(self.text, self.at):
            self._add_text(self.at, found.start())
            self.at = found.start()
            if self._is_protected(self.at):
                read = self._read_raw
            else:
                read = self._read_tag if found[0] == "{%" else self._read_output
            if not read():
                self._add_text(self.at, self.at + 2)
                self.at += 2
        self._add_text(self.at, len(self.text))
        for block in self.open:
            self._give_up(block)

    def _is_protected(self, at: int) -> bool:
        index = bisect_right(self.protected_starts, at) - 1
        return index >= 0 and at < self.protected[index][1]

    def _add_text(self, start: int, end: int) -> None:
        if start < end:
            self.pieces.append(Piece(kind="text", text=self.text[start:end], at=start))

    def _tell(self, sentence: Sentence, **values: str) -> None:
        self.oddities.append(Oddity(sentence=sentence, at=self.at, values=tuple(values.items())))

    # --- outputs ---

    def _read_output(self) -> bool:
        end = self.text.find("}", self.at, self.at + LONGEST_TAG)
        found = _OUTPUT.match(self.text, self.at, end + 2) if end > 0 else None
        if found is None:
            return False
        before = self.pieces[-1].text if self.pieces and self.pieces[-1].kind == "text" else ""
        markup = None if self.doubt(before[-40:], found[2]) else self.mend("", found[2].strip())
        if markup is None:
            return False
        self._push("output", found[0], "", markup, (found[1], found[3]))
        return True

    # --- tags ---

    def _read_tag(self) -> bool:
        found = self._match_tag()
        if found is None:
            return self._tell_unclosed()
        name, markup = found[2], found[3]
        if name in self.verbatim:
            return self.verbatim[name]()
        if name.startswith("end") or name in BRANCHES:
            return self._read_end_or_branch(name, found)
        if name not in TAGS:
            return self._tell_unknown(name)
        return self._read_opening(name, markup, found)

    def _match_tag(self) -> re.Match[str] | None:
        end = self.text.find("%}", self.at, self.at + LONGEST_TAG)
        return _TAG.match(self.text, self.at, end + 2) if end > 0 else None

    def _read_opening(self, name: str, markup: str, found: re.Match[str]) -> bool:
        mended = self.mend(name, markup)
        if name in BLOCKS:
            self.open.append(_Open(name, len(self.pieces), broken=mended is None))
        if mended is None:
            self._tell(messages.LIQUID_TAG_BROKEN, tag=_shown(found[0]))
            return False
        self._push("tag", found[0], name, mended, (found[1], found[4]))
        return True

    def _read_end_or_branch(self, name: str, found: re.Match[str]) -> bool:
        block = self._block_of(name)
        if block is None:
            return self._tell_stray(name, found[0])
        markup = "" if name != "when" and name != "elsif" else self.mend(name, found[3])
        if name not in BRANCHES:
            self.open.pop()
        else:
            block.branches.append(len(self.pieces))
        if block.broken or markup is None:
            return False
        self._push("tag", found[0], name, markup, (found[1], found[4]))
        return True

    def _block_of(self, name: str) -> _Open | None:
        """The open block that an end or a branch belongs to; blocks opened within it and never closed are given up."""
        wanted: Collection[str] = BRANCHES.get(name, (name.removeprefix("end"),))
        at = next((at for at in reversed(range(len(self.open))) if self.open[at].name in wanted), None)
        if at is None:
            return None
        for block in self.open[at + 1 :]:
            self._give_up(block)
        del self.open[at + 1 :]
        return self.open[at]

    def _give_up(self, block: _Open) -> None:
        """A block without an end is text."""
        for index in (block.piece, *block.branches) if not block.broken else ():
            piece = self.pieces[index]
            self.pieces[index] = Piece(kind="text", text=piece.text, at=piece.at)
        if not block.broken:
            piece = self.pieces[block.piece]
            values = (("tag", _shown(piece.text)), ("end", f"{{% end{block.name} %}}"))
            self.oddities.append(Oddity(sentence=messages.LIQUID_BLOCK_UNCLOSED, at=piece.at, values=values))

    def _tell_unknown(self, name: str) -> bool:
        base = name.removeprefix("end")
        if base not in self.unknown:
            self.unknown.add(base)
            self._tell_by_name(name)
        return False

    def _tell_stray(self, name: str, tag: str) -> bool:
        if name not in TAGS:
            return self._tell_unknown(name)
        if name.removeprefix("end") not in self.unknown:
            self._tell(messages.LIQUID_END_STRAY, tag=_shown(tag))
        return False

    def _tell_by_name(self, name: str) -> None:
        if meant := nearest(name, TAGS):
            self._tell(messages.LIQUID_TAG_UNKNOWN_NEAR, name=name, meant=meant)
        else:
            self._tell(messages.LIQUID_TAG_UNKNOWN, name=name)

    def _tell_unclosed(self) -> bool:
        found = _TAG_NAME.match(self.text, self.at)
        if found and found[1] in TAGS:
            self._tell(messages.LIQUID_TAG_BROKEN, tag=_shown(self.text[self.at : self.at + 40].split("\n")[0]))
        return False

    def _push(self, kind: str, text: str, name: str, markup: str, trims: tuple[str, str]) -> None:
        before, after = trims
        self.pieces.append(
            Piece(
                kind=kind,
                text=text,
                name=name,
                markup=markup,
                trims_before=bool(before),
                trims_after=bool(after),
                at=self.at,
            )
        )
        self.at += len(text)

    # --- blocks whose inside is no Liquid ---

    def _read_raw(self) -> bool:
        found = _RAW.match(self.text, self.at)
        end = _END_RAW.search(self.text, found.end()) if found and "raw" not in self.unknown else None
        if found is None or end is None:
            return found is not None and self._give_up_verbatim("raw", found[0])
        self._push_mark(found[1], "")
        self._add_text(found.end(), end.start())
        self.at = end.end()
        return True

    def _read_comment(self) -> bool:
        opening = self._match_tag()
        assert opening is not None
        depth = 0
        for found in _COMMENT_TAG.finditer(self.text, self.at) if "comment" not in self.unknown else ():
            depth += -1 if found[1] else 1
            if not depth:
                self._push_mark(opening[1], found[2])
                self.at = found.end()
                return True
        return self._give_up_verbatim("comment", opening[0])

    def _read_highlight(self) -> bool:
        opening = self._match_tag()
        assert opening is not None
        end = self._find_end_of_highlight(opening.end()) if "highlight" not in self.unknown else None
        markup = self.mend("highlight", opening[3])
        if end is None:
            return self._give_up_verbatim("highlight", opening[0])
        if markup is None:
            self._tell(messages.LIQUID_TAG_BROKEN, tag=_shown(opening[0]))
            self.unknown.add("highlight")
            return False
        code = _RAW_TAG.sub("", self.text[opening.end() : end.start()])
        self._push("tag", opening[0], "highlight", markup, (opening[1], ""))
        self.pieces.append(Piece(kind="code", text=code, at=opening.end()))
        self.pieces.append(
            Piece(kind="tag", text=end[0], name="endhighlight", trims_after=bool(end[2]), at=end.start())
        )
        self.at = end.end()
        return True

    def _find_end_of_highlight(self, at: int) -> re.Match[str] | None:
        """The first end that no `{% raw %}` holds."""
        found = _END_HIGHLIGHT.search(self.text, at)
        while found and found["raw"]:
            end = _END_RAW.search(self.text, found.end())
            found = _END_HIGHLIGHT.search(self.text, (end or found).end())
        return found

    def _push_mark(self, before: str, after: str) -> None:
        """A place where white space may be trimmed and nothing is printed."""
        mark = Piece(kind="tag", text="", name="raw", trims_before=bool(before), trims_after=bool(after), at=self.at)
        self.pieces.append(mark)

    def _give_up_verbatim(self, name: str, tag: str) -> bool:
        if name not in self.unknown:
            self.unknown.add(name)
            self._tell(messages.LIQUID_BLOCK_UNCLOSED, tag=_shown(tag), end=f"{{% end{name} %}}")
        return False


def _shown(tag: str) -> str:
    """A tag within a sentence."""
    line = " ".join(tag.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _trim(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Take white space off the text beside `{%-` and `-%}`; a `raw` piece is only the place of its marks."""
    for index, piece in enumerate(pieces):
        if piece.kind == "text":
            text = piece.text
            if index and pieces[index - 1].trims_after:
                text = text.lstrip()
            if index + 1 < len(pieces) and pieces[index + 1].trims_before:
                text = text.rstrip()
            if text:
                yield replace(piece, text=text, at=piece.at + piece.text.find(text))
        elif piece.name != "raw":
            yield piece
