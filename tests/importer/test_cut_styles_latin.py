"""Pages of many styles in languages of the Latin script: papers, broadcasters, agencies, columns without a title."""

import runpy
from pathlib import Path

_SHARED = runpy.run_path(str(Path(__file__).parent.parent / "fixtures" / "cut_check.py"))
check = _SHARED["check"]


def test_a_broadcaster_names_its_reporter_and_her_post_above_the_date() -> None:
    blocks = [
        "Night trains will run along the coast again from December, eleven years after the last one was taken out of "
        "the timetable. The first will leave Skerry Halt at ten to eleven.",
        "The company has bought six sleeping cars from a firm in the south and is having them repainted. It expects "
        "to fill them at weekends and to lose money on them from Monday to Thursday.",
        "“We have done the sums twice,” said its director, Owen Trask. “They are bad sums, but they are better than "
        "the sums for the airport.”",
    ]
    check(
        "Skip to content\nNorthern Sound\nHome\nProgrammes\nWeather\n\nHome > News > Transport\n\n"
        "Night trains return to the coast line\n\nFreya Maddox\nTransport correspondent\n4 May 2022\n\n"
        "A sleeping car in the yard at Skerry Halt. (Image: Northern Sound)\n\n"
        + "\n\n".join(blocks)
        + "\n\nShare this story\nFacebook  X  Email\n\nRelated\nSkerry Halt to lose its ticket office\n"
        "Buses replace trains at Easter\n\n© 2022 Northern Sound\n",
        blocks,
        [("caption", "A sleeping car in the yard at Skerry Halt. (Image: Northern Sound)")],
        title="Night trains return to the coast line",
        authors=("Freya Maddox",),
        date="2022-05-04",
        section="Transport",
        outlet=None,
    )


def test_an_agency_names_place_and_day_in_the_first_sentence_and_the_reporter_in_the_last_line() -> None:
    blocks = [
        "GARTHBRIDGE, March 3, 2020 (Inland Press) - The county council approved a new reservoir on Garth Moor on "
        "Tuesday, ending a dispute that has divided the valley for nine years.",
        "The dam will be 31 metres high and will hold enough water for two dry summers. Forty-one farms lie below "
        "the line that the engineers have drawn, and six of them will go under.",
        "The council said the owners would be paid by the end of the year. The owners said they had been told so "
        "before.",
    ]
    check(
        "Council approves new reservoir at Garth Moor\n\n"
        + "\n\n".join(blocks)
        + "\n\n(Reporting by Lena Ostby; editing by Karl Dunmore)\n",
        blocks,
        title="Council approves new reservoir at Garth Moor",
        authors=("Lena Ostby",),
        date="2020-03-03",
    )


def test_a_clipping_without_title_begins_with_a_cut_caption_and_ends_with_a_bio() -> None:
    blocks = [
        "It took the town of Thornaby Quay forty years to decide that it wanted a market hall, and eleven months to "
        "build one. On Saturday the doors were opened by a brass band and shut again by the rain.",
        "“It leaks where the drawings say it will leak,” the mayor told her guests. “I call that workmanship.” The "
        "builder, who stood beside her, did not laugh.",
        "There are stalls for forty traders. Nineteen have signed. The others, it is said in the cafés, are waiting "
        "until the first have gone bankrupt and left their shelves.",
    ]
    caption = (
        "The mayor of Thornaby Quay, Alice Penhallow, cuts the ribbon of the new market hall in the presence of the"
    )
    check(
        f"{caption}\n" + "\n".join(blocks) + "\nJonas Wick is a staff writer at the Quay Examiner.\n",
        blocks,
        [
            ("caption", caption),
            ("bio", "Jonas Wick is a staff writer at the Quay Examiner."),
        ],
        title=None,
        authors=("Jonas Wick",),
    )


