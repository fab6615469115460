"""One thing that the app can do."""

from readroom.text.record import record


@record
class Command:
    """One thing that the app can do.

    `id` names it in the keymap file and leads to its handlers (`do_line_down`); `title` is its name in lists; `help`
    says what it does; `keys` are its default keys; `contexts` where it works. `footer` puts it in the bottom line.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    contexts: tuple[str, ...]
    footer: bool = False

    @property
    def handler(self) -> str:
        """The name of the method that does it."""
        return "do_" + self.id.replace("-", "_")
