"""studylog's own includes, for those that study blogs take from their theme's gem.

They have the names and parameters of minimal-mistakes' and chirpy's; a blog's own file of that name comes first.
"""

from __future__ import annotations

from collections.abc import Mapping


def _embed(address: str) -> str:
    """A player in a frame that is loaded when it is scrolled to."""
    return (
        f'<div class="video"><iframe src="{address}" title="{{{{ include.title | default: include.id | escape }}}}" '
        'loading="lazy" allowfullscreen referrerpolicy="strict-origin-when-cross-origin"></iframe></div>\n'
    )


_ID = "{{ include.id | escape }}"
_YOUTUBE = _embed(f"https://www.youtube-nocookie.com/embed/{_ID}")
_VIMEO = _embed(f"https://player.vimeo.com/video/{_ID}")
_DRIVE = _embed(f"https://drive.google.com/file/d/{_ID}/preview")
_VIDEO = f"""{{%- case include.provider -%}}
{{%- when "vimeo" -%}}{_VIMEO}{{%- when "google-drive" -%}}{_DRIVE}{{%- else -%}}{_YOUTUBE}{{%- endcase -%}}
"""
_CAPTION = """
{%- if include.caption -%}
<figcaption>{{ include.caption | markdownify | remove: "<p>" | remove: "</p>" | strip }}</figcaption>
{%- endif -%}
</figure>
"""
_FIGURE = f"""<figure{{% if include.class %}} class="{{{{ include.class }}}}"{{% endif %}}>
{{%- assign figure_path = include.image_path | default: include.src -%}}
{{%- assign figure_alt = include.alt | default: include.caption | strip_html | escape -%}}
{{%- if include.popup -%}}<a href="{{{{ figure_path | relative_url }}}}">{{%- endif -%}}
<img src="{{{{ figure_path | relative_url }}}}" alt="{{{{ figure_alt }}}}">
{{%- if include.popup -%}}</a>{{%- endif -%}}{_CAPTION}"""
_GALLERY = f"""{{%- assign gallery_id = include.id | default: "gallery" -%}}
{{%- assign gallery_size = page[gallery_id] | size -%}}
{{%- if gallery_size == 2 -%}}{{%- assign gallery_layout = "half" -%}}
{{%- elsif gallery_size > 2 -%}}{{%- assign gallery_layout = "third" -%}}
{{%- else -%}}{{%- assign gallery_layout = "" -%}}{{%- endif -%}}
<figure class="gallery {{{{ include.layout | default: gallery_layout }}}} {{{{ include.class }}}}">
{{%- for image in page[gallery_id] -%}}
{{%- assign image_link = image.url | safe_link -%}}
{{%- if image_link -%}}<a href="{{{{ image_link | relative_url }}}}">{{%- endif -%}}
<img src="{{{{ image.image_path | relative_url }}}}" alt="{{{{ image.alt | default: image.title | escape }}}}">
{{%- if image_link -%}}</a>{{%- endif -%}}
{{%- endfor -%}}{_CAPTION}"""
_FEATURES = """{%- assign features_id = include.id | default: "feature_row" -%}
<div class="features {{ include.type }}">
{%- for feature in page[features_id] -%}
<section class="feature">
{%- if feature.image_path -%}
<img src="{{ feature.image_path | relative_url }}" alt="{{ feature.alt | default: feature.title | escape }}">
{%- endif -%}
{%- if feature.title -%}<h2>{{ feature.title }}</h2>{%- endif -%}
{%- if feature.excerpt -%}{{ feature.excerpt | markdownify | strip }}{%- endif -%}
{%- assign feature_link = feature.url | safe_link -%}
{%- if feature_link -%}
{%- assign feature_label = feature.btn_label | default: feature.title | escape -%}
<p><a class="btn {{ feature.btn_class }}" href="{{ feature_link | relative_url }}">{{ feature_label }}</a></p>
{%- endif -%}
</section>
{%- endfor -%}
</div>
"""
_WITHOUT_NOTES = """{%- assign entry_pieces = post.excerpt | split: '<div class="footnotes"' | first -%}
{%- assign entry_pieces = entry_pieces | split: '<sup id="fnref' -%}
{%- capture entry_text -%}{{ entry_pieces | first }}
{%- for piece in entry_pieces offset: 1 -%}
{%- assign entry_mark = piece | split: "</sup>" | first | append: "</sup>" -%}{{ piece | remove_first: entry_mark }}
{%- endfor -%}{%- endcapture -%}
"""
"""Sets `entry_text`: the post's excerpt without footnotes and their marks."""
_ENTRY = (
    _WITHOUT_NOTES
    + """{%- assign entry_teaser = post.header.teaser | default: site.teaser -%}
<article class="entry{% if include.type == "grid" %} card{% endif %}">
<div class="entry-text">
<h2><a href="{{ post.link | safe_link | default: post.url | relative_url }}">{{ post.title | escape }}</a></h2>
{%- if post.date -%}
<p class="meta"><time datetime="{{ post.date | date_to_xmlschema }}">{{ post.date | date: "%Y-%m-%d" }}</time></p>
{%- endif -%}
{%- assign entry_summary = entry_text | strip_html | normalize_whitespace | truncate: 160 -%}
{%- if entry_summary != "" -%}<p class="p-summary">{{ entry_summary | escape_once }}</p>{%- endif -%}
</div>
{%- if include.type == "grid" and entry_teaser -%}
<a class="entry-image" href="{{ post.url | relative_url }}" tabindex="-1" aria-hidden="true">
<img src="{{ entry_teaser | relative_url }}" alt="" loading="lazy"></a>
{%- endif -%}
</article>
"""
)
"""A post in a list; with `type="grid"` a card with its teaser."""
_ENTRIES_OF = """{{%- for post in site.{taxonomy}[include.taxonomy] -%}}
{{%- include archive-single.html -%}}
{{%- endfor -%}}
"""
_COLLECTION = """{%- assign entries = site[include.collection] -%}
{%- if include.sort_by -%}{%- assign entries = entries | sort: include.sort_by -%}{%- endif -%}
{%- if include.sort_order == "reverse" -%}{%- assign entries = entries | reverse -%}{%- endif -%}
{%- for post in entries -%}
{%- include archive-single.html -%}
{%- endfor -%}
"""
_MEDIA = (
    '<figure><{kind} controls preload="metadata" src="{{{{ include.src | relative_url }}}}"></{kind}>'
    "{{%- if include.title -%}}<figcaption>{{{{ include.title | escape }}}}</figcaption>{{%- endif -%}}</figure>\n"
)
_TOC = "* toc\n{:toc}\n"

