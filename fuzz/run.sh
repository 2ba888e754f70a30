#!/bin/sh
# Fuzzes one target after the other, each for some seconds:
#     fuzz/run.sh 600                  all targets, ten minutes each
#     fuzz/run.sh 3600 pdf requests    two of them, an hour each
# What breaks a promise is written to fuzz/artifacts; what reaches new places, to fuzz/corpus.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
shift
[ $# -gt 0 ] || set -- pdf pages office rtf texts packs recogniser records decisions search requests
# The stack that a thread of the program has.
ulimit -s 2048
for target in "$@"; do
    case $target in
    pdf | office) longest=60000 ;;
    packs | rtf | pages | texts | recogniser) longest=16000 ;;
    records | decisions) longest=8000 ;;
    requests) longest=4000 ;;
    search) longest=600 ;;
    esac
    cargo +nightly fuzz run --sanitizer none "$target" -- \
        -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len="$longest" \
        -dict="fuzz/dictionaries/$target.dict" -print_final_stats=1
done
