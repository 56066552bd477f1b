"""Where a writer can be found: accounts by service, as minimal-mistakes, TeXt, hydejack and chirpy name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from studylog.pages.icons import find_icon
from studylog.pages.settings import Settings, tables_of, text_of
from studylog.schemes import is_safe_link
from studylog.urls import is_external, whole_address, with_baseurl
from studylog.views import LinkView


@dataclass(frozen=True, slots=True)
class Service:
    """A service that gives its users pages."""

    title: str
    address: str
    """Of a user's page, with `{}` where the name goes."""

    def page_of(self, account: str) -> str:
        """The page of a user; `@name@host`, as Mastodon writes it, says on which server."""
        name = account.removeprefix("@").strip("/")
        user, _, host = name.partition("@")
        return f"https://{host}/@{user}" if host else self.address.format(name)


SERVICES: Mapping[str, Service] = {
    "github": Service("GitHub", "https://github.com/{}"),
    "gitlab": Service("GitLab", "https://gitlab.com/{}"),
    "bitbucket": Service("Bitbucket", "https://bitbucket.org/{}"),
    "linkedin": Service("LinkedIn", "https://www.linkedin.com/in/{}"),
    "twitter": Service("X", "https://x.com/{}"),
    "bluesky": Service("Bluesky", "https://bsky.app/profile/{}"),
    "mastodon": Service("Mastodon", "https://{}"),
    "threads": Service("Threads", "https://www.threads.net/@{}"),
    "facebook": Service("Facebook", "https://www.facebook.com/{}"),
    "instagram": Service("Instagram", "https://www.instagram.com/{}"),
    "youtube": Service("YouTube", "https://www.youtube.com/user/{}"),
    "telegram": Service("Telegram", "https://t.me/{}"),
    "medium": Service("Medium", "https://medium.com/@{}"),
    "stackoverflow": Service("Stack Overflow", "https://stackoverflow.com/users/{}"),
    "kaggle": Service("Kaggle", "https://www.kaggle.com/{}"),
    "reddit": Service("Reddit", "https://www.reddit.com/user/{}"),
    "npm": Service("npm", "https://www.npmjs.com/~{}"),
    "codepen": Service("CodePen", "https://codepen.io/{}"),
    "keybase": Service("Keybase", "https://keybase.io/{}"),
    "steam": Service("Steam", "https://steamcommunity.com/id/{}"),
    "pinterest": Service("Pinterest", "https://www.pinterest.com/{}"),
    "tumblr": Service("Tumblr", "https://{}.tumblr.com"),
    "flickr": Service("Flickr", "https://www.flickr.com/{}"),
    "dribbble": Service("Dribbble", "https://dribbble.com/{}"),
    "soundcloud": Service("SoundCloud", "https://soundcloud.com/{}"),
    "lastfm": Service("Last.fm", "https://www.last.fm/user/{}"),
    "foursquare": Service("Foursquare", "https://foursquare.com/{}"),
    "xing": Service("XING", "https://www.xing.com/profile/{}"),
    "weibo": Service("Weibo", "https://www.weibo.com/{}"),
    "zhihu": Service("Zhihu", "https://www.zhihu.com/people/{}"),
    "douban": Service("Douban", "https://www.douban.com/people/{}"),
}
"""By the key that themes have for an account."""


def find_accounts(accounts: Settings) -> Iterator[LinkView]:
    """A link for every service under whose key an account, or a whole address, stands."""
    for key, service in SERVICES.items():
        if (account := text_of(accounts, key)) and is_safe_link(account):
            yield link_account(key, service, account)


def link_account(key: str, service: Service, account: str) -> LinkView:
    """The account's page."""
    return LinkView(
        title=service.title,
        url=account if is_external(account) else service.page_of(account),
        icon=find_icon(key, "link"),
    )


def link_website(address: str, baseurl: str, label: str) -> LinkView:
    """An address under the name of its service or of its host; `label` where it has none."""
    host = address.partition("://")[2].partition("/")[0].removeprefix("www.")
    key = "twitter" if host == "x.com" else host.rpartition(".")[0]
    service = SERVICES.get(key)
    title = service.title if service else host or label
    return LinkView(title=title, url=with_baseurl(address, baseurl), icon=find_icon(key, "website"))


def view_links(values: object, key: str, baseurl: str) -> tuple[LinkView, ...]:
    """A theme's list of `label` or `title`, `url` and `icon`; entries without an address are left out."""
    return tuple(
        LinkView(
            title=text_of(link, "label", "title", "name") or text_of(link, "url", "href"),
            url=with_baseurl(address, baseurl),
            icon=find_icon(text_of(link, "icon"), text_of(link, "label", "title")) or find_icon("link"),
        )
        for link in tables_of(values, key)
        if (address := website_of(link, "url", "href"))
    )


def website_of(values: object, *keys: str) -> str:
    """The address under any of `keys`, whole; nothing where a link may not lead there, or would lead nowhere."""
    address = whole_address(text_of(values, *keys).strip())
    return address if is_safe_link(address) else ""


def unique_links(links: Iterable[LinkView]) -> tuple[LinkView, ...]:
    """Each address once, under its first title."""
    found: dict[str, LinkView] = {}
    for link in links:
        found.setdefault(_place_of(link.url), link)
    return tuple(found.values())


def _place_of(url: str) -> str:
    """Where the address leads: however it is spelt, and under the name that the service has now."""
    place = url.rstrip("/").lower().partition("://")[2].removeprefix("www.") or url.rstrip("/").lower()
    return place.replace("twitter.com/", "x.com/", 1) if place.startswith("twitter.com/") else place
