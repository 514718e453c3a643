-- One row. `database` changes when a run starts anew, `number` grows with every checkpoint: together they name a state.
CREATE TABLE checkpoint (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    database TEXT NOT NULL,
    number INTEGER NOT NULL
);

CREATE TABLE document (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    uri TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    title TEXT,
    author TEXT,
    published TEXT,
    site TEXT,
    language TEXT,
    metadata TEXT NOT NULL,
    text TEXT
);

CREATE TABLE speaker (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE quote (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker INTEGER REFERENCES speaker (key),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    mention TEXT,
    cue TEXT,
    verbatim TEXT NOT NULL,
    confidence REAL,
    chain INTEGER,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    byte_start INTEGER NOT NULL,
    byte_end INTEGER NOT NULL,
    UNIQUE (document, position)
);

CREATE INDEX quote_by_speaker ON quote (speaker);

CREATE TABLE summary_sentence (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    score REAL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    byte_start INTEGER NOT NULL,
    byte_end INTEGER NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE annotation (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    layer TEXT NOT NULL,
    position INTEGER NOT NULL,
    properties TEXT NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    byte_start INTEGER NOT NULL,
    byte_end INTEGER NOT NULL,
    PRIMARY KEY (document, layer, position)
) WITHOUT ROWID;

CREATE INDEX annotation_by_layer ON annotation (layer);

CREATE VIEW said AS
SELECT
    speaker.name AS speaker,
    quote.text AS quote,
    quote.kind AS kind,
    document.title AS title,
    document.id AS document,
    quote.byte_start AS byte_start,
    quote.byte_end AS byte_end,
    quote.key AS quote_key
FROM quote
JOIN document ON document.key = quote.document
LEFT JOIN speaker ON speaker.key = quote.speaker;

CREATE VIRTUAL TABLE quote_search USING fts5 (
    text,
    content = 'quote', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE document_search USING fts5 (
    title, text,
    content = 'document', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

-- For changes by hand, so that the search tables stay in step: they hold no text of their own, and forget a row only when told what it was.
-- The stage itself does without triggers.
CREATE TRIGGER quote_search_insert AFTER INSERT ON quote BEGIN
    INSERT INTO quote_search (rowid, text) VALUES (new.key, new.text);
END;

CREATE TRIGGER quote_search_delete AFTER DELETE ON quote BEGIN
    INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.key, old.text);
END;

CREATE TRIGGER quote_search_update AFTER UPDATE OF key, text ON quote BEGIN
    INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.key, old.text);
    INSERT INTO quote_search (rowid, text) VALUES (new.key, new.text);
END;

CREATE TRIGGER document_search_insert AFTER INSERT ON document BEGIN
    INSERT INTO document_search (rowid, title, text) VALUES (new.key, new.title, new.text);
END;

CREATE TRIGGER document_search_delete AFTER DELETE ON document BEGIN
    INSERT INTO document_search (document_search, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
END;

CREATE TRIGGER document_search_update AFTER UPDATE OF key, title, text ON document
WHEN old.key <> new.key OR old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
    INSERT INTO document_search (document_search, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
    INSERT INTO document_search (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
