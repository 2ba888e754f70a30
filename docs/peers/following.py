"""Which pairs of a peer count: the way of picking and the threshold that suit all other countries best."""
import contextlib
import json
import sqlite3
from collections import defaultdict
from dataclasses import replace

import numpy as np
import thresholds
from thresholds import GRID, PICKS, Proposals, match_curve


class Tuning:
    """For each way of picking, right, wrong and missed links of every file and country at every threshold of the grid."""

    def __init__(self, files, pairs):
        self.counts = {pick: [by_country(file, pairs[pick][file.name]) for file in files] for pick in PICKS}
        self.sums = {pick: [sum(known.values()) for known in counts] for pick, counts in self.counts.items()}

    def best_for(self, country):
        """The way and the threshold with the best mean F1 over the files, this country left out of each."""
        found = []
        for pick, sums in self.sums.items():
            curves = []
            for whole, known in zip(sums, self.counts[pick]):
                right, wrong, missed = whole - known.get(country, 0)
                curves.append(2 * right / np.maximum(1, 2 * right + wrong + missed))
            mean = np.mean(curves, axis=0)
            found.append((mean.max(), pick, mean.argmax()))
        _, pick, place = max(found, key=lambda one: one[0])
        return pick, int(place)


def by_country(file, matches):
    """Three rows for each labelled country: right, wrong, missed; a column for each threshold."""
    steps = defaultdict(list)
    for step, pairs in zip(file.steps, matches):
        if step.gold:
            steps[step.country].append((step, pairs))
    return {country: np.array(one_country(file, known)) for country, known in steps.items()}


def one_country(file, known):
    steps, matches = zip(*known)
    part = type(file)(file.name, file.kind, None, list(steps), [], [], set())
    curve = match_curve(part, Proposals(matches, []))
    return curve.right, curve.wrong, curve.missed


def picked(file, pairs, tuning):
    """The pairs of each step that count, where no country had a say about itself."""
    chosen = {country: tuning.best_for(country) for country in {step.country for step in file.steps}}
    kept = []
    for place, step in enumerate(file.steps):
        pick, threshold = chosen[step.country]
        kept.append([pair for pair in pairs[pick][file.name][place] if pair[2] >= GRID[threshold]])
    return kept, chosen


def counted(file, kept):
    """Right, wrong and missed links of a file whose truth is known in every step."""
    right = sum((i, j) in step.gold.matches for step, pairs in zip(file.steps, kept) for i, j, _ in pairs)
    said = sum(map(len, kept))
    return right, said - right, sum(len(step.gold.matches) for step in file.steps) - right


def export(file, kept):
    """The shape of `unmet export --format json`, as far as the scoring program reads it; no evidence."""
    return thresholds.export(file, Proposals(kept, [np.zeros((0, 0))] * len(kept)), 0, 1)


def read(file, path):
    """The links of an export of `unmet`, laid out as those of a peer are."""
    told = json.loads(path.read_text(encoding="utf-8"))
    places = {known["id"]: (known["country"], known["year"], known["ordinal"] - 1) for known in told["recommendations"]}
    return laid_out(file, ((places[link["from"]], places[link["to"]], link["score"]) for link in told["matches"]))


def stored(file, path):
    """The links that gold/peer_pipeline.py has stored."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        places = {known: tuple(place) for known, *place in database.execute("select id, country, year, n from rec")}
        links = database.execute("select a, b, score from match").fetchall()
    return laid_out(file, ((places[a], places[b], score) for a, b, score in links))


def laid_out(file, links):
    by_step = defaultdict(list)
    for one, other, score in links:
        (country, old, i), (_, new, j) = sorted((one, other), key=lambda place: int(place[1]))
        by_step[country, int(old), int(new)].append((i, j, score))
    return [by_step[step.country, step.old_year, step.new_year] for step in file.steps]


def bare(file):
    """A file without truth and without sentences: what a peer is given to match."""
    steps = [replace(step, gold=None, sentences=[], sentence_years=[], same_as=[]) for step in file.steps]
    return replace(file, steps=steps, lines=[], documents=[])
