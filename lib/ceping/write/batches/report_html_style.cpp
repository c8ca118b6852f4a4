// Style and script of the HTML report, besides the style of every page.
#include <ceping/write/batches/report_html_parts.hpp>

namespace ceping {

// The scale of the heat map is of one hue, so that it can be read in black and white and by those who see colours otherwise
// than others: the lower a rate, the more it stands out from the page. Every colour stands under its number with a contrast
// of 7:1 or more. A unit's page is laid out when it comes into view: thousands of them are no burden. On A4 the numbers
// shrink so that a row fits. Texts have a least width: one name that is very long would leave the others a letter a line.
std::string_view report_style() {
    static constexpr std::string_view css = R"css(
:root { --bar: #2c6a9b; --track: #e6eaee; --mark: #a3470b; --soft: #f6f8fa; --ink: #1b1f24; --low: #ffffff; --mid: var(--ink);
  --h0: #0d3358; --h1: #195a95; --h2: #7db6e6; --h3: #a9cfee; --h4: #d0e4f5; --h5: #f3f8fc; }
@media screen and (prefers-color-scheme: dark) {
  :root { --bar: #6aaede; --track: #2a3138; --mark: #ffb27a; --soft: #1a1f24; --ink: #f3f6f9; --low: #14181c; --mid: #14181c;
    --h0: #dcebf9; --h1: #aed3f2; --h2: #7ab5e6; --h3: #235680; --h4: #1f4263; --h5: #1b2c3c; }
}
main, nav, header { max-width: 76rem; }
main > p, main > ul, header p { max-width: 52rem; }
h1 { margin-top: 2rem; }
dl { display: grid; grid-template-columns: minmax(4.5rem, max-content) 1fr; gap: .25rem 1rem; }
dt { max-width: 9rem; }
header dl { max-width: 52rem; }
nav > ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
.wide { overflow-x: auto; margin: .6rem 0; }
.wide table { margin: 0; }
.wide:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; }
.figures-table, .league { font-variant-numeric: tabular-nums; }
.figures-table td { text-align: right; white-space: nowrap; }
.figures-table td.t { text-align: left; white-space: normal; min-width: 8rem; }
.figures-table th[scope=row] { min-width: 8rem; }
.figures-table thead th { min-width: 4.2rem; }
.texts { min-width: 46rem; }
.league { min-width: 44rem; }
.league .rank, .league .score, .league .claimed { text-align: right; white-space: nowrap; }
.league th[scope=row] { min-width: 12rem; }
.league td { min-width: 5.5rem; }
.league :is(.rank, .score, .claimed) { min-width: 0; }
.league td:nth-last-child(2) { min-width: 8rem; }
.league .remark { min-width: 9rem; }
.said { padding-left: 1.2rem; max-width: 60rem; }
.said li { margin: .35rem 0; }
.keys { display: flex; flex-wrap: wrap; gap: .8rem; }
.keys > div { display: block; margin: 0; flex: 1 1 7rem; background: var(--soft); border: 1px solid var(--line); padding: .5rem .8rem; }
.keys dd { font-size: 1.5rem; line-height: 1.3; font-variant-numeric: tabular-nums; margin: 0; }
figure { margin: .6rem 0; }
figcaption { color: var(--muted); font-size: .9rem; }
.chart { display: block; width: 100%; max-width: 48rem; overflow: visible; font-size: 14px; fill: var(--text); }
.frames { position: absolute; width: 0; height: 0; }
.track { fill: var(--track); }
.bar rect { fill: var(--bar); }
.bars { stroke: var(--bar); stroke-width: 9; }
.bar text { text-anchor: end; font-variant-numeric: tabular-nums; }
.columns text, .ticks text { text-anchor: middle; font-size: 12px; }
.ticks .first { text-anchor: start; }
.ticks .last { text-anchor: end; }
.ticks { fill: var(--muted); }
.mark { stroke: var(--mark); stroke-width: 3; }
.axis { stroke: var(--muted); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 1rem 2.5rem; align-items: start; }
.heat { font-variant-numeric: tabular-nums; }
.heat { table-layout: fixed; min-width: 58rem; }
.heat thead th:first-child { width: 20%; }
.heat th[scope=row] { text-align: left; }
.heat thead th { text-align: center; }
.heat td { text-align: center; white-space: nowrap; padding: .35rem .1rem; color: var(--ink); }
.heat td, .legend span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.h0 { background: var(--h0); } .h1 { background: var(--h1); } .h2 { background: var(--h2); }
.h3 { background: var(--h3); } .h4 { background: var(--h4); } .h5 { background: var(--h5); }
.legend span { display: inline-block; padding: .1rem .6rem; border: 1px solid var(--line); color: var(--ink); }
:is(.heat, .legend) :is(.h0, .h1) { color: var(--low); }
:is(.heat, .legend) .h2 { color: var(--mid); }
.sections { columns: 16rem; padding-left: 1.2rem; }
.later { content-visibility: auto; contain-intrinsic-size: auto 60rem; }
.unit { content-visibility: auto; contain-intrinsic-size: auto 70rem; border-top: 2px solid var(--line); margin-top: 2.5rem; padding: 0 2px; }
.unit h3 { margin-top: 1.4rem; font-size: 1.3rem; }
data.score { font-size: 1.3rem; font-weight: 600; }
.scores { font-variant-numeric: tabular-nums; }
.scores td { text-align: right; white-space: nowrap; }
.scores th, .scores td { padding: .25rem .45rem; }
.fix > li { margin: .5rem 0; }
.fix dl { margin: .1rem 0 0; grid-template-columns: minmax(2.6rem, max-content) 1fr; gap: 0 .8rem; }
.inputs, .inputs code { color: var(--muted); font-size: .85rem; }
code { font-family: ui-monospace, "Noto Sans Mono CJK SC", monospace; font-size: .85em; }
.finder { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: end; background: var(--soft); border: 1px solid var(--line); padding: .8rem; }
.finder label { display: flex; flex-direction: column; font-size: .9rem; color: var(--muted); min-width: 0; max-width: 100%; }
.finder p { margin: 0; flex-basis: 100%; color: var(--muted); font-size: .9rem; }
.finder output { align-self: center; }
input, select, button { font: inherit; color: var(--text); background: var(--paper); border: 1px solid var(--muted); padding: .3rem .6rem; max-width: 100%; }
button { cursor: pointer; }
th button { border: 0; background: none; padding: 0; font-weight: inherit; text-align: inherit; text-decoration: underline dotted; text-underline-offset: .25em; }
[aria-sort=ascending] button::after { content: " ▲"; }
[aria-sort=descending] button::after { content: " ▼"; }
[hidden] { display: none !important; }
@media (min-width: 42rem) {
  .facts { grid-template-columns: repeat(2, max-content 1fr); }
}
@media (max-width: 32rem) {
  .columns text, .ticks text { font-size: 10px; }
  .heat { min-width: 50rem; }
  .heat thead th:first-child { width: 7rem; }
  .heat td { padding: .3rem 0; }
  .heat tr > th:first-child { position: sticky; left: 0; }
  .heat th[scope=row] { background: var(--paper); }
  .figures-table td.t { min-width: 14rem; }
  .figures-table td.t:last-child { min-width: 34rem; }
  .league .remark { min-width: 18rem; }
}
@media print {
  :root { --bar: #2c6a9b; --track: #e6eaee; --mark: #a3470b; --soft: #ffffff; --ink: #000000; --low: #ffffff; --mid: var(--ink);
    --h0: #0d3358; --h1: #195a95; --h2: #7db6e6; --h3: #a9cfee; --h4: #d0e4f5; --h5: #f3f8fc; }
  /* No heading and no head of a table stands alone at the foot of a page. */
  caption, thead { break-after: avoid; }
  tbody > tr:first-child { break-before: avoid; }
  .finder { display: none; }
  main { break-before: auto; }
  main > p, main > ul, header p, header dl { max-width: none; }
  .wide { overflow: visible; }
  .texts, .league { min-width: 0; font-size: 9pt; }
  .figures-table :is(td.t, td.t:last-child, th, thead th), .league :is(td, td:nth-last-child(2), th[scope=row]) { min-width: 3.5em; }
  .league :is(.rank, .score, .claimed) { min-width: 0; }
  .heat { font-size: 7pt; min-width: 0; }
  .heat thead th:first-child { width: 26%; }
  .heat td, .heat thead th { padding: .2rem .05rem; }
  .chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; font-size: 12px; }
  .later, .unit { content-visibility: visible; }
  .unit { break-before: page; border-top: 0; margin-top: 0; }
  .unit h3 { margin-top: 0; }
  h2 + .unit, .frames + .unit { break-before: auto; }
  .pair { grid-template-columns: 9fr 11fr; gap: 1rem 1.5rem; }
  .scores { font-size: 8.5pt; line-height: 1.35; }
  .scores th, .scores td { padding: .12rem .3rem; }
  .fix { font-size: 9.5pt; line-height: 1.4; }
  .fix > li { margin: .3rem 0; }
  .fix dl, .fix dt, .fix dd { display: inline; margin: 0; }
  .fix dl::before { content: "\2003"; }
  .fix dt::after { content: ":"; }
  .fix dd::after { content: "\2003"; }
  .fix > li, figure, .keys, .unit .pair { break-inside: avoid; }
  .unit dl { font-size: 9.5pt; line-height: 1.35; margin: .3rem 0; }
  .facts { grid-template-columns: repeat(3, max-content 1fr); }
  .unit h4 { margin: 1rem 0 .3rem; }
  .inputs { font-size: 8pt; }
  th button { display: contents; }
  [aria-sort] button::after { content: ""; }
}
)css";
    return css;
}

// Without it the page reads the same. Nothing is looked for before somebody asks: a large page is at once ready.
std::string_view report_script() {
    static constexpr std::string_view js = R"js(
(() => {
  'use strict';
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
  const number = (text) => /^[+\u2212-]?\d+(\.\d+)?%?$/.test(text) ? parseFloat(text.replace('\u2212', '-')) : NaN;

  // Cells without a value stay at the end, whichever way the others go.
  const compare = (a, b, way) => {
    if (a.none || b.none) { return a.none - b.none; }
    const both = !isNaN(a.number) && !isNaN(b.number);
    return way * (both ? a.number - b.number : collator.compare(a.text, b.text));
  };
  const sort = (table, head, at) => {
    const now = head.getAttribute('aria-sort');
    const next = now === 'ascending' ? 'descending' : 'ascending';
    all('th[aria-sort]', table).forEach((each) => each.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', next);
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => {
      const text = row.cells[at].textContent.trim();
      return {row, text, number: number(text), none: +(text === '' || text === '\u2013')};
    });
    rows.sort((a, b) => compare(a, b, next === 'ascending' ? 1 : -1));
    body.append(...rows.map(({row}) => row));
  };
  const prepare = () => all('table.sortable:not([data-ready])').forEach((table) => {
    table.dataset.ready = '';
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => sort(table, head, at));
    });
  });
  // Those above are ready while thousands of pages are still being read; the rest follows.
  prepare();
  addEventListener('DOMContentLoaded', prepare);

