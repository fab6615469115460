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
        assert "4 articles: 2 distinct texts, 3 outlets" in text
        assert "the text of 2;" in text
        (line,) = [line for line in await seen.all_lines() if "It will cost 40" in line]
        assert line.startswith("2.2 ≈== all ")
        (line,) = [line for line in await seen.all_lines() if "Dockers, on the" in line]
        assert line.startswith("4.1 ··· only")

        await seen.press(",", "n")
        (line,) = [line for line in await seen.all_lines() if "Twenty gulls" in line]
        assert "·>>" in line
        await seen.press(",", "n", ",", "a")
        assert [screen.many.is_everywhere(screen.many.sentences[n]) for n in screen.view.items[1:]] == [True]
        await seen.press(")")
        assert screen.position.startswith("in 2 of 2 texts, 3 outlets")
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
        assert "| 1 of 2 |" in (tmp_path / "c.md").read_text()
        for size in ((40, 10), (5, 3), (1, 1)):
            await seen.resize(*size)
            assert len(seen.lines()) == size[1]
