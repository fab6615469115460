"""The screen of three articles and more."""

import runpy
from pathlib import Path

from readroom.tui.screens.compare import CompareScreen
from readroom.tui.screens.several import SeveralScreen

_pair = runpy.run_path(str(Path(__file__).with_name("test_compare.py")))
A, B, Host, Seen, article = (_pair[name] for name in ("A", "B", "Host", "Seen", "article"))
THIRD = """Twenty gulls watched the debate.

It will cost 40 million crowns, its chairman said after the long meeting.
"""
C = article(3, THIRD, "Gulls", source="Gull Gazette")
COPY = article(4, THIRD + "\nMore soon.", "Gulls again", source="Isles Mail")


async def test_a_base_and_its_witnesses() -> None:
    app = Host()
    async with app.run_test(size=(80, 30)) as pilot:
        screen = SeveralScreen(A, [B, C, COPY])
        await app.push_screen(screen)
        seen = Seen(app, pilot, screen)
        await seen.settle()
        text = " ".join(seen.text().split())
        assert "4 articles: 3 distinct texts, 3 outlets" in text
        assert "a copy of 2;" in text
        (line,) = [line for line in await seen.all_lines() if "It will cost 40" in line]
        assert line.startswith("2.2 ≈!= =  all ")
        (line,) = [line for line in await seen.all_lines() if "Dockers, on the" in line]
        assert line.startswith("4.1 · · ·  only")

        await seen.press(",", "n")
        (line,) = [line for line in await seen.all_lines() if "Twenty gulls" in line]
        assert "· > > " in line
        await seen.press(",", "n", ",", "a")
        assert [screen.many.is_everywhere(screen.many.sentences[n]) for n in screen.view.items[1:]] == [True]
        await seen.press(")")
        assert screen.position.startswith("in 3 of 3 texts, 3 outlets")
        await seen.press(",", "a", ",", "o")
        assert all(screen.many.is_alone(screen.many.sentences[n]) for n in screen.view.items[1:])

        await seen.press(",", "o", "l", "m", "c")
        assert screen.witness == 1
        assert [h.key for h in app.backend.made] == ["k1"]
        assert app.kept == [1, 2, 3, 4]
        await seen.press(",", "b")
        assert screen.base is C
        assert screen.witnesses == [B, A, COPY]
        await seen.press("enter")
        pair = app.screen
        assert isinstance(pair, CompareScreen)
        assert (pair.left, pair.right) == (C, A)


async def test_it_is_still_at_any_size_and_exported(tmp_path: Path) -> None:
    app = Host()
    async with app.run_test(size=(200, 50)) as pilot:
        screen = SeveralScreen(A, [B, C])
        await app.push_screen(screen)
        seen = Seen(app, pilot, screen)
        await seen.settle()
        (line,) = [line for line in await seen.all_lines() if "The harbour commission" in line]
        assert "On Tuesday the harbor commission met" in line
        app.answers.append(str(tmp_path / "c.md"))
        await seen.press("e")
        assert "| 1 of 3 |" in (tmp_path / "c.md").read_text()
        for size in ((40, 10), (5, 3), (1, 1)):
            await seen.resize(*size)
            assert len(seen.lines()) == size[1]


async def test_what_so_many_texts_say() -> None:
    app = Host()
    async with app.run_test(size=(80, 40)) as pilot:
        screen = SeveralScreen(A, [B, C, COPY])
        await app.push_screen(screen)
        seen = Seen(app, pilot, screen)
        await seen.settle()
        many = screen.many
        of, others = len(many.sentences), len(many.absent)

        def texts(number: int) -> int:
            if number >= of:
                return len({many.texts[place.witness + 1] for place in many.absent[number - of]})
            said = [n for n, mark in enumerate(many.sentences[number].marks) if mark and mark.kind not in ("related",)]
            return len({many.texts[0], *(many.texts[n + 1] for n in said)})

        for keys, least in ((("1",), 1), ((), 2), ((), 3), (("9",), None)):
            await seen.press(*keys, ",", "k")
            if least is None:  # no more than all: the same again, and so all sentences
                assert screen.shown == ""
                continue
            wanted = [n for n in range(of + others) if texts(n) >= least]
            assert screen.view.items[1:] == wanted
            own = sum(n < of for n in wanted)
            said = f"said by {least} or more of 3 texts: {len(wanted)} of {of + others}"
            parts = f"({own} of {of} sentences of the base, {len(wanted) - own} of {others} not in it)"
            assert f"shown: {said} {parts}" in " ".join(seen.text().split())


