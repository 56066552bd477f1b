"""`_config.yml` → a frozen `Config`.

Known keys are typed and checked here, each with its line; every other key is a theme's own and passes on in
`extra`. Jekyll's defaults hold (jekyllrb.com/docs/configuration/default), `kramdown:` options are kramdown's.
"""

from studylog.config.load import load_config, read_levels
from studylog.config.reader import CONFIG_FILE
from studylog.config.values import (
    ASSETS_FOLDER,
    CACHE_FOLDER,
    CODE_STYLE,
    NO_JEKYLL,
    NO_JEKYLL_CONTENT,
    TEMPLATES_FOLDER,
    AnalyticsConfig,
    ArchivesConfig,
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
)

__all__ = [
    "ASSETS_FOLDER",
    "CACHE_FOLDER",
    "CODE_STYLE",
    "CONFIG_FILE",
    "NO_JEKYLL",
    "NO_JEKYLL_CONTENT",
    "TEMPLATES_FOLDER",
    "AnalyticsConfig",
    "ArchivesConfig",
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
    "load_config",
    "read_levels",
]
