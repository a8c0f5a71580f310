"""How the page looks: readable in light and dark, on paper too, and made of nothing but itself."""

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark;
  --ink: #1d1d1f; --faint: #6b6b70; --line: #dedee3; --paper: #fdfdfc; --star: #a8650a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8ea; --faint: #9d9da4; --line: #38383d; --paper: #18181a; --star: #f0b75a; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 Georgia, "Iowan Old Style", "Noto Serif", serif; }
h1 { font-size: 2.2rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
header p, nav, td.day, .facts, summary { color: var(--faint); }
nav { display: flex; flex-wrap: wrap; gap: .35rem .9rem; margin-top: 1rem; }
nav a { color: inherit; }
table { width: 100%; border-collapse: collapse; }
td { padding: .4rem .5rem .4rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
td.day { width: 8.5rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.stars { width: 6rem; text-align: right; white-space: nowrap; color: var(--star); padding-right: 0; }
.title { font-weight: bold; overflow-wrap: anywhere; }
.facts { font-size: .85rem; overflow-wrap: anywhere; }
details { margin-top: .25rem; }
summary { cursor: pointer; font-size: .85rem; }
blockquote { margin: .4rem 0 .2rem; padding-left: .9rem; border-left: 3px solid var(--line); white-space: pre-wrap;
  overflow-wrap: anywhere; }
@media (max-width: 34rem) {
  td, td.day, td.stars { display: block; border: 0; padding: 0; width: auto; text-align: left; }
  tr { display: block; padding: .6rem 0; border-bottom: 1px solid var(--line); } }
@media print { body { max-width: none; padding: 0; color: #000; background: #fff; } nav { display: none; }
  tr, h2 { break-inside: avoid; } h2 { break-after: avoid; } }
"""
