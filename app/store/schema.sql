-- A new database of this version. The migrations make it; a test keeps this text true.

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE TABLE casebook_versions (
    version TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

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
) STRICT;

CREATE INDEX conversations_activity ON conversations (activity);

CREATE INDEX conversations_tip ON conversations (tip_message_id);

CREATE INDEX conversations_folder ON conversations (folder COLLATE NOCASE);

CREATE TABLE folders (
    path TEXT PRIMARY KEY COLLATE NOCASE,
    created_at TEXT NOT NULL,
    is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (conversation_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX tags_tag ON tags (tag COLLATE NOCASE);

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
) STRICT;

CREATE INDEX messages_tree ON messages (conversation_id, parent_id);

CREATE INDEX messages_parent ON messages (parent_id);

CREATE INDEX messages_streaming ON messages (id) WHERE state = 'streaming';

CREATE INDEX messages_interrupted ON messages (id) WHERE state = 'interrupted';

CREATE INDEX messages_created ON messages (created_at);

CREATE VIRTUAL TABLE messages_fts USING fts5 (
    text, content = 'messages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER messages_inserted AFTER INSERT ON messages BEGIN
    INSERT INTO messages_fts (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER messages_deleted AFTER DELETE ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TRIGGER messages_updated AFTER UPDATE OF text ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO messages_fts (rowid, text) VALUES (new.id, new.text);
END;

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
) STRICT;

CREATE INDEX turns_model ON turns (model_name);

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    conversation_id TEXT REFERENCES conversations (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

CREATE INDEX drafts_conversation ON drafts (conversation_id);

CREATE UNIQUE INDEX drafts_one ON drafts (coalesce(conversation_id, ''));

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
    added_at TEXT NOT NULL,
    options_json TEXT NOT NULL DEFAULT '{}',
    trial_json TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE presets (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    body_json TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    created_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE examples (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    body_json TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    created_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE searches (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    query TEXT NOT NULL,
    sort TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE acknowledgements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text_version INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    previous_sha256 TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_not_updated BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
