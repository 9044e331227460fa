#!/usr/bin/env python3
"""What goes wrong outside forte: an editor that saves meanwhile, another forte that writes, a run that was killed, names
that would steer a terminal. A preload built here makes each happen at one exact place; nothing waits for a clock."""
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile

import checks
from checks import FORTE, check, sanitized, skip, summary

SANITIZED = sanitized()

# FSYNC_RUNS: a shell command that is run once, directly before the file beside is synced: forte has read and written by then.
# RENAME_KILLS: the program dies in place of its first rename.
# ALLOCATION: the number of the allocation that fails, once; COUNT: says how many there were.
# READ_FAILS: reads of the file of that name fail (EIO) once this many bytes were read.
PRELOAD = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int fsync(int d) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  const char *command = getenv("FSYNC_RUNS");
  if (command) {
    char *copy = __builtin_strdup(command);
    unsetenv("FSYNC_RUNS");
    unsetenv("LD_PRELOAD");
    if (system(copy) != 0) abort();
    free(copy);
  }
  return real(d);
}
static long allocations, failing = -1;
static char early[65536]; /* what dlsym() itself asks for */
static size_t early_used;
static int is_due(void) {
  if (failing == -1) {
    const char *at = getenv("ALLOCATION");
    failing = at ? atol(at) : -2;
  }
  if (__atomic_add_fetch(&allocations, 1, __ATOMIC_RELAXED) != failing) return 0; /* threads: exactly one fails */
  errno = ENOMEM;
  return 1;
}
static int looking_up;
#define REAL(type, name) \
  static __typeof__(type) real; \
  if (!real && !looking_up) { looking_up = 1; real = (type)dlsym(RTLD_NEXT, name); looking_up = 0; }
