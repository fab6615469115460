#!/bin/sh
# Run a fault-injection harness over readroom: kills, full and read-only disks, two writers, damaged files, clocks,
# network calls, permissions. The harness makes its own corpus and replaces {src} {db} {out} {notes} in the commands.
#
#   benchmarks/faults.sh HARNESS.py SUBCOMMAND [OPTION ...]     such as: ... all --n 200
#
# PYTHON names the Python that has readroom. Exit status: how many checks failed.
set -eu
harness=$1
shift
python=${PYTHON:-python3}
readroom="$python -m readroom"
# Notebooks and settings of the run are its own.
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config"
unset READROOM_LIBRARY READROOM_NOTES

"$python" "$harness" \
    --import-cmd "$readroom --library {db} import {src} --json" \
    --read-cmd "$readroom --library {db} search ferry --json" \
    --check-cmd "$readroom --library {db} check" \
    --salvage-cmd "$readroom --library {db} salvage {out}" \
    --app-cmd "$readroom --library {db} --notes {notes} open" \
    --app-keys '\ra' \
    --rows-sql "select a.id, a.docid, a.title, a.date, a.words, a.digest, hex(t.z) from article a
        join article_text t on t.article_id = a.id order by a.id" \
    --key-sql "select key from article" \
    --fts article_fts \
    --notes-sql "select note from highlight" \
    --touch-sql "insert or replace into meta (key, value) values ('touched', '1')" \
    "$@"
