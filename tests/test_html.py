#!/usr/bin/env python3
"""Hostile postings, CVs and notes in the HTML report, opened in headless Chromium: nothing runs, nothing is fetched.

Every page is opened with a proxy of our own in front of the network, which counts what is asked for; scripts would change
the page's title and ask for a canary address.  Where there is no Chromium the suite says so and only reads the pages.
With a folder as argument it also leaves pages and screenshots (phone and desktop width) there, to be looked at.
FORTE names the program (default build/forte).  Python 3 standard library and Chromium only.
"""
import html.parser
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

from checks import FORTE, ROOT, check, run, skip, summary

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
CANARY = "http://canary.example"

PAYLOADS = [
    "<script>document.title='RAN';fetch('CANARY/script')</script>",
    "</title><script>document.title='RAN'</script>",
    "</style><script>document.title='RAN'</script><style>",
    "<img src=x onerror=\"document.title='RAN';fetch('CANARY/onerror')\">",
    "<img src=\"CANARY/image\">",
    "<svg onload=\"document.title='RAN'\"><script>document.title='RAN'</script></svg>",
    "<svg><animate onbegin=\"document.title='RAN'\" attributeName=x dur=1s>",
    "<iframe src=\"CANARY/frame\"></iframe><iframe srcdoc=\"<script>parent.document.title='RAN'</script>\"></iframe>",
    "<link rel=stylesheet href=\"CANARY/style\"><style>@import 'CANARY/import';</style>",
    "<style>body{background:url(CANARY/background)}</style>",
    "<meta http-equiv=refresh content=\"0;url=CANARY/refresh\">",
    "<base href=\"CANARY/\">",
    "<a href=\"javascript:document.title='RAN'\" autofocus onfocus=\"document.title='RAN'\">SQL</a>",
    "<form action=\"CANARY/form\"><button autofocus onfocus=\"document.title='RAN'\">x</button></form>",
    "<video src=\"CANARY/video\" autoplay></video><audio src=\"CANARY/audio\"></audio><object data=\"CANARY/object\"></object>",
    "\" onmouseover=\"document.title='RAN'\" autofocus onfocus=\"document.title='RAN'\" x=\"",
    "' onload='document.title=\"RAN\"' x='",
    "<!--><script>document.title='RAN'</script>-->",
    "<noscript><p title=\"</noscript><img src=x onerror=document.title='RAN'>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=document.title='RAN'&gt;\">",
    "<details open ontoggle=\"document.title='RAN'\"><summary>SQL</summary></details>",
    "&lt;script&gt;document.title='RAN'&lt;/script&gt;",
    "<scr\x00ipt>document.title='RAN'</scr\x00ipt>",
    "\u202e<script>document.title='RAN'</script>\u2028",
    "{{constructor.constructor('document.title=1')()}} ${document.title=1} <%= 1 %>",
    "]]><script>document.title='RAN'</script>",
]


def forte(*arguments, feed=b""):
    done = run(*arguments, feed=feed)
    check(f"{' '.join(map(str, arguments))[:80]} ends well", done.returncode == 0, done.stderr)
    return done.stdout


# ---- the pages ----

def payloads():
    return [p.replace("CANARY", CANARY) for p in PAYLOADS]


def hostile_text():
    lines = ["Minimum qualifications", "- 3+ years of SQL, Python and R"]
    for p in payloads():
        lines += [f"- Experience with {p} and Tableau", f"- Salary {p} $100,000 - $120,000 a year", f"- Degree in {p} required"]
    return "\n".join(lines)


def hostile_skills(folder):
    """A skills file in which everything a person may write is hostile."""
    file = folder / "hostile.json"
    every = [p.replace("\0", "") for p in payloads()]  # a NUL is refused
    data = {"schema": "forte.skills/1", "as_of": "2026-11-22", "sources": [{"file": every[0].replace("/", "_"), "sha256": "0" * 64}], "years_total": 6.0,
            "roles": [{"title": p, "employer": every[-1 - i], "from": "2020-01", "to": None} for i, p in enumerate(every)],
            "degrees": [{"level": "bachelor", "field": every[0], "school": every[3], "year": 2015}],
            "skills": [{"name": n, "kind": "hard", "years": 6.0, "last_used": "2026-11", "origin": "cv",
                        "evidence": [{"text": f"Used {n} {p}", "role": i} for i, p in enumerate(every)]} for n in ("SQL", "Python", "R", "Tableau")],
            "wishes": {"salary_min": 500000, "currency": "USD", "work_mode": ["remote"], "authorized_in": ["US"]}}
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def pages(folder):
    """name -> (bytes, title)"""
    cv = folder / "analyst.json"
    forte("skills", ROOT / "corpus" / "cvs" / "analyst.md", "-o", cv, "--today", "2026-11-22")
    bad = hostile_skills(folder)
    text = hostile_text()
    title = payloads()[0]
    job = json.dumps({"title": " ".join(payloads()), "company": title, "location": title, "text": text}).encode()
    note = "# " + title + "\n\nPosition: " + "".join(payloads()[:6]) + "\nStage: " + payloads()[3] + "\n" + payloads()[4].replace(":", "") + \
        ": x\n\n# Where can I add value?\n\n- \n\n- Job Description\n\n" + "\n".join("    " + x for x in text.split("\n")) + "\n"
    out = {}
    for name, feed in {"text": text.encode("utf-8", "surrogatepass"), "json": job, "note": note.encode()}.items():
        out[f"match {name}"] = forte("match", "--skills", cv, "--format", "html", "--explain", feed=feed)
        out[f"match {name}, hostile CV"] = forte("match", "--skills", bad, "--format", "html", feed=feed)
        out[f"extract {name}"] = forte("extract", "--format", "html", feed=feed)
    for posting in ("p01-data-analyst.txt", "p26-data-engineer.html"):
        out[f"match {posting}"] = forte("match", ROOT / "corpus" / "postings" / posting, "--skills", cv, "--format", "html")
    out["seed note"] = forte("match", ROOT / "corpus" / "notes" / "analyst.md", "--skills", cv, "--format", "html")
    return out


