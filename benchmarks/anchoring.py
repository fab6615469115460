"""Highlights in articles that change: how many are found again, and whether one ever points at other words.

    python benchmarks/anchoring.py [N] [--seed S] [--show]

Marks N ranges (10,000 unless told) in made-up articles with near-twins and repeated sentences, edits the articles
(paragraphs put in, taken out, moved, rewritten, joined; boilerplate cut otherwise; the marked paragraph taken out
while its twin stays), and looks for each mark in the new text. Every character is followed through the edits, so it is
known where the marked ones are. Prints the share in each state for each kind of edit, with the old text at hand, as
the notebook has it, and without; `wrong` are those that were moved without asking to other characters than the marked
ones, `same` those whose paragraph's twin has come to its very place, with the same letters all around it. With the old
text none may be wrong: their number is the exit status, 99 at most. `--show` prints each.
"""

import argparse
import runpy
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from readroom.text.anchor import find_anchor, make_anchor

STATES = ("exact", "shifted", "edited", "ambiguous", "orphan")
MADE = runpy.run_path(str(Path(__file__).parent.parent / "tests" / "fixtures" / "anchor_cases.py"))


def table(counts: dict[str, Counter[str]], names: list[str]) -> None:
    """Print the share in each state by kind."""
    print(f"{'':24}{'marks':>8}" + "".join(f"{state:>11}" for state in STATES) + f"{'kept':>9}{'same':>8}{'wrong':>8}")
    for name in names:
        count = counts[name]
        every = sum(count[state] for state in STATES)
        shares = "".join(f"{count[state] / every:>11.1%}" for state in STATES)
        kept = f"{count['right'] / count['there']:.1%}" if count["there"] else "-"
        print(f"{name:24}{every:>8,}{shares}{kept:>9}{count['same']:>8,}{count['wrong']:>8,}")


def main() -> int:
    """Print both tables and return how many marks moved to other words although the old text was known."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("n", nargs="?", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    faults = 0
    for known in (True, False):
        counts: dict[str, Counter[str]] = {}
        started = time.process_time()
        for case in islice(MADE["cases"](args.seed), args.n):
            anchor = make_anchor(case.old, case.start, case.end)
            found = find_anchor(anchor, case.new, case.old if known else None)
            is_ = MADE["verdict"](case, found.state, found.start)
            faults += known and is_ == "wrong"
            if known and args.show and is_ == "wrong":
                print(f"{case.edits} {found} truth {case.truth}\n{anchor}\n{case.old}\n--->\n{case.new}\n")
            for name in (
                "all",
                f"marked: {case.kind}",
                case.edits[0] if len(case.edits) == 1 else "two or three edits",
            ):
                count = counts.setdefault(name, Counter())
                count[found.state] += 1
                count[is_] += 1
                count["there"] += case.truth is not None
        each = (time.process_time() - started) / args.n * 1000
        print(f"{args.n:,} marks, seed {args.seed}, {'with' if known else 'without'} the old text; {each:.2f} ms each")
        table(counts, ["all", *sorted(set(counts) - {"all"})])
        print("kept: of the marks whose characters are all there, side by side, those found without asking\n")
    return min(faults, 99)


if __name__ == "__main__":
    sys.exit(main())
