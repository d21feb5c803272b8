"""What every answer of the public API shares: JSON bytes, ETag and 304, gzip, open to any site."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from flask import Request, Response

SMALLEST = 600
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Vary": "Accept-Encoding",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def json_answer(request: Request, value: Any, links: str = "") -> Response:
    """A JSON answer, or 304 when the caller already has it."""
    raw = msgspec.json.encode(value)
    mark = hashlib.blake2b(raw, digest_size=12).hexdigest()
    response = Response(raw, content_type="application/json")
    if links:
        response.headers["Link"] = links
    return _kept(request, response, mark)


def line_answer(request: Request, lines: Iterable[bytes], mark: str) -> Response:
    """A stream, one JSON record a line; `mark` changes when the stream would."""
    zipped = _takes_gzip(request)
    response = Response(_gzipped(lines) if zipped else lines, content_type="application/x-ndjson")
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    return _kept(request, response, hashlib.blake2b(mark.encode(), digest_size=12).hexdigest())


def finish(request: Request, response: Response) -> Response:
    """The headers of every answer of the API, and gzip where it is worth it."""
    response.headers.update(HEADERS)
    if request.method == "OPTIONS":
        response.headers.update(PREFLIGHT)
    small = response.is_streamed or "Content-Encoding" in response.headers or not _takes_gzip(request)
    if not small and len(response.get_data()) >= SMALLEST:
        response.set_data(gzip.compress(response.get_data(), 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _kept(request: Request, response: Response, mark: str) -> Response:
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
        return response
    response.set_etag(mark, weak=True)
    response.headers["Cache-Control"] = "public, no-cache"
    return response.make_conditional(request)


def _takes_gzip(request: Request) -> bool:
    return request.accept_encodings["gzip"] > 0


def _gzipped(lines: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(6, wbits=31)
    for line in lines:
        if block := packer.compress(line):
            yield block
    yield packer.flush()
