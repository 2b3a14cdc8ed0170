"""The corpus: articles in, clean, identify, chunk, embed, and a library that finds them again."""
