"""Which texts the search finds, and what a site publishes for it."""

from __future__ import annotations

import re

from tests.conftest import SiteTest

FOLDER = "assets/studylog/search"


def found_titles(site: SiteTest) -> set[str]:
    """Titles of the texts that the search finds."""
    files = (site.root / "_site" / FOLDER / "t").glob("*.js")
    return {re.findall(r'^studylogSearch\.read\("\d+",\["([^"]*)"', file.read_text("utf-8"))[0] for file in files}


def test_posts_documents_and_pages_of_text_are_found(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\ncollections: {notes: {output: true}}\n")
    site.post("2024-01-01-a.md", title="글").post("2024-01-02-b.md", title="숨긴 글", search="false")
    site.post("2024-01-03-c.md", title="옮긴 글", redirect_to="/elsewhere/")
    site.write("_notes/n.md", "---\ntitle: 쪽지\n---\n메모\n").write(
        "about.md", "---\ntitle: 소개\nlayout: page\n---\n나\n"
    )
    site.write("all.md", "---\ntitle: 모두\nlayout: archive\n---\n").write(
        "404.md", "---\npermalink: /404.html\n---\n없음\n"
    )
    site.build()
    assert {"글", "쪽지", "소개"} == found_titles(site)


def test_a_site_may_do_without_search(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nsearch: false\n").post("2024-01-01-a.md").build()
    assert not (site.root / "_site" / FOLDER).exists()
    assert "search/index.html" not in site.files()
    assert 'rel="search"' not in site.read("index.html")


def test_every_page_leads_to_the_search_and_loads_nothing_of_it(site: SiteTest) -> None:
    site.write("_config.yml", "title: T\nbaseurl: /blog\n").post("2024-01-01-a.md").build()
    page = site.read("index.html")
    assert 'rel="search" href="/blog/search/"' in page
    assert "search.js" not in page
    assert "/blog/assets/studylog/search.js" in site.read("search/index.html")


def test_the_owners_page_takes_the_place_of_the_search(site: SiteTest) -> None:
    site.post("2024-01-01-a.md").write("find.md", "---\nlayout: search\npermalink: /find/\n---\n").build()
    assert 'rel="search" href="/find/"' in site.read("index.html")
    assert "search/index.html" not in site.files()


def test_a_new_text_leaves_the_numbers_of_others_alone(site: SiteTest) -> None:
    site.post("2024-01-01-a.md", title="하나").post("2024-01-03-c.md", title="셋").build()
    before = {path.name for path in (site.root / "_site" / FOLDER / "t").iterdir()}
    site.post("2024-01-02-b.md", title="둘").post("2024-01-02-d.md", title="둘 반").build()
    after = {path.name for path in (site.root / "_site" / FOLDER / "t").iterdir()}
    assert before < after
    assert len(after) == len(before) + 2


def test_a_text_is_shown_by_its_sections(site: SiteTest) -> None:
    site.post(
        "2024-01-01-a.md", "머리말\n\n## 첫째 `code`\n\n본문\n\n### 둘째\n\n끝\n", title="글", tags="[가, 나]"
    ).build()
    (file,) = (site.root / "_site" / FOLDER / "t").glob("*.js")
    assert '["가", "나"], [["", "", "머리말"], ["첫째-code", "첫째 code", "본문"], ["둘째", "둘째", "끝"]], 1]' in (
        file.read_text("utf-8")
    )


def test_an_edit_touches_the_files_of_its_words_alone(site: SiteTest) -> None:
    for number in range(1, 30):
        words = " ".join(
            f"{first}{second}단어{number}" for first in "가나다라마바사아자차" for second in "카타파하거너더러머버"
        )
        site.post(f"2024-01-{number:02}-a.md", words)
    site.build()
    site.write("_posts/2024-01-05-a.md", (site.root / "_posts/2024-01-05-a.md").read_text("utf-8") + " 새낱말\n")
    written = site.build().published.written
    assert len([path for path in written if path.startswith(f"{FOLDER}/t/")]) == 1
    assert 1 <= len([path for path in written if path.startswith(f"{FOLDER}/g/")]) <= 2
    assert len(list((site.root / "_site" / FOLDER / "g").iterdir())) >= 4


def test_a_long_text_comes_in_parts_that_end_between_words(site: SiteTest) -> None:
    body = "## 하나\n\n" + " ".join(f"낱말{number}" for number in range(3000)) + "\n\n## 둘\n\n끝\n"
    site.post("2024-01-01-a.md", body).build()
    files = sorted((site.root / "_site" / FOLDER / "t").glob("*.js"))
    assert len(files) > 1
    words = re.findall(r"낱말\d+", "".join(file.read_text("utf-8") for file in files))
    assert sorted(f"낱말{number}" for number in range(3000)) == sorted(words)
