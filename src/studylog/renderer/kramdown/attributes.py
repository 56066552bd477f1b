"""Attribute lists: `{: .class #id key="value" name}` on a block, and `{:name: …}` that gives a list a name.

kramdown, "Attribute List Definitions" and "Inline Attribute Lists". The lines that give a list to a block are in
`block_attributes.py`, lists behind a span in `span_attributes.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

NAME = r"[A-Za-z0-9_][A-Za-z0-9_:-]*"
"""What a named list, a key or a footnote may be called."""
ANYTHING = r"(?:\\\}|[^}])"
"""A character inside the braces."""

_ITEM = re.compile(
    rf"""(?:^|(?<=\s))(?:
        (?P<key>{NAME})=(?P<quote>["'])(?P<value>(?:\\\}}|\\(?P=quote)|(?!(?P=quote))[^}}])*)(?P=quote)
        | (?P<name>{NAME})
        | (?P<marks>(?:\#[A-Za-z][A-Za-z0-9_:-]*|\.[^\s.\#]+)+)
    )(?=\s|$)""",
    re.VERBOSE | re.ASCII,
)
_MARK = re.compile(r"#([A-Za-z][A-Za-z0-9_:-]*)|\.([^\s.#]+)")


@dataclass(slots=True, kw_only=True)
class AttributeList:
    """What stands between `{:` and `}`."""

    attrs: dict[str, str] = field(default_factory=dict)
    """In the order written; classes joined by a space."""
    names: list[str] = field(default_factory=list)
    """Other lists that this one takes in: `{: name}`."""

    def set(self, key: str, value: str) -> None:
        """Add a class, or give `key` its last value."""
        self.attrs[key] = f"{self.attrs[key]} {value}" if key == "class" and "class" in self.attrs else value

    def update(self, other: AttributeList) -> None:
        """Take in what another list says, after what this one says."""
        self.names += other.names
        for key, value in other.attrs.items():
            self.set(key, value)

    def __bool__(self) -> bool:
        return bool(self.attrs or self.names)


def parse_attribute_list(text: str) -> AttributeList:
    """Read the text between `{:` and `}`. What is no attribute is passed over, as in kramdown."""
    attributes = AttributeList()
    for item in _ITEM.finditer(text):
        if item["key"]:
            attributes.set(item["key"], re.sub(rf"\\(\}}|{item['quote']})", r"\1", item["value"]))
        elif item["name"]:
            attributes.names.append(item["name"])
        else:
            for id_, class_ in _MARK.findall(item["marks"]):
                attributes.set("id" if id_ else "class", id_ or class_)
    return attributes


def apply_attributes(token: Token, attributes: AttributeList, named: Mapping[str, AttributeList]) -> None:
    """Put a list on a token: classes are added to its own, every other attribute replaces it.

    `named` are the text's `{:name: …}`. A name without a definition says something to other rules only (`toc`,
    `standalone`), which find all names in `token.meta["names"]`.
    """
    if attributes.names:
        token.meta["names"] = [*token.meta.get("names", ()), *attributes.names]
    for key, value in resolve(attributes, named).attrs.items():
        if key == "class":
            token.attrJoin(key, value)
        else:
            token.attrSet(key, value)


def resolve(attributes: AttributeList, named: Mapping[str, AttributeList]) -> AttributeList:
    """The list with every list that it names taken in, before its own words; each name counts once."""
    result = AttributeList()
    seen: set[str] = set()
    waiting = [(attributes, iter(attributes.names))]
    while waiting:
        current, names = waiting[-1]
        name = next((name for name in names if name in named and name not in seen), None)
        if name is None:
            waiting.pop()
            for key, value in current.attrs.items():
                result.set(key, value)
        else:
            seen.add(name)
            waiting.append((named[name], iter(named[name].names)))
    return result
