"""The offline pack: every file of a lesson and a page that opens from a USB stick."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from hub.content.languages import CODES, LANGUAGES
from hub.content.library import Library
from hub.downloads.archive import pack_files
from hub.downloads.labels import Labels
from hub.downloads.sheet import LessonSheet

STYLE = """
:root{color-scheme:light dark;--bg:BASE;--fg:TEXT;--ink:INK;--soft:SOFT;--line:LINE}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:1.05rem/1.55 FiraGO,Arial,sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.2rem}
h1{font-size:1.8rem;line-height:1.2;color:var(--ink);margin:.4rem 0}
h2{font-size:1.2rem;color:var(--ink);margin:2rem 0 .6rem}
.key{background:var(--soft);padding:1rem 1.2rem;border-radius:22px 22px 22px 4px}
.meta,small{color:var(--fg);opacity:.8}
ul.files{list-style:none;padding:0;display:grid;gap:.6rem}
ul.files a{display:flex;justify-content:space-between;gap:1rem;min-height:44px;padding:.7rem 1rem;
border:2px solid var(--line);border-radius:14px;color:var(--ink);font-weight:700;
text-decoration:none}
ul.files a:hover,ul.files a:focus{border-color:var(--ink)}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .5rem;
vertical-align:top;border-bottom:1px solid var(--line)}a{color:var(--ink)}
@media(prefers-color-scheme:dark){:root{
--bg:DBASE;--fg:DTEXT;--ink:DACCENT;--soft:DSOFT;--line:DLINE}}
"""


def pack_zip(
    sheet: LessonSheet,
    labels: Labels,
    library: Library,
    colours: Mapping[str, Mapping[str, str]],
    files: Mapping[str, tuple[str, bytes]],
) -> bytes:
    """Return the ZIP: one folder with the files, `index.html` and `README.txt`."""
    inside: dict[str, bytes] = {"index.html": _index(sheet, labels, colours, files).encode()}
    inside |= dict(files.values())
    inside["README.txt"] = _readme(sheet, labels, library).encode()
    folder = f"{sheet.id}.{sheet.lang}"
    return pack_files({f"{folder}/{name}": data for name, data in inside.items()}, sheet.checked)


def _style(colours: Mapping[str, Mapping[str, str]]) -> str:
    light, dark = colours["light"], colours["dark"]
    values = {
        "DBASE": dark["base"], "DTEXT": dark["text"], "DACCENT": dark["accent-text"],
        "DSOFT": dark["accent-soft"], "DLINE": dark["line-strong"], "BASE": light["base"],
        "TEXT": light["text"], "INK": light["ink"], "SOFT": light["accent-soft"],
        "LINE": light["line-strong"],
    }  # fmt: skip
    style = STYLE
    for name, value in values.items():
        style = style.replace(name, value)
    return style


def _index(
    sheet: LessonSheet,
    labels: Labels,
    colours: Mapping[str, Mapping[str, str]],
    files: Mapping[str, tuple[str, bytes]],
) -> str:
    def row(form: str) -> str:
        name, data = files[form]
        kind = name.rpartition(".")[2].upper()
        label = escape(labels.form(form))
        return (
            f'<li><a href="{escape(name)}"><span>{label}</span>'
            f"<span>{kind}, {labels.size(len(data))}</span></a></li>"
        )

    steps = "".join(
        f"<tr><td>{s.start}–{s.end}</td><td>{s.number}. {escape(s.title)}</td>"
        f"<td>{escape(s.form)}</td></tr>"
        for s in sheet.steps
    )
    heads = "".join(f"<th>{labels[n]}</th>" for n in ("col_time", "col_step", "col_form"))
    helps = "".join(f"<li><b>{escape(h.called)}</b> – {escape(h.purpose)}</li>" for h in sheet.help)
    proofs = "".join(
        f'<li><a href="{escape(p.url)}">{escape(p.source)}</a> – {escape(p.rating)}</li>'
        for p in sheet.evidence
    )
    laws = "".join(
        f'<li><a href="{escape(r.source)}">{escape(r.cite)}</a> – {escape(r.edition)}. '
        f"{escape(labels['law_checked'])} {r.checked}. {escape(r.lawyer)}</li>"
        for r in sheet.law
    )
    online = (
        f'<p>{escape(labels["page_online"])}: <a href="{escape(sheet.url)}">{escape(sheet.url)}'
        "</a></p>"
        if sheet.url
        else ""
    )
    return (
        f'<!doctype html>\n<html lang="{sheet.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(sheet.title)} – Narkostop</title><style>{_style(colours)}</style></head>"
        f"<body><main><p class=meta>Narkostop · {escape(labels['pack'])}</p>"
        f"<h1>{escape(sheet.title)}</h1><p class=meta>{escape(' · '.join(sheet.facts))}</p>"
        f"<p>{escape(sheet.summary)}</p><p class=key><b>{escape(labels['lesson_key'])}</b> "
        f"{escape(sheet.key_message)}</p><p>{escape(labels['pack_open'])}</p>"
        f"<ul class=files>{''.join(row(form) for form in files)}</ul>"
        f"<h2>{escape(labels['glance'])}</h2><table><tr>{heads}</tr>{steps}</table>"
        f"<h2>{escape(labels['help'])}</h2><ul>{helps}</ul>"
        f"<h2>{escape(labels['law'])}</h2><ul>{laws}</ul>"
        f"<p>{escape(labels['not_legal_advice'])} {escape(labels['current'])}</p>"
        f"<h2>{escape(labels['lesson_evidence'])}</h2><ul>{proofs}</ul>"
        f"<h2>{escape(labels['licence'])}</h2><p>{escape(labels['licence_text'])}</p>{online}"
        f"<p><small>{escape(labels['lesson_checked'])} {labels.day(sheet.checked)}</small></p>"
        "</main></body></html>\n"
    )


def _readme(sheet: LessonSheet, labels: Labels, library: Library) -> str:
    """Return the note on terms and sources, with the terms in all three languages."""
    rows = [sheet.title, "=" * len(sheet.title), "", labels["pack_open"], "→ index.html", ""]
    if sheet.url:
        rows += [f"{labels['page_online']}: {sheet.url}", ""]
    for code in CODES:
        words = Labels.of(library, code)
        rows += [f"{words['licence']} ({LANGUAGES[code].name})", words["licence_text"], ""]
    rows.append(labels["law"])
    rows += [
        f"- {r.cite}: {r.edition}. {labels['law_checked']} {r.checked}. {r.lawyer} {r.source}"
        for r in sheet.law
    ]
    rows += [f"{labels['not_legal_advice']} {labels['current']}", ""]
    rows += [labels["sources"], *(f"- {p.source}: {p.url}" for p in sheet.evidence), ""]
    return "\n".join(rows)
