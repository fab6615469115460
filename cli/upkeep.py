"""`readroom check` and `stats`: is the library sound, and what does it hold."""

import argparse

from readroom.context import emit_json, emit_text, library_path, open_library


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    check = commands.add_parser("check", help="check the library and your notes: exit 0 healthy, 1 findings")
    check.add_argument("--json", action="store_true", help="a line of JSON for each finding")
    check.set_defaults(run=run_check)
    stats = commands.add_parser("stats", help="what the library holds")
    stats.add_argument("--json", action="store_true", help="as one JSON object")
    stats.set_defaults(run=run_stats)


def run_check(args: argparse.Namespace) -> int:
    """Print every finding; exit status 1 when there is one."""
    from readroom.checking import findings

    found = 0
    for finding in findings(args):
        found += 1
        if args.json:
            emit_json({"what": finding.what, "where": finding.where, "detail": finding.detail})
        else:
            emit_text(f"{finding.what}: {finding.where}: {finding.detail}")
    if not args.json:
        emit_text(f"{found} findings in {library_path(args)}" if found else f"{library_path(args)} is healthy")
    return 1 if found else 0


def run_stats(args: argparse.Namespace) -> int:
    """Print what the library holds."""
    from readroom.db.stats import stats

    with open_library(args) as library:
        found = stats(library)
    if args.json:
        emit_json(found)
        return 0
    for name, value in found.items():
        if value is None:
            continue
        emit_text(f"{name.replace('_', ' ')}: {value:,}" if isinstance(value, int) else f"{name}: {value}")
    return 0
