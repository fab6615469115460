"""More pages of many styles: each a shape that readers meet, with what a careful reader would take from it."""

import runpy
from pathlib import Path

_SHARED = runpy.run_path(str(Path(__file__).parent.parent / "fixtures" / "cut_check.py"))
check = _SHARED["check"]
only = _SHARED["only"]


def test_a_news_site_with_counters_a_sign_up_box_and_topics() -> None:
    blocks = [
        "Inspectors found eleven wells dry in a county that keeps no record of its wells",
        "The wells of Harrow County were counted last week for the first time since 1911. There are 2,304 of them, "
        "and eleven have no water in them at all.",
        "“Nobody told us that they were dry, because nobody was asked,” said the county clerk, Desmond Ayre. The "
        "count was ordered after a cow was found in one of them.",
        "Farmers say the water has been sinking for a decade. The county says that a decade is not a record.",
        "The cow is well.",
    ]
    caption = "A dry well near Upper Harrow, covered with a door. Photograph: Nell Sturge/Landscape Agency"
    check(
        "The Harrow Examiner\nSign in\nSubscribe\n\nNews\nOpinion\nSport\n\nEnvironment\n\n"
        f"County counts its wells and finds eleven dry\n\n{blocks[0]}\n\nBen Cardew and Mira Tolland\n\n"
        f"Mon 3 Jun 2019 07.00 BST\n\nShares\n142\n\n{caption}\n\n{blocks[1]}\n\n{blocks[2]}\n\n"
        "Sign up for the Harrow Examiner newsletter\nRead more\n\n"
        f"{blocks[3]}\n\n{blocks[4]}\n\nTopics\n• Water\n• Harrow County\n• Farming\n\nMost viewed\n",
        blocks,
        [("caption", caption)],
        title="County counts its wells and finds eleven dry",
        authors=("Ben Cardew", "Mira Tolland"),
        date="2019-06-03T07:00",
        section="Environment",
    )


def test_a_clipping_begins_with_a_caption_cut_after_a_preposition_and_ends_with_by_and_outlet() -> None:
    blocks = [
        "Bread in Marbury has been short since the mill burned, and by seven in the morning the line outside the "
        "bakery reaches the fountain. On Tuesday it reached the church.",
        "“I am selling half loaves and being paid for whole ones,” said the baker, Agnes Poole, who has slept in the "
        "shop since the weekend.",
        "A new mill has been promised for the spring. The old one had been promised too.",
    ]
    caption = "People stand in line outside the bakery in Low Street, Marbury, on a cold morning last week, waiting for"
    check(
        caption + "\n" + "\n".join(blocks) + "\nBy Rosalind Keck, Marbury Courant\n",
        blocks,
        [("caption", caption)],
        title=None,
        authors=("Rosalind Keck",),
        outlet="Marbury Courant",
    )


def test_a_german_magazine_prints_the_place_beside_the_name() -> None:
    blocks = [
        "Ein Dorf in der Börde hat seinen Kirchturm verkauft. Der Käufer will ihn mitnehmen.",
        "Als der Gemeinderat von Altenbüttel im vergangenen Herbst den Kirchturm ausschrieb, rechnete niemand mit "
        "einem Gebot. Es kam nach drei Tagen, aus Übersee, und es war höher als der Haushalt.",
        "„Wir dachten, er meint den Blick“, sagt Pfarrerin Almut Reineke. Der Käufer meint die Steine. Im Mai sollen "
        "sie nummeriert werden, im Juni verschifft.",
        "Das Geld liegt inzwischen auf einem Konto. Was damit geschehen soll, ist strittig: Die einen wollen ein "
        "Schwimmbad, die anderen einen Kirchturm.",
    ]
    check(
        "Ausverkauf in der Börde\n\n"
        f"{blocks[0]}\n\nVon Konrad Ilsemann, Altenbüttel\n\n12.05.2018, 08.43 Uhr\n\n"
        + "\n\n".join(blocks[1:])
        + "\n\nKommentare (12)\n\nDiesen Artikel teilen\n\nMehr zum Thema\nWas kostet ein Turm?\n",
        blocks,
        title="Ausverkauf in der Börde",
        authors=("Konrad Ilsemann",),
        date="2018-05-12T08:43",
    )


