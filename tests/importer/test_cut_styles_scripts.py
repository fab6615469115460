"""Pages in Russian, Arabic, Persian and Chinese: title, byline, dates, captions and boxes in their own words."""

import runpy
from pathlib import Path

from readroom.text.model import Article

_SHARED = runpy.run_path(str(Path(__file__).parent.parent / "fixtures" / "cut_check.py"))
only = _SHARED["only"]


def day(article: Article) -> str | None:
    return article.date.value if article.date else None


def test_a_russian_paper_prints_its_date_above_the_title_and_the_author_below() -> None:
    blocks = [
        "Жители посёлка Заречный третий год ждут мост через Тихую. Сваи забиты, перила покрашены, а между перилами и "
        "сваями по-прежнему ничего нет, кроме воды.",
        "В администрации объясняют, что настил заказан на заводе, который с тех пор закрылся. «Мы заплатили вперёд, "
        "потому что была скидка», — сказал глава района Игнат Поленов.",
        "Зимой по Тихой ходят пешком. Летом, говорят в посёлке, тоже иногда ходят, но уже не все возвращаются с "
        "сухими ногами.",
    ]
    article = only(
        "Заречный вестник\nГлавная\nПоиск\n\nНовости / Общество / Дороги\n\n12 марта 2020, 14:05\n\n"
        "Мост без середины: посёлок ждёт третий год\n\nАвтор: Вера Лугова\n\n"
        "Недостроенный мост через Тихую. Фото: Пётр Сомов\n\n"
        + "\n\n".join(blocks)
        + "\n\nПоделиться\n\nЧитайте также\nПаром вышел на пенсию\nЛёд крепче обещаний\n\n© Заречный вестник, 2020\n"
    )
    assert article.title == "Мост без середины: посёлок ждёт третий год"
    assert article.authors == ("Вера Лугова",)
    assert day(article) == "2020-03-12T14:05"
    assert article.section == "Дороги"
    assert article.body.text == "\n\n".join(blocks)
    assert [a.kind for a in article.body.asides] == ["caption"]


def test_a_russian_clipping_is_signed_below_with_its_paper() -> None:
    blocks = [
        "Театр в Верхнем Устье открыл сезон пьесой, которую никто не написал. Актёры выходят и ждут, а зрители, "
        "купившие билеты, ждут вместе с ними.",
        "Режиссёр Савва Ильин называет это опытом. Кассир называет это иначе, но просит не печатать. Билеты, впрочем, "
        "проданы до декабря.",
        "На премьере кто-то в шестом ряду не выдержал и начал рассказывать о своей жизни. Ему хлопали стоя.",
    ]
    article = only("\n".join(blocks) + "\nМарина Седова, «Устьинская правда»\n")
    assert article.title is None
    assert article.authors == ("Марина Седова",)
    assert article.outlet is not None
    assert article.outlet.strip("«»") == "Устьинская правда"
    assert article.body.text == "\n\n".join(blocks)


def test_an_arabic_paper_prints_its_writer_and_its_date_below_the_title() -> None:
    blocks = [
        "قررت بلدية واحة النخيل إغلاق السوق القديم يوم الجمعة من كل أسبوع، بعد أن اشتكى التجار من أن الزبائن يأتون "
        "للحديث ولا يشترون شيئا، وأن الشاي صار يكلفهم أكثر من الإيجار.",
        "وقال رئيس البلدية إن القرار مؤقت، وإن السوق سيعود كما كان حين يعود الزبائن كما كانوا. وأضاف أن البلدية "
        "ستوزع كراسي أقل راحة على المقاهي المجاورة.",
        "أما التجار فقد فتحوا محلاتهم يوم الجمعة كعادتهم، وقالوا إن أحدا لم يخبرهم، وإن الشاي كان على النار.",
    ]
    article = only(
        "الرئيسية\nأخبار\nثقافة\n\nسوق الواحة يغلق أبوابه يوم الجمعة\n\nبقلم: سامر الحداد\n\n12 مارس 2020\n\n"
        + "\n\n".join(blocks)
        + "\n\nمشاركة\n\nمواضيع ذات صلة\nالشاي يرتفع مرة أخرى\nكراسي جديدة للمقاهي\n"
    )
    assert article.title == "سوق الواحة يغلق أبوابه يوم الجمعة"
    assert article.authors == ("سامر الحداد",)
    assert day(article) == "2020-03-12"
    assert article.language == "ar"
    assert article.body.text == "\n\n".join(blocks)


def test_a_persian_page_counts_its_days_by_the_sun_and_names_its_source() -> None:
    blocks = [
        "اهالی روستای سنگ‌چال می‌گویند پلی که ده سال پیش وعده داده شده بود سرانجام ساخته شده است، اما در روستای "
        "همسایه که رودخانه ندارد و هرگز هم نداشته است.",
        "دهیار سنگ‌چال گفت نقشه درست بوده و فقط نام روستا را اشتباه نوشته‌اند. به گفته او دو روستا اکنون درباره جابه‌جا "
        "کردن پل یا رودخانه با هم گفتگو می‌کنند.",
        "پیرمردی که کنار پل نشسته بود گفت سایه‌اش خوب است و او شکایتی ندارد.",
    ]
    article = only(
        "خانه\nجستجو\nتماس با ما\n\nپلی برای روستایی بی‌رودخانه\n\nنویسنده: نرگس فرهمند\n\n۲۲ اسفند ۱۳۹۸\n\n"
        + "\n\n".join(blocks)
        + "\n\nمنبع: روزنامه کوهستان\n\nمطالب مرتبط\nرودخانه‌ای که گم شد\n"
    )
    assert article.title == "پلی برای روستایی بی‌رودخانه"
    assert article.authors == ("نرگس فرهمند",)
    assert day(article) == "2020-03-12"
    assert article.outlet == "روزنامه کوهستان"
    assert article.language == "fa"
    assert article.body.text == "\n\n".join(blocks)


def test_a_chinese_paper_prints_date_source_and_author_in_one_line() -> None:
    blocks = [
        "海州老城的石桥建于一百多年前，去年夏天的一场大雨冲走了桥栏，市政部门答应在国庆之前修好，如今国庆已经过去了两次。",
        "住在桥头的周老太太说，栏杆没有了，看河倒是方便了许多。她每天搬一把椅子坐在桥中间，行人都绕着她走，谁也不催她。",
        "市政部门的一位工作人员表示，栏杆早已做好，放在仓库里，只是当年的尺寸量错了，正好适合另一座还没有建的桥。",
    ]
    article = only(
        "首页\n新闻\n搜索\n\n首页 > 新闻 > 城市\n\n老桥没有栏杆的第二年\n\n"
        "2020年3月12日 14:05 来源：海州日报 作者：李文秀\n\n"
        "图：周老太太坐在桥上。\n\n"
        + "\n\n".join(blocks)
        + "\n\n（责任编辑：王小明）\n\n分享\n\n相关文章\n新桥何时动工\n仓库里的栏杆\n"
    )
    assert article.title == "老桥没有栏杆的第二年"
    assert article.authors == ("李文秀",)
    assert day(article) == "2020-03-12T14:05"
    assert article.outlet == "海州日报"
    assert article.section == "城市"
    assert article.body.text == "\n\n".join(blocks)
    assert [(a.kind, a.text) for a in article.body.asides] == [("caption", "图：周老太太坐在桥上。")]
