"""Which commands write to the notebook: where it cannot be written they say so, before anything is typed."""

INTO_NOTEBOOK = frozenset({
    "save-search", "remove-saved", "save-table", "remove-table",
    "mark", "mark-colour", "repeat-mark", "note", "tag", "remove-mark", "set-place", "confirm-place", "keep-orphan",
    "new-note", "article-note", "story-note", "tag-note", "edit-note", "set-attribute",
    "keep-article", "keep-all", "new-collection", "describe", "item-done", "next-to-code",
    "new-tag", "rename-tag", "move-tag", "merge-tags", "define-tag",
    "name-story", "pin-story", "merge-stories", "split-story", "forget-story",
    "accept-spelling", "reject-spelling", "forget-spelling", "accept-doubt",
    "new-layer", "adopt-mark",
})  # fmt: skip
"""The ids of commands that do nothing else. What goes to the library where that can be written (corrections), and what
takes a step back, asks for itself."""
