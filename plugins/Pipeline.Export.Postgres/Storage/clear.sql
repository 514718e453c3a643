DELETE FROM annotation;
DELETE FROM summary_sentence;
DELETE FROM quote;
DELETE FROM speaker;
DELETE FROM document;
DELETE FROM checkpoint;