def test_a_magazine_prints_standfirst_note_and_bio() -> None:
    blocks = [
        "What a small bank learned from a large flood",
        "The vault of the Savings Bank of Ellerdale is under the street, and in the spring of 1968 the street was "
        "under the river. For nine days nobody could say what the town was worth.",
        "Clerks dried the ledgers on washing lines. They hung in the school yard by the year and the letter, and "
        "children were paid a penny an hour to keep the goats away from them.",
        "The ledgers",
        "Of the four hundred books eleven were lost. The bank asked the customers concerned to come in and say what "
        "they had owned, and paid what they said. It came to less than the clerks remembered.",
    ]
    check(
        "The honest flood\n\nWhat a small bank learned from a large flood\n\nby Theodora Hask | May 9, 2019\n\n"
        + "\n\n".join(blocks[1:])
        + "\n\nThis article was originally published in The Weir Review on April 2, 2019.\n\n"
        "Theodora Hask teaches economic history at Ellerdale and is the author of two books on small money.\n\n"
        "Tags: banks, floods, Ellerdale\n\nYou may also like\n\nA bridge for one goat\nThe last toll keeper\n",
        blocks,
        [
            ("note", "This article was originally published in The Weir Review on April 2, 2019."),
            (
                "bio",
                "Theodora Hask teaches economic history at Ellerdale and is the author of two books on small money.",
            ),
        ],
        title="The honest flood",
        authors=("Theodora Hask",),
        date="2019-05-09",
        first_date="2019-04-02",
        outlet="The Weir Review",
    )


def test_a_column_is_signed_with_a_dash_above_a_line_about_the_author() -> None:
    blocks = [
        "Every town has a man who knows what the weather was on any day of the last thirty years. Ours is called "
        "Prosser, he lives above the chemist, and he is nearly always wrong.",
        "I have checked. There are tables for this, in the library, which nobody has asked for since the war. On the "
        "day of the great hail, which Prosser remembers as a Thursday, it was mild, and a Sunday.",
        "I have not told him. A town can do without its tables, but it would miss the hail.",
    ]
    check(
        "Remembering the hail\n\nSeptember 14, 2017\n\n"
        + "\n\n".join(blocks)
        + "\n\n— Margaret Aldous\n\nMargaret Aldous is a columnist for this paper. Her book of walks appears in the "
        "autumn.\n\nSubscribe to our newsletter\n",
        blocks,
        [
            (
                "bio",
                "Margaret Aldous is a columnist for this paper. Her book of walks appears in the autumn.",
            )
        ],
        title="Remembering the hail",
        authors=("Margaret Aldous",),
        date="2017-09-14",
    )


def test_a_german_paper_prints_kicker_standfirst_and_a_caption_with_its_photographer() -> None:
    blocks = [
        "Der Rat der Gemeinde streitet seit Jahren über die Mauer. Nun ist sie von selbst gefallen.",
        "In der Nacht zum Freitag ist das alte Wehr an der Lohbachmühle auf einer Länge von zwölf Metern "
        "eingestürzt. Verletzt wurde niemand. Der Müller hörte den Lärm und hielt ihn für ein Gewitter.",
        "„Wir hatten das Gutachten bestellt, aber noch nicht gelesen“, sagte Bürgermeisterin Ursel Kranz am Morgen. "
        "Es habe auf ihrem Schreibtisch gelegen, unter dem Haushalt.",
        "Wer bezahlt?",
        "Die Mauer gehört je zur Hälfte der Gemeinde und dem Wasserverband. Beide Seiten haben am Nachmittag erklärt, "
        "die andere Hälfte sei zuerst gefallen. Ein Sachverständiger soll das nun klären.",
    ]
    check(
        "Lohtaler Tagblatt\nStartseite   Lokales   Kultur   Anzeigen\n\nLokales\n\n"
        "Altes Wehr an der Lohbachmühle eingestürzt\n\n"
        f"{blocks[0]}\n\nVon Gerd Asmussen\nStand: 12.03.2021, 17:04 Uhr\n\n"
        "Was vom Wehr übrig blieb, am Freitagmorgen. Foto: Petra Lohmann\n\n"
        + "\n\n".join(blocks[1:])
        + "\n\nDrucken   Teilen   Merken\n\nMehr zum Thema\nMüller will Schadenersatz\nHochwasser im Lohtal\n\n"
        "© 2021 Lohtaler Tagblatt   Impressum   Datenschutz\n",
        blocks,
        [("caption", "Was vom Wehr übrig blieb, am Freitagmorgen. Foto: Petra Lohmann")],
        title="Altes Wehr an der Lohbachmühle eingestürzt",
        authors=("Gerd Asmussen",),
        date="2021-03-12T17:04",
        section="Lokales",
    )


