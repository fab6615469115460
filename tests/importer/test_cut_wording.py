"""What platforms print around an article, in the languages of the press: counters, links, labels, headings, "
"bylines."""

import pytest

from readroom.importer.cut import wording
from readroom.importer.cut.byline import parse_byline
from readroom.importer.cut.kinds import classify
from readroom.importer.cut.lines import read_units


def kind(line: str) -> str:
    unit = read_units(line)[0][0]
    classify(unit, "dmy")
    return unit.kind


@pytest.mark.parametrize(
    "line",
    [
        "3 Comments »", "Leave a comment", "No comments yet", "5 Responses to “The old pier”",
        "4 Kommentare", "Kommentar verfassen", "2 Gedanken zu „Die alte Mole“",
        "7 commentaires", "Laisser un commentaire", "3 réflexions au sujet de « La vieille jetée »",
        "Sin comentarios", "2 comentarios en “El muelle viejo”", "Lascia un commento", "Nenhum comentário",
        "Geef een reactie", "12 комментариев к записи “Старый пирс”", "Оставить комментарий", "Yorum yok",
        "“Eski iskele” üzerine 5 yorum", "Brak komentarzy", "Lämna en kommentar", "رأيان حول “الرصيف القديم”",
        "لا توجد تعليقات",
        "دیدگاهتان را بنویسید", "بدون دیدگاه", "暂无评论", "《老码头》有 3 条评论", "コメントを残す", "댓글 남기기",
        "12 commentaires aucun rétrolien",
    ],
)  # fmt: skip
def test_comments(line: str) -> None:
    assert kind(line) == "comments"


@pytest.mark.parametrize(
    "line",
    [
        "← Older posts", "« Ältere Einträge", "Articles plus anciens", "Entradas antiguas", "Post più vecchi",
        "Oudere berichten", "Предыдущие записи", "Önceki yazılar", "Starsze wpisy", "Äldre inlägg",
        "上一页 1 2 3 下一页",
        "前の記事", "이전 글", "نوشته‌های قدیمی‌تر", "المقالة السابقة", "Page 2 of 13", "Older Newer",
        "« The pier opens - The ferry sails »",
    ],
)  # fmt: skip
def test_links_to_other_pages(line: str) -> None:
    assert kind(line) in ("pager", "ui")


@pytest.mark.parametrize(
    "line",
    [
        "Read more »", "(more…)", "Continue reading →", "Weiterlesen …", "Lire la suite", "Seguir leyendo",
        "Leggi tutto",
        "Leia mais", "Lees verder", "Читать далее", "Devamını oku", "Czytaj dalej", "Läs mer", "阅读全文 »",
        "続きを読む",
        "더 보기", "ادامه مطلب", "اقرأ المزيد",
    ],
)  # fmt: skip
def test_links_to_the_rest(line: str) -> None:
    assert kind(line) in ("more", "ui")


@pytest.mark.parametrize(
    "line",
    [
        "Filed under: Coast, Ferries", "Abgelegt unter Küste", "Publié dans Rivages | Marqué avec bac",
        "Archivado en Costa",
        "Pubblicato in Costa", "Arquivado em Costa", "Geplaatst in Kust", "Рубрика: Берег", "Kategoriler: Kıyı",
        "Opublikowano w Wybrzeże", "Publicerat i Kust", "分类：海岸", "タグ: 港", "카테고리: 항구", "دسته‌ها: ساحل",
        "التصنيفات: ساحل",
        "#harbour #coast", "This entry was posted in Coast and tagged ferries. Bookmark the permalink.",
    ],
)  # fmt: skip
def test_labels(line: str) -> None:
    assert kind(line) == "tags"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Posts tagged harbour", "harbour"), ("Archive for the ‘Coast’ Category", "Coast’ Category"),
        ("Kategorie: Küste", "Küste"), ("Archives de catégorie : Rivages", "Rivages"),
        ("Showing posts with label harbour. Show all posts", "harbour"),
        ("Entradas con la etiqueta costa", "costa"), ("Рубрика: Берег", "Берег"), ("标签：海岸", "海岸"),
    ],
)  # fmt: skip
def test_headings_of_lists(line: str, label: str) -> None:
    assert wording.label_of_list(line) == label


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Posted by Anna Miller on May 3", "Anna Miller"), ("Verfasst von Anna Miller", "Anna Miller"),
        ("Publié par Anne Moulin", "Anne Moulin"), ("Publicado por Ana Molina", "Ana Molina"),
        ("Scritto da Anna Molinari", "Anna Molinari"), ("Geplaatst doorJoost van Rhee", "Joost van Rhee"),
        ("Автор: Анна Мельник на 08:47", "Анна Мельник"), ("Yazar: Ayşe Değirmen", "Ayşe Değirmen"),
        ("Napisał Jan Młynarz", "Jan Młynarz"), ("Skrivet av Anna Möller", "Anna Möller"),
        ("投稿者 kaede : 22:48 | コメント (0)", "kaede"), ("作者：陈小满", "陈小满"), ("بقلم: سلمى الحداد",
        "سلمى الحداد"),
        ("نویسنده: سارا آسیابان", "سارا آسیابان"), ("by阿明", "阿明"),
    ],
)  # fmt: skip
def test_bylines(line: str, author: str) -> None:
    found = parse_byline(line)
    assert found is not None
    assert found.authors == (author,)


@pytest.mark.parametrize(
    "line",
    [
        "Von der Mole zum Museum", "By the time the ferry came", "Thoughts on the old pier", "Next to the harbour",
        "Discussion of the new timetable", "Tag der offenen Tür", "Di che cosa parliamo quando parliamo di moli",
        "The rest of the story", "Published letters of a ferryman", "Previous owners of the lighthouse",
    ],
)  # fmt: skip
def test_titles_that_begin_like_furniture_are_text(line: str) -> None:
    assert kind(line) == "text"
