"""One parse: lines, depth, and what the parser drops without a word."""

from readroom.importer.html.tree import loses, parse


def texts(source: str) -> list[str]:
    return [line.text for line in parse(source).lines]


def test_blocks_and_breaks_are_lines() -> None:
    assert texts("<h1>A <b>b</b></h1><div>c<br>d<p>e</div>f<ul><li>g<li>h</ul>") == [
        "A b",
        "c",
        "d",
        "e",
        "f",
        "g",
        "h",
    ]


def test_links_and_words_are_counted() -> None:
    line = parse("<p>one <a href=x>two three</a> four</p>").lines[0]
    assert (line.words, line.linked, line.prose) == (4, 9, 2)
    assert parse("<p>港口委员会星期二开会</p>").lines[0].words == 5


def test_scripts_and_heads_have_no_lines() -> None:
    assert texts(
        "<html><head><title>t</title><script>x</script></head><body><style>y</style>z<template>w</template></body>"
    ) == ["z"]


def test_nesting_is_made_shallow() -> None:
    tree = parse("<body>" + "<section>" * 900 + "<p>deep</p>")
    assert [line.text for line in tree.lines] == ["deep"]
    assert tree.depth < 250


def test_loss_is_noticed() -> None:
    words = "<p>The harbour board voted to keep the small ferry running.</p>" * 20
    lost = "<body>" + "<div>" * 20_000 + words
    assert loses(lost, parse(lost))
    whole = f"<body>{words}<!-- {words} --><script>{'x = 1;' * 5000}</script>"
    assert not loses(whole, parse(whole))


def test_absurd_tags_are_tamed() -> None:
    bait = (
        "<p "
        + " ".join(f"a{n}=1" for n in range(60_000))
        + ">one</p><img src='data:image/png;base64,"
        + "A" * 400_000
        + "'><p>two</p>"
    )
    assert texts(bait) == ["one", "two"]
