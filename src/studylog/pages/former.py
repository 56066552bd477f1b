"""The last edition of a site of which only posts and assets have changed: what is the same is not laid out again.

What is the same is told by identity: a post whose file has not changed is the very object that it was.
"""

from __future__ import annotations

from collections.abc import Mapping

from studylog.frozen import dataclass
from studylog.models import Post, Rendition, Site
from studylog.pages.surroundings import Survey
from studylog.views import PostSummary, SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What an edition may take over."""

    posts: Mapping[str, Post]
    """This and the following two are by source."""
    renditions: Mapping[str, Rendition]
    summaries: Mapping[str, PostSummary]
    """Those that were made."""
    survey: Survey
    view: SiteView
    terms: Mapping[str, str]
    """As `name_terms` has them."""

    def knows(self, post: Post, rendition: Rendition) -> bool:
        """Whether the post and its text are as they were."""
        return self.posts.get(post.source) is post and self.renditions[post.source] is rendition


def take_over(
    site: Site,
    renditions: Mapping[str, Rendition],
    summaries: Mapping[str, PostSummary],
    survey: Survey,
    view: SiteView,
) -> Former:
    """What the next edition may take over of this one."""
    return Former(
        posts={post.source: post for post in site.posts},
        renditions=renditions,
        summaries=summaries,
        survey=survey,
        view=view,
        terms=name_terms(site),
    )


def name_terms(site: Site) -> dict[str, str]:
    """Every category and tag as posts name it → its URL."""
    return {
        f"{taxonomy.name}: {value}": term.url
        for taxonomy in (site.categories, site.tags)
        for value, term in taxonomy.by_value.items()
    }
