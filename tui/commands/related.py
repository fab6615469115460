"""What articles have to do with one another: shared text, stories, quotations, spellings."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import EVERYWHERE, LED, READING

COMMANDS: tuple[Command, ...] = (
    Command("related", "Related", "Show who shares text with the article.", ("r",), (*READING, *LED), True),
    Command("compare-with", "Compare with", "Show what to compare the article with.", ("C",), (*READING, *LED)),
    Command("stories", "Stories", "List the stories: articles that tell the same event.", ("T",), EVERYWHERE),
    Command("quotations", "Quotations", "List the quotations that several articles print.", ("Q",), EVERYWHERE),
    Command("spellings", "Spellings", "List which spellings may be one name.", ("V",), EVERYWHERE),
    Command("fold-copies", "Fold copies", "List copies of a text once, or each of them.", (", n",), ("articles",)),
    Command("compare-row", "Compare", "Compare the two articles.", ("c",), ("related",), True),
    Command(
        "near-only", "Near-duplicates", "Show only those that share half of it, or all.", (", n",), ("related",), True
    ),
    Command("its-story", "Its story", "Show the story that the article belongs to.", (", t",), ("related",), True),
    Command("its-quotations", "Its quotations", "List who prints its quotations.", (", q",), ("related",), True),
    Command("choose-row", "Choose", "Choose the row, or no longer.", ("v",), ("stories", "story"), True),
    Command("name-story", "Name", "Give the story a name.", (", n",), ("stories", "story"), True),
    Command("pin-story", "Pin", "Keep the articles of the story together.", (", p",), ("stories", "story"), True),
    Command("merge-stories", "Merge", "Make the chosen stories and this one one.", (", m",), ("stories",), True),
    Command("split-story", "Split", "Take the chosen articles out of the story.", (", s",), ("story",), True),
    Command("forget-story", "Take back", "Take back what you decided of it.", (", x",), ("stories", "story")),
    Command("accept-spelling", "Accept", "Say that the two are one name.", ("a",), ("spellings",), True),
    Command("reject-spelling", "Reject", "Say that the two are different names.", ("x",), ("spellings",), True),
    Command("forget-spelling", "Take back", "Take back what was decided of the two.", ("d",), ("spellings",), True),
)
