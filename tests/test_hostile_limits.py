#!/usr/bin/env python3
"""What one input may cost: archives of archives share one budget, a document has a most of text and memory in proportion,
one element has a most of attributes; and exports with odd names, which are filled file by file all the same."""
import glob
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
import zipfile

from checks import FORTE, check, sanitized, skip, summary
from measured import Peak

SANITIZED = sanitized()
TEXT_LIMIT = 1 << 20


def run(*arguments, feed=None):
    """(exit code, output, errors, peak memory in KiB)"""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as to_read:
        to_read.write(feed or b"")
        to_read.seek(0)
        peak = Peak()
        code = subprocess.run(peak.of([FORTE, *arguments]), stdin=to_read, stdout=out, stderr=err).returncode
        out.seek(0)
        err.seek(0)
        return code, out.read(), err.read(), peak.kib()


def zipped(*entries, how=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as z:
        for name, data in entries:
            z.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def write(name, data):
    with open(name, "wb") as f:
        f.write(data)
    return name


def read(name):
    with open(name, "rb") as f:
        return f.read()


def bombs(folder, skills):
    one = zipped(("a.txt", b"\0" * (300 << 20)))
    posting = b"Requirements: SQL and Python\n"
    bomb = write(os.path.join(folder, "forty.zip"), zipped(("0.txt", posting), *((f"z{i}.zip", one) for i in range(40)), how=zipfile.ZIP_STORED))
    code, out, err, memory = run("batch", "-q", "--format", "ndjson", "--skills", skills, bomb)
    check("forty bombs: refused as one", code == 1 and err.count(b"\n") == 1 and b"unpacks to more than forte takes" in err, (code, err))
    check("forty bombs: what stands before them is read", b'"0.txt"' in out or b"0.txt" in out, out[:200])
    check("forty bombs: memory", SANITIZED or memory < 400 << 10, memory)
    notes = write(os.path.join(folder, "notes.zip"), zipped(*((f"z{i}.zip", zipped(("n.md", b"# N\n" + b"\0" * (100 << 20)))) for i in range(20)), how=zipfile.ZIP_STORED))
    before = read(notes)
    code, out, err, memory = run("fill", "-i", "--skills", skills, notes)
    check("bombs of notes: refused as one", code == 1 and err.count(b"\n") == 1 and b"unpacks to more" in err, (code, err))
    check("bombs of notes: the export stays", read(notes) == before)
    check("bombs of notes: memory", SANITIZED or memory < 400 << 10, memory)
    many = write(os.path.join(folder, "many.zip"), zipped(*((f"{i}.zip", zipped(*((f"{k}.bin", b"") for k in range(3000)))) for i in range(20))))
    code, out, err, memory = run("batch", "-q", "--skills", skills, many)
    check("sixty thousand files in twenty archives: refused as one", code == 1 and err.count(b"unpacks to more") == 1, (code, err))
    deep = zipped(("p.txt", posting))
    for i in range(2):
        deep = zipped((f"z{i}.zip", deep))
    code, out, err, memory = run("batch", "-q", "--skills", skills, write(os.path.join(folder, "deep.zip"), deep))
    check("an archive in an archive in an archive: said by batch", code == 1 and b"unpack it first" in err, (code, err))
    code, out, err, memory = run("fill", "-i", "--skills", skills, os.path.join(folder, "deep.zip"))
    check("an archive in an archive in an archive: said by fill", code == 1 and b"unpack it first" in err, (code, err))


def memory_of(text):
    """Bytes of memory for each of a text that is filled up with itself to half a MiB and to a whole one: what the second half takes.
    Of three runs the least: which pages of the program are in memory, and where its blocks begin, differs by half a MiB from run to run."""
    whole = (text * (TEXT_LIMIT // len(text) + 1))[:TEXT_LIMIT]
    half, all_of_it = (min(run("extract", "-f", "json", feed=whole[:size])[3] for i in range(3)) for size in (TEXT_LIMIT // 2, TEXT_LIMIT))
    return (all_of_it - half) * 1024 / (TEXT_LIMIT // 2)


def proportions():
    """What a byte of each kind of text costs: what people write, under twenty; what nobody writes has more findings than bytes to say them."""
    postings = b"\n".join(read(p) for p in sorted(glob.glob("corpus/postings/*.txt")))
    words = sorted(set(postings.split()))
    shapes = (("postings", postings, 20), ("prose", b" ".join(words[i * 7919 % len(words)] for i in range(20000)), 20),
              ("bullets", b"".join(b"- Knowledge of %b and %b\n" % (a, b) for a, b in zip(words, words[1:])), 20),
              ("degrees", b"- Bachelor's degree in computer science or related field, 5+ years of experience\n", 20),
              ("names and commas", b"SQL, Python, Docker, project management, ", 21),
              ("pay", b"The salary is $100,000 - $120,000 a year plus bonus, remote.\n", 22),
              ("lines that ask", b"We ask for five years of experience with SQL and Python in a team.\n", 24),
              ("headings", b"Requirements\n\nWe need SQL\n\n", 24), ("names and nothing else", b"- SQL\n- C++\n- R\n", 35), ("single letters", b"a b c d e f g h i j\n", 28))
    for name, text, most in shapes:
        spent = memory_of(text)
        check(f"{name}: {spent:.1f} bytes of memory for each", SANITIZED or spent < most, spent)


def sizes(folder, skills):
    line = b"We ask for five years of experience with SQL and Python in a team.\n"
    fits = (line * (TEXT_LIMIT // len(line) + 1))[:TEXT_LIMIT]
    for name, data, good in (("a MiB of text", fits, True), ("a byte more", fits + b".", False), ("30 MiB", fits * 30, False)):
        note = b"# N\n\n## Where can I add value?\n\n## Job Description\n\n" + data
        for what, arguments, given in (
            ("extract", ["extract", "-f", "json"], data),
            ("match", ["match", "--skills", skills], data),
            ("skills", ["skills", write(os.path.join(folder, "cv.txt"), data), "-q", "-o", os.path.join(folder, "out.json")], b""),
            ("fill", ["fill", "--skills", skills, write(os.path.join(folder, "n.md"), note if not good else note[:TEXT_LIMIT])], b""),
            ("batch", ["batch", "-q", "--skills", skills, write(os.path.join(folder, "p.txt"), data)], b""),
            ("HTML", ["extract"], b"<html><body><p>" + data.replace(b"\n", b"<br>")),
        ):
            if good and what == "HTML":
                continue  # line ends become others
            code, out, err, memory = run(*arguments, feed=given)
            if good:
                check(f"{name}, {what}: read", code == 0, (code, err))
            else:
                check(f"{name}, {what}: refused with size and remedy", code == 1 and err.count(b"\n") == 1 and b"MiB" in err and b"alone" in err, (code, err))
    lines = b"".join(json.dumps({"id": i, "text": t.decode()}).encode() + b"\n" for i, t in enumerate((line, fits + b".", line)))
    code, out, err, memory = run("extract", "--ndjson", "-q", feed=lines)
    answers = [json.loads(l) for l in out.splitlines()]
    check("lines: one error in its place, the stream goes on", code == 1 and [("error" in a) for a in answers] == [False, True, False] and answers[1]["error"]["code"] == "too_large", out[:300])


def pages():
    """More attributes than any page has: the text is read all the same, without the parser that compares each with all."""
    for count, quote in ((200, "'"), (257, '"'), (50000, ""), (50000, "'")):
        page = "<!doctype html><html><body><p " + " ".join(f"a{i}={quote}b{quote}" for i in range(count)) + ">Requirements: SQL and Python</p></body></html>"
        code, out, err, memory = run("extract", "-f", "json", feed=page.encode())
        check(f"{count} attributes {quote}", code == 0 and {s["name"] for s in json.loads(out)["skills"]} == {"SQL", "Python"}, (code, err, out[:200]))
    script = "<script>" + "if(i<n)x;" + " a<b c=d" * 400 + "</script><style>" + " p<q r" * 400 + "</style><!--" + " <x y" * 400 + "-->"
    page = f"<!doctype html><html><head><title>T</title>{script}</head><body><nav>Java required</nav><p>Requirements: SQL</p></body></html>"
    code, out, err, memory = run("extract", "-f", "json", feed=page.encode())
    check("what a script, a style sheet or a comment holds is no element", code == 0 and [s["name"] for s in json.loads(out)["skills"]] == ["SQL"], out[:300])


def exports(folder, skills):
    note = read("corpus/notes/backend.md")
    other = note.replace(b"\n", b"\n\nTwin.\n", 1)
    name = write(os.path.join(folder, "twins.zip"), b"")
    with zipfile.ZipFile(name, "w") as z:
        warnings.simplefilter("ignore")  # two of one name are meant
        for path, data in (("d/", b""), ("a/n.md", note), ("x.png", b"\x89PNG"), ("a/n.md", other), ("../up.md", note), ("/abs.md", note), ("win\\dows.md", note), ("caf\u00e9.md", note), ("n" * 250 + ".md", note)):
            z.writestr(zipfile.ZipInfo(path), data) if path != "win\\dows.md" else z.writestr("win/dows.md", data)
    write(name, read(name).replace(b"win/dows.md", b"win\\dows.md"))
    code, out, err, memory = run("fill", "-i", "--skills", skills, name)
    check("odd names: all are filled", code == 0 and err.count(b"filled") == 7, (code, err))
    with zipfile.ZipFile(name) as z:
        kept = [z.read(i) for i in z.infolist()]
    check("two files of one name: each is filled with its own", b"Twin." not in kept[1] and b"Twin." in kept[3] and b"forte" in kept[1] and b"forte" in kept[3])
    check("other files stay", kept[2] == b"\x89PNG" and len(kept) == 9)
    code, out, err, memory = run("fill", "-i", "--skills", skills, name)
    check("odd names: a second time nothing changes", code == 0 and err.count(b"nothing changed") == 7, (code, err))


def notes(folder, skills):
    name = write(os.path.join(folder, "learn.md"), b"# T\n\n## Job Description\n\nRequirements: SQL, Rust, Terraform and a nursing license\n\n## What will I learn?\n\n")
    for time in ("first", "second"):
        code, out, err, memory = run("fill", "-i", "--learn", "--skills", skills, name)
        check(f"only 'What will I learn?', the {time} time", code == 0, (code, err))
    for odd in (b"\0", b"\1\2\3\4\5", b"\xff\xfe", b"\xd0\xcf\x11\xe0", b"%PDF-1.7"):
        for where in ("head", "own"):
            text = b"# T\n\n## Where can I add value?\n\n" + (odd * 3 if where == "own" else b"") + b"\n\n## Job Description\n\nRequirements: SQL, Python, Docker and Rust\n\n" + (odd * 3 if where == "head" else b"") + b"\n\n## What will I learn?\n\n"
            name = write(os.path.join(folder, "odd.md"), text)
            code, out, err, memory = run("fill", "-i", "--force", "--learn", "--skills", skills, name)
            again, out, err_again, memory = run("fill", "-i", "--force", "--learn", "--skills", skills, name)
            check(f"odd bytes {odd} in {where}: filled and readable, or left alone", (code == 0 and again == 0 and b"nothing changed" in err_again) or (code == 1 and read(name) == text), (code, err, again, err_again))
    pipe = os.path.join(folder, "pipe.md")
    os.mkfifo(pipe)
    code, out, err, memory = run("fill", "-i", "--skills", skills, pipe)
    check("a pipe is not written back, nor waited for", code == 1 and b"is no regular file" in err, (code, err))
    os.remove(pipe)
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        text = "# T\n\n## Where can I add value?\n\n## Job Description\n\nSQL required\n".encode(encoding)
        name = write(os.path.join(folder, "wide.md"), text)
        code, out, err, memory = run("fill", "-i", "--skills", skills, name)
        check(f"a note in {encoding}: what it is and what to do is said", code == 1 and b"is in UTF-16; save it as UTF-8" in err and read(name) == text, (code, err))
    shut = os.path.join(folder, "vault", "shut")
    os.makedirs(shut)
    write(os.path.join(folder, "vault", "n.md"), read("corpus/notes/backend.md"))
    os.chmod(shut, 0)
    if os.geteuid() == 0:
        import shutil
        if not shutil.which("setpriv"):
            skip("a folder that cannot be read", "needs another user than root, and setpriv")
            return
        os.chmod(folder, 0o755)
        os.chown(os.path.join(folder, "vault", "n.md"), 65534, 65534)
        os.chown(os.path.join(folder, "vault"), 65534, 65534)
        os.chown(shut, 65534, 65534)
        as_other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    else:
        as_other = []
    done = subprocess.run([*as_other, os.path.abspath(FORTE), "fill", "-i", "--skills", skills, os.path.join(folder, "vault")], capture_output=True, stdin=subprocess.DEVNULL)
    os.chmod(shut, 0o755)
    if done.returncode not in (0, 1, 2, 3):
        skip("a folder that cannot be read", "forte cannot be run as another user here")
        return
    check("a folder that cannot be read is said, the rest is filled", done.returncode == 1 and b"shut: the folder cannot be read" in done.stderr and b"n.md: filled" in done.stderr, done.stderr)


def people(folder):
    """Skills files that nobody wrote."""
    posting = write(os.path.join(folder, "sql.txt"), b"Requirements: SQL and Python\n")
    deep = 1000000
    for name, text, said in (("a million lists in a list", b'{"skills":' + b"[" * deep + b"]" * deep + b"}", b"nested too deeply"),
                             ("a million objects", b'{"a":' * deep + b"1" + b"}" * deep, b"nested too deeply"),
                             ("a list without an end", b'{"skills":[', b"is not valid JSON here"),
                             ("NUL as an escape", b'{"schema":"forte.skills/1",\n"skills":[{"name":"SQL\\u0000x","kind":"hard"}]}', b":2:23: holds a NUL"),
                             ("NUL as a byte", b'{"schema":"forte.skills/1","skills":[{"name":"SQL\0x","kind":"hard"}]}', b"holds a NUL"),
                             ("NUL as a key", b'{"schema":"forte.skills/1","skills":[],"a\\u0000":1}', b"holds a NUL")):
        mine = write(os.path.join(folder, "mine.json"), text)
        for what, arguments in (("match", ("match", "--skills", mine, posting)), ("check", ("skills", "--check", mine))):
            code, out, err, memory = run(*arguments)
            check(f"{name}, {what}: refused, with its reason", code == 2 and err.count(b"\n") == 1 and said in err, (code, err))
    sound = write(os.path.join(folder, "mine.json"), b'{"schema":"forte.skills/1","skills":[{"name":"C:\\\\u0000","kind":"hard"}]}\0')
    code, out, err, memory = run("match", "--skills", sound, posting)
    check("a backslash before u0000, and a NUL behind the whole: read", code == 0, (code, err))


def payloads(folder, skills):
    """Tables, documents, conditions and names that nobody needs."""
    table = write(os.path.join(folder, "wide.csv"), (",".join(["title", "description", *(f"c{i}" for i in range(10000))]) + "\nAnalyst,SQL" + ",x" * 10000 + "\n").encode())
    code, out, err, memory = run("batch", "-q", "--skills", skills, table)
    check("a table of 10,000 columns: refused with its remedy", code == 1 and err.count(b"\n") == 1 and b"its first line has to name the columns" in err, (code, err))
    row = write(os.path.join(folder, "row.csv"), b"title,description\nAnalyst,SQL" + b",x" * 500000 + b"\nCook,Cooking\n")
    code, out, err, memory = run("batch", "-q", "--format", "ndjson", "--skills", skills, row)
    check("a row of 500,000 cells: its columns are read, and the next row", code == 0 and out.count(b"\n") == 2 and b"Cook" in out, (code, err))
    relations = b"<Relationships>" + b"".join(b'<Relationship Id="r%d" Type="x/aFChunk" Target="../word/document.xml"/>' % i for i in range(2000)) + b"</Relationships>"
    body = b'<w:document xmlns:w="w" xmlns:r="r"><w:body><w:p><w:r><w:t>SQL required</w:t></w:r></w:p><w:altChunk r:id="r1"/><w:subDoc r:id="r2"/></w:body></w:document>'
    own = write(os.path.join(folder, "own.docx"), zipped(("[Content_Types].xml", b"<Types/>"), ("word/_rels/document.xml.rels", relations), ("word/document.xml", body)))
    code, out, err, memory = run("extract", "-f", "json", own)
    check("a document that takes itself in: read once", code == 0 and [len(s["mentions"]) for s in json.loads(out)["skills"]] == [1], (code, err, out[:300]))
    secret = write(os.path.join(folder, "secret.docx"), zipped(("word/document.xml", body.replace(b"<w:document", b'<!DOCTYPE w [<!ENTITY s SYSTEM "file:///etc/passwd">]><w:document').replace(b"SQL", b"SQL &s;"))))
    code, out, err, memory = run("extract", "-f", "json", secret)
    check("a document that names another file: that one is not opened", b"root:" not in out + err and code in (0, 1), (code, out[:300], err))
    nul = b'{"id":"a\\u0000b","text":"SQL\\u0000 required, Docker"}\n{"id":2,"text":"SQL\0 required"}\n'
    code, out, err, memory = run("extract", "--ndjson", feed=nul)
    lines = [json.loads(l) for l in out.splitlines()]
    check("NUL in a posting's JSON: what follows it is read", code == 0 and [s["name"] for s in lines[0]["skills"]] == ["SQL", "Docker"] and b"\0" not in out and b"u0000" not in out, out[:300])
    posting = write(os.path.join(folder, "a.txt"), b"# " + b"a" * 5000 + b"!\n\nRequirements: SQL\n")
    for name, condition, good in (("brackets", "(" * 30000 + "score > 1" + ")" * 30000, False), ("nots", "not " * 20000 + "remote", False),
                                  ("a pattern of other tools", 'title ~ "(a+)+$"', True), ("7,000 conditions", " and ".join(['title ~ "a"'] * 7000), True)):
        code, out, err, memory = run("batch", "-q", "--skills", skills, "--where", condition, posting)
        check(f"--where with {name}", code == (0 if good else 2) and (good or (err.count(b"\n") == 1 and b"write it simpler" in err)), (code, err[:300]))
    names = os.path.join(folder, "names")
    os.mkdir(names)
    for name in ("new\nline.txt", "esc\x1b[31m.txt", "-rf.txt", '"q"<q7>&.txt', "a|b`c.md"):
        write(os.path.join(names, name), b"Data Analyst\n\nRequirements: SQL and Python " + name.encode() + b"\n")
    made = os.path.join(folder, "made")
    code, out, err, memory = run("batch", "--skills", skills, "--reports", made, names)
    check("odd names: a report each, whose name is plain", code == 0 and len(os.listdir(made)) == 5 and all(re.fullmatch(r"[0-9]+-[a-z0-9-]+\.html", n) for n in os.listdir(made)), (code, err, os.listdir(made)))
    for form in ("text", "json", "csv", "md", "html"):
        code, out, err, memory = run("batch", "-q", "--skills", skills, "--format", form, names)
        check(f"odd names as {form}: no control sign", code == 0 and not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", out), (code, err))
        check(f"odd names as {form}: no tag", form not in ("md", "html") or b"<q7>" not in out, out[:300])


def dictionaries(folder):
    posting = write(os.path.join(folder, "p.txt"), b"Requirements: SQL, Frobnication 77\n")
    large = write(os.path.join(folder, "large.txt"), b"".join(b"Frobnication %d\n" % i for i in range(250000)))
    code, out, err, memory = run("extract", "--dictionary", large, posting)
    check("a dictionary of 5 MB: refused with size and remedy", code == 2 and err.count(b"\n") == 1 and b"4 MiB" in err, (code, err))
    some = write(os.path.join(folder, "some.txt"), b"".join(b"Frobnication %d\n" % i for i in range(3000)))
    code, out, err, memory = run("extract", "-f", "json", "--dictionary", some, posting)
    check("a dictionary of 3,000 lines: used, in silence where nobody looks", code == 0 and b"Frobnication 77" in out and not err, (code, err))


def default_places(folder):
    """What stands where a file of one's own is looked for, and is none, is said and not taken for its absence; a pipe is not waited for."""
    posting = write(os.path.join(folder, "here.txt"), b"Requirements: SQL and Python\n")
    place = os.path.join(folder, "forte")
    os.makedirs(place, exist_ok=True)
    makers = (("a folder", os.mkdir, os.rmdir, b"is a folder"), ("a loop of links", lambda n: os.symlink(os.path.basename(n), n), os.remove, b"cannot be opened"),
              ("a link to nothing", lambda n: os.symlink("gone", n), os.remove, b"cannot be opened"))
    for file in ("config", "dictionary.txt", "skills.json"):
        name = os.path.join(place, file)
        for what, make, remove, said in makers:
            make(name)
            code, out, err, memory = run("match", posting)
            check(f"{file} is {what}: said", code == 2 and err.count(b"\n") == 1 and said in err and file.encode() in err, (code, err))
            remove(name)
        os.mkfifo(name)
        code, out, err, memory = run("extract", posting)
        check(f"{file} is a pipe: not waited for", code == 0 and not err, (code, err))
        os.remove(name)
    large = os.path.join(folder, "large.bin")
    with open(large, "wb") as f:
        f.truncate((64 << 20) + 1)
    for arguments in (("extract", "--dictionary", large, posting), ("match", "--skills", large, posting), ("extract", large)):
        code, out, err, memory = run(*arguments)
        check(f"{arguments[0]} with a file over the limit: size and a remedy for any file", code in (1, 2) and err.count(b"\n") == 1 and b"64 MiB" in err and b"the posting, the CV or the list alone" in err, (code, err))


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = folder
        skills = os.path.join(folder, "skills.json")
        run("skills", "corpus/cvs/backend.txt", "-o", skills, "--quiet")
        bombs(folder, skills)
        sizes(folder, skills)
        proportions()
        pages()
        exports(folder, skills)
        notes(folder, skills)
        dictionaries(folder)
        people(folder)
        payloads(folder, skills)
        default_places(folder)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
