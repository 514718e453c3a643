CREATE TEMP TABLE IF NOT EXISTS staged_document (
    ordinal integer NOT NULL, id text NOT NULL, uri text, media_type text, sha256 text, bytes bigint, title text, author text, published text, site text, language text,
    metadata jsonb, text text
) ON COMMIT DELETE ROWS;

CREATE TEMP TABLE IF NOT EXISTS staged_quote (
    ordinal integer NOT NULL, document text NOT NULL, position integer NOT NULL, speaker text, kind text NOT NULL, text text NOT NULL, mention text, cue text, verbatim jsonb NOT NULL,
    confidence double precision, chain integer, text_start bigint NOT NULL, text_end bigint NOT NULL, byte_start bigint NOT NULL, byte_end bigint NOT NULL
) ON COMMIT DELETE ROWS;

CREATE TEMP TABLE IF NOT EXISTS staged_summary (
    document text NOT NULL, position integer NOT NULL, text text NOT NULL, score double precision,
    text_start bigint NOT NULL, text_end bigint NOT NULL, byte_start bigint NOT NULL, byte_end bigint NOT NULL
) ON COMMIT DELETE ROWS;

CREATE TEMP TABLE IF NOT EXISTS staged_annotation (
    document text NOT NULL, layer text NOT NULL, position integer NOT NULL, properties jsonb NOT NULL,
    text_start bigint NOT NULL, text_end bigint NOT NULL, byte_start bigint NOT NULL, byte_end bigint NOT NULL
) ON COMMIT DELETE ROWS;

CREATE TEMP TABLE IF NOT EXISTS staged_speaker (key bigint NOT NULL) ON COMMIT DELETE ROWS;
