#!/usr/bin/env python3
"""forte extract --ndjson as a line filter: one line out for every line in, whatever it holds, in bounded memory."""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile

from checks import FORTE, check, summary
from measured import Peak

COMMAND = [FORTE, "extract", "--ndjson"]


def run(feed, *more):
    done = subprocess.run(COMMAND + list(more), input=feed, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout.decode("utf-8").split("\n")[:-1], done.stderr.decode("utf-8")


def one(line):
    code, out, err = run(line + b"\n")
    return code, json.loads(out[0]) if len(out) == 1 else {}, err


def lines_in_order():
    lines = [b'{"id":"a","text":"SQL required"}', b"", b"nonsense", b'{"id":"b","text":"Python required"}\r', b'{"id":"c"}', b'{"id":"d","text":""}',
             b'[1,2]', b'"x"', b"{" * 100000, b'{"id":"e","text":"' + b"\\u0000" * 5 + b' Java required"}', b'\x00\x00', b'\xff\xfe',
             b'{"id":"f","text":"Go \xff required"}', b'{"id":"g","text":17}', b'{"id":"h","title":"Cook","text":"Knife skills required"}']
    code, out, err = run(b"\n".join(lines))
    check("one line out for each line in", len(out) == len(lines), f"{len(lines)} in, {len(out)} out")
    got = [json.loads(x) for x in out]
    check("exit code 1 when lines were bad", code == 1, code)
    check("one summary line on standard error", err.count("\n") == 1, err)
    for i, key in ((0, "a"), (3, "b"), (14, "h")):
        check(f"line {i} is read", got[i].get("id") == key and "error" not in got[i], got[i])
    for i in (1, 2, 4, 5, 6, 7, 8, 10, 11, 13):
        error = got[i].get("error") or {}
        check(f"line {i} gives an error line", {"code", "message", "offset"} <= set(error), got[i])
    check("an error line keeps the id", got[4].get("id") == "c", got[4])
    check("quiet", run(b"x\n", "--quiet")[2] == "")


def shapes():
    posting = {"@context": "https://schema.org", "@type": "JobPosting", "identifier": "x1", "title": "Cook", "description": "<p>Must have: Knife skills</p>"}
    code, got, _ = one(json.dumps(posting).encode())
    check("a schema.org JobPosting", code == 0 and got.get("title") == "Cook", got)
    code, got, _ = one(b'{"id":"u","text":"\xe2\x82\xac50.000 SQL required \xe2\x80\x94 Python"}')
    text = "€50.000 SQL required — Python".encode()
    for skill in got.get("skills", []):
        for m in skill["mentions"]:
            check("offsets are bytes of the text", text[m["start"]:m["end"]].decode() == m["text"], m)
    check("the same bytes again", run(b'{"id":"u","text":"SQL, R, Go required"}\n') == run(b'{"id":"u","text":"SQL, R, Go required"}\n'))


def huge():
    big = b'{"id":"big","text":"' + b"SQL and Python required. " * 40000 + b'"}'
    code, out, _ = run(big + b"\n" + b'{"id":"small","text":"SQL required"}\n')
    check("a line of 1 MB", code == 0 and [json.loads(x)["id"] for x in out] == ["big", "small"], out[:1])
    code, out, _ = run(b'{"id":"x","text":"' + b"x" * (20 << 20) + b'"}\n{"id":"small","text":"SQL required"}\n')
    got = [json.loads(x) for x in out]
    check("a line over the limit gives an error line, and the stream goes on",
          code == 1 and len(got) == 2 and got[0]["error"]["code"] == "too_long" and got[1].get("id") == "small", out[1:])


def peak(feed):
    """kilobytes of memory that the filter took at most"""
    with tempfile.TemporaryFile() as out:
        sanitizer = {"ASAN_OPTIONS": "quarantine_size_mb=1"}  # which else keeps what was freed
        most = Peak()
        child = subprocess.Popen(most.of(COMMAND + ["--quiet"]), stdin=subprocess.PIPE, stdout=out, stderr=subprocess.DEVNULL, env={**os.environ, **sanitizer})
        for part in feed:
            child.stdin.write(part)
        child.stdin.close()
        child.wait()
        return most.kib()


def memory():
    line = json.dumps({"id": "m", "text": "Requirements: SQL, Python and 3+ years of experience. " * 40}).encode() + b"\n"
    few, many = peak([line] * 200), peak([line] * 6000)
    check("memory does not grow with the stream", many < few * 1.2 + 4096, f"{few} KB, then {many} KB")
    zeros = peak([b"\0" * (1 << 20)] * 1024)
    check("1 GiB of zeros in one line: bounded memory", zeros < few + (48 << 10), f"{zeros} KB, a small stream takes {few} KB")


def closed_pipe():
    child = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.close()
    try:
        for _ in range(5000):
            child.stdin.write(b'{"id":"a","text":"SQL required"}\n')
        child.stdin.close()
    except BrokenPipeError:
        pass
    err = child.stderr.read().decode()
    child.wait()
    check("a closed pipe: exit code 3, in silence", child.returncode == 3 and not err, (child.returncode, err))


def conversation():
    """an answer comes before the next line is sent"""
    child = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    ids = []
    for i in range(3):
        child.stdin.write(b'{"id":"q%d","text":"SQL required"}\n' % i)
        child.stdin.flush()
        ids.append(json.loads(child.stdout.readline())["id"])
    child.stdin.close()
    check("the filter answers line by line", child.wait() == 0 and ids == ["q0", "q1", "q2"], ids)


def many_threads():
    """the same bytes in the input's order for any number of threads, with lines of all sizes and kinds between"""
    made = random.Random(7)
    parts = []
    for i in range(1500):
        kind = made.randrange(20)
        text = "Requirements: SQL, Python and 3+ years of experience. " * made.choice((1, 1, 3, 40, 900 if kind == 0 else 5))
        parts.append(b"broken" if kind == 1 else b"" if kind == 2 else json.dumps({"id": i, "text": text}).encode())
    feed = b"\n".join(parts)
    alone = run(feed, "-j", "1")
    check("a line out for each in, in order", [json.loads(x)["id"] for x in alone[1] if '"error"' not in x] == [i for i, p in enumerate(parts) if p[:1] == b"{"])
    for jobs in ("2", "3", "17"):
        check(f"the same with {jobs} threads", run(feed, "-j", jobs) == alone)
    check("the same with all cores", run(feed) == alone)
    skills = os.path.join(tempfile.mkdtemp(), "skills.json")
    subprocess.run([FORTE, "skills", "corpus/cvs/backend.txt", "--today", "2026-11-01", "-o", skills], check=True, stderr=subprocess.DEVNULL)
    matched = [subprocess.run([FORTE, "batch", "--ndjson", "--skills", skills, "-j", n], input=feed, stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout for n in ("1", "4")]
    check("the same matches with one thread and four", matched[0] == matched[1] and matched[0].count(b"\n") == len(parts))
    busy = threads_seen()
    check("-j 3: three threads and the reader", busy == 4, busy)
    done = subprocess.run([FORTE, "extract", "-j", "2"], input=b"SQL", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    check("-j without --ndjson is refused", done.returncode == 2 and b"no effect without --ndjson" in done.stderr, done.stderr)


def threads_seen():
    """threads of a filter that has answered a line and waits for more"""
    child = subprocess.Popen(COMMAND + ["-j", "3"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    child.stdin.write(b'{"id":"a","text":"SQL required"}\n')
    child.stdin.flush()
    child.stdout.readline()
    count = len(os.listdir(f"/proc/{child.pid}/task"))
    child.stdin.close()
    child.stdout.read()
    child.wait()
    return count


def output_file():
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "out.ndjson")
        with open(name, "w") as f:
            f.write("old")
        os.chmod(name, 0o640)
        code, out, _ = run(b'{"id":"a","text":"SQL required"}\n', "-o", name)
        with open(name) as f:
            check("-o FILE", code == 0 and not out and json.loads(f.read())["id"] == "a")
        check("-o FILE keeps the mode", os.stat(name).st_mode & 0o777 == 0o640, oct(os.stat(name).st_mode))
        check("-o FILE leaves no other file", os.listdir(folder) == ["out.ndjson"], os.listdir(folder))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for part in (lines_in_order, shapes, huge, memory, closed_pipe, conversation, many_threads, output_file):
        part()
    sys.exit(summary())
