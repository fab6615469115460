"""What marks a library's file, and how new its schema is: all that a reader of it asks. `schema.py` has the schema."""

APPLICATION_ID = 0x5252_4C42
"""What marks a SQLite file as a readroom library ("RRLB")."""
NEWEST = 8
"""The number of the last step in `schema.STEPS`."""
