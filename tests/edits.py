"""A post made of every kind of block, and random edits of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

FRONT_MATTER = """---
title: 운영체제
permalink: /os/
toc: true
---

"""
SEPARATOR = "\n\n^\n\n"
"""kramdown's end of a block: else two lists would be one."""
PROSE = "페이지 교체와 경사 하강법을 손으로 다시 풀어 보았다. 잠금과 교착 상태, 캐시의 지역성도 적어 둔다."


@dataclass(slots=True)
class Block:
    """One block; its name is a word that stands nowhere else."""

    kind: str
    name: str
    addition: str = ""
    """What was written into it since."""

    @property
    def text(self) -> str:
        """As Markdown."""
        return KINDS[self.kind](self.name, self.addition)


def _paragraph(name: str, addition: str) -> str:
    return f"{name} {PROSE} [링크](https://example.com/{name}) {PROSE}{addition}"


def _heading(name: str, addition: str) -> str:
    return f"## {name} 제목{addition}"


def _code(name: str, addition: str) -> str:
    return f"```python\n# {name}\nfor epoch in range(20):\n    print(epoch){addition and f'  #{addition}'}\n```"


def _math(name: str, addition: str) -> str:
    return f"$$\n\\hat{{y}} = \\sigma(w^\\top x + b) \\quad \\text{{{name}{addition}}}\n$$"


def _table(name: str, addition: str) -> str:
    return f"| 이름 | 값 |\n|---|---|\n| {name} | 1 |\n| 둘 | 2{addition} |"


def _list(name: str, addition: str) -> str:
    return f"- {name} 첫째\n- 둘째{addition}\n  - 그 아래 {PROSE}\n- 셋째"


def _quotation(name: str, addition: str) -> str:
    return f"> {name} {PROSE}{addition}"


def _details(name: str, addition: str) -> str:
    return f'<details markdown="1"><summary>{name}</summary>\n\n{PROSE} 접힌 글{addition}\n\n</details>'


def _image(name: str, addition: str) -> str:
    return f"![{name}](/assets/picture.svg) {name} 그림{addition}"


KINDS: dict[str, Callable[[str, str], str]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "code": _code,
    "math": _math,
    "table": _table,
    "list": _list,
    "quotation": _quotation,
    "details": _details,
    "image": _image,
}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><rect width="300" height="99"/></svg>'


@dataclass(slots=True)
class EditedPost:
    """A post that is edited at random."""

    chance: random.Random
    blocks: list[Block] = field(default_factory=list)
    count: int = 0

    def grow(self, size: int) -> None:
        """Write so many blocks, half of them paragraphs."""
        for number in range(size):
            kind = "paragraph" if number % 2 else self.chance.choice(list(KINDS))
            self.blocks.append(self._new_block(kind))

    def _new_block(self, kind: str) -> Block:
        self.count += 1
        return Block(kind, f"낱말{self.count:04}")

    @property
    def text(self) -> str:
        """The whole file."""
        return FRONT_MATTER + SEPARATOR.join(block.text for block in self.blocks) + "\n"

    def edit(self) -> Edit:
        """Change, insert, delete or append a block."""
        how = self.chance.choice(("change", "change", "insert", "delete", "append"))
        at = len(self.blocks) if how == "append" else self.chance.randrange(1, len(self.blocks))
        if how == "change":
            self.blocks[at].addition += f" 고침{self.chance.randrange(100)}"
        elif how == "delete":
            gone = self.blocks.pop(at)
            return Edit(how=how, kind=gone.kind, names=tuple(block.name for block in self.blocks[at - 1 : at + 1]))
        else:
            self.blocks.insert(at, self._new_block(self.chance.choice(list(KINDS))))
        return Edit(how=how, kind=self.blocks[at].kind, names=(self.blocks[at].name,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What was done to a post."""

    how: str
    kind: str
    names: tuple[str, ...]
    """Of the block, or of those around a deleted one."""
