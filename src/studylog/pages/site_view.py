"""The site's own settings as templates see them."""

from __future__ import annotations

from collections.abc import Mapping

from studylog.config import CODE_STYLE
from studylog.messages import labels_for
from studylog.models import Site
from studylog.pages.accounts import view_links
from studylog.pages.favicons import MANIFEST_FILE, find_icons, find_manifest, own_icons
from studylog.pages.images import link_if_any
from studylog.pages.licenses import find_license
from studylog.pages.look import write_look
from studylog.pages.navigation import main_menu, taxonomy_urls
from studylog.pages.notes import Notes
from studylog.pages.people import view_author
from studylog.pages.searchable import SEARCH_URL, has_search
from studylog.pages.settings import Settings, address_of, table_of, text_of
from studylog.urls import encode_path, with_baseurl
from studylog.views import AnalyticsView, LinkView, MetaView, SiteView

DARK_SKINS = frozenset(("dark", "neon", "plum"))
"""Skins of minimal-mistakes that are light on dark."""

VERIFICATIONS: Mapping[str, str] = {
    "google": "google-site-verification",
    "naver": "naver-site-verification",
    "bing": "msvalidate.01",
    "yandex": "yandex-verification",
    "baidu": "baidu-site-verification",
    "alexa": "alexaVerifyID",
    "facebook": "facebook-domain-verification",
}
"""Who checks whose a site is → the name of the `<meta>` in which they look."""


def view_site(site: Site, notes: Notes) -> SiteView:
    """What `_config.yml` and `_data` say of the site as a whole."""
    config, extra = site.config, site.config.extra
    logo = link_if_any(text_of(extra, "logo"), config.baseurl)
    return SiteView(
        title=config.title,
        masthead_title=_masthead_title(extra, config.title),
        logo=logo,
        title_separator=text_of(extra, "title_separator") or "|",
        subtitle=config.subtitle,
        description=config.description,
        url=config.url,
        baseurl=config.baseurl,
        lang=config.lang,
        author=view_author({}, site, notes),
        navigation=main_menu(site),
        footer_links=_footer_links(extra, config.baseurl),
        copyright=_copyright(extra),
        color_theme=config.color_theme or ("dark" if text_of(extra, "minimal_mistakes_skin") in DARK_SKINS else ""),
        has_color_choice=not config.color_theme,
        has_search=has_search(config),
        search_url=_search_url(site) if has_search(config) else "",
        style=write_look(config.theme),
        verifications=tuple(_verifications(extra)),
        twitter=text_of(table_of(extra, "twitter"), "username").replace("@", ""),
        facebook=tuple(_facebook(extra)),
        analytics=_analytics(site),
        search_description_url=_search_description_url(site),
        icons=find_icons(site) or own_icons(config.baseurl),
        manifest_url=with_baseurl("/" + encode_path(find_manifest(site) or MANIFEST_FILE), config.baseurl),
        feed_url=with_baseurl("/" + config.feed.path, config.baseurl),
        json_feed_url=with_baseurl("/" + config.feed.json_path, config.baseurl) if config.feed.json_path else "",
        taxonomy_urls=taxonomy_urls(site),
        labels=labels_for(config.lang),
        code_style=with_baseurl(f"/{CODE_STYLE}", config.baseurl) if config.highlight.light else "",
        mermaid_url=link_if_any(config.mermaid.url, config.baseurl),
        mermaid_integrity=config.mermaid.integrity,
        extra=extra,
    )


def _masthead_title(extra: Settings, title: str) -> str:
    """minimal-mistakes' `masthead_title` stands over the title; a blank leaves the place to the logo."""
    written = text_of(extra, "masthead_title")
    return written.strip() if written and text_of(extra, "logo") else written.strip() or title


def _footer_links(extra: Settings, baseurl: str) -> tuple[LinkView, ...]:
    """minimal-mistakes' `footer.links`, or hydejack's `legal`."""
    return view_links(table_of(extra, "footer"), "links", baseurl) or view_links(extra, "legal", baseurl)


def _copyright(extra: Settings) -> LinkView | None:
    """`copyright` with minimal-mistakes' `copyright_url`, else the site's `license` where it is known by name."""
    if written := text_of(extra, "copyright"):
        return LinkView(title=written, url=address_of(extra, "copyright_url"))
    return find_license(text_of(extra, "license"))


def _search_url(site: Site) -> str:
    """The owner's page for it, else studylog's."""
    own = next((page.url for page in site.pages if page.layout == "search"), SEARCH_URL)
    return with_baseurl(own, site.config.baseurl)


def _search_description_url(site: Site) -> str:
    """Browsers ask for whole addresses in it: a site that does not know its own has none."""
    config = site.config
    return with_baseurl("/opensearch.xml", config.baseurl) if config.url and has_search(config) else ""


def _verifications(extra: Settings) -> list[MetaView]:
    """Codes as minimal-mistakes has them (`naver_site_verification`) or chirpy (`webmaster_verifications`)."""
    listed = table_of(extra, "webmaster_verifications")
    codes = {name: text_of(extra, f"{name}_site_verification") or text_of(listed, name) for name in VERIFICATIONS}
    return [MetaView(name=VERIFICATIONS[name], content=code) for name, code in codes.items() if code]


def _facebook(extra: Settings) -> list[MetaView]:
    table = table_of(extra, "facebook")
    properties = (("admins", "fb:admins"), ("app_id", "fb:app_id"), ("publisher", "article:publisher"))
    return [MetaView(name=name, content=text_of(table, key)) for key, name in properties if text_of(table, key)]


def _analytics(site: Site) -> tuple[AnalyticsView, ...]:
    """Nobody is counted in a preview."""
    if site.config.preview:
        return ()
    return tuple(AnalyticsView(service=each.service, id=each.id, domain=each.domain) for each in site.config.analytics)
