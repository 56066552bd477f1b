"""What is said of `urls.lock` and of published URLs that are lost."""

from __future__ import annotations

from collections.abc import Mapping

from studylog.errors import Code, Sentence

URLS_LOCK_HEADER: Mapping[str, tuple[str, ...]] = {
    "en": (
        "urls.lock: the URLs that this site has published, each with its source. Keep this file in git.",
        "A build that would lose one of them stops. To write the file anew: studylog urls --lock",
    ),
    "ko": (
        "urls.lock: 이 사이트가 공개한 주소와 그 원본입니다. git에 함께 커밋하세요.",
        "이 가운데 하나라도 사라지면 빌드가 멈춥니다. 다시 쓰려면: studylog urls --lock",
    ),
}

_REMEDY_EN = (
    "or write redirect_from: {url} into a page that takes its place; if the loss is meant: studylog build --accept"
)
_REMEDY_KO = "또는 대신할 페이지에 이 줄을 넣으세요: redirect_from: {url} (없어져도 되면: studylog build --accept)"
_FOLLOW_EN = "write redirect_from: {url} into its front matter; if the loss is meant: studylog build --accept"
_FOLLOW_KO = "머리말에 이 줄을 넣으세요: redirect_from: {url} (없어져도 되면: studylog build --accept)"

URL_LOST = Sentence(
    code=Code.LOST_URL,
    en="{url} is no longer published: its file {source} is gone",
    ko="{url} 주소가 사라집니다: 원본 {source} 파일이 없습니다",
    hint_en=f"restore the file, {_REMEDY_EN}",
    hint_ko=f"파일을 되돌리세요. {_REMEDY_KO}",
)
URL_LOST_WITH_NAME = Sentence(
    code=Code.LOST_URL,
    en="{url} is no longer published: {source} seems to be {post} now, which is at {new}",
    ko="{url} 주소가 사라집니다: {source} 파일이 {post}{post:으로|로} 바뀐 듯하며, 이제 주소는 {new} 입니다",
    hint_en="write redirect_from: {url} into the front matter of {post}; if the loss is meant: studylog build --accept",
    hint_ko="{post} 머리말에 이 줄을 넣으세요: redirect_from: {url} (없어져도 되면: studylog build --accept)",
)
URL_LOST_MOVED = Sentence(
    code=Code.LOST_URL,
    en="{url} is no longer published: {source} is at {new} now, {cause}",
    ko="{url} 주소가 사라집니다: {source} 글의 주소가 이제 {new} 입니다 ({cause_ko})",
    hint_en=f"undo that, or {_FOLLOW_EN}",
    hint_ko=f"되돌리거나, {_FOLLOW_KO}",
)
MOVED_BY_PERMALINK = ("by its permalink", "permalink 때문")
MOVED_BY_SLUG = ("by its slug or title", "slug나 제목이 바뀌어서")
MOVED_BY_DATE = ("by its date", "날짜가 바뀌어서")
MOVED_BY_CATEGORIES = ("by its categories", "카테고리가 바뀌어서")
MOVED_BY_SITE = ("by the permalink of the site", "_config.yml의 permalink 때문")
URLS_LOST_TOGETHER = Sentence(
    code=Code.LOST_URL,
    en="{count} URLs are no longer published, those of all posts: {url} is at {new} now, and so on",
    ko="모든 글의 주소 {count}개가 사라집니다: {url} 주소가 이제 {new} 인 식입니다",
    hint_en="look at permalink and timezone in _config.yml; if the loss is meant: studylog build --accept",
    hint_ko="_config.yml의 permalink와 timezone을 살펴보세요. 없어져도 되면: studylog build --accept",
)
URL_LOST_TO_DRAFT = Sentence(
    code=Code.LOST_URL,
    en="{url} is no longer published: {post} is a draft",
    ko="{url} 주소가 사라집니다: {post} 글은 초안입니다",
    hint_en=f"move it to _posts/, {_REMEDY_EN}",
    hint_ko=f"_posts/로 옮기세요. {_REMEDY_KO}",
)
URL_LOST_UNPUBLISHED = Sentence(
    code=Code.LOST_URL,
    en="{url} is no longer published: {post} is hidden by published: false",
    ko="{url} 주소가 사라집니다: {post} 글은 published: false라서 숨겨집니다",
    hint_en=f"publish it, {_REMEDY_EN}",
    hint_ko=f"공개하세요. {_REMEDY_KO}",
)
URL_LOST_TO_FUTURE = Sentence(
    code=Code.LOST_URL,
    en="{url} is no longer published: {post} is held back until {until}",
    ko="{url} 주소가 사라집니다: {post} 글은 {until}까지 공개하지 않습니다",
    hint_en=f"correct its date, or set future: true in _config.yml, {_REMEDY_EN}",
    hint_ko=f"날짜를 고치거나 _config.yml에 future: true를 쓰세요. {_REMEDY_KO}",
)
URL_LOST_UNREAD = Sentence(
    code=Code.LOST_URL,
    en="{url} is no longer published: {source} is there, but no page is made of it",
    ko="{url} 주소가 사라집니다: {source} 파일은 있지만 페이지가 되지 않습니다",
    hint_en=f"look at exclude, limit_posts and collections in _config.yml, and at its first line (---), {_REMEDY_EN}",
    hint_ko=f"_config.yml의 exclude, limit_posts, collections와 파일 첫 줄(---)을 살펴보세요. {_REMEDY_KO}",
)
URL_LOST_LIST = Sentence(
    code=Code.LOST_URL,
    en="{url} is no longer published: the list {source} has nothing to show, or _config.yml does not ask for it",
    ko="{url} 주소가 사라집니다: {source} 목록에 글이 없거나 _config.yml에 설정이 없습니다",
    hint_en=f"restore that, {_REMEDY_EN}",
    hint_ko=f"되돌리세요. {_REMEDY_KO}",
)
URL_LOST_REDIRECT = Sentence(
    code=Code.LOST_URL,
    en="{url} is no longer published: the redirect_from of {source} does not name it any more",
    ko="{url} 주소가 사라집니다: {source}의 redirect_from에 더는 없습니다",
    hint_en=_FOLLOW_EN,
    hint_ko=_FOLLOW_KO,
)

