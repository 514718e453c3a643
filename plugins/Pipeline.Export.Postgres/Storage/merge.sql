ANALYZE staged_document, staged_quote;

-- Speakers of whom the last quote may go.
INSERT INTO staged_speaker (key)
SELECT DISTINCT quote.speaker
FROM staged_document JOIN document ON document.id = staged_document.id JOIN quote ON quote.document = document.key
WHERE quote.speaker IS NOT NULL;

DELETE FROM quote USING staged_document, document WHERE document.id = staged_document.id AND quote.document = document.key;
DELETE FROM summary_sentence USING staged_document, document WHERE document.id = staged_document.id AND summary_sentence.document = document.key;
DELETE FROM annotation USING staged_document, document WHERE document.id = staged_document.id AND annotation.document = document.key;

-- A document without an address is one to remove.
DELETE FROM document USING staged_document WHERE document.id = staged_document.id AND staged_document.uri IS NULL;

INSERT INTO document (id, uri, media_type, sha256, bytes, title, author, published, site, language, metadata, text)
SELECT id, uri, media_type, sha256, bytes, title, author, published, site, language, metadata, text FROM staged_document WHERE uri IS NOT NULL ORDER BY ordinal
ON CONFLICT (id) DO UPDATE SET
    uri = excluded.uri, media_type = excluded.media_type, sha256 = excluded.sha256, bytes = excluded.bytes, title = excluded.title, author = excluded.author,
    published = excluded.published, site = excluded.site, language = excluded.language, metadata = excluded.metadata, text = excluded.text;

INSERT INTO speaker (name)
SELECT speaker FROM staged_quote WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY min(ordinal), min(position)
ON CONFLICT DO NOTHING;

INSERT INTO quote (document, position, speaker, kind, text, mention, cue, verbatim, confidence, chain, text_start, text_end, byte_start, byte_end)
SELECT document.key, position, speaker.key, kind, staged_quote.text, mention, cue, verbatim, confidence, chain, text_start, text_end, byte_start, byte_end
FROM staged_quote JOIN document ON document.id = staged_quote.document LEFT JOIN speaker ON speaker.name = staged_quote.speaker;

INSERT INTO summary_sentence (document, position, text, score, text_start, text_end, byte_start, byte_end)
SELECT document.key, position, staged_summary.text, score, text_start, text_end, byte_start, byte_end
FROM staged_summary JOIN document ON document.id = staged_summary.document;

INSERT INTO annotation (document, layer, position, properties, text_start, text_end, byte_start, byte_end)
SELECT document.key, layer, position, properties, text_start, text_end, byte_start, byte_end
FROM staged_annotation JOIN document ON document.id = staged_annotation.document;

DELETE FROM speaker USING staged_speaker
WHERE speaker.key = staged_speaker.key AND NOT EXISTS (SELECT FROM quote WHERE quote.speaker = speaker.key);
