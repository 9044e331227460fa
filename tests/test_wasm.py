#!/usr/bin/env python3
"""The page of `make page`, in a real Chromium without a window: what is pasted and dropped gives what the command gives, what is
saved is whole, hostile text stays text, and nothing reaches the network, not even when asked to.  Needs Debian's emscripten,
libjs-pdf and chromium and, for the libraries' sources, Debian's archive; says what it skips.  Python 3 standard library only."""
import base64
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

import checks
from checks import BUILD, FORTE, ROOT, counts, skip, summary

LIMIT = 12 << 20  # bytes of the page
PATIENCE = 120    # seconds for one answer of a loaded machine; an answer is waited for, nothing is slept through


def check(good, what, instead=""):
    """As checks.check(), and says whether the rest of a scene is worth its time."""
    checks.check(what, bool(good), instead)
    return bool(good)


def finish(skipped=None):
    if skipped:
        skip("the page", skipped)
    sys.exit(summary())


class Browser:
    """Chromium by its DevTools protocol over two pipes: JSON messages, each ended by a NUL."""

    def __init__(self, program, folder):
        to_browser, self.to = os.pipe()
        self.come, from_browser = os.pipe()
        arguments = [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
                     f"--user-data-dir={folder}/profile", "--remote-debugging-pipe", "about:blank"]
        self.process = subprocess.Popen(["sh", "-c", f'exec "$@" 3<&{to_browser} 4>&{from_browser}', "sh", *arguments], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=(to_browser, from_browser), env={**os.environ, "HOME": folder})
        os.close(to_browser)
        os.close(from_browser)
        self.number, self.session, self.events, self.rest = 0, None, [], b""

    def message(self):
        while b"\0" not in self.rest:
            part = os.read(self.come, 1 << 20)
            if not part:
                raise OSError("Chromium has ended")
            self.rest += part
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def do(self, method, **parameters):
        self.number += 1
        asked = {"id": self.number, "method": method, "params": parameters, **({"sessionId": self.session} if self.session else {})}
        os.write(self.to, json.dumps(asked).encode() + b"\0")
        while True:
            got = self.message()
            if got.get("id") == self.number:
                if "error" in got:
                    raise OSError(f"{method}: {got['error']}")
                return got["result"]
            self.events.append(got)

    def event(self, method):
        """The next event of that name, of those that came already or are to come."""
        while True:
            for at, event in enumerate(self.events):
                if event.get("method") == method:
                    return self.events.pop(at)["params"]
            self.events.append(self.message())

    def open(self, url, downloads):
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        self.do("Browser.setDownloadBehavior", behavior="allow", downloadPath=downloads, eventsEnabled=True)
        self.session = self.do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log", "DOM"):
            self.do(f"{domain}.enable")
        self.do("Page.navigate", url=url)
        self.event("Page.loadEventFired")

    def ask(self, expression):
        result = self.do("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise OSError(f"{expression[:100]}: {result['exceptionDetails'].get('exception', {}).get('description', '')[:300]}")
        return result["result"].get("value")

    def until(self, condition):
        """Waits in the page until the condition holds; false when it does not within PATIENCE."""
        return self.ask(f"new Promise(done => {{ const end = Date.now() + {PATIENCE * 1000}; const look = () => ({condition}) ? done(true) : "
                        f"Date.now() > end ? done(false) : setTimeout(look, 20); look(); }})")

    def close(self):
        self.session = None
        try:
            self.do("Browser.close")
        except OSError:
            pass
        self.process.wait(timeout=PATIENCE)
        os.close(self.to)
        os.close(self.come)


class Page:
    """The page as a person uses it."""

    def __init__(self, browser, downloads):
        self.browser, self.downloads = browser, downloads

    def paste(self, kind, text):
        self.browser.ask(f"document.querySelector('[data-kind={kind}] .clear').click(); document.getElementById('{kind}').value = {json.dumps(text)}")

    def give(self, kind, path):
        """A file by the file button, as the page sees one that is dropped."""
        self.browser.ask(f"document.querySelector('[data-kind={kind}] .clear').click()")
        root = self.browser.do("DOM.getDocument")["root"]["nodeId"]
        node = self.browser.do("DOM.querySelector", nodeId=root, selector=f"#{kind}-file")["nodeId"]
        self.browser.do("DOM.setFileInputFiles", nodeId=node, files=[str(path)])
        self.browser.until(f"document.getElementById('{kind}-said').textContent")

    def compare(self):
        """True when a report is shown."""
        self.browser.ask("window.before = document.getElementById('report').srcdoc; document.getElementById('report').srcdoc = ''; document.getElementById('go').click()")
        self.browser.until("!document.getElementById('go').disabled")
        return self.browser.ask("!document.getElementById('results').hidden")

    def said(self, kind):
        return self.browser.ask(f"document.getElementById('{kind}-said').textContent")

    def report(self):
        return self.browser.ask("document.getElementById('report').srcdoc")

    def save(self, button):
        """The bytes that the button gives as a download, and their name."""
        self.browser.ask(f"document.getElementById('{button}').click()")
        name = self.browser.event("Browser.downloadWillBegin")["suggestedFilename"]
        while self.browser.event("Browser.downloadProgress")["state"] == "inProgress":
            pass
        path = pathlib.Path(self.downloads) / name
        data = path.read_bytes()
        path.unlink()
        return data, name


def forte(*arguments):
    return subprocess.run([FORTE, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE).stdout


def skills_of(data):
    """A skills file without the names of its sources, which differ."""
    value = json.loads(data)
    value.pop("sources", None)
    return value


def shows(value):
    return {s["name"] for s in value["skills"]}


def by_text(page, folder):
    """Pasted text: the report and the skills file are the command's, byte by byte."""
    cv, posting = ROOT / "corpus/cvs/backend.txt", ROOT / "corpus/postings/p02-backend.md"
    skills = folder / "backend.json"
    skills.write_bytes(forte("skills", "-q", cv))
    page.paste("cv", cv.read_text(encoding="utf-8"))
    page.paste("posting", posting.read_text(encoding="utf-8"))
    if not check(page.compare(), "pasted text: a report is shown", page.said("cv") + page.said("posting")):
        return
    check(page.report() == forte("match", "-q", "--format", "html", "--skills", skills, posting).decode(), "pasted text: the command's report")
    check("4 roles" in page.said("cv") and "Lumenfold" in page.browser.ask("document.getElementById('cv-read').hidden ? '' : document.getElementById('cv-summary').textContent"),
          "what was read in the CV is said", page.said("cv"))
    data, name = page.save("save-skills")
    check(name == "skills.json" and skills_of(data) == skills_of(skills.read_bytes()), "the command's skills file is saved", name)
    data, name = page.save("save-report")
    check(name == "report.html" and data.decode() == page.report(), "the report is saved as it is shown", name)
    kept = folder / "kept.json"
    kept.write_bytes(page.save("save-skills")[0])
    before = page.report()
    page.give("cv", kept)
    check(page.compare() and page.report() == before, "the saved skills.json in place of the CV gives the same report", page.said("cv"))


def set_apart(page, folder):
    """A PDF, printed by the browser, whose headings have their letters apart, two words of which are one heading; with a name
    drawn twice, as bold type is made, and dates at the right edge."""
    cv = """<style>h2 {letter-spacing: .3em; text-transform: uppercase} p {display: flex; justify-content: space-between}
        div {position: relative} div b {position: absolute; left: .4px}</style>
        <div><b>Ilse Vanderberg</b>Ilse Vanderberg</div><h2>Work experience</h2>
        <p><i>Warehouse Planner, Brightdock Logistics</i><span>March 2020 – present</span></p><ul><li>Plan 40 docks with SAP EWM and Excel.</ul>
        <p><i>Dispatcher, Norrick Freight</i><span>June 2016 – February 2020</span></p><ul><li>Routed 25 lorries a day with Oracle TMS.</ul>
        <h2>Education</h2><p><i>Bachelor in Logistics, Ghent University</i><span>2016</span></p>"""
    session = page.browser.session
    page.browser.session = None
    target = page.browser.do("Target.createTarget", url="about:blank")["targetId"]
    page.browser.session = page.browser.do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    page.browser.ask(f"document.body.innerHTML = {json.dumps(cv)}; 0")
    printed = page.browser.do("Page.printToPDF")["data"]
    page.browser.session = None
    page.browser.do("Target.closeTarget", targetId=target)
    page.browser.session = session
    path = folder / "set-apart.pdf"
    path.write_bytes(base64.b64decode(printed))
    check(len(skills_of(forte("skills", "-q", path))["roles"]) == 2, "letters set apart: the command reads two roles")
    return path


def by_file(page, folder):
    """Files of all formats."""
    cvs = sorted(p for p in (ROOT / "corpus/cvs").iterdir() if p.suffix in (".docx", ".odt", ".md", ".html", ".json", ".rtf", ".pdf"))
    check({p.suffix for p in cvs} >= {".docx", ".md", ".pdf"}, "there are CVs of several formats", cvs)
    cvs.append(set_apart(page, folder))
    page.give("posting", ROOT / "corpus/postings/p25-dental-hygienist.html")
    check(page.browser.ask("typeof pdfjsLib") == "undefined", "pdf.js waits for the first PDF")
    for cv in cvs:
        page.give("cv", cv)
        if not check(page.compare(), f"{cv.name}: a report is shown", page.said("cv") + page.said("posting")):
            continue
        mine, theirs = skills_of(page.save("save-skills")[0]), skills_of(forte("skills", "-q", cv))
        if cv.suffix != ".pdf":
            check(mine == theirs, f"{cv.name}: read as by the command")
            continue
        check(mine["roles"] == theirs["roles"] and mine["roles"], f"{cv.name}: the same roles", (len(mine["roles"]), len(theirs["roles"])))
        check(shows(mine) == shows(theirs), f"{cv.name}: the same skills", sorted(shows(mine) ^ shows(theirs))[:9])
    for posting in sorted((ROOT / "corpus/postings").iterdir()):
        if posting.suffix in (".html", ".json", ".eml", ".pdf", ".docx"):
            page.give("posting", posting)
            check(page.compare(), f"{posting.name}: a report is shown", page.said("posting"))


def a_note(page, folder):
    note = ROOT / "corpus/notes/backend.md"
    page.give("cv", folder / "backend.json")
    page.give("posting", note)
    check(page.compare(), "a note: a report is shown", page.said("posting"))
    data, name = page.save("save-note")
    check(name == "backend.md" and data == forte("fill", "-q", "--skills", folder / "backend.json", note), "a note: saved with its section filled", name)
    twice = folder / "twice.md"
    twice.write_text(note.read_text(encoding="utf-8") + "\n# Where can I add value?\n\n- mine\n", encoding="utf-8")
    page.give("posting", twice)
    check(page.compare() and page.save("save-note")[0] == forte("fill", "-q", "--skills", folder / "backend.json", twice), "a note with two such sections: the first is filled")
    page.paste("posting", "Requirements: SQL and Python. You write back-end services.")
    check(page.compare() and page.browser.ask("document.getElementById('save-note').hidden"), "no note: none to save")


def refusals(page, folder):
    page.paste("cv", "")
    check(not page.compare() and "first" in page.said("cv"), "no CV: said", page.said("cv"))
    for name, content, word in (("scan.pdf", b"%PDF-1.4\nnothing", "PDF"), ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
                                ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(99), ".doc"), ("skills.json", b'{"schema":"forte.skills/1","skills":7}', "skills")):
        (folder / name).write_bytes(content)
        page.give("cv", folder / name)
        check(not page.compare() and word in page.said("cv") and name in page.said("cv"), f"{name}: refused with its name and the reason", page.said("cv"))
    page.give("cv", folder / "gone.txt")
    check("gone.txt cannot be read" in page.said("cv"), "a file that is gone, as a folder that is dropped: said", page.said("cv"))
    page.give("cv", folder / "backend.json")
    page.paste("posting", (ROOT / "corpus/cvs/backend.txt").read_text(encoding="utf-8"))
    check(page.compare() and "CV" in page.said("posting"), "a CV as the posting: said", page.said("posting"))


def hostile(page, folder, port):
    evil = f"Requirements: SQL <img src=http://127.0.0.1:{port}/img onerror=parent.broken=1><script>parent.broken=1</script> \"><iframe src=http://127.0.0.1:{port}/frame>"
    page.paste("cv", (ROOT / "corpus/cvs/backend.txt").read_text(encoding="utf-8") + f"\nEvil <script>parent.broken=1</script> http://127.0.0.1:{port}/cv\n")
    page.paste("posting", f"<b>Data Engineer</b>\n{evil}\n")
    check(page.compare(), "hostile text: a report is shown", page.said("posting"))
    page.paste("posting", f"Data Engineer\n{evil}\n")
    check(page.compare(), "hostile plain text: a report is shown", page.said("posting"))
    frame = "document.getElementById('report').contentDocument"
    page.browser.until(f"{frame} && {frame}.readyState === 'complete' && {frame}.body && {frame}.body.textContent.includes('Data Engineer')")
    check(page.browser.ask(f"{frame}.querySelectorAll('script,img,iframe').length") == 0 and not page.browser.ask("window.broken"), "hostile text stays text")


def without_network(page, port, asked):
    """The page is made to ask for the network in every way; its policy refuses all of them."""
    url = f"http://127.0.0.1:{port}"
    ways = {
        "fetch": f"fetch('{url}/fetch').then(() => 'went', () => 'refused')",
        "XMLHttpRequest": f"new Promise(d => {{ const x = new XMLHttpRequest(); x.onload = () => d('went'); x.onerror = () => d('refused'); try {{ x.open('GET', '{url}/xhr'); x.send() }} catch (e) {{ d('refused') }} }})",
        "an image": f"new Promise(d => {{ const i = new Image(); i.onload = () => d('went'); i.onerror = () => d('refused'); i.src = '{url}/image' }})",
        "a script": f"new Promise(d => {{ const s = document.createElement('script'); s.onload = () => d('went'); s.onerror = () => d('refused'); s.src = '{url}/script.js'; document.body.append(s) }})",
        "a style sheet": f"new Promise(d => {{ const l = document.createElement('link'); l.rel = 'stylesheet'; l.onload = () => d('went'); l.onerror = () => d('refused'); l.href = '{url}/style.css'; document.body.append(l) }})",
        "a script in the page": "(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); return window.ran ? 'went' : 'refused' })()",
        "a WebSocket": f"new Promise(d => {{ try {{ const w = new WebSocket('ws://127.0.0.1:{port}/socket'); w.onopen = () => d('went'); w.onerror = () => d('refused') }} catch (e) {{ d('refused') }} }})",
        "a worker": f"new Promise(d => {{ try {{ const w = new Worker('{url}/worker.js'); w.onerror = () => d('refused'); w.onmessage = () => d('went') }} catch (e) {{ d('refused') }} }})",
    }
    for what, expression in ways.items():
        check(page.browser.ask(expression) == "refused", f"{what} is refused by the page's policy")
    page.browser.ask(f"navigator.sendBeacon('{url}/beacon', 'cv')")
    page.browser.ask(f"(() => {{ const f = document.createElement('form'); f.action = '{url}/form'; f.method = 'post'; document.body.append(f); f.submit() }})()")
    page.browser.ask(f"fetch('{url}/last').catch(() => 0)")
    check(not asked, "nothing arrived", asked)


def canary():
    """A server on this machine that the page could reach, were it let; the list of what it was asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()
        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1], asked


def make_page():
    for program, package in (("emcc", "emscripten"), ("dpkg-source", "dpkg-dev"), ("chromium", "chromium")):
        if not shutil.which(program):
            finish(f"no {program} here; apt-get install {package}")
    if not pathlib.Path("/usr/share/javascript/pdf/build/pdf.js").exists():
        finish("no pdf.js here; apt-get install libjs-pdf")
    done = subprocess.run([os.environ.get("MAKE", "make"), "-s", "page", f"BUILD={BUILD}"], cwd=ROOT, capture_output=True, text=True)
    if "did not give the libraries' sources" in done.stderr:
        finish("Debian's archive did not give the libraries' sources (no network?)")
    check(done.returncode == 0, "make page", done.stderr[-300:])
    return BUILD / "page" / "forte.html"


def main():
    if checks.sanitized():
        finish("it is built without sanitizers, and tested there")
    built = make_page()
    if counts["failed"]:
        finish()
    check(built.stat().st_size < LIMIT, "the page is smaller than 12 MB", built.stat().st_size)
    port, asked = canary()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = name
        shutil.copy(built, folder / "forte.html")
        (folder / "downloads").mkdir()
        browser = Browser(shutil.which("chromium"), name)
        try:
            browser.open(f"file://{folder}/forte.html", str(folder / "downloads"))
            page = Page(browser, folder / "downloads")
            check(browser.until("document.getElementById('go').textContent === 'Compare'") and not browser.ask("document.getElementById('go').disabled"),
                  "the engine starts", browser.ask("document.getElementById('said').textContent"))
            if not counts["failed"]:
                by_text(page, folder)
                by_file(page, folder)
                a_note(page, folder)
                refusals(page, folder)
                hostile(page, folder, port)
                browser.ask("document.getElementById('licences-shown').open = true")
                check(browser.until("document.getElementById('licences').textContent.includes('Snowball') || document.getElementById('licences').textContent.includes('snowball')"), "the licences are shown")
                errors = [e for e in browser.events if e.get("method") == "Runtime.exceptionThrown"]
                check(not errors, "no error in the page's scripts", errors[:1])
                urls = {e["params"]["request"]["url"].split(":")[0] for e in browser.events if e.get("method") == "Network.requestWillBeSent"}
                check(urls <= {"file", "blob", "data", "about"}, "the page asked for nothing by itself", urls)
                without_network(page, port, asked)
        finally:
            browser.close()
    finish()


if __name__ == "__main__":
    main()
