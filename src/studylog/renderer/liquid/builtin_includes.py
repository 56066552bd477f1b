"""studylog's own includes, for those that study blogs take from their theme's gem.

They have the names and parameters of minimal-mistakes' and chirpy's; a blog's own file of that name comes first.
"""

from __future__ import annotations

from collections.abc import Mapping

_EMBED = (
    '<div class="video"><iframe src="{src}" title="{{{{ include.title | default: include.id | escape }}}}"'
    ' loading="lazy" allowfullscreen referrerpolicy="strict-origin-when-cross-origin"></iframe></div>'
)
_YOUTUBE = _EMBED.format(src="https://www.youtube-nocookie.com/embed/{{ include.id | escape }}")
_FIGURE = """<figure class="{{ include.class }}">
{%- assign path = include.image_path | default: include.src -%}
{%- if include.popup -%}<a href="{{ path | relative_url }}">{%- endif -%}
<img src="{{ path | relative_url }}" alt="{{ include.alt | default: include.caption | strip_html | escape }}">
{%- if include.popup -%}</a>{%- endif -%}
{%- if include.caption -%}
<figcaption>{{ include.caption | markdownify | remove: "<p>" | remove: "</p>" | strip }}</figcaption>
{%- endif -%}
</figure>
"""
_GALLERY = """{%- assign images = page.gallery -%}
{%- if include.id -%}{%- assign images = page[include.id] -%}{%- endif -%}
<figure class="gallery {{ include.layout }} {{ include.class }}">
{%- for image in images -%}
{%- assign path = image.image_path -%}
{%- if image.url -%}<a href="{{ image.url | relative_url }}">{%- endif -%}
<img src="{{ path | relative_url }}" alt="{{ image.alt | default: image.title | escape }}">
{%- if image.url -%}</a>{%- endif -%}
{%- endfor -%}
{%- if include.caption -%}
<figcaption>{{ include.caption | markdownify | remove: "<p>" | remove: "</p>" | strip }}</figcaption>
{%- endif -%}
</figure>
"""
_VIDEO = (
    """{%- case include.provider -%}
{%- when "vimeo" -%}"""
    + _EMBED.format(src="https://player.vimeo.com/video/{{ include.id | escape }}")
    + """{%- when "google-drive" -%}"""
    + _EMBED.format(src="https://drive.google.com/file/d/{{ include.id | escape }}/preview")
    + """{%- else -%}"""
    + _YOUTUBE
    + """{%- endcase -%}
"""
)
_ARCHIVE_SINGLE = """<article class="entry">
<h2><a href="{{ post.url | relative_url }}">{{ post.title | escape }}</a></h2>
{%- if post.date -%}
<p><time datetime="{{ post.date | date_to_xmlschema }}">{{ post.date | date: "%Y-%m-%d" }}</time></p>
{%- endif -%}
{%- assign summary = post.excerpt | strip_html | normalize_whitespace | truncate: 160 -%}
{%- if summary != "" -%}<p>{{ summary }}</p>{%- endif -%}
</article>
"""
_AUDIO = '<audio class="audio" controls preload="none" src="{{ include.src | relative_url }}"></audio>\n'
_LOCAL_VIDEO = '<video class="video" controls preload="metadata" src="{{ include.src | relative_url }}"></video>\n'
_TWITCH = _EMBED.format(src="https://player.twitch.tv/?video={{ include.id | escape }}")
_BILIBILI = _EMBED.format(src="https://player.bilibili.com/player.html?bvid={{ include.id | escape }}")
_SPOTIFY = _EMBED.format(src="https://open.spotify.com/embed/track/{{ include.id | escape }}")
_TOC = "* toc\n{:toc}\n"

BUILTIN_INCLUDES: Mapping[str, str] = {
    "figure": _FIGURE,
    "figure.html": _FIGURE,
    "gallery": _GALLERY,
    "gallery.html": _GALLERY,
    "video": _VIDEO,
    "video.html": _VIDEO,
    "toc": _TOC,
    "toc.html": _TOC,
    "archive-single.html": _ARCHIVE_SINGLE,
    "archive-single-cv.html": _ARCHIVE_SINGLE,
    "youtubePlayer.html": f"{_YOUTUBE}\n",
    "youtube.html": f"{_YOUTUBE}\n",
    "embed/youtube.html": f"{_YOUTUBE}\n",
    "embed/twitch.html": f"{_TWITCH}\n",
    "embed/bilibili.html": f"{_BILIBILI}\n",
    "embed/spotify.html": f"{_SPOTIFY}\n",
    "embed/video.html": _LOCAL_VIDEO,
    "embed/audio.html": _AUDIO,
}
"""By the name that `{% include %}` has."""
