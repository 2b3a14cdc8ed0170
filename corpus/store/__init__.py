"""Where a library keeps things: articles (SQLite), vectors (Chroma), words (bm25s)."""
