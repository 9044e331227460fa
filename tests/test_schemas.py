#!/usr/bin/env python3
"""What forte writes as JSON fits schemas/: for every posting of tests/spec, words.tsv and corpus/, every CV, the hostile
documents and broken lines; and a schema refuses what is not documented.  Prints "N passed, N failed"."""
import json
import pathlib
import subprocess
import sys
import tempfile

import run_spec
import schemas
from checks import FORTE, ROOT, check, run, summary
from shapes import SHAPES

WHOLE = ("p02-backend.md", "p03-nurse.txt", "p25-dental-hygienist.html", "p27-hvac-technician.json")


def forte(*arguments, feed=b""):
    done = run(*arguments, feed=feed)
    check(f"forte {arguments[0]} ends with 0 or 1", done.returncode in (0, 1), done.stderr.decode()[-200:])
    return done.stdout.decode()


def fits(what, pairs):
    found = schemas.faults(pairs)
    check(f"{what}: all {len(pairs)} fit", len(pairs) > 0 and not found, "; ".join(found[:5]))


def kind_of(line, otherwise):
    return "error" if line.startswith('{"id":') else otherwise


def lines():
    """NDJSON: every posting that the tests have, and lines that cannot be read"""
    texts = [e.text for path in sorted((ROOT / "tests" / "spec").glob("*.md")) for e in run_spec.read_examples(path)]
    texts += [row.split("\t")[2] for row in (ROOT / "tests" / "spec" / "words.tsv").read_text(encoding="utf-8").splitlines() if row.count("\t") >= 2]
    for number, text in enumerate(texts):
        yield json.dumps({"id": number if number % 2 else f"s{number}", "text": text})
    yield from (ROOT / "corpus" / "gold" / "postings.ndjson").read_text(encoding="utf-8").splitlines()
    yield from ("", "no JSON", '{"id":7}', '{"id":null,"text":""}', '{"id":[1],"text":"SQL"}', '{"id":"x","text":17}', "[1]")


def whole_corpus(skills):
    """Every posting and note, in its own format: what it asks for, its match, and a batch of all."""
    files = [p for name in ("postings", "notes") for p in sorted((ROOT / "corpus" / name).rglob("*")) if p.suffix in (".txt", ".md", ".html", ".json", ".pdf", ".docx")]
    read = [(p, forte("extract", "-f", "json", p)) for p in files]
    read = [(p, text) for p, text in read if text]
    check("most of the corpus is postings", len(read) > 30, len(read))
    fits("extract, the whole corpus", [("extraction", text) for _, text in read])
    fits("match, the whole corpus", [("match", forte("match", "-f", "json", "--skills", skills, p)) for p, _ in read])
    fits("batch, the whole corpus", [("batch", forte("batch", "-f", "json", "--skills", skills, *(p for p, _ in read)))])


def refused(folder):
    """A schema that takes everything would pass too."""
    good = json.loads(forte("extract", "-f", "json", ROOT / "corpus" / "postings" / WHOLE[0]))
    for what, change in (
        ("a new key", lambda v: v.update(extra=1)),
        ("a missing key", lambda v: v.pop("skills")),
        ("an unknown strength", lambda v: v["skills"][0].update(strength="must")),
        ("a negative offset", lambda v: v["skills"][0]["mentions"][0].update(start=-1)),
        ("another number", lambda v: v.update(schema="forte.extraction/2")),
    ):
        value = json.loads(json.dumps(good))
        change(value)
        check(f"the schema refuses {what}", schemas.faults([("extraction", json.dumps(value))]))


def editors_schema(folder):
    """"$schema" is the person's, and stays when the file is built again."""
    path, cv = folder / "mine.json", ROOT / "corpus" / "cvs" / "nurse.md"
    forte("skills", cv, "-o", path)
    mine = {"$schema": "/usr/share/forte/schemas/skills-1.schema.json", **json.loads(path.read_text(encoding="utf-8"))}
    path.write_text(json.dumps(mine), encoding="utf-8")
    said = subprocess.run([FORTE, "skills", "--check", str(path)], capture_output=True)
    check("$schema is no mistake", said.returncode == 0, said.stderr.decode())
    forte("skills", cv, "-o", path)
    again = json.loads(path.read_text(encoding="utf-8"))
    check("$schema is kept", again.get("$schema") == mine["$schema"] and list(again)[0] == "$schema", list(again))
    fits("a file with $schema", [("skills", path.read_text(encoding="utf-8"))])


def documented():
    """docs/formats.md has a word for each key of each schema."""
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")

    def keys(node):
        for key, value in node.items() if isinstance(node, dict) else ((None, v) for v in node) if isinstance(node, list) else ():
            if key == "properties":
                yield from value
            yield from keys(value)

    for path in sorted((ROOT / "schemas").glob("*.schema.json")):
        lacking = {k for k in keys(json.loads(path.read_text(encoding="utf-8"))) if f"`{k}`" not in text and f'"{k}"' not in text}
        check(f"docs/formats.md has every key of {path.name}", not lacking, sorted(lacking))


def main():
    documented()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cvs = sorted(p for p in (ROOT / "corpus" / "cvs").iterdir() if p.is_file())
        files = [(cv, forte("skills", cv)) for cv in cvs]
        fits("skills files", [("skills", text) for _, text in files])
        feed = "".join(line + "\n" for line in lines()).encode()
        found = forte("extract", "--ndjson", feed=feed).splitlines()
        fits("extract --ndjson", [(kind_of(line, "extraction"), line) for line in found])
        check("broken lines give error lines", sum(kind_of(line, "") == "error" for line in found) >= 5)
        for cv, text in [f for f in files if f[0].stem in ("backend", "nurse", "webdev-fr")]:
            skills = folder / f"{cv.stem}.json"
            skills.write_text(text, encoding="utf-8")
            whole = [forte("match", "-f", "json", "--skills", skills, ROOT / "corpus" / "postings" / p) for p in WHOLE]
            fits(f"match, {cv.stem}", [("match", line) for line in whole])
        rows = forte("batch", "--ndjson", "--skills", folder / "backend.json", feed=feed).splitlines()
        fits("batch --ndjson", [(kind_of(line, "match"), line) for line in rows])
        (folder / "broken.ndjson").write_text('{"id":1,"text":"SQL"}\n{"id":2\n', encoding="utf-8")
        where = [ROOT / "corpus" / "postings", ROOT / "corpus" / "postings" / WHOLE[0], folder / "broken.ndjson", "--skills", folder / "backend.json"]
        fits("batch -f json", [("batch", forte("batch", "-f", "json", *where))])
        ranked = forte("batch", "-f", "ndjson", *where).splitlines()
        fits("batch -f ndjson", [(kind_of(line, "match"), line) for line in ranked])
        small = [data for _, count, make in SHAPES if len(data := make(min(count, 2000))) < 200000]
        hostile = [forte("extract", "-f", "json", feed=data) for data in small]
        fits("hostile documents", [(kind_of(text, "extraction"), text) for text in hostile if text])
        whole_corpus(folder / "nurse.json")
        refused(folder)
        editors_schema(folder)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