_GROUPS = """{%- assign group_names = include.collection | map: include.field | compact | uniq | sort -%}
{%- assign group_items = "" | split: "" -%}
{%- for group_name in group_names -%}
{%- assign group_members = include.collection | where: include.field, group_name -%}
{%- assign group_items = group_items | push: group_members -%}
{%- endfor -%}
"""
"""Sets `group_names`, and in the same order `group_items`: lists of those that have the name."""
_BASE_PATH = '{%- assign base_path = "/" | absolute_url | append: "|" | remove: "/|" -%}\n'

BUILTIN_INCLUDES: Mapping[str, str] = {
    **dict.fromkeys(("figure", "figure.html"), _FIGURE),
    **dict.fromkeys(("gallery", "gallery.html"), _GALLERY),
    **dict.fromkeys(("video", "video.html"), _VIDEO),
    **dict.fromkeys(("toc", "toc.html"), _TOC),
    **dict.fromkeys(("feature_row", "feature_row.html"), _FEATURES),
    **dict.fromkeys(("archive-single.html", "archive-single-cv.html"), _ENTRY),
    **dict.fromkeys(("youtube.html", "youtubePlayer.html", "embed/youtube.html"), _YOUTUBE),
    **dict.fromkeys(("group-by-array", "group-by-array.html"), _GROUPS),
    **dict.fromkeys(("base_path", "base_path.html"), _BASE_PATH),
    "posts-category.html": _ENTRIES_OF.format(taxonomy="categories"),
    "posts-tag.html": _ENTRIES_OF.format(taxonomy="tags"),
    "documents-collection.html": _COLLECTION,
    "embed/twitch.html": _embed(f"https://player.twitch.tv/?video={_ID}"),
    "embed/bilibili.html": _embed(f"https://player.bilibili.com/player.html?bvid={_ID}"),
    "embed/spotify.html": _embed(f"https://open.spotify.com/embed/track/{_ID}"),
    "embed/video.html": _MEDIA.format(kind="video"),
    "embed/audio.html": _MEDIA.format(kind="audio"),
}
"""By the name that `{% include %}` has."""

_SEO = """<title>
{%- if page.title %}{{ page.title | strip_html | escape_once }} | {% endif -%}
{{- site.title | escape_once }}</title>
{%- assign seo_words = page.description | default: page.excerpt | default: site.description -%}
{%- if seo_words %}
<meta name="description" content="{{ seo_words | strip_html | normalize_whitespace | escape_once }}">
{%- endif %}
<link rel="canonical" href="{{ page.url | absolute_url }}">"""
_FEED_META = """{%- assign feed_path = site.feed.path | default: "/feed.xml" | absolute_url -%}
<link type="application/atom+xml" rel="alternate" href="{{ feed_path }}" title="{{ site.title | escape }}">"""

PLUGIN_TAGS: Mapping[str, str] = {"seo": _SEO, "feed_meta": _FEED_META}
"""What the tags of jekyll-seo-tag and jekyll-feed print in a page that has a `<head>` of its own."""
