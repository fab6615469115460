"""The limits of reading, in one place, each with its reason."""

MIB = 1 << 20

FILE_BYTES = 64 * MIB
"""A file that is read as a whole. The largest real page seen is 30 MiB; parsers need some ten times as much memory."""

RECORD_BYTES = 16 * MIB
"""One record of a container, such as a JSON line: a book fits."""

HEAD_BYTES = 64 << 10
"""How much of a file is looked at to find its format."""

CPU_SECONDS = 10
"""Processor time for one file: real pages need under one. Processor, not wall: a shared server is slow."""

WALL_SECONDS = 60
"""Time for one file by the clock, for a reader that waits instead of working."""

MEMORY_BYTES = 1536 * MIB
"""Address space of a worker: a file that needs more takes down its worker, and nothing else."""

RECYCLE_BYTES = 500 * MIB
"""A worker that has grown larger than this (resident) is replaced by a fresh one after its file."""

BATCH_RECORDS = 64
"""Records sent to a worker at once: the way there and back costs as much as a short record."""

BATCH_BYTES = 512 << 10
"""The same, in bytes."""

COMMIT_PAGES = 200
"""Pages in one transaction: what a kill can undo, against what a commit costs."""

COMMIT_SECONDS = 2.0
"""A transaction is not held open longer than this."""

ZIP_ENTRIES = 5000
"""Members of a ZIP, a book or a document: books have some hundreds, an archive of single articles some thousands."""

ZIP_DIRECTORY_BYTES = 4 * MIB
"""A ZIP's directory, which is read before its members can be counted: 5,000 long names take one."""

ZIP_ENTRY_BYTES = 32 * MIB
"""One member, counted while it is read, not as its header says: the longest chapter or document seen has 9 MiB."""

ZIP_TOTAL_BYTES = 200 * MIB
"""All that is read of one book or document, counted in the same way."""

ZIP_RATIO = 200
"""Bytes out for one that went in, of a member larger than `ZIP_RATIO_FROM`: markup reaches 50, a bomb 1,000."""

ZIP_RATIO_FROM = 16 * MIB
"""Smaller members are left to repeat themselves as they like: they can do no harm."""

ARCHIVE_ENTRIES = 200_000
"""Members of an archive of pages (ZIP, tar): a folder of saved pages; more of them go into several archives."""

ARCHIVE_DIRECTORY_BYTES = 64 * MIB
"""The directory of such a ZIP."""

ARCHIVE_MEMBER_BYTES = FILE_BYTES
"""One member of an archive: what a file that is read as a whole may have."""

ARCHIVE_BYTES = 1 << 40
"""All that comes out of one archive; `ZIP_RATIO` is what holds bombs back."""

STREAM_BYTES = 1 << 34
"""What comes out of one compressed file (gz, bz2, xz) that is read record by record."""

XML_DEPTH = 256
"""Levels of elements in XML: libxml2's own limit; what people write has some twenty."""

PDF_PAGES = 3000
"""Pages of a PDF: a year of a weekly; a thousand pages take some three seconds."""

RTF_DEPTH = 500
"""Groups that are open at a time in RTF: word processors nest some ten."""
