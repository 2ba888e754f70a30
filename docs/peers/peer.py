"""One method over the files that follow.py lays before it, in a process of its own.

    python peer.py METHOD FILES.pickle PAIRS.pickle

Writes, for each way of picking, the pairs of every step of every file with their likeness, and the seconds of each way,
from texts in memory to pairs."""
import pickle
import sys
import time

import methods
import thresholds


def main(name, given, wanted):
    with open(given, "rb") as file:
        files = pickle.load(file)
    method = next(method for known, method, _ in methods.METHODS + methods.FOLLOWING if known == name)
    started = time.perf_counter()
    likenesses = method(files)
    compared = time.perf_counter() - started
    seconds, pairs = {}, {}
    for pick in thresholds.PICKS:
        started = time.perf_counter()
        pairs[pick] = {file.name: thresholds.propose(file, likenesses[file.name], pick).matches for file in files}
        seconds[pick] = compared + time.perf_counter() - started
    with open(wanted, "wb") as file:
        pickle.dump({"seconds": seconds, "pairs": pairs}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
