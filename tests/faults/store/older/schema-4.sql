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
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'casebook', 'm001', '2026-11-26 09:56:01.681552+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (2, 'casebook', 'm002', '2026-11-26 09:56:01.682309+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (3, 'casebook', 'm003', '2026-11-26 09:56:01.703051+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (4, 'casebook', 'm004', '2026-11-26 09:56:01.703408+00:00');
INSERT INTO casebook_versions (version, at) VALUES ('0.1.0', '2026-11-26T09:56:01.703+00:00');
INSERT INTO conversations (id, title, system_text, setup_json, folder, is_pinned, tip_message_id, activity, trashed_at, created_at, updated_at) VALUES ('abdae226-5e15-4fc7-b99f-2623c61bce24', 'Quels sont les symptômes du paludisme ?', '', '{}', NULL, 0, 4, 3, NULL, '2026-11-26T09:56:01.768+00:00', '2026-11-26T09:56:01.795+00:00');
INSERT INTO conversations (id, title, system_text, setup_json, folder, is_pinned, tip_message_id, activity, trashed_at, created_at, updated_at) VALUES ('c2f03bed-f9c9-44ee-a735-9096d3607152', 'ما هي أعراض الملاريا؟', '', '{}', 'Cholera', 0, 6, 5, NULL, '2026-11-26T09:56:01.810+00:00', '2026-11-26T09:56:01.811+00:00');
INSERT INTO tags (conversation_id, tag) VALUES ('c2f03bed-f9c9-44ee-a735-9096d3607152', 'field');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (1, 'abdae226-5e15-4fc7-b99f-2623c61bce24', NULL, 'user', 'Quels sont les symptômes du paludisme ?', 'done', '2026-11-26T09:56:01.768+00:00', '2026-11-26T09:56:01.768+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (2, 'abdae226-5e15-4fc7-b99f-2623c61bce24', 1, 'assistant', 'Fièvre, frissons, maux de tête.', 'done', '2026-11-26T09:56:01.768+00:00', '2026-11-26T09:56:01.782+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (3, 'abdae226-5e15-4fc7-b99f-2623c61bce24', 2, 'user', 'And in children?', 'done', '2026-11-26T09:56:01.794+00:00', '2026-11-26T09:56:01.794+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (4, 'abdae226-5e15-4fc7-b99f-2623c61bce24', 3, 'assistant', 'Often fev', 'streaming', '2026-11-26T09:56:01.795+00:00', '2026-11-26T09:56:01.801+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (5, 'c2f03bed-f9c9-44ee-a735-9096d3607152', NULL, 'user', 'ما هي أعراض الملاريا؟', 'done', '2026-11-26T09:56:01.811+00:00', '2026-11-26T09:56:01.811+00:00');
INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at, saved_at) VALUES (6, 'c2f03bed-f9c9-44ee-a735-9096d3607152', 5, 'assistant', 'حمى.', 'done', '2026-11-26T09:56:01.811+00:00', '2026-11-26T09:56:01.822+00:00');
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (2, '', '', '{"sampling": {"temperature": 0.0}}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (4, '', '', '{}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO turns (message_id, model_name, model_sha256, provenance_json, left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms, total_ms, reason) VALUES (6, '', '', '{}', '[]', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO models (id, name, path, sha256, size_bytes, mtime_ns, inode, info_json, source_json, state, attempting_load, added_at, options_json, trial_json) VALUES ('0d5f171c-39e7-4e42-a639-175bb85e9f7e', 'Tiny', 'models/tiny.gguf', '0000000000000000000000000000000000000000000000000000000000000001', 9, 1795686961444962864, '3156635', '{"name": "Tiny"}', '{}', 'untried', 0, '2026-11-26T09:56:01.824+00:00', '{}', '{}');
INSERT INTO acknowledgements (id, text_version, text_sha256, language, at) VALUES (1, 1, '55f1f5c23d11da3c5f5d27dc02eb3ccfae4afcddc8e5825e2abf51251df894cd', 'fr', '2026-11-26T09:56:01.824+00:00');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (1, '2026-11-26T09:56:01.703+00:00', 'Casebook 0.1.0', 'migration', 'm001, m002, m003, m004', '701d838178929148f2eb418c3c97c99636c033fc2efa6874d65299f6df4929d2', '', 'af0a7664203f960d23399c1a8a32b3344edb2ac268a4397b2d3cba708974e3d7');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (2, '2026-11-26T09:56:01.768+00:00', 'Casebook 0.1.0', 'conversation_created', 'abdae226-5e15-4fc7-b99f-2623c61bce24', '593a2b6dea67475c9c49f525bfa98a8b4161a10dfd0833fa9b3856f80a75d7ee', 'af0a7664203f960d23399c1a8a32b3344edb2ac268a4397b2d3cba708974e3d7', '49344b691cd9a05a956aa2e46b92a04d7a3083636fede23984c2fbb76b4e4de3');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (3, '2026-11-26T09:56:01.769+00:00', 'Casebook 0.1.0', 'generation_started', '2', 'd244a202d77f1a89294ec8178f3a9d53a6ce7910b1e79c17eee04700d95136f9', '49344b691cd9a05a956aa2e46b92a04d7a3083636fede23984c2fbb76b4e4de3', '8ea7a4b1946f1fcbd48ad0eabbf71961b3ab9b70842d911bf27baf3367b23ea2');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (4, '2026-11-26T09:56:01.783+00:00', 'Casebook 0.1.0', 'generation_finished', '2', '75ba96ace6078b6dbd12b9032c9a5427b864b18767aa7d13e63246337d416779', '8ea7a4b1946f1fcbd48ad0eabbf71961b3ab9b70842d911bf27baf3367b23ea2', 'd8de986cf3e6461c9e559ad7b0523b7be4d9f1010a4eb64cedf65eeb5ffe5d2d');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (5, '2026-11-26T09:56:01.795+00:00', 'Casebook 0.1.0', 'generation_started', '4', 'de09b134e360f087ce660559d6aca9ee59138ea893882b5fe05c9e56a5584e8f', 'd8de986cf3e6461c9e559ad7b0523b7be4d9f1010a4eb64cedf65eeb5ffe5d2d', '839a2511c06ffd4a58af97d333fc7494bac1081c8ee2d181a5567c6da249c8ff');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (6, '2026-11-26T09:56:01.810+00:00', 'Casebook 0.1.0', 'conversation_created', 'c2f03bed-f9c9-44ee-a735-9096d3607152', '593a2b6dea67475c9c49f525bfa98a8b4161a10dfd0833fa9b3856f80a75d7ee', '839a2511c06ffd4a58af97d333fc7494bac1081c8ee2d181a5567c6da249c8ff', '7f97b752f03256420b988b98d7477d7fff0f2fbf62b0be7fbc9ece9471031170');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (7, '2026-11-26T09:56:01.811+00:00', 'Casebook 0.1.0', 'generation_started', '6', 'b9e238d4f442ea4d6ca9bf1be920efdb9461c178a89b8eef0ed62eaa522099ca', '7f97b752f03256420b988b98d7477d7fff0f2fbf62b0be7fbc9ece9471031170', '041be774a5a3ccb1d4d9874732a131f0d0786cfc99cf789802939fd28cf5ad61');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (8, '2026-11-26T09:56:01.823+00:00', 'Casebook 0.1.0', 'generation_finished', '6', '297f9e18531e5ee0f0aab51d390221f4042d277e70ddb08d673ca7c1f0657faa', '041be774a5a3ccb1d4d9874732a131f0d0786cfc99cf789802939fd28cf5ad61', 'b8c587c81b14d8df18332390406e118f4eb24b0c18f70cdd438730d72533a903');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (9, '2026-11-26T09:56:01.824+00:00', 'Casebook 0.1.0', 'model_added', '0d5f171c-39e7-4e42-a639-175bb85e9f7e', '15d76b5634d9810c700029cef802d88a9a6fbf6331f3ea4842a7f12bf2f293c9', 'b8c587c81b14d8df18332390406e118f4eb24b0c18f70cdd438730d72533a903', '8284c9cafac268150be26ff236e6dbb86e7b3fd12a4c3d832c35d1359c8e27d2');
INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256, sha256) VALUES (10, '2026-11-26T09:56:01.824+00:00', 'Casebook 0.1.0', 'consent', '55f1f5c23d11da3c5f5d27dc02eb3ccfae4afcddc8e5825e2abf51251df894cd', 'fd446a4dd3a5f8cd80ad3921b5f7e9e76e0efe5ad1fbbdc8fba059a3c785cec8', '8284c9cafac268150be26ff236e6dbb86e7b3fd12a4c3d832c35d1359c8e27d2', '9f01e856676b49f9867f30883a3b9f4bfbbb739f97da62d48fe2291eb408da13');
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