def test_a_french_broadcaster_counts_minutes_and_credits_its_picture() -> None:
    blocks = [
        "Le dernier bac de la Sorne a fait mardi sa dernière traversée, avec à son bord onze passagers, un âne et le "
        "préfet, qui avait demandé à tenir la barre.",
        "Le bac reliait depuis 1874 les deux moitiés d’une commune que la rivière coupe en deux. Un pont le "
        "remplacera, un jour. En attendant, les écoliers passeront par le barrage.",
        "« Cent quarante-sept ans sans un noyé », a rappelé le passeur, Ferdinand Aubrelle, en rendant sa casquette. "
        "« Le pont fera-t-il aussi bien ? »",
    ]
    caption = "Le bac de la Sorne, le 3 mai. © Marc Duvalier, agence Littoral"
    check(
        "Accueil\n/\nFrance\n\nLe dernier bac de la Sorne ne passera plus\n\nPublié le : 12/05/2021 - 18:44\n\n"
        f"{caption}\n\nTexte par : Héloïse Bastide\n\n3 mn\n\n" + "\n\n".join(blocks) + "\n\nPartager :\n\n"
        "À lire aussi\nUn pont trop court\n\n© 2021 Radio Sorne - Tous droits réservés\n",
        blocks,
        [("caption", caption)],
        title="Le dernier bac de la Sorne ne passera plus",
        authors=("Héloïse Bastide",),
        date="2021-05-12T18:44",
    )


def test_a_spanish_agency_ends_with_the_signs_of_its_desk() -> None:
    blocks = [
        "Puerto Alto, 12 abr (ASUR).- El puerto de Puerto Alto volvió a abrir este viernes tras una semana cerrado por "
        "una ballena que se había instalado en la bocana y no respondía a las sirenas.",
        "La ballena se marchó sola, según la capitanía, después de que los pescadores apagaran los motores para "
        "comer. «Nadie había probado el silencio», admitió el capitán, Evaristo Lamela.",
        "Durante la semana de cierre llegaron a la ciudad cuatro mil visitantes. Los hoteles han pedido que la "
        "ballena sea declarada bien de interés cultural.",
    ]
    check(
        "Una ballena se va y el puerto vuelve a abrir\n\n12 de abril de 2019\n\n"
        + "\n\n".join(blocks)
        + "\n\nASUR\n\nmlr/jcg\n",
        blocks,
        title="Una ballena se va y el puerto vuelve a abrir",
        date="2019-04-12",
        authors=(),
    )


def test_a_russian_agency_prints_the_day_in_its_first_sentence() -> None:
    blocks = [
        "ТИХОГОРСК, 5 ноября 2019 — Северный вестник. Ледокол, который три года стоял на ремонте, вышел во вторник из "
        "дока и сразу вернулся: забыли капитана.",
        "Капитан, по словам очевидцев, стоял на причале и махал шапкой. На борту решили, что он прощается, и ответили "
        "гудком.",
        "В порту случившееся назвали учениями. Капитан от объяснений отказался, но попросил вернуть чемодан.",
    ]
    check(
        "Ледокол вышел в море без капитана\n\n" + "\n\n".join(blocks) + "\n\nЧитайте также:\nЧемодан доплыл первым\n",
        blocks,
        title="Ледокол вышел в море без капитана",
        date="2019-11-05",
    )


def test_an_arabic_page_prints_day_of_the_week_writer_and_picture() -> None:
    blocks = [
        "عاد القطار القديم إلى محطة وادي السدر بعد غياب ثلاثين عاما، فوجد أن المحطة أصبحت مكتبة وأن السكة صارت سوقا "
        "للخضار، فتوقف حيث كان يتوقف دائما.",
        "وقال السائق إنه لم يتلق أي تعليمات، وإن الركاب نزلوا واشتروا البندورة ثم سألوا عن موعد العودة. ولم يجد أحد "
        "جوابا سوى أمين المكتبة الذي أعارهم كتابا.",
        "وأعلنت الشركة أن الرحلة كانت تجربة ناجحة، وأنها ستكررها حين تجد الطريق.",
    ]
    caption = "صورة: القطار القديم عند مدخل السوق"
    check(
        "الرئيسية\nالأخبار\nاتصل بنا\n\nقطار يعود إلى محطة صارت مكتبة\n\nالخميس 12 مارس 2020 - 10:30\n\n"
        f"كتبت: ليلى المنصوري\n\n{caption}\n\n"
        + "\n\n".join(blocks)
        + "\n\nالمصدر: صحيفة الوادي\n\nاقرأ أيضا\nسوق بلا سكة\n",
        blocks,
        [("caption", caption)],
        title="قطار يعود إلى محطة صارت مكتبة",
        authors=("ليلى المنصوري",),
        date="2020-03-12T10:30",
        outlet="صحيفة الوادي",
    )