def test_a_german_agency_ends_with_its_own_number() -> None:
    blocks = [
        "Nordhafen (ndp) - Im Streit um die Schleuse von Nordhafen haben sich die Reeder und das Wasseramt auf einen "
        "Fahrplan geeinigt. Vom Frühjahr an soll das alte Tor nur noch nachts geöffnet werden.",
        "Das teilte das Amt am Donnerstag mit. Die Fischer, die nachts auslaufen, waren nach eigenen Angaben nicht "
        "gefragt worden. Ihr Sprecher Hinnerk Tamm nannte die Einigung „ein Tor mit zwei linken Flügeln“.",
        "Die Schleuse war 1904 gebaut worden und gilt als baufällig. Ein neues Tor würde 14 Millionen kosten, die das "
        "Amt nicht hat.",
    ]
    check(
        "07.11.2019\n\nReeder und Wasseramt einigen sich über alte Schleuse\n\n"
        + "\n\n".join(blocks)
        + "\n\n© ndp-infodienst, ndp:191107-99-12345/3\n",
        blocks,
        title="Reeder und Wasseramt einigen sich über alte Schleuse",
        date="2019-11-07",
        authors=(),
    )


def test_a_french_paper_prints_two_dates_and_signs_again_below() -> None:
    blocks = [
        "Le pont de bois qui relie les deux rives du Vernois depuis 1911 sera démonté à l’automne, faute de clous.",
        "La commune de Saint-Aubrac n’a plus les moyens d’entretenir son pont. Les clous, forgés à la main dans un "
        "atelier qui a fermé l’an dernier, ne se trouvent plus nulle part.",
        "« On nous propose des vis », soupire le maire, Firmin Delcassou, qui a fait voter une motion contre les vis. "
        "L’opposition, pour une fois, s’est levée avec lui.",
        "Les habitants de la rive gauche feront un détour de onze kilomètres. Ceux de la rive droite, qui n’ont pas "
        "d’école, en feront deux fois autant.",
    ]
    check(
        "Actualités › Société › Villages\n\nSaint-Aubrac perd son pont, et la tête\n\n"
        f"{blocks[0]}\n\nPar Camille Roussard\n\n"
        "Publié le 14 juin 2020 à 09h12, mis à jour le 14 juin 2020 à 11h40\n\nTemps de lecture 3 min.\n\n"
        "Partager\n\nLe pont du Vernois, en mai. ANSELME TOURNIER / PHOTO-VAL\n\n"
        f"{blocks[1]}\n\n{blocks[2]}\n\nLire aussi : A Vaubrun, le dernier forgeron éteint son feu\n\n{blocks[3]}\n\n"
        "Camille Roussard (Saint-Aubrac, correspondante)\n\nSur le même sujet\nLe clou, une histoire française\n",
        blocks,
        [("caption", "Le pont du Vernois, en mai. ANSELME TOURNIER / PHOTO-VAL")],
        title="Saint-Aubrac perd son pont, et la tête",
        authors=("Camille Roussard",),
        date="2020-06-14T09:12",
        section="Villages",
    )


def test_a_french_blog_says_where_the_text_was_first() -> None:
    blocks = [
        "J’ai gardé pendant trente ans la clef d’une maison que je n’ai jamais vue. Elle pendait au clou de la "
        "cuisine, entre l’almanach et le calendrier des postes.",
        "Mon père disait qu’elle ouvrait une porte à l’est, sans préciser de quel pays. Ma mère disait qu’elle "
        "n’ouvrait rien, et qu’une clef qui n’ouvre rien est au moins facile à ranger.",
        "Cet hiver, j’ai pris le train avec la clef dans ma poche. La suite est banale : la porte existait, elle "
        "n’était pas fermée.",
    ]
    note = "Cet article a été publié initialement dans La Gazette du Val le 3 mars 2018."
    check(
        "Carnets de l’est\nNotes d’un voyageur assis\n\nAccueil\nÀ propos\n\nUne clef pour l’est\n\n"
        "Publié par Noémie Tarquet le 19 mars 2018\n\n"
        + "\n\n".join(blocks)
        + f"\n\n{note}\n\n2 commentaires\n\nlucette dit :\n20 mars 2018 à 10:12\nTrès beau texte, merci, je l’ai lu à "
        "ma voisine qui a aussi une clef.\n\npaul dit :\n21 mars 2018 à 08:40\nEt la maison, alors ?\n",
        blocks,
        [("note", note)],
        title="Une clef pour l’est",
        authors=("Noémie Tarquet",),
        date="2018-03-19",
        first_date="2018-03-03",
        outlet="La Gazette du Val",
    )


