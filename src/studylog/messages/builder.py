"""What the builder says."""

from __future__ import annotations

from studylog.errors import Code, Sentence

CACHE_UNWRITABLE = Sentence(
    code=Code.MACHINE,
    en="the cache folder cannot be used: {reason}",
    ko="캐시 폴더를 쓸 수 없습니다: {reason}",
    hint_en="check that you may write here",
    hint_ko="이 폴더에 쓸 권한이 있는지 확인하세요",
)
OUTPUT_UNWRITABLE = Sentence(
    code=Code.MACHINE,
    en="cannot be written: {reason}",
    ko="쓸 수 없습니다: {reason}",
    hint_en="see that there is room on the disk and that you may write there",
    hint_ko="디스크에 자리가 있는지, 쓸 권한이 있는지 확인하세요",
)
OUTPUT_IS_SOURCE = Sentence(
    code=Code.OUTPUT,
    en="{output} cannot be the output folder: your own files are in it",
    ko="{output}{output:은|는} 출력 폴더가 될 수 없습니다. 원본 파일이 들어 있습니다",
    hint_en="choose a folder of its own: -d _site",
    hint_ko="따로 쓸 폴더를 고르세요: -d _site",
)
OUTPUT_IS_FILE = Sentence(
    code=Code.OUTPUT,
    en="{output} is a file, not a folder",
    ko="{output}{output:은|는} 폴더가 아니라 파일입니다",
    hint_en="choose a folder: -d _site",
    hint_ko="폴더를 고르세요: -d _site",
)
OUTPUT_TAKEN = Sentence(
    code=Code.OUTPUT,
    en="a file that studylog did not write stands where a page of the site must go; nothing was touched",
    ko="사이트의 페이지가 놓일 자리에 studylog가 만들지 않은 파일이 있어 아무것도 건드리지 않았습니다",
    hint_en="move it into the blog's own folder, or delete it",
    hint_ko="그 파일을 블로그 폴더로 옮기거나 지우세요",
)
OUTPUT_LINK = Sentence(
    code=Code.OUTPUT,
    en="a symbolic link in the output folder leads elsewhere; nothing was touched",
    ko="출력 폴더 안의 심볼릭 링크가 밖을 가리켜 아무것도 건드리지 않았습니다",
    hint_en="delete the link",
    hint_ko="링크를 지우세요",
)
BUILD_RUNNING = Sentence(
    code=Code.MACHINE,
    en="another studylog is building this blog (process {pid})",
    ko="다른 studylog가 이 블로그를 만들고 있습니다 (프로세스 {pid})",
    hint_en="wait until it has ended, or end it: kill {pid}",
    hint_ko="끝날 때까지 기다리거나 그 프로세스를 끝내세요: kill {pid}",
)
WORKER_DIED = Sentence(
    code=Code.MACHINE,
    en="a worker process was killed, probably because memory ran out; nothing was written",
    ko="작업 프로세스가 강제로 끝났습니다. 메모리가 부족했을 수 있습니다. 아무것도 쓰지 않았습니다",
    hint_en="try with one process: -j 1",
    hint_ko="프로세스 하나로 해 보세요: -j 1",
)
OUTPUT_FOREIGN = Sentence(
    code=Code.OUTPUT,
    en="{output} holds files that studylog did not write; nothing was touched",
    ko="{output}에 studylog가 만들지 않은 파일이 있어 아무것도 건드리지 않았습니다",
    hint_en="choose an empty folder with -d; delete this one only if another tool made all that is in it",
    hint_ko="-d로 빈 폴더를 고르세요. 이 폴더는 다른 도구가 만든 것만 들어 있을 때 지우세요",
)
OUTPUT_OF_JEKYLL = Sentence(
    code=Code.OUTPUT,
    en="{output} is what Jekyll made of this blog; nothing was touched",
    ko="{output}{output:은|는} Jekyll이 만든 사이트여서 아무것도 건드리지 않았습니다",
    hint_en="move it to ../old and compare: studylog check --against ../old; or delete it, or write elsewhere: -d",
    hint_ko="../old로 옮기고 studylog check --against ../old로 견주세요. 지우거나, -d로 다른 폴더를 골라도 됩니다",
)
CARDS_WITHOUT_PILLOW = Sentence(
    code=Code.CONFIG,
    en="social cards are not drawn: Pillow is not installed",
    ko="소셜 카드를 그리지 않습니다. Pillow가 설치되어 있지 않습니다",
    hint_en='pip install "studylog[cards]"',
    hint_ko='pip install "studylog[cards]"',
)
CARDS_WITHOUT_FONT = Sentence(
    code=Code.CONFIG,
    en="social cards are not drawn: there is no font with Hangul that studylog knows",
    ko="소셜 카드를 그리지 않습니다. studylog가 아는 한글 글꼴이 없습니다",
    hint_en="apt install fonts-noto-cjk; or name a file: social_cards: {{font: _fonts/Pretendard-Bold.otf}}",
    hint_ko="apt install fonts-noto-cjk, 또는 파일을 적으세요: social_cards: {{font: _fonts/Pretendard-Bold.otf}}",
)
CARDS_FONT_UNUSABLE = Sentence(
    code=Code.CONFIG,
    en='social cards are not drawn: "{font}" is no font file, or is not there',
    ko='소셜 카드를 그리지 않습니다. "{font}"{font:은|는} 글꼴 파일이 아니거나 없습니다',
    hint_en="name a file that ends in .otf, .ttf or .ttc, as seen from the folder of the blog",
    hint_ko=".otf, .ttf, .ttc로 끝나는 파일을 블로그 폴더를 기준으로 적으세요",
)
CARDS_FONT_BROKEN = Sentence(
    code=Code.CONFIG,
    en="the font of the social cards cannot be read: {reason}",
    ko="소셜 카드의 글꼴을 읽을 수 없습니다: {reason}",
    hint_en="name another one under social_cards in _config.yml, or take that setting out",
    hint_ko="_config.yml의 social_cards에 다른 글꼴을 적거나 그 설정을 지우세요",
)
VERIFY_DIFFERS = Sentence(
    code=Code.VERIFY,
    en="differs from what a clean build makes; nothing was touched",
    ko="처음부터 만든 것과 다릅니다. 아무것도 건드리지 않았습니다",
    hint_en="delete {cache} and build again; if nobody edited the file, it is a bug in studylog: please report it",
    hint_ko="{cache} 폴더를 지우고 다시 만드세요. 이 파일을 고친 사람이 없다면 studylog의 버그이니 알려 주세요",
)
VERIFY_MISSING = Sentence(
    code=Code.VERIFY,
    en="missing: a clean build makes it; nothing was touched",
    ko="없습니다. 처음부터 만들면 있는 파일입니다. 아무것도 건드리지 않았습니다",
    hint_en="delete {cache} and build again; if nobody deleted the file, it is a bug in studylog: please report it",
    hint_ko="{cache} 폴더를 지우고 다시 만드세요. 이 파일을 지운 사람이 없다면 studylog의 버그이니 알려 주세요",
)
VERIFY_TOO_MANY = Sentence(
    code=Code.VERIFY,
    en="too many: studylog wrote it, and a clean build does not make it; nothing was touched",
    ko="남아 있으면 안 됩니다. studylog가 만들었지만 처음부터 만들면 없는 파일입니다. 아무것도 건드리지 않았습니다",
    hint_en="delete {cache} and build again; it is a bug in studylog: please report it",
    hint_ko="{cache} 폴더를 지우고 다시 만드세요. studylog의 버그이니 알려 주세요",
)
VERIFY_FOREIGN = Sentence(
    code=Code.VERIFY,
    en="stands among the site's files, and studylog did not write it",
    ko="사이트 파일 사이에 있지만 studylog가 만든 파일이 아닙니다",
    hint_en="name it under keep_files in _config.yml if it belongs there",
    hint_ko="있어야 하는 파일이면 _config.yml의 keep_files에 적으세요",
)
