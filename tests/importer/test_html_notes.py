"""Where an article was published first, and who its author is."""

import pytest

from readroom.importer.html.notes import author_in_bio, is_bio, read_note

NOTES = [
    ("This article was originally published by The Harbour Post on 8 February 2022.", "The Harbour Post", "2022-02-08"),
    ("Originally published in the Island Gazette.", "Island Gazette", None),
    ("First published by Harbour Review, 3 May 2019.", "Harbour Review", "2019-05-03"),
    ("This post first appeared on saltblog.example on May 3, 2019.", "saltblog.example", "2019-05-03"),
    ("This piece was first published in German by Die Inselzeitung in March 2019.", "Die Inselzeitung", "2019-03"),
    ("Republished from Sound and Tide with permission.", "Sound and Tide", None),
    ("(This story originally ran in “The Tide” under the headline “Salt”.)", "The Tide", None),
    ("Dieser Artikel ist zuerst am 8. Februar 2022 in der Inselzeitung erschienen.", "Inselzeitung", "2022-02-08"),
    ("Dieser Beitrag erschien zuerst im Hafenblatt, Ausgabe 3/2020.", "Hafenblatt", None),
    ("Zuerst erschienen in der Abendpost vom 3. Mai 2019.", "Abendpost", "2019-05-03"),
    ("Cet article a été publié initialement dans L’Écho du Port le 8 février 2022.", "L’Écho du Port", "2022-02-08"),
    ("Article initialement publié par Le Phare, le 3 mai 2019.", "Le Phare", "2019-05-03"),
    ("Este artículo fue publicado originalmente en El Faro del Sur.", "El Faro del Sur", None),
    ("Publicado originalmente por Diario de la Ría en mayo de 2019.", "Diario de la Ría", "2019-05"),
    ("Questo articolo è stato pubblicato originariamente su Il Faro il 3 maggio 2019.", "Il Faro", "2019-05-03"),
    ("Questo articolo è apparso per la prima volta sulla Gazzetta del Porto.", "Gazzetta del Porto", None),
    ("Dit artikel verscheen eerder in De Havenkrant op 3 mei 2019.", "De Havenkrant", "2019-05-03"),
]


@pytest.mark.parametrize(("text", "outlet", "date"), NOTES)
def test_notes_of_first_publication(text: str, outlet: str, date: str | None) -> None:
    found = read_note(text)
    assert found is not None
    assert (found.outlet, found.date and found.date.value) == (outlet, date)


@pytest.mark.parametrize(
    "text",
    [
        "The report was published in March by the board.",
        "The story was first published in the paper, he said.",
        "The harbour was first mentioned in 1204.",
        "This report by the board was criticised in the council.",
        "This story began in the harbour in 1804.",
        "The article appeared in the Courier in 1999 and angered the mayor.",
        "Der Bericht des Ausschusses erschien gestern in der Stadt.",
        "Das Buch erschien zuerst 1984 in London.",
        "El artículo 5 de la ley fue publicado en el boletín.",
        f"This article was originally published by The Harbour Post, {'and so on, ' * 50}.",
    ],
)
def test_sentences_that_speak_of_something_else(text: str) -> None:
    assert read_note(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ida Storm is a writer and lives on the quay.",
        "Ida Storm schreibt über Häfen und über das Wetter darin.",
        "The author teaches history at the school on the island.",
        "Dr Storm, a historian of the coast, has published two books on tides.",
    ],
)
def test_lines_about_the_author(text: str) -> None:
    assert is_bio(text, ("Ida Storm",))


@pytest.mark.parametrize(
    "text",
    [
        "Olaf Quay is a writer and lives on the quay.",
        "The storm was a surprise to every writer on the island.",
        "Ida Storm is 40.",
        f"Ida Storm is a writer {'and lives on the quay ' * 40}.",
    ],
)
def test_lines_about_others(text: str) -> None:
    assert not is_bio(text, ("Ida Storm",))


def test_the_name_in_a_bio() -> None:
    assert author_in_bio("Ida Storm is a poet and lives above a bakery.") == "Ida Storm"
    assert author_in_bio("Ida Storm is at home and does not answer.") is None
    assert author_in_bio("The harbour is a poet’s place, as the author says.") is None
