CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS versions (
  article_id TEXT NOT NULL, version INTEGER NOT NULL, current INTEGER NOT NULL, cluster TEXT NOT NULL,
  text TEXT NOT NULL, text_hash TEXT NOT NULL, source TEXT NOT NULL, external_id TEXT, url TEXT, title TEXT,
  publisher TEXT, agency TEXT, byline TEXT, place TEXT, published TEXT, origin TEXT, language TEXT, added TEXT NOT NULL,
  PRIMARY KEY (article_id, version)
);
CREATE INDEX IF NOT EXISTS versions_by_text ON versions (text_hash);
CREATE INDEX IF NOT EXISTS versions_by_external_id ON versions (external_id);
CREATE TABLE IF NOT EXISTS chunks (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL, version INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS chunks_by_article ON chunks (article_id);
CREATE TABLE IF NOT EXISTS bands (band TEXT NOT NULL, article_id TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS bands_by_band ON bands (band);
CREATE INDEX IF NOT EXISTS bands_by_article ON bands (article_id);
CREATE TABLE IF NOT EXISTS pending (chunk_id TEXT PRIMARY KEY);