static void *from_early(size_t size) {
  void *p = early + early_used;
  early_used += (size + 15) & ~(size_t)15;
  return early_used <= sizeof early ? p : NULL;
}
void *malloc(size_t size) {
  REAL(void *(*)(size_t), "malloc")
  if (!real) return from_early(size);
  return is_due() ? NULL : real(size);
}
void *calloc(size_t count, size_t size) {
  REAL(void *(*)(size_t, size_t), "calloc")
  if (!real) return from_early(count * size);
  return is_due() ? NULL : real(count, size);
}
void *realloc(void *old, size_t size) {
  REAL(void *(*)(void *, size_t), "realloc")
  return is_due() ? NULL : real(old, size);
}
void free(void *p) {
  REAL(void (*)(void *), "free")
  if (real && ((char *)p < early || (char *)p >= early + sizeof early)) real(p);
}
__attribute__((destructor)) static void say_count(void) {
  if (getenv("COUNT")) dprintf(2, "allocations: %ld\n", allocations);
}
ssize_t read(int d, void *to, size_t size) {
  static ssize_t (*real)(int, void *, size_t);
  static size_t given;
  if (!real) real = (ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
  const char *name = getenv("READ_FAILS");
  char link[64], path[4096];
  if (!name) return real(d, to, size);
  snprintf(link, sizeof link, "/proc/self/fd/%d", d);
  ssize_t n = readlink(link, path, sizeof path - 1);
  path[n > 0 ? n : 0] = 0;
  if (strcmp(path, name) != 0) return real(d, to, size);
  size_t most = (size_t)atol(getenv("READ_BYTES"));
  if (given >= most) {
    errno = EIO;
    return -1;
  }
  n = real(d, to, size < most - given ? size : most - given);
  if (n > 0) given += (size_t)n;
  return n;
}
int rename(const char *a, const char *b) {
  int (*real)(const char *, const char *) = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
  if (getenv("RENAME_KILLS")) kill(getpid(), SIGKILL);
  return real(a, b);
}
"""


def run(*arguments, **more):
    done = checks.run(*arguments, **more)
    return done.returncode, done.stdout, done.stderr


def read(name):
    with open(name, "rb") as f:
        return f.read()


def beside(folder):
    return [n for n in os.listdir(folder) if ".forte-" in n]


def build_preload(folder):
    source, library = os.path.join(folder, "p.c"), os.path.join(folder, "p.so")
    with open(source, "w") as f:
        f.write(PRELOAD)
    subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-fno-builtin", "-Wno-pedantic", "-o", library, source, "-ldl"], check=True)
    return library


def editors(folder, skills, preload):
    """An editor saves between reading and renaming: what it saved stays, whichever way it saves."""
    with zipfile.ZipFile(os.path.join(folder, "export.zip"), "w") as z:
        z.write("corpus/notes/backend.md", "Jobs/backend.md")
    ways = {
        "appends": "echo edited >> {n}",
        "truncates and writes anew": "echo edited > {n}",
        "renames a new file onto it": "echo edited > {n}.new && mv {n}.new {n}",
        "changes one byte, keeps size and time": "touch -r {n} {n}.time && printf X | dd of={n} conv=notrunc status=none && touch -r {n}.time {n} && rm {n}.time",
        "removes it": "rm {n}",
    }
    for source in ("corpus/notes/backend.md", os.path.join(folder, "export.zip")):
        for way, command in ways.items():
            work = tempfile.mkdtemp(dir=folder)
            note, twin = os.path.join(work, "n" + os.path.splitext(source)[1]), os.path.join(folder, "twin")
            shutil.copy(source, note)
            shutil.copy(source, twin)
            if way != "removes it":
                subprocess.run(command.format(n=twin), shell=True, check=True)
            code, out, err = run("fill", "-i", "--skills", skills, note, LD_PRELOAD=preload, FSYNC_RUNS=command.format(n=note))
            name = f"{os.path.basename(source)}: an editor {way}"
            check(f"{name}: exit code", code == 3, (code, err))
            check(f"{name}: what it saved stays", read(note) == read(twin) if os.path.exists(note) else way == "removes it")
            check(f"{name}: said, with the remedy, and nothing else", err.count(b"\n") == 1 and b"changed by another program" in err and b"again" in err, err)
            check(f"{name}: nothing left over", beside(work) == [], beside(work))
    work = tempfile.mkdtemp(dir=folder)
    note = os.path.join(work, "n.md")
    shutil.copy("corpus/notes/backend.md", note)
    code, out, err = run("fill", "-i", "--skills", skills, note, LD_PRELOAD=preload, FSYNC_RUNS="true")
    check("no editor: filled", code == 0 and read(note) != read("corpus/notes/backend.md"), (code, err))


def watching(folder, skills, preload):
    """A note that its editor saves while watch fills it is filled from what was saved, and nobody is told to run anything again."""
    work = tempfile.mkdtemp(dir=folder)
    note = os.path.join(work, "n.md")
    process = subprocess.Popen([FORTE, "watch", "--skills", skills, work], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env={**os.environ, "LD_PRELOAD": preload, "FSYNC_RUNS": f"echo 'My own words.' >> {note}"})
    ready = process.stderr.readline()
    shutil.copy("corpus/notes/backend.md", os.path.join(folder, "ready.md"))
    os.rename(os.path.join(folder, "ready.md"), note)
    line = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    check("watch: it is ready", b"watching" in ready, ready)
    check("watch: filled at the second try", b"n.md: filled;" in line, line)
    check("watch: with what was saved meanwhile", read(note).endswith(b"My own words.\n") and b"*Filled in by forte" in read(note), read(note)[-200:])
    check("watch: nothing else is said", (out, err, process.returncode) == (b"", b"", 0), (out, err, process.returncode))


def open_elsewhere(folder, skills):
    """A program that has the note open to write would lose what it writes after the replacement; a reader loses nothing."""
    work = tempfile.mkdtemp(dir=folder)
    note = os.path.join(work, "n.md")
    shutil.copy("corpus/notes/backend.md", note)
    with open(note, "rb+") as f:
        code, out, err = run("fill", "-i", "--skills", skills, note)
        check("open to be written elsewhere: exit code", code == 3, (code, err))
        check("open to be written elsewhere: said, with the remedy", err.count(b"\n") == 1 and b"open to be written" in err and b"save it" in err, err)
        f.seek(0, os.SEEK_END)
        f.write(b"\nMy own words.\n")
    check("open to be written elsewhere: nothing is lost", read(note) == read("corpus/notes/backend.md") + b"\nMy own words.\n")
    with open(note, "rb") as f:
        code, out, err = run("fill", "-i", "--skills", skills, note)
    check("open to be read elsewhere: filled", code == 0 and b"*Filled in by forte" in read(note), (code, err))


def locks(folder, skills):
    import fcntl
    work = tempfile.mkdtemp(dir=folder)
    note = os.path.join(work, "n.md")
    shutil.copy("corpus/notes/backend.md", note)
    with open(note, "rb") as f:
        fcntl.flock(f, fcntl.LOCK_EX)
        code, out, err = run("fill", "-i", "--skills", skills, note)
        check("a locked note: exit code", code == 3, (code, err))
        check("a locked note: said", err.count(b"\n") == 1 and b"another program" in err, err)
        check("a locked note: stays", read(note) == read("corpus/notes/backend.md"))
    code, out, err = run("fill", "-i", "--skills", skills, note)
    check("unlocked: filled", code == 0, (code, err))


def left_overs(folder, skills, preload):
    work = tempfile.mkdtemp(dir=folder)
    for command, target in ((["fill", "-i", "--skills", skills], "n.md"), (["skills", "corpus/cvs/analyst.md", "-q", "-o"], "s.json"), (["extract", "-f", "json", "corpus/postings/p03-nurse.txt", "-o"], "x.json"), (["batch", "-q", "--skills", skills, "corpus/postings/p03-nurse.txt", "-o"], "r.txt"), (["extract", "--ndjson", "-q", "corpus/gold/postings.ndjson", "-o"], "l.ndjson")):
        name = os.path.join(work, target)
        if target == "n.md":
            shutil.copy("corpus/notes/backend.md", name)
        before = read(name) if os.path.exists(name) else None
        code, out, err = run(*command, name, LD_PRELOAD=preload, RENAME_KILLS="1")
        check(f"{target}: killed at the rename", code == -9, (code, err))
        check(f"{target}: as before", (read(name) if os.path.exists(name) else None) == before)
        check(f"{target}: one file is left over", len(beside(work)) == 1, beside(work))
        code, out, err = run(*command, name)
        check(f"{target}: the next run", code == 0 and os.path.exists(name), (code, err))
        check(f"{target}: the next run removes it", beside(work) == [], beside(work))
    long_name = os.path.join(work, "n" * 250 + ".md")
    shutil.copy("corpus/notes/backend.md", long_name)
    code, out, err = run("fill", "-i", "--skills", skills, long_name)
    check("a name of 253 bytes: filled", code == 0, (code, err))


def commands(skills):
    return {
        "skills": ["skills", "corpus/cvs/backend.txt"],
        "skills -o": ["skills", "corpus/cvs/backend.txt", "-q", "-o", "OUT"],
        "match": ["match", "--skills", skills, "corpus/postings/p03-nurse.txt"],
        "match JSON": ["match", "-f", "json", "--skills", skills, "corpus/postings/p03-nurse.txt"],
        "extract": ["extract", "-f", "json", "corpus/postings/p03-nurse.txt"],
        "extract --ndjson": ["extract", "--ndjson", "LINES"],
        "fill": ["fill", "--skills", skills, "corpus/notes/backend.md"],
        "batch": ["batch", "--jobs", "1", "-q", "--skills", skills, "LINES"],
        "dict find": ["dict", "find", "Python"],
    }


def memory(folder, skills, preload, step):
    """Each allocation (every step-th) fails once: exit code 3 and "out of memory", no output cut short, or nothing is noticed."""
    work = tempfile.mkdtemp(dir=folder)
    lines, out_name = os.path.join(work, "l.ndjson"), os.path.join(work, "out.json")
    with open(lines, "w") as f:
        f.write('{"id":"a","text":"Requirements: SQL, Python"}\n{"id":"b","text":"Docker required"}\n')
    for name, arguments in commands(skills).items():
        arguments = [{"LINES": lines, "OUT": out_name}.get(a, a) for a in arguments]
        code, whole, err = run(*arguments, LD_PRELOAD=preload, COUNT="1")
        count = int(re.search(rb"allocations: (\d+)", err).group(1))
        check(f"{name}: the preload counts", code == 0 and count > 20, (code, count))
        wrong = []
        for at in range(1, count + 1, step):
            if os.path.exists(out_name):
                os.remove(out_name)
            code, out, err = run(*arguments, LD_PRELOAD=preload, ALLOCATION=str(at))
            written = "OUT" not in commands(skills)[name] or os.path.exists(out_name)
            unnoticed = code == 0 and out == whole and not err and written
            refused = code == 3 and err == b"forte: out of memory\n" and whole.startswith(out) and not beside(work)
            if not unnoticed and not refused:
                wrong.append((at, code, err[:80]))
        check(f"{name}: {len(range(1, count + 1, step))} allocations that fail", not wrong, (len(wrong), wrong[:3]))


def build_host(folder):
    program, build = os.path.join(folder, "host"), os.path.abspath(os.environ.get("BUILD", os.path.dirname(FORTE)))
    subprocess.run([os.environ.get("CC", "cc"), "-Wall", "-Werror", "-Iinclude", "-o", program, "tests/faults_host.c", os.path.join(build, "libforte.so"), f"-Wl,-rpath,{build}"], check=True)
    return program


def host(folder, preload, step):
    """A program of another's: its handler leaves the call by longjmp, and a new worker does all that is asked, with the engine,
    profile and posting that were there; a handler that returns ends the process as without one."""
    most = 60  # runs, where not every point is asked for
    program = build_host(folder)

    def tried(how, **more):
        done = subprocess.run([program, how, "corpus/cvs/backend.txt", "corpus/postings/p02-backend.md"], capture_output=True, timeout=120, env={**os.environ, "LD_PRELOAD": preload, **more})
        return done.returncode, done.stdout, done.stderr

    code, whole, err = tried("leave", COUNT="1")
    count = int(re.search(rb"allocations: (\d+)", err).group(1))
    check("a host: works", code == 0 and b"forte.match/1" in whole and count > 100, (code, err))
    wrong, left, ended = [], 0, 0
    for at in range(1, count + 1, step if step == 1 else max(1, count // most)):
        code, out, err = tried("leave", ALLOCATION=str(at))
        left += err == b"1\n"
        if code != 0 or out != whole or err not in (b"0\n", b"1\n"):
            wrong.append((at, code, err[:80]))
        code, out, err = tried("return", ALLOCATION=str(at))
        ended += code == 3
        if (code, err) not in ((3, b"forte: out of memory\n"), (0, b"0\n")):
            wrong.append((at, "returns", code, err[:80]))
    check("a host: goes on after memory ran out", not wrong, wrong[:3])
    check("a host: its handler was called", left > 20 and ended == left, (left, ended))


def reads(folder, skills, preload):
    """A read that fails in the middle of a file: said as that, and no half line is blamed."""
    work = tempfile.mkdtemp(dir=folder)
    name = os.path.join(work, "l.ndjson")
    line = '{"id":"a%d","text":"Requirements: SQL, Python %s"}\n'
    with open(name, "w") as f:
        for i in range(3000):
            f.write(line % (i, "and more " * 20))
    for at in (0, 100000, 65536):
        for arguments in (["batch", "-q", "--skills", skills, name], ["batch", "-q", "--ndjson", "--skills", skills, name], ["extract", "--ndjson", "-q", name]):
            code, out, err = run(*arguments, LD_PRELOAD=preload, READ_FAILS=name, READ_BYTES=str(at))
            check(f"{arguments[:3]}, a read fails at {at}", code == 1 and err.count(b"\n") == 1 and b"cannot be read" in err and b"JSON" not in err, (code, err))
    for arguments in (["extract"], ["match", "--skills", skills], ["skills"]):
        code, out, err = run(*arguments, "corpus/cvs/backend.txt", LD_PRELOAD=preload, READ_FAILS=os.path.abspath("corpus/cvs/backend.txt"), READ_BYTES="100")
        check(f"{arguments[:1]}, a read fails", code == 1 and err.count(b"\n") == 1 and b"cannot be read" in err and not out, (code, err))


def long_line(folder, skills):
    """One limit of a line and one code, whichever command reads it."""
    name = os.path.join(folder, "long.ndjson")
    for size, want in (((16 << 20) - 1000, 0), (17 << 20, 1), (40 << 20, 1)):
        with open(name, "w") as f:
            f.write('{"id":"x","text":"SQL required","filling":"' + "x" * size + '"}\n{"id":"small","text":"SQL required"}\n')
        for arguments in (["extract", "--ndjson"], ["batch", "--ndjson", "--skills", skills]):
            code, out, err = run(*arguments, name)
            check(f"{arguments[:2]}, a line of {size >> 20} MiB", code == want and (b'"code":"too_long"' in out) == bool(want) and b"small" in out, (code, out[:100]))
        code, out, err = run("batch", "-q", "--skills", skills, name)
        check(f"batch, a line of {size >> 20} MiB", code == want and (b"16 MiB" in err) == bool(want), (code, err))


def descriptors(folder):
    """The PDF reader gets three descriptors, whatever the caller left open."""
    tools = tempfile.mkdtemp(dir=folder)
    seen = os.path.join(tools, "seen")
    with open(os.path.join(tools, "pdftotext"), "w") as f:
        f.write("#!/bin/sh\nls -l /proc/self/fd | grep -q secret && exit 9\necho '<page ><word xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\">SQL</word>' | sed 's/></>\\n</'\n")
    os.chmod(os.path.join(tools, "pdftotext"), 0o755)
    pdf = os.path.join(tools, "x.pdf")
    with open(pdf, "wb") as f:
        f.write(b"%PDF-1.7\n")
    with open(os.path.join(tools, "secret"), "w") as f:
        numbers = [os.dup(f.fileno()) for _ in range(4)]
        done = subprocess.run([FORTE, "extract", "-f", "json", pdf], stdin=subprocess.DEVNULL, capture_output=True, pass_fds=numbers, timeout=120, env={**os.environ, "PATH": tools + ":" + os.environ["PATH"]})
        for n in numbers:
            os.close(n)
    check("the PDF reader ran", done.returncode == 0 and b"SQL" in done.stdout, (done.returncode, done.stderr))
    check("it inherits nothing", b"secret" not in done.stdout, done.stdout)


def hardened():
    if SANITIZED:
        skip("hardening", "a sanitized program is not hardened")
        return
    shown = subprocess.run(["readelf", "-hldsW", FORTE], capture_output=True, text=True, check=True).stdout
    check("position independent", re.search(r"Type:\s+DYN", shown))
    check("full RELRO", "GNU_RELRO" in shown and "BIND_NOW" in shown or "Flags: NOW" in shown)
    check("no executable stack", re.search(r"GNU_STACK.* RW ", shown))
    if "x86-64" in shown or "X86-64" in shown:  # the program itself bears the mark where the system's start files do too
        objects = subprocess.run(["readelf", "-nW", os.path.join(os.path.dirname(FORTE), "libforte.a")], capture_output=True, text=True, check=True).stdout
        check("branch protection in all of the library", "IBT" in objects and "SHSTK" in objects)
    check("stack protector", "__stack_chk_fail" in shown)
    check("FORTIFY", "__memcpy_chk" in shown or "__snprintf_chk" in shown or "__vsnprintf_chk" in shown or "__fprintf_chk" in shown)


STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
ODD = ["\x1b[31m", "\x07", "\n", "\x85", "\x9b31m", "\u202e", "\u200f", "\u2066", "\udcff\udcfe", "\u2028"]


def clean(data, lines):
    try:
        text = data.decode("utf-8")
    except ValueError:
        return False
    return not STEERING.search(text) and text.count("\n") <= lines


def names(folder, skills):
    """Names and values from outside, in every message."""
    for i, odd in enumerate(ODD):
        work = tempfile.mkdtemp(dir=folder)
        name = os.path.join(os.fsencode(work), os.fsencode(f"a{odd}b.md"))
        shutil.copy("corpus/notes/backend.md", name)
        with zipfile.ZipFile(os.path.join(work, "e.zip"), "w") as z:
            z.write("corpus/notes/backend.md", f"Jobs/a{odd}b.md".encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        broken = os.path.join(os.fsencode(work), os.fsencode(f"s{odd}.json"))
        with open(broken, "wb") as f:
            f.write(f'{{"schema":"forte.skills/1","skills":[{{"name":"SQL","years":"a{odd}b","k{odd}":1}}]}}'.encode("utf-8", "surrogateescape"))
        missing = os.fsencode(f"{work}/no{odd}thing")
        for what, arguments in {
            "fill a file": ["fill", "-i", "--skills", skills, name],
            "fill a folder": ["fill", "-i", "--skills", skills, work],
            "fill an export": ["fill", "-i", "--skills", skills, os.path.join(work, "e.zip")],
            "a missing file": ["extract", missing],
            "a broken skills file": ["match", "--skills", broken, "corpus/postings/p03-nurse.txt"],
            "skills --check": ["skills", "--check", broken],
            "--where": ["batch", "--skills", skills, "--where", f"a{odd}b = 1", "corpus/postings/p03-nurse.txt"],
            "--sort": ["batch", "--skills", skills, "--sort", f"a{odd}b", "corpus/postings/p03-nurse.txt"],
            "--format": ["batch", "--skills", skills, "--format", f"a{odd}b", "corpus/postings/p03-nurse.txt"],
            "an option": ["match", f"--a{odd}b"],
            "-o": ["extract", "-f", "json", "corpus/postings/p03-nurse.txt", "-o", missing + b"/x"],
            "dict find": ["dict", "find", f"a{odd}b"],
            "a missing dictionary": ["match", "--dictionary", missing, "corpus/postings/p03-nurse.txt"],
            "filter": ["batch", "--ndjson", "--skills", skills, missing],
        }.items():
            code, out, err = run(*arguments)
            check(f"{what}, {odd!a}: standard error", clean(err, 4), err)
        # a terminal gets no sign of a note's or diff's own either
        for how in ([], ["--diff"]):
            note = os.path.join(work, "raw.md")
            with open(note, "wb") as f:
                f.write(read("corpus/notes/backend.md").replace(b"## Where can I add value?", f"a{odd}b\n\n## Where can I add value?".encode("utf-8", "surrogateescape")))
            check(f"fill to a terminal {how}, {odd!a}", clean(on_terminal("fill", "-q", *how, "--skills", skills, note), 1000))


def written(folder):
    """What a posting and a CV hold, in every format to a pipe: who prints it, line by line, is steered by none of it."""
    signs = [o for o in ODD if o[0] != "\udcff"] + ["\u061c", "\ufeff", "\U000e0067", "\x7f"]
    junk = "".join(f"a{o.strip()}b " for o in signs)
    paths = {name: os.path.join(folder, f"signs{name}") for name in (".txt", ".cv.txt", ".json", ".ndjson")}
    texts = {".txt": f"Nurse\u202e {junk}\nCompany: Acme {junk}\n\nRequirements\n- SQL\x9b31m and Excel {junk}\n- 5 years of Py\u202ethon {junk}\n- $50,000 {junk} a year\n",
             ".cv.txt": f"Dana Ruiz\n\nExperience\nNurse {junk}, Acme {junk}, 2015 - 2020\n- SQL and Excel {junk} reports\n\nSkills\nSQL, Excel, Zorp\u202ex\n"}
    texts[".ndjson"] = "".join(json.dumps({"id": i, "title": f"Nurse {junk}", "company": junk, "text": texts[".txt"]}, ensure_ascii=False) + "\n" for i in (junk, {junk: [junk]}))
    for name, text in texts.items():
        with open(paths[name], "w", encoding="utf-8", newline="") as f:
            f.write(text)
    posting, cv, skills, lines = paths.values()
    check("signs: a skills file", run("skills", "-q", cv, "-o", skills)[0] == 0)
    several = [["batch", "--skills", skills, "-f", f, lines, posting] for f in ("text", "md", "json", "ndjson", "html", "csv")]
    single = [[command, "-f", f, *own, posting] for f in ("text", "md", "json", "html", "line") for command, *own in (["extract"], ["match", "--explain", "--skills", skills])]
    for arguments in [["skills", cv], ["skills", "--check", cv], ["extract", "--ndjson", lines], ["batch", "--ndjson", "--skills", skills, lines],
                      ["dict", "find", junk], ["dict", "why", "Python", posting], ["dict", "learn", posting], *single, *several]:
        code, out, err = run(*arguments)
        text = out.decode("utf-8").replace("\r\n", "\n")
        check(f"signs: {arguments[:4]}", code == (arguments[1] == "find") and not STEERING.search(text), (code, err, [ascii(text[max(0, m.start() - 60):m.end()]) for m in STEERING.finditer(text)][:3]))


def on_terminal(*arguments):
    main, other = pty.openpty()
    p = subprocess.Popen([FORTE, *arguments], stdin=subprocess.DEVNULL, stdout=other, stderr=other)
    os.close(other)
    out = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        out += part
    p.wait()
    os.close(main)
    return out.replace(b"\r\n", b"\n")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = folder
        skills = os.path.join(folder, "skills.json")
        run("skills", "corpus/cvs/backend.txt", "-o", skills, "--quiet")
        if SANITIZED:
            skip("faults by preload", "it does not go with the sanitizers")
        else:
            preload = build_preload(folder)
            editors(folder, skills, preload)
            watching(folder, skills, preload)
            left_overs(folder, skills, preload)
            memory(folder, skills, preload, int(os.environ.get("FAULT_STEP", "17")))
            host(folder, preload, int(os.environ.get("FAULT_STEP", "17")))
            reads(folder, skills, preload)
        long_line(folder, skills)
        descriptors(folder)
        hardened()
        locks(folder, skills)
        open_elsewhere(folder, skills)
        names(folder, skills)
        written(folder)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
