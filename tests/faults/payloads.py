"""Two hundred texts that a program may read as more than text: markup, formulas, codes, other scripts."""

from __future__ import annotations

from models.rules.invoer import tidy

_MARKUP = (
    "<b>vet</b>", "<i>scheef", "</p>", "<img src=file:///etc/passwd>", "<img src=http://voorbeeld.test/x.png>",
    "<a href='file:///etc/hosts'>klik</a>", "<script>alert(1)</script>", "<table><tr><td>", "<br/>",
    "<!-- weg -->", "<?xml version='1.0'?>", "<![CDATA[x]]>", "<font color=red>rood</font>", "<h1>groot</h1>",
    "<style>*{display:none}</style>", "<svg/onload=alert(1)>", "<u>onder", "<sub>2</sub>", "<para>x</para>",
    "<jan@voorbeeld.test>", "a < b", "a<b>c", "x > y", "&amp;", "&lt;b&gt;", "&#60;b&#62;", "&copy", "R&D",
    "A & B", "&File", "&&", "&nbsp;x", "<b", "b>", "<>", "< b >", "<B><I>BEIDE</I></B>", "<unknown/>",
    "<qt>rijk</qt>", "<html><body bgcolor=black>", "<span style='font-size:80pt'>", "<seq id=x>", "<greek>a",
    "<onDraw name=x label=y/>", "<object data=x>", "<iframe src=//x>", "<p align=right>", "<li>", "<hr>",
)  # fmt: skip
_FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", "+31 6", "-2+3", "@SUM(A1)", "|dir", "%appdata%", '=HYPERLINK("http://x")',
    "＝1+1", "'=1", '"=1"', ";=1", ",=1", '=IMPORTXML("http://x";"y")', 'DDE("cmd")', "=1;2", "@echo",
    "==1", "-", "--", "---", "+", "=", "@", "|", "%", "=A1:A9", "=NOW()", "+1-1", "-1+1",
)  # fmt: skip
_FORMATS = (
    "{0}", "{naam}", "{", "}", "{{", "%s", "%(x)s", "%1 %2", "%n%n", "%%", "$(rm x)", "`ls`", "${x}", "\\n",
    "\\x41", "\\", "\\\\", "#{x}", "{{7*7}}", "{% x %}", "$1", "f'{x}'", "%d {0} %s", "{0.__class__}", "%L1",
    "100 %", "50%s", "{:>9}",
)  # fmt: skip
_MARKDOWN = (
    "**vet**", "# kop", "[x](file:///etc/hosts)", "![x](file:///etc/hosts)", "`code`", "~~weg~~", "- punt",
    "> citaat", "| a | b |", "1. een", "___", "* * *", "[ ] doen", "<https://voorbeeld.test>",
)  # fmt: skip
_QUERIES = (
    "'; DROP TABLE dossier; --", "' OR 1=1", '"""', "O'Neil", "\\'", "%' --", "_", "*", "NULL", "None",
    "true", "0", "-0", "1e9", "NaN", '"', "NEAR(", "AND", "OR NOT", "^x", "naam:waarde", "x*", "(", ")", "[",
    "x;y", "x,y", "BEGIN:VEVENT", "a:b", "//", "/*", "*/",
)  # fmt: skip
_PATHS = (
    "../../etc/passwd", "C:\\Windows", "file:///etc/passwd", "\\\\server\\map", "con", "aux.txt", "~", "~/x",
    "$HOME", "<<EOF", "@jan", "#", "#gewist", "#vertrokken",
)  # fmt: skip
_SCRIPTS = (
    "Ẹ̀kọ́ Đặng", "Ğül Çağrı", "ʿAlī Ḥusayn", "ﬁn", "İstanbul", "Straße", "Øster", "e\u0301e\u0301n",
    "\u202eabc\u202c", "a\u200db",
    "👩‍👧 gezin", "مريم الزهراوي", "ሰላም ተክለ", "עברית", "日本", "Жанна", "½ … –",
    "x\u00a0y", "\ufeffx", "a\u00adb", "x\u2028y", "x\x0by", "x\x00y", "\x1b[31mrood", "x\ty", "x\x07y",
    "a\u0300\u0301\u0302b", "\ud83dx", "ǆ", "ﷺ", "𝔊𝔢𝔷𝔦𝔫", "ＡＢ", "\u061cx",
)  # fmt: skip

PAYLOADS = (*_MARKUP, *_FORMULAS, *_FORMATS, *_MARKDOWN, *_QUERIES, *_PATHS, *_SCRIPTS)
"""Each at most 60 characters, so that it fits in every field."""
HOT = ("<b>vet</b>", "<img src=file:///etc/passwd>", "A & B", "&amp;", "=cmd|' /C calc'!A0", "{0}", "%1 %2",
       "**vet**", "'; DROP TABLE dossier; --", "#gewist", "مريم الزهراوي", "<!-- weg -->", "\u202eabc\u202c",
       "a < b", "\\", "👩‍👧 gezin")  # fmt: skip
"""The few that each ordinary run takes: one of a kind."""


def marked(payload: str, number: int) -> str:
    """The payload as a person's typing leaves it, with a number behind it that is easy to find again."""
    return f"{tidy(payload)}{mark(number)}"


def mark(number: int) -> str:
    """The number behind a payload."""
    return f"«{number:03d}»"
