"""The lines of messages in plain text: quotations and their authors, signatures, footers, wrapped lines."""

from readroom.importer.mail.body import body_of
from readroom.importer.mail.lines import read_rows
from readroom.text.model import Body


def body(text: str, **how: bool) -> Body:
    return body_of(read_rows(text, **how))


def roles(text: str) -> list[str]:
    return [row.role if row.role != "text" else f"{row.level}" for row in read_rows(text)]


def quoted(found: Body) -> list[tuple[int | None, str]]:
    return [(s.level, found.text[s.start : s.end]) for s in found.spans if s.kind == "quote"]


def voices(found: Body) -> list[tuple[str, str]]:
    return [(v.authors[0], found.text[v.start : v.end]) for v in found.voices]


def test_answers_between_the_lines_keep_their_authors() -> None:
    found = body(
        "On 2 Mar 2021, Ida Brook wrote:\n> Ada Lind wrote:\n>> One.\n> Two.\n\nThree.\n\n> Four.\n\nFive.\n"
        "\nJonas Ek wrote:\n> Six.\n"
    )
    assert found.text == "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix."
    assert voices(found) == [("Ada Lind", "One."), ("Ida Brook", "Two."), ("Ida Brook", "Four."), ("Jonas Ek", "Six.")]
    assert quoted(found) == [(1, "One.\n\nTwo."), (2, "One."), (1, "Four."), (1, "Six.")]


def test_a_quotation_without_an_author_is_no_voice() -> None:
    found = body("As was said here:\n\n> One.\n\nYes.")
    assert voices(found) == []
    assert quoted(found) == [(1, "One.")]
    assert found.text.startswith("As was said here:\n\nOne.")


def test_attributions_over_several_lines_and_behind_a_blank_one() -> None:
    found = body("On Tue, Mar 2, 2021 at 10:05 AM Ida Brook\n<ida@mole.example>\nwrote:\n\n> One.")
    assert found.text == "One."
    assert voices(found) == [("Ida Brook", "One.")]


def test_initials_before_the_signs_are_a_quotation() -> None:
    found = body("Piet Kuiper writes:\nPK> One is\nPK> two.\n\nNo.")
    assert voices(found) == [("Piet Kuiper", "One is\ntwo.")]
    assert body("Wd> is an element.").text == "Wd> is an element."


def test_older_messages_below_a_line_of_dashes_are_quoted_to_the_end() -> None:
    found = body(
        "Yes.\n\n-----Original Message-----\nFrom: Ida Brook\nSent: Tuesday, March 2, 2021 10:05 AM\nSubject: Tides\n\n"
        "One?\n\n-----Original Message-----\nFrom: Ada Lind\nSent: Monday, March 1, 2021 9:00 AM\nSubject: Tide\n\n"
        "Two?\n> Three"
    )
    assert found.text == "Yes.\n\nOne?\n\nTwo?\n\nThree"
    assert voices(found) == [("Ida Brook", "One?"), ("Ada Lind", "Two?")]
    assert [v.title for v in found.voices] == ["Tides", "Tide"]
    assert quoted(found) == [(1, "One?\n\nTwo?\n\nThree"), (2, "Two?\n\nThree"), (3, "Three")]


def test_an_unmarked_answer_below_an_attribution_with_an_address_is_quoted() -> None:
    found = body("Yes.\n\nOn 2 Mar 2021, at 10:05, Ida Brook <ida@mole.example> wrote:\n\nOne?\n\nTwo?")
    assert voices(found) == [("Ida Brook", "One?\n\nTwo?")]
    prose = "On 5 March 2020 the Guardian wrote:\n\nThe tide is out.\n\nThat was wrong."
    assert voices(body(prose)) == []
    assert body(prose).text == prose


