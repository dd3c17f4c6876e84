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
CREATE TABLE folders (
    path TEXT PRIMARY KEY COLLATE NOCASE,
    created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'casebook', 'm001', '2026-11-26 09:56:00.693314+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (2, 'casebook', 'm002', '2026-11-26 09:56:00.694018+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (3, 'casebook', 'm003', '2026-11-26 09:56:00.694380+00:00');
INSERT INTO casebook_versions (version, at) VALUES ('0.1.0', '2026-11-26T09:56:00.694+00:00');
INSERT INTO conversations (id, title, system_text, setup_json, folder, is_pinned, tip_message_id, activity, trashed_at, created_at, updated_at) VALUES ('1fca7187-638b-45c2-92d6-9208542f2fa0', 'Quels sont les symptômes du paludisme ?', '', '{}', NULL, 0, 4, 3, NULL, '2026-11-26T09:56:00.772+00:00', '2026-11-26T09:56:00.799+00:00');
INSERT INTO conversations (id, title, system_text, setup_json, folder, is_pinned, tip_message_id, activity, trashed_at, created_at, updated_at) VALUES ('e7683783-9078-4020-ba62-92de0db091be', 'ما هي أعراض الملاريا؟', '', '{}', 'Cholera', 0, 6, 5, NULL, '2026-11-26T09:56:00.815+00:00', '2026-11-26T09:56:00.815+00:00');
INSERT INTO tags (conversation_id, tag) VALUES ('e7683783-9078-4020-ba62-92de0db091be', 'field');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (1, '1fca7187-638b-45c2-92d6-9208542f2fa0', NULL, 'user', 'Quels sont les symptômes du paludisme ?', 'done', '2026-11-26T09:56:00.772+00:00', '2026-11-26T09:56:00.772+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (2, '1fca7187-638b-45c2-92d6-9208542f2fa0', 1, 'assistant', 'Fièvre, frissons, maux de tête.', 'done', '2026-11-26T09:56:00.773+00:00', '2026-11-26T09:56:00.795+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (3, '1fca7187-638b-45c2-92d6-9208542f2fa0', 2, 'user', 'And in children?', 'done', '2026-11-26T09:56:00.798+00:00', '2026-11-26T09:56:00.798+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (4, '1fca7187-638b-45c2-92d6-9208542f2fa0', 3, 'assistant', 'Often fev', 'streaming', '2026-11-26T09:56:00.798+00:00', '2026-11-26T09:56:00.810+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (5, 'e7683783-9078-4020-ba62-92de0db091be', NULL, 'user', 'ما هي أعراض الملاريا؟', 'done', '2026-11-26T09:56:00.815+00:00', '2026-11-26T09:56:00.815+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (6, 'e7683783-9078-4020-ba62-92de0db091be', 5, 'assistant', 'حمى.', 'done', '2026-11-26T09:56:00.815+00:00', '2026-11-26T09:56:00.826+00:00');
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (2, '', '', '{"sampling": {"temperature": 0.0}}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (4, '', '', '{}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (6, '', '', '{}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO models (id, name, path, sha256, size_bytes, mtime_ns, inode, info_json, source_json, state, attempting_load, added_at, options_json, trial_json) VALUES ('fa57b41d-5632-4cdb-97c4-8a008520e842', 'Tiny', '@DATA@/models/tiny.gguf', '0000000000000000000000000000000000000000000000000000000000000001', 9, 1795686960488183974, '3156615', '{"name": "Tiny"}', '{}', 'untried', 0, '2026-11-26T09:56:00.835+00:00', '{}', '{}');
INSERT INTO acknowledgements (id, text_version, text_sha256, language, at) VALUES (1, 1, '55f1f5c23d11da3c5f5d27dc02eb3ccfae4afcddc8e5825e2abf51251df894cd', 'fr', '2026-11-26T09:56:00.843+00:00');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (1, '2026-11-26T09:56:00.694+00:00', 'Casebook 0.1.0', 'migration', 'm001, m002, m003', '701d838178929148f2eb418c3c97c99636c033fc2efa6874d65299f6df4929d2', '', 'c2a1e53f41bb272951f5cb79ffe9dda6b5dbddd12de20207dff25fb68743419a');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (2, '2026-11-26T09:56:00.772+00:00', 'Casebook 0.1.0', 'conversation_created', '1fca7187-638b-45c2-92d6-9208542f2fa0', '593a2b6dea67475c9c49f525bfa98a8b4161a10dfd0833fa9b3856f80a75d7ee', 'c2a1e53f41bb272951f5cb79ffe9dda6b5dbddd12de20207dff25fb68743419a', '2a88b93b26a2b8e025a6979605632631f91eb022cc8a5dc33526def99a4627ed');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (3, '2026-11-26T09:56:00.773+00:00', 'Casebook 0.1.0', 'generation_started', '2', '66dc538a802b1aa1b705d157375ccc08554bb80c1a40048f226433331822ecc6', '2a88b93b26a2b8e025a6979605632631f91eb022cc8a5dc33526def99a4627ed', '5d258d9bc5ba001b771ba5823c789eedad72933f29a7616b43ce4d3ab583e653');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (4, '2026-11-26T09:56:00.795+00:00', 'Casebook 0.1.0', 'generation_finished', '2', '75ba96ace6078b6dbd12b9032c9a5427b864b18767aa7d13e63246337d416779', '5d258d9bc5ba001b771ba5823c789eedad72933f29a7616b43ce4d3ab583e653', '3bf45524e10a325b49a15976866e2192fc0b2d47512a34b94a7851b91b1c78a6');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (5, '2026-11-26T09:56:00.799+00:00', 'Casebook 0.1.0', 'generation_started', '4', '55c53d54e5d5deca4fb671f0bafb2808ee0e84e22cdd25d80406497d4671ae6a', '3bf45524e10a325b49a15976866e2192fc0b2d47512a34b94a7851b91b1c78a6', '032621f868e69022f0a107de5891788eca61a4d5f2ac9a0cd88892cc500bf469');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (6, '2026-11-26T09:56:00.815+00:00', 'Casebook 0.1.0', 'conversation_created', 'e7683783-9078-4020-ba62-92de0db091be', '593a2b6dea67475c9c49f525bfa98a8b4161a10dfd0833fa9b3856f80a75d7ee', '032621f868e69022f0a107de5891788eca61a4d5f2ac9a0cd88892cc500bf469', 'b3b80342b47022bc954388a1e40b4a7fb64efdf40dafb7cc5c6938b8c0468eba');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (7, '2026-11-26T09:56:00.815+00:00', 'Casebook 0.1.0', 'generation_started', '6', '183751ee311726b89a17aff9dbe51d86c2d74a6ae03e452c8b4f52086e9db3a5', 'b3b80342b47022bc954388a1e40b4a7fb64efdf40dafb7cc5c6938b8c0468eba', 'e9fe3a2290b904c9dfed708819387d30bb4a03c8d8580052c3be2be3d0b739a0');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (8, '2026-11-26T09:56:00.827+00:00', 'Casebook 0.1.0', 'generation_finished', '6', '297f9e18531e5ee0f0aab51d390221f4042d277e70ddb08d673ca7c1f0657faa', 'e9fe3a2290b904c9dfed708819387d30bb4a03c8d8580052c3be2be3d0b739a0', '8f5f8b988c557de037c54d4d29e407316711c0e1ad7b9a4b93bd25df282bb2ef');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (9, '2026-11-26T09:56:00.835+00:00', 'Casebook 0.1.0', 'model_added', 'fa57b41d-5632-4cdb-97c4-8a008520e842', '15d76b5634d9810c700029cef802d88a9a6fbf6331f3ea4842a7f12bf2f293c9', '8f5f8b988c557de037c54d4d29e407316711c0e1ad7b9a4b93bd25df282bb2ef', 'ec70d8552e4bf05e59cde550ecc16feb0145a76619ee86791ed0ae53479de3f5');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (10, '2026-11-26T09:56:00.843+00:00', 'Casebook 0.1.0', 'consent', '55f1f5c23d11da3c5f5d27dc02eb3ccfae4afcddc8e5825e2abf51251df894cd', 'fd446a4dd3a5f8cd80ad3921b5f7e9e76e0efe5ad1fbbdc8fba059a3c785cec8', 'ec70d8552e4bf05e59cde550ecc16feb0145a76619ee86791ed0ae53479de3f5', '36b2e9744d3c4d93515e85cc60f5278931579720a8158e9d216a49037fb832aa');
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
CREATE INDEX conversations_folder ON conversations (folder COLLATE NOCASE);
CREATE INDEX tags_tag ON tags (tag COLLATE NOCASE);
CREATE INDEX messages_created ON messages (created_at);
CREATE INDEX messages_interrupted ON messages (id) WHERE state = 'interrupted';
CREATE INDEX turns_model ON turns (model_name);
