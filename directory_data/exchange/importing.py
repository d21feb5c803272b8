"""An import, from raw records to a release: clean, wait until whole, check, tag, publish; or nothing at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from directory_data.exchange import cells
from directory_data.exchange.assembly import Assembler, hook
from directory_data.exchange.cleaning import Cleaner, original, unhook
from directory_data.exchange.findings import Findings, Where
from directory_data.exchange.raw import Raw
from directory_data.exchange.references import References
from directory_data.exchange.splitting import split
from directory_data.exchange.staging import Staging
from directory_data.hsds.columns import Written, written
from directory_data.hsds.documents import Document, Json, document, tally
from directory_data.hsds.tables import KINDS, TABLES
from directory_data.hsds.whereabouts import locate

Tag = Callable[[Json], Json]
Told = Callable[[int], None]


@dataclass(slots=True)
class Counts:
    """What an import came to. rows: records read. entered: rows of each table of HSDS that will be published."""

    rows: int = 0
    entered: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)


class Import:
    """One source being read into a Staging. `tag`: gives a service without needs the ones its words say."""

    def __init__(self, source: str, staging: Staging, findings: Findings, tag: Tag | None = None) -> None:
        self.source, self.staging, self.findings, self.tag = source, staging, findings, tag
        self.cleaner = Cleaner(source, findings)
        self.counts = Counts()
        self.mark = ""
        self._alone: set[int] = set()

    def read(self, records: Iterable[Raw], told: Told | None = None) -> None:
        """Clean every record and keep it."""
        for raw in records:
            self.counts.rows += 1
            self._take(raw)
            if told and self.counts.rows % 100 == 0:
                told(self.counts.rows)
        if told:
            told(self.counts.rows)

    def settle(self, known: Callable[[str, str], bool], own: Iterable[Document]) -> None:
        """Put everything together and check it. `own`: our terms, published too where a record names one."""
        self.staging.index()
        assembler = Assembler(self.staging, self.findings)
        assembler.units = {body["id"]: body for body, _ in self.staging.records("unit")}
        terms = {paper.id: paper for paper in own}
        references = References(
            self.staging, self.findings, lambda kind, key: key in terms or known(kind, key)
        )
        used: set[str] = set()
        for kind in KINDS:
            for body, where in self.staging.records(kind):
                self._finish(kind, assembler.assemble(kind, body), where, references, used)
        for body in references.stubs.values():
            self._publish("organization", body)
        self._loose()
        self._own_terms(terms, used)
        self.mark = self.staging.fingerprint()

    def papers(self) -> Iterator[Written]:
        """Everything to publish, ready for the store."""
        for kind, key, body in self.staging.finished():
            yield written(Document(kind, key, msgspec.json.decode(body), body), locate)

    def _take(self, raw: Raw) -> None:
        if raw.table not in TABLES and raw.table != "eligibility":
            self._aside(raw.table, "unknown_table", raw.where, raw.table)
            return
        if raw.table in KINDS:
            for table, values in split(raw.table, raw.values):
                self._keep(table, values, raw.where, alone=raw.alone and table == raw.table)
        else:
            self._hang(raw)

    def _keep(self, table: str, values: Json, where: Where, alone: bool) -> None:
        body = self.cleaner.clean(table, values, where)
        if body is None:
            self.counts.set_aside[table] += 1
            return
        if kept := original(table, body["id"], values.get("id")):
            body.setdefault("attributes", []).append(kept)
        self.staging.put(table, body, where)
        mark = hash((table, body["id"]))
        if alone and mark in self._alone:
            self.findings.add("repeated", where, f"{table}.id", values.get("id"))
        elif alone:
            self._alone.add(mark)

    def _hang(self, raw: Raw) -> None:
        if raw.table == "eligibility":
            self._eligibility(raw)
            return
        body = self.cleaner.clean(raw.table, raw.values, raw.where)
        if body is None:
            self.counts.set_aside[raw.table] += 1
            return
        if raw.table == "unit":
            self.staging.put("unit", body, raw.where)
            return
        column = hook(raw.table, body)
        if column is None:
            self._aside(raw.table, "orphan", raw.where, f"{raw.table}.*_id")
            return
        owner, parent = body.pop(column), column.removesuffix("_id")
        self.staging.hang(owner, raw.table, unhook(body, parent, owner), raw.where)

    def _eligibility(self, raw: Raw) -> None:
        owner = self.cleaner.key("service", raw.values.get("service_id"))
        said = {"eligibility": cells.text(raw.values.get("eligibility"))}
        ages = {name: cells.number(raw.values.get(name)) for name in ("minimum_age", "maximum_age")}
        body = {name: value for name, value in (said | ages).items() if value is not None}
        if owner and body:
            self.staging.hang(owner, "eligibility", {"id": "", **body}, raw.where)

    def _finish(self, kind: str, body: Json, where: Where, references: References, used: set[str]) -> None:
        if not references.settle(kind, body, where):
            self.counts.set_aside[kind] += 1
            return
        if kind == "service" and self.tag:
            body = self.tag(body)
        used |= {
            item["taxonomy_term_id"] for item in body.get("attributes", ()) if "taxonomy_term_id" in item
        }
        self._publish(kind, body)

    def _publish(self, kind: str, body: Json) -> None:
        paper = document(kind, body)
        self.staging.finish(kind, paper.body)
        self.counts.entered[kind] += 1
        tally(paper.body, TABLES[kind], self.counts.entered)

    def _loose(self) -> None:
        if self.staging.has_children:
            for name, parent, where in self.staging.loose():
                self._aside(name, "orphan", where, f"{name}.*_id", parent)

    def _own_terms(self, terms: dict[str, Document], used: set[str]) -> None:
        """Our own taxonomies whole, as soon as one of their terms is used; they are not counted."""
        if used & terms.keys():
            for paper in terms.values():
                if paper.id not in self.staging.ids(paper.kind):
                    self.staging.finish(paper.kind, paper.body)

    def _aside(self, table: str, code: str, where: Where, column: str, value: object = "") -> None:
        self.counts.set_aside[table] += 1
        self.findings.add(code, where, column, value)
