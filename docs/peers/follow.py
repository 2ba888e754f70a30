#!/usr/bin/env python3
"""Follows recommendations from one edition to the next with what a user would pick instead, and with `unmet`: one
Markdown table on standard output, of how right each is, how long it takes and how much memory it holds.

README.md in this folder says what is measured and how to run this."""
import argparse
import json
import pickle
import statistics
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

try:
    import compare
    import following
    import labelled
    import measured
    import series
    from labelled import Problem
except ModuleNotFoundError as missing:
    sys.exit(f"The Python package {missing.name} is missing: run `pip install -r` with the "
             "requirements.txt that lies beside this script.")

ADJACENT = ["ilab-2018-2019", "ilab-2019-2020", "ilab-2020-2021", "ilab-2021-2022"]
APART = ["ilab-2014-2020", "ilab-2016-2022"]
PEERS = ["TF-IDF, characters 3–5", "TF-IDF, words and pairs of words", "rapidfuzz token_set_ratio",
         "rapidfuzz token_sort_ratio", "rapidfuzz WRatio", "WordLlama embeddings", "all-MiniLM-L6-v2 embeddings"]
SHORT = 120.0
HEAD = ["method", "adjacent P", "R", "F1", "six years apart P", "R", "F1", "Peru F1", "first year", "made-up P", "R", "F1",
        "F1, labor threshold", "seconds", "of work", "MB"]
say = compare.say


def peer(name, shared, score, files, made_up, runs):
    """One method over the labelled files, then over the series as often as is asked."""
    pairs = in_a_process(name, files)["pairs"]
    tuning = following.Tuning([file for file in files if file.kind == "ilab"], pairs)
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            path = Path(folder) / f"{file.name}.json"
            kept, _ = following.picked(file, pairs, tuning)
            path.write_text(json.dumps(following.export(file, kept), ensure_ascii=False), encoding="utf-8")
            results[file.name] = labelled.scored(shared, score, file, path)
    costs = []
    for _ in range(runs):
        found = in_a_process(name, [made_up])
        kept, chosen = following.picked(made_up, found["pairs"], following.Tuning([made_up], found["pairs"]))
        pick = statistics.mode(pick for pick, _ in chosen.values())
        costs.append((found["seconds"][pick], found["work"][pick], found["megabytes"]))
        say(f"  {costs[-1][0]:.1f} s, {costs[-1][1]:.1f} s of work, {costs[-1][2]:.0f} MB, {pick}")
        if found["work"][pick] > SHORT:
            break
    carried, _ = following.picked(made_up, found["pairs"], tuning)
    return row(name, results, following.counted(made_up, kept), costs) | {
        "made_up_carried": following.counted(made_up, carried), "pick": pick,
        "thresholds": sorted({float(following.GRID[at]) for _, at in chosen.values()})}


