"""`readroom keys`: the table of commands of the app."""

import argparse

from readroom.context import emit_json, emit_text


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    keys = commands.add_parser("keys", help="list the keys of the app")
    form = keys.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="as Markdown, the way docs/keys.md has it")
    form.add_argument("--json", action="store_true", help="a line of JSON for each command")
    keys.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the table of commands."""
    from readroom.tui.commands import COMMANDS

    if args.json:
        for command in COMMANDS:
            emit_json(
                {
                    "id": command.id,
                    "title": command.title,
                    "help": command.help,
                    "keys": list(command.keys),
                    "contexts": list(command.contexts),
                }
            )
    else:
        emit_text(key_table(markdown=args.markdown).rstrip("\n"))
    return 0


def key_table(*, markdown: bool) -> str:
    """Return the keys by context, as plain text or as the Markdown of docs/keys.md."""
    from readroom.tui.commands import COMMANDS, CONTEXTS

    parts: list[str] = []
    for context, heading in CONTEXTS.items():
        found = [c for c in COMMANDS if context in c.contexts]
        if not found:
            continue
        if markdown:
            rows = "".join(f"| {_markdown_keys(c.keys)} | {c.title} | {c.help} |\n" for c in found)
            parts.append(f"## {heading}\n\n| keys | command | what it does |\n| --- | --- | --- |\n{rows}")
        else:
            rows = "".join(f"  {', '.join(c.keys):<22} {c.help}\n" for c in found)
            parts.append(f"{heading}\n{rows}")
    return "\n".join(parts)


def _markdown_keys(keys: tuple[str, ...]) -> str:
    def shown(key: str) -> str:
        return f"`` {key} ``" if "`" in key else f"`{key.replace('|', chr(92) + '|')}`"

    return ", ".join(shown(key) for key in keys)
