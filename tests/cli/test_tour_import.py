"""The tour corpus as it is imported: every article, field, caption and voice as its truth says."""

import runpy
from pathlib import Path
from typing import Any


def test_the_tour_is_imported_as_its_truth_says(tour: Any, root: Path) -> None:
    compare = runpy.run_path(str(root / "tests" / "fixtures" / "tour_check.py"))["compare_with_truth"]
    differences = compare(tour("export", "articles").rows)
    assert not differences, "\n".join(differences)
