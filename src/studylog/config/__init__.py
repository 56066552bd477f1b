"""`_config.yml` → a frozen `Config`.

Known keys are typed and checked here, each with its line; every other key is a theme's own and passes on in
`extra`. Jekyll's defaults hold (jekyllrb.com/docs/configuration/default), `kramdown:` options are kramdown's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studylog.config.values import (
    ASSETS_FOLDER,
    CACHE_FOLDER,
    CODE_STYLE,
    CONFIG_FILE,
    NO_JEKYLL,
    NO_JEKYLL_CONTENT,
    SEARCH_FOLDER,
    TEMPLATES_FOLDER,
    AnalyticsConfig,
    ArchivesConfig,
    CardsConfig,
    CommentsConfig,
    Config,
    Defaults,
    FeedConfig,
    HighlightConfig,
    KramdownConfig,
    MarkdownConfig,
    MathConfig,
    MermaidConfig,
    Overrides,
    TaxonomyConfig,
    ThemeConfig,
)

if TYPE_CHECKING:
    from typing import Any

    from studylog.config.load import load_config, read_levels

__all__ = [
    "ASSETS_FOLDER",
    "CACHE_FOLDER",
    "CODE_STYLE",
    "CONFIG_FILE",
    "NO_JEKYLL",
    "NO_JEKYLL_CONTENT",
    "SEARCH_FOLDER",
    "TEMPLATES_FOLDER",
    "AnalyticsConfig",
    "ArchivesConfig",
    "CardsConfig",
    "CommentsConfig",
    "Config",
    "Defaults",
    "FeedConfig",
    "HighlightConfig",
    "KramdownConfig",
    "MarkdownConfig",
    "MathConfig",
    "MermaidConfig",
    "Overrides",
    "TaxonomyConfig",
    "ThemeConfig",
    "load_config",
    "read_levels",
]


def __getattr__(name: str) -> Any:
    """Load the reading of YAML when it is asked for: where nothing has changed, nothing is read."""
    if name not in ("load_config", "read_levels"):
        raise AttributeError(name)
    from studylog.config import load  # late, see above

    return getattr(load, name)
