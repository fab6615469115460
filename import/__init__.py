"""Files in, articles out: reading, cutting, identifying, storing."""
