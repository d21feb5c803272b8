"""One cleaner per kind of value: raw text in, canonical value out, or BadValue with one clear sentence."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import opening_hours
import phonenumbers
from phonenumbers import shortnumberinfo

from directory_data.errors import BadValue
from directory_data.model import Phone

_EXTENSION = re.compile(r"[,\s]*\bposte\s*(\d{1,6})\b", re.IGNORECASE)
_NOTE = re.compile(r"\(([^)]*[^\d)\s][^)]*)\)")
_TEXT_CODE = re.compile(r"^texto\s+(?P<word>[A-ZÀ-Ü]+)\s+au\s+", re.IGNORECASE)
_POSTAL = re.compile(r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_EMAIL = re.compile(r"[^@\s,;<>]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def phone(raw: str) -> Phone:
    """« 1-866-277-3553 » → Phone("1 866 277-3553"); « 418 851-2662, poste 302 » keeps its extension.

    Seven digits without an area code are refused: nobody completes a number here.
    """
    note = _NOTE.search(raw)
    rest = _NOTE.sub("", raw).strip()
    keyword = _TEXT_CODE.match(rest)
    kind = "text" if rest.lower().startswith("texto") else "voice"
    rest = re.sub(r"^texto\s+", "", _TEXT_CODE.sub("", rest), flags=re.IGNORECASE)
    extension = _EXTENSION.search(rest)
    digits = re.sub(r"\D", "", _EXTENSION.sub("", rest))
    label = f"écrire {keyword['word']}" if keyword else (note.group(1) if note else None)
    return Phone(_dialled(digits, raw, kind), extension.group(1) if extension else None, kind, label)


def phones(raw: str) -> tuple[Phone, ...]:
    """Every number of a cell: « 418 723-1255 ou 1 800 463-9009; texto 514 600-1002 »."""
    parts = re.split(r"\s*;\s*|\s+ou\s+", raw.strip())
    return tuple(phone(part) for part in parts if part)


def _dialled(digits: str, raw: str, kind: str) -> str:
    if len(digits) == 3 or (kind == "text" and len(digits) in (5, 6)):
        return _short(digits, raw, kind)
    if len(digits) == 11 and digits[0] == "1":
        return "1 " + _ten(digits[1:], raw)
    if len(digits) == 10:
        return _ten(digits, raw)
    raise BadValue(f"« {raw} » n'est pas un numéro à dix chiffres; ne pas le compléter, le faire confirmer.")


def _short(digits: str, raw: str, kind: str) -> str:
    known = digits in {"211", "811", "911", "988"}
    if (
        kind == "text"
        or known
        or shortnumberinfo.is_valid_short_number_for_region(phonenumbers.parse(digits, "CA"), "CA")
    ):
        return digits
    raise BadValue(f"« {raw} » n'est pas un numéro court connu.")


def _ten(digits: str, raw: str) -> str:
    if not phonenumbers.is_possible_number(phonenumbers.parse("+1" + digits)) or digits[0] in "01":
        raise BadValue(f"« {raw} » n'est pas un numéro nord-américain.")
    return f"{digits[:3]} {digits[3:6]}-{digits[6:]}"


def tel_uri(phone: Phone) -> str:
    """What a phone dials: « tel:+14188935389;ext=302 », « tel:811 » (never +1-811)."""
    digits = re.sub(r"\D", "", phone.number)
    number = digits if len(digits) <= 6 else "+" + (digits if len(digits) == 11 else "1" + digits)
    scheme = "sms" if phone.kind == "text" else "tel"
    return f"{scheme}:{number}" + (f";ext={phone.extension}" if phone.extension else "")


def postal_code(raw: str) -> str:
    """« g0l4k0 » → « G0L 4K0 »."""
    packed = re.sub(r"[\s-]", "", raw).upper()
    if not _POSTAL.fullmatch(packed):
        raise BadValue(f"« {raw} » n'est pas un code postal canadien.")
    return f"{packed[:3]} {packed[3:]}"


def url(raw: str) -> str:
    """An http(s) address with a host; a bare host gets https://. Any other scheme is refused."""
    text = raw.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
    except ValueError as error:
        raise BadValue(f"« {raw} » n'est pas une adresse web.") from error
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or "") or " " in text:
        raise BadValue(f"« {raw} » n'est pas une adresse web.")
    return parts.geturl()


def email(raw: str) -> str:
    """One e-mail address, as written but for the spaces around it."""
    text = raw.strip()
    if not _EMAIL.fullmatch(text):
        raise BadValue(f"« {raw} » n'est pas une adresse de courriel.")
    return text


def hours(raw: str) -> str:
    """Opening hours in OpenStreetMap syntax, checked by the parser that will read them."""
    text = raw.strip()
    try:
        opening_hours.OpeningHours(text)
    except Exception as error:
        raise BadValue(f"« {raw} » n'est pas un horaire au format OpenStreetMap.") from error
    return text


def day(raw: str | None) -> str | None:
    """The date a source gives, as « 2023 », « 2023-08 » or « 2023-08-14 »; None when it gives none.

    « vers 2015-2016 » → « 2015 »: the earlier year, so that nothing looks fresher than it is.
    """
    found = _DATE.search(raw or "")
    return "-".join(part for part in found.groups() if part) if found else None