def test_a_persian_agency_prints_the_number_and_the_day_of_its_report() -> None:
    blocks = [
        "کتابخانه شهر نیلاب پس از سیزده سال بسته بودن دوباره باز شد، اما کلید قفسه‌ها هنوز پیدا نشده است و خوانندگان "
        "کتاب‌ها را از پشت شیشه انتخاب می‌کنند.",
        "رئیس کتابخانه گفت فهرست کتاب‌ها کامل است و هر کس می‌تواند عنوان مورد علاقه خود را بخواند. او افزود که عنوان‌ها "
        "را با دقت نوشته‌اند.",
        "قفل‌ساز شهر گفته است که قفل‌ها را خودش ساخته و حاضر نیست آن‌ها را بشکند.",
    ]
    check(
        "صفحه اصلی\nجستجو\n\nکتابخانه‌ای که از پشت شیشه خوانده می‌شود\n\n"
        "کد خبر: ۴۵۱۲۳ | تاریخ انتشار: ۱۲ آبان ۱۳۹۹ - ۱۰:۳۰\n\n" + "\n\n".join(blocks) + "\n\nانتهای پیام\n\n"
        "برچسب‌ها: کتابخانه، نیلاب، قفل\n\nنظرات\n",
        blocks,
        title="کتابخانه‌ای که از پشت شیشه خوانده می‌شود",
        date="2020-11-02T10:30",
    )


def test_a_chinese_blog_says_where_it_took_the_text_from() -> None:
    blocks = [
        "祖父留下的怀表已经停了四十年，父亲说它停在他出生的那一刻，母亲说它停在祖父忘记上弦的那一天，两种说法我都听过很多遍。",
        "今年春天我把它带到城南的一家修表铺，老师傅打开后盖，看了很久，说里面没有毛病，只是没有人再需要它的时间。",
        "我付了钱，把表带回家。第二天早上它走了，快了整整四十年。",
    ]
    note = "本文转载自《南城晚报》2018年11月3日。"
    check(
        "慢时间\n首页\n关于我们\n\n祖父的怀表\n\n发表于 2019年5月6日 作者：陈小满\n\n"
        + "\n\n".join(blocks)
        + f"\n\n{note}\n\n标签：怀表，祖父\n\n3 条评论\n",
        blocks,
        [("note", note)],
        title="祖父的怀表",
        authors=("陈小满",),
        date="2019-05-06",
        first_date="2018-11-03",
    )


def test_a_blog_reprints_an_article_that_has_no_address() -> None:
    own = (
        "My mother kept this cutting in the flour tin, which is why some of it is missing. She is the girl with the "
        "ladder. I type it out here so that the flour can have its tin back."
    )
    inner = [
        "A girl of nine climbed the tower of Saint Osyth on Sunday to fetch down a goat that had gone up by the "
        "stairs and would not come down by them.",
        "She had brought a ladder, she told the verger, because she did not trust the stairs either. The goat came "
        "down on her shoulders, to applause.",
        "The verger has since locked the tower. The goat is said to be looking at the hayloft.",
    ]
    article = only(
        "Flour and string\nan occasional diary\n\nThe girl with the ladder\n\nMarch 9, 2014\n\n"
        f"{own}\n\nFrom the Marbury Courant:\n\nGirl fetches goat from tower\n\nBy Edwin Sallow\nJune 14, 1951\n\n"
        + "\n\n".join(inner)
        + "\n\nPosted in family | 4 Comments\n"
    )
    assert article.title == "The girl with the ladder"
    assert article.date is not None
    assert article.date.value == "2014-03-09"
    assert article.authors == ()
    assert article.section == "family"
    (voice,) = article.body.voices
    assert (voice.title, voice.authors, voice.outlet) == (
        "Girl fetches goat from tower",
        ("Edwin Sallow",),
        "Marbury Courant",
    )
    assert voice.date is not None
    assert voice.date.value == "1951-06-14"
    assert article.body.text == "\n\n".join([own, "Girl fetches goat from tower", *inner])


