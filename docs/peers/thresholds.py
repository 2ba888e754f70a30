"""From likenesses to links: which pairs a method proposes, and above which likeness they count."""
import contextlib
import io
import json
from dataclasses import dataclass

import numpy as np
from labelled import FIRST_YEAR, Problem, f1
from scipy.optimize import linear_sum_assignment

GRID = np.arange(1, 1001) / 1000
LINEAGE_GRID = np.arange(1, 101) / 100


@dataclass
class Proposals:
    """What a method proposes for one file: pairs with their likeness, by step."""

    matches: list
    evidence: list


def propose(file, likenesses, pick):
    matches, evidence = [], []
    for between, said in likenesses:
        # Likenesses that differ by rounding alone must not turn on the machine that computed them.
        between, said = np.round(between, 6), np.round(said, 6)
        matches.append([(i, j, between[i, j]) for i, j in PICKS[pick](between)])
        evidence.append(said)
    return Proposals(matches, evidence)


def mutual_best(likeness):
    if not likeness.size:
        return []
    best_new, best_old = likeness.argmax(1), likeness.argmax(0)
    return [(i, int(j)) for i, j in enumerate(best_new) if best_old[j] == i]


def assignment(likeness):
    return list(zip(*(side.tolist() for side in linear_sum_assignment(likeness, maximize=True))))


PICKS = {"mutual best": mutual_best, "assignment": assignment}


class Curve:
    """Right, wrong and missed links of one file at every threshold of the grid."""

    def __init__(self, links, wanted):
        likeness = np.array([score for score, _, _ in links])
        right = np.array([is_right for _, is_right, _ in links], dtype=bool)
        wrong = np.array([not is_right and not is_optional for _, is_right, is_optional in links], dtype=bool)
        self.right = above(likeness[right])
        self.wrong = above(likeness[wrong])
        self.missed = wanted - self.right
        self.f1 = np.array([f1(*self.at(place)) for place in range(len(GRID))])

    def at(self, place):
        return int(self.right[place]), int(self.wrong[place]), int(self.missed[place])


def above(likeness):
    ordered = np.sort(likeness)
    return len(ordered) - np.searchsorted(ordered, GRID, side="left")


def match_curve(file, proposals):
    links, wanted = [], 0
    for step, pairs in zip(file.steps, proposals.matches):
        if step.gold:
            wanted += len(step.gold.matches)
            links += [(score, (i, j) in step.gold.matches, (i, j) in step.gold.optional_matches) for i, j, score in pairs]
    return Curve(links, wanted)


def evidence_curve(file, proposals):
    links, wanted = [], 0
    for step, said in zip(file.steps, proposals.evidence):
        if not (step.gold and step.gold.evidence is not None):
            continue
        wanted += len(step.gold.evidence)
        strongest = {}
        for i, k in np.ndindex(said.shape):
            key = i, step.same_as[k]
            strongest[key] = max(strongest.get(key, 0.0), said[i, k])
        links += [(score, key in step.gold.evidence, key in step.gold.optional_evidence)
                  for key, score in strongest.items()]
    return Curve(links, wanted)


def best(curves):
    """The place in the grid with the highest mean F1 over the files."""
    return int(np.mean([curve.f1 for curve in curves], axis=0).argmax())


def best_for_lineage(score, file, export):
    """The threshold at which most first years are exact, as the scoring program reads the chains."""
    gold = json.loads(file.gold_path.read_text(encoding="utf-8"))
    recommendations = {r["id"]: r for r in export["recommendations"]}
    place = {(r["country"], r["year"], r["ordinal"] - 1): r["id"] for r in export["recommendations"]}

    def exact(threshold):
        links = {(m["from"], m["to"]) for m in export["matches"] if m["score"] >= threshold}
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            score.score_lineage(gold, (None, recommendations, place, links, None))
        found = FIRST_YEAR.search(said.getvalue())
        if not found:
            raise Problem("score.py said nothing that is understood about the lineage: has its output changed?")
        return float(found.group(1))

    return float(max(LINEAGE_GRID, key=exact))


def export(file, proposals, match_threshold, evidence_threshold):
    """The shape of `unmet export --format json`, as far as the scoring program reads it."""
    recommendations, matches, evidence = {}, [], []
    for step, pairs, said in zip(file.steps, proposals.matches, proposals.evidence):
        old, new = (named(step.country, year, texts) for year, texts in
                    ((step.old_year, step.old), (step.new_year, step.new)))
        recommendations.update((r["id"], r) for r in old + new)
        matches += [{"from": old[i]["id"], "to": new[j]["id"], "score": float(score), "decision": "auto"}
                    for i, j, score in pairs if score >= match_threshold]
        evidence += [{"recommendation_id": old[i]["id"], "year": step.sentence_years[k], "sentence": step.sentences[k],
                      "stance": None, "score": float(said[i, k]), "decision": "auto"}
                     for i, k in np.argwhere(said >= evidence_threshold).tolist()]
    return {"format": 1, "generated_by": "compare.py", "recommendations": list(recommendations.values()),
            "matches": matches, "evidence": evidence}


def named(country, year, texts):
    return [{"id": f"{country}-{year}-{n}", "country": country, "year": year, "ordinal": n, "text": text, "status": None}
            for n, text in enumerate(texts, 1)]
