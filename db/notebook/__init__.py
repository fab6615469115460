"""The notebook: one person's private file of highlights, notes, tags, collections and reading positions.

Every method that changes something returns when the change is on the disk. A failure is a NotebookError with one line;
the notebook is then as it was before the call.
"""

from readroom.db.highlights import COLOURS, Highlight
from readroom.db.notebook.attributes import NotebookAttributes
from readroom.db.notebook.collections import NotebookCollections
from readroom.db.notebook.corrections import NotebookCorrections
from readroom.db.notebook.decisions import NotebookDecisions
from readroom.db.notebook.history import NotebookHistory
from readroom.db.notebook.kept_layers import NotebookLayers
from readroom.db.notebook.links import NotebookLinks
from readroom.db.notebook.marks import NotebookMarks
from readroom.db.notebook.memory import NotebookMemory
from readroom.db.notebook.memos import Note, NotebookMemos
from readroom.db.notebook.saving import NotebookSaving
from readroom.db.notebook.succession import NotebookSuccession
from readroom.db.notebook.tables import NotebookTables
from readroom.db.notebook.tags import NotebookTags
from readroom.db.notebook.taking import NotebookTaking
from readroom.db.notebook_path import notebook_path

__all__ = ["COLOURS", "Highlight", "Note", "Notebook", "notebook_path"]


class Notebook(
    NotebookMarks,
    NotebookMemos,
    NotebookTags,
    NotebookAttributes,
    NotebookCollections,
    NotebookLinks,
    NotebookSaving,
    NotebookHistory,
    NotebookTables,
    NotebookLayers,
    NotebookMemory,
    NotebookCorrections,
    NotebookDecisions,
    NotebookTaking,
    NotebookSuccession,
):
    """An open notebook: marking, noting, collecting, undoing, and finding marks again when texts change."""