def test_a_spanish_paper_prints_name_place_and_hour_in_lines_of_their_own() -> None:
    blocks = [
        "Los vecinos votaron tres veces y las tres ganó la fuente",
        "El Ayuntamiento de Valdemora ha decidido que la fuente de la plaza se quede donde está, después de que el "
        "proyecto de moverla veinte metros perdiera su tercera votación en un año.",
        "La alcaldesa, Remedios Quirón, recordó que el proyecto ya está pagado. «Tenemos los planos, tenemos la grúa "
        "y tenemos el hueco», dijo. «Lo que no tenemos es la fuente».",
        "La grúa lleva alquilada desde octubre. Los niños la usan de noche, según la policía municipal, que no ha "
        "podido averiguar cómo llegan a la llave.",
    ]
    check(
        "España\n\nValdemora no mueve su fuente\n\nLos vecinos votaron tres veces y las tres ganó la fuente\n\n"
        "Lucía Arrieta\nValdemora - 21 feb 2019 - 23:15 CET\n\nCompartir en Facebook\nCompartir en Twitter\n\n"
        "La plaza de Valdemora, con la grúa, el pasado martes. Foto: Íñigo Salas\n\n"
        + "\n\n".join(blocks[1:])
        + "\n\nArchivado en: Valdemora, fuentes, grúas\n\nLo más leído\nUn burro gana las elecciones\n",
        blocks,
        [("caption", "La plaza de Valdemora, con la grúa, el pasado martes. Foto: Íñigo Salas")],
        title="Valdemora no mueve su fuente",
        authors=("Lucía Arrieta",),
        date="2019-02-21T23:15",
        section="España",
    )


def test_a_spanish_clipping_without_title_is_signed_with_its_agency() -> None:
    blocks = [
        "La cooperativa de pescadores de Punta Grila anunció este lunes que dejará de salir al mar los viernes, en "
        "protesta por el precio del hielo, que se ha duplicado desde el verano.",
        "El hielo lo fabrica una sola empresa, propiedad del hermano del alcalde. El alcalde aseguró que no habla con "
        "su hermano desde hace seis años y que el hielo, en todo caso, es excelente.",
        "Los pescadores han pedido presupuesto a una fábrica del interior. El hielo llegaría en camión, dijeron, y "
        "con el calor que hace, llegaría en forma de agua.",
    ]
    check(
        "\n".join(blocks) + "\nMateo Urrutia, Agencia Sur\n",
        blocks,
        title=None,
        authors=("Mateo Urrutia",),
        outlet="Agencia Sur",
    )


def test_an_italian_paper_signs_after_di_and_puts_its_section_above() -> None:
    blocks = [
        "Il campanile di San Rocco pende di undici centimetri più dell’anno scorso, e il parroco ha smesso di suonare "
        "le campane per non dargli, dice, il colpo di grazia.",
        "I tecnici della provincia sono saliti martedì con un filo a piombo e sono scesi senza. Lo hanno lasciato "
        "lassù, spiegano, perché la misura va ripetita ogni giorno.",
        "Nel frattempo il bar della piazza ha spostato i tavolini. Solo quelli di sinistra, precisa il gestore.",
    ]
    check(
        "Cronaca\n\nIl campanile che saluta la piazza\n\ndi Ottavia Brusadin\n\n8 ottobre 2016\n\n"
        + "\n\n".join(blocks)
        + "\n\n© Riproduzione riservata\n\nLeggi anche\nIl parroco e il sindaco, una lunga storia\n",
        blocks,
        title="Il campanile che saluta la piazza",
        authors=("Ottavia Brusadin",),
        date="2016-10-08",
        section="Cronaca",
    )
