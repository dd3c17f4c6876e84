"""The recovery code, shown once: copied, printed or saved where a person says."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.core.text import fill
from app.gui.problems import told
from app.gui.widgets.file_dialogs import text_target_dialog
from app.gui.widgets.secret_dialogs import CodeDialog
from app.store.files import place, target_problem, write_new

FILE_NAME = "casebook-recovery-code.txt"


def code_dialog(code: str, parent: QWidget | None = None) -> CodeDialog:
    """Return the dialog that shows a code, with its ways to keep it."""
    dialog = CodeDialog(code, parent)
    dialog.print_asked.connect(partial(_print, dialog))
    dialog.save_asked.connect(partial(_choose_file, dialog))
    return dialog


def sheet(code: str) -> str:
    """Return what is printed or saved: the code, and what it is for."""
    return "\n\n".join(
        (
            QCoreApplication.translate("recovery", "Casebook: recovery code of a history"),
            code,
            QCoreApplication.translate(
                "recovery",
                "It opens the history and its backups if the passphrase is forgotten. "
                "Keep it away from the computer.",
            ),
            "",
        )
    )


def _choose_file(dialog: CodeDialog) -> None:
    chooser = text_target_dialog(FILE_NAME, dialog)
    chooser.fileSelected.connect(partial(save, dialog))
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()


def save(dialog: CodeDialog, path: str) -> None:
    """Write the code to a file that only its owner can read; nothing is replaced."""
    target = Path(path)
    part = target.with_name(target.name + ".part")
    try:
        write_new(part, sheet(dialog.code).encode())
        place(part, target)
    except FileExistsError:
        text = QCoreApplication.translate("recovery", "A file of that name is there already.")
        dialog.tell("err", text)
    except OSError as error:
        sentences = told(target_problem(error, target.parent))
        dialog.tell("err", f"{sentences.what} {sentences.why}")
    else:
        text = QCoreApplication.translate("recovery", "Saved as %1.")
        dialog.tell("ok", fill(text, target.name))
    finally:
        part.unlink(missing_ok=True)


def _print(dialog: CodeDialog) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from app.gui.document import Document

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(QCoreApplication.translate("recovery", "Recovery code"))
    chooser = QPrintDialog(printer, dialog)

    def on_accepted() -> None:
        document = Document()
        document.setPlainText(sheet(dialog.code))
        document.print_(printer)
        dialog.tell("info", QCoreApplication.translate("recovery", "Sent to the printer."))

    chooser.accepted.connect(on_accepted)
    chooser.finished.connect(chooser.deleteLater)
    chooser.setWindowModality(Qt.WindowModality.WindowModal)
    chooser.show()