LOCK_LINE = Sentence(
    code=Code.URLS_LOCK,
    en="this line is no URL with its source",
    ko="주소와 원본이 있는 줄이 아닙니다",
    hint_en="correct it (/a/url/ _posts/2024-03-01-a.md), or write the file anew: studylog urls --lock",
    hint_ko="줄을 고치거나 (/a/url/ _posts/2024-03-01-a.md) 파일을 다시 쓰세요: studylog urls --lock",
)
LOCK_REPEAT = Sentence(
    code=Code.URLS_LOCK,
    en="{url} stands here again (first on line {first}), with another source",
    ko="{url} 주소가 또 있습니다 (처음은 {first}번째 줄). 원본이 다릅니다",
    hint_en="keep one of them",
    hint_ko="하나만 남기세요",
)
LOCK_CONFLICT = Sentence(
    code=Code.URLS_LOCK,
    en="a merge of git has left both sides here",
    ko="git 병합에서 양쪽이 모두 남아 있습니다",
    hint_en="keep the lines of both sides and take out those of git (<<<<<<<, =======, >>>>>>>)",
    hint_ko="양쪽 줄을 모두 남기고 git이 넣은 줄(<<<<<<<, =======, >>>>>>>)만 지우세요",
)
LOCK_NOT_FILE = Sentence(
    code=Code.URLS_LOCK,
    en="is no file that can be read as a list of URLs",
    ko="주소 목록으로 읽을 수 있는 파일이 아닙니다",
    hint_en="remove it, then: studylog urls --lock",
    hint_ko="지운 다음: studylog urls --lock",
)
ACCEPT_OF_PREVIEW = Sentence(
    code=Code.USAGE,
    en="--accept is for what is published: drafts and future posts never enter urls.lock",
    ko="--accept는 공개하는 사이트에만 씁니다. 초안과 미래 글은 urls.lock에 넣지 않습니다",
    hint_en="leave --drafts and --future out",
    hint_ko="--drafts와 --future를 빼세요",
)
