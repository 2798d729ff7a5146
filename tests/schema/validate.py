"""Holds the JSON Schemas up against the example data, with the jsonschema package as the judge.

    python3 tests/schema/validate.py FOLDER_WITH_SCHEMAS FOLDER_WITH_DATA

Every file must be taken; every file with one thing made wrong must be refused.
"""

import copy
import json
import pathlib
import sys

import jsonschema
import yaml

from plain import Plain


def schema_for(path, schemas):
    name = {"kommune.yaml": "kommune", "sag.yaml": "sag"}.get(path.name, "moede" if path.name.startswith("moede-") else None)
    return name and jsonschema.Draft7Validator(json.loads((schemas / f"{name}.schema.json").read_text()))


def spoilt(value):
    """The same with one thing made wrong, in several ways."""
    unknown = copy.deepcopy(value)
    unknown["borgr"] = 1
    yield "an unknown key", unknown
    for key in ("navn", "borger", "forl\u00f8b", "tidspunkt", "sted"):
        if key in value:
            missing = copy.deepcopy(value)
            del missing[key]
            yield f"no {key}", missing
    for person in value.get("netv\u00e6rk", [])[:1]:
        for key, wrong in (("afstand", 7), ("felt", "famile"), ("id", "Mor Lone"), ("navn", [])):
            changed = copy.deepcopy(value)
            changed["netv\u00e6rk"][0][key] = wrong
            yield f"{key}: {wrong}", changed


def main():
    schemas, data = map(pathlib.Path, sys.argv[1:])
    taken = refused = 0
    for path in sorted(data.rglob("*.yaml")):
        validator = schema_for(path, schemas)
        if validator is None:
            continue
        value = yaml.load(path.read_text(), Plain)
        for error in validator.iter_errors(value):
            sys.exit(f"{path}: {error.message} at {list(error.absolute_path)}")
        taken += 1
        for what, wrong in spoilt(value):
            if validator.is_valid(wrong):
                sys.exit(f"{path} with {what} is taken")
            refused += 1
    assert taken > 15 and refused > taken, (taken, refused)
    print(f"{taken} files taken, {refused} spoilt ones refused")


main()
