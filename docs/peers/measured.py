"""A command in a process of its own: how long it took, how much work of all cores, and the most memory it held.

    python measured.py COMMAND ARGUMENT...

A process starts with the peak of whoever started it, so the command is started by this small one."""
import json
import resource
import subprocess
import sys
import time


def run(*command):
    """Seconds, seconds of work, and megabytes at the peak."""
    done = subprocess.run([sys.executable, "-S", __file__, *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = " / ".join(done.stderr.strip().splitlines()[-3:])
        raise RuntimeError(f"status {done.returncode}: {last}")
    said = json.loads(done.stdout)
    return said["seconds"], said["work"], said["megabytes"]


if __name__ == "__main__":
    started = time.perf_counter()
    status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False).returncode
    seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"seconds": seconds, "work": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss * 1024 / 1e6}))
    sys.exit(status)
