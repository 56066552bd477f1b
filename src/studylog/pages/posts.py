"""A page a post."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup

from studylog.models import Post
from studylog.pages.cards import view_card
from studylog.pages.copies import list_copy
from studylog.pages.edition import Edition
from studylog.pages.redirects import lead_away
from studylog.pages.settings import flag_of
from studylog.pages.surroundings import Guide, Surroundings
from studylog.plan import Artifact, Outline, TemplatedPage
from studylog.views import HeadView, LinkView, PostView


def make_posts(edition: Edition) -> Iterator[Artifact]:
    """Every post, among the others."""
    posts = edition.site.posts
    guide = Guide(edition.survey, edition.link)
    for at, post in enumerate(posts):
        if post.redirect_to:
            yield lead_away(edition, post)
            continue
        look_around = partial(guide.look_around, at)
        yield Outline(
            path=post.output,
            template="post.html",
            source=post.source,
            list_parts=partial(_list_parts, edition, post, look_around),
            lay_out=partial(_lay_out, edition, post, look_around),
        )


def _list_parts(edition: Edition, post: Post, look_around: Callable[[], Surroundings]) -> tuple[str, ...]:
    """What the page shows: the post with its text, whether it has a card, and the others that it leads to."""
    card = "" if edition.means is None else "card"
    return edition.marks[post.source], edition.renditions[post.source].content.digest, card, *look_around().parts()


def _lay_out(edition: Edition, post: Post, look_around: Callable[[], Surroundings]) -> TemplatedPage:
    surroundings = look_around()
    gist, content = edition.renditions[post.source].gist, edition.renditions[post.source].content
    view = PostView(
        summary=edition.summaries[post.source],
        title_html=Markup(gist.title_html),
        content=content,
        previous=surroundings.previous,
        next=surroundings.next,
        related=surroundings.related,
        series=surroundings.series,
        breadcrumb=_breadcrumb(edition, post),
        features=gist.features,
        front=post.front,
    )
    return edition.page("post.html", post.output, _head(edition, post), source=post.source, post=view)


def _breadcrumb(edition: Edition, post: Post) -> tuple[LinkView, ...]:
    """From the front page over the categories, unless the site or the post says `breadcrumbs: false`."""
    if False in (flag_of(post.front, "breadcrumbs"), flag_of(edition.site.config.extra, "breadcrumbs")):
        return ()
    home = LinkView(title=edition.view.labels["home"], url=edition.link("/"))
    return (home, *(LinkView(title=term.name, url=term.url) for term in edition.summaries[post.source].categories))


def _head(edition: Edition, post: Post) -> HeadView:
    summary = edition.summaries[post.source]
    return edition.head(
        post.url,
        post.title,
        description=summary.summary,
        front=post.front,
        published=post.date,
        updated=post.updated,
        keywords=tuple(term.name for term in summary.tags),
        sections=tuple(term.name for term in summary.categories),
        robots="noindex" if post.draft else "",
        alternates=list_copy(edition, post),
        card=view_card(edition, post),
    )
