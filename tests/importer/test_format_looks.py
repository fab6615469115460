"""Every format looks at the beginning of every file, in the import's own process: none may take long over it."""

import time

import pytest

from readroom.importer.formats import Format, ending, formats

SIZE = 16 << 10
SECONDS = 0.25
"""What is quadratic in the size takes a second of the processor at this size; what is linear, a millisecond."""
UNITS = (
    b"\n", b" ", b"\t", b"\r\n", b"\r", b"<", b"a", b"1", b"_", b"-", b"[", b"{", b'"', b"<!", b"<!--", b"<a ", b"a:",
    b"a: b\n", b"A", b"A ", b"1 of ", b"1 of 2 DOCUMENTS\n", b"Document 1 of 2\n", b"TY  - ", b"@a{",
    b"@a", b"From a\n",
    b"\n\n ", b" \n", b"[ ", b"{ ", b'{"a":', b'"a",', b"a,b\n", b"\\'", b"\x00", b"\xc3\xa9", b"<br>", b"<DOC ",
    b"class='", b"<article ", b"<x:", b"<!ENTITY a 'b'>", b"Content-Type:", b"X-A: b\n ", b"LENGTH:",
    b"# a\n", b"---\n",
)  # fmt: skip
HEADS = (
    b"", b"<?xml version='1.0'?>", b"<html>", b"[", b"{", b"1 of 2 DOCUMENTS\n", b"From a@b Mon Jan 1 00:00:00 2020\n",
    b"<!DOCTYPE x [", b"From: a\n", b"@article{", b"TY  - JOUR\n", b"a,b,c\n", b"{\\rtf1", b"---\n",
)  # fmt: skip


@pytest.mark.parametrize("each", formats(), ids=lambda each: each.name)
def test_a_beginning_that_repeats_itself_is_looked_at_in_no_time(each: Format) -> None:
    slow = []
    for head in HEADS:
        for unit in UNITS:
            data = (head + unit * (SIZE // len(unit)))[:SIZE]
            started = time.process_time()
            each.looks_like(data, "")
            took = time.process_time() - started
            if took > SECONDS:
                slow.append((head, unit, round(took, 2)))
    assert slow == []


def test_blanks_behind_a_name_are_no_part_of_its_ending() -> None:
    assert ending("The quay.TXT ") == ".txt"
    assert ending("The quay. ") == ""
