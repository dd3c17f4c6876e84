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
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'casebook', 'm001', '2026-11-26 09:55:58.924892+00:00');
INSERT INTO casebook_versions (version, at) VALUES ('0.1.0', '2026-11-26T09:55:58.925+00:00');
INSERT INTO conversations (id, title, system_text, setup_json, folder, is_pinned, tip_message_id, activity, trashed_at, created_at, updated_at) VALUES ('df05800b-6718-40d1-b967-924287b9c91c', 'Quels sont les symptômes du paludisme ?', '', '{}', NULL, 0, 4, 3, NULL, '2026-11-26T09:55:59.000+00:00', '2026-11-26T09:55:59.045+00:00');
INSERT INTO conversations (id, title, system_text, setup_json, folder, is_pinned, tip_message_id, activity, trashed_at, created_at, updated_at) VALUES ('c91f11a9-b71c-4c4c-bbc9-afea52c8e611', 'ما هي أعراض الملاريا؟', '', '{}', 'Cholera', 0, 6, 5, NULL, '2026-11-26T09:55:59.054+00:00', '2026-11-26T09:55:59.055+00:00');
INSERT INTO tags (conversation_id, tag) VALUES ('c91f11a9-b71c-4c4c-bbc9-afea52c8e611', 'field');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (1, 'df05800b-6718-40d1-b967-924287b9c91c', NULL, 'user', 'Quels sont les symptômes du paludisme ?', 'done', '2026-11-26T09:55:59.001+00:00', '2026-11-26T09:55:59.001+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (2, 'df05800b-6718-40d1-b967-924287b9c91c', 1, 'assistant', 'Fièvre, frissons, maux de tête.', 'done', '2026-11-26T09:55:59.010+00:00', '2026-11-26T09:55:59.038+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (3, 'df05800b-6718-40d1-b967-924287b9c91c', 2, 'user', 'And in children?', 'done', '2026-11-26T09:55:59.045+00:00', '2026-11-26T09:55:59.045+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (4, 'df05800b-6718-40d1-b967-924287b9c91c', 3, 'assistant', 'Often fev', 'streaming', '2026-11-26T09:55:59.045+00:00', '2026-11-26T09:55:59.049+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (5, 'c91f11a9-b71c-4c4c-bbc9-afea52c8e611', NULL, 'user', 'ما هي أعراض الملاريا؟', 'done', '2026-11-26T09:55:59.054+00:00', '2026-11-26T09:55:59.054+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (6, 'c91f11a9-b71c-4c4c-bbc9-afea52c8e611', 5, 'assistant', 'حمى.', 'done', '2026-11-26T09:55:59.055+00:00', '2026-11-26T09:55:59.056+00:00');
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (2, '', '', '{"sampling": {"temperature": 0.0}}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (4, '', '', '{}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (6, '', '', '{}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO models (id, name, path, sha256, size_bytes, mtime_ns, inode, info_json, source_json, state, attempting_load, added_at) VALUES ('38597a9a-cef2-460a-a9af-ba124bd39922', 'Tiny', '@DATA@/models/tiny.gguf', '0000000000000000000000000000000000000000000000000000000000000001', 9, 1795686958881866801, '3156610', '{"name": "Tiny"}', '{}', 'untried', 0, '2026-11-26T09:55:59.058+00:00');
INSERT INTO acknowledgements (id, text_version, text_sha256, language, at) VALUES (1, 1, '55f1f5c23d11da3c5f5d27dc02eb3ccfae4afcddc8e5825e2abf51251df894cd', 'fr', '2026-11-26T09:55:59.063+00:00');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (1, '2026-11-26T09:55:58.925+00:00', 'Casebook 0.1.0', 'migration', 'm001', '701d838178929148f2eb418c3c97c99636c033fc2efa6874d65299f6df4929d2', '', 'f72afd6e76812440a3d2e6770108bc1c7dd5d1774ae419ac7679b5b88bb221c2');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (2, '2026-11-26T09:55:59.000+00:00', 'Casebook 0.1.0', 'conversation_created', 'df05800b-6718-40d1-b967-924287b9c91c', '593a2b6dea67475c9c49f525bfa98a8b4161a10dfd0833fa9b3856f80a75d7ee', 'f72afd6e76812440a3d2e6770108bc1c7dd5d1774ae419ac7679b5b88bb221c2', '2c6fc42f4eec201034df6358b1550074d2e12c1c7ae7f8f0ab1e01bb087fc573');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (3, '2026-11-26T09:55:59.011+00:00', 'Casebook 0.1.0', 'generation_started', '2', '9d1b6f590de727eb651ab49f19f4013209e4dc5a04c315ad951901be41523e13', '2c6fc42f4eec201034df6358b1550074d2e12c1c7ae7f8f0ab1e01bb087fc573', 'c0540697ec8be432d7b0ea8cc3f01b7c9948cbf1df849702d45f7a67c7d9b60e');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (4, '2026-11-26T09:55:59.039+00:00', 'Casebook 0.1.0', 'generation_finished', '2', '75ba96ace6078b6dbd12b9032c9a5427b864b18767aa7d13e63246337d416779', 'c0540697ec8be432d7b0ea8cc3f01b7c9948cbf1df849702d45f7a67c7d9b60e', '8fb2350be6404f23ea624cc629d506bb93772b6577e996e989cf5542e130c6be');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (5, '2026-11-26T09:55:59.045+00:00', 'Casebook 0.1.0', 'generation_started', '4', '0585c790a7cb5f520e0f828dfe23f433acf82157bc58a6bc79b60f10c68ee219', '8fb2350be6404f23ea624cc629d506bb93772b6577e996e989cf5542e130c6be', 'c6bb78c049d96d2ab542d3674716ee007b259ea0c28df441f52e14e2df1bd44b');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (6, '2026-11-26T09:55:59.054+00:00', 'Casebook 0.1.0', 'conversation_created', 'c91f11a9-b71c-4c4c-bbc9-afea52c8e611', '593a2b6dea67475c9c49f525bfa98a8b4161a10dfd0833fa9b3856f80a75d7ee', 'c6bb78c049d96d2ab542d3674716ee007b259ea0c28df441f52e14e2df1bd44b', '74025aa47f6f51c378d2dfdafafb5d21f8b584d68835c4515720248d6c542d8d');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (7, '2026-11-26T09:55:59.055+00:00', 'Casebook 0.1.0', 'generation_started', '6', '143073601483db49e32ee7fbc4668056fe25128f0bf48d45b285249e76f34108', '74025aa47f6f51c378d2dfdafafb5d21f8b584d68835c4515720248d6c542d8d', 'f45693d1339795fc5e55c12919b90e1cc2cccdcadf270bfcb29af8a11e2db740');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (8, '2026-11-26T09:55:59.056+00:00', 'Casebook 0.1.0', 'generation_finished', '6', '297f9e18531e5ee0f0aab51d390221f4042d277e70ddb08d673ca7c1f0657faa', 'f45693d1339795fc5e55c12919b90e1cc2cccdcadf270bfcb29af8a11e2db740', '634d7fa9530dff6e945f4b0ec7d562e5508325bab08474fdbcfb090ea7fcc40f');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (9, '2026-11-26T09:55:59.059+00:00', 'Casebook 0.1.0', 'model_added', '38597a9a-cef2-460a-a9af-ba124bd39922', '15d76b5634d9810c700029cef802d88a9a6fbf6331f3ea4842a7f12bf2f293c9', '634d7fa9530dff6e945f4b0ec7d562e5508325bab08474fdbcfb090ea7fcc40f', '66d8e9ea2b06bc9efa4eea954971658e5bfaa5add83563ef453943bec83063d2');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (10, '2026-11-26T09:55:59.063+00:00', 'Casebook 0.1.0', 'consent', '55f1f5c23d11da3c5f5d27dc02eb3ccfae4afcddc8e5825e2abf51251df894cd', 'fd446a4dd3a5f8cd80ad3921b5f7e9e76e0efe5ad1fbbdc8fba059a3c785cec8', '66d8e9ea2b06bc9efa4eea954971658e5bfaa5add83563ef453943bec83063d2', 'c4c9c1c752244b4d6112b205758b5525d8368eb522afe8336ac648439b7553ff');
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
