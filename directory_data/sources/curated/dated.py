"""What a curated service says with dates: closures, registration windows, free places, fields held true."""

from __future__ import annotations

from directory_data import values
from directory_data.errors import BadValue
from directory_data.model import Capacity, Closure, Registration, Verification
from directory_data.sources.curated.node import Node


def closure(node: Node) -> Closure:
    """`{start, end, text, osm}`: closed those days, or open as `osm` says."""
    found = Closure(node.day_required("start"), node.day("end"), node.both("text"), _osm(node))
    if found.end is not None and found.end < found.start:
        raise node.bad("end", "vient avant le début.", "Inversez les deux dates.")
    node.done()
    return found


def _osm(node: Node) -> str | None:
    said = node.maybe("osm")
    try:
        return values.hours(said) if said else None
    except BadValue as error:
        raise node.bad("osm", str(error)) from error


def registration(node: Node) -> Registration:
    """`{opens, closes, text}`: one of the two dates at least."""
    found = Registration(node.day("opens"), node.day("closes"), node.both("text"))
    if found.opens is None and found.closes is None:
        raise node.bad("opens", "aucune date.", "Écrivez « opens » ou « closes ».")
    node.done()
    return found


def capacity(node: Node) -> Capacity:
    """`{unit, available, date, maximum, text}`: free places, the day someone said so."""
    available = node.number("available")
    maximum = int(node.number("maximum")) if "maximum" in node.data else None
    found = Capacity(node.text("unit"), int(available), node.day_required("date"), maximum, node.both("text"))
    node.done()
    return found


def verification(node: Node) -> Verification:
    """`{field, date, by}`: who held this field true, and when."""
    found = Verification(node.text("field"), node.day_required("date"), node.text("by"))
    node.done()
    return found
