"""Shows hostile text in every sink of the window and grabs it; run under strace by its test.

Arguments: folder of the canaries, `guarded` | `label` | `document` | `view`.
The last three leave a guard out, to show that the detector sees what happens then.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QToolTip, QWidget

from app.core.chat import Role, State
from app.core.markdown import blocks
from app.gui.document import Document, View
from app.gui.widgets import theme
from app.gui.widgets.composer import Composer
from app.gui.widgets.find import FindBar
from app.gui.widgets.info_dialog import Group, InfoDialog
from app.gui.widgets.label import ElidedLabel, Label, plain_tip
from app.gui.widgets.mark import Mark
from app.gui.widgets.message_view import MessageView, Strip
from app.gui.widgets.notice import Notice
from app.gui.widgets.text_dialogs import LinkDialog, PromptDialog
from app.gui.widgets.transcript import Transcript

# %s is a path of its own for every snippet and sink.
SNIPPETS = (
    *('<img src="%s">', '<img src="file://%s">', "<img src=%s>", '<IMG SRC="file://%s" />'),
    *('<img src="http://127.0.0.1:9%s">', '<img src="https://203.0.113.9%s">'),
    *('<img src="//203.0.113.9%s">', '<img src="\\\\203.0.113.9%s">', '<img src="data:%s">'),
    *("![a](%s)", "![a](file://%s)", "![a](<%s>)", "![a][r]\n\n[r]: file://%s", "![][%s]"),
    *("[![a](file://%s)](http://x.y)", "![a](http://127.0.0.1:9%s)", "![a](//203.0.113.9%s)"),
    *('<style>@import url("file://%s");</style>', "<style>p{background:url(%s)}</style>"),
    *('<link rel="stylesheet" href="%s">', '<body background="%s">x', '<table background="%s">'),
    *('<td background="file://%s">x', '<p style="background-image:url(%s)">x</p>'),
    *('<div style="background:url(file://%s)">x</div>', "<ul style='list-style-image:url(%s)'>"),
    *('<script src="%s"></script>', '<iframe src="file://%s"></iframe>', '<object data="%s">'),
    *('<embed src="%s">', '<video src="%s">', '<audio src="%s">', '<source srcset="%s">'),
    *('<svg><image href="%s"/></svg>', '<input type=image src="%s">', '<meta url="%s">'),
    *("[a](file://%s)", "[a](%s)", "[a](javascript:x%s)", "[a](smb://h%s)", "[a](ms-msdt:%s)"),
    *("[a](search-ms:%s)", "[a](vbscript:%s)", "[a](//h%s)", "[a](data:text/html,%s)"),
    *("<file://%s>", "<http://127.0.0.1:9%s>", "file://%s", "http://127.0.0.1:9%s"),
    *("&lt;img src=&quot;%s&quot;&gt;", "<im\0g src='%s'>", "&#60;img src='%s'&#62;"),
    *("```\n<img src='%s'>\n```", "`<img src='%s'>`", "| a |\n|---|\n| <img src='%s'> |"),
    *("> <img src='file://%s'>", "- <img src='%s'>", "# <img src='%s'>", "**<img src='%s'>**"),
    *(
        '<qt><img src="%s"></qt>',
        "<html><body><img src='%s'></body></html>",
        "<!-- x --><img src='%s'>",
    ),
    *('<a href="x"><img src="%s"></a>', '<hr><img src="file:%s">', "<p>\u202e<img src='%s'>"),
)


def main() -> None:
    """Show everything, then leave."""
    folder, way = sys.argv[1:]
    app = QApplication([])
    theme.apply(app, "light", 100, "auto")
    if way == "document":
        del Document.loadResource
    if way == "view":
        View.loadResource = QTextBrowser.loadResource  # type: ignore[method-assign]
    kinds: dict[str, Callable[[str], QWidget | None]] = (
        {"label": _unguarded_label} if way == "label" else SINKS
    )
    if way in {"document", "view"}:
        kinds = {"raw": _raw_document if way == "document" else _raw_view}
    for sink, show in kinds.items():
        for number, snippet in enumerate(SNIPPETS):
            path = f"{folder}/canary-{sink}-{number}.png"
            _grab(show(snippet.replace("%s", path)))
    sys.stdout.write(str(len(kinds) * len(SNIPPETS)))


def _grab(widget: QWidget | None) -> None:
    if widget is not None:
        widget.resize(500, 300)
        widget.grab()
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _message(text: str, role: Role, state: State = State.DONE) -> Transcript:
    shown = Transcript()
    strip = Strip("err", text, text, (("key", text),))
    shown.append(
        MessageView(1, role, text, state, text, text, numbers=text, strip=strip, left_out_note=text)
    )
    shown.mark([text])
    return shown


def _answer(text: str) -> QWidget:
    return _message(text, Role.ASSISTANT)


def _question(text: str) -> QWidget:
    shown = _message(text, Role.USER)
    shown.edit(1)
    return shown


def _streamed(text: str) -> QWidget:
    shown = _message("", Role.ASSISTANT, State.STREAMING)
    for start in range(0, len(text), 5):
        shown.extend(1, text[start : start + 5])
        shown._shown[0]._on_due()  # type: ignore[attr-defined]
    return shown


def _label(text: str) -> QWidget:
    return Label(text, wraps=True)


def _title(text: str) -> QWidget:
    title = ElidedLabel("title")
    title.set_whole(text)
    return title


def _mark(text: str) -> QWidget:
    return Mark(text)


def _notice(text: str) -> QWidget:
    return Notice("warn", text, text, text, (("key", text),))


def _tooltip(text: str) -> QWidget | None:
    button = QWidget()
    button.setToolTip(plain_tip(text))
    button.show()
    QToolTip.showText(button.pos(), button.toolTip(), button)
    tips = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel")]
    for tip in tips:
        tip.grab()
    QToolTip.hideText()
    return button


def _paste(text: str) -> QWidget:
    made, data = Composer(), QMimeData()
    data.setHtml(text)
    data.setText(text)
    made.editor.insertFromMimeData(data)
    only_html = QMimeData()
    only_html.setHtml(text)
    if made.editor.canInsertFromMimeData(only_html):
        made.editor.insertFromMimeData(only_html)
    made.set_draft_note(text)
    made.set_blocked(text)
    return made


def _drop(text: str) -> QWidget:
    """A view takes no paste, no drop and no HTML from a menu."""
    view, data = View(), QMimeData()
    data.setHtml(text)
    view.insertFromMimeData(data)
    view.paste()
    view.show_blocks(blocks(text))
    return view


def _find(text: str) -> QWidget:
    bar = FindBar(Transcript())
    bar.open_bar()
    bar.field.setText(text)
    bar._on_asked(text)
    return bar


def _info(text: str) -> QWidget:
    return InfoDialog([Group(text, ((text, text),))])


def _link(text: str) -> QWidget:
    return LinkDialog(text)


def _prompt(text: str) -> QWidget:
    return PromptDialog(text, 3)


def _pdf(text: str) -> None:
    document = Document()
    document.setHtml("".join(block.html for block in blocks(text)))
    document.print_(QPdfWriter(f"{sys.argv[1]}/out.pdf"))


def _raw_guarded(text: str) -> QWidget:
    """The second line: even HTML that got past the renderer finds nothing to load."""
    document = Document()
    document.setHtml(text)
    document.setTextWidth(300)
    view = View()
    view.setHtml(text)
    return view


def _raw_document(text: str) -> None:
    document = Document()
    document.setHtml(text)
    document.setTextWidth(300)


def _raw_view(text: str) -> QWidget:
    view = View()
    view.setDocument(QTextDocument(view))
    view.setHtml(text)
    return view


def _unguarded_label(text: str) -> QWidget:
    return QLabel(text)


SINKS: dict[str, Callable[[str], QWidget | None]] = {
    "answer": _answer,
    "question": _question,
    "streamed": _streamed,
    "label": _label,
    "title": _title,
    "mark": _mark,
    "notice": _notice,
    "tooltip": _tooltip,
    "paste": _paste,
    "drop": _drop,
    "find": _find,
    "info": _info,
    "link": _link,
    "prompt": _prompt,
    "pdf": _pdf,
    "raw": _raw_guarded,
}

if __name__ == "__main__":
    main()
