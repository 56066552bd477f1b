"""Words that rendering adds to a text: above a call-out without a title of its own, for the box of a task."""

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


TASK_LABELS: Mapping[str, tuple[str, str]] = MappingProxyType({"ko": ("할 일", "한 일"), "en": ("to do", "done")})
"""Language → what a screen reader says of the box of a task, open and done."""


def task_label(language: str, *, is_done: bool) -> str:
    """The name of the box of a task, in English where the language is not known."""
    return TASK_LABELS.get(language, TASK_LABELS["en"])[is_done]
