DELETE FROM annotation;
DELETE FROM summary_sentence;
DELETE FROM quote;
DELETE FROM speaker;
DELETE FROM document;
DELETE FROM checkpoint;

INSERT INTO quote_search (quote_search) VALUES ('delete-all');
INSERT INTO document_search (document_search) VALUES ('delete-all');
