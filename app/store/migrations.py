"""How a database comes to be what this version expects. A released step is never edited.

`schema.sql` shows the outcome. A step that rebuilds a table which others refer to is given
to sqlite-utils with `transactional=False`; `audit` is never rebuilt.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.store.connection import sqlite_utils

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

NAME = "casebook"
APPLIED = "_sqlite_migrations"

_M001 = (
    """
CREATE TABLE casebook_versions (
    version TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT""",
    """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    system_text TEXT NOT NULL DEFAULT '',
    setup_json TEXT NOT NULL DEFAULT '{}',
    folder TEXT,
    is_pinned INTEGER NOT NULL DEFAULT 0 CHECK (is_pinned IN (0, 1)),
    tip_message_id INTEGER REFERENCES messages (id) ON DELETE SET NULL,
    activity INTEGER NOT NULL,
    trashed_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX conversations_activity ON conversations (activity)",
    "CREATE INDEX conversations_tip ON conversations (tip_message_id)",
    """
CREATE TABLE tags (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (conversation_id, tag)
) STRICT, WITHOUT ROWID""",
    # Parents do not cascade: a chain of ten thousand would pass SQLite's depth of triggers. A
    # conversation takes all its messages with it; the check waits until they are gone.
    """
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES messages (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL CHECK (role IN ('system', 'user', 'assistant')),
    text TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('done', 'streaming', 'stopped', 'interrupted', 'failed')),
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX messages_tree ON messages (conversation_id, parent_id)",
    "CREATE INDEX messages_parent ON messages (parent_id)",
    "CREATE INDEX messages_streaming ON messages (id) WHERE state = 'streaming'",
    # Without FTS5's own secure-delete: in SQLite 3.53.4 it damages the index, and leaves words in
    # it, once a row was replaced three times, as a growing answer is. A purge merges the whole
    # index into one piece instead, which drops every deleted word.
    """
CREATE VIRTUAL TABLE messages_fts USING fts5 (
    text, content = 'messages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
)""",
    """
CREATE TRIGGER messages_inserted AFTER INSERT ON messages BEGIN
    INSERT INTO messages_fts (rowid, text) VALUES (new.id, new.text);
END""",
    """
CREATE TRIGGER messages_deleted AFTER DELETE ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text) VALUES ('delete', old.id, old.text);
END""",
    """
CREATE TRIGGER messages_updated AFTER UPDATE OF text ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO messages_fts (rowid, text) VALUES (new.id, new.text);
END""",
    """
CREATE TABLE turns (
    message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    model_name TEXT NOT NULL,
    model_sha256 TEXT NOT NULL,
    provenance_json TEXT NOT NULL,
    left_out_json TEXT NOT NULL,
    prompt_tokens INTEGER,
    evaluated_tokens INTEGER,
    answer_tokens INTEGER,
    first_token_ms INTEGER,
    total_ms INTEGER,
    reason TEXT
) STRICT""",
    """
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    conversation_id TEXT REFERENCES conversations (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX drafts_conversation ON drafts (conversation_id)",
    # One a conversation, and one for the chat that has no row yet.
    "CREATE UNIQUE INDEX drafts_one ON drafts (coalesce(conversation_id, ''))",
    """
CREATE TABLE models (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    inode TEXT NOT NULL,
    info_json TEXT NOT NULL,
    source_json TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('untried', 'ready', 'quarantined')),
    attempting_load INTEGER NOT NULL DEFAULT 0 CHECK (attempting_load IN (0, 1)),
    added_at TEXT NOT NULL
) STRICT""",
    """
CREATE TABLE presets (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    body_json TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    created_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID""",
    """
CREATE TABLE acknowledgements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text_version INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT""",
    """
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    previous_sha256 TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT""",
    """
CREATE TRIGGER audit_not_updated BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END""",
    """
CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END""",
)

_M003 = (
    """
CREATE TABLE folders (
    path TEXT PRIMARY KEY COLLATE NOCASE,
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "INSERT OR IGNORE INTO folders SELECT DISTINCT folder, created_at FROM conversations"
    " WHERE folder IS NOT NULL AND folder <> ''",
    "CREATE INDEX conversations_folder ON conversations (folder COLLATE NOCASE)",
    "CREATE INDEX tags_tag ON tags (tag COLLATE NOCASE)",
    "CREATE INDEX messages_created ON messages (created_at)",
    "CREATE INDEX messages_interrupted ON messages (id) WHERE state = 'interrupted'",
    "CREATE INDEX turns_model ON turns (model_name)",
)

_M004 = (
    """
CREATE TABLE examples (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    body_json TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    created_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID""",
)

_M005 = (
    """
CREATE TABLE searches (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    query TEXT NOT NULL,
    sort TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "ALTER TABLE folders ADD COLUMN"
    " is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1))",
)


def m001(database: "Database") -> None:
    """Make the first tables."""
    for statement in _M001:
        database.execute(statement)


def m002(database: "Database") -> None:
    """Remember how each model is loaded, and how its last trial went."""
    for column in ("options_json", "trial_json"):
        database.execute(f"ALTER TABLE models ADD COLUMN {column} TEXT NOT NULL DEFAULT '{{}}'")


def m003(database: "Database") -> None:
    """Let folders be empty, and a search find its place at once."""
    for statement in _M003:
        database.execute(statement)


def m004(database: "Database") -> None:
    """Keep in-context example sets."""
    for statement in _M004:
        database.execute(statement)


def m005(database: "Database") -> None:
    """Keep searches under names, and which folders are closed."""
    for statement in _M005:
        database.execute(statement)


STEPS: list[Callable[["Database"], None]] = [m001, m002, m003, m004, m005]


def migrations() -> "Migrations":
    """Return the steps as sqlite-utils applies them, which it notes in the table `APPLIED`."""
    ours: Migrations = sqlite_utils().Migrations(NAME)
    for step in STEPS:
        ours()(step)
    return ours
