"""Pages that are made while the site is still being looked over: nothing else is to be noticed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studylog.errors import ContentError

if TYPE_CHECKING:
    from tests.conftest import SiteTest


def write_blog(site: SiteTest) -> SiteTest:
    for day in range(1, 29):
        site.post(f"2024-02-{day:02}-a.md", f"글 {day}, [어제](/2024/02/{day - 1 or 1:02}/a.html)\n", tags="ML")
    return site


def test_several_processes_write_the_site_that_one_writes(site: SiteTest) -> None:
    write_blog(site).build(jobs=2)
    files = {path: (site.root / "_site" / path).read_bytes() for path in site.files()}
    (site.root / ".studylog-cache").rename(site.root.parent / "cache")
    (site.root / "_site").rename(site.root.parent / "site")
    site.build(jobs=1)
    assert files == {path: (site.root / "_site" / path).read_bytes() for path in site.files()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_with_the_site_is_told_before_what_is_wrong_with_a_template(site: SiteTest, jobs: int) -> None:
    write_blog(site).write("templates/post.html", "{{ nothing }}").post("2024-03-01-b.md", "[x](/nowhere/)\n")
    with pytest.raises(ContentError) as caught:
        site.build(jobs=jobs, strict=True)
    assert "templates" not in str(caught.value)
    assert not (site.root / "_site").exists()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("template", ["{{ nothing }}", "{% include 'nowhere.html' %}", "{% if"])
def test_a_mistake_in_a_template_is_told_alike_by_any_number_of_processes(
    site: SiteTest, jobs: int, template: str
) -> None:
    write_blog(site).write("templates/post.html", template)
    with pytest.raises(ContentError) as caught:
        site.build(jobs=jobs)
    assert "templates/post.html" in str(caught.value)
