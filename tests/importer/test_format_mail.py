"""Messages and mailboxes: records, what is attached, fields, quotations, digests, damage."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import limits
from readroom.importer.formats import Format, Left, Part, Record, Unreadable, find_format, formats
from readroom.importer.formats.eml import FORMAT as EML
from readroom.importer.formats.mbox import FORMAT as MBOX
from readroom.importer.mail import box as mail_box
from readroom.importer.mail import members as mail_members
from readroom.importer.report import Row
from readroom.importer.session import Options, import_paths
from readroom.importer.worker import format_named
from readroom.text.model import Article, Page

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
MINE = ("eml_", "mbox_")


def parts(data: bytes, expected: Format, name: str = "") -> list[Part]:
    assert find_format(data[: limits.HEAD_BYTES], name) is expected
    return list(expected.records(io.BytesIO(data)))


def of(name: str) -> list[Part]:
    return parts((FIXTURES / name).read_bytes(), MBOX if name.startswith("mbox") else EML)


def read(part: Part) -> Page:
    assert isinstance(part, Record)
    assert part.refused is None
    reader = format_named(part.format or "eml")
    if reader.container:
        page = reader.read_record(part.data, part.number, part.member or "a")
    else:
        page = reader.read(part.data, part.member or "a")
    return page


def records(found: list[Part]) -> list[tuple[int, str | None, str | None, str | None]]:
    return [(p.number, p.member, p.format, p.refused) for p in found if isinstance(p, Record)]


def left(found: list[Part]) -> list[str]:
    return [p.reason for p in found if isinstance(p, Left)]


def article(part: Part) -> Article:
    page = read(part)
    assert len(page.verdicts) == page.text.count("\n") + 1
    assert [v.line for v in page.verdicts] == list(range(1, len(page.verdicts) + 1))
    (found,) = page.articles
    assert all(0 <= s.start < s.end <= len(found.body.text) for s in found.body.spans)
    return found


def voices(found: Article) -> list[tuple[str, str | None, str]]:
    return [
        (v.authors[0], v.date.value if v.date else None, found.body.text[v.start : v.end]) for v in found.body.voices
    ]


def test_an_answer_on_a_mailing_list() -> None:
    (part,) = of("eml_reply.eml")
    found = article(part)
    assert (found.title, found.authors) == ("Re: [talk] Lamps on the möle", ("Søren Vik",))
    assert found.date is not None
    assert (found.date.value, found.date.raw) == ("2021-03-02T18:41", "Tue, 2 Mar 2021 18:41:57 +0100")
    assert (found.source, found.language, found.keywords) == ("Friends of the mole", "en", ())
    assert found.url == "https://lists.mole.example/talk/2021-March/0002.html"
    assert (found.database, found.accession) == ("e-mail", "reply-2@mole.example")
    thread = found.evidence["thread"].reason
    assert thread == "answers first-1@mole.example; the thread began with first-0@mole.example"
    assert [(e, found.evidence[e].line) for e in ("authors", "date", "title", "source")] == [
        *(("authors", 1), ("date", 3), ("title", 4), ("source", 5)),
    ]
    assert found.body.text == (
        "The lamps on the mole were lit for the first time since the autumn, and nobody could say who had paid for the "
        "oil.\n\nThey were lit because the pilot asked for it. The oil is in the accounts of the year before.\n\nI "
        "have the page here.\n\nThat page only lists the oil that was bought, not the oil that was burnt in the lamps. "
        "The two have never been the same.\n\nWhat I would like to know:\n- who holds the key of the store\n- what the "
        "third lamp is for\n\nSøren"
    )
    assert [(v[0], v[1]) for v in voices(found)] == [
        ("Bela Tóth", "2021-02-28T21:05"),
        ("Inès Roux", "2021-03-01T09:30"),
    ]
    assert [a.text for a in found.body.asides] == ["Søren Vik\nHarbour archive, room 4"]
    page = read(part)
    assert page.source == "Friends of the mole"
    reasons = {v.reason for v in page.verdicts if v.verdict == "cut"}
    assert reasons == {"blank", "footer of the mailing list or the mail program"}


def test_a_german_answer_above_an_older_message() -> None:
    (part,) = of("eml_outlook_de.eml")
    found = article(part)
    assert (found.title, found.authors, found.language) == ("AW: Termin am Kai", ("Brandt, Käthe",), "de")
    assert found.evidence["language"].reason == "Content-Language"
    assert [(v[0], v[1]) for v in voices(found)] == [
        ("Ole Petersen", "2021-03-02T17:40"),
        ("Redaktion Hafenblatt", "2021-03-01T12:00"),
        ("Ole Petersen", "2021-03-02T17:40"),
    ]
    assert found.body.voices[0].title == "Termin am Kai"
    assert "Gesendet" not in found.body.text


def test_a_french_one_whose_lines_flow() -> None:
    (part,) = of("eml_flowed_fr.eml")
    found = article(part)
    assert (found.title, found.authors, found.language) == ("Re: La porte de l'écluse", ("Hélène Marchal",), "fr")
    assert voices(found) == [
        (
            "Paul Aubry",
            "2021-03-03T21:12",
            "La porte de l'écluse ne ferme plus depuis que le vent a tourné, et personne ne veut descendre la réparer "
            "avant la fin du mois.",
        )
    ]
    assert found.body.text.endswith("et il manque une pièce.\n\nIl faudra la faire refaire.")


def test_a_spanish_one_with_a_message_and_files_in_it() -> None:
    found = of("eml_forward_es.eml")
    assert records(found) == [
        (1, None, "eml", None),
        (2, "cuentas.eml", "eml", None),
        (3, "cuentas.eml/cuentas.md", "markdown", None),
        (4, "gastos.jsonl#1", "jsonl", None),
        (5, "fotos.zip", None, "an archive within an archive is not opened; unpack it first"),
    ]
    assert left(found) == ["attachments (image/png)"]
    outer, inner = article(found[0]), article(found[1])
    assert (outer.title, inner.title) == ("Fwd: Las cuentas del muelle", "Las cuentas del muelle")
    assert voices(outer) == [("Marta Sanz", "2021-03-04T18:20", "Mañana mando las cuentas.")]
    assert "[fotos.zip]" in read(found[0]).text
    assert read(found[2]).articles[0].title == "Cuentas"
    assert isinstance(found[0], Record)
    assert b"UEsFBg" not in found[0].data


def test_html_where_the_plain_text_only_stands_for_it() -> None:
    (part,) = of("eml_html.eml")
    found = article(part)
    assert found.body.text.startswith("The slipway was rebuilt twice")
    assert [s.href for s in found.body.spans if s.kind == "link"] == ["https://slip.example/plans"]
    quote = "Has anybody ever seen the plans of the slipway?\n\nThe council says there are none."
    assert voices(found) == [("Jonas Ek", "2021-03-06T19:45", quote)]
    assert [a.text for a in found.body.asides] == ["Ada Lind\nSlipway trust"]
    assert "wrote:" not in found.body.text
    assert "cannot show" not in read(part).text


def test_a_message_of_apple_mail_with_a_forwarded_one() -> None:
    (part,) = of("eml_apple.emlx")
    found = article(part)
    assert found.accession == "emlx-1@pier.example"
    assert voices(found) == [("Tom Reed", "2021-03-05T16:20", "There is no timetable any more.")]
    assert "plist" not in read(part).text


def test_a_digest_in_plain_text_is_a_page_of_several_articles() -> None:
    (part,) = of("eml_digest.eml")
    page = read(part)
    assert (page.extractor, page.source) == ("digest", "net")
    assert [(a.title, a.authors, a.accession) for a in page.articles] == [
        ("[net] Eels above the weir", ("Nora Finch",), "eel-1@weir.example"),
        ("Re: [net] Eels above the weir", ("Otto Hahn",), "eel-2@weir.example"),
    ]
    assert [a.date.value for a in page.articles if a.date] == ["2021-03-08T11:20", "2021-03-08T19:03"]
    assert page.articles[0].body.text.endswith("which the keeper says is not possible while the gate is shut.")
    assert voices(page.articles[1]) == [("Nora Finch", None, "There were eels above the weir on Sunday")]
    assert len(page.verdicts) == page.text.count("\n") + 1
    assert {v.reason for v in page.verdicts if v.verdict == "cut"} >= {
        "table of contents of the digest",
        "end of the digest",
    }
    assert all(v.article == 2 for v in page.verdicts if v.line > 28 and v.verdict != "cut")


def test_a_digest_of_messages_is_records() -> None:
    found = of("eml_mime_digest.eml")
    assert records(found) == [(1, "message 1", "eml", None), (2, "message 2", "eml", None)]
    assert left(found) == ["messages without text of their own"]
    assert [article(p).title for p in found if isinstance(p, Record)] == [
        "The keeper answers",
        "Re: The keeper answers",
    ]


def test_a_broken_header_leaves_what_can_be_read() -> None:
    (part,) = of("eml_broken.eml")
    found = article(part)
    assert (found.title, found.authors, found.date) == ("Sin fecha á la vista", ("José María",), None)
    assert read(part).problem == "its charset 'klingon' is not known; read as cp1252"
    assert found.accession is None


def test_a_mailbox_of_a_list_keeps_the_order_of_its_thread() -> None:
    found = of("mbox_list.mbox")
    assert [r[1] for r in records(found)] == ["message 1", "message 2", "message 3"]
    first, second, third = (article(p) for p in found)
    assert first.body.text.endswith("\n\nFrom the look of it nobody has been there since.")
    assert second.body.text.endswith("\n\nFrom November on it was my uncle, and he keeps another book.")
    assert [a.evidence["thread"].reason for a in (second, third)] == [
        "answers gate-1@weir.example",
        "answers gate-2@weir.example; the thread began with gate-1@weir.example",
    ]
    assert [v[0] for v in voices(third)] == ["Ann Thorpe", "Ben Ode"]
    assert voices(third)[1][2] == "From November on it was my uncle, and he keeps another book."
    assert first.authors == ("Ann Thorpe",)


def test_a_mailbox_with_files() -> None:
    found = of("mbox_takeout.mbox")
    assert records(found) == [
        (1, "message 1", "eml", None),
        (2, "message 1/Protokoll März.txt", "text", None),
    ]
    assert left(found) == [
        *("attachments (image/gif)", "messages without text of their own", "attachments (image/png)"),
    ]
    mail = article(found[0])
    assert "für 30 € neue Seile" in mail.body.text
    assert voices(mail) == [("Uwe Lang", "2021-03-02T18:00", "Wo bleibt das Protokoll?")]
    assert "\nFrom hier an wird nichts mehr beschlossen." in read(found[2]).text


def test_usenet() -> None:
    (part,) = of("mbox_usenet.mbox")
    found = article(part)
    assert (found.source, found.authors) == ("rec.boats.basin", ("M. de Vries",))
    assert found.date is not None
    assert found.date.value == "1993-04-12T08:14"
    assert voices(found)[0][0] == "Piet Kuiper"
    assert found.evidence["thread"].reason == "answers 1993Apr10.1@basin.example"


def message(subject: str = "One", body: str = "Some words about the quay.", head: str = "") -> str:
    fields = f"From: Ida Brook <ida@mole.example>\nSubject: {subject}\nDate: Tue, 2 Mar 2021 10:05:00 +0000\n"
    return f"{fields}{head}\n{body}\n"


LINE = "From ida@mole.example Tue Mar  2 10:05:00 2021\n"


def box(*messages: str) -> bytes:
    return "\n".join(LINE + each for each in messages).encode()


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_lines_that_begin_with_from_are_told_apart(ends: bytes) -> None:
    inner = (
        "Words.\n\nFrom here on: nothing.\n\nFrom the desk of\nSubject: x\n\n>From now on.\n\n> From then\n>From them\n"
    )
    found = parts(box(message(body=inner), message("Two")).replace(b"\n", ends), MBOX)
    assert [article(p).title for p in found] == ["One", "Two"]
    text = read(found[0]).text
    assert "\nFrom here on: nothing." in text
    assert "\nFrom now on.\n\n> From then\n>From them" in text


def test_broken_from_lines() -> None:
    data = b"From\n" + box(message()) + b"\nFrom \nFrom: x\n\nTwo words.\n\nFrom a\n" + box(message("Three"))
    found = list(MBOX.records(io.BytesIO(data)))
    assert [r[3] for r in records(found)] == ["5 bytes before the first message", None, None, None]
    assert [article(p).title for p in found[1:]] == ["One", None, "Three"]


def test_the_same_message_twice_has_the_same_bytes() -> None:
    found = parts(box(message(), message("Two"), message()), MBOX)
    data = [p.data for p in found if isinstance(p, Record)]
    assert data[0] == data[2] != data[1]


def test_messages_within_messages_are_limited() -> None:
    inner = message("Innermost")
    for n in range(10):
        body = f"--b{n}\n\nWords.\n--b{n}\nContent-Type: message/rfc822\n\n{inner}\n--b{n}--"
        inner = message(f"Level {n}", body, f"Content-Type: multipart/mixed; boundary=b{n}\n")
    found = records(parts(inner.encode(), EML))
    assert found[-1][3] == f"a message within more than {limits.MAIL_NESTED} others, the limit, is not opened"
    assert [f[1] for f in found[:3]] == [None, "message 1", "message 1/message 1"]
    octets = message(head="Content-Type: application/octet-stream\n", body="")
    for _ in range(200):
        octets = message(head="Content-Type: application/octet-stream\n", body=octets)
    assert "the limit" in (records(parts(octets.encode(), EML))[-1][3] or "")


def test_what_goes_beyond_a_limit_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_box, "MAIL_BYTES", 5000)
    found = records(parts(box(message(), message(body="word " * 3000), message("Three")), MBOX))
    assert [r[3] for r in found] == [None, "larger than 64 MiB, the limit for a message", None]
    monkeypatch.setattr(mail_members, "MAIL_TEXT_BYTES", 1 << 20)
    found = records(parts(message(body="word " * 300_000).encode(), EML))
    assert "larger than 1 MiB, the limit for a message" in (found[0][3] or "")


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        ("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n", "!!! no !!! base64 !!!", "base64 is damaged"),
        ("", " \n\n", "no text in this message"),
        ("Content-Type: text/html\n", "<p> </p>", "no text in this message"),
    ],
)
def test_messages_without_text_are_refused(head: str, body: str, reason: str) -> None:
    (part,) = parts(message(body=body, head=head).encode(), EML)
    with pytest.raises(Unreadable, match=reason):
        read(part)


def test_encrypted_messages_are_refused() -> None:
    head = 'Content-Type: multipart/encrypted; boundary="b"; protocol="application/pgp-encrypted"\n'
    body = "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--b\nContent-Type: text/plain\n\n\n--b--"
    found = parts(message(body=body, head=head).encode(), EML)
    assert left(found) == ["messages without text of their own", "attachments (application/pgp-encrypted)"]


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ('List-Id: "The Weir" <weir.lists.example>\n', "The Weir"),
        ("List-Id: <weir.lists.example>\n", "weir.lists.example"),
        ("List-Id: 4f2a9c1be7 mc list <4f2a9c1be7.12345.list-id.example>\n", None),
        ("X-BeenThere: weir@lists.example\n", "weir"),
        ("Mailing-List: list weir@groups.example; contact x\n", "weir"),
        ("Newsgroups: alt.weirs, alt.locks\n", "alt.weirs"),
        ("", None),
    ],
)
def test_the_source_is_the_list(head: str, source: str | None) -> None:
    (part,) = parts(message(head=head).encode(), EML)
    assert read(part).source == source


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Tue, 2 Mar 2021 10:05:09 -0800 (PST)", "2021-03-02T10:05"),
        ("Tue, 02 Mar 2021 00:00:00 +0000", "2021-03-02"),
        ("2 Mar 99 10:05 GMT", "1999-03-02T10:05"),
        ("Tuesday, 02-Mar-21 10:05:09 UTC", "2021-03-02T10:05"),
        ("2021-03-02 10:05:09", "2021-03-02T10:05"),
        ("mar., 2 mars 2021 10:05", "2021-03-02T10:05"),
        ("Foo, 99 Bar 99999 99:99:99 +99999", None),
        ("Thu, 1 Jan 1903 00:00:01 +0000", None),
        ("yesterday", None),
    ],
)
def test_dates_as_they_are_printed(raw: str, value: str | None) -> None:
    data = message().replace("Tue, 2 Mar 2021 10:05:00 +0000", raw)
    (part,) = parts(data.encode(), EML)
    found = article(part)
    assert (found.date.value if found.date else None) == value
    if value is None:
        assert raw[:20] in found.evidence["date"].reason


@pytest.mark.parametrize(
    ("raw", "authors"),
    [
        ("Ida Brook <ida@mole.example>, Ada Lind <ada@mole.example>", ("Ida Brook", "Ada Lind")),
        ('"Brook, Ida" <ida@mole.example>', ("Brook, Ida",)),
        ("Brook, Ida <ida@mole.example>", ("Brook, Ida",)),
        ("ida@mole.example", ("ida@mole.example",)),
        ("<ida@mole.example>", ("ida@mole.example",)),
        ("ida@mole.example (Ida Brook)", ("Ida Brook",)),
        ("=?utf-8?Q?Brook=2C_Ida?= <ida@mole.example>", ("Brook, Ida",)),
        ("(" * 500, ()),
    ],
)
def test_names_of_senders(raw: str, authors: tuple[str, ...]) -> None:
    (part,) = parts(message().replace("Ida Brook <ida@mole.example>", raw).encode(), EML)
    assert article(part).authors == authors


def test_files_that_are_no_messages_are_left_to_others() -> None:
    for head in (
        b"Title: A tide\nDate: 2 March 2021\nBy: Ida\n\nText",
        b"From the beginning: it was clear\n\nand so on",
        b"From: the start\nit was clear",
        b"Subject: a poem\n\nText",
        b"HTTP/1.1 200 OK\nDate: x\nFrom: x\n\n",
        b"",
    ):
        assert find_format(head, "") not in (EML, MBOX)


def test_no_other_fixture_is_taken_for_mail() -> None:
    for path in sorted(FIXTURES.iterdir()):
        head = path.read_bytes()[: limits.HEAD_BYTES]
        found = find_format(head, path.name)
        if path.name.startswith(MINE):
            assert found is (MBOX if path.name.startswith("mbox") else EML), path.name
        else:
            assert found not in (EML, MBOX), path.name
            assert not MBOX.looks_like(head, ""), path.name


def test_messages_in_an_archive_have_its_name_before_theirs() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("eml_reply.eml", "mbox_list.mbox"):
            archive.writestr(f"mail/{name}", (FIXTURES / name).read_bytes())
    reader = next(f for f in formats() if f.name == "zip")
    found = [(p.number, p.member) for p in reader.records(io.BytesIO(out.getvalue())) if isinstance(p, Record)]
    assert found == [
        (1, "mail/eml_reply.eml#1"),
        (2, "mail/mbox_list.mbox#message 1"),
        (3, "mail/mbox_list.mbox#message 2"),
        (4, "mail/mbox_list.mbox#message 3"),
    ]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(p.name for p in FIXTURES.iterdir() if p.name.startswith(MINE))), st.data())
def test_any_damage_ends_in_pages_or_a_reason(name: str, data: st.DataObject) -> None:
    whole = (FIXTURES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole) - 1))
    hurt = whole[:start] + data.draw(st.binary(max_size=12)) + whole[start + data.draw(st.integers(0, 60)) :]
    reader = MBOX if name.startswith("mbox") else EML
    numbers = []
    try:
        for part in reader.records(io.BytesIO(hurt)):
            if not isinstance(part, Record):
                continue
            numbers.append(part.number)
            if part.refused is None and part.format == "eml":
                page = read(part)
                assert len(page.verdicts) == page.text.count("\n") + 1
                for each in page.articles:
                    size = len(each.body.text)
                    assert all(0 <= s.start < s.end <= size for s in (*each.body.spans, *each.body.voices))
    except Unreadable:
        pass
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_message_that_came_by_two_ways_is_one_article(tmp_path: Path) -> None:
    data = (FIXTURES / "eml_reply.eml").read_bytes()
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "a.eml").write_bytes(data)
    (folder / "b.eml").write_bytes(
        data.replace(b"Received: from mail.mole.example", b"Received: from elsewhere.example")
    )
    rows: list[Row] = []
    counts, _ = import_paths(tmp_path / "l.db", [folder], Options(1, "test"), rows.append)
    assert [r.outcome for r in rows] == ["new", "unchanged"]
    assert counts.articles == 1
