"""The labelled files: which editions of which countries are compared, and what is right."""
import contextlib
import importlib.util
import io
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

PAIRS = [(2018, 2019), (2019, 2020), (2020, 2021), (2021, 2022), (2014, 2020), (2016, 2022)]
COUNTS = re.compile(r"^(matches|evidence) .*\((\d+) right, (\d+) wrong, (\d+) missed\)$", re.MULTILINE)
FIRST_YEAR = re.compile(r"^lineage +first year exact ([0-9.]+)", re.MULTILINE)


class Problem(Exception):
    """Something that a person can put right, said as a sentence."""


@dataclass
class Gold:
    """What is right for one step, as positions; what is optional is neither right nor wrong."""

    matches: set
    optional_matches: set
    evidence: set | None
    optional_evidence: set


@dataclass
class Step:
    """One country from one edition to a later one, and the sentences written in between."""

    country: str
    old_year: int
    new_year: int
    old: list
    new: list
    sentences: list = field(default_factory=list)
    sentence_years: list = field(default_factory=list)
    gold: Gold | None = None
    same_as: list = field(default_factory=list)


@dataclass
class File:
    """One gold file, the steps it asks for, and the inputs that `unmet` reads for it."""

    name: str
    kind: str
    gold_path: Path
    steps: list
    lines: list
    documents: list
    labelled: set

    def has_evidence(self):
        return any(step.gold and step.gold.evidence is not None for step in self.steps)


def scorer(shared):
    """The scoring program of the labelled truth, as a module."""
    path = shared / "gold" / "score.py"
    if not path.is_file():
        raise Problem(f"There is no gold/score.py in {shared}: give the folder that holds gold/, corpora/ and seeds/.")
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def files(shared, score):
    """Every labelled file, in the order in which `measure` runs them."""
    rows = [(line, json.loads(line)) for line in lines_of(shared / "corpora" / "ilab.jsonl")]
    found = [pair_file(shared, score, rows, old, new) for old, new in PAIRS]
    return found + [peru_file(shared, score), lineage_file(shared)]


def lines_of(path):
    try:
        return path.read_text(encoding="utf-8").splitlines(keepends=True)
    except OSError as error:
        raise Problem(f"{path} cannot be read ({error.strerror}): the comparison needs it.") from error


def load(path):
    return json.loads("".join(lines_of(path)))


def pair_file(shared, score, rows, old_year, new_year):
    path = shared / "gold" / f"ilab-{old_year}-{new_year}.json"
    labels = {country["country"]: country for country in load(path)["countries"]}
    picked = [(line, row) for line, row in rows if row["year"] in (old_year, new_year)]
    reports = {(row["country"], row["year"]): row for _, row in picked}
    steps = []
    for country in sorted({country for country, _ in reports}):
        old, new = reports.get((country, old_year)), reports.get((country, new_year))
        if not (old and new):
            continue
        sentences = [s for section in new["sections"] for s in score.sentences(section["text"])]
        step = Step(country, old_year, new_year, texts(old), texts(new), sentences, [new_year] * len(sentences))
        if country in labels:
            add_gold(step, labels[country], score)
        steps.append(step)
    return File(path.stem, "ilab", path, steps, [line for line, _ in picked], [], set(labels))


def peru_file(shared, score):
    path = shared / "gold" / "tip-peru.json"
    gold = load(path)
    step = Step(gold["country"], gold["old_year"], gold["new_year"], gold["old"], gold["new"],
                gold["sentences"], gold["sentence_years"])
    add_gold(step, gold, score)
    return File("tip-peru", "tip-peru", path, [step], [], sorted((shared / "seeds").glob("*.txt")), {step.country})


def lineage_file(shared):
    lines = lines_of(shared / "corpora" / "ilab-lineage.jsonl")
    by_country = {}
    for row in map(json.loads, lines):
        by_country.setdefault(row["country"], []).append(row)
    steps = []
    for country, rows in sorted(by_country.items()):
        rows.sort(key=lambda row: row["year"])
        steps += [Step(country, a["year"], b["year"], texts(a), texts(b)) for a, b in zip(rows, rows[1:])]
    path = shared / "gold" / "lineage.json"
    return File("lineage", "lineage", path, steps, lines, [], {report["country"] for report in load(path)})


def texts(row):
    return [recommendation["text"] for recommendation in row["recommendations"]]


def add_gold(step, label, score):
    evidence = {(i, k) for i, k, _ in label["evidence"]} if "evidence" in label else None
    step.gold = Gold({tuple(x) for x in label["matches"]}, {tuple(x) for x in label.get("optional_matches", [])},
                     evidence, {tuple(x) for x in label.get("optional_evidence", [])})
    # The scorer takes a repeated sentence for the first of its kind, so the choice of thresholds must too.
    step.same_as = [next(first for first in range(k + 1) if step.sentence_years[first] == year
                         and score.same_sentence(step.sentences[first], sentence))
                    for k, (sentence, year) in enumerate(zip(step.sentences, step.sentence_years))]


def scored(shared, score, file, export_path):
    """What the scoring program says of one export: counts of matches and evidence, or the share of exact first years."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        score.main(["score.py", str(file.gold_path), str(export_path), "--corpora", str(shared / "corpora")])
    text = said.getvalue()
    for line in text.splitlines():
        if line.startswith("not found"):
            print(f"{file.name}: {line}.", file=sys.stderr)
    result = {name: tuple(map(int, counts)) for name, *counts in COUNTS.findall(text)}
    first_year = FIRST_YEAR.search(text)
    if first_year:
        result["first_year"] = float(first_year.group(1))
    if not result:
        raise Problem(f"score.py said nothing that is understood about {file.name}: has its output changed?")
    return result


def f1(right, wrong, missed):
    return 2 * right / max(1, 2 * right + wrong + missed)
