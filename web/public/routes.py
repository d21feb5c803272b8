"""The public pages: search, results, a page per service, how it works. Each route is read, ask, print.

A note comes by POST and leaves in the page alone: never in an address, a log, a cookie or a cache.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request

from web.public import forms, views
from web.public.danger import call_911
from web.public.forms import read_form
from web.public.home import home as home_view
from web.public.how import how as how_view
from web.public.search import Found, search
from web.public.service_page import service_page
from web.public.text import tell
from web.public.understood import domains
from web.wiring import Desk

public = Blueprint(
    "public", __name__, template_folder="templates", static_folder="static", static_url_path="/static"
)
SHORT = "public, max-age=300"


def desk() -> Desk:
    """The desk this application was made with."""
    found: Desk = current_app.extensions["passerelles"]
    return found


@public.get("/", defaults={"lang": "fr"})
@public.get("/en/", defaults={"lang": "en"})
def home(lang: str) -> Response:
    """The search form."""
    return _cached(_form(lang, None))


@public.post("/", defaults={"lang": "fr"})
@public.post("/en/", defaults={"lang": "en"})
def results(lang: str) -> Response:
    """The answer to a note, or the form again with one clear sentence."""
    here = desk()
    found = search(read_form(request.form, here.vocabulary), here, lang, here.now())
    body = _form(lang, found) if found.report is None else _results(lang, found)
    response = make_response(body, found.status)
    response.headers["Cache-Control"] = "no-store"
    return response


@public.get("/service/<service_id>", defaults={"lang": "fr"})
@public.get("/en/service/<service_id>", defaults={"lang": "en"})
def service(service_id: str, lang: str) -> Response:
    """One service of the directory."""
    here = desk()
    entry = here.index.by_id.get(service_id) or abort(404)
    view = service_page(entry, here.vocabulary, here.now(), lang)
    name = None if view.neutral else view.title.text
    title = tell("title.service", lang, name=name) if name else tell("title.service_neutral", lang)
    return _cached(
        _page(
            "service.html",
            lang,
            "service",
            title,
            view=view,
            help_line=views.help_line(here.index, lang),
            service_id=service_id,
        )
    )


@public.get("/comment", defaults={"lang": "fr"})
@public.get("/en/how", defaults={"lang": "en"})
def how(lang: str) -> Response:
    """How the ranking works."""
    return _cached(_page("how.html", lang, "how", tell("title.how", lang), view=how_view(lang)))


def _form(lang: str, found: Found | None) -> str:
    """The search form: as new, or with what was typed and what to mend."""
    here = desk()
    return _page(
        "home.html",
        lang,
        "home",
        tell("title.home", lang),
        view=home_view(here.index, lang),
        asked=found.asked if found else forms.Asked(),
        problems=views.problem_sentences(found.problems, lang) if found else (),
        domains=domains(here.vocabulary, lang),
        place_names=place_names(here),
        posted=found is not None,
    )


def _results(lang: str, found: Found) -> str:
    here = desk()
    assert found.report is not None
    view = views.results(found, found.report, here, lang)
    title = tell("title.results", lang)
    return _page("results.html", lang, "home", title, view=view, place_names=place_names(here), posted=True)


def place_names(here: Desk) -> tuple[str, ...]:
    """The names to offer while the place is typed, each once, by name."""
    return tuple(sorted({place.name for place in here.gazetteer.all() if place.kind != "territory"}))


def _page(template: str, lang: str, route: str, title: str, **values: object) -> str:
    """A template with what every page needs. `other`: the same page in the other language."""
    values.setdefault("posted", False)
    return render_template(
        template, lang=lang, other="fr" if lang == "en" else "en", route=route, title=title,
        call_911=call_911(lang), **values,
    )  # fmt: skip


def _cached(body: str) -> Response:
    response = make_response(body)
    response.headers["Cache-Control"] = SHORT
    response.add_etag()
    response.make_conditional(request)
    return response
