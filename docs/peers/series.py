"""The made-up series of `cargo run --release --example series`, with what is true of it, in the form of a labelled file."""
import json

from labelled import File, Gold, Problem, Step, lines_of, texts


def made_up(reports, truth, countries):
    """The series as one file, of the first so many countries, and its lines as they stand."""
    asks = {(row["country"], row["year"]): row["asks"] for row in map(json.loads, lines_of(truth))}
    by_country, lines = {}, []
    for line in lines_of(reports):
        row = json.loads(line)
        if row["country"] not in by_country and len(by_country) == countries:
            break
        lines.append(line)
        by_country.setdefault(row["country"], []).append(row)
    steps = []
    for country, rows in by_country.items():
        rows.sort(key=lambda row: row["year"])
        steps += [step(country, old, new, asks) for old, new in zip(rows, rows[1:])]
    if not steps:
        raise Problem(f"{reports} holds no two editions of one country: there is nothing to follow.")
    return File("series", "series", None, steps, lines, [], set(by_country))


def step(country, old, new, asks):
    before, after = (asks.get((country, row["year"])) for row in (old, new))
    for row, known in ((old, before), (new, after)):
        if known is None or len(known) != len(row["recommendations"]):
            raise Problem(f"{country} {row['year']}: the truth does not fit the reports; make both in one run of the example.")
    same = {(i, j) for i, a in enumerate(before) for j, b in enumerate(after) if a == b}
    return Step(country, old["year"], new["year"], texts(old), texts(new), gold=Gold(same, set(), None, set()))


def without_sections(lines):
    """The same reports, their recommendations alone."""
    for line in lines:
        yield json.dumps(json.loads(line) | {"sections": []}, ensure_ascii=False) + "\n"
