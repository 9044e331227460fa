"""Validates forte's JSON against schemas/ with Debian's python3-jsonschema.

The python that runs a suite may be another one, without that package, so the work is done by /usr/bin/python3:
faults([(schema name, JSON text)...]) gives a message for each that does not fit.
"""
import json
import pathlib
import subprocess

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
        return [f"no validator, install python3-jsonschema: {done.stderr.decode()[-300:]}"]
    return json.loads(done.stdout)
