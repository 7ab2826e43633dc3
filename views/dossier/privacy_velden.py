"""The small forms of the tab *Privacy*."""

from __future__ import annotations

from collections.abc import Sequence

from models.queries.rows_beheer import OrganisatieRow
from models.queries.rows_dossier import DossierRow
from models.values import IDENTITEIT, Deelgrond, Deelpartij, VerzoekSoort
from resources.i18n import _
from resources.labels import label, label_of
from views.dossier.gezin_lijnen import persoon_naam
from views.dossier.velden_gezin import dossier_velden, persoon_velden
from views.widgets.velden import Veld, Veldsoort

K, D, LANG = Veldsoort.KEUZE, Veldsoort.DATUM, Veldsoort.LANG
RELATIE = "relatie"


def deling_velden(organisaties: Sequence[OrganisatieRow]) -> tuple[Veld, ...]:
    """What is asked to write down a sharing."""
    kinds = tuple((one.value, label(one)) for one in Deelpartij)
    grounds = tuple((one.value, label(one)) for one in Deelgrond)
    known = (("", _("Iedere organisatie van deze soort")), *((org.uid, org.naam) for org in organisaties))
    return (
        Veld("partij", _("Met wie"), K, kinds),
        Veld("organisatie", _("Welke organisatie"), K, known),
        Veld("naam", _("Of een andere naam"), hint=_("bijvoorbeeld de school")),
        Veld("grond", _("Waarom mag het"), K, grounds),
        Veld("van", _("Vanaf"), D),
        Veld("tot", _("Tot en met (hoeft niet)"), D),
        Veld("uitleg", _("Wat mag je delen"), LANG, breed=True),
    )


def intrek_velden() -> tuple[Veld, ...]:
    """From which day nothing more is shared."""
    return (Veld("op", _("Ingetrokken op"), D),)


def verzoek_velden(row: DossierRow) -> tuple[Veld, ...]:
    """What is asked to write down a request."""
    kinds = tuple((one.value, label(one)) for one in VerzoekSoort)
    people = tuple((one.uid, f"{one.letter}  {persoon_naam(one)}") for one in row.personen)
    return (
        Veld("soort", _("Wat wordt gevraagd"), K, kinds),
        Veld("persoon", _("Over wie"), K, (*people, ("", _("Het hele gezin")))),
        Veld("ontvangen_op", _("Gevraagd op"), D),
        identiteit_veld(),
    )


def identiteit_veld() -> Veld:
    """How was seen who asks; no copy is kept."""
    ways = (("", _("Nog niet gezien")), *((code, label_of("identiteit", code)) for code in IDENTITEIT))
    return Veld("identiteit", _("Hoe weet je wie het is"), K, ways)


def reden_velden(label_: str) -> tuple[Veld, ...]:
    """A reason."""
    return (Veld("reden", label_, LANG, breed=True),)


def correctie_keuzes(*, persoon: bool) -> tuple[Veld, ...]:
    """Which field is wrong: of the person, or of the gezin."""
    fields = verbeterbaar(persoon=persoon)
    return (Veld("veld", _("Wat klopt niet"), K, tuple((one.code, one.label) for one in fields)),)


def verbeterbaar(*, persoon: bool) -> tuple[Veld, ...]:
    """The fields that can be corrected."""
    fields = persoon_velden() if persoon else dossier_velden()
    return tuple(one for one in fields if not one.code.endswith("_uid"))


def correctie_velden(code: str, *, persoon: bool) -> tuple[Veld, ...]:
    """The field itself with its new value, and why."""
    one = next(veld for veld in verbeterbaar(persoon=persoon) if veld.code == code)
    value = Veld("waarde", one.label, one.soort, one.keuzes, one.hint, breed=one.breed, verleden=one.verleden)
    return (value, Veld("reden", _("Waarom verandert het"), LANG, breed=True))
