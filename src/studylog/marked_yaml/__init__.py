"""YAML whose values know their line, read as Jekyll reads it.

Every value keeps the place and the text it was written with, because a reader sees a label as written (`3.10`) while
a URL follows its value (`3.1`).
"""

from studylog.marked_yaml.addresses import DATA, SITES, TEXTS, WrittenAddress, find_addresses
from studylog.marked_yaml.links import find_unsafe_links, warn_of_unsafe_link
from studylog.marked_yaml.nodes import Document, Mark, Node, Repeat, YamlError
from studylog.marked_yaml.reader import read_yaml
from studylog.marked_yaml.repairs import describe_error
from studylog.marked_yaml.scalars import resolve_scalar, ruby_text

__all__ = [
    "DATA",
    "SITES",
    "TEXTS",
    "Document",
    "Mark",
    "Node",
    "Repeat",
    "WrittenAddress",
    "YamlError",
    "describe_error",
    "find_addresses",
    "find_unsafe_links",
    "read_yaml",
    "resolve_scalar",
    "ruby_text",
    "warn_of_unsafe_link",
]
