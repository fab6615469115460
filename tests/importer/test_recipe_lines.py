"""Which lines a recipe takes away, and how what is found among the others is told of the whole page."""

from readroom.importer.recipe.lines import Sifted
from readroom.importer.recipe.recipe import Recipe, lines_of, parse
from readroom.text.model import Article, Aside, Body, Evidence, LineVerdict, Page, PrintedDate, Voice


def drop(toml: str) -> Recipe:
    return parse(f"[drop]\n{toml}", "gull.toml")


def left(toml: str, text: str) -> str:
    lines = lines_of(text)
    return " ".join(lines[i] for i in Sifted(lines, drop(toml)).left)


def test_lines_go_wherever_they_stand() -> None:
    assert left("lines = ['^ad', 'x$']", "one\nad one\ntwo\n  box \nad two\nthree") == "one two three"


def test_until_takes_the_head_down_to_its_first_match() -> None:
    assert left("until = '^=+$'", "menu\n===\none\n===\ntwo") == "one === two"
    assert left("until = '^nowhere$'", "menu\none") == "menu one"


def test_from_takes_the_foot_from_its_first_match_below_the_head() -> None:
    assert left("until = '^===$'\nfrom = '^Older$'", "Older\n===\none\nOlder\nfoot\nOlder") == "one"
    assert left("from = '^Older$'", "one\nOlder\nfoot") == "one"


def test_boxes_go_from_their_first_line_to_their_last() -> None:
    box = "between = [['^<$', '^>$'], ['^a$', '^b$']]"
    assert left(box, "one\n<\nx\n>\ntwo\n<\n>\nthree\na\nb") == "one two three"
    assert left(box, "one\n<\nx") == "one < x"
    assert left(box, "<\n<\n>\n>") == ">"


def test_what_is_kept_stays_but_not_in_head_or_foot() -> None:
    recipe = parse(
        "[drop]\nuntil = '^top$'\nfrom = '^end$'\nlines = '^ad'\nbetween = [['^<$', '^>$']]\n[keep]\nlines = 'keep'",
        "x",
    )
    lines = ["keep 1", "top", "ad keep 2", "ad", "<", "keep 3", "x", ">", "end", "keep 4"]
    assert [lines[i] for i in Sifted(lines, recipe).left] == ["ad keep 2", "keep 3"]


def test_every_line_that_goes_has_the_reason_with_the_recipes_name() -> None:
    recipe = drop("until = '^top$'\nfrom = '^end$'\nlines = '^ad$'\nbetween = [['^<$', '^>$']]")
    sifted = Sifted(["top", "one", "ad", "<", ">", "two", "end"], recipe)
    assert [sifted.gone.get(i) for i in range(7)] == [
        "recipe gull: drop until", None, "recipe gull: drop lines", "recipe gull: drop between",
        "recipe gull: drop between", None, "recipe gull: drop from",
    ]  # fmt: skip
    assert (sifted.from_top, sifted.from_bottom) == (True, True)


def test_every_number_is_that_of_the_whole_page_afterwards() -> None:
    text = "ad\nTitle\nad\nBy Ann\nText\nad\ncaption"
    sifted = Sifted(lines_of(text), parse("[source]\nname = 'Gull'\n[drop]\nlines = '^ad$'", "gull.toml"))
    day = PrintedDate("2020-01-01", "day", "1 January 2020", 2)
    body = Body("Text", asides=(Aside("caption", 4, "caption", 4),), voices=(Voice(0, 4, date=day),))
    page = Page(
        "text",
        "Title\nBy Ann\nText\ncaption",
        (Article(body, "Title", date=day, first_date=day, lines=(1, 4), evidence={"title": Evidence(1, 0.9, "so")}),),
        tuple(LineVerdict(n, "kept", "text", 1) for n in range(1, 5)),
        source="The site",
    )
    whole = sifted.whole(page, text)
    (article,) = whole.articles
    assert article.lines == (2, 7)
    assert article.evidence["title"].line == 2
    assert [d.line for d in (article.date, article.first_date, article.body.voices[0].date) if d] == [4, 4, 4]
    assert article.body.asides[0].line == 7
    assert [(v.line, v.verdict, v.article) for v in whole.verdicts] == [
        (1, "cut", None), (2, "kept", 1), (3, "cut", 1), (4, "kept", 1), (5, "kept", 1), (6, "cut", 1), (7, "kept", 1),
    ]  # fmt: skip
    assert (whole.text, whole.source, article.source, whole.recipe) == (text, "Gull", "Gull", "gull")


def test_a_page_of_which_nothing_is_left_keeps_its_lines() -> None:
    sifted = Sifted(["a", "b"], drop("lines = '.'"))
    whole = sifted.whole(Page("text", "", (), (LineVerdict(1, "cut", "blank"),)), "a\nb")
    assert [(v.line, v.reason) for v in whole.verdicts] == [
        (1, "recipe gull: drop lines"),
        (2, "recipe gull: drop lines"),
    ]
