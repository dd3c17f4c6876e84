"""The tab *Installed*: what the library knows, in words, and what can be done with a model."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from app.core import parts, templates, trail
from app.core.bidi import left_to_right, visible
from app.core.text import fill
from app.core.wording import DEMO
from app.errors import Code, Problem
from app.gui import checkpoints, fits
from app.gui.engine import EngineClient
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.trials import Tried
from app.gui.verifying import Verified, Verifying
from app.gui.views import local_time, number
from app.gui.widgets import digits
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.installed_page import InstalledDetails, InstalledPage, InstalledRow
from app.store.models import USABLE, Model


class Installed(QObject):
    """Keeps the page true, and does what it asks.

    Signals:
        options_asked: how the model of this id is loaded.
        pack_asked: write a field pack of the model of this id.
        worked: words for the status bar while a model is verified; "" if none is.
    """

    options_asked = Signal(str)
    pack_asked = Signal(str)
    worked = Signal(str)

    def __init__(
        self,
        page: InstalledPage,
        details: InstalledDetails,
        shelf: ModelShelf,
        engine: EngineClient,
        notices: Notices,
    ) -> None:
        """Listen to page and shelf."""
        super().__init__(page)
        self._page = page
        self._details = details
        self._shelf = shelf
        self._engine = engine
        self._models: dict[str, Model] = {}
        self._chosen = ""
        self._notices = notices
        self._verifying = Verifying(shelf.library, self)
        self._verifying.worked.connect(self.worked)
        self._verifying.verified.connect(self._on_verified)
        details.verify_asked.connect(self._on_verify_asked)
        details.trial_asked.connect(self._on_trial_asked)
        details.folder_asked.connect(self._on_folder_asked)
        shelf.trials.tried.connect(self._on_tried)
        page.model_chosen.connect(self._on_model_chosen)
        page.load_asked.connect(self._on_load_asked)
        details.load_asked.connect(self._on_load_clicked)
        details.remove_asked.connect(self._on_remove_asked)
        details.options_asked.connect(self._on_options_asked)
        details.pack_asked.connect(self._on_pack_asked)
        shelf.listed.connect(self.refresh)
        shelf.loaded.connect(self.refresh)

    @property
    def count(self) -> int:
        """How many models there are."""
        return len(self._models)

    @Slot()
    def refresh(self) -> None:
        """Show what is in the library and on the disk now."""
        models = self._shelf.all
        self._models = {model.model_id: model for model in models}
        if self._chosen not in self._models:
            current = self._shelf.current
            self._chosen = current.model_id if current else (models[0].model_id if models else "")
        total = digits.size(sum(model.size_bytes for model in models))
        text = self.tr("1 file · %2") if len(models) == 1 else self.tr("%1 files · %2")
        rows = [self._row(model) for model in models]
        self._page.set_models(rows, self._chosen, fill(text, number(len(models)), total))
        self._show()

    def _is_loaded(self, model: Model) -> bool:
        current = self._shelf.current
        is_current = current is not None and current.model_id == model.model_id
        return is_current and self._shelf.state().kind == "loaded"

    def _row(self, model: Model) -> InstalledRow:
        origin = [visible(model.repository or Path(model.path).name)]
        if model.is_demo:
            origin.insert(0, QCoreApplication.translate("notice", DEMO))
        word, note = self._state(model)
        return InstalledRow(
            id=model.model_id,
            name=visible(model.name),
            origin=" · ".join(origin),
            type=visible(model.quantization),
            size=digits.size(model.size_bytes),
            context=number(model.context_length) if model.context_length else "–",
            state=model.state,
            word=word,
            note=note,
        )

    def _state(self, model: Model) -> tuple[str, str]:
        words = {
            "ready": (self.tr("Ready"), self.tr("tried on this computer")),
            "untried": (self.tr("Not tried"), self.tr("header checked, hash known")),
            "changed": (self.tr("Changed"), self.tr("not the file that was added")),
            "quarantined": (self.tr("Quarantined"), self.tr("its last load ended the engine")),
            "missing": (self.tr("Missing"), self.tr("the file is not there")),
        }
        word, note = words[model.state]
        gone = parts.missing(Path(model.path)).detail.get("folder")
        if model.state == "missing" and gone:
            note = fill(self.tr("%1 is not there"), left_to_right(str(gone)))
        return (word, self.tr("loaded now")) if self._is_loaded(model) else (word, note)

    def _show(self) -> None:
        model = self._models.get(self._chosen)
        if model is None:
            self._details.set_model("", (), ())
            return
        title = " · ".join(visible(part) for part in (model.name, model.quantization) if part)
        self._details.set_model(title, self._facts(model), self._trail(model))
        self._details.set_loaded(self._is_loaded(model), can_load=model.state in USABLE)
        self._details.set_checks(
            is_here=model.state != "missing",
            is_verifying=self._verifying.is_running,
            is_trying=self._shelf.trials.model_id == model.model_id,
        )

    def _facts(self, model: Model) -> tuple[tuple[str, str], ...]:
        word, note = self._state(model)
        architecture = visible(model.architecture)
        if architecture and not model.is_checked_architecture:
            architecture = fill(self.tr("%1, not checked"), architecture)
        context = fill(self.tr("%1 tokens"), number(model.context_length))
        return (
            (self.tr("State"), f"{word}: {note}"),
            (self.tr("What to do"), _todo(model)),
            (self.tr("Trial"), self._tried(model)),
            (self.tr("Source"), left_to_right(model.repository) if model.repository else ""),
            (self.tr("Revision"), visible(model.revision)),
            (self.tr("Licence"), visible(model.license)),
            (self.tr("Architecture"), architecture),
            (self.tr("Context"), context if model.context_length else ""),
            (self.tr("Chat template"), self._template(model)),
            (self.tr("Size"), fill(self.tr("%1 bytes"), number(model.size_bytes))),
            (self.tr("Memory"), self._fit(model)),
            (self.tr("SHA-256"), left_to_right(_grouped(model.sha256)) if model.sha256 else ""),
            (self.tr("File"), left_to_right(model.path)),
            (self.tr("Added"), local_time(model.added_at).strftime("%Y-%m-%d %H:%M")),
        )

    def _template(self, model: Model) -> str:
        """Return whose template it is, and the beginning of its hash, as answers have it."""
        found = templates.standing(model.template, model.repository)
        said = templates.sentence(
            found, lambda text: QCoreApplication.translate("template", text), left_to_right
        )
        return f"{said} · {left_to_right(model.template_sha256[:16])}" if found.sha256 else said

    def _fit(self, model: Model) -> str:
        """Return the light with its numbers; "" for the facts of another version of Casebook."""
        info = fits.info_of(model)
        if info is None:
            return ""
        found = fits.fitted(info, self._shelf.options_of(model), fits.here(self._engine), ())
        return fits.sentences(found)[0]

    def _tried(self, model: Model) -> str:
        """Return how the last trial went; "" if there was none."""
        said = model.trial
        if not said:
            return ""
        day = local_time(str(said.get("at"))).strftime("%Y-%m-%d %H:%M")
        if said.get("status") != "usable":
            is_late = said.get("code") == Code.TRIAL_FAILED
            text = self.tr("not known, %1: %2") if is_late else self.tr("unusable, %1: %2")
            return fill(text, day, visible(str(said.get("reason") or "")))
        words = [fill(self.tr("usable, %1"), day)]
        if seconds := said.get("load_seconds"):
            words.append(fill(self.tr("loaded in %1 s"), number(seconds, 1)))
        if speed := said.get("tokens_per_second"):
            words.append(fill(self.tr("%1 tokens/s"), number(speed, 1)))
        if peak := said.get("peak_rss_bytes"):
            words.append(fill(self.tr("at most %1 of memory"), checkpoints.need(peak)))
        return " · ".join(words)

    def _trail(self, model: Model) -> tuple[tuple[str, str], ...]:
        try:
            record = trail.read(Path(model.path))
        except trail.NoRecord:
            record = None
        if record is None:
            return ()
        made = fill(self.tr("here, from %1 safetensors"), record.dtype)
        same = self.tr("the file is the one that was written")
        if record.sha256 != model.sha256:
            same = self.tr("the record is of another file")
        took = fill(self.tr("%1, begun %2"), checkpoints.duration(record.seconds), _day(record))
        sources = fill(self.tr("%1 files, each with its SHA-256"), number(len(record.files)))
        return (
            (self.tr("Made"), made),
            (self.tr("From"), left_to_right(record.repository or record.folder)),
            (self.tr("Class"), record.kind),
            (self.tr("Read"), sources),
            (self.tr("Converter"), record.converter),
            (self.tr("Took"), took),
            (self.tr("Record"), same),
        )

    @Slot(str)
    def _on_model_chosen(self, model_id: str) -> None:
        self._chosen = model_id
        self._show()

    @Slot(str)
    def _on_load_asked(self, model_id: str) -> None:
        if self._models[model_id].state in USABLE:
            self._shelf.choose(model_id)

    @Slot()
    def _on_load_clicked(self) -> None:
        self._on_load_asked(self._chosen)

    @Slot()
    def _on_options_asked(self) -> None:
        self.options_asked.emit(self._chosen)

    @Slot()
    def _on_verify_asked(self) -> None:
        if self._verifying.is_running:
            self._verifying.cancel()
        else:
            self._verifying.begin(self._models[self._chosen])
        self._show()

    @Slot(object)
    def _on_verified(self, found: Verified) -> None:
        name = left_to_right(visible(found.model.name))
        if found.is_intact:
            what = fill(self.tr("%1 is intact."), name)
            why = self.tr("Every byte was read; its SHA-256 is the one it was added with.")
            self._notices.say("ok", what, why)
        elif found.problem is not None:
            self._notices.tell_apart(found.problem)
        self._shelf.listed.emit()

    @Slot()
    def _on_trial_asked(self) -> None:
        if self._shelf.trials.model_id == self._chosen:
            self._shelf.trials.cancel()
            return
        try:
            self._shelf.try_out(self._chosen)
        except Problem as problem:
            self._notices.tell_apart(problem)
        self._show()

    @Slot(object)
    def _on_tried(self, tried: Tried) -> None:
        model = self._models.get(tried.model_id)
        if model is not None and tried.is_usable:
            name = left_to_right(visible(model.name))
            self._notices.say("ok", fill(self.tr("%1 was tried: it can be used."), name))
        self.refresh()

    @Slot()
    def _on_folder_asked(self) -> None:
        folder = Path(self._models[self._chosen].path).parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def shut_down(self) -> None:
        """End what runs, for the window's own end."""
        self._verifying.shut_down()

    @Slot()
    def _on_pack_asked(self) -> None:
        self.pack_asked.emit(self._chosen)

    @Slot()
    def _on_remove_asked(self) -> None:
        model = self._models[self._chosen]
        dialog = ConfirmDialog(
            fill(self.tr("Remove “%1” from the list?"), left_to_right(model.name)),
            self.tr("The file stays where it is. Answers keep its name and hash."),
            self.tr("Remove from the list"),
            title=self.tr("Remove from the list"),
            parent=self._page.window(),
        )
        dialog.accepted.connect(self._on_remove_confirmed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_remove_confirmed(self) -> None:
        self._shelf.remove(self._chosen)


def _grouped(sha256: str) -> str:
    """Return a hash in groups of four, for eyes that compare."""
    return " ".join(sha256[at : at + 4] for at in range(0, len(sha256), 4))


def _day(record: trail.Trail) -> str:
    try:
        return local_time(record.started_at).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return "–"


def _todo(model: Model) -> str:
    """Return what a person can do about the state of a model; "" is nothing."""
    if model.state != "missing":
        return ""
    return QCoreApplication.translate("problem", "Put the file back, or choose another model.")
