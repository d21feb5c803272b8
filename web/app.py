"""The web application: joins the desk, the pages, the headers and the errors. The only file that knows them all."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, make_response, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from matcher import amounts
from web.api.answers import finish
from web.api.hsds.routes import hsds
from web.api.match import matching
from web.api.problems import Problem, problem_response
from web.config import Settings
from web.public.danger import call_911
from web.public.routes import public
from web.public.text import tell
from web.wiring import Desk, Library, open_desk

LARGEST_FORM = 64 * 1024
API = ("/hsds", "/api/")
EXIT = "https://www.meteomedia.com/ca"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def create_app(desk: Desk | None = None, settings: Settings | None = None) -> Flask:
    """The application for `desk`; opened from the settings (the environment's by default) when None."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["passerelles"] = desk or _warm(open_desk(settings))
    app.extensions["passerelles.library"] = Library(settings, app.extensions["passerelles"].gazetteer)
    app.register_blueprint(public)
    app.register_blueprint(hsds)
    app.register_blueprint(matching)
    app.add_url_rule("/sante", view_func=lambda: _health(app))
    app.context_processor(lambda: _shared(app))
    app.after_request(_headers)
    app.register_error_handler(Exception, _error)
    return app


def _warm(desk: Desk) -> Desk:
    """Build the reader's tables now, so that the first person to ask does not wait for them."""
    desk.read("bonjour")
    return desk


def _health(app: Flask) -> Response:
    """« ok », and the release being served: for the machine that watches."""
    here: Desk = app.extensions["passerelles"]
    response = make_response(f"ok\n{here.index.release}\n")
    response.mimetype = "text/plain"
    response.headers["Cache-Control"] = "no-store"
    return response


def _headers(response: Response) -> Response:
    if request.path.startswith(API):
        response = finish(request, response)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "public.static" and "v" in request.args:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _shared(app: Flask) -> dict[str, Any]:
    """What every template may use: sentences, dates, links to files."""
    here: Desk = app.extensions["passerelles"]
    return {
        "t": tell,
        "release": here.index.release,
        "facts_until": _facts_until,
        "published": _published,
        "asset": _asset,
        "exit_url": EXIT,
    }


def _published(lang: str) -> str | None:
    """The day this release was published, in words."""
    here: Desk = current_app.extensions["passerelles"]
    day = here.index.published_on
    return amounts.month_of(day.isoformat(), lang) if day else None


def _facts_until(lang: str) -> str | None:
    """The month of the latest fact of the directory, in words."""
    here: Desk = current_app.extensions["passerelles"]
    dates = [service.read_on for entry in here.index.entries if (service := entry.service).read_on]
    return amounts.month_of(max(dates)[:7], lang) if dates else None


def _asset(name: str) -> str:
    """A static file's address with its content's mark, so that it may be kept for ever."""
    return url_for("public.static", filename=name, v=_mark(name))


@cache
def _mark(name: str) -> str:
    path = Path(__file__).parent / "public" / "static" / name
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def _error(error: Exception) -> Response:
    """A plain, kind page in both languages. What went wrong is logged without anything a person typed."""
    code = error.code if isinstance(error, HTTPException) and error.code else 500
    if code < 400:
        return error.get_response()  # type: ignore[attr-defined, no-any-return]
    if not isinstance(error, HTTPException | Problem):
        _log(error)
    if request.path.startswith(API):
        return problem_response(error)
    lang = "en" if request.path.startswith("/en") else "fr"
    known = code if code in (400, 404, 405, 413) else 404 if code < 500 else 500
    page = render_template(
        "error.html", lang=lang, other="fr" if lang == "en" else "en", route="home", posted=False,
        title=tell("title.error", lang), code=known, call_911=call_911(lang),
    )  # fmt: skip
    response = make_response(page, code)
    response.headers["Cache-Control"] = "no-store"
    if isinstance(error, HTTPException) and getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(error.valid_methods)  # type: ignore[attr-defined]
    return response


def _log(error: Exception) -> None:
    """The kind of error and the line, never its message: a message may quote the note."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    current_app.logger.error("%s %s at %s", request.endpoint, type(error).__name__, where)
