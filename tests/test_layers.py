"""The rooms point one way, and only the app needs Textual."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOMS = {
    "text": "readroom.text",
    "db": "readroom.db",
    "import": "readroom.importer",
    "tui": "readroom.tui",
    "cli": "readroom",
}
MAY_USE = {
    "text": {"text"},
    "db": {"db", "text"},
    "import": {"import", "db", "text"},
    "tui": {"tui", "db", "text"},
    "cli": {"cli", "tui", "import", "db", "text"},
}
LATE = ("textual", "trafilatura", "lxml", "sqlite_utils", "markdownify", "rapidfuzz")


def room_of(module: str) -> str | None:
    """The room that a module belongs to; None when it is not one of ours."""
    if module != "readroom" and not module.startswith("readroom."):
        return None
    inner = [room for room, package in ROOMS.items() if room != "cli" and (module + ".").startswith(package + ".")]
    return inner[0] if inner else "cli"


def imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(root: Path, room: str) -> None:
    files = sorted((root / room).rglob("*.py"))
    assert files
    for path in files:
        for module in imports(path):
            used = room_of(module)
            assert used is None or used in MAY_USE[room], f"{path.relative_to(root)} imports {module}"
            if room != "tui":
                assert module.split(".")[0] != "textual", f"{path.relative_to(root)} imports {module}"


def test_text_does_no_input_or_output(root: Path) -> None:
    forbidden = {"os", "io", "sqlite3", "subprocess", "socket", "pathlib", "tempfile", "time", "urllib"}
    for path in (root / "text").rglob("*.py"):
        used = {m.split(".")[0] for m in imports(path)}
        assert not used & forbidden, f"{path.name} imports {used & forbidden}"
        names = {n.func.id for n in ast.walk(ast.parse(path.read_text("utf-8")))
                 if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}  # fmt: skip
        assert not names & {"open", "print", "input"}, path.name


def test_nothing_talks_to_a_network_or_a_shell_or_unpickles(root: Path) -> None:
    forbidden = {
        "socket",
        "http",
        "requests",
        "pickle",
        "marshal",
        "shelve",
        "urllib.request",
        "ftplib",
        "asyncio.streams",
    }
    for room in ROOMS:
        for path in (root / room).rglob("*.py"):
            assert not imports(path) & forbidden, path
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.keyword) and node.arg == "shell":
                    raise AssertionError(f"{path} starts a shell")


NETWORK = {
    "socket", "socketserver", "ssl", "ftplib", "http", "imaplib", "nntplib", "poplib", "smtplib", "telnetlib", "xmlrpc",
    "webbrowser", "urllib.request", "urllib.robotparser", "asyncio.streams", "wsgiref", "requests", "urllib3", "httpx",
    "httpcore", "aiohttp", "websockets", "paramiko", "dns",
}  # fmt: skip
"""Modules that open connections, or have another program open one."""
NETWORK_CALLS = {
    "urlopen", "urlretrieve", "create_connection", "start_server", "create_server", "fetch_url", "fetch_response",
    "startfile", "AF_INET", "asyncio.open_connection",
}  # fmt: skip
"""What opens one, whatever module it is called through."""
MADE_AT_RUN_TIME = "a module whose name is made at run time"
MAY_TALK: dict[str, str] = {}
"""Files that may, and why: there is none."""


def within(module: str) -> set[str]:
    """A module and the packages that it is in."""
    parts = module.split(".")
    return {".".join(parts[:n]) for n in range(1, len(parts) + 1)}


def network_uses(code: str) -> set[str]:
    """What a piece of Python uses that could open a connection."""
    tree = ast.parse(code)
    modules: set[str] = set()
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Attribute):
            names |= {node.attr, ast.unparse(node)}
        elif isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            asked = ast.unparse(node.args[0])
            ours = asked.startswith(("f'readroom.", "f'{__name__}."))
            if not ours and not isinstance(node.args[0], ast.Constant):
                names.add(MADE_AT_RUN_TIME)
            elif not ours:
                modules.add(asked.strip("'"))
    return {module for module in modules if within(module) & NETWORK} | names & {*NETWORK_CALLS, MADE_AT_RUN_TIME}


@pytest.mark.parametrize(
    "code",
    [
        "import socket", "from urllib import request", "import urllib.request as u", "from http.client import X",
        "importlib.import_module('socket')", "importlib.import_module(name)", "asyncio.open_connection(1)",
        "from trafilatura import downloads\ndownloads.fetch_url(1)",
    ],
)  # fmt: skip
def test_the_search_for_network_code_finds_it(code: str) -> None:
    assert network_uses(code)


def test_no_code_of_ours_can_use_a_network(root: Path) -> None:
    for room in ROOMS:
        for path in (root / room).rglob("*.py"):
            name = str(path.relative_to(root))
            found = network_uses(path.read_text(encoding="utf-8"))
            assert not found or name in MAY_TALK, f"{name} uses {found}"


STARTS = {
    "import/pool.py": "workers, whose arguments are the same for all; what they read goes through a pipe",
    "tui/clipboard.py": "tmux, which gets the text on its standard input",
    "tui/note_files.py": "the reader's own editor, on a file that is theirs alone",
}
"""Files that start other programs, and which: everybody sees the arguments of a program in the list of processes."""


def test_other_programs_are_started_where_it_is_known_what_they_are_told(root: Path) -> None:
    starting = {"subprocess.run", "subprocess.Popen", "subprocess.call", "subprocess.check_call", "os.popen",
                "subprocess.check_output", "subprocess.getoutput", "os.system", "os.posix_spawn", "os.fork",
                "asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell", "pty.spawn"}  # fmt: skip
    found = set()
    for room in ROOMS:
        for path in (root / room).rglob("*.py"):
            calls = {
                ast.unparse(n) for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Attribute)
            }
            if calls & starting or any(call.startswith(("os.exec", "os.spawn")) for call in calls):
                found.add(str(path.relative_to(root)))
    assert found == STARTS.keys()


def loaded(*argv: str, expect: int = 0, **environment: str) -> set[str]:
    """Top-level modules that are loaded after a command line has run in a process of its own."""
    code = (
        "import sys, json, io, contextlib\n"
        "out = io.StringIO()\n"
        "with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):\n"
        "    from readroom.__main__ import main\n"
        "    try: status = main(sys.argv[1:])\n"
        "    except SystemExit as stop: status = stop.code or 0\n"
        "print(json.dumps([status, out.getvalue(), sorted({m.split('.')[0] for m in sys.modules})]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *argv], capture_output=True, text=True, check=True)
    status, output, modules = json.loads(done.stdout.splitlines()[-1])
    assert status == expect, output
    return set(modules)


def test_help_loads_nothing_heavy() -> None:
    modules = loaded("--help")
    assert not modules & set(LATE)
    assert not modules & {"rich", "click", "asyncio"}


def test_import_and_search_load_no_textual(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A quay\n\nThe quay held when the water came, and nobody was hurt on it.\n")
    library = str(tmp_path / "library.db")
    assert "textual" not in loaded("--library", library, "import", str(page), "--json")
    modules = loaded("--library", library, "--notes", str(tmp_path / "notes.db"), "search", "quay", "--json")
    assert not modules & {"textual", "trafilatura", "lxml"}


def test_every_package_is_named_once_in_the_build(root: Path) -> None:
    import tomllib

    build = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    found = set()
    for room, package in ROOMS.items():
        for init in (root / room).rglob("__init__.py"):
            parts = init.parent.relative_to(root / room).parts
            if "corpus" not in parts:
                found.add(".".join((package, *parts)))
    assert set(build["packages"]) == found
    assert build["package-dir"] == {
        "readroom": "cli", "readroom.tour": "cli/tour", "readroom.text": "text", "readroom.db": "db",
        "readroom.importer": "import", "readroom.tui": "tui",
    }  # fmt: skip


def test_each_package_says_that_it_is_typed(root: Path) -> None:
    for room in ROOMS:
        for init in (root / room).rglob("__init__.py"):
            assert (init.parent / "py.typed").exists(), init.parent
