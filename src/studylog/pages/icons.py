"""Font Awesome's names → the drawings of the theme (`templates/_partials/icons.html`)."""

from __future__ import annotations

import re

UNKNOWN = "link"
"""What is drawn for a name that has no drawing."""

DRAWN = frozenset(
    """archive arrow bluesky book calendar chart chat clock code contrast cpu discord facebook feed folder github gitlab
    graduation hash home info instagram key kaggle language lightbulb link linkedin list location mail mastodon medium
    moon music notion npm phone pen pin question reddit rocket search share slack stack-overflow star steam sun tag
    telegram threads user video warning website x youtube""".split()
)
"""Every drawing by name."""

_SAME = {
    **dict.fromkeys(("rss", "square-rss"), "feed"),
    **dict.fromkeys(("envelope", "email", "at", "inbox", "paper-plane"), "mail"),
    **dict.fromkeys(("map-marker", "location-dot", "map", "location-pin", "map-pin", "building"), "location"),
    **dict.fromkeys(("twitter", "x-twitter", "xing"), "x"),
    **dict.fromkeys(("globe", "earth", "globe-asia", "globe-americas"), "website"),
    **dict.fromkeys(("blog", "pencil", "edit", "pen-to-square", "blogger", "wordpress", "tumblr", "feather"), "pen"),
    **dict.fromkeys(("info-circle", "circle-info"), "info"),
    **dict.fromkeys(("stream", "folder-open", "bars", "bars-staggered", "layer-group", "sitemap"), "folder"),
    **dict.fromkeys(("tags", "hashtag"), "tag"),
    **dict.fromkeys(("list-ul", "list-ol", "th-list", "table-list"), "list"),
    **dict.fromkeys(("box-archive", "calendar-alt", "calendar-days"), "archive"),
    **dict.fromkeys(("magnifying-glass",), "search"),
    **dict.fromkeys(("house",), "home"),
    **dict.fromkeys(("users", "address-card", "id-card", "user-circle", "circle-user", "person"), "user"),
    **dict.fromkeys(
        ("google-scholar", "graduation-cap", "orcid", "researchgate", "school", "university"), "graduation"
    ),
    **dict.fromkeys(("youtube-play", "twitch", "vimeo", "film", "circle-play"), "youtube"),
    **dict.fromkeys(("stackoverflow", "stack-exchange", "stackexchange"), "stack-overflow"),
    **dict.fromkeys(("git", "git-alt", "code-branch", "bitbucket"), "gitlab"),
    **dict.fromkeys(("book-open", "bookmark", "readme", "notebook", "file", "file-lines"), "book"),
    **dict.fromkeys(("laptop-code", "terminal", "codepen", "file-code"), "code"),
    **dict.fromkeys(("thumbtack", "map-pin"), "pin"),
    **dict.fromkeys(("comment", "comments", "kakao", "line", "whatsapp", "wechat", "weixin"), "chat"),
    **dict.fromkeys(("keybase",), "key"),
    **dict.fromkeys(("lastfm", "soundcloud", "spotify"), "music"),
    **dict.fromkeys(("chart-line", "chart-bar", "chart-simple"), "chart"),
    **dict.fromkeys(("microchip", "robot", "brain", "server", "database", "docker"), "cpu"),
}
"""Font Awesome's words, and names of services, that share a drawing."""

_DECORATION = re.compile("fa[bsrldt]?|fa-(?:brands|solid|regular|light|fw|lg|sm|xs|[0-9]+x|ul|li)|icon")
_SHAPE = re.compile("^square-|-(?:square|alt|o|f|in|circle|p|h|m)$")


def find_icon(*names: str) -> str:
    """The drawing for the first of `names` that has one: `fab fa-fw fa-github`, `icon-mail`, `GitHub`.

    A chain link for what is not known; nothing where nothing is named.
    """
    words = [word for name in names for word in name.lower().split() if not _DECORATION.fullmatch(word)]
    for word in words:
        bare = re.sub("^(?:fa|icon)-", "", word)
        for form in (bare, _SHAPE.sub("", bare)):
            if (drawing := _SAME.get(form, form)) in DRAWN:
                return drawing
    return UNKNOWN if words else ""
