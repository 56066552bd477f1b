"""What a page loads styles and scripts for is told by its HTML, however it was written."""

from __future__ import annotations

import pytest

from studylog.config import MarkdownConfig, MathConfig
from studylog.models import LinkTable, RenderInput
from studylog.renderer.converter import Converter


@pytest.mark.parametrize(
    ("body", "features"),
    [
        ("글과 `코드`", set()),
        ("```py\nx\n```", {"code"}),
        ("    x", {"code"}),
        ("<pre>x</pre>", {"code"}),
        ('<table border="1" class="dataframe"><tr><td>1</td></tr></table>', {"code", "classes"}),
        ("```mermaid\ngraph LR\n```", {"code", "mermaid"}),
        ("``` mermaid!\ngraph LR\n```", {"code", "mermaid"}),
        ('<div class="mermaid">graph LR</div>', {"mermaid", "classes"}),
        ("mermaid로 그린다", set()),
        ("알림\n{: .notice--info}", {"classes"}),
        ('![그림](/a.png){: width="40" .right}', {"classes"}),
        ('![그림](/a.png){: width="" height=""}', set()),
        ("> [!TIP]\n> 글", {"classes"}),
        ("{:note: .notice}\n글\n{: note}", {"classes"}),
        ("$$x$$", {"math"}),
        ("글 $\\nosuch{$ 끝 $x$", {"math"}),
        ("<math><mi>x</mi></math>", {"math"}),
        ("`<math>`과 mathematics", set()),
    ],
)
def test_features_are_those_of_the_page(body: str, features: set[str]) -> None:
    text = RenderInput(source="a.md", body=body, markdown=MarkdownConfig(), math=MathConfig())
    assert Converter(LinkTable()).render(text).features == features
