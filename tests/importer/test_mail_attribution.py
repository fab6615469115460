"""What mail programs print above what they quote, in their languages and forms."""

import pytest

from readroom.importer.mail.attribution import attribution, is_marker, is_rule, label_block

HOUR = "2021-03-02T10:05"


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("On Tue, Mar 2, 2021 at 10:05 AM Ida Brook <ida@mole.example> wrote:", "Ida Brook", HOUR),
        ("On 2 Mar 2021, at 10:05, Ida Brook wrote:", "Ida Brook", HOUR),
        ("On Tuesday, March 2nd, 2021 at 10:05 AM, Ida Brook <ida@mole.example> wrote:", "Ida Brook", HOUR),
        ("On Mar 2, 2021, at 10:05 AM, Ida Brook <ida@mole.example> wrote:", "Ida Brook", HOUR),
        ('On Tue, 2 Mar 2021 10:05:09 +0100, "Brook, Ida" <ida@mole.example> wrote:', "Brook, Ida", HOUR),
        ("On Tue, Mar 02, 2021 at 10:05:09AM +0100, Ida Brook wrote:", "Ida Brook", HOUR),
        ("On 3/2/21, 10:05 AM, Ida Brook wrote:", "Ida Brook", None),
        ("Ida Brook wrote:", "Ida Brook", None),
        ("Ida Brook <ida@mole.example> writes:", "Ida Brook", None),
        ("ida@mole.example wrote:", "ida@mole.example", None),
        ("In article <x1@mole.example>, ida@mole.example (Ida Brook) wrote:", "Ida Brook", None),
        ('"Ida Brook" <ida@mole.example> wrote in message news:x1@mole...', "Ida Brook", None),
        ("At 10:05 AM 3/2/2021, Ida Brook wrote:", "Ida Brook", None),
        ("Quoting Ida Brook <ida@mole.example>:", "Ida Brook", None),
        ("2021-03-02 10:05 GMT+01:00 Ida Brook <ida@mole.example>:", "Ida Brook", HOUR),
        ("* Ida Brook <ida@mole.example> [2021-03-02 10:05]:", "Ida Brook", HOUR),
        ("Am Di., 2. März 2021 um 10:05 Uhr schrieb Ida Bach <ida@sund.example>:", "Ida Bach", HOUR),
        ("Am 02.03.2021 um 10:05 schrieb Ida Bach:", "Ida Bach", HOUR),
        ("Am 2. März 2021 10:05:09 MEZ schrieb Ida Bach <ida@sund.example>:", "Ida Bach", HOUR),
        ("Ida Bach schrieb am 02.03.2021 um 10:05:", "Ida Bach", HOUR),
        ("Ida Bach <ida@sund.example> hat am 02.03.2021 10:05 geschrieben:", "Ida Bach", HOUR),
        ("Ida von der Bach schrieb:", "Ida von der Bach", None),
        ("Zitat von Ida Bach <ida@sund.example>:", "Ida Bach", None),
        ("Le mar. 2 mars 2021 à 10:05, Ida Ruisseau <ida@detroit.example> a écrit :", "Ida Ruisseau", HOUR),
        ("Le 02/03/2021 à 10:05, Ida Ruisseau a écrit :", "Ida Ruisseau", HOUR),
        ("Ida Ruisseau a écrit :", "Ida Ruisseau", None),
        ("El mar, 2 mar 2021 a las 10:05, Ida Arroyo (<ida@muelle.example>) escribió:", "Ida Arroyo", HOUR),
        ("El mar., 2 de marzo de 2021 10:05, Ida Arroyo <ida@muelle.example> escribió:", "Ida Arroyo", HOUR),
        ("Ida Arroyo escribió:", "Ida Arroyo", None),
        ("Em ter., 2 de mar. de 2021 às 10:05, Ida Ribeiro <ida@cais.example> escreveu:", "Ida Ribeiro", HOUR),
        ("Il giorno mar 2 mar 2021 Ida Rivo <ida@molo.example> ha scritto:", "Ida Rivo", "2021-03-02"),
        ("Op di 2 mrt. 2021 om 10:05 schreef Ida Beek <ida@kade.example>:", "Ida Beek", HOUR),
    ],
)
def test_the_usual_forms(line: str, author: str, date: str | None) -> None:
    said = attribution(line)
    assert said is not None
    assert said.authors == (author,)
    assert (said.date.value if said.date else None) == date


@pytest.mark.parametrize(
    "line",
    [
        "He said:",
        "The committee, after a long day of talks about the quay, wrote:",
        "What I would like to know:",
        "The tables show the following, as the pilot wrote:",
        "Ida Brook wrote a letter.",
        "On Tuesday, the minister of transport, who was late, wrote:",
        "wrote:",
        "On 2 March 2021:",
        "x" * 500 + " wrote:",
    ],
)
def test_prose_is_none(line: str) -> None:
    assert attribution(line) is None


@pytest.mark.parametrize(
    ("lines", "taken", "author", "title"),
    [
        (
            ["From: Ida Brook [mailto:i@m.example]", "Sent: Tuesday, March 2, 2021 10:05 AM", "To: x", "Subject: RE"],
            *(4, "Ida Brook", "RE"),
        ),
        (
            ["Von: Ida Bach", "Gesendet: Dienstag, 2. März 2021 10:05", "An: A;", "    B", "Betreff: AW: x", ""],
            *(5, "Ida Bach", "AW: x"),
        ),
        (
            ["De : Ida Ruisseau", "Envoyé : mardi 2 mars 2021 10:05", "À : tous", "Objet : x"],
            *(4, "Ida Ruisseau", "x"),
        ),
        (
            ["*De:* Ida Arroyo", "*Enviado el:* martes, 2 de marzo de 2021 10:05", "*Para:* x", "*Asunto:* y"],
            *(4, "Ida Arroyo", "y"),
        ),
        (["Date: Tue, 2 Mar 2021 10:05:09 +0100", "From: Ida Brook <ida@mole.example>"], 2, "Ida Brook", None),
    ],
)  # fmt: skip
def test_blocks_of_labels(lines: list[str], taken: int, author: str, title: str | None) -> None:
    found = label_block(lines)
    assert found is not None
    assert found[0] == taken
    assert (found[1].authors, found[1].title) == ((author,), title)
    assert found[1].date is not None
    assert found[1].date.value == HOUR


@pytest.mark.parametrize(
    "lines",
    [
        ["From: the beginning", "it was clear"],
        ["Date: 3 May 2020", "Place: the mole"],
        ["To: all", "From: me", "Subject: x"],
        ["From the top:", "To: x"],
        [],
    ],
)
def test_other_lines_with_colons_are_no_block(lines: list[str]) -> None:
    assert label_block(lines) is None


@pytest.mark.parametrize(
    "line",
    [
        *("-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:"),
        *("-----Ursprüngliche Nachricht-----", "Anfang der weitergeleiteten Nachricht:"),
        *("-------- Original-Nachricht --------", "---------- Message transféré ---------"),
        "-----Message d'origine-----",
        *("Début du message réexpédié :", "----- Mensagem original -----", "---------- Messaggio inoltrato ---------"),
        *("-----Mensaje original-----", "Inicio del mensaje reenviado:", "---------- Mensaje reenviado ---------"),
    ],
)  # fmt: skip
def test_lines_that_announce_an_older_message(line: str) -> None:
    assert is_marker(line)
    assert not is_rule(line)
    assert not is_marker(f"He said: {line} and left")
