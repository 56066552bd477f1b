"""Every kind of page by the judgement of others: axe-core for who cannot see or point, html-validate for its HTML.

Both come from npm into `.venv/npm` (`make test-browser`), or from the folder that STUDYLOG_NPM names; without them
these tests are skipped and say so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import SiteTest
from tests.serving import serving_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
PACKAGES = Path(os.environ.get("STUDYLOG_NPM") or ROOT / ".venv" / "npm") / "node_modules"
RULES = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {
        # matters of taste, and what kramdown writes: `<br />`, `checked="checked"`, columns' `style`, ids in Korean
        **dict.fromkeys(("void-style", "attribute-boolean-style", "no-inline-style", "long-title"), "off"),
        "no-trailing-whitespace": "off",
        "require-sri": "off",
        "valid-id": ["error", {"relaxed": True}],
    },
}
CONFIG = """
url: https://me.example
theme: {edit: "https://git.example/edit/main/"}
comments: {provider: utterances, repo: me/blog}
utterances: {repo: me/blog}
"""
RICH = """\
알림 하나.
{: .notice--info}

> [!WARNING]
> 조심할 것.

{: file="train.py" linenos="true"}
```python
print("안녕")
```

<details markdown="1"><summary>펼치기</summary>

숨은 글[^1].

</details>

| 이름 | 값 |
|------|---:|
| a    |  1 |

$$x_1 \\quad (1)$$

[^1]: 각주.
"""


@pytest.fixture(scope="module")
def packages() -> Path:
    """Where npm's packages are."""
    if not (PACKAGES / "axe-core").is_dir():
        pytest.skip(f"axe-core and html-validate are not in {PACKAGES}; npm installs them, see tests/npm/package.json")
    return PACKAGES


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample blog with everything else that a page may hold, built."""
    root = tmp_path_factory.mktemp("standards") / "blog"
    for name in ("posts", "assets", "_data"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "about.md", root)
    config = (ROOT / "_config.yml").read_text("utf-8").replace('\nurl: ""', "")
    site = SiteTest(root).write("_config.yml", config + CONFIG)
    rich = {
        "share": "true",
        "related": "true",
        "series": "손으로 하는 딥러닝",
        "tags": "[Python]",
        "last_modified_at": "2024-05-05",
    }
    front = "\n".join(f"{key}: {value}" for key, value in rich.items())
    site.write("posts/2024-05-01-rich.md", f"---\ntitle: 온갖 것\n{front}\n---\n\n## 하나\n\n{RICH}\n### 둘\n\n글\n")
    site.write("search.md", "---\ntitle: 검색\nlayout: search\npermalink: /search/\n---\n")
    site.write("cats.md", "---\ntitle: 갈래\nlayout: categories\npermalink: /cats/\n---\n")
    site.write(
        "grid.md", "---\ntitle: 격자\nlayout: tag\ntaxonomy: Python\nentries_layout: grid\npermalink: /grid/\n---\n"
    )
    site.build()
    return root / "_site"


KINDS = (
    "/",
    "/page2/",
    "/rich/",
    "/ai/boostcourse/attention-by-hand/",
    "/ai/boostcourse/gradient-descent/",
    "/cs/floating-point/",
    "/categories/",
    "/categories/ai/",
    "/cats/",
    "/tags/",
    "/tags/python/",
    "/grid/",
    "/archive/",
    "/search/",
    "/search/?q=%EA%B2%BD%EC%82%AC",
    "/about/",
    "/404.html",
)


@pytest.fixture(scope="module")
def address(blog: Path) -> Iterator[str]:
    """Where the blog is served."""
    with serving_folder(blog) as served:
        yield served


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_complain_of(
    packages: Path, address: str, browser: Browser, scheme: Any, width: int
) -> None:
    axe = (packages / "axe-core" / "axe.min.js").read_text("utf-8")
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    found: dict[str, Any] = {}
    for path in KINDS:
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.ok, path
        if "?q=" in path:
            page.wait_for_selector(".found li mark")
        page.evaluate(axe)
        violations = page.evaluate("axe.run().then((result) => result.violations)")
        if violations:
            found[path] = [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in violations]
    page.close()
    assert found == {}


def test_html_validate_finds_no_error(packages: Path, blog: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(RULES), "utf-8")
    command = ["node", str(packages / "html-validate" / "bin" / "html-validate.mjs"), "--config", str(rules)]
    pages = sorted(str(path) for path in blog.rglob("*.html"))
    run = subprocess.run([*command, "--formatter", "text", *pages], capture_output=True, text=True, check=False)
    assert run.stdout == ""
    assert run.returncode == 0, run.stderr
