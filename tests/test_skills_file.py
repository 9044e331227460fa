#!/usr/bin/env python3
"""Skills files of strange hands, through the library in one process: every value of one replaced by what it cannot be; deep,
huge and broken ones. Each is read, and written so that it is read again, or refused in a line with its place, in time."""
import copy
import json
import os
import sys
import time

from checks import BUILD, ROOT, check, sanitized, skip, summary

STEERING = ("\u202e", "\x1b", "\n")
STRANGE = [None, "", "x", "\u202e\x1b[31m\n", 0, -1, 1e308, -1e-300, 2**63, [], {}, True, [[]], [None], [{}], [1], {"a": [{}]}, "9" * 5000, "2019-99-99", "a" * 100000]
SECONDS = 5  # of computing, for one: the slowest takes a tenth
HEAD = '{"schema":"forte.skills/1","skills":[]'


def places(value, path=()):
    yield path
    if isinstance(value, dict):
        for k in value:
            yield from places(value[k], (*path, k))
    elif isinstance(value, list):
        for i in range(len(value)):
            yield from places(value[i], (*path, i))


def with_firsts(value):
    """One item of each list will do."""
    if isinstance(value, dict):
        return {k: with_firsts(v) for k, v in value.items()}
    return [with_firsts(v) for v in value[:1]] if isinstance(value, list) else value


def replaced(whole, path, value):
    if not path:
        return value
    out = copy.deepcopy(whole)
    at = out
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return out


def large():
    def of(**more):
        return json.dumps({"schema": "forte.skills/1", "skills": [], **more})
    yield "10,000 skills", of(skills=[{"name": f"Skill{i} of work", "evidence": [{"text": f"Did skill{i} with patients"}]} for i in range(10000)])
    yield "40,000 aliases", of(skills=[{"name": "SQL", "aliases": [f"alias{i}" for i in range(40000)]}])
    yield "8,000 sentences of one skill", of(skills=[{"name": "SQL", "evidence": [{"text": f"line {i} of patient care"} for i in range(8000)]}])
    yield "4,000 roles", of(roles=[{"title": f"Nurse {i}", "employer": f"H{i}", "from": "2010-01", "to": "2015-01"} for i in range(4000)])
    yield "8,000 degrees", of(degrees=[{"level": "bachelor", "field": f"F{i}", "school": f"S{i}", "year": 2000} for i in range(8000)])
    yield "8,000 sentences", of(sentences=[{"text": f"Cared for {i} patients in a ward"} for i in range(8000)])
    yield "a name of a megabyte", of(skills=[{"name": "a" * 1000000}])
    yield "a sentence of 5 MB", of(skills=[{"name": "SQL", "evidence": [{"text": "patient care " * 400000}]}])


def broken():
    """(what, the file, a word of its refusal)"""
    yield "lists 100,000 deep", HEAD + ',"x":' + "[" * 100000 + "]" * 100000 + "}", "nested too deeply"
    yield "objects 100,000 deep", HEAD + ',"x":' + '{"a":' * 100000 + "1" + "}" * 100000 + "}", "nested too deeply"
    yield "a name twice, among 20,000", '{"schema":"forte.skills/1","skills":[' + ",".join(['{"name":"SQL"}'] * 20000) + "]}", "twice"
    yield "a key twice", HEAD + ',"skills":[]}', "twice"
    yield "100,000 keys that say nothing, and one that is wrong", HEAD + "".join(f',"k{i}":1' for i in range(100000)) + ',"roles":1}', "roles: must be a list"
    yield "a number of a megabyte", HEAD + ',"years_total":' + "9" * 1000000 + "}", "between 0 and 80"
    yield "bytes that are no text", b'{"schema":"forte.skills/1","skills":[{"name":"\xff\xfe"}]}', "UTF-8"
    yield "half a sign", '{"schema":"forte.skills/1","skills":[{"name":"\\ud800"}]}', "not valid JSON"
    yield "a NUL", '{"schema":"forte.skills/1","skills":[{"name":"a\\u0000b"}]}', "NUL"


def main():
    library = BUILD / "libforte.so"
    if sanitized(library):
        skip("skills files through the library", "Python cannot load a sanitized library")
        return summary()
    os.environ["FORTE_LIBRARY"] = str(library)
    sys.path.insert(0, str(ROOT / "bindings" / "python"))
    import forte

    engine = forte.Engine()
    posting = engine.posting((ROOT / "corpus" / "postings" / "p03-nurse.txt").read_bytes())

    def tried(data):
        """(why it was refused or "", seconds)"""
        began = time.process_time()
        try:
            profile = engine.profile(data)
            engine.match(posting, profile).json()
            engine.profile(json.dumps(profile.json()))
            why = ""
        except forte.Error as e:
            why = str(e)
        return why, time.process_time() - began

    whole = with_firsts(engine.profile_of([str(ROOT / "corpus" / "cvs" / "nurse.md")]).json())
    wrong, slow, steering, count = [], [], [], 0
    for path in places(whole):
        for value in STRANGE:
            why, took = tried(json.dumps(replaced(whole, path, value)))
            count += 1
            if why and not why.startswith("skills:1:"):
                wrong.append((path, value, why))
            if any(s in why for s in STEERING):
                steering.append((path, why))
            if took > SECONDS:
                slow.append((path, took))
    check(f"{count} files with a value of another kind: read, or refused with their place", count > 500 and not wrong, wrong[:3])
    check("no refusal steers a terminal", not steering, steering[:3])
    check("each in time", not slow, slow[:3])
    for what, data in large():
        why, took = tried(data)
        check(f"{what}: read", not why, why)
        check(f"{what}: in time", took < SECONDS, took)
    for what, data, word in broken():
        began = time.process_time()
        try:
            engine.profile(data)
            why = ""
        except forte.Error as e:
            why = str(e)
        check(f"{what}: refused", word in why and why.startswith("skills:1:"), why)
        check(f"{what}: refused in time", time.process_time() - began < SECONDS, time.process_time() - began)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
