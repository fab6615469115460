"""Words that stand alone above, or before, the name of an author: labels in tables, headings of boxes."""

LABELS = frozenset(
    word.casefold()
    for word in (
        "author", "autor", "auteur", "autore", "автор", "yazar", "作者", "نویسنده", "الكاتب", "writer", "auteurs",
        "verfasser", "autorka", "forfatter", "författare", "schrijver", "auteure", "autoren", "autores",
        "autori", "autoři", "autorzy", "autorin", "autora", "autrice", "συντάκτης", "συγγραφέας", "tác giả",
        "penulis", "kirjoittaja", "szerző", "muhabir", "yazan", "avtor", "autors", "autorius", "höfundur", "저자",
        "글쓴이", "작성자", "기자", "记者", "記者", "筆者", "執筆者", "المؤلف", "بقلم", "מאת", "authors", "written by",
        "reporter",
    )
)  # fmt: skip
"""What a page calls the author, casefolded."""
