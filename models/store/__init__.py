"""The encrypted kluis on disk: opening, writing, reading, checking, keeping and finding (safety.md).

What only SQLite has (pragmas, seal, full text search) lives here and nowhere else.
"""

from models.store.backup import (
    Backup,
    BackupReport,
    backup_key,
    list_backups,
    make_backup,
    newest_backup,
    read_backup_slots,
    verify_backup,
)
from models.store.check import CheckReport, full_check, read_sentinel
from models.store.connection import APPLICATION_ID, SCHEMA_VERSION, check_driver
from models.store.engine import INFO_BEWERKING, Sight, Store, read_version
from models.store.lock import KluisLock
from models.store.place import check_place
from models.store.restore import RestoreReport, restore, thin_replaced
from models.store.seal import Seal

__all__ = [
    "APPLICATION_ID",
    "INFO_BEWERKING",
    "SCHEMA_VERSION",
    "Backup",
    "BackupReport",
    "CheckReport",
    "KluisLock",
    "RestoreReport",
    "Seal",
    "Sight",
    "Store",
    "backup_key",
    "check_driver",
    "check_place",
    "full_check",
    "list_backups",
    "make_backup",
    "newest_backup",
    "read_backup_slots",
    "read_sentinel",
    "read_version",
    "restore",
    "thin_replaced",
    "verify_backup",
]
