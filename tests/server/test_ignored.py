"""Editors leave much beside the file that is saved; none of it is the site's."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from studylog.server.ignored import find_file_system, is_ignored, is_polled, is_temporary

ROOT = PurePosixPath("/home/me/blog")
OURS = (ROOT / "_site", ROOT / ".studylog-cache")


@pytest.mark.parametrize(
    "name",
    """.post.md.swp .post.md.swo .post.md.swx 4913 post.md~ .post.md.kate-swp post.md___jb_tmp___ post.md___jb_old___
    #post.md# .#post.md .goutputstream-X1Y2Z3 post.md.bck .DS_Store Thumbs.db ~$post.docx .~lock.post.odt#
    .syncthing.post.md.tmp ~syncthing~post.md.tmp .dropbox.cache sedAb12Cd post.md.XyZabc post.md.tmp
    photo.jpg.crdownload""".split(),
)
def test_a_name_that_an_editor_uses_while_saving_is_temporary(name: str) -> None:
    assert is_temporary(name)


@pytest.mark.parametrize(
    "name",
    """2024-01-02-os.md _config.yml Makefile CNAME .htaccess .nojekyll 운영체제.md C#.md sed.md sediment.png 49131
    template.html tmp.md a~b.md photo.min.js 2024-01-02-vim.swap.md index.html robots.txt""".split(),
)
def test_a_name_of_a_site_is_not(name: str) -> None:
    assert not is_temporary(name)


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        ("posts/2024-01-02-os.md", False),
        ("_config.yml", False),
        ("templates/_partials/nav.html", False),
        (".well-known/security.txt", False),
        ("_site", True),
        ("_site/index.html", True),
        ("_sites/index.html", False),
        (".studylog-cache/manifest.sqlite", True),
        (".studylog-cache", True),
        (".git/index", True),
        ("node_modules/a/b.js", True),
        ("posts/__pycache__/x.pyc", True),
        ("posts/.obsidian/workspace.json", True),
        ("posts/4913", True),
        ("", True),
    ],
)
def test_what_a_build_writes_and_what_tools_keep_wakes_nobody(path: str, ignored: bool) -> None:
    assert is_ignored(ROOT / path, ROOT, OURS) == ignored


def test_a_blog_below_a_hidden_folder_is_a_blog_all_the_same() -> None:
    root = PurePosixPath("/home/me/.local/blog")
    assert not is_ignored(root / "posts/a.md", root, ())


MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
C:\\134 /mnt/c 9p rw,aname=drvfs 0 0
nas:/share /mnt/my\\040nas nfs4 rw 0 0
me@host:/ /home/me/remote fuse.sshfs rw 0 0
/dev/sdb1 /media/usb fuseblk rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind", "polled"),
    [
        ("/home/me/blog", "ext4", False),
        ("/mnt/c/Users/me/blog", "9p", True),
        ("/mnt/my nas/blog", "nfs4", True),
        ("/home/me/remote/blog", "fuse.sshfs", True),
        ("/media/usb/blog", "fuseblk", False),
        ("/mnt/cd", "ext4", False),
    ],
)
def test_drives_that_do_not_report_changes_are_known(path: str, kind: str, polled: bool) -> None:
    found = find_file_system(PurePosixPath(path), MOUNTS)
    assert (found, is_polled(found)) == (kind, polled)


def test_without_a_list_of_mounts_no_drive_is_special() -> None:
    assert not is_polled(find_file_system(PurePosixPath("/home"), ""))
