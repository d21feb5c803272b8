"""The gazetteer and the roads: what people type → a place; two places → minutes by car."""

from directory_data.places.distance import geodesic_km
from directory_data.places.gazetteer import Gazetteer, gazetteer
from directory_data.places.mentions import Mention, find_mentions
from directory_data.places.place import Place
from directory_data.places.roads import Roads, Trip, roads

__all__ = [
    "Gazetteer",
    "Mention",
    "Place",
    "Roads",
    "Trip",
    "find_mentions",
    "gazetteer",
    "geodesic_km",
    "roads",
]
