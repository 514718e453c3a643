-- One row. `dataset` changes when a run starts anew, `number` grows with every checkpoint: together they name a state.
CREATE TABLE checkpoint (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    dataset uuid NOT NULL,
    number bigint NOT NULL
);

-- The search index takes the first 200,000 characters: a tsvector holds no more than 1 MB.
CREATE TABLE document (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    uri text NOT NULL,
    media_type text NOT NULL,
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    title text,
    author text,
    published text,
    site text,
    language text,
    metadata jsonb NOT NULL,
    text text,
    search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, left(coalesce(title, '') || ' ' || coalesce(text, ''), 200000))) STORED
);

CREATE INDEX document_by_search ON document USING gin (search);

-- Unique by a hash index, since a name may be longer than a btree takes.
CREATE TABLE speaker (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    EXCLUDE USING hash (name WITH =)
);

CREATE TABLE quote (
    document bigint NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    position integer NOT NULL,
    speaker bigint REFERENCES speaker (key),
    kind text NOT NULL,
    text text NOT NULL,
    mention text,
    cue text,
    verbatim jsonb NOT NULL,
    confidence double precision,
    chain integer,
    text_start bigint NOT NULL,
    text_end bigint NOT NULL,
    byte_start bigint NOT NULL,
    byte_end bigint NOT NULL,
    search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, left(text, 200000))) STORED,
    PRIMARY KEY (document, position)
);

CREATE INDEX quote_by_speaker ON quote (speaker);
CREATE INDEX quote_by_search ON quote USING gin (search);

CREATE TABLE summary_sentence (
    document bigint NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    position integer NOT NULL,
    text text NOT NULL,
    score double precision,
    text_start bigint NOT NULL,
    text_end bigint NOT NULL,
    byte_start bigint NOT NULL,
    byte_end bigint NOT NULL,
    PRIMARY KEY (document, position)
);

CREATE TABLE annotation (
    document bigint NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    layer text NOT NULL,
    position integer NOT NULL,
    properties jsonb NOT NULL,
    text_start bigint NOT NULL,
    text_end bigint NOT NULL,
    byte_start bigint NOT NULL,
    byte_end bigint NOT NULL,
    PRIMARY KEY (document, layer, position)
);

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
    quote.search AS search
FROM quote
JOIN document ON document.key = quote.document
LEFT JOIN speaker ON speaker.key = quote.speaker;
