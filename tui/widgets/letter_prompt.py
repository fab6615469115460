"""A line that takes one letter."""

from readroom.tui.widgets.tag_prompt import Answered, Prompt


class LetterPrompt(Prompt):
    """Asks for a letter: the first one that is typed is the answer. Escape gives none."""

    def __init__(self, question: str, hint: str, answered: Answered) -> None:
        super().__init__(question, "", answered)
        self._hint = hint

    @property
    def hint(self) -> str:
        """What can be typed."""
        return self._hint

    def typed(self, value: str) -> None:
        """Take a letter, or a backtick, as the answer."""
        letter = value[:1]
        if not (letter.isascii() and letter.isalpha()) and letter != "`":
            self.set("")
            return
        self.set(letter)
        self.accept_soon("letter")
