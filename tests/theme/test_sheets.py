"""Style sheets as they are sent."""

from __future__ import annotations

import pytest

from studylog.theme.sheets import squeeze_sheet


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("/* one */\na { color: red; /* why */\n  margin: 0 auto; }\n", "a{color:red;margin:0 auto}"),
        ("a :hover, a:hover > b + c {\n}", "a :hover,a:hover>b + c{}"),
        ("i { width: calc(1px + 2px) }", "i{width:calc(1px + 2px)}"),
        ("""q { content: "a ;  b /* c */"; quotes: '{ ' "}" }""", """q{content:"a ;  b /* c */";quotes:'{ ' "}"}"""),
        ("i { mask: url(a,  b.svg) }", "i{mask:url(a,  b.svg)}"),
        ("@media (min-width:  2rem) and (hover) { a { b: c; } }", "@media (min-width:2rem) and (hover){a{b:c}}"),
        (".a{ &:not(p)  > :last-child { top: 0 } }", ".a{&:not(p)>:last-child{top:0}}"),
    ],
)
def test_comments_and_blanks_are_left_out(sheet: str, expected: str) -> None:
    assert squeeze_sheet(sheet) == expected
