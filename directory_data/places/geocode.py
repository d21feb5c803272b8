"""A remote geocoder, off unless an administrator turns it on: addresses are personal information.

The gazetteer answers for every village without any network. Someone who wants streets names a provider, the
user agent that provider asks for, and the only domains requests may go to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geopy.exc import GeopyError
from geopy.geocoders import Nominatim, Pelias, Photon

from directory_data.errors import DirectoryError, UnknownPlace
from directory_data.places.distance import geodesic_km
from directory_data.places.gazetteer import Gazetteer
from directory_data.places.place import Place

__all__ = ["GeocoderError", "RemoteGeocoder", "Settings", "geodesic_km", "remote_geocoder"]

PROVIDERS: dict[str, Any] = {"nominatim": Nominatim, "pelias": Pelias, "photon": Photon}


class GeocoderError(DirectoryError):
    """The remote geocoder is off, misconfigured or does not answer."""


@dataclass(frozen=True, slots=True)
class Settings:
    """provider: "nominatim", "pelias" or "photon"; None = off. domain: host asked; timeout in seconds.

    allowed_domains: the only hosts requests may go to; empty = none.
    """

    provider: str | None = None
    user_agent: str = ""
    domain: str = ""
    allowed_domains: tuple[str, ...] = ()
    timeout: float = 3.0


class RemoteGeocoder:
    """Asks a geopy geocoder for an address and ties the answer to the road graph."""

    def __init__(self, geocoder: Any, gazetteer: Gazetteer) -> None:
        self._geocoder, self._gazetteer = geocoder, gazetteer

    def find(self, address: str) -> Place:
        """The place of kind "point" (rounded to 1 km) where this address stands.

        Raises UnknownPlace when nobody knows it or it is out of reach by road, GeocoderError when the
        service does not answer.
        """
        try:
            answer = self._geocoder.geocode(address, exactly_one=True)
        except GeopyError as problem:
            raise GeocoderError(f"the geocoder does not answer: {type(problem).__name__}") from problem
        if answer is None:
            raise UnknownPlace(address, self._gazetteer.suggest(address))
        return self._gazetteer.find(f"{answer.latitude:.5f}, {answer.longitude:.5f}")


def remote_geocoder(settings: Settings, gazetteer: Gazetteer) -> RemoteGeocoder:
    """A geocoder as configured. Raises GeocoderError when off, incomplete or outside the allowed domains."""
    if settings.provider is None:
        raise GeocoderError("the remote geocoder is off: name a provider to turn it on")
    if settings.provider not in PROVIDERS:
        raise GeocoderError(f"unknown geocoder {settings.provider!r}: one of {', '.join(PROVIDERS)}")
    if not settings.user_agent:
        raise GeocoderError("the geocoder needs a user agent that says who asks")
    if not settings.domain or settings.domain not in settings.allowed_domains:
        raise GeocoderError(f"the domain {settings.domain!r} is not among the allowed domains")
    make = PROVIDERS[settings.provider]
    wanted = {"domain": settings.domain, "user_agent": settings.user_agent, "timeout": settings.timeout}
    return RemoteGeocoder(make(**wanted), gazetteer)
