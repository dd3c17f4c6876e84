"""Every message between the window and its children, and its codec.

JSON Lines, ASCII, at most 16 MiB a line. The type name in snake case is the tag. ASCII, because
lone surrogates and control characters survive only as escapes.
"""

import json
import re

import msgspec

from app.core.chat import Counted, Ending, Loaded, LoadOptions, Message, ModelFile, Sampling, Scored
from app.core.gpu import Gpu
from app.errors import Code

VERSION = 1
MAX_LINE_BYTES = 16 * 1024 * 1024


def _tag(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Wired(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=_tag):
    """Base of every message; the subclass name is the tag."""


class Keyed(Wired, frozen=True, kw_only=True):
    """Base of what carries a key or a token, which must reach no log."""

    id: int

    def __repr__(self) -> str:
        return f"{type(self).__name__}(id={self.id})"


class Hello(Wired, frozen=True, kw_only=True):
    """First line of a child; another `protocol` is refused."""

    protocol: int
    pid: int


class Load(Keyed, frozen=True, kw_only=True):
    """Window → worker: load a model now. Says `Ready`, ends in `Finished`. `key`: for a server."""

    model: ModelFile
    options: LoadOptions
    key: str = ""


class Unload(Wired, frozen=True, kw_only=True):
    """Window → worker: give the model's memory back. Ends in `Finished`."""

    id: int


class Probe(Wired, frozen=True, kw_only=True):
    """Window → worker: what can this computer run? Ends in `Devices`.

    Without `has_graphics` no driver is started, for the case that one of them ends the worker.
    """

    id: int
    has_graphics: bool = True


class Count(Wired, frozen=True, kw_only=True):
    """Window → worker: render and count a prompt, evaluate nothing. Ends in `Measured`."""

    id: int
    model: ModelFile
    options: LoadOptions
    messages: tuple[Message, ...]


class Generate(Wired, frozen=True, kw_only=True):
    """Window → worker: answer; loads the model first if it is another one. Ends in `Done`."""

    id: int
    model: ModelFile
    options: LoadOptions
    messages: tuple[Message, ...]
    sampling: Sampling


class Score(Wired, frozen=True, kw_only=True):
    """Window → worker: how likely is each continuation of a prompt? Ends in `Judged`.

    It loads the model first if it is another one. `shared_characters` is how much of the first
    message the next prompts begin with too: that much is kept in memory for them.
    """

    id: int
    model: ModelFile
    options: LoadOptions
    messages: tuple[Message, ...]
    continuations: tuple[str, ...]
    shared_characters: int = 0


class Inspect(Wired, frozen=True, kw_only=True):
    """Window → job: check a model's header and hash it: `sha256`, `size_bytes`, `info` as JSON."""

    id: int
    path: str


class Copy(Wired, frozen=True, kw_only=True):
    """Window → job: copy a model (its first file) into a folder; its SHA-256 is as `expected`."""

    id: int
    path: str
    folder: str
    expected: str = ""


class Download(Keyed, frozen=True, kw_only=True):
    """Window → job: bring a model of a hub into a folder; see `jobs.download.download`.

    Attributes:
        repository, revision: "owner/name"; branch, tag or commit, or empty for the newest state.
        quantization: e.g. "Q4_K_M": which GGUF file, or what a checkpoint is converted to.
        file: exact name of one file of the repository; empty lets `quantization` choose.
        folder: where models are kept; it is made if it is missing.
        known: SHA-256 of the files that need not be downloaded.
        token: of an account, for a repository with terms; in memory and in one header only.
        keeps_token: put the token into the system's keyring once the hub has taken it; a
            `Progress` with the unit "keyring" says "kept" or "none". Without a token the one that
            is kept is used, for a repository that asks for one.
        is_resuming: go on with the state an unfinished download was begun with, not the newest.
        is_restarting: give an unfinished download up first.
        is_low_disk: convert a checkpoint file by file, removing each; what was begun so goes on so.
    """

    repository: str
    folder: str
    revision: str = ""
    quantization: str = "Q4_K_M"
    file: str = ""
    known: tuple[str, ...] = ()
    token: str = ""
    keeps_token: bool = False
    is_resuming: bool = False
    is_restarting: bool = False
    is_low_disk: bool = False


class Refresh(Wired, frozen=True, kw_only=True):
    """Window → job: what does the hub say of these now? One `core.repository.Facts` each."""

    id: int
    repositories: tuple[str, ...]


class Kept(Wired, frozen=True, kw_only=True):
    """Window → job: is a token of this hub kept in the keyring? Or remove it; see `jobs.keys`."""

    id: int
    address: str
    is_removing: bool = False


class Trial(Wired, frozen=True, kw_only=True):
    """Window → job: can this model be used? See `jobs.trial`; `memory_bytes` null: what is free."""

    id: int
    path: str
    marks: str = ""
    options: LoadOptions = LoadOptions()
    memory_bytes: int | None = None


class Rehearse(Wired, frozen=True, kw_only=True):
    """Worker → job: compute with one of the engine's processor libraries; see `jobs.rehearse`."""

    id: int
    variant: str = ""


class Survey(Wired, frozen=True, kw_only=True):
    """Window → job: what each type would make of a checkpoint: `facts`, a `Surveyed` as JSON."""

    id: int
    source: str


class Convert(Wired, frozen=True, kw_only=True):
    """Window → job: write a checkpoint as one model file, and try it before it gets its name.

    Ends in `Finished` with `path`, `size_bytes`, `sha256`, `seconds`, `peak_rss_bytes`, `resumed`
    (how many tensors an earlier start had written) and `info` as `Inspect` has it.
    """

    id: int
    source: str
    type_name: str
    target: str
    is_replacing: bool = False
    threads: int | None = None


class Pack(Wired, frozen=True, kw_only=True):
    """Window → job: write a field pack of a model (its first file) into a folder.

    `about` is a `core.pack.manifest.About` as JSON text, the others as they lie there, or empty;
    `split_bytes` 0 splits where the file system needs it. `jobs.pack.result_of` is what it ends in.
    """

    id: int
    path: str
    folder: str
    about: str
    presets: str = ""
    examples: str = ""
    split_bytes: int = 0


class Unpack(Wired, frozen=True, kw_only=True):
    """Window → job: check a field pack and copy its model into `models`; see `jobs.unpack`."""

    id: int
    folder: str
    models: str
    known: tuple[str, ...] = ()


class Intake(Wired, frozen=True, kw_only=True):
    """Window → job: read a file of transcripts, see `jobs.intake`; sends `Rows` if `is_taking`."""

    id: int
    path: str
    is_taking: bool = False


class Evaluate(Keyed, frozen=True, kw_only=True):
    """Window → job: do an `evaluation.order.Order`, as JSON text; see `jobs.evaluate`."""

    order: str
    key: str | None = None  # of the server that it may ask, be it empty; `None`: it may ask none


class Review(Wired, frozen=True, kw_only=True):
    """Window → job: do an `evaluation.review.Wish`, as JSON text; see `jobs.review`."""

    id: int
    wish: str


class Cancel(Wired, frozen=True, kw_only=True):
    """Window → any child: stop the request `id`."""

    id: int


class Hold(Wired, frozen=True, kw_only=True):
    """Window → job: pause (`is_on`) or go on, see `Wire.rest`; it says `Progress` "resting"."""

    id: int
    is_on: bool


class Ready(Wired, frozen=True, kw_only=True):
    """Worker → window: a fact: this model is now in memory. Comes before any count or answer."""

    id: int
    loaded: Loaded


class Using(Wired, frozen=True, kw_only=True):
    """Worker → window: from now on this graphics processor may end the worker; "" is none.

    `gpu` is its `core.gpu.Gpu.key`, or the name of a backend whose drivers are being started.
    """

    id: int
    gpu: str


class Devices(Wired, frozen=True, kw_only=True):
    """Worker → window: the answer to `Probe`.

    Attributes:
        variant, features: the processor library in use; instruction sets by ggml's names.
        variants, build: the libraries that came with this "native" or "portable" build.
    """

    id: int
    variant: str
    variants: tuple[str, ...]
    features: tuple[str, ...]
    build: str
    engine: str
    llama_commit: str
    gpus: tuple[Gpu, ...]


class Measured(Wired, frozen=True, kw_only=True):
    """Worker → window: the answer to `Count`."""

    id: int
    counted: Counted


class Judged(Wired, frozen=True, kw_only=True):
    """Worker → window: the answer to `Score`."""

    id: int
    scored: Scored


class Delta(Wired, frozen=True, kw_only=True):
    """Worker → window: the next piece of the answer, of so many tokens; at most one in 33 ms."""

    id: int
    text: str
    tokens: int = 0


class Progress(Wired, frozen=True, kw_only=True):
    """Any child → window: at most ten a second; `total` is null if unknown.

    `unit` is "prompt_tokens" while the worker reads a prompt, "loading" while it loads; of a job
    "bytes", and "checking" and "trial" once a converted file is read back and tried; "keyring".

    `text` is what is being worked at, e.g. a tensor and its type; `number` which one of `count`,
    from 1, or 0 if they are not counted; `resumed` how many of them an earlier start had done.
    """

    id: int
    done: int
    total: int | None
    unit: str
    text: str = ""
    number: int = 0
    count: int = 0
    resumed: int = 0


class Rows(Wired, frozen=True, kw_only=True):
    """Job → window: some of what was read, as JSON text; the window puts it into the history."""

    id: int
    text: str


class Done(Wired, frozen=True, kw_only=True):
    """Worker → window: the answer is complete, or was cut for the reason given."""

    id: int
    ending: Ending


class Finished(Wired, frozen=True, kw_only=True):
    """Any child → window: the request is done; `result` holds what it wrote."""

    id: int
    result: dict[str, str | int | float | bool | None] = {}


class Failed(Wired, frozen=True, kw_only=True):
    """Any child → window: a known problem, or `bug`. `detail` holds facts, never message text."""

    id: int
    code: Code
    detail: dict[str, str | int | float | bool | None] = {}


OfWorker = Load | Unload | Probe | Count | Generate | Score
OfModels = Inspect | Copy | Trial | Rehearse | Survey | Convert | Download | Refresh | Pack | Unpack
Request = OfWorker | OfModels | Kept | Intake | Evaluate | Review
Last = Devices | Measured | Judged | Done | Finished | Failed
Reply = Hello | Ready | Using | Delta | Progress | Rows | Last
ToChild = Request | Cancel | Hold
Wire = ToChild | Reply
ENDINGS = (Devices, Measured, Judged, Done, Finished, Failed)


class NoMessage(ValueError):
    """A line that is no message of this protocol; it is logged, never fatal."""


def encode(message: Wire) -> bytes:
    r"""Return the message as one ASCII line that ends in `\n`."""
    return json.dumps(msgspec.to_builtins(message)).encode("ascii") + b"\n"


def decode(line: bytes) -> Wire:
    """Return the message of one line.

    Raises:
        NoMessage: not JSON, an unknown type, a missing field or a value of the wrong type.
    """
    try:
        message: Wire = msgspec.convert(json.loads(line), type=Wire)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise NoMessage(type(error).__name__) from error
    return message
