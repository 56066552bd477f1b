"""Which language a site speaks that does not say so."""

from __future__ import annotations

import pytest

from studylog.loader.language import guess_language


@pytest.mark.parametrize(
    ("titles", "language"),
    [
        (["운영체제 정리", "Attention is all you need"], "ko"),
        (["機械学習のメモ"], "ja"),
        (["Gradient descent", "회고", "Docker"], "en"),
        ([], "en"),
    ],
)
def test_a_site_speaks_as_its_posts_do(titles: list[str], language: str) -> None:
    assert guess_language(titles) == language
