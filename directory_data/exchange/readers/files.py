"""Opening what is given: a file, a folder or a zip, with limits that a bomb or a mistake meets early."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from directory_data.errors import BadRecord

MOST_BYTES = 1_500_000_000
MOST_FILES = 500
MOST_RATIO = 250  # text packs ten to thirty times; a bomb, a thousand
SMALL = 20_000_000
# beside the data in a folder, never the data
OTHERS = (".md", ".txt", ".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".ods", ".pdf", ".html")


@dataclass(frozen=True, slots=True)
class Part:
    """One file to read: its name for people, and where it is."""

    name: str
    path: Path
    entry: str | None = None

    @property
    def stem(self) -> str:
        """Its name without folder or endings: « regular_schedules », « schedules » for « schedules.tmp.csv »."""
        return PurePosixPath(self.entry or self.path.name).name.split(".")[0].lower()

    @property
    def ending(self) -> str:
        """Its last ending, « .csv »."""
        return PurePosixPath(self.entry or self.path.name).suffix.lower()

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Its bytes. Raises BadRecord where unreadable."""
        try:
            if self.entry is None:
                with self.path.open("rb") as file:
                    yield file
            else:
                with ZipFile(self.path) as archive, archive.open(self.entry) as file:
                    yield _Limited(file, self.name)  # type: ignore[misc]
        except (BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise BadRecord(self.name, "archive", f"illisible ({error}).", "Refaites le zip.") from error

    def read(self) -> bytes:
        """All of it. Raises BadRecord when it is too large."""
        with self.opened() as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise too_large(self.name)
        return raw


class _Limited(io.RawIOBase):
    """A stream that stops at the limit, whatever the archive declared."""

    def __init__(self, file: object, name: str) -> None:
        self._file, self._name, self._left = file, name, MOST_BYTES

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block: bytes = self._file.read(size)  # type: ignore[attr-defined]
        self._left -= len(block)
        if self._left < 0:
            raise too_large(self._name)
        return block

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        block = self.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)


def too_large(name: str) -> BadRecord:
    """The refusal of what would fill the machine."""
    return BadRecord(
        name, "taille", "trop gros pour être lu sans risque.", "Coupez-le en plusieurs fichiers."
    )


def files_in(path: Path) -> list[Part]:
    """What a path holds: itself, the files of a folder, the entries of a zip."""
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        return [Part(str(p.relative_to(path)), p) for p in found]
    if path.suffix.lower() == ".zip":
        return _entries(path)
    if not path.exists():
        raise FileNotFoundError(2, "fichier absent / no such file", str(path))
    return [Part(path.name, path)]


def _entries(path: Path) -> list[Part]:
    try:
        with ZipFile(path) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir() and "__MACOSX" not in e.filename]
    except BadZipFile as error:
        raise BadRecord(path.name, "archive", "n'est pas un zip lisible.", "Refaites le zip.") from error
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if total > MOST_BYTES or len(entries) > MOST_FILES or (total > SMALL and total / packed > MOST_RATIO):
        raise too_large(path.name)
    return [Part(e.filename, path, e.filename) for e in sorted(entries, key=lambda e: e.filename)]


def encoding_of(part: Part) -> str:
    """« utf-8-sig », « utf-16 » or « cp1252 », after reading it through once."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with part.opened() as file:
        block = file.read(1 << 20)
        if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        try:
            while block:
                decoder.decode(block)
                block = file.read(1 << 20)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
