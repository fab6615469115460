"""How Textual is set up, before it is imported: the terminal's own colours, nothing that moves by itself."""

import os

SETTINGS = {
    # No animation and no smooth scrolling: over SSH every frame between two places is paid for and seen late.
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    # A theme of the terminal's own 16 colours; set here, since a change of theme later parses every style again.
    "TEXTUAL_THEME": "ansi-dark",
}
"""What Textual reads from the environment when it is imported."""


def settle() -> None:
    """Set the environment for Textual."""
    os.environ.update(SETTINGS)