def test_an_unmarked_answer_below_an_attribution_with_an_hour_is_quoted() -> None:
    found = body(
        "Yes.\n--\nSent from my phone\n\nOn Mar 2, 2021, 4:15 PM Ida ida@mole.example wrote:\n\nOne?\n\n"
        "    On Monday, March 1, 2021, 06:05:24 PM EST, Ada Lind  wrote:\n\nTwo?"
    )
    assert voices(found) == [("Ida", "One?"), ("Ada Lind", "Two?")]
    assert [a.text for a in found.asides] == ["Sent from my phone"]


def test_signatures_end_where_something_else_begins() -> None:
    found = body("Text.\n-- \nIda\nRoom 4\n\nOn 2 Mar 2021, Ada Lind wrote:\n> One.\n> -- \n> Ada\n")
    assert found.text == "Text.\n\nOne.\n--\nAda"
    assert [(a.kind, a.text, a.at) for a in found.asides] == [("bio", "Ida\nRoom 4", 5)]
    long = "Text.\n--\n" + "A line of a list.\n" * 20
    assert body(long).asides == ()


def test_footers_of_lists_and_programs_are_cut() -> None:
    rule = "_" * 47
    assert roles(f"Text.\n{rule}\nNet mailing list\nhttps://lists.example/mailman/listinfo/net") == [
        "0",
        *["footer"] * 3,
    ]
    assert roles(f"Text.\n{rule}\nA poem.") == ["0", "0", "0"]
    google = "Text.\n-- \nYou received this message because you are subscribed to the Google Groups."
    assert roles(google) == ["0", "footer", "footer"]
    assert roles("Text.\n\nSent from my iPhone") == ["0", "blank", "footer"]
    assert roles("Text.\n\nGet Outlook for iOS<https://outlook.example/mobile>") == ["0", "blank", "footer"]
    assert roles("Text.\nSent from my iPhone it is.") == ["0", "0"]


def test_signed_texts_and_notes_of_archives() -> None:
    signed = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nText.\n- -- \nIda\n-----BEGIN PGP SIGNATURE-----\nabc\n"
        "-----END PGP SIGNATURE-----\n"
    )
    found = body(signed)
    assert found.text == "Text."
    assert [a.text for a in found.asides] == ["Ida"]
    assert "digital signature" in roles(signed)
    note = "Text.\n-------------- next part --------------\nAn HTML attachment was scrubbed...\nURL: <http://x>\nMore."
    assert roles(note) == ["0", *["archive's note"] * 3, "0"]


def test_lines_that_were_only_wrapped_are_joined() -> None:
    wrapped = (
        "The keeper of the weir has left the hut and the book in it, which ends with\n"
        "a drawing of an eel. Nobody has asked for the key since then, though it is\n"
        "known who has it.\nIda"
    )
    assert body(wrapped).text == wrapped.replace("with\na", "with a").replace("is\nknown", "is known")
    verse = "The tide is out,\nthe boats are in,\nand nobody is near."
    assert body(verse).text == verse
    listed = "What is missing from the store, as far as anybody has told us until now, is:\n- the lamp\n- the oil"
    assert body(listed).text == listed


def test_flowing_lines_are_joined_as_they_say() -> None:
    text = "> One \n> two.\nThree \nfour.\nFive.\n-- \nIda"
    found = body(text, flowed=True)
    assert found.text == "One two.\n\nThree four.\nFive."
    assert quoted(found) == [(1, "One two.")]
    assert body("Ein Hafen \nmeister", flowed=True, delete_space=True).text == "Ein Hafenmeister"


def test_every_line_has_a_verdict_and_no_letter_is_lost() -> None:
    text = "On 2 Mar 2021, Ida Brook wrote:\n> One.\n\nTwo.\n-- \nIda"
    found = [(row.verdict, row.printed) for row in read_rows(text)]
    assert found == [
        (("metadata", "author of the quotation"), "On 2 Mar 2021, Ida Brook wrote:"),
        (("kept", "quotation of Ida Brook"), "> One."),
        (("cut", "blank"), ""),
        (("kept", "text"), "Two."),
        (("aside", "signature"), "-- "),
        (("aside", "signature"), "Ida"),
    ]
