"""Pure functions on text: no file, no database, no clock, no terminal."""