def in_a_process(name, files):
    """The pairs of each way of picking, its seconds and seconds of work, and the megabytes of the whole process."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "given", Path(folder) / "found"
        given.write_bytes(pickle.dumps([following.bare(file) for file in files]))
        try:
            _, _, peak = measured.run(sys.executable, HERE / "peer.py", name, given, found)
        except RuntimeError as error:
            raise Problem(f"{name} is left out: {error}") from error
        return pickle.loads(found.read_bytes()) | {"megabytes": peak}


def unmet(shared, score, files, made_up, binary, runs):
    """The program over the labelled files; over the series as it is; and over its recommendations alone."""
    results = compare.unmet(shared, score, files, binary)["files"]
    rows = []
    for name, lines in (("`unmet`: reading, evidence, status and storing too", made_up.lines),
                        ("`unmet`, given the recommendations alone", list(series.without_sections(made_up.lines)))):
        costs, exporting = [], []
        for _ in range(runs):
            with tempfile.TemporaryDirectory() as folder:
                database, given, told = (Path(folder) / name for name in ("unmet.db", "series.jsonl", "export.json"))
                given.write_text("".join(lines), encoding="utf-8")
                costs.append(measured.run(binary, "--db", database, "add", given))
                exporting.append(measured.run(binary, "--db", database, "export", "--format", "json", "-o", told))
                kept = following.read(made_up, told)
            say("  {:.1f} s, {:.1f} s of work, {:.0f} MB".format(*costs[-1]))
        rows.append(row(name, results, following.counted(made_up, kept), costs) | {"export_costs": exporting})
        results = None
    return rows


def script(shared, made_up):
    """The TF-IDF script of the labelled truth: reads, matches, links evidence and stores, as `unmet` does; its threshold is its own."""
    with tempfile.TemporaryDirectory() as folder:
        given, database = Path(folder) / "series.jsonl", Path(folder) / "script.db"
        given.write_text("".join(made_up.lines), encoding="utf-8")
        try:
            costs = measured.run(sys.executable, shared / "gold" / "peer_pipeline.py", given, database)
        except RuntimeError as error:
            raise Problem(f"gold/peer_pipeline.py is left out: {error}") from error
        kept = following.stored(made_up, database)
    say("  {:.1f} s, {:.1f} s of work, {:.0f} MB".format(*costs))
    return row("a TF-IDF script that reads, links evidence and stores too", None, following.counted(made_up, kept), [costs])


def row(name, results, made_up, costs):
    """The costs of each run are seconds, seconds of work, megabytes."""
    return {"name": name, "files": results, "made_up": made_up, "costs": costs}


def table(rows):
    lines = [HEAD, ["---", *["--:"] * (len(HEAD) - 1)]]
    for known in rows:
        results = known["files"]
        cells = [known["name"]]
        if results:
            cells += shares(results, ADJACENT) + shares(results, APART)
            cells += shares(results, ["tip-peru"])[2:] + [f"{results['lineage']['first_year']:.3f}"]
        else:
            cells += ["–"] * 8
        cells += three(*known["made_up"])
        cells += three(*known["made_up_carried"])[2:] if "made_up_carried" in known else ["–"]
        seconds, work, megabytes = map(statistics.median, zip(*known["costs"]))
        cells += [f"{seconds:.1f}", f"{work:.1f}", f"{megabytes:.0f}"]
        lines.append(cells)
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def shares(results, names):
    return three(*(sum(counts) for counts in zip(*(results[name]["matches"] for name in names))))


def three(right, wrong, missed):
    return [f"{right / max(1, right + wrong):.3f}", f"{right / max(1, right + missed):.3f}",
            f"{labelled.f1(right, wrong, missed):.3f}"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, metavar="SHARED", help="the folder with gold/, corpora/ and seeds/")
    parser.add_argument("series", type=Path, metavar="SERIES", help="a made-up series (examples/series.rs)")
    parser.add_argument("truth", type=Path, metavar="TRUTH", help="what is true of it, from the same run")
    parser.add_argument("unmet", type=Path, metavar="UNMET", help="a built `unmet`")
    parser.add_argument("--countries", type=int, default=10 ** 6, metavar="N", help="only the first N countries of the series")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs whose median counts, of what is short (3)")
    parser.add_argument("--only", default="", metavar="WORD", help="only the peers whose name holds this word")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the raw numbers here")
    return parser.parse_args()


def follow(asked):
    if not asked.unmet.is_file():
        raise Problem(f"There is no file {asked.unmet}: give the path of a built `unmet`.")
    score = labelled.scorer(asked.shared)
    files = labelled.files(asked.shared, score)
    made_up = series.made_up(asked.series, asked.truth, asked.countries)
    rows, notes = [], []
    for name in PEERS:
        if asked.only.lower() in name.lower():
            say(f"{name} …")
            try:
                rows.append(peer(name, asked.shared, score, files, made_up, asked.runs))
            except Problem as problem:
                notes.append(str(problem))
                say(f"  {problem}")
    if asked.only.lower() in "script":
        say("script …")
        try:
            rows.append(script(asked.shared, made_up))
        except Problem as problem:
            notes.append(str(problem))
            say(f"  {problem}")
    say("unmet …")
    rows += unmet(asked.shared, score, files, made_up, asked.unmet.resolve(), asked.runs)
    recommendations = sum(len(json.loads(line)["recommendations"]) for line in made_up.lines)
    print(table(rows), "", f"Made up: {len(made_up.labelled)} countries, {len(made_up.lines)} reports, {recommendations} "
          f"recommendations, {sum(len(step.gold.matches) for step in made_up.steps)} true links.", *notes, sep="\n")
    if asked.json:
        versions = {package: compare.version(package) for package in compare.PACKAGES}
        asked.json.write_text(json.dumps({"packages": versions, "methods": rows, "notes": notes}, indent=1) + "\n",
                              encoding="utf-8")


if __name__ == "__main__":
    try:
        follow(arguments())
    except Problem as problem:
        sys.exit(str(problem))