# ---- reading them ----

class Reader(html.parser.HTMLParser):
    """What elements and attributes a page has, and whether it is well formed."""
    ALLOWED = {"html", "head", "meta", "title", "style", "body", "main", "header", "section", "h1", "h2", "p", "strong", "small", "span", "ul", "li", "dl",
               "dt", "dd", "div", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "br", "mark", "svg", "rect", "line", "details", "summary"}
    ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "title", "aria-label", "aria-hidden", "role", "viewbox",
                  "preserveaspectratio", "x", "y", "x1", "x2", "y1", "y2", "width", "height"}
    VOID = {"meta", "br", "rect"}

    def __init__(self):
        super().__init__()
        self.bad, self.open, self.headings = [], [], []

    def handle_starttag(self, tag, attributes):
        if tag not in self.ALLOWED:
            self.bad.append(tag)
        self.bad += [f"{tag} {k}" for k, _ in attributes if k not in self.ATTRIBUTES]
        if tag in ("h1", "h2"):
            self.headings.append(tag)
        if tag not in self.VOID or (tag == "rect" and self.get_starttag_text()[-2] != "/"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad.append(f"</{tag}> out of place")


def read(name, page):
    r = Reader()
    r.feed(page.decode("utf-8"))
    check(f"{name}: only our elements and attributes", not r.bad, r.bad[:5])
    check(f"{name}: all elements are closed", not r.open, r.open[-5:])
    check(f"{name}: one h1, before every h2", r.headings[:1] == ["h1"] and r.headings.count("h1") == 1, r.headings)
    check(f"{name}: the policy forbids scripts and loads", b"default-src 'none'" in page and b"script-src" not in page)


# ---- opening them ----

class Proxy(http.server.BaseHTTPRequestHandler):
    asked = []

    def answer(self):
        Proxy.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    do_GET = do_POST = do_HEAD = do_CONNECT = answer

    def log_message(self, *_):
        pass


def chromium(page, profile, proxy, *more):
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars", f"--user-data-dir={profile}",
             f"--proxy-server=127.0.0.1:{proxy}", "--proxy-bypass-list=<-loopback>", "--virtual-time-budget=3000", "--timeout=20000"]
    return subprocess.run([CHROMIUM, *flags, *more, page.as_uri()], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120)


def open_all(made, folder, keep):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    proof = folder / "proof.html"  # the trap itself must spring, or the test proves nothing
    proof.write_text("<title>t</title><img src='" + CANARY + "/proof'><script>document.title='RAN'</script>")
    dom = chromium(proof, folder / "browser", port, "--dump-dom").stdout
    check("the trap springs without a policy", b"<title>RAN" in dom and any("/proof" in a for a in Proxy.asked), (dom[:100], Proxy.asked))
    for i, (name, page) in enumerate(made.items()):
        Proxy.asked.clear()
        file = folder / f"page{i}.html"
        file.write_bytes(page)
        dom = chromium(file, folder / "browser", port, "--dump-dom").stdout
        check(f"{name}: opens", b"</html>" in dom, dom[:200])
        check(f"{name}: the title is as written", b"<title>RAN" not in dom and dom.count(b"<title>") == page.count(b"<title>"), dom[:300])
        check(f"{name}: nothing was fetched", not [a for a in Proxy.asked if "canary" in a], Proxy.asked)
        check(f"{name}: no script came to be", b"<script" not in dom and b"<iframe" not in dom and b"<img" not in dom)
        for width, height in ((412, 2400), (1280, 2400)) if keep else ():
            chromium(file, folder / "browser", port, f"--screenshot={keep / f'{i}-{width}.png'}", f"--window-size={width},{height}")
        if keep:
            (keep / f"{i}.html").write_bytes(page)
            print(f"{i}: {name}")
    server.shutdown()


def main():
    keep = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        made = pages(folder)
        for page_name, page in made.items():
            read(page_name, page)
        if CHROMIUM:
            open_all(made, folder, keep)
        else:
            skip("the pages in a browser", "no Chromium here; they were read, but not opened")
    shown = subprocess.run([ROOT / "tools" / "picture", "--check", FORTE, "docs/report.png"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    if shown.returncode and os.environ.get("CI"):  # a picture that lags is said there, and keeps no change out
        skip("docs/report.png", shown.stderr.strip())
    else:
        check("docs/report.png shows what is written today", shown.returncode == 0, shown.stderr)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
