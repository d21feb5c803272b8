"""A live HSDS API, page after page: services whole, then what they do not reach."""

from __future__ import annotations

import gzip
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from directory_data.errors import BadRecord
from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.raw import Raw
from directory_data.exchange.readers.hsds_json import LISTS

SECONDS = 30
LARGEST_ANSWER = 200_000_000
MOST_PAGES = 20_000
TRIES = 3
PER_PAGE = 100
Get = Callable[[str], bytes]


def fetch(url: str) -> bytes:
    """The body at an http(s) address. Raises BadRecord in one sentence, after three tries."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise BadRecord(url, "adresse", "n'est pas une adresse http(s).", "Écrivez https://…")
    request = urllib.request.Request(url, headers={"Accept": "application/json", "Accept-Encoding": "gzip"})
    for turn in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=SECONDS, context=_tls(url)) as answer:
                raw: bytes = answer.read(LARGEST_ANSWER + 1)
                packed = answer.headers.get("Content-Encoding") == "gzip"
            return _unpacked(raw, url) if packed else _sized(raw, url)
        except urllib.error.HTTPError as error:
            if error.code < 500 or turn == TRIES - 1:
                raise BadRecord(
                    url, "réponse", f"{error.code} {error.reason}.", "Vérifiez l'adresse."
                ) from error
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            if turn == TRIES - 1:
                raise BadRecord(url, "réseau", f"ne répond pas ({error}).", "Essayez plus tard.") from error
    raise AssertionError("unreachable")


def _tls(url: str) -> ssl.SSLContext | None:
    return ssl.create_default_context() if url.startswith("https") else None


def _sized(raw: bytes, url: str) -> bytes:
    if len(raw) > LARGEST_ANSWER:
        raise BadRecord(
            url, "réponse", "trop grosse pour être lue sans risque.", "Demandez de plus petites pages."
        )
    return raw


def _unpacked(raw: bytes, url: str) -> bytes:
    import io

    with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
        return _sized(file.read(LARGEST_ANSWER + 1), url)


def read(base: str, findings: Findings, get: Get = fetch) -> Iterator[Raw]:
    """Every record of the API at `base`: each service by its id when a page does not give it whole."""
    base = base.rstrip("/")
    for path, kind in (
        ("services", "service"),
        ("organizations", "organization"),
        ("taxonomy_terms", "taxonomy_term"),
    ):
        row = 0
        for item in _pages(base, path, get, findings, required=path == "services"):
            row += 1
            where = Where(f"{base}/{path}", row)
            if not isinstance(item, dict):
                findings.add("unreadable", where, "*", item)
                continue
            yield Raw(
                LISTS[path],
                _whole(base, path, item, get, where, findings) if kind == "service" else item,
                where,
            )


def _pages(base: str, path: str, get: Get, findings: Findings, required: bool) -> Iterator[Any]:
    """The records of a list, following its pages to the last."""
    query = {"per_page": PER_PAGE} | ({"full": "true"} if path == "services" else {})
    for number in range(1, MOST_PAGES + 1):
        url = f"{base}/{path}?{urlencode({'page': number, **query})}"
        try:
            page: Any = msgspec.json.decode(get(url))
        except msgspec.DecodeError as error:
            raise BadRecord(url, "réponse", f"n'est pas du JSON ({error}).", "Vérifiez l'adresse.") from error
        except BadRecord:
            if required:
                raise
            findings.add("unknown_table", Where(f"{base}/{path}", 0), path)
            return
        contents = page.get("contents", page.get("content")) if isinstance(page, dict) else page
        if not isinstance(contents, list):
            raise BadRecord(
                url, "réponse", "n'est pas une page HSDS.", "Donnez l'adresse qui précède /services."
            )
        yield from contents
        if (
            not contents
            or isinstance(page, list)
            or page.get("last_page")
            or number >= page.get("total_pages", number)
        ):
            return


def _whole(base: str, path: str, item: Any, get: Get, where: Where, findings: Findings) -> Any:
    if {"service_at_locations", "phones", "schedules", "attributes"} & item.keys() or "id" not in item:
        return item
    try:
        return msgspec.json.decode(get(f"{base}/{path}/{quote(str(item['id']), safe='')}"))
    except (BadRecord, msgspec.DecodeError) as error:
        findings.add("unreadable", where, f"{path}/{item['id']}", error)
        return item
