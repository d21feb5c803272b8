"""The envelope of a page, and the links to its neighbours."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Request

from directory_data.gathering import read_row
from directory_data.hsds.pages import Page, Row

Json = dict[str, Any]


def envelope(page: Page, number: int, size: int, contents: list[Json]) -> Json:
    """A page of `contents`, with what HSDS says about it."""
    pages = max(1, -(-page.total // size))
    return {
        "total_items": page.total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def minimal(rows: list[Row]) -> Json:
    """Every record of the answer in one page: id and date of change, and what HSDS requires of a service."""
    shown = [_minimal(row) for row in rows]
    return envelope(Page(0, len(shown), ()), 1, max(1, len(shown)), shown)


def _minimal(row: Row) -> Json:
    body = read_row(row)
    kept = {name: body[name] for name in ("id", "name", "status") if name in body}
    return kept | {"modified_date": body["last_modified"], "last_modified": body["last_modified"]}


def links(request: Request, page: Page, number: int, size: int) -> str:
    """RFC 8288 links, release included: following them reads one release to its end, whatever is published."""
    last = max(1, -(-page.total // size))
    wanted = {"first": 1, "prev": number - 1, "next": number + 1, "last": last}
    if request.method == "POST":
        return ""  # what was asked by POST is not written in an address
    kept = {k: v for k, v in request.args.items() if k not in ("page", "release")}
    return ", ".join(
        f'<{request.base_url}?{urlencode({**kept, "page": turn, "release": page.release})}>; rel="{name}"'
        for name, turn in wanted.items()
        if 1 <= turn <= last
    )
