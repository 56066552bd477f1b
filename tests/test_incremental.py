"""The law: whatever is done to a site, building it again gives what building it anew would give, byte for byte.

Every failure prints the steps that led to it.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from studylog.builder.build import BuildOptions, build
from studylog.config import Overrides
from studylog.errors import SiteError

SEQUENCES = int(os.environ.get("STUDYLOG_SEQUENCES", "10"))
STEPS = 8
NOW = dt.datetime(2024, 6, 1, 12, 0, tzinfo=dt.UTC)

NAMES = st.sampled_from(["2024-01-02-a.md", "2024-01-03-나.md", "2024-02-01-c.md", "2024-06-05-later.md"])
FOLDERS = st.sampled_from(["_posts", "ai/_posts"])
TITLES = st.sampled_from(["하나", "둘", "Three: 셋", "$x^2$ 넷"])
TAGS = st.lists(st.sampled_from(["ML", "ml", "C++", "파이썬"]), max_size=2, unique=True)
BODIES = st.sampled_from(
    [
        "본문입니다.\n",
        "링크 [a](2024-01-02-a.md), [없음](/nowhere/) 그리고 ![그림](/assets/p.png)\n",
        "# 제목\n\n수식 $a_1$ 과\n\n$$\ny = x\n$$\n\n```python\nprint(1)\n```\n",
        "글이 {{ site.posts | size }}개, {{ site.data.x.a }}, {% include note.html %}\n",
        "상대 경로 ![그림](../assets/p.png) 와 [다음]({% post_url 2024-02-01-c %})\n",
        "첫 문단[^1].\n\n둘째 문단.\n\n[^1]: 각주\n",
    ]
)
CONFIGS = st.sampled_from(
    [
        "title: 학습 기록\n",
        "title: 다른 이름\nurl: https://me.example\nbaseurl: /blog\n",
        "title: 학습 기록\nbaseurl: /blog\npaginate: 2\n",
        "title: 학습 기록\nbaseurl: /log\npermalink: pretty\ntimezone: Asia/Seoul\n",
        "title: 학습 기록\nlang: en\nmath: true\nfeed:\n  posts_limit: 2\n",
    ]
)


class Editing(RuleBasedStateMachine):
    """Somebody writes a blog, and builds it after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="studylog-law-"))
        self.root = self.home / "blog"
        self.now = NOW
        self.jobs = 1

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @initialize(config=CONFIGS)
    def begin(self, config: str) -> None:
        self.put("_config.yml", config)
        self.put("_posts/2024-01-02-a.md", "---\ntitle: 처음\n---\n처음\n")
        self.put("_includes/note.html", "적어 둠")
        self.put("_data/x.yml", "a: 1\n")
        self.put("assets/p.png", "one")

    def put(self, path: str, text: str) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        return target

    def posts(self) -> list[Path]:
        return sorted(self.root.rglob("*_posts/*.md"))

    @rule(folder=FOLDERS, name=NAMES, title=TITLES, tags=TAGS, body=BODIES, published=st.booleans())
    def write_post(self, folder: str, name: str, title: str, tags: list[str], body: str, published: bool) -> None:
        front = f'title: "{title}"\ntags: [{", ".join(tags)}]\n' + ("" if published else "published: false\n")
        self.put(f"{folder}/{name}", f"---\n{front}---\n\n{body}")

    @rule(number=st.integers(0, 3), key=st.sampled_from(["slug: 새-이름", "date: 2023-05-05", "description: 요약"]))
    def change_front_matter(self, number: int, key: str) -> None:
        for post in self.posts()[number : number + 1]:
            post.write_text(post.read_text("utf-8").replace("---\n", f"---\n{key}\n", 1), "utf-8")

    @rule(number=st.integers(0, 3))
    def delete_post(self, number: int) -> None:
        for post in self.posts()[number : number + 1]:
            post.unlink()

    @rule(number=st.integers(0, 3), name=NAMES)
    def rename_post(self, number: int, name: str) -> None:
        for post in self.posts()[number : number + 1]:
            post.rename(post.with_name(name))

    @rule()
    def swap_two_posts(self) -> None:
        posts = self.posts()
        if len(posts) > 1:
            one, other = posts[0].read_bytes(), posts[1].read_bytes()
            posts[0].write_bytes(other)
            posts[1].write_bytes(one)

    @rule(number=st.integers(0, 3), past=st.sampled_from([-1, 1]))
    def touch(self, number: int, past: int) -> None:
        for post in self.posts()[number : number + 1]:
            found = post.stat()
            os.utime(post, ns=(found.st_atime_ns, found.st_mtime_ns + past * 10**15))

    @rule()
    def write_as_many_bytes_at_the_same_time(self) -> None:
        path = self.root / "assets/p.png"
        if path.exists():
            found = path.stat()
            path.write_text(path.read_text("utf-8")[::-1], "utf-8")
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))

    @rule(text=st.sampled_from(["", "two", "three"]))
    def change_image(self, text: str) -> None:
        if text:
            self.put("assets/p.png", text)
        else:
            (self.root / "assets/p.png").unlink(missing_ok=True)

    @rule(config=CONFIGS)
    def change_settings(self, config: str) -> None:
        self.put("_config.yml", config)

    @rule(value=st.integers(1, 3), note=st.sampled_from(["적어 둠", "다른 말"]))
    def change_data_and_include(self, value: int, note: str) -> None:
        self.put("_data/x.yml", f"a: {value}\n")
        self.put("_includes/note.html", note)

    @rule(
        name=st.sampled_from(["_partials/footer.html", "term.html", "assets/style.css"]),
        text=st.sampled_from(["", "<p>mine</p>\n", "<p>{{ site.title }}</p>\n"]),
    )
    def override_template(self, name: str, text: str) -> None:
        if text:
            self.put(f"templates/{name}", text)
        else:
            (self.root / "templates" / name).unlink(missing_ok=True)

    @rule(body=BODIES, layout=st.sampled_from(["page", "home", "tags"]))
    def write_page(self, body: str, layout: str) -> None:
        self.put("about.md", f"---\ntitle: 소개\nlayout: {layout}\n---\n{body}")

    @rule(days=st.integers(0, 10))
    def let_days_pass(self, days: int) -> None:
        self.now += dt.timedelta(days=days)

    @rule(jobs=st.sampled_from([1, 2]))
    def change_workers(self, jobs: int) -> None:
        self.jobs = jobs

    @rule(how=st.sampled_from(["edit", "delete", "truncate"]))
    def spoil_the_output(self, how: str) -> None:
        for page in sorted((self.root / "_site").rglob("index.html"))[:2]:
            page.unlink() if how == "delete" else page.write_text("mine" if how == "edit" else "", "utf-8")

    @rule(name=st.sampled_from(["manifest.sqlite", "fragments.sqlite"]), how=st.sampled_from(["delete", "cut", "fill"]))
    def spoil_the_cache(self, name: str, how: str) -> None:
        path = self.root / ".studylog-cache" / name
        if how == "delete":
            path.unlink(missing_ok=True)
        elif path.exists():
            path.write_bytes(
                path.read_bytes()[: 3000 if how == "cut" else 8000] + (b"x" * 9000 if how == "fill" else b"")
            )

    @rule()
    def delete_the_cache(self) -> None:
        shutil.rmtree(self.root / ".studylog-cache", ignore_errors=True)

    @invariant()
    def equals_a_clean_build(self) -> None:
        if not (self.root / "_config.yml").exists():
            return
        clean = self.home / "clean"
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns("_site", ".studylog-cache"))
        again, anew = self.build(self.root), self.build(clean)
        shutil.rmtree(clean)
        assert again == anew

    def build(self, root: Path) -> dict[str, Any]:
        """All that a reader gets and a writer is told."""
        try:
            report = build(BuildOptions(source=root, overrides=Overrides(), now=self.now, jobs=self.jobs))
        except SiteError as error:
            return {"told": [str(problem) for problem in error.problems]}
        output = root / "_site"
        files = {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}
        return {**files, "told": [str(problem) for problem in report.problems], "posts": report.posts}


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=SEQUENCES, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
)
