"""Who may import whom, read from the imports themselves. The table is docs/architecture.md's, as code."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("directory_data", "matcher", "web")
LIBRARY = frozenset(sys.stdlib_module_names)

# room → what it may import of our own (prefixes). The longest room that fits a module rules it.
RULES: dict[str, tuple[str, ...]] = {
    "directory_data": ("directory_data",),
    "directory_data.hsds": (
        "directory_data.hsds",
        "directory_data.model",
        "directory_data.vocabulary",
        "directory_data.values",
        "directory_data.folding",
        "directory_data.places",
        "directory_data.errors",
    ),
    "directory_data.exchange": (
        "directory_data.exchange",
        "directory_data.hsds",
        "directory_data.vocabulary",
        "directory_data.reference_tables",
        "directory_data.errors",
    ),
    # The one room of the exchange that knows the store.
    "directory_data.exchange.run": ("directory_data",),
    "directory_data.exports": (
        "directory_data.exports",
        "directory_data.hsds",
        "directory_data.shelves",
        "directory_data.gathering",
    ),
    "directory_data.sources": (
        "directory_data.model",
        "directory_data.vocabulary",
        "directory_data.values",
        "directory_data.catalog",
        "directory_data.errors",
        "directory_data.sources",
    ),
    "matcher": (
        "matcher",
        "directory_data.model",
        "directory_data.vocabulary",
        "directory_data.places",
        "directory_data.folding",
        "directory_data.errors",
        "directory_data.reading_model",
    ),
    # Run by a developer, never by a match.
    "matcher.training": (
        "matcher",
        "directory_data.vocabulary",
        "directory_data.corpus",
        "directory_data.reading_model",
    ),
    "web.config": (),
    "web.notes": (),
    "web.household": ("directory_data.vocabulary", "matcher"),
    "web.wiring": (
        "directory_data.store",
        "directory_data.shelves",
        "directory_data.hsds",
        "directory_data.errors",
        "directory_data.places",
        "directory_data.vocabulary",
        "matcher",
        "web.config",
    ),
    "web.exchange": (
        "directory_data.exchange",
        "directory_data.hsds",
        "directory_data.vocabulary",
        "matcher",
    ),
    "web.errors": (
        "directory_data.errors",
        "directory_data.refresh",
        "web.config",
        "web.household",
    ),
    "web.api": (
        "directory_data.model",
        "directory_data.values",
        "directory_data.vocabulary",
        "directory_data.hsds",
        "directory_data.places",
        "directory_data.errors",
        "matcher",
        "web.wiring",
        "web.household",
        "web.api",
    ),
    "web.api.hsds": (
        "directory_data.hsds",
        "directory_data.shelves",
        "directory_data.gathering",
        "directory_data.places",
        "directory_data.errors",
        "directory_data.vocabulary",
        "web.wiring",
        "web.api",
    ),
    "web.public": (
        "directory_data.model",
        "directory_data.values",
        "directory_data.vocabulary",
        "directory_data.places",
        "directory_data.errors",
        "matcher",
        "web.wiring",
        "web.errors",
        "web.notes",
        "web.api.shapes",
        "web.public",
    ),
    "web.bench": (
        "directory_data.model",
        "directory_data.vocabulary",
        "directory_data.places",
        "directory_data.folding",
        "directory_data.errors",
        "matcher",
        "web.bench",
    ),
    # These join everything.
    "web.app": PACKAGES,
    "web.cli": PACKAGES,
    "web.commands": PACKAGES,
}

# room → third-party libraries it must not touch.
FORBIDDEN: dict[str, tuple[str, ...]] = {
    "directory_data": ("flask", "werkzeug"),
    "matcher": ("flask", "werkzeug", "sqlalchemy", "alembic", "requests", "httpx", "urllib3", "geopy"),
    "web.public": ("sqlalchemy",),
    "web.api": ("sqlalchemy",),
    "web.bench": ("sqlalchemy", "flask", "werkzeug"),
}
SQLALCHEMY_ROOMS = (
    "directory_data.tables",
    "directory_data.store",
    "directory_data.database",
    "directory_data.migrations",
    "directory_data.records",
    "directory_data.shelves",
    "directory_data.filters",
)
CLOCKS = ("now", "today", "utcnow")


def modules() -> list[tuple[str, Path]]:
    found = []
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by full path"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def is_under(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(prefix + ".")


def room(module: str, rooms: dict[str, tuple[str, ...]]) -> str | None:
    fitting = [name for name in rooms if is_under(module, name)]
    return max(fitting, key=len) if fitting else None


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_a_module_imports_only_what_its_room_may(module: str, path: Path) -> None:
    rule = room(module, RULES)
    if rule is None:
        assert path.name == "__init__.py", f"{module} has no room in the table"
        return
    ours = {name for name in imports(path) if name.split(".")[0] in PACKAGES}
    allowed = (*RULES[rule], module)
    strangers = {
        name
        for name in ours
        if not any(is_under(name, prefix) or is_under(prefix, name) for prefix in allowed)
    }
    assert not strangers


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_a_module_keeps_away_from_the_libraries_barred_from_its_room(module: str, path: Path) -> None:
    barred = {
        library for name, libraries in FORBIDDEN.items() if is_under(module, name) for library in libraries
    }
    if is_under(module, "directory_data") and not any(is_under(module, name) for name in SQLALCHEMY_ROOMS):
        barred |= {"sqlalchemy", "alembic"}
    assert not {name.split(".")[0] for name in imports(path)} & barred


@pytest.mark.parametrize("module", [m for m, _ in modules() if is_under(m, "matcher")])
def test_the_engine_reads_no_clock(module: str) -> None:
    path = dict(modules())[module]
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert not set(calls) & set(CLOCKS)


def test_importing_the_engine_loads_neither_a_database_nor_a_web_server() -> None:
    code = "import sys, matcher; print([m for m in ('sqlalchemy', 'flask', 'web', 'granian') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_packages_export_names_only() -> None:
    for module, path in modules():
        if path.name == "__init__.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            kinds = {type(node) for node in tree.body}
            assert kinds <= {ast.Expr, ast.ImportFrom, ast.Import, ast.Assign}, module
