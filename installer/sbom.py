"""Writes the list of parts (SBOM, CycloneDX 1.6 JSON) of the program from its lock file.

    .venv-test/bin/python installer/sbom.py [-o FILE] [--lock requirements-test.lock]

Runs in the test environment: names, versions and hashes come from the lock, licences and who needs whom from
what is installed there. No package index is named: a file is known by its hash.
"""

import argparse
import datetime as dt
import os
import re
import sys
import uuid
from importlib import metadata
from typing import Dict, Iterator, List, NamedTuple, Optional, Tuple

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = os.path.dirname(os.path.abspath(__file__))
LOCK = "requirements.lock"
PROGRAM = "duurzame-start"
PLATFORMS = f"{PROGRAM}:platforms"
"""Name of the property that says on which systems a part is installed."""
READ_BY_HAND = {
    "sqlcipher3": "Zlib",  # its metadata names none; the licence file in it is zlib's
    "defusedxml": "PSF-2.0",  # its metadata says PSFL
    "reportlab": "BSD-3-Clause",
    "rl-accel": "BSD-3-Clause",
    "pymupdf-fonts": "OFL-1.1",
    "babel": "BSD-3-Clause",
    "anyascii": "ISC",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
}
"""Where the metadata says it in free words only."""
_LINE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? *\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class Locked(NamedTuple):
    """One package of a lock file."""

    name: str
    version: str
    marker: str
    hashes: Tuple[str, ...]


def read_lock(path: str) -> "List[Locked]":
    """Read a lock file as uv writes it. Raises ValueError for a line that is none of its kinds."""
    with open(path, encoding="utf-8") as file:
        entries = re.split(r"\n(?=\S)", file.read().strip())
    found = []
    for entry in entries:
        first = _LINE.match(entry.splitlines()[0])
        if first is None:
            raise ValueError("{}: {}".format(os.path.basename(path), entry.splitlines()[0]))
        hashes = tuple(_HASH.findall(entry))
        found.append(Locked(first["name"], first["version"], first["marker"] or "", hashes))
    return found


def licence_of(name: str) -> "Optional[str]":
    """The licence of an installed package as an SPDX expression or in its own words; None = not known."""
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    try:
        known = metadata.metadata(name)
    except metadata.PackageNotFoundError:  # a part for another system
        return None
    for field in ("License-Expression", "License"):
        if field in known and "\n" not in known[field]:
            return str(known[field])
    classes = [one for one in known.get_all("Classifier") or [] if one.startswith("License ::")]
    return classes[0].split("::")[-1].strip() if classes else None


def needs(name: str) -> "Iterator[str]":
    """The packages that an installed package asks for on some system, without its extras."""
    try:
        wanted = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    for one in wanted:
        asked = Requirement(one)
        if asked.marker is None or "extra" not in str(asked.marker):
            yield canonicalize_name(asked.name)


def inside(name: str) -> "Dict[str, str]":
    """What a package brings along in its compiled part, and weaknesses are published for: name → version."""
    if name != "sqlcipher3":
        return {}
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    try:
        connection.execute("PRAGMA key = 'none'")  # only a keyed connection names its provider
        cipher = str(connection.execute("PRAGMA cipher_version").fetchone()[0])
        provider = str(connection.execute("PRAGMA cipher_provider_version").fetchone()[0])
    finally:
        connection.close()
    found = {"sqlite": dbapi2.sqlite_version, "sqlcipher": cipher.split(maxsplit=1)[0]}
    openssl = re.match(r"OpenSSL (\S+)", provider)
    return dict(found, openssl=openssl[1]) if openssl else found


def component(one: Locked) -> Component:
    """One package as a part: every file that the lock accepts by its hash."""
    purl = PackageURL("pypi", name=one.name, version=one.version)
    licence = licence_of(one.name)
    made = Component(
        name=one.name,
        version=one.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(purl),
        purl=purl,
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(str(purl)),
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
            )
            for digest in one.hashes
        ],
        properties=[Property(name=PLATFORMS, value=one.marker)] if one.marker else [],
    )
    for name, version in inside(one.name).items():
        made.components.add(
            Component(name=name, version=version, type=ComponentType.LIBRARY, bom_ref=f"{purl}#{name}")
        )
    return made


def make_bom(packages: "List[Locked]", version: str) -> Bom:
    """The whole list: the program, its parts, and who needs whom. The same lock gives the same number."""
    root = Component(name=PROGRAM, version=version, type=ComponentType.APPLICATION, bom_ref=PROGRAM)
    text = "\n".join("{}=={} {}".format(one.name, one.version, ",".join(one.hashes)) for one in packages)
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, text))
    bom.metadata.component = root
    epoch = os.environ.get("SOURCE_DATE_EPOCH")  # the custom of builds that anyone can repeat
    if epoch:
        bom.metadata.timestamp = dt.datetime.fromtimestamp(int(epoch), dt.timezone.utc)
    made = {one.name: component(one) for one in packages}
    for part in made.values():
        bom.components.add(part)
    asked = set()
    for name, part in made.items():
        known = sorted(set(needs(name)) & made.keys())
        asked.update(known)
        bom.register_dependency(part, [made[one] for one in known])
    bom.register_dependency(root, [part for name, part in made.items() if name not in asked])
    return bom


def program_version() -> str:
    """The version in the project description."""
    with open(os.path.join(os.path.dirname(HERE), "pyproject.toml"), encoding="utf-8") as file:
        found = re.search(r'^version = "(.+)"', file.read(), flags=re.MULTILINE)
    return found[1] if found else "0"


def main(arguments: "List[str]") -> int:
    """Write the list to a file or to the output."""
    parser = argparse.ArgumentParser(prog="sbom.py", description="SBOM (CycloneDX 1.6 JSON) from a lock file")
    parser.add_argument("-o", "--uit", default="", metavar="FILE")
    parser.add_argument("--lock", default=LOCK, metavar="FILE")
    options = parser.parse_args(arguments)
    packages = read_lock(os.path.join(HERE, options.lock))
    text = JsonV1Dot6(make_bom(packages, program_version())).output_as_string(indent=1) + "\n"
    if options.uit:
        with open(options.uit, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
