#include <ceping/write/formats/html_page.hpp>

#include <ceping/base/digest.hpp>
#include <ceping/write/formats/html_text.hpp>

#include <string_view>

namespace ceping {

namespace {

// Colours are chosen for a contrast of 7:1 for text and 4.5:1 for what is muted, in both schemes. Cells break anywhere
// rather than be wider than a phone. A heading stays with what follows it, and so does a sentence below it; a row is never
// torn apart, and a table's head is printed on each page that the table reaches.
constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --text: #1b1f24; --muted: #57606a; --paper: #ffffff; --line: #c9d1d9;
  --band: #f3f5f7; --link: #0a4f9e; --warn: #7a3b00; --warn-paper: #fff4e0; }
@media screen and (prefers-color-scheme: dark) {
  :root { --text: #e8ecf0; --muted: #a9b4bf; --paper: #14181c; --line: #3b444d;
    --band: #1e242a; --link: #8cc2ff; --warn: #ffd08a; --warn-paper: #33260f; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; color: var(--text); background: var(--paper); line-height: 1.65;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  overflow-wrap: anywhere; line-break: strict; text-autospace: normal; }
html:lang(zh) body { font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif; }
main, nav, header { max-width: 52rem; margin: 0 auto; padding: 0 1rem; }
main { padding-bottom: 4rem; }
h1 { font-size: 1.8rem; line-height: 1.35; margin: .4rem 0 1.4rem; word-break: keep-all; }
h1, h2, h3, h4, h5, h6 { text-wrap: balance; }
.kind { margin: 2.4rem 0 0; color: var(--muted); letter-spacing: .15em; }
h2 { font-size: 1.35rem; line-height: 1.35; margin: 2.6rem 0 .8rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.15rem; line-height: 1.4; margin: 2rem 0 .6rem; }
h4 { font-size: 1.05rem; line-height: 1.4; margin: 1.8rem 0 .5rem; }
h5, h6 { font-size: 1rem; line-height: 1.4; margin: 1.6rem 0 .5rem; }
.tail { color: var(--muted); font-weight: normal; display: inline-block; }
p, ul, dl, table { margin: .6rem 0; }
ul { padding-left: 1.4rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .3rem .8rem; background: var(--paper); z-index: 1; }
.notice { color: var(--warn); background: var(--warn-paper); border-left: .35rem solid var(--warn); padding: .6rem .9rem; }
nav > ul { columns: 2 18rem; column-gap: 2.5rem; }
nav ul { list-style: none; padding-left: 0; }
nav ul ul { padding-left: 1.2rem; }
nav li { padding: .15rem 0; }
nav li li { break-inside: avoid; }
dl > div { display: grid; grid-template-columns: 6.5rem 1fr; gap: .25rem 1rem; margin: .2rem 0; }
dt { color: var(--muted); }
dd { margin: 0; min-width: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .35rem .55rem; text-align: left; vertical-align: top; }
table.slim { width: auto; }
table.slim :is(th, td) { min-width: 7rem; }
.brief { white-space: nowrap; overflow-wrap: normal; }
thead th { background: var(--band); }
tbody th { font-weight: normal; }
.figures { text-align: right; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
@media (max-width: 32rem) {
  dl > div { grid-template-columns: 1fr; gap: 0; margin-bottom: .5rem; }
  th, td { padding: .3rem .4rem; }
  table.slim :is(th, td) { min-width: 3.5rem; }
}
@page { size: A4; margin: 18mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@media print {
  :root { color-scheme: light; --text: #000000; --muted: #3d444b; --paper: #ffffff; --line: #8c959f;
    --band: #f0f0f0; --link: #000000; --warn: #000000; --warn-paper: #ffffff; }
  body { font-size: 10.5pt; line-height: 1.5; }
  main, nav, header { max-width: none; padding: 0; }
  .skip { display: none; }
  a { text-decoration: none; }
  h1 { font-size: 22pt; margin-top: 4mm; }
  .kind { margin-top: 18mm; font-size: 13pt; }
  main { break-before: page; }
  main > h2:first-child { margin-top: 0; }
  nav > ul { columns: 2; font-size: 9.5pt; line-height: 1.4; }
  nav ul ul { margin: .1rem 0; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; }
  h2 { font-size: 15pt; } h3 { font-size: 13pt; } h4 { font-size: 11.5pt; } h5, h6 { font-size: 10.5pt; }
  thead { display: table-header-group; }
  tr, dl > div, nav li li, main li, .notice, table.whole { break-inside: avoid; }
  p:has(+ table), p:has(+ dl), table.whole:has(+ dl), :is(h1, h2, h3, h4, h5, h6) + p { break-after: avoid; }
  p { orphans: 2; widows: 2; }
}
)css";

}  // namespace

std::string html_page_begin(const HtmlPage& page) {
    const bool chinese = page.language == Language::zh;
    std::string out = "<!DOCTYPE html>\n<html lang=\"";
    out += chinese ? "zh-CN" : "en";
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n";
    out +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'";
    if (!page.script.empty()) {
        out += "; script-src 'sha256-" + sha256_base64(page.script) + "'";
    }
    out += "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += "<title>" + html_text(page.title) + "</title>\n<style>";
    out += style;
    out += page.style;
    return out + "</style>\n</head>\n<body>\n";
}

std::string html_page_script(const HtmlPage& page) {
    return page.script.empty() ? std::string() : "<script>" + std::string(page.script) + "</script>\n";
}

std::string html_page_end() { return "</body>\n</html>\n"; }

std::string html_page(const HtmlPage& page) {
    return html_page_begin(page) + page.body + html_page_script(page) + html_page_end();
}

}  // namespace ceping
