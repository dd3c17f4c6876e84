"""A run as one HTML page that can be read, printed and checked: notice, set, protocol, numbers."""

from collections.abc import Iterable
from html import escape
from typing import Any

from app.core.bidi import cleaned
from app.core.text import fill
from app.evaluation import plot
from app.evaluation.plot import Bar
from app.evaluation.protocol import Protocol
from app.evaluation.statistics import Interval
from app.evaluation.summary import Share, Summary, percent
from app.evaluation.task import Card

MOST_STRATA = 24
STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:820px;margin:2em auto;padding:0 1em;color:#1a1a1a;"
    "background:#fff}table{border-collapse:collapse;margin:.5em 0 1.5em}td,th{padding:.2em .8em "
    ".2em 0;vertical-align:top;text-align:start}.notice{border:2px solid #1a1a1a;padding:.6em .8em;"
    "font-weight:bold}pre{white-space:pre-wrap;border:1px solid #8a8a8a;padding:.8em}svg{max-width:"
    "100%;height:auto}code{overflow-wrap:anywhere}@media print{.foot{position:fixed;bottom:0}}"
)
LIMITS = (
    "Multiple-choice questions measure recall in that form, not safety or usefulness at a bedside.",
    "The model may have seen these questions while it was trained; nothing here can exclude that.",
    "Numbers are comparable only with runs of the same protocol hash on the same items.",
)


def report(record: dict[str, Any], found: Summary, protocol: Protocol, card: Card) -> str:
    """Return the page; the same run gives the same page."""
    model, subset = record["model"], record["subset"]
    title = f"{card.name} · {model['name']} · {protocol.protocol_id}"
    notice = f'<p class="notice">{_safe(record["notice"])}</p>'
    parts = [
        f"<h1>{_safe(title)}</h1>",
        notice,
        "<h2>Result</h2>",
        _table(_results(found)),
        *(f"<p>{_safe(fill(note.text, *note.values))}</p>" for note in found.notes),
        _picture(title, found, record),
        *_strata(found),
        "<h2>Set</h2>",
        _table(_set(card, subset, record)),
        "<ul>",
        *(f"<li>{_safe(fill(trap.text, f'{trap.count:,}'))}</li>" for trap in card.traps),
        "</ul>",
        "<h2>Protocol</h2>",
        _table(_protocol(record, protocol)),
        f"<pre>{_safe(protocol.form.description + protocol.form.prompt)}</pre>",
        "<h2>Model and engine</h2>",
        _table(_model(record)),
        "<h2>Limits</h2>",
        "<ul>",
        *(f"<li>{_safe(one)}</li>" for one in LIMITS),
        "</ul>",
        f'<div class="foot">{notice}</div>',
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{_safe(title)}</title>"
        f"<style>{STYLE}</style></head><body>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _results(found: Summary) -> list[tuple[str, str]]:
    rows = [
        ("Items", f"{found.n:,}"),
        ("Correct", f"{found.correct:,}"),
        ("Accuracy", f"{percent(found.accuracy)} %, {_interval(found.interval, 100)}"),
        ("Standard error, as the harness gives it", f"{percent(found.stderr, 2)} points"),
        ("Always the commonest key", f"{found.majority}: {percent(found.majority_share)} %"),
        ("Chance", f"{percent(found.chance)} %"),
        ("Not asked", f"{found.unscored:,}"),
        ("Unreadable, counted as wrong", f"{found.unparsed:,}"),
    ]
    if found.answered_only is not None:
        one = found.answered_only
        rows.append(("Of the readable answers alone", f"{percent(one.accuracy)} % of {one.n:,}"))
    for name, value, interval in (
        ("Macro-F1", found.macro_f1, found.macro_f1_interval),
        ("Brier score (0 is best, 2 worst)", found.brier, found.brier_interval),
        ("Calibration error, ten bins", found.calibration_error, found.calibration_interval),
    ):
        if value is not None and interval is not None:
            rows.append((name, f"{value:.3f}, {_interval(interval, 1)}"))
    if found.option_mass is not None:
        rows.append(("Probability on the options", f"{percent(found.option_mass)} %"))
    return rows


def _set(card: Card, subset: dict[str, Any], record: dict[str, Any]) -> list[tuple[str, str]]:
    drawn = f"{subset['n']:,} of {card.n:,}"
    if subset["limit"]:
        drawn += f", drawn by strata with seed {subset['seed']}"
    return [
        ("Origin", card.origin),
        ("Licence", card.licence),
        ("Asked", drawn),
        ("SHA-256 of the content", card.sha256),
        *((f"File {one.name}", one.sha256) for one in card.files),
        ("Left out, given away by examples", ", ".join(record["excluded"]) or "none"),
    ]


def _protocol(record: dict[str, Any], protocol: Protocol) -> list[tuple[str, str]]:
    examples = protocol.examples
    return [
        ("Protocol", f"{protocol.protocol_id}, version {protocol.version}"),
        ("SHA-256", record["protocol_sha256"]),
        ("Method", protocol.method.replace("_", " ")),
        ("Through the chat template", "yes" if protocol.is_chat else "no"),
        ("Examples", f"{examples.name}: {', '.join(examples.ids)}" if examples else "none"),
    ]


def _model(record: dict[str, Any]) -> list[tuple[str, str]]:
    model = record["model"]
    rows = [
        ("Model", f"{model['name']}{' (demo, not medical)' if model['is_demo'] else ''}"),
        ("File", f"{model['file']}, {model['size_bytes']:,} bytes, {model['quantization']}"),
        ("Endpoint", str(record.get("endpoint", ""))),
        ("SHA-256", model["sha256"]),
    ]
    rows += [(name.replace("_", " "), str(one)) for name, one in record["engine"].items()]
    checks = record.get("checks", {})
    if "probe_right" in checks:
        right = f"{checks['probe_right']} of {checks['probe_count']} right"
        rows.append(("Trivial questions", f"{right}, {percent(checks['probe_mass'])} % on options"))
    return rows


def _picture(title: str, found: Summary, record: dict[str, Any]) -> str:
    bars = [_bar("all", Share(found.n, found.correct, found.accuracy, found.interval))]
    for name, values in found.strata.items():
        largest = sorted(values.items(), key=lambda pair: -pair[1].n)[:MOST_STRATA]
        bars += [_bar(f"{name}: {value}, n = {one.n}", one) for value, one in largest]
    return plot.forest(title, bars, reference=("chance", found.chance), note=record["notice"])


def _bar(label: str, one: Share) -> Bar:
    return Bar(label, one.accuracy, one.interval.low, one.interval.high)


def _strata(found: Summary) -> Iterable[str]:
    for name, values in found.strata.items():
        yield f"<h3>{_safe(name)}</h3>"
        yield _table(
            [
                (value, f"{percent(one.accuracy)} % of {one.n:,}, {_interval(one.interval, 100)}")
                for value, one in values.items()
            ]
        )


def _interval(one: Interval, factor: int) -> str:
    digits = 1 if factor > 1 else 3
    return f"{factor * one.low:.{digits}f} to {factor * one.high:.{digits}f} ({one.method})"


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = (
        f'<tr><th scope="row">{_safe(name)}</th><td>{_safe(value)}</td></tr>'
        for name, value in rows
    )
    return f"<table>{''.join(cells)}</table>"


def _safe(text: str) -> str:
    return escape(cleaned(str(text)))
