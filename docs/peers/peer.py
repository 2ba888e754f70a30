"""One method over the files that follow.py lays before it, in a process of its own.

    python peer.py METHOD FILES.pickle PAIRS.pickle

Writes, for each way of picking, the pairs of every step of every file with their likeness, and the seconds and the
seconds of work of each way, from texts in memory to pairs."""
import pickle
import sys
import time

import methods
import thresholds


def main(name, given, wanted):
    with open(given, "rb") as file:
        files = pickle.load(file)
    method = next(method for known, method, _ in methods.METHODS + methods.FOLLOWING if known == name)
    started, busy = time.perf_counter(), time.process_time()
    likenesses = method(files)
    compared, worked = time.perf_counter() - started, time.process_time() - busy
    seconds, work, pairs = {}, {}, {}
    for pick in thresholds.PICKS:
        started, busy = time.perf_counter(), time.process_time()
        pairs[pick] = {file.name: thresholds.propose(file, likenesses[file.name], pick).matches for file in files}
        seconds[pick] = compared + time.perf_counter() - started
        work[pick] = worked + time.process_time() - busy
    with open(wanted, "wb") as file:
        pickle.dump({"seconds": seconds, "work": work, "pairs": pairs}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
