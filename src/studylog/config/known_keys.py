"""The keys of `_config.yml` that are known by name."""

from __future__ import annotations

KNOWN_KEYS = frozenset(
    """source destination title name subtitle tagline description url baseurl lang locale timezone permalink
    paginate paginate_path excerpt_separator future show_drafts unpublished limit_posts exclude include keep_files
    collections_dir collections defaults markdown kramdown math highlight mermaid feed atom_feed json_feed llms
    repository author authors navigation data_dir encoding markdown_ext theme remote_theme plugins search comments
    social_cards analytics""".split()
)
"""Keys that studylog reads itself."""

THEME_KEYS = frozenset(
    """gems sass scss social twitter github facebook footer header logo teaser favicon image images links
    safe lsi show_excerpts layouts_dir includes_dir markdown_ext highlighter incremental whitelist host port
    compress_html breadcrumbs words_per_minute date_format strict_front_matter liquid avatar cdn pwa toc
    google_analytics disqus category_archive tag_archive theme_mode sources urls themes page pages""".split()
)
"""Keys of well-known themes and of Jekyll that no typo is suspected in."""

PERMALINK_TOKENS = frozenset(
    """output_ext collection path title slug name categories slugified_categories year short_year month i_month
    short_month long_month day i_day y_day week w_year w_day short_day long_day hour minute second""".split()
)
"""What may stand after a colon in the permalink of posts."""
