"""The encrypted kluis on disk: opening, writing, reading, checking, keeping and finding (safety.md).

What only SQLite has (pragmas, seal, full text search) lives here and nowhere else.
"""

from models.store.backup import (
    Backup,
    BackupReport,
    backup_key,
    kept_anchors,
    list_backups,
    make_backup,
    newest_backup,
    read_backup_slots,
    verify_backup,
)
from models.store.check import CheckReport, full_check, read_sentinel
from models.store.connection import APPLICATION_ID, SCHEMA_VERSION, check_driver
from models.store.engine import INFO_BEWERKING, INFO_SIGNER, Sight, Store
from models.store.files import read_version
from models.store.keten import LogboekAnker, Signer, head
from models.store.lock import KluisLock
from models.store.mark import Herkomst, accept_mark, forget_mark
from models.store.mend import climb
from models.store.nalezing import Bevinding, Bron, Nalezing
from models.store.place import check_place
from models.store.private import private_copy
from models.store.rekey import rekey
from models.store.rescue import Salvage, salvage
from models.store.restore import RestoreReport, restore, thin_replaced
from models.store.salvage_report import DossierSalvage, SalvageReport, report_of
from models.store.seal import Seal
from models.store.second import (
    Book,
    Held,
    SecondReport,
    copy_to_second,
    holding,
    look_around,
    note_copy,
    reachable,
    read_book,
    same_disk,
    write_book,
)

__all__ = [
    "APPLICATION_ID",
    "INFO_BEWERKING",
    "INFO_SIGNER",
    "SCHEMA_VERSION",
    "Backup",
    "BackupReport",
    "Bevinding",
    "Book",
    "Bron",
    "CheckReport",
    "DossierSalvage",
    "Held",
    "Herkomst",
    "KluisLock",
    "LogboekAnker",
    "Nalezing",
    "RestoreReport",
    "Salvage",
    "SalvageReport",
    "Seal",
    "SecondReport",
    "Sight",
    "Signer",
    "Store",
    "accept_mark",
    "backup_key",
    "check_driver",
    "check_place",
    "climb",
    "copy_to_second",
    "forget_mark",
    "full_check",
    "head",
    "holding",
    "kept_anchors",
    "list_backups",
    "look_around",
    "make_backup",
    "newest_backup",
    "note_copy",
    "private_copy",
    "reachable",
    "read_backup_slots",
    "read_book",
    "read_sentinel",
    "read_version",
    "rekey",
    "report_of",
    "restore",
    "salvage",
    "same_disk",
    "thin_replaced",
    "verify_backup",
    "write_book",
]
