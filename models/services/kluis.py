"""Making a kluis one's own at first start, and putting the shipped content into it (foundations 12-14)."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import replace
from datetime import date

import msgspec
from msgspec import Struct
from sqlalchemy import select

from models.changes import Area, Change
from models.content import Feestdag, Inhoud, Instelling, MatrixRij
from models.content.loader import content_digest, hash_of, load_content, to_json
from models.errors import Refused
from models.rules.invoer import email as email_rule
from models.rules.invoer import telefoon as telefoon_rule
from models.rules.invoer import text
from models.rules.toegang import SYSTEEM
from models.services.inhoud import plan_anew
from models.services.verb import Plek, Transactie, verb
from models.tables import (
    Gemeente,
    InhoudVersie,
    KluisInfo,
    MatrixRegel,
    MatrixVersie,
    Medewerker,
    MedewerkerRol,
    Organisatie,
)
from models.tables import Instelling as InstellingRij
from models.values import MATRIX_PARTIJEN, Herkomst, Recht, Rol

FORMAAT = 1
DEMO_CODE = "DEMO"
_LETTERS = "BCDFGHJKLMNPRSTVWXZ"
_CIJFERS = "23456789"


@verb(
    "kluis_ingericht",
    Area.KLUIS,
    Area.MEDEWERKERS,
    Area.ORGANISATIES,
    Area.INHOUD,
    Area.INSTELLINGEN,
    recht=Recht.SYSTEEM,
)
def set_up_kluis(
    t: Transactie,
    naam: str,
    gemeente: str,
    provincie: str = "",
    organisatie: str = "",
    rollen: tuple[str, ...] = (Rol.BEGELEIDER.value,),
    *,
    slot_uid: str = "",
    telefoon: str = "",
    email: str = "",
    doet_begeleiding_zelf: bool = False,
    kleine_plaats: bool = False,
    kluiscode: str = "",
    is_demo: bool = False,
) -> str:
    """Set up a new kluis: its code, gemeente, begeleidende organisatie, first medewerker and content.

    Gives the uid of the medewerker. Raises Refused: kluis_al_ingericht, veld_leeg, veld_te_lang, geen_email,
    geen_telefoon, rol_onbekend.
    """
    if t.session.scalars(select(Gemeente.id).limit(1)).first() is not None:
        raise Refused("kluis_al_ingericht")
    _info(t, kluiscode or (DEMO_CODE if is_demo else new_kluiscode()), is_demo=is_demo)
    place = Gemeente(
        naam=str(text(verplicht=True)("gemeente", gemeente, t.vandaag)),
        provincie=str(text()("provincie", provincie, t.vandaag)),
        doet_begeleiding_zelf=doet_begeleiding_zelf,
        kleine_plaats=kleine_plaats,
        eigen=True,
    )
    t.session.add(place)
    t.session.flush()
    org = str(text()("organisatie", organisatie, t.vandaag))
    if org and not doet_begeleiding_zelf:
        t.session.add(Organisatie(soort="begeleiding", naam=org, gemeente_id=place.id))
    who = new_medewerker(t, naam, rollen, organisatie=org, telefoon=telefoon, email=email)
    who.slot_uid = slot_uid
    seed(t, load_content())
    t.session.flush()
    return who.uid


@verb("inhoud_gezaaid", Area.INHOUD, Area.INSTELLINGEN, Area.MATRIX, recht=Recht.SYSTEEM)
def seed_inhoud(t: Transactie) -> None:
    """Put new versions of the shipped content into the kluis; what is there stays as it is.

    A shipped version whose meaning changed without a new number is left out and named as a warning
    (`inhoud_zonder_versie`): a published item never changes meaning. Raises `ContentError`.
    """
    seed(t, load_content())


def seed_if_new(plek: Plek) -> Change | None:
    """Put the shipped content in when it differs from what was put in last; None when there is nothing to do.

    Does nothing in a kluis that was not set up yet or that is open for reading only. Raises `ContentError`.
    """
    with plek.store.reader() as session:
        held = session.scalars(select(KluisInfo.inhoud_digest)).first()
    if held is None or held == content_digest() or plek.store.readonly:
        return None
    return seed_inhoud(replace(plek, wie=SYSTEEM))


def new_kluiscode() -> str:
    """Make a code for the dossier numbers of a new kluis: letter, digit, letter, none to be mistaken."""
    return secrets.choice(_LETTERS) + secrets.choice(_CIJFERS) + secrets.choice(_LETTERS)


def _info(t: Transactie, kluiscode: str, *, is_demo: bool) -> None:
    """Say which kluis this is; a row that stands there already keeps its code."""
    info = t.session.get(KluisInfo, 1)
    if info is None:
        t.session.add(KluisInfo(id=1, kluiscode=kluiscode, formaat=FORMAAT, gemaakt_op=t.nu, is_demo=is_demo))
    else:
        info.is_demo = is_demo or info.is_demo
    t.session.flush()


def new_medewerker(
    t: Transactie,
    naam: str,
    rollen: tuple[str, ...],
    *,
    organisatie: str = "",
    telefoon: str = "",
    email: str = "",
) -> Medewerker:
    """Add a medewerker with roles from today on. Raises Refused: rol_onbekend and those of the fields."""
    unknown = [rol for rol in rollen if rol not in set(Rol)]
    if unknown or not rollen:
        raise Refused("rol_onbekend", veld="rollen")
    who = Medewerker(
        naam=str(text(verplicht=True)("naam", naam, t.vandaag)),
        organisatie=organisatie,
        telefoon=str(telefoon_rule("telefoon", telefoon, t.vandaag)),
        email=str(email_rule("email", email, t.vandaag)),
        van=t.vandaag,
    )
    t.session.add(who)
    t.session.flush()
    for rol in dict.fromkeys(rollen):
        t.session.add(MedewerkerRol(medewerker_id=who.id, rol=str(rol), van=t.vandaag))
    t.session.flush()
    return who


# --- content ----------------------------------------------------------------------------------------------


def seed(t: Transactie, inhoud: Inhoud) -> None:
    """Put every block of the content that the kluis does not have into it, and a first matrix a gemeente."""
    held = {
        (row[0], row[1], row[2]): row[3]
        for row in t.session.execute(
            select(InhoudVersie.soort, InhoudVersie.item_id, InhoudVersie.nummer, InhoudVersie.hash).where(
                InhoudVersie.gemeente_id.is_(None)
            )
        )
    }
    for soort, item_id, blok in _blocks(inhoud):
        mark = hash_of(blok)
        nummer = _number_of(soort, item_id, blok, held)
        known = held.get((soort, item_id, nummer))
        if known is None:
            _add_version(t, soort, item_id, nummer, blok)
        elif known != mark:
            t.warn("inhoud_zonder_versie", item=item_id, nummer=nummer)
    for gemeente in t.session.scalars(select(Gemeente).order_by(Gemeente.id)):
        plan_anew(t, gemeente.id)
        if not t.session.scalars(
            select(MatrixVersie.id).where(MatrixVersie.gemeente_id == gemeente.id)
        ).first():
            first_matrix(t, gemeente, inhoud, t.vandaag)
    info = t.session.get(KluisInfo, 1)
    if info is not None:
        info.inhoud_digest = content_digest()
        info.kluis_uid = info.kluis_uid or str(uuid.uuid4())
    t.areas.update({Area.INHOUD, Area.INSTELLINGEN, Area.MATRIX})


def _blocks(inhoud: Inhoud) -> list[tuple[str, str, Struct]]:
    """Every block as (kind, id, block); a dated figure is named by its code and first day."""
    found: list[tuple[str, str, Struct]] = [
        *(("actiepunt", i.id, i) for i in inhoud.items.values()),
        *(("loket", lo.id, lo) for lo in inhoud.loketten.values()),
        *(("fase", f.id.value, f) for f in inhoud.fasen.values()),
        *(("voorwaarde", v.code, v) for v in inhoud.voorwaarden.values()),
        *(("matrix", m.id, m) for m in inhoud.matrix.values()),
        *(("feestdag", h.code, h) for h in inhoud.feestdagen),
        *(("prestatieafspraak", p.id, p) for p in inhoud.prestatieafspraken.values()),
    ]
    found += [("instelling", figure_id(f), f) for f in inhoud.instellingen]
    return found


def figure_id(figure: Instelling) -> str:
    """Name a dated figure: its code, with the first day where it has one."""
    return f"{figure.code}@{figure.geldig_vanaf.isoformat()}" if figure.geldig_vanaf else figure.code


def _number_of(soort: str, item_id: str, blok: Struct, held: dict[tuple[str, str, int], str]) -> int:
    """The version number of a block. A holiday has none: a changed one gets the next."""
    if not isinstance(blok, Feestdag):
        return int(getattr(blok, "versie", 1))
    mark = hash_of(blok)
    numbers = {n: h for (s, i, n), h in held.items() if (s, i) == (soort, item_id)}
    same = [n for n, h in numbers.items() if h == mark]
    return same[0] if same else max(numbers, default=0) + 1


def _add_version(t: Transactie, soort: str, item_id: str, nummer: int, blok: Struct) -> None:
    herkomst = getattr(blok, "herkomst", Herkomst.DOCUMENT)
    t.session.add(
        InhoudVersie(
            soort=soort,
            item_id=item_id,
            nummer=nummer,
            herkomst=str(herkomst) if isinstance(herkomst, Herkomst) else Herkomst.VOORSTEL.value,
            json=to_json(blok),
            hash=hash_of(blok),
            geldig_vanaf=t.vandaag,
        )
    )
    if isinstance(blok, Instelling):
        t.session.add(
            InstellingRij(
                code=blok.code,
                scope="land",
                waarde=msgspec.json.encode(blok.waarde).decode(),
                herkomst=blok.herkomst.value,
                bron=blok.bron,
                geldig_vanaf=blok.geldig_vanaf,
                geldig_tot=blok.geldig_tot,
                gecontroleerd_op=blok.gecontroleerd_op,
            )
        )


def first_matrix(t: Transactie, gemeente: Gemeente, inhoud: Inhoud, vanaf: date) -> MatrixVersie:
    """Make matrix version 1 of a gemeente: our proposal, until the parties record it as agreed."""
    versie = MatrixVersie(gemeente_id=gemeente.id, nummer=1, status="voorstel", geldig_vanaf=vanaf)
    t.session.add(versie)
    t.session.flush()
    for volgorde, rij in enumerate(inhoud.matrix.values(), start=1):
        t.session.add(matrix_row(versie.id, volgorde, rij))
    t.session.flush()
    return versie


def matrix_row(versie_id: int, volgorde: int, rij: MatrixRij) -> MatrixRegel:
    """Make the row of a responsibility in a matrix version, parties in column order."""
    return MatrixRegel(
        matrix_versie_id=versie_id,
        rij_id=rij.id,
        blok=rij.blok.value,
        volgorde=volgorde,
        tekst=rij.tekst,
        verdeling=rij.verdeling.value,
        partijen=" ".join(p.value for p in MATRIX_PARTIJEN if p in rij.partijen),
        trekker=rij.trekker.value,
        bron=rij.bron,
        herkomst=rij.herkomst.value,
        huisdossier=rij.huisdossier,
    )
