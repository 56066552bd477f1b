"""What is said of an old site that the new one is held against."""

from __future__ import annotations

from collections.abc import Mapping

from studylog.errors import Code, Sentence

OLD_URL_GONE = Sentence(
    code=Code.GONE_URL,
    en="nothing stands at {url} any more",
    ko="이제 {url}에 아무것도 없습니다",
    hint_en="restore it, or add redirect_from: {url} to the page that readers should get instead",
    hint_ko="되살리거나, 대신 보여 줄 페이지에 redirect_from: {url}{url:을|를} 넣으세요",
)
OLD_URL_MOVED = Sentence(
    code=Code.GONE_URL,
    en="nothing stands at {url} any more; its text is now at {new}",
    ko="이제 {url}에 아무것도 없습니다. 그 글은 {new}에 있습니다",
    hint_en="studylog check --against {old} --write-redirects adds redirect_from: {url} to {source}",
    hint_ko="studylog check --against {old} --write-redirects가 {source}에 redirect_from: {url}{url:을|를} 넣습니다",
)
OLD_URL_ALIKE = Sentence(
    code=Code.GONE_URL,
    en="nothing stands at {url} any more; {new} has the same name",
    ko="이제 {url}에 아무것도 없습니다. {new}의 이름이 같습니다",
    hint_en="if it is the same text, add redirect_from: {url} to {source}",
    hint_ko="같은 글이면 {source}에 redirect_from: {url}{url:을|를} 넣으세요",
)
OLD_TITLE_CHANGED = Sentence(
    code=Code.CHANGED_PAGE,
    en='{url}: the title was "{lost}" and is now "{instead}"',
    ko='{url}: 제목이 "{lost}"에서 "{instead}"{instead:으로|로} 바뀌었습니다',
)
OLD_WORDS_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en='{url}: "{lost}" is missing after "{after}"',
    ko='{url}: "{after}" 뒤에 있던 "{lost}"{lost:이|가} 없습니다',
)
OLD_WORDS_CHANGED = Sentence(
    code=Code.CHANGED_PAGE,
    en='{url}: "{lost}" after "{after}" has become "{instead}"',
    ko='{url}: "{after}" 뒤의 "{lost}"{lost:이|가} "{instead}"{instead:으로|로} 바뀌었습니다',
)
OLD_HEADING_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en='{url}: the heading "{lost}" is missing',
    ko='{url}: 소제목 "{lost}"{lost:이|가} 없습니다',
)
OLD_HEADING_CHANGED = Sentence(
    code=Code.CHANGED_PAGE,
    en='{url}: the heading "{lost}" has become "{instead}"',
    ko='{url}: 소제목 "{lost}"{lost:이|가} "{instead}"{instead:으로|로} 바뀌었습니다',
)
OLD_ANCHOR_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en="{url}: links to {lost} lead to no heading any more",
    ko="{url}: {lost} 링크가 가리키던 소제목이 없습니다",
)
OLD_ANCHOR_CHANGED = Sentence(
    code=Code.CHANGED_PAGE,
    en="{url}: links to {lost} lead to no heading any more; it is now {instead}",
    ko="{url}: {lost} 링크가 가리키던 소제목은 이제 {instead}입니다",
    hint_en="write {{: {lost}}} below the heading",
    hint_ko="그 소제목 아래에 {{: {lost}}}{lost:을|를} 쓰세요",
)
OLD_IMAGE_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en="{url}: the image {lost} is missing",
    ko="{url}: {lost} 이미지가 없습니다",
)
OLD_ALT_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en='{url}: the words "{lost}" for the image {after} are missing',
    ko='{url}: {after} 이미지를 설명하던 "{lost}"{lost:이|가} 없습니다',
)
OLD_ALT_CHANGED = Sentence(
    code=Code.CHANGED_PAGE,
    en='{url}: the words "{lost}" for the image {after} have become "{instead}"',
    ko='{url}: {after} 이미지의 설명이 "{lost}"에서 "{instead}"{instead:으로|로} 바뀌었습니다',
)
OLD_MEDIA_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en="{url}: the video, sound or frame {lost} is missing",
    ko="{url}: 동영상, 소리 또는 프레임 {lost}{lost:이|가} 없습니다",
)
OLD_LINK_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en="{url}: the link to {lost} is missing",
    ko="{url}: {lost} 링크가 없습니다",
)
OLD_CODE_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en='{url}: the code "{lost}" is missing',
    ko='{url}: 코드 "{lost}"{lost:이|가} 없습니다',
)
OLD_CODE_CHANGED = Sentence(
    code=Code.CHANGED_PAGE,
    en='{url}: the code "{lost}" has become "{instead}"',
    ko='{url}: 코드 "{lost}"{lost:이|가} "{instead}"{instead:으로|로} 바뀌었습니다',
)
OLD_FORMULA_CHANGED = Sentence(
    code=Code.CHANGED_PAGE,
    en="{url}: the formula {lost} has become {instead}",
    ko="{url}: 수식 {lost}{lost:이|가} {instead}{instead:으로|로} 바뀌었습니다",
)
OLD_POST_UNLISTED = Sentence(
    code=Code.CHANGED_PAGE,
    en="{url}: the list does not lead to {lost} any more",
    ko="{url}: 목록에 {lost}{lost:이|가} 없습니다",
)
OLD_FORWARDING_CHANGED = Sentence(
    code=Code.CHANGED_PAGE,
    en="{url}: readers were sent to {lost}, and now to {instead}",
    ko="{url}: {lost}{lost:으로|로} 보내던 독자를 이제 {instead}{instead:으로|로} 보냅니다",
)
GONE_IN_SUM = Sentence(
    code=Code.GONE_URL,
    en="gone: {count} of {total} URLs, {moved} of them with a new place",
    ko="사라진 주소: {total}개 가운데 {count}개, 그 가운데 {moved}개는 새 자리를 압니다",
)
CHANGED_IN_SUM = Sentence(
    code=Code.CHANGED_PAGE,
    en="changed: {count} of {total} pages ({kinds})",
    ko="바뀐 페이지: {total}개 가운데 {count}개 ({kinds})",
)
NOTHING_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en="nothing is lost: {urls} URLs are there, {pages} pages have their words, headings, images, code and links",
    ko="잃은 것이 없습니다: 주소 {urls}개가 그대로 있고, 페이지 {pages}개의 글·소제목·이미지·코드·링크가 남아 있습니다",
)
ADDRESSES_ARE_THERE = Sentence(
    code=Code.GONE_URL,
    en="no URL is lost: {urls} are there",
    ko="잃은 주소가 없습니다: {urls}개가 그대로 있습니다",
)
ONLY_ADDRESSES = Sentence(
    code=Code.GONE_URL,
    en="{old} holds only addresses, so what the pages say was not compared; name the folder that Jekyll wrote for that",
    ko="{old}에는 주소만 있어 내용은 견주지 않았습니다. 내용까지 보려면 Jekyll이 만든 폴더를 적으세요",
)
MORE_LOST = Sentence(
    code=Code.CHANGED_PAGE,
    en="… and {count} more (--verbose shows all)",
    ko="… 그 밖에 {count}개 (--verbose로 모두 보기)",
)
REDIRECT_WRITTEN = Sentence(
    code=Code.GONE_URL,
    en="wrote redirect_from: {urls}",
    ko="redirect_from을 넣었습니다: {urls}",
)
REDIRECT_NOT_WRITTEN = Sentence(
    code=Code.GONE_URL,
    en="redirect_from: {urls} could not be added: {reason}",
    ko="redirect_from: {urls}{urls:을|를} 넣지 못했습니다: {reason_ko}",
    hint_en="add it by hand",
    hint_ko="직접 넣으세요",
)
REDIRECTS_WITHOUT_OLD = Sentence(
    code=Code.USAGE,
    en="--write-redirects needs an old site to look at",
    ko="--write-redirects는 옛 사이트가 있어야 합니다",
    hint_en="studylog check --against OLD --write-redirects",
    hint_ko="studylog check --against 옛사이트 --write-redirects",
)
OLD_SITE_MISSING = Sentence(
    code=Code.USAGE,
    en="{old} is not here",
    ko="{old}{old:이|가} 없습니다",
    hint_en="name the folder that Jekyll wrote (_site), or a sitemap.xml that you downloaded",
    hint_ko="Jekyll이 만든 폴더(_site)나 내려받은 sitemap.xml을 적으세요",
)
OLD_SITE_UNNAMED = Sentence(
    code=Code.USAGE,
    en="--against needs the name of an old site",
    ko="--against에 옛 사이트의 이름을 적어야 합니다",
    hint_en="name the folder that Jekyll wrote (_site), or a sitemap.xml that you downloaded",
    hint_ko="Jekyll이 만든 폴더(_site)나 내려받은 sitemap.xml을 적으세요",
)
OLD_SITE_IS_SOURCE = Sentence(
    code=Code.USAGE,
    en="{old} holds the sources of a blog, not the pages that were made of them",
    ko="{old}{old:은|는} 만들어진 사이트가 아니라 블로그의 원본 폴더입니다",
    hint_en="build it with Jekyll first, and name the folder that it wrote: bundle exec jekyll build -d ../old",
    hint_ko="먼저 Jekyll로 만들고, 만들어진 폴더를 적으세요: bundle exec jekyll build -d ../old",
)
OLD_SITE_IS_OURS = Sentence(
    code=Code.USAGE,
    en="{old} was written by studylog, so this says nothing of Jekyll",
    ko="{old}{old:은|는} studylog가 만든 폴더라 Jekyll과 비교한 것이 아닙니다",
    hint_en="to prove a move, build with Jekyll into another folder: bundle exec jekyll build -d ../old",
    hint_ko="이사를 확인하려면 Jekyll로 다른 폴더에 만드세요: bundle exec jekyll build -d ../old",
)
OLD_SITE_UNKNOWN = Sentence(
    code=Code.USAGE,
    en="{old} holds no URLs that could be read: {reason}",
    ko="{old}에서 주소를 읽지 못했습니다: {reason_ko}",
    hint_en="name the folder that Jekyll wrote (_site), or a sitemap.xml that you downloaded",
    hint_ko="Jekyll이 만든 폴더(_site)나 내려받은 sitemap.xml을 적으세요",
)

LOSS_KINDS: Mapping[str, tuple[str, str]] = {
    "title": ("titles", "제목"),
    "words": ("words", "본문"),
    "heading": ("headings", "소제목"),
    "anchor": ("anchors", "앵커"),
    "image": ("images", "이미지"),
    "alt": ("words for images", "이미지 설명"),
    "media": ("videos and frames", "동영상·프레임"),
    "link": ("links", "링크"),
    "code": ("code", "코드"),
    "formula": ("formulas", "수식"),
    "listed": ("lists", "목록"),
    "forwarding": ("redirects", "리디렉션"),
}
"""Kind of loss → what it is called in a sum, English and Korean."""
