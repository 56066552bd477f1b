"""What a blog may hold and become, for tests that edit one by chance."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = st.sampled_from(["2024-01-02-a.md", "2024-01-03-나.md", "2024-02-01-c.md", "2024-06-05-later.md"])
FOLDERS = st.sampled_from(["_posts", "ai/_posts", "_drafts"])
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
        "{% for post in site.posts %}{{ post.title }}: {{ post.excerpt | strip_html }}{% endfor %}\n",
        "[소개](/about) 그리고 [소개](about.md), ![그림](/assets/p.png){: width='10'}\n",
        "본문입니다.\n\n## 경사 하강법과 손실 함수\n\n글\n",
        "본문입니다.\n\n## 교착 상태와 `semaphore`\n\n글\n",
        "차례 {% for tag in site.tags %}{{ tag[0] }} {% endfor %}{{ page.previous.title }} {{ page.next.url }}\n",
    ]
)
KEYS = st.sampled_from(
    [
        "slug: 새-이름",
        "date: 2023-05-05",
        "date: 2024-06-03 09:00:00 +0900",
        "description: 요약",
        "published: false",
        "draft: true",
        "related: true",
        "series: 묶음",
        "pin: true",
        "permalink: /moved/",
        "categories: [알고리즘]",
        "redirect_from: /old/",
        "use_math: true",
        "markdown: commonmark",
        "toc: false",
        "llms: false",
        "excerpt_separator: 문단",
    ]
)
CONFIGS = st.sampled_from(
    [
        "title: 학습 기록\n",
        "title: 다른 이름\nurl: https://me.example\nbaseurl: /blog\n",
        "title: 다른 이름\nurl: https://me.example\nrepository: me/log\ntheme: {accent: '#2f6b4f', edit: true}\n"
        "social_cards: true\n",
        "title: 학습 기록\nbaseurl: /blog\npaginate: 2\nllms: true\n",
        "title: 학습 기록\nbaseurl: /log\npermalink: pretty\ntimezone: Asia/Seoul\n",
        "title: 학습 기록\nlang: en\nmath: true\nfeed:\n  posts_limit: 2\n",
        "title: 학습 기록\nmath:\n  macros: {R: '\\mathbb{R}'}\nshow_drafts: true\nfuture: true\n",
        "title: 학습 기록\ndefaults:\n  - scope: {path: ''}\n    values: {related: true, author: kim}\nauthor: 김\n",
        "title: 학습 기록\nmarkdown: CommonMark\nexcerpt_separator: '둘째'\nsearch: false\n",
    ]
)
TEMPLATES = {
    "_partials/footer.html": "<p>{{ site.title }}</p>\n",
    "_partials/post_list.html": (
        "{% macro full(posts) %}{% for post in posts %}<b>{{ post.title }}</b>{% endfor %}{% endmacro %}\n"
        "{% macro brief(posts) %}{% for post in posts %}<i>{{ post.url }}</i>{% endfor %}{% endmacro %}\n"
        "{% macro size(count) %}{{ count }}{% endmacro %}\n"
    ),
    "base.html": "<!doctype html><title>{{ head.title }}</title>{% block content %}{% endblock %}\n",
    "term.html": "<p>mine</p>\n",
    "assets/style.css": "p { color: red }\n",
}
"""A theme's file → another one in its place: base, partial, macros, a page, a style."""
SOURCES = {
    "_includes/note.html": ("적어 둠", "다른 말 {{ page.title }}"),
    "_data/x.yml": ("a: 1\n", "a: 2\n", "a: [1, 2]\n"),
    "_data/authors.yml": ("kim:\n  name: 김하늘\n", "kim:\n  name: 김바다\n  bio: '**굵게**'\n"),
    "_data/navigation.yml": ("main:\n  - title: 처음\n    url: /\n", "main:\n  - title: 소개\n    url: /about/\n"),
    "assets/p.png": ("one", "two", "three"),
    "assets/site.css": ("a {}", "b {}"),
    "assets/favicon.png": ("one", "two"),
}
"""A file that posts and pages use → what it may hold."""
OF_OTHERS = st.sampled_from(["mine.txt", ".git/HEAD", "tags/메모.txt", "2024/01/mine.txt", "assets/.DS_Store"])
"""Paths below the output folder where no page of a blog ever goes."""