async def test_the_base_and_an_account_apart() -> None:
    app = Host()
    async with app.run_test(size=(80, 20)) as pilot:
        screen = SeveralScreen(A, [B, C, COPY])
        await app.push_screen(screen)
        seen = Seen(app, pilot, screen)
        await seen.settle()
        view = screen.view
        await seen.press(",", "u")
        base = [line for line in seen.lines() if "moves alone" in line]
        assert base[0].startswith(" base moves alone: row ")
        assert base[0].endswith(f" of {len(screen.many.sentences)}")
        await seen.press("tab", "G", "m")
        assert app.backend.made[-1].key == "k2"
        part = screen.many.comparisons[0].rows[view.row_at_hand].right
        assert (app.backend.made[-1].start, app.backend.made[-1].end) == part
        # Another account is put beside the base; together again, the base stands at what it has of the row at hand.
        await seen.press("l")
        assert " 2 moves alone: row " in seen.text()
        hit = next(n for n in view.numbers if "40 million" in THIRD[slice(*screen.many.comparisons[1].rows[n].right)])
        view.go_to_row(hit)
        await seen.press(",", "u")
        sentence = screen.many.sentences[view.here]
        assert "40 million" in A.body.text[slice(*sentence.range)]
        await seen.press(",", "n", ",", "u", "tab")
        (own,) = [line for line in seen.lines() if line.startswith(" 2 stays: ")]
        assert "shown:" not in own
        assert "; shown: what the base has not" in seen.text()
        await seen.press(",", "u")
        assert not view.apart
        await seen.press(",", "u")
        for size in ((160, 12), (5, 3), (1, 1)):
            await seen.resize(*size)
            await seen.press("tab", "G", "l", ",", "n")
            assert len(seen.lines()) == size[1]


async def test_brackets_go_through_the_differences_to_check(tmp_path: Path) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = SeveralScreen(A, [B, C, COPY])
        await app.push_screen(screen)
        seen = Seen(app, pilot, screen)
        await seen.settle()
        lines = await seen.all_lines()
        counted = "differences to check: 1 number, 1 amount; spellings: 1; each place of the base counts once"
        assert counted in " ".join(" ".join(lines).split())
        at = next(n for n, line in enumerate(lines) if "It will cost 40" in line)
        details = " ".join(" ".join(lines[at : at + 6]).split())
        said = "Harbour Post (base), Gull Gazette (2), Isles Mail (3) · “45 million”: Isles Mail (1)"
        assert f"! amount: “40 million”, 2 texts: {said}" in details
        await seen.press("g", "g", "]")
        assert app.said[-1] == "1 of 2: number: “two” · “three”"
        await seen.press("]", "m", "y")
        assert app.said[-1].startswith("“Town votes")
        part = screen.many.sentences[screen.view.here].range
        assert "40 million" in A.body.text[slice(*part)]
        assert (app.backend.made[-1].key, app.backend.made[-1].start, app.backend.made[-1].end) == ("k1", *part)
        for words in ("40 million crowns", "45 million crowns"):
            assert words in app.copied[-1]
        await seen.press("]")
        assert app.said[-1] == "This was the last difference"
        await seen.press("[")
        assert app.said[-1] == "1 of 2: number: “two” · “three”"

        await seen.press(",", "d")
        assert screen.view.items[1:] == sorted({d.sentence for d in screen.many.checked()})
        await seen.press(",", "o", "]")
        assert app.said[-1].startswith("No differences to check; row 1 of ")
        # Read alone, the article goes through those that it has itself, and its sentence is marked.
        await seen.press(",", "o", ",", "u", "tab", "]", "]", "m")
        assert "2 of 2: amount: “40 million”: base, 2, 3 · “45 million”: 1" in app.said
        mark = app.backend.made[-1]
        assert (mark.key, "45 million" in B.body.text[mark.start : mark.end]) == ("k2", True)
        assert [line for line in seen.lines() if "≈! " in line and "45 million" in line]
        await seen.press("l", "]")
        assert app.said[-1].startswith("No differences to check; row ")
        for size in ((160, 12), (5, 3), (1, 1)):
            await seen.resize(*size)
            await seen.press("]", ",", "u", "]", ",", "d")
            assert len(seen.lines()) == size[1]
