"""`readroom variants`, `readroom alias` and `~name` on the tour library."""

from typing import Any

from readroom.text.gate import has_control


def forms(truth: dict[str, Any]) -> set[str]:
    """The spellings of the harbour master's name."""
    return {each["form"] for each in truth["variants"][0]["forms"]}


def test_the_spellings_of_a_name_are_proposed(tour: Any, truth: dict[str, Any]) -> None:
    rows = tour("variants", "Qadrani", "--json").rows
    assert {row["term"] for row in rows} == forms(truth)
    assert [row["state"] for row in rows] == ["asked", "proposed", "proposed"]
    assert {row["term"]: row["articles"] for row in rows} == {
        each["form"]: tour("search", "--count", "--json", each["form"]).value["articles"]
        for each in truth["variants"][0]["forms"]
    }


def test_accepted_spellings_are_one_name_in_a_query(tour: Any, truth: dict[str, Any]) -> None:
    said = tour("variants", "accept", *sorted(forms(truth)))
    assert (said.status, said.out) == (0, "~Kadrani looks for: kadrani, qaderani, qadrani\n")
    assert tour("search", "--count", "--json", "~Qaderani").value["variants"].keys() == forms(truth)
    assert "Qadrani" in tour("search", "--count", "~Kadrani").out
    tour("variants", "reject", "Kadrani", "Qadrani")
    assert {row["state"] for row in tour("variants", "Kadrani", "--json").rows} == {"asked", "accepted", "rejected"}
    tour("variants", "forget", "Kadrani", "Qadrani")
    assert "rejected" not in tour("variants", "Kadrani").out


def test_a_decision_for_all_is_in_the_library(tour: Any) -> None:
    assert tour("variants", "accept", "Bashir", "Basheer", "--library-wide").status == 0
    tour.notes.unlink(missing_ok=True)
    assert tour("search", "--count", "--json", "~Basheer").value["variants"].keys() == {"Bashir", "Basheer"}
    assert tour("variants", "Bashir", "--json").rows[1]["whose"] == "library"


def test_proposals_for_all_names(tour: Any) -> None:
    found = tour("variants", "--json", "--limit", "50")
    pairs = {frozenset((row["of"], row["term"])) for row in found.rows}
    assert frozenset(("Bashir", "Basheer")) in pairs
    assert len(tour("variants", "--limit", "1").out.splitlines()) == 1
    assert not has_control(tour("variants").out.replace("\n", ""))


def test_acronyms(tour: Any) -> None:
    found = {(row["name"], row["term"]): row["state"] for row in tour("alias", "--json").rows}
    assert found["Kaldrey Harbour and Waterways Board", "KHWB"] == "proposed"
    assert tour("alias", "add", "Kaldrey Harbour and Waterways Board", "KHWB", "HWB").status == 0
    assert tour("search", "--count", "--json", "~HWB").value["variants"].keys() == {
        "HWB", "KHWB", "Kaldrey Harbour and Waterways Board",
    }  # fmt: skip
    assert [row["state"] for row in tour("alias", "KHWB", "--json").rows] == ["accepted"]


def test_what_cannot_be_decided_is_one_line(tour: Any) -> None:
    said = tour("variants", "accept", "Qadrani", "qádrani")
    assert said.status == 1
    assert "are one word already" in said.line


def test_a_name_without_accepted_spellings_is_said(tour: Any) -> None:
    assert "no spelling of ferry was accepted" in tour("search", "--count", "~ferry").out
