"""The guides keep up: a command, a setting, a rule or a dependency without its line fails here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from matcher.policy import POLICY
from web.cli import main
from web.config import PREFIX, Settings

ROOT = Path(__file__).resolve().parent.parent


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


@pytest.mark.parametrize(("name", "command"), list(commands(main)), ids=lambda value: str(value))
def test_every_command_and_option_is_in_the_guide(name: str, command: click.Command) -> None:
    text = page("commandes.md")
    assert name in text
    assert command.help
    for option in (p for p in command.params if isinstance(p, click.Option)):
        assert option.opts[0] in text, f"{name} {option.opts[0]}"


@pytest.mark.parametrize("setting", [f"{PREFIX}{field.name.upper()}" for field in fields(Settings)])
def test_every_setting_is_documented(setting: str) -> None:
    assert f"`{setting}`" in page("settings.md")


@pytest.mark.parametrize("rule", [*POLICY.constraints, *POLICY.preferences])
def test_every_rule_is_documented_with_its_points(rule: str) -> None:
    line = next(line for line in page("matching.md").splitlines() if line.startswith(f"| `{rule}`"))
    if rule in POLICY.preferences:
        assert f"| {POLICY.preferences[rule].weight} |" in line
    elif POLICY.constraints[rule].unknown:
        assert f"−{POLICY.constraints[rule].unknown}" in line


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + [
        p for group in project["optional-dependencies"].values() for p in group
    ]
    names = {re.split(r"[\[><=~ ]", requirement)[0] for requirement in wanted}
    text = page("dependencies.md")
    assert not {name for name in names if not re.search(rf"(^|\W){re.escape(name)}(\W|$)", text)}


def test_no_lock_names_a_host() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_the_guides_only_show_pictures_that_exist() -> None:
    for guide in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", guide.read_text(encoding="utf-8")):
            assert (guide.parent / target).exists(), f"{guide.name}: {target}"
