"""The names of languages: what blogs write on a fence, and what Pygments calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

PLAIN = "plaintext"
"""The language of code that is not to be highlighted."""

_NAMES = {
    PLAIN: """plaintext plain plain-text text text-plain txt none nohighlight no-highlight raw ascii csv tsv log
        logs output outputs result results stdout stderr console-output tree math katex pseudo pseudocode excel
        crontab gitignore regex url uri requirements requirements.txt wiki textile asciidoc""",
    "python": """ipython ipython3 jupyter ipynb py3 pyhton phython pythn pytohn ptyhon sagemath pandas numpy
        pytorch tensorflow""",
    "pytb": "traceback",
    "pycon": "doctest python-console python-repl",
    "javascript": "node nodejs node.js javascirpt javscript cjs angular babel",
    "typescript": "typscript tpyescript cts mts",
    "jsx": "next next.js",
    "java": "java8 java11 java17",
    "console": """conosle consol consolen consoel terminal shell-session console-session bash-session cli ubuntu wsl
        linux""",
    "bash": "shellscript shell-script bashrc zshrc env dotenv curl",
    "cpp": "cc hpp hxx c++11 c++14 c++17 c++20 c++23 cuda-c++ cplusplus ino",
    "c": "h opencl",
    "csharp": "c# csharp cs qsharp",
    "vb.net": "vb vba",
    "bat": "cmd batchfile dos",
    "nasm": "asm assembly x86asm masm",
    "html": "html5 htm vue svelte ejs astro hbs mustache",
    "xml": "svg rss csproj xaml",
    "json": "jsonc jsonl ndjson package.json avsc",
    "yaml": "docker-compose dockercompose compose helm k8s kubernetes",
    "markdown": "mdx",
    "kotlin": "kt kts",
    "groovy": "gradle",
    "objective-c": "objc",
    "ini": "conf gitconfig service desktop",
    "properties": "props",
    "sql": "plsql oracle mssql sql-server hive hiveql sparksql",
    "sqlite3": "sqlite",
    "postgres": "postgresql pgsql",
    "apacheconf": "apache",
    "protobuf": "proto",
    "makefile": "make",
    "rhtml": "erb",
    "r": "rscript",
    "rconsole": "r-console",
    "glsl": "shader",
    "vim": "vi vimrc",
    "diff": "patch",
    "graphql": "gql",
    "jinja": "jinja2",
    "powershell": "ps",
}
_ALIASES: Mapping[str, str] = MappingProxyType(
    {written: name for name, words in _NAMES.items() for written in words.split()}
)
"""What blogs write → Pygments' name."""

COMMON = frozenset(
    """python java javascript typescript kotlin swift bash shell console sql mysql yaml json html css scss xml cpp
    csharp rust ruby scala dart matlab markdown dockerfile""".split()
)
"""What a mistyped word is most probably meant to be, before any of the hundreds of other languages."""

NEVER = frozenset(("mermaid", "plantuml", "graphviz", "dot", "chart", "echarts", "flow", "sequence"))
"""Sources of diagrams: a script on the page may look for them."""

SHELLS = frozenset(("bash", "sh", "shell", "zsh", "ksh", "fish"))
"""Languages whose lines may begin with a prompt that is none of the command."""

_WORD = re.compile(r"\{?\.?([A-Za-z][\w+#.\-]*+)", re.ASCII)
_VERSION = re.compile(r"(?<=[a-z])-?\d+(?:\.\d+)+$")


def language_of(word: str) -> str:
    """The language that a fence's word means: `{MATLAB}` is matlab, `python{1,3}` is python, `C#ㄴ` is csharp."""
    found = _WORD.match(word)
    name = _VERSION.sub("", found[1].lower()) if found else ""
    return _ALIASES.get(name, name)
