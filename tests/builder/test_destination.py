"""Where studylog refuses to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studylog.errors import ConfigError

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def test_the_source_is_no_output_folder(site: SiteTest) -> None:
    with pytest.raises(ConfigError, match="cannot be the output folder"):
        site.post("2024-01-02-a.md").build(destination=site.root)


def test_a_folder_around_the_source_is_no_output_folder(site: SiteTest) -> None:
    with pytest.raises(ConfigError, match="cannot be the output folder"):
        site.post("2024-01-02-a.md").build(destination=site.root.parent)


def test_the_home_folder_is_no_output_folder(site: SiteTest) -> None:
    with pytest.raises(ConfigError, match="cannot be the output folder"):
        site.post("2024-01-02-a.md").build(destination=Path.home())


def test_a_file_is_no_output_folder(site: SiteTest) -> None:
    site.post("2024-01-02-a.md").write("out", "x")
    with pytest.raises(ConfigError, match="is a file"):
        site.build(destination=site.root / "out")


def test_a_folder_of_others_is_left_as_it_is(site: SiteTest) -> None:
    """They may be anybody's work."""
    site.post("2024-01-02-a.md").write("_site/index.html", "<p>Jekyll</p>")
    with pytest.raises(ConfigError, match="did not write"):
        site.build()
    assert site.files() == {"index.html"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", '<meta name="generator" content="Jekyll v4.3.2" />'),
        ("feed.xml", '<generator uri="https://jekyllrb.com/" version="4.3.2">Jekyll</generator>'),
    ],
)
def test_what_jekyll_made_is_called_so_and_left_as_it_is(site: SiteTest, name: str, text: str) -> None:
    """It may be the only copy of the old site, which the new one is to be compared with."""
    site.post("2024-01-02-a.md").write(f"_site/{name}", text)
    with pytest.raises(ConfigError, match="is what Jekyll made") as caught:
        site.build()
    assert "studylog check --against ../old" in caught.value.problems[0].hint()
    assert site.read(name) == text


def test_an_output_folder_that_is_a_checkout_is_fine(site: SiteTest) -> None:
    """`keep_files` names what may stand there, `.git` above all."""
    site.post("2024-01-02-a.md").write("_site/.git/HEAD", "ref: refs/heads/gh-pages\n")
    site.build()
    assert site.read(".git/HEAD") == "ref: refs/heads/gh-pages\n"
