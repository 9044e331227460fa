/* The HTML report's style: light and dark, from 320 px to paper. */
#include "report/page_parts.h"

static const char colours_and_text[] =
    /* colours */
    ":root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--line:#d0d7de;--shade:#f6f8fa;"
    "--met:#1a7f37;--partly:#9a6700;--missing:#cf222e;--met-back:#d3f2db;--partly-back:#ffefc7;--missing-back:#ffdcd9;"
    "--fact-back:#e4e8ee}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b3;--paper:#0d1117;--line:#30363d;"
    "--shade:#161b22;--met:#3fb950;--partly:#d29922;--missing:#ff7b72;--met-back:#123d20;--partly-back:#453208;"
    "--missing-back:#541c1c;--fact-back:#2d333b}}"
    /* text */
    "*{box-sizing:border-box}body{margin:0 auto;max-width:72rem;padding:1.5rem 1rem 3rem;background:var(--paper);"
    "color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
    "h1{font-size:1.6rem;line-height:1.25;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}"
    "p{margin:.4rem 0}p,li,dd{max-width:48rem}.soft{color:var(--soft)}"
    "ul{padding-left:1.2rem;margin:.4rem 0}li{margin:.35rem 0}.gap{display:grid;"
    "grid-template-columns:1.2rem 1fr;margin-left:-1.2rem}"
    ".score{font-size:2.4rem;font-weight:700;line-height:1.1}"
    ".score small{font-size:1rem;font-weight:400;color:var(--soft)}"
    ".met{color:var(--met)}.partly{color:var(--partly)}.not_met{color:var(--missing)}.unknown{color:var(--soft)}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.5rem 0}"
    "dt{color:var(--soft)}dd{margin:0}"
    ".note{border-left:.25rem solid var(--missing);padding:.2rem .8rem;background:var(--shade)}"
    "details>summary{cursor:pointer;font-weight:600;margin:.6rem 0}"
    "summary:focus-visible,a:focus-visible{outline:3px solid var(--met)}"
    /* the bar */
    "svg{display:block;width:100%;height:1.6rem;margin:.6rem 0;border-radius:.3rem}"
    ".s-met{fill:var(--met)}.s-partly{fill:var(--partly)}.s-not_met{fill:var(--missing);opacity:.35}"
    ".s-back{fill:var(--shade)}.cap{stroke:var(--ink);stroke-width:3}";

static const char tables_and_posting[] =
    /* the tables: on a narrow page each row is a block of its own */
    "table{border-collapse:collapse;width:100%;font-size:.92rem}"
    "th,td{text-align:left;vertical-align:top;padding:.45rem .5rem;border-bottom:1px solid var(--line);"
    "overflow-wrap:break-word}th{color:var(--soft);font-weight:600}"
    ".asks{table-layout:fixed}.asks .c-mark{width:6.2rem}.asks .c-ask{width:22%}.asks .c-strength{width:6.2rem}"
    ".asks .c-points{width:5.4rem}.asks .c-why{width:22%}"
    ".sum td,.sum th{padding:.2rem .5rem}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;"
    "white-space:nowrap}"
    "@media(max-width:46rem){.asks,.asks tbody,.asks tr,.asks td{display:block;width:auto}.asks thead{display:none}"
    ".asks tr{border-bottom:1px solid var(--line);padding:.5rem 0}.asks td{border:0;padding:.05rem 0}"
    ".asks td:empty{display:none}.asks .c-mark,.asks .c-ask,.asks .c-strength,.asks "
    ".c-points{display:inline;width:auto}.asks .c-points{white-space:nowrap}"
    ".asks .c-why{width:auto}.asks .c-mark,.asks .c-ask,.asks .c-strength{margin-right:.35rem}"
    ".asks .c-ask{font-weight:600}.asks .c-strength::before,.asks .c-points::before{content:\"\\00b7\\00a0\"}"
    ".asks .c-strength,.asks .c-points,.asks .c-evidence{color:var(--soft)}"
    ".sum{font-size:.8rem}.sum td,.sum th{padding:.2rem .25rem}.sum .parts{display:none}}"
    /* the posting */
    "mark{color:inherit;border-radius:.2rem;padding:0 .12rem;background:var(--fact-back)}"
    "mark.met{background:var(--met-back)}mark.partly{background:var(--partly-back)}"
    "mark.not_met{background:var(--missing-back)}mark.met,mark.partly,mark.not_met{color:inherit}mark.required{border-"
    "bottom:2px solid currentColor}"
    "mark.preferred{border-bottom:2px dotted currentColor}mark.negated{text-decoration:line-through}"
    "mark.met::after{content:\"\\2713\"}mark.partly::after{content:\"~\"}mark.not_met::after{content:\"\\2717\"}"
    "mark::after{font-size:.75em;vertical-align:super;margin-left:.1em}"
    ".posting{white-space:pre-wrap;background:var(--shade);border:1px solid var(--line);border-radius:.4rem;"
    "padding:1rem;font-size:.92rem}.posting,.legend{max-width:60rem}"
    ".legend{display:flex;flex-wrap:wrap;gap:.5rem 1rem;list-style:none;padding:0}"
    /* paper */
    "@media print{@page{margin:1.4cm}:root{--paper:#fff;--ink:#000;--shade:#fff;--soft:#444}"
    "body{max-width:none;padding:0;font-size:9.5pt;line-height:1.35}.score{font-size:20pt}h1{font-size:15pt}"
    "h2{margin:.7rem 0 .2rem;font-size:11pt;break-after:avoid}tr,li{break-inside:avoid}li{margin:.12rem 0}"
    "table{font-size:7.5pt}th,td{padding:.1rem .3rem}.c-evidence,.whole-posting,details{display:none}"
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

void page_style(buffer *out) {
  buffer_text(out, colours_and_text);
  buffer_text(out, tables_and_posting);
}
