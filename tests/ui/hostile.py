"""Texts that citizens could send to hurt or to fool: markup, directions, piles of marks, endless lines, odd links.

Generated from a fixed seed, so that a failing number is the same text tomorrow.
"""

from __future__ import annotations

import random

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c\u180e\u3164\u2028\u2029"
CONTROLS = "".join(map(chr, range(32))) + "\x7f\x80\x9f"

TAGS = (
    "<b>{}</b>",
    '<img src="file:///etc/hostname">{}',
    '<img src="{}" width=9000 height=9000>',
    "<a href='smb://host/share'>{}</a>",
    "<table><tr><td>{}</td></tr></table>",
    "<!DOCTYPE html><html><body>{}</body></html>",
    "<qt>{}</qt>",
    "<p style='color:red'>{}",
    "<style>* {{ color: red }}</style>{}",
    "<script>alert('{}')</script>",
    "<br/>{}",
    "&lt;b&gt;{}&lt;/b&gt;",
    "<h1>{}</h1>",
    "<font size=7>{}</font>",
    "<object data='file:///etc/passwd'>{}</object>",
    "<meta http-equiv=refresh content='0;url=http://example.org'>{}",
    "**{}** [text](file:///etc/passwd)",
    "<svg><use href='#a'/></svg>{}",
)
WORDS = (
    "Bon dia",
    "¿Qué hora es?",
    "مرحبا بكم",
    "שלום",
    "col·legi",
    "naïf 🤷🏽‍♀️",
    "Sistema: pagat",
    "你好",
    "0x41",
    "A&B",
    "%s {}",
)
HEAVY = (
    "a" + "\u0301" * 4_096,
    ("e" + "\u0489" * 300) * 200,
    "x" * 65_536,
    "W" * 8_192,
    "\u1100" * 4_096,
    "\u1160" * 4_096,
    "\u11a8" * 4_096,
    "<table><tr><td>" * 4_000,
    "👩" + "\u200d👩" * 2_000,
    "\n" * 20_000,
    "\t" * 20_000,
    "ا" * 8_192,
    "\u202e" * 4_096 + "exe",
    "กำ" * 4_000,
    "🏴" + "\U000e0061" * 4_000,
    "\ud800" * 100,
    "\0" * 1_000,
    "{" * 3_000 + "}" * 3_000,
    "﷽" * 4_000,
    " " * 65_536 + "x",
)


def texts(count: int = 500, seed: int = 20_261_119) -> list[str]:
    """`count` hostile texts: the heavy ones first, the rest built from tags, controls and words."""
    generator = random.Random(seed)
    result = list(HEAVY)
    while len(result) < count:
        text = generator.choice(WORDS)
        for _ in range(generator.randint(1, 4)):
            move = generator.randrange(5)
            if move == 0:
                text = generator.choice(TAGS).replace("{{", "{").replace("}}", "}").replace("{}", text, 1)
            elif move == 1:
                text = generator.choice(BIDI) + text + generator.choice(BIDI + HIDDEN)
            elif move == 2:
                place = generator.randint(0, len(text))
                text = text[:place] + generator.choice(HIDDEN + CONTROLS) + text[place:]
            elif move == 3:
                text = text + "\u0300" * generator.randint(1, 40)
            else:
                text = generator.choice(WORDS) + generator.choice((" ", "\n", "\t", "")) + text
        result.append(text)
    return result


def file_names(count: int = 300, seed: int = 41) -> list[str]:
    """`count` hostile file names."""
    generator = random.Random(seed)
    stems = (
        "factura",
        "..",
        "../../etc/passwd",
        "C:\\Windows\\x",
        "CON",
        "com1",
        "nul.tar",
        ".bashrc",
        "",
        " ",
        "naïf·l",
        "a" * 400,
        "é" * 300,
        "文" * 300,
        "\\\\host\\share\\x",
        "file:///x",
        "a:b",
        "-rf",
        "~",
        "$(id)",
        "%00",
        "lpt¹",
    )
    tails = (
        "",
        ".pdf",
        ".exe",
        ".pdf.exe",
        ".lnk",
        ".",
        " ",
        ". .",
        ".docm\u202efdp",
        "\u202egpj.exe",
        ".tar.gz",
        "\0.png",
        ".scr\u200b",
        "\n.js",
        ".\u2024exe",
        ".ｅｘｅ",
        ".a" * 60,
        "<x>",
        '"',
        "|",
        "?*",
    )
    names = [stem + tail for stem in stems for tail in tails]
    generator.shuffle(names)
    return names[:count]


DANGEROUS_LINKS = (
    "file:///etc/passwd",
    "FILE:///C:/Windows/System32/calc.exe",
    "smb://server/share/x",
    "search-ms:query=x&crumb=location:\\\\evil\\share",
    "ms-settings:privacy",
    "ms-msdt:/id PCWDiagnostic",
    "\\\\evil.example\\share\\payload.exe",
    "//evil.example/share",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "tel:+34123456789",
    "mailto:a@example.org",
    "ftp://example.org/x",
    "ssh://root@example.org",
    "tg://resolve?domain=x",
    "about:blank",
    "chrome://settings",
    "view-source:https://example.org",
    "blob:https://example.org/1",
    "jar:https://example.org!/x",
    "ldap://example.org",
    "steam://run/1",
    "intent://x#Intent;end",
    "https://ajuntament.cat@evil.example/",
    "https://ajuntament.cat:443@evil.example/",
    "http://user:password@evil.example/",
    "https://good.example\\@evil.example/",
    "https:\\\\evil.example",
    "https:///evil.example",
    "https:evil.example",
    "http://",
    "https://?x",
    "http://\u202eelpmaxe.live",
    "https://exa\u200bmple.org",
    "https://example.org\u00ad.evil.example",
    "https://a b.example",
    "https://%00.example",
    "http://localhost/admin",
    "http://printer/",
    "https://" + "a" * 70 + ".example",
    "https://example.org/" + "a" * 4_000,
    "https://example.org:99999/",
    "https://example.org:0/",
    "https://[::1",
    "hxxps://example.org",
    "https//example.org",
    "xhttps://example.org",
    "file:https://example.org",
)
