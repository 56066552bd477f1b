"""The front matter keys that studylog, Jekyll's plugins and well-known themes read.

A key one edit away from one of these is taken for a typo; a key in the list never is.
"""

from __future__ import annotations

OWN_KEYS = frozenset(
    """title date last_modified_at categories category tags tag published permalink slug layout excerpt
    excerpt_separator redirect_from redirect_to use_math use-math math mathjax toc pin image header description author
    lang sitemap render_with_liquid draft markdown""".split()
)
"""Keys that studylog gives a meaning to."""

THEME_KEYS = frozenset(
    """subtitle titles tagline classes teaser sidebar gallery read_time show_date share comments comment related
    author_profile toc_label toc_icon toc_sticky toc_title toc_min toc_max breadcrumbs entries_layout taxonomy
    locale link links authors media_subpath img_path mermaid order icon pinned hidden hide search sharing show_title
    aside key cover cover_image thumbnail thumb keywords keyword summary series weight type types modify_date
    modified updated updated_at lastmod license pageview show_subscribe show_edit_on_github show_author_profile
    article_header article_section full_width mathjax_autoNumber mathjax_autonumber chart nav nav_key nav_order
    parent grand_parent has_children has_toc child_nav_order collection paginate pagination canonical_url seo
    robots noindex name names id ids url path list lists item items feature_row feature_row1 feature_row2
    feature_row3 intro bio caption alt video audio height width theme tabs table tables code text note notes
    status state level difficulty language languages topic topics group groups version source sources rating
    ratings site sort_by sort_order show_excerpts show_excerpt post posts page pages nextpost prevpost
    next prev previous date_published created created_at time style styles css js script scripts
    head footer project projects company location address phone email github twitter event events year month day
    no_index featured feature fulltitle subject subjects number no rank private public password protected
    hero_image hero_height hero_darken hide_last_modified hide_description no_groups large addons menu submenu
    accent_color accent_image theme_color overlay related_posts invert_sidebar selected_projects selected_posts
    giscus disqus utterances ads ad banner banners mode modes readtime katex plotly jupyter notebook colab""".split()
)
"""Keys of minimal-mistakes, chirpy, TeXt, hydejack, just-the-docs and of other generators."""

KNOWN_KEYS = OWN_KEYS | THEME_KEYS
