"""`passerelles …`: one entry point. Errors people can mend leave as one sentence and exit code 2."""

from __future__ import annotations

import os
import sys
from itertools import pairwise

import click

from web.commands.bench import bench
from web.commands.directory import directory
from web.commands.exchange import export_command, import_command
from web.commands.explain import explain_command
from web.commands.match import match_command, understand_command
from web.commands.minutes import minutes_command
from web.commands.refused import Refused
from web.commands.serve import serve_command
from web.errors import KNOWN, answer


class Friendly(click.Group):
    """A group whose known errors are one clear sentence on stderr, in the asker's language."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except KNOWN as error:
            raise Refused(answer(error, asked_language())[1]) from error


def asked_language() -> str:
    """The language asked for on the command line (`--lang`), else the locale's, else French."""
    for before, after in pairwise([*sys.argv[1:], ""]):
        if before == "--lang" or before.startswith("--lang="):
            return (after if before == "--lang" else before.split("=", 1)[1])[:2]
    return "en" if os.environ.get("LANG", "").startswith("en_CA") else "fr"


@click.group(cls=Friendly, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="passerelles")
def main() -> None:
    """Passerelles : de ce qu'une famille vit à la bonne aide, tout près, et pourquoi."""


for command in (
    match_command,
    understand_command,
    explain_command,
    minutes_command,
    directory,
    import_command,
    export_command,
    serve_command,
    bench,
):
    main.add_command(command)

if __name__ == "__main__":
    main()
