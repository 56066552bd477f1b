"""A call-out whose class is one letter off is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studylog.errors import Code

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def told(site: SiteTest, body: str) -> list[tuple[str, str]]:
    problems = site.post("2024-01-02-a.md", body).problems()
    return [(str(problem.location), problem.hint()) for problem in problems if problem.code == Code.MARKDOWN]


@pytest.mark.parametrize(
    ("body", "line", "meant"),
    [
        ("> 알림\n{: .prompt-tipp }\n", "6:5", "prompt-tip"),
        ("글\n{: .notice--wraning}\n", "6:5", "notice--warning"),
        ('<div class="box prompt-infos">글</div>\n', "5:17", "prompt-info"),
    ],
)
def test_a_mistyped_call_out_is_told_with_the_right_one(site: SiteTest, body: str, line: str, meant: str) -> None:
    assert told(site, body) == [(f"_posts/2024-01-02-a.md:{line}", f"did you mean {meant}?")]


@pytest.mark.parametrize(
    "body",
    ["> 알림\n{: .prompt-tip }\n", "글\n{: .prompt-mine }\n", "`{: .prompt-tipp }`\n", "prompt-tipp, notice--inf\n"],
)
def test_other_classes_are_the_writers_own(site: SiteTest, body: str) -> None:
    assert told(site, body) == []