  const form = one('#find');
  if (!form) { return; }
  const [text, region, band] = ['text', 'region', 'band'].map((name) => one('#find-' + name));
  let units;
  let complete = false;
  let filtered = false;
  const look = () => {
    // Pages that have not been read yet are missing.
    if (units && complete) { return; }
    complete = document.readyState === 'complete';
    units = new Map();
    for (const row of all('table.league tbody tr')) {
      const link = one('a', row);
      units.set(link.hash, {row, hash: link.hash, region: row.dataset.r, band: row.dataset.b, rest: [],
        text: (link.textContent + ' ' + (row.dataset.unit || '')).toLowerCase()});
    }
    for (const link of all('table.heat tbody a')) {
      units.get(link.hash)?.rest.push(link.closest('tr'));
    }
    for (const page of all('section.unit')) {
      units.get('#' + page.getAttribute('aria-labelledby'))?.rest.push(page);
    }
  };
  const filter = () => {
    look();
    const wanted = text.value.trim().toLowerCase();
    let shown = 0;
    for (const unit of units.values()) {
      unit.fits = unit.text.includes(wanted) && (!region || region.value === '' || region.value === unit.region) &&
        (!band || band.value === '' || band.value === unit.band);
      shown += unit.fits;
      unit.row.hidden = !unit.fits;
      unit.rest.forEach((each) => { each.hidden = !unit.fits; });
    }
    filtered = true;
    one('output', form).textContent = form.dataset.count.replace('{n}', shown).replace('{all}', units.size);
  };
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    filter();
    const fitting = [...units.values()].filter((unit) => unit.fits);
    const exact = (unit) => [unit.row.dataset.unit, one('a', unit.row).textContent].includes(text.value.trim());
    const found = fitting.find(exact) || fitting[0];
    if (found) { location.hash = found.hash; }
  });
  // A link to a unit that is filtered out would lead nowhere.
  addEventListener('hashchange', () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!there?.closest('[hidden]')) { return; }
    [text, region, band].forEach((each) => { if (each) { each.value = ''; } });
    filter();
    there.scrollIntoView();
  });
  // What was asked for while the pages were still being read holds for the late ones, too.
  addEventListener('load', () => { if (filtered) { filter(); } });
  form.hidden = false;
})();
)js";
    return js;
}

}  // namespace ceping
