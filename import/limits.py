"""The limits of reading, in one place, each with its reason."""

MIB = 1 << 20

FILE_BYTES = 64 * MIB
"""A file that is read as a whole. The largest real page seen is 30 MiB; parsers need some ten times as much memory."""

TEXT_LINES = 400_000
"""Lines of a plain text: the longest novels have 60,000; some five seconds of the processor."""

RECORD_BYTES = 16 * MIB
"""One record of a container, such as a JSON line: a book fits."""

HEAD_BYTES = 64 << 10
"""How much of a file is looked at to find its format."""

CPU_SECONDS = 10
"""Processor time for one file: real pages need under one. Processor, not wall: a shared server is slow."""

RECORDS_A_SECOND = 16
"""How many records of a batch get a second more: the slowest kind, whole HTML pages, take a twentieth."""

WALL_SECONDS = 60
"""Time for one file by the clock, for a reader that waits instead of working."""

MEMORY_BYTES = 1536 * MIB
"""Address space of a worker: a file that needs more takes down its worker, and nothing else."""

RECYCLE_BYTES = 500 * MIB
"""A worker that has grown larger than this (resident) is replaced by a fresh one after its file."""

BATCH_RECORDS = 256
"""Records sent to a worker at once: the way there and back costs as much as a few short records."""

BATCH_BYTES = 512 << 10
"""The same, in bytes."""

MANY, MANY_OF = 250, 4
"""A run that stores more pages than `MANY`, and than one for each `MANY_OF` in the library, counts words at its end."""

HAND_FILES = 32
"""Short files (of at most `HEAD_BYTES`) that are looked at together, and read by a worker at once if they are plain."""

HAND_BYTES = 256 << 10
"""The same, in bytes."""

COLLECT_AT = (20_000, 20, 20)
"""When Python looks for garbage in circles: a batch makes many objects and few circles."""

WAITING_BYTES = 48 * MIB
"""Bytes of records that are read, or wait for it, ahead of those that are being stored. Answers are some twice that."""

COMMIT_PAGES = 100
"""Pages in the first transaction; each may have four times as many as the one before it."""

COMMIT_SECONDS = 5.0
"""A transaction is not held open longer than this: it is what a kill can undo, against what a commit costs."""

COMMIT_BYTES = 32 * MIB
"""Text in one transaction: it waits in memory for the index, which is fed in the order of dates."""

INDEX_BYTES = 64 * MIB
"""Memory in which the index collects words before it writes them out: a transaction fits, so that it is sorted once."""

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

EPUB_PACKAGE_BYTES = 4 * MIB
"""A book's list of files, or its table of contents: the longest have some hundred kilobytes."""

EPUB_NOTES_BYTES = 2 * MIB
"""A file of notes that goes along with the chapters that refer to it."""

XML_DEPTH = 256
"""Levels of elements in XML: libxml2's own limit; what people write has some twenty."""

PDF_PAGES = 3000
"""Pages of a PDF: a year of a weekly; a thousand pages take some three seconds."""

PDF_SECONDS = 6
"""Processor time for the pages of one PDF, so that those which were read come to a page within `CPU_SECONDS`."""

PDF_MEMORY_BYTES = 900 * MIB
"""Address space while a PDF is read: pdfium gives out as much as a file asks for, where others stop by themselves."""

PDF_CHARACTERS = 500_000
"""Characters on one page of a PDF: a broadsheet has 50,000."""

RTF_DEPTH = 500
"""Groups that are open at a time in RTF: word processors nest some ten."""

WARC_HEAD_BYTES = 64 << 10
"""The header of a WARC record: real ones have one kilobyte."""

HTTP_HEAD_BYTES = 64 << 10
"""The head of an HTTP answer: servers themselves take no more, most of them much less."""

MAIL_BYTES = FILE_BYTES
"""One message with all that is attached to it: servers refuse what is larger than some 50 MiB."""

MAIL_TEXT_BYTES = RECORD_BYTES
"""The text of one message, as it stands in the file: a long newsletter has a few hundred kilobytes."""

MAIL_PARTS = 1000
"""Parts of one message: a large digest has some hundred."""

MAIL_DEPTH = 20
"""Parts within parts: a signed answer with attachments reaches five."""

MAIL_NESTED = 5
"""Messages within messages: what is forwarded more often than that is not opened."""

MAIL_FIELD = 4000
"""Characters of one field of a message's header that are looked at: lists of recipients are longer, nothing else."""

JSON_DEPTH = 1000
"""Levels of arrays and objects in JSON: the deepest of real ones, dumps of web pages as trees, have some hundred."""

JSON_LOOK = RECORD_BYTES
"""Bytes of a JSON object that are looked at to find the array that holds its records: what one record may have."""

JSON_BROKEN = 100
"""Records of one file whose end cannot be found, each of which costs a search for the next."""

TABLE_SAMPLE = 256 << 10
"""Bytes of a table that are looked at to find its delimiter, its quotation marks and its header: some hundred rows."""

TABLE_COLUMNS = 16_384
"""Columns of a table: the most that spreadsheets have."""

TABLE_CELLS = 200_000
"""Cells of one row of which some are in quotation marks; a row with more is a broken one."""

TABLE_STRAY = 2000
"""Quotation marks within one cell that are not written twice; in a cell with more, its own is never closed."""

TABLE_UNCLOSED = 100
"""Rows with a quotation mark that is never closed: each costs a search; in a file with more, they are letters."""

FEED_HEAD_BYTES = 1 * MIB
"""What a feed says about itself before its first entry: some kilobytes."""

BIB_STRINGS_BYTES = 1 * MIB
"""The abbreviations (@string) of a BibTeX file, which go with every entry: lists of all journals have 200 KiB."""
