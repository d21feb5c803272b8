"""A refusal people can read: one sentence on stderr, exit code 2."""

from __future__ import annotations

from typing import IO, Any

import click


class Refused(click.ClickException):
    """A sentence for a person."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence alone, without « Error: »."""
        click.echo(self.message, err=True)
