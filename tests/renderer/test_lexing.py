"""Code is read as Pygments reads it, only faster."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name

from studylog.renderer.lexing import reader_of

CODE = {
    "python": 'import a\n@cache\ndef f(x: int = 8) -> str:\n    """문서."""\n    return f"{x!r:>{8}} 가" + r"\\d"  #\n',
    "bash": 'for i in $(seq 1 3); do\n  echo "${HOME}/$i" | grep -c x <<EOF\n본문 $i\nEOF\ndone\n',
    "sql": "SELECT COUNT(*) AS n -- 수\nFROM `표` WHERE a >= '2022-01-01' AND b IS NULL;\n",
    "javascript": "const f = async (x) => `a${x + `b${1}`}` ?? /re[/]x/g; // 끝\nclass A { #p = 1_000n }\n",
    "html": '<!DOCTYPE html><p class="a">가<script>let x = 1 < 2</script><style>p { color: red }</style>\n',
    "java": '@Override public <T> int f(List<T> a) { return a.size() + 0x1F; /* 끝 */ }\nString s = """\n글\n""";\n',
    "rust": 'fn main() -> Result<(), Box<dyn Error>> { let r = r#"가"#; println!("{}", \'a\'); }\n',
    "css": "@media (min-width: 1em) { a::before { content: '\\2014'; color: #fff; } }\n",
    "yaml": "a: &x [1, 'b']\nc: |\n  글\n  글\nd: *x\n",
    "cpp": '#include <a>\ntemplate<class T> auto f(T&& x) { return R"(가)"; }\n',
    "json": '{"a": [1, true, null, "가"]}\n',
    "makefile": "a: b\n\t$(CC) -o $@ $<\n",
}


@pytest.mark.parametrize("language", CODE)
def test_every_token_is_what_pygments_makes_it(language: str) -> None:
    lexer = get_lexer_by_name(language)
    assert _tokens(language, CODE[language]) == list(reader_of(lexer)(CODE[language]))


@given(st.sampled_from(sorted(CODE)), st.data())
def test_code_that_ends_or_goes_on_anywhere_is_read_alike(language: str, data: st.DataObject) -> None:
    code = CODE[language]
    start, end = sorted((data.draw(st.integers(0, len(code))), data.draw(st.integers(0, len(code)))))
    pieces = code[start:end] + data.draw(st.text(" \n\"'`(){}[]<>#/\\$@:=x1가", max_size=12)) + code[:start]
    assert _tokens(language, pieces) == list(reader_of(get_lexer_by_name(language))(pieces))


def _tokens(language: str, code: str) -> list[tuple[object, str]]:
    return [(kind, text) for _, kind, text in get_lexer_by_name(language).get_tokens_unprocessed(code)]
