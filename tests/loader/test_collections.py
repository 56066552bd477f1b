"""Collections that are output become pages at Jekyll's URLs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from studylog.errors import Severity
from studylog.models import HeldBack, Site

LoadSite = Callable[..., Site]
NOTES = "collections: {notes: {output: true}}\n"
NOTE = "---\ntitle: N\n---\nx"


@pytest.mark.parametrize(
    ("permalink", "url"),
    [
        ("date", "/notes/n.html"),
        ("pretty", "/notes/n/"),
        ("ordinal", "/notes/n.html"),
        ("weekdate", "/notes/n"),
        ("none", "/notes/n.html"),
        ("/x/:title/", "/notes/n/"),
    ],
)
def test_a_document_ends_as_the_sites_permalink_does(load: LoadSite, permalink: str, url: str) -> None:
    assert url == load({"_notes/n.md": NOTE}, config=f"{NOTES}permalink: {permalink}").pages[0].url


@pytest.mark.parametrize(
    ("template", "file", "url"),
    [
        ("/:collection/:title/", "_notes/sub/My Note.md", "/notes/My-Note/"),
        ("/:path/", "_notes/sub/My Note.md", "/sub/My%20Note/"),
        ("/:name/", "_notes/My Note.md", "/my-note/"),
        ("/:year/:title", "_notes/2021-03-07-dated.md", "/2021/dated"),
        ("/:year/:title", "_notes/undated.md", "/2030/undated"),
        ("pretty", "_notes/n.md", "/pretty"),
    ],
)
def test_a_collection_has_a_template_of_its_own(load: LoadSite, template: str, file: str, url: str) -> None:
    config = f"collections: {{notes: {{output: true, permalink: '{template}'}}}}"
    assert url == load({file: NOTE}, config=config).pages[0].url


def test_defaults_of_its_type_and_its_own_permalink_count(load: LoadSite) -> None:
    config = """
collections: {tabs: {output: true, sort_by: order}}
defaults:
- scope: {path: "", type: tabs}
  values: {layout: page, permalink: "/:title/"}
"""
    files = {"_tabs/about.md": "---\n---\nx", "_tabs/tags.md": "---\npermalink: /t/\ndate: 2021-02-03\n---\n"}
    site = load(files, config=config)
    assert [(page.url, page.title, page.layout) for page in site.pages] == [
        ("/about/", "About", "page"),
        ("/t/", "Tags", "page"),
    ]


def test_files_of_a_collection_are_copied_without_the_underscore(load: LoadSite) -> None:
    site = load({"_notes/img/a.png": "x", "_notes/n.md": NOTE}, config=NOTES)
    assert [(asset.source, asset.output) for asset in site.assets] == [("_notes/img/a.png", "notes/img/a.png")]


@pytest.mark.parametrize("config", ["collections: {notes: {output: false}}", "collections: [notes]"])
def test_a_collection_that_is_not_output_is_read_for_liquid_alone(load: LoadSite, config: str) -> None:
    files = {"_notes/n.md": NOTE, "_notes/a.png": "x", "_notes/later.md": "---\ndate: 2099-01-01\n---\nx"}
    site = load(files, config=config)
    assert (site.pages, site.assets, site.problems) == ((), (), ())
    assert [(page.source, page.url) for page in site.unwritten] == [
        ("_notes/later.md", "/notes/later.html"),
        ("_notes/n.md", "/notes/n.html"),
    ]


def test_a_broken_document_that_is_not_written_stops_no_build(load: LoadSite) -> None:
    site = load({"_notes/n.md": "---\ntitle: [bad\n---\n"}, config="collections: [notes]")
    assert [(problem.location.path, problem.severity) for problem in site.problems if problem.location] == [
        ("_notes/n.md", Severity.WARNING)
    ]
    assert site.unwritten == ()


def test_a_folder_of_no_collection_is_not_read(load: LoadSite) -> None:
    site = load({"_notes/n.md": "---\ntitle: [bad\n---\n"}, config="a: 1")
    assert (site.pages, site.unwritten, site.assets, site.problems) == ((), (), (), ())


def test_an_included_folder_holds_pages_though_a_collection_has_its_name(load: LoadSite) -> None:
    site = load({"_notes/n.md": NOTE}, config="include: [_notes]\ncollections: [notes]")
    assert ([page.url for page in site.pages], site.unwritten) == (["/_notes/n.html"], ())


def test_collections_dir_holds_the_folders(load: LoadSite) -> None:
    site = load({"col/_notes/n.md": NOTE, "_notes/m.md": NOTE}, config=f"{NOTES}collections_dir: col")
    assert [page.url for page in site.pages] == ["/notes/n.html"]


@pytest.mark.parametrize("front", ["title: [a] b", "date: never", "permalink: /:nothing/"])
def test_a_broken_document_is_an_error(load: LoadSite, front: str) -> None:
    site = load({"_notes/n.md": f"---\n{front}\n---\n"}, config=NOTES)
    assert (site.pages, [problem.severity for problem in site.problems]) == ((), [Severity.ERROR])


def test_an_unpublished_document_is_dropped(load: LoadSite) -> None:
    assert load({"_notes/n.md": "---\npublished: false\n---\n"}, config=NOTES).pages == ()


def test_unpublished_true_shows_hidden_documents(load: LoadSite) -> None:
    site = load({"_notes/n.md": "---\npublished: false\n---\n"}, config=f"{NOTES}unpublished: true")
    assert [page.url for page in site.pages] == ["/notes/n.html"]


@pytest.mark.parametrize(
    ("file", "front"), [("_notes/n.md", "date: 2030-06-01"), ("_notes/2030-06-01-n.md", "title: n")]
)
def test_a_document_of_the_future_is_held_back(load: LoadSite, file: str, front: str) -> None:
    text = f"---\n{front}\n---\nx"
    site = load({file: text}, config=NOTES)
    until = dt.datetime(2030, 6, 1, tzinfo=dt.UTC)
    assert ((), (HeldBack(source=file, reason="future", until=until),)) == (site.pages, site.held_back)
    assert [problem.code for problem in site.problems] == ["future"]
    assert len(load({file: text}, config=f"{NOTES}future: true").pages) == 1


def test_a_documents_categories_stand_in_its_url(load: LoadSite) -> None:
    config = "collections: {notes: {output: true, permalink: '/:collection/:categories/:title/'}}"
    site = load({"_notes/n.md": "---\ncategories: [OS, Linux]\n---\nx"}, config=config)
    assert [page.url for page in site.pages] == ["/notes/os/linux/n/"]