def test_a_note_above_the_text_says_where_it_was_first() -> None:
    blocks = [
        "There is a law in the valley that no bell may be rung after nine, and there is a bell in the valley that is "
        "rung at ten. They have got on together for two centuries.",
        "Last year a man moved in who had read the law. He wrote to the parish, to the county and at last to the "
        "bishop, who replied that he did not hear the bell himself.",
        "It is now rung at one minute to nine, and again at ten, in case anybody missed it.",
    ]
    note = "This essay first appeared in The Valley Quarterly."
    bio = "Cornelius Agar works as a piano tuner and lives within hearing of the bell."
    check(
        f"The law and the bell\n\nCornelius Agar\nOctober 11, 2016\n\n{note}\n\n"
        + "\n\n".join(blocks)
        + f"\n\n{bio}\n\nShare\nTweet\nEmail\n\nPrevious: On hedges\nNext: A short history of mud\n",
        blocks,
        [("note", note), ("bio", bio)],
        title="The law and the bell",
        authors=("Cornelius Agar",),
        date="2016-10-11",
        outlet="The Valley Quarterly",
    )


def test_a_portuguese_paper_prints_name_and_town_with_a_dash_and_the_hour_with_an_h() -> None:
    blocks = [
        "O farol da Ponta Seca voltou a acender na noite de domingo, embora a prefeitura garanta que ele foi desligado "
        "há seis anos e vendido como sucata no ano passado.",
        "Pescadores da região afirmam que nunca deixaram de vê-lo. «Aqui todo mundo sabe onde fica o farol», disse "
        "Belmiro Tavares, de 71 anos. «Quem não sabe é a prefeitura».",
        "O comprador da sucata informou que recebeu quatro toneladas de ferro e nenhuma lâmpada.",
    ]
    check(
        "Litoral\n\nFarol vendido como sucata volta a acender\n\nPor Anselmo Quadros — Ponta Seca\n\n"
        "05/10/2020 14h22 Atualizado há 2 anos\n\n" + "\n\n".join(blocks) + "\n\nVeja também\n\nMar devolve sino\n",
        blocks,
        title="Farol vendido como sucata volta a acender",
        authors=("Anselmo Quadros",),
    )


def test_a_dutch_paper_prints_door_and_om() -> None:
    blocks = [
        "De molen van Oudewaal draait weer, al weet niemand precies waarom. Sinds zaterdag gaan de wieken rond, ook "
        "als het windstil is en de molenaar thuis zit te eten.",
        "Volgens molenaar Teun Brakel is er niets aan de hand. “Hij heeft dertig jaar stilgestaan”, zegt hij. “Dan "
        "wil je ook wel eens.” De gemeente laat het onderzoeken.",
        "Intussen wordt er meel gemalen. Van wie het graan is, wordt ook onderzocht.",
    ]
    check(
        "Home\nNieuws\nSport\nContact\n\nMolen van Oudewaal draait vanzelf\n\nDoor Marijke Staal\n"
        "3 juni 2019 om 08:15\n\n" + "\n\n".join(blocks) + "\n\nLees ook\nMeel zonder molenaar\n\nDeel dit artikel\n",
        blocks,
        title="Molen van Oudewaal draait vanzelf",
        authors=("Marijke Staal",),
        date="2019-06-03T08:15",
    )


def test_a_guest_post_is_announced_above_the_text_and_its_author_in_a_box_below() -> None:
    blocks = [
        "I was asked to write about patience, and I have been meaning to for a year. The garden got in the way, and "
        "then the winter, and then I had nothing left to say that the garden had not said.",
        "A pear tree takes seven years to give a pear. In the sixth, people begin to tell you about apples. I have "
        "kept a list of these people, and they will not be getting any pears.",
        "This is the seventh year. There was a frost on the second of May.",
    ]
    check(
        "Slow Rows\nHome\nArchive\nAbout\n\nOn not picking pears\n\nPosted on May 3, 2016\n\n"
        "Guest post by Winifred Ashe\n\n" + "\n\n".join(blocks) + "\n\nAbout the author\n\nWinifred Ashe\n\n"
        "Winifred Ashe has kept a garden in Upper Harrow since 1988.\n\n5 thoughts on “On not picking pears”\n\n"
        "gil says:\nMay 4, 2016 at 8:12 am\nLovely, thank you, and I am sorry about the apples.\n",
        blocks,
        [("bio", "Winifred Ashe has kept a garden in Upper Harrow since 1988.")],
        title="On not picking pears",
        authors=("Winifred Ashe",),
        date="2016-05-03",
    )
