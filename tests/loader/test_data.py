"""Data files are read by name, folders nest."""

from __future__ import annotations

from collections.abc import Callable

from studylog.models import Site

LoadSite = Callable[..., Site]


def test_every_kind_of_data_file_is_read(load: LoadSite) -> None:
    site = load(
        {
            "_data/navigation.yml": "main:\n- title: 소개\n  url: /about/\n",
            "_data/authors.json": '{"me": {"name": "나"}}',
            "_data/members.csv": "name,age\n가,3\n나,4\n",
            "_data/locales/ko.yaml": "tabs: {home: 홈}",
            "_data/t.tsv": "a\tb\n1\t2\n",
            "_data/note.txt": "not data",
        }
    )
    assert site.data == {
        "navigation": {"main": [{"title": "소개", "url": "/about/"}]},
        "authors": {"me": {"name": "나"}},
        "members": [{"name": "가", "age": "3"}, {"name": "나", "age": "4"}],
        "locales": {"ko": {"tabs": {"home": "홈"}}},
        "t": [{"a": "1", "b": "2"}],
    }


def test_a_data_file_may_be_longer_than_a_front_matter(load: LoadSite) -> None:
    assert len(load({"_data/words.yml": "- word\n" * 15_000}).data["words"]) == 15_000


def test_data_dir_moves_the_folder(load: LoadSite) -> None:
    assert load({"info/a.yml": "1", "_data/b.yml": "2"}, config="data_dir: info").data == {"a": 1}


def test_a_file_of_a_folders_name_breaks_nothing(load: LoadSite) -> None:
    assert load({"_data/!b.yml": "1", "_data/b/x.yml": "2"}).data == {"b": 1}
