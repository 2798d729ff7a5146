"""Holds `tjek` and the JSON Schemas up against each other: what the one refuses, the other refuses.

    python3 tests/schema/agreement.py PROGRAM FOLDER_WITH_FIXTURES...

Every scalar and list of every fixture is put to each of a pool of values, right and wrong in that place; the jsonschema
package judges the file by the schema, the program by reading it. What only the program can know (whether an id is somebody's,
a day comes before another) is no matter of the schema and is left out of the comparison.
"""

import copy
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import yaml

from plain import Plain

POOL = [
    "ja", "nej", "Ja", "90", "\"90\"", "0", "-1", "1.5", "\"2,5\"", "1½ time", "1 time og 30 min", "90 min.", "2 dage", "halvanden time",
    "2026-12-14", "2026-02-30", "14-12-2026", "8. december 2026", "tirsdag den 8. december 2026", "8. decembus 2026",
    "2026-12-14 15:00", "2026-12-14 kl. 15", "8. december 2026 kl. 15.30", "2026-12-14 25:00", "2026-12-14 15",
    "mor", "mor og ida", "mor, ida", "søster", "Mor", "mor_1", "familie", "brev", "da", "dansk", "\"#14506e\"", "rød",
    "Noget andet", "[]", "[mor]", "[mor, ida]", "[[mor, ida]]", "[{}]", "{}", "{dato: 2026-12-14}", "{ønsker: ja}", "{navn: Noget}", "\"\"",
]

FILES = {"kommune": "kommune.yaml", "sag": "sag.yaml", "moede": "moede-1.yaml"}


def kind_of(path):
    name = path.stem.removeprefix("felter-").split("-")[0]
    return name if name in FILES else None


def variants(value, put, at=""):
    """The document with one scalar or list after another taken out, as (where, document)."""
    # The first two of a list are as good as all of them.
    items = value.items() if isinstance(value, dict) else enumerate(value[:2])
    for key, inner in items:
        yield f"{at}/{key}", put(key, "PLACEHOLDER")
        if isinstance(inner, (dict, list)):
            def deeper(inner_key, new, key=key, inner=inner):
                changed = copy.deepcopy(inner)
                changed[inner_key] = new
                return put(key, changed)
            yield from variants(inner, deeper, f"{at}/{key}")


def documents(text):
    whole = yaml.load(text, Plain)

    def put(key, new):
        changed = copy.deepcopy(whole)
        changed[key] = new
        return changed

    for where, document in variants(whole, put):
        dumped = yaml.dump(document, allow_unicode=True, sort_keys=False, width=10_000)
        for value in POOL:
            yield f"{where}: {value}", dumped.replace("PLACEHOLDER", value)


def syntax_rules(program):
    listed = subprocess.run([program, "tjek", "--regler"], capture_output=True, text=True, check=True).stdout
    reading = {line.split()[1] for line in listed.split("\n\n", 1)[1].splitlines()[1:]}
    return reading - {"andres-oplysninger", "fil-ligner", "møde-to-gange", "kommune-mangler"} | {"sprog"}


def is_of_the_calendar(problem):
    """Whether a day is refused that no year has: a pattern knows no calendar."""
    return problem["hvad"].startswith("datoen ") and problem["hvad"].endswith(" findes ikke")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    rules = syntax_rules(program)
    tried = 0
    differ = set()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([program, "skema", "--ud", folder], check=True, capture_output=True)
        judge = {
            kind: jsonschema.Draft7Validator(
                json.loads((folder / f"{kind}.schema.json").read_text()), format_checker=jsonschema.FormatChecker()
            )
            for kind in ("kommune", "sag", "moede")
        }
        for fixture in sorted(path for root in sys.argv[2:] for path in pathlib.Path(root).rglob("*.yaml")):
            kind = kind_of(fixture)
            if kind is None:
                continue
            cases = folder / "sager"
            texts = {}
            for number, (what, text) in enumerate(documents(fixture.read_text())):
                case = cases / f"2026-{number:05}"
                case.mkdir(parents=True)
                for name in FILES.values():
                    shutil.copy(pathlib.Path(__file__).parent.parent / "support/case" / name, case)
                (case / FILES[kind]).write_text(text)
                texts[f"{case}/{FILES[kind]}"] = (what, text)
            told = subprocess.run([program, "tjek", "--format", "json", cases], capture_output=True, text=True).stdout
            refused, mistaken = {}, set()
            for problem in json.loads(told):
                is_reading = problem["regel"] in rules and not problem["hvad"].startswith("der er ingen tekster")
                if problem["alvor"] == "fejl":
                    mistaken.add(problem["fil"])
                if problem["alvor"] == "fejl" and is_reading:
                    refused.setdefault(problem["fil"], problem)
            for path, (what, text) in texts.items():
                tried += 1
                error = next(judge[kind].iter_errors(yaml.load(text, Plain)), None)
                # Of what it reads the program may find that it cannot be: one person is no line.
                if error is not None and path in mistaken:
                    continue
                if error is None and path in refused and is_of_the_calendar(refused[path]):
                    continue
                if (error is None) != (path not in refused):
                    by = f"the schema: {error.message[:90]}" if error else f"the program: {refused[path]['hvad']}"
                    differ.add(f"{kind} {what.strip()}  is refused only by {by}")
            shutil.rmtree(cases)
    print("\n".join(sorted(differ)))
    assert tried > 1000, tried
    sys.exit(f"{len(differ)} of {tried} differ" if differ else 0)


main()
