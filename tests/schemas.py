"""Validates forte's JSON against schemas/ with Debian's python3-jsonschema.

The python that runs a suite may be another one, without that package, so the work is done by /usr/bin/python3:
faults([(schema name, JSON text)...]) gives a message for each that does not fit; written(output) gives such pairs for what a
command wrote. As a program: schemas.py FILE, with outputs one after the other.
"""
import json
import pathlib
import subprocess
import sys

MISSING = "no validator, install python3-jsonschema"
SCHEMAS = pathlib.Path(__file__).resolve().parent.parent / "schemas"
VALIDATOR = """
import json, pathlib, sys, warnings
warnings.simplefilter("ignore")
import jsonschema
schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in pathlib.Path(sys.argv[1]).glob("*.json")}
validators = {}
for name, schema in schemas.items():
    jsonschema.Draft7Validator.check_schema(schema)
    resolver = jsonschema.RefResolver(name, schema, store=schemas)
    validators[name.split("-")[0]] = jsonschema.Draft7Validator(schema, resolver=resolver)
faults = []
for line in sys.stdin:
    name, text = json.loads(line)
    try:
        value = json.loads(text)
    except ValueError as e:
        faults.append(f"{name}: no JSON: {e}: {text[:80]}")
        continue
    for error in validators[name].iter_errors(value):
        while error.context:
            error = max(error.context, key=lambda e: len(e.absolute_path))
        faults.append(f"{name}: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}")
print(json.dumps(faults))
"""


def faults(pairs):
    rows = "".join(json.dumps(pair) + "\n" for pair in pairs)
    done = subprocess.run(["/usr/bin/python3", "-c", VALIDATOR, str(SCHEMAS)], input=rows.encode(), capture_output=True, timeout=600)
    if done.returncode != 0:
        return [f"{MISSING}: {done.stderr.decode()[-300:]}"]
    return json.loads(done.stdout)


def written(output):
    """(schema name, JSON text) of each value in what a command wrote: a value, or one a line; of other output nothing"""
    at, decode = 0, json.JSONDecoder().raw_decode
    while output.startswith("{", at):
        try:
            value, end = decode(output, at)
        except ValueError:
            if output.startswith('{"schema":"forte.', at):
                yield output[at:at + 99].split(".", 1)[1].split("/")[0], output[at:]
            return
        schema = str(value.get("schema", ""))
        if schema.startswith("forte."):
            yield schema[len("forte."):].split("/")[0], output[at:end]
        elif list(value) == ["id", "error"]:
            yield "error", output[at:end]
        at = end
        while output[at:at + 1] in ("\n", "\r", " ") and at < len(output):
            at += 1


if __name__ == "__main__":
    found = faults(list(written(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))))
    print("\n".join(found[:5]))
    sys.exit(bool(found))
