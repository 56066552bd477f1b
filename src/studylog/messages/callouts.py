"""What stands above a call-out that has no title of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CALLOUT_TITLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ko": {"note": "참고", "tip": "팁", "important": "중요", "warning": "주의", "caution": "경고"},
        "en": {"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"},
    }
)
"""Language → kind → title."""


def callout_title(kind: str, language: str) -> str:
    """The title of a call-out of that kind, in English where the language is not known."""
    return CALLOUT_TITLES.get(language, CALLOUT_TITLES["en"])[kind]
