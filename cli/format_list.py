"""`readroom formats`: what is read, what of it is installed, and what to install."""

import argparse
import importlib.util
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text

if TYPE_CHECKING:
    from readroom.importer.formats import Format


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    formats = commands.add_parser("formats", help="list the formats that are read, and what to install for the others")
    form = formats.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="as Markdown, the way docs/formats.md has it")
    form.add_argument("--json", action="store_true", help="a line of JSON for each format")
    formats.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the formats."""
    from readroom.importer.formats import formats

    found = sorted(formats(), key=lambda each: each.title.casefold())
    if args.markdown:
        emit_text("\n".join(section(each) for each in found).rstrip("\n"))
        return 0
    for each in found:
        if args.json:
            emit_json(
                {
                    "name": each.name,
                    "title": each.title,
                    "endings": list(each.endings),
                    "container": each.container,
                    "extra": each.needs,
                    "installed": is_installed(each),
                }
            )
        else:
            state = "read" if is_installed(each) else f"install: {how_to_install(each)}"
            emit_text(f"{each.title:<36} {' '.join(each.endings):<34} {state}".rstrip())
    return 0


def is_installed(each: "Format") -> bool:
    """Tell whether the libraries that a format needs are there."""
    return all(importlib.util.find_spec(module) is not None for module in each.modules)


def how_to_install(each: "Format") -> str:
    """Return the command that installs what a format needs."""
    return f"pip install 'readroom[{each.needs}]'"


def section(each: "Format") -> str:
    """Return a format's section of docs/formats.md."""
    endings = " ".join(f"`{ending}`" for ending in each.endings)
    lines = [f"## {each.title}", "", each.about, ""]
    if endings:
        lines += [f"Told by its content; endings: {endings}", ""]
    if each.needs:
        lines += [f"Needs `{how_to_install(each)}`.", ""]
    if each.limits:
        lines += [f"Limits: {each.limits}.", ""]
    if each.details:
        lines += [each.details.rstrip("\n"), ""]
    return "\n".join(lines)
