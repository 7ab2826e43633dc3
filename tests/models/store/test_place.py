import os
import sys
from pathlib import Path

import pytest

from models.store import check_place
from models.store.place import is_synced, mount_of, parse_mounts

MOUNTS = """\
22 1 0:20 / / rw - ext4 /dev/sda1 rw
30 22 0:31 / /mnt/kantoor rw,relatime shared:1 - cifs //server/deel rw
31 22 0:32 / /home/noor/wolk rw - fuse.rclone remote: rw
32 22 8:17 / /media/noor/STICK\\0401 rw - vfat /dev/sdb1 rw
33 22 0:33 / /mnt/kantoor rw - ext4 /dev/sdc1 rw
regel zonder streep
"""


@pytest.mark.parametrize(
    "name",
    ["OneDrive", "OneDrive - Gemeente Voorbeeld", "Dropbox", "Dropbox (Persoonlijk)", "Google Drive",
     "iCloudDrive", "Mobile Documents", "Nextcloud", "Nextcloud2", "ownCloud", "pCloudDrive", "Proton Drive",
     "CloudStorage"],
)  # fmt: skip
def test_a_folder_of_a_synchronising_program_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    inside = tmp_path / name / "kluis" / "proef.kluis"
    assert [reden.code for reden in check_place(inside)] == ["plaats_gesynchroniseerd"]


@pytest.mark.parametrize("name", ["stacker", "boxen", "megan", "dropboxes", "box", "syncopen", "kluis"])
def test_a_name_that_only_looks_like_one_is_fine(tmp_path: Path, name: str) -> None:
    assert not is_synced(tmp_path / name / "proef.kluis", {}, Path("/home/noor"))


def test_a_plain_word_counts_directly_in_the_home_folder(tmp_path: Path) -> None:
    assert is_synced(tmp_path / "Box" / "proef.kluis", {}, tmp_path)
    assert not is_synced(tmp_path / "werk" / "Box" / "proef.kluis", {}, tmp_path)


def test_the_folder_that_windows_names_as_onedrive_counts(tmp_path: Path) -> None:
    assert is_synced(tmp_path / "Bestanden" / "k.kluis", {"OneDriveCommercial": str(tmp_path)}, Path("/x"))


@pytest.mark.parametrize("marker", [".stfolder", ".dropbox", ".sync_1a2b.db", ".nextcloudsync.log"])
def test_what_a_synchronising_program_left_in_a_folder_is_noticed(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).touch()
    assert is_synced(tmp_path / "diep" / "proef.kluis", {}, Path("/x"))


@pytest.mark.skipif(os.name != "posix", reason="making links needs rights on Windows")
def test_a_link_into_a_synchronised_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "gewoon").symlink_to(tmp_path / "Dropbox")
    assert check_place(tmp_path / "gewoon" / "proef.kluis")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/noor/proef.kluis", "ext4"),
        ("/home/noor/wolk/proef.kluis", "fuse.rclone"),
        ("/media/noor/STICK 1/proef.kluis", "vfat"),
        ("/mnt/kantoor/proef.kluis", "ext4"),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="paths of Linux")
def test_the_mount_of_a_path_is_the_longest_and_last(path: str, kind: str) -> None:
    mount = mount_of(Path(path), parse_mounts(MOUNTS))
    assert mount is not None
    assert mount.kind == kind


@pytest.mark.parametrize(
    ("kind", "point", "code"),
    [("cifs", "/mnt/deel", "plaats_netwerk"), ("nfs4", "/mnt/deel", "plaats_netwerk"),
     ("fuse.sshfs", "/mnt/deel", "plaats_netwerk"), ("vfat", "/media/noor/STICK", "plaats_verwisselbaar"),
     ("ext4", "/run/media/noor/x", "plaats_verwisselbaar")],
)  # fmt: skip
@pytest.mark.skipif(os.name != "posix", reason="paths of Linux")
def test_network_and_removable_places_are_named(
    kind: str, point: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"22 1 0:20 / / rw - ext4 /dev/sda1 rw\n30 22 0:31 / {point} rw - {kind} bron rw\n"
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "read_text", lambda *_a, **_k: text)
    assert [reden.code for reden in check_place(Path(point) / "proef.kluis")] == [code]


def test_an_ordinary_folder_is_fine(tmp_path: Path) -> None:
    assert check_place(tmp_path / "kluis" / "proef.kluis") == ()
