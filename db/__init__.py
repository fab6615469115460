"""The library and the notebook: two SQLite files, what is asked of them and what is written to them."""
