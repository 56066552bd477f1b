"""What the checks say of the site as a whole."""

from __future__ import annotations

from studylog.errors import Code, Sentence

CASE_TWINS = Sentence(
    code=Code.URL_COLLISION,
    en="{path} and {other} differ only by case; on macOS and Windows one of them is lost",
    ko="{path}{path:과|와} {other}{other:은|는} 대소문자만 다릅니다. macOS와 Windows에서는 하나가 사라집니다",
    hint_en="rename one of them",
    hint_ko="둘 중 하나의 이름을 바꾸세요",
)
REDIRECT_TAKEN = Sentence(
    code=Code.URL_COLLISION,
    en="redirect_from {old} is the place of {other}",
    ko="redirect_from {old}{old:은|는} 이미 {other}의 자리입니다",
    hint_en="remove this redirect_from",
    hint_ko="이 redirect_from을 지우세요",
)

LINK_BROKEN = Sentence(
    code=Code.LINK,
    en='a link to "{target}", where this site has no page',
    ko='"{target}" 링크: 이 사이트에 그런 페이지가 없습니다',
    hint_en="correct the link, or take it out",
    hint_ko="링크를 고치거나 지우세요",
)
LINK_BROKEN_NEAR = Sentence(
    code=Code.LINK,
    en='a link to "{target}", which this site does not have',
    ko='"{target}" 링크: 이 사이트에 없습니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
LINK_CASE = Sentence(
    code=Code.LINK,
    en='a link to "{target}", which differs from {meant} by case: on the web these are two',
    ko='"{target}" 링크: {meant}{meant:과|와} 대소문자가 다릅니다. 웹에서는 서로 다른 주소입니다',
    hint_en="write {meant}",
    hint_ko="{meant}{meant:으로|로} 쓰세요",
)
LINK_GARBLED = Sentence(
    code=Code.LINK,
    en='a link to "{target}" is read as a path of this site',
    ko='"{target}" 링크는 이 사이트의 경로로 읽힙니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
BASEURL_TWICE = Sentence(
    code=Code.LINK,
    en='a link to "{target}" has the baseurl twice',
    ko='"{target}" 링크에 baseurl이 두 번 들어 있습니다',
    hint_en="write {meant}; post_url, link and relative_url put the baseurl in front themselves",
    hint_ko="{meant}{meant:으로|로} 쓰세요. post_url, link, relative_url은 baseurl을 스스로 붙입니다",
)
LINK_HELD_BACK = Sentence(
    code=Code.LINK,
    en='a link to "{target}": {source} is held back until {until}',
    ko='"{target}" 링크: {source}{source:은|는} {until}까지 공개하지 않습니다',
    hint_en="it will work from that day on; to publish it now: future: true in _config.yml",
    hint_ko="그날부터 열립니다. 지금 공개하려면 _config.yml에 future: true",
)
LINK_TO_DRAFT = Sentence(
    code=Code.LINK,
    en='a link to "{target}": {source} is a draft and not published',
    ko='"{target}" 링크: {source}{source:은|는} 초안이라 공개하지 않습니다',
    hint_en="publish it (move it to _posts/), or take the link out",
    hint_ko="_posts/로 옮겨 공개하거나 링크를 지우세요",
)
LINK_TO_UNPUBLISHED = Sentence(
    code=Code.LINK,
    en='a link to "{target}": {source} is hidden by published: false',
    ko='"{target}" 링크: {source}{source:은|는} published: false라서 공개하지 않습니다',
    hint_en="publish it, or take the link out",
    hint_ko="글을 공개하거나 링크를 지우세요",
)
ANCHOR_MISSING = Sentence(
    code=Code.LINK,
    en='nothing on {page} is called "#{anchor}"',
    ko='{page}에 "#{anchor}"{anchor:이라는|라는} 곳이 없습니다',
    hint_en="a heading's name is its text in lower case, with - for spaces",
    hint_ko="제목의 이름은 소문자로 쓰고 공백을 -로 바꾼 것입니다",
)
ANCHOR_MISSING_NEAR = Sentence(
    code=Code.LINK,
    en='nothing on {page} is called "#{anchor}"',
    ko='{page}에 "#{anchor}"{anchor:이라는|라는} 곳이 없습니다',
    hint_en="did you mean #{meant}?",
    hint_ko="혹시 #{meant} 아닌가요?",
)
SAME_ELSEWHERE = Sentence(
    code=Code.LINK,
    en="the same is wrong in {count} more places: {places}",
    ko="같은 문제가 {count}곳 더 있습니다: {places}",
    hint_en="they may come from one include, or from lines that were copied",
    hint_ko="include 하나나 복사한 줄에서 왔을 수 있습니다",
)
FILE_MISSING = Sentence(
    code=Code.MISSING_FILE,
    en='a link to the file "{target}", which is not here',
    ko='"{target}" 링크: 그런 파일이 없습니다',
    hint_en="put the file there, or correct the link",
    hint_ko="그 자리에 파일을 두거나 링크를 고치세요",
)
IMAGE_MISSING = Sentence(
    code=Code.MISSING_FILE,
    en='the image "{target}" is not here',
    ko='"{target}" 이미지가 없습니다',
    hint_en="put the file there, or correct its path",
    hint_ko="그 자리에 파일을 두거나 경로를 고치세요",
)
IMAGE_MISSING_NEAR = Sentence(
    code=Code.MISSING_FILE,
    en='the image "{target}" is not here',
    ko='"{target}" 이미지가 없습니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
IMAGE_CASE = Sentence(
    code=Code.MISSING_FILE,
    en='the image "{target}" differs from {meant} by case: it shows on this machine, but not on the web',
    ko='"{target}" 이미지: {meant}{meant:과|와} 대소문자가 다릅니다. 내 컴퓨터에서는 보여도 웹에서는 보이지 않습니다',
    hint_en="write {meant}",
    hint_ko="{meant}{meant:으로|로} 쓰세요",
)
FILES_MISSING = Sentence(
    code=Code.MISSING_FILE,
    en="{count} {kind} of {folder} are missing: {places}",
    ko="{folder}의 {kind_ko} {count}개가 없습니다: {places}",
    hint_en="put them there, or correct the paths",
    hint_ko="그 자리에 두거나 경로를 고치세요",
)
FILES_ELSEWHERE = Sentence(
    code=Code.MISSING_FILE,
    en="{count} {kind} of {folder} are missing, but there are such names in {elsewhere}: {places}",
    ko="{folder}의 {kind_ko} {count}개가 없고, 같은 이름이 {elsewhere}에 있습니다: {places}",
    hint_en="write {elsewhere} instead",
    hint_ko="{elsewhere}{elsewhere:으로|로} 고쳐 쓰세요",
)
FOLDER_MISSING = Sentence(
    code=Code.MISSING_FILE,
    en="{count} {kind} below {folder} are missing, because that folder is not here: {places}",
    ko="{folder} 폴더가 없어 그 아래 {kind_ko} {count}개가 없습니다: {places}",
    hint_en="copy the folder into the blog, or correct the paths",
    hint_ko="폴더를 블로그에 가져오거나 경로를 고치세요",
)
CLASS_NEAR_MISS = Sentence(
    code=Code.MARKDOWN,
    en='the theme has no class "{name}"',
    ko='테마에 "{name}"{name:이라는|라는} 클래스가 없습니다',
    hint_en="did you mean {meant}?",
    hint_ko="혹시 {meant} 아닌가요?",
)
ALT_MISSING = Sentence(
    code=Code.ALT_TEXT,
    en="images without a text for those who cannot see them: {count}, the first one here",
    ko="설명이 없는 이미지가 {count}개 있습니다. 첫 번째가 여기입니다",
    hint_en='write what is to be seen: ![three processes in a queue], in HTML alt="three processes in a queue"',
    hint_ko='무엇이 보이는지 쓰세요: ![큐에 있는 프로세스 세 개], HTML에서는 alt="큐에 있는 프로세스 세 개"',
)
ALT_SAYS_NOTHING = Sentence(
    code=Code.ALT_TEXT,
    en='images whose text is a file name or says nothing ("{found}"): {count}, the first one here',
    ko='설명이 파일 이름이거나 뜻이 없는("{found}") 이미지가 {count}개 있습니다. 첫 번째가 여기입니다',
    hint_en='write what is to be seen: ![three processes in a queue], in HTML alt="three processes in a queue"',
    hint_ko='무엇이 보이는지 쓰세요: ![큐에 있는 프로세스 세 개], HTML에서는 alt="큐에 있는 프로세스 세 개"',
)
