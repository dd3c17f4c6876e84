-- Written by Casebook at an earlier schema; see test_older.py.
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
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
CREATE TABLE tags (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (conversation_id, tag)
) STRICT, WITHOUT ROWID;
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
CREATE VIRTUAL TABLE messages_fts USING fts5 (
    text, content = 'messages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
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
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    conversation_id TEXT REFERENCES conversations (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;
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
, options_json TEXT NOT NULL DEFAULT '{}', trial_json TEXT NOT NULL DEFAULT '{}') STRICT;
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
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'casebook', 'm001', '2026-11-26 09:55:59.748204+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (2, 'casebook', 'm002', '2026-11-26 09:55:59.748995+00:00');
INSERT INTO casebook_versions (version, at) VALUES ('0.1.0', '2026-11-26T09:55:59.749+00:00');
INSERT INTO conversations (id, title, system_text, setup_json, folder, is_pinned, tip_message_id, activity, trashed_at, created_at, updated_at) VALUES ('112818dd-be12-4d98-8e5d-ab06f9baffc0', 'Quels sont les symptômes du paludisme ?', '', '{}', NULL, 0, 4, 3, NULL, '2026-11-26T09:55:59.804+00:00', '2026-11-26T09:55:59.819+00:00');
INSERT INTO conversations (id, title, system_text, setup_json, folder, is_pinned, tip_message_id, activity, trashed_at, created_at, updated_at) VALUES ('2f90cade-b05d-4d00-843a-b9aed9b9fd04', 'ما هي أعراض الملاريا؟', '', '{}', 'Cholera', 0, 6, 5, NULL, '2026-11-26T09:55:59.830+00:00', '2026-11-26T09:55:59.831+00:00');
INSERT INTO tags (conversation_id, tag) VALUES ('2f90cade-b05d-4d00-843a-b9aed9b9fd04', 'field');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (1, '112818dd-be12-4d98-8e5d-ab06f9baffc0', NULL, 'user', 'Quels sont les symptômes du paludisme ?', 'done', '2026-11-26T09:55:59.804+00:00', '2026-11-26T09:55:59.804+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (2, '112818dd-be12-4d98-8e5d-ab06f9baffc0', 1, 'assistant', 'Fièvre, frissons, maux de tête.', 'done', '2026-11-26T09:55:59.804+00:00', '2026-11-26T09:55:59.814+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (3, '112818dd-be12-4d98-8e5d-ab06f9baffc0', 2, 'user', 'And in children?', 'done', '2026-11-26T09:55:59.818+00:00', '2026-11-26T09:55:59.818+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (4, '112818dd-be12-4d98-8e5d-ab06f9baffc0', 3, 'assistant', 'Often fev', 'streaming', '2026-11-26T09:55:59.818+00:00', '2026-11-26T09:55:59.826+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (5, '2f90cade-b05d-4d00-843a-b9aed9b9fd04', NULL, 'user', 'ما هي أعراض الملاريا؟', 'done', '2026-11-26T09:55:59.831+00:00', '2026-11-26T09:55:59.831+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (6, '2f90cade-b05d-4d00-843a-b9aed9b9fd04', 5, 'assistant', 'حمى.', 'done', '2026-11-26T09:55:59.831+00:00', '2026-11-26T09:55:59.838+00:00');
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (2, '', '', '{"sampling": {"temperature": 0.0}}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (4, '', '', '{}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (6, '', '', '{}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO models (id, name, path, sha256, size_bytes, mtime_ns, inode, info_json, source_json, state, attempting_load, added_at, options_json, trial_json) VALUES ('e5423dc1-63e1-4f8b-9a55-671297e30a5f', 'Tiny', '@DATA@/models/tiny.gguf', '0000000000000000000000000000000000000000000000000000000000000001', 9, 1795686959545985436, '3156623', '{"name": "Tiny"}', '{}', 'untried', 0, '2026-11-26T09:55:59.847+00:00', '{}', '{}');
INSERT INTO acknowledgements (id, text_version, text_sha256, language, at) VALUES (1, 1, '55f1f5c23d11da3c5f5d27dc02eb3ccfae4afcddc8e5825e2abf51251df894cd', 'fr', '2026-11-26T09:55:59.848+00:00');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (1, '2026-11-26T09:55:59.749+00:00', 'Casebook 0.1.0', 'migration', 'm001, m002', '701d838178929148f2eb418c3c97c99636c033fc2efa6874d65299f6df4929d2', '', '0b3f9cb0bbe5b05d16764a3e5bc0bc8dc960fc6200822d518df0694ddaf45fc8');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (2, '2026-11-26T09:55:59.804+00:00', 'Casebook 0.1.0', 'conversation_created', '112818dd-be12-4d98-8e5d-ab06f9baffc0', '593a2b6dea67475c9c49f525bfa98a8b4161a10dfd0833fa9b3856f80a75d7ee', '0b3f9cb0bbe5b05d16764a3e5bc0bc8dc960fc6200822d518df0694ddaf45fc8', 'cc5ebe6b32472625693a53f22ba5f85d362c139775414ced037de4194c7f1105');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (3, '2026-11-26T09:55:59.805+00:00', 'Casebook 0.1.0', 'generation_started', '2', '19023c1b21209ebcf01dc7bd027eb46e1f9587297b4ab0204f206a0ad35a4a1e', 'cc5ebe6b32472625693a53f22ba5f85d362c139775414ced037de4194c7f1105', 'a3d4ba0fcb38031296fe65cac22ef8a1c0b265188fb01f197049c020087f9b4c');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (4, '2026-11-26T09:55:59.815+00:00', 'Casebook 0.1.0', 'generation_finished', '2', '75ba96ace6078b6dbd12b9032c9a5427b864b18767aa7d13e63246337d416779', 'a3d4ba0fcb38031296fe65cac22ef8a1c0b265188fb01f197049c020087f9b4c', '15f4ff71745f6b9d52183b12791f894fce80dc66fd0449f8e36dabf2a0728e9b');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (5, '2026-11-26T09:55:59.819+00:00', 'Casebook 0.1.0', 'generation_started', '4', '86043a2c6c8d6c061a4a86a38838c882e18753fafb74b5cc1c0426d73de4fa20', '15f4ff71745f6b9d52183b12791f894fce80dc66fd0449f8e36dabf2a0728e9b', '9db834b55926d411b4b401ea9d657a85847f86ffbf3c138a825a363de1076660');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (6, '2026-11-26T09:55:59.831+00:00', 'Casebook 0.1.0', 'conversation_created', '2f90cade-b05d-4d00-843a-b9aed9b9fd04', '593a2b6dea67475c9c49f525bfa98a8b4161a10dfd0833fa9b3856f80a75d7ee', '9db834b55926d411b4b401ea9d657a85847f86ffbf3c138a825a363de1076660', '7a08ed5afdb6556898b6adb5ac337cd1fb6f6f6efc58860e1e28a257242a3dc3');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (7, '2026-11-26T09:55:59.831+00:00', 'Casebook 0.1.0', 'generation_started', '6', '5c2af488c8a49c8309a38043aa0751929e614c89f2c9d72f3007ab7bc013fc9b', '7a08ed5afdb6556898b6adb5ac337cd1fb6f6f6efc58860e1e28a257242a3dc3', 'baafddb800ee92ca0f554b4ed616941ffd36591f5ec873540d2dd062bf46850a');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (8, '2026-11-26T09:55:59.839+00:00', 'Casebook 0.1.0', 'generation_finished', '6', '297f9e18531e5ee0f0aab51d390221f4042d277e70ddb08d673ca7c1f0657faa', 'baafddb800ee92ca0f554b4ed616941ffd36591f5ec873540d2dd062bf46850a', 'cdbf5a38e4a63275e4f4e8cb867470b213ab79afb904527d7bca2fa759772a8e');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (9, '2026-11-26T09:55:59.847+00:00', 'Casebook 0.1.0', 'model_added', 'e5423dc1-63e1-4f8b-9a55-671297e30a5f', '15d76b5634d9810c700029cef802d88a9a6fbf6331f3ea4842a7f12bf2f293c9', 'cdbf5a38e4a63275e4f4e8cb867470b213ab79afb904527d7bca2fa759772a8e', '9fc5f6b77a77fde8e048e00a63819952573bab6ec7fa82e309f3bdcafb4cf491');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (10, '2026-11-26T09:55:59.848+00:00', 'Casebook 0.1.0', 'consent', '55f1f5c23d11da3c5f5d27dc02eb3ccfae4afcddc8e5825e2abf51251df894cd', 'fd446a4dd3a5f8cd80ad3921b5f7e9e76e0efe5ad1fbbdc8fba059a3c785cec8', '9fc5f6b77a77fde8e048e00a63819952573bab6ec7fa82e309f3bdcafb4cf491', 'bf66ea3af04ed23f6adf5979c04fe6e0c2a5f375ff8e25cc98eedfae96ca272a');
INSERT INTO messages_fts (messages_fts) VALUES ('rebuild');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX conversations_activity ON conversations (activity);
CREATE INDEX conversations_tip ON conversations (tip_message_id);
CREATE INDEX messages_tree ON messages (conversation_id, parent_id);
CREATE INDEX messages_parent ON messages (parent_id);
CREATE INDEX messages_streaming ON messages (id) WHERE state = 'streaming';
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
CREATE INDEX drafts_conversation ON drafts (conversation_id);
CREATE UNIQUE INDEX drafts_one ON drafts (coalesce(conversation_id, ''));
CREATE TRIGGER audit_not_updated BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
