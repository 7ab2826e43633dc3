"""What the catalogue offers: each choice with its papers, its words and what can be chosen for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from models.queries.papier_mb import span_words, spans
from models.rules.amv import code_of, next_quarters
from models.rules.verantwoording import half_years, years
from models.values import Deelpartij, Papier, Privacy, Recht
from resources.i18n import N_, _
from resources.labels import label_of
from views.ports import Wie

WEG_NA = "papier_weg_dagen"
"""Setting: a paper with people on it must be gone so many days after its day."""
EIGEN_TERMIJN = frozenset(
    {"ochtendblad_weg_dagen", "dagkaart_weg_dagen", "gezinsblad_weg_dagen", "matrix_dossier_weg_dagen"}
)
"""Settings of papers that have a term of their own."""
JAAR, HALFJAAR = "jaar", "halfjaar"
"""Kinds of period; as a choice of quarters `jaar` is all of them that are offered."""


KWARTAAL = "kwartaal"
"""Kind of period: a half-year or a quarter."""


@dataclass(frozen=True, slots=True)
class Keus:
    """One choice of the catalogue."""

    code: str
    papieren: tuple[Papier, ...]
    """What is made for each gezin, or once for the gemeente."""
    titel: str
    uitleg: str
    bestand: str
    """First part of the name of a file."""
    per_gezin: bool = False
    fase: bool = False
    regeldag: bool = False
    loket: bool = False
    """Whether one loket can be chosen; otherwise each has a paper of its own."""
    partij: bool = False
    """Whether it is for one party: that has a loket on the regeldag, or else that has open points."""
    tekst: bool = False
    """Whether its words are there to be copied."""
    agenda: bool = False
    """Whether it is a period of the calendar, that can also become a calendar file."""
    kwartaal: bool = False
    """Whether it is about quarters: which youngsters turn 18 in them."""
    versie: bool = False
    """Whether the version of the matrix is chosen."""
    overleg: bool = False
    """Whether it is for one overleg of the gemeente."""
    corporatie: bool = False
    """Whether one corporatie can be chosen; otherwise all of them stand on it."""
    periode: str = ""
    """Which periods can be chosen: `jaar`, `halfjaar`, `kwartaal` (half-years and quarters); empty = none."""
    namen: bool = True
    """Whether people stand on it, so that the privacy level is chosen."""
    privacy: Privacy = Privacy.NAAM
    """The level that it begins with."""
    blijft: bool = False
    """Whether the gezin keeps it: then there is no day before which it must be gone."""
    deelt: bool = False
    """Whether it may go to another party, so that it is asked who gets it."""
    recht: Recht | None = Recht.PAPIER
    """The right without which it is not offered; None = everyone's."""

    @property
    def naam(self) -> str:
        """The name in the language of the screen."""
        return _(self.titel)

    @property
    def van_de_dag(self) -> bool:
        """Whether it is about a regeldag as a whole."""
        return self.regeldag and not self.per_gezin

    @property
    def van_bal(self) -> bool:
        """Whether it is for a party with open points, wherever its gezinnen are."""
        return self.partij and not self.regeldag

    @property
    def gemeente(self) -> bool:
        """Whether the gemeente is chosen, where the kluis has several."""
        return self.versie or self.kwartaal or bool(self.periode) or self.recht is Recht.GEMEENTE

    @property
    def woorden(self) -> str:
        """What it is for, in the language of the screen."""
        return _(self.uitleg)


KEUZEN: dict[str, Keus] = {
    keus.code: keus
    for keus in (
        Keus(
            "dagkaart",
            (Papier.DAGKAART,),
            N_("Dagkaart één-regeldag"),
            N_("Voor de begeleider: één vel langs alle loketten."),
            "dagkaart",
            per_gezin=True,
            regeldag=True,
            deelt=True,
        ),
        Keus(
            "gezinsblad",
            (Papier.GEZINSBLAD,),
            N_("Gezinsblad"),
            N_("Voor het gezin: hoe laat, waar, en wat mee moet."),
            "gezinsblad",
            per_gezin=True,
            regeldag=True,
        ),
        Keus(
            "regeldag",
            (Papier.DAGKAART, Papier.GEZINSBLAD),
            N_("Alles voor de regeldag"),
            N_("Dagkaart en gezinsblad van elk gezin, in één PDF."),
            "regeldag",
            per_gezin=True,
            regeldag=True,
        ),
        Keus(
            "uitnodiging",
            (Papier.UITNODIGING,),
            N_("Uitnodiging regeldag"),
            N_("Een brief voor het gezin: wanneer, waar, en wat mee moet."),
            "uitnodiging",
            per_gezin=True,
            regeldag=True,
        ),
        Keus(
            "loketlijst",
            (Papier.LOKETLIJST,),
            N_("Lijst per loket"),
            N_("Wie komt hoe laat aan het loket, en wat is er te doen."),
            "loketlijst",
            regeldag=True,
            loket=True,
            privacy=Privacy.VOORLETTER,
        ),
        Keus(
            "deurlijst",
            (Papier.DEURLIJST,),
            N_("Lijst voor op de deur"),
            N_("Tijden en nummers per loket. Zonder namen."),
            "deurlijst",
            regeldag=True,
            loket=True,
            privacy=Privacy.ANONIEM,
        ),
        Keus(
            "mailtekst",
            (Papier.MAILTEKST,),
            N_("Mail over de regeldag"),
            N_("Tekst om te kopiëren: wie komt hoe laat bij deze partij."),
            "mail",
            regeldag=True,
            partij=True,
            tekst=True,
            privacy=Privacy.VOORLETTER,
        ),
        Keus(
            "open_punten",
            (Papier.OPEN_PUNTEN,),
            N_("Brief over open punten"),
            N_("Voor één partij: waar je op wacht, het oudste eerst."),
            "open-punten",
            partij=True,
            privacy=Privacy.VOORLETTER,
        ),
        Keus(
            "open_punten_mail",
            (Papier.OPEN_PUNTEN_MAIL,),
            N_("Mail over open punten"),
            N_("Dezelfde punten als tekst om te kopiëren."),
            "mail-open-punten",
            partij=True,
            tekst=True,
            privacy=Privacy.VOORLETTER,
        ),
        Keus(
            "agenda",
            (Papier.AGENDA,),
            N_("Agenda"),
            N_("Afspraken en termijnen, op papier of als bestand voor je eigen agenda."),
            "agenda",
            agenda=True,
            privacy=Privacy.ANONIEM,
        ),
        Keus(
            "gezinnenlijst",
            (Papier.GEZINNENLIJST,),
            N_("Lijst van gezinnen"),
            N_("Alle lopende gezinnen met hun eerste datum, op papier of als rekenblad."),
            "gezinnen",
            privacy=Privacy.VOORLETTER,
        ),
        Keus(
            "amv_kwartaal",
            (Papier.AMV_KWARTAAL,),
            N_("Amv: wie wordt 18"),
            N_("Voor het overleg per kwartaal: welke jongeren 18 worden en waar ze heen gaan."),
            "amv-kwartaal",
            kwartaal=True,
            privacy=Privacy.VOORLETTER,
            deelt=True,
        ),
        Keus(
            "checklist",
            (Papier.CHECKLIST,),
            N_("Fase-checklist"),
            N_("Alle punten van een fase, met nummers en datums."),
            "checklist",
            per_gezin=True,
            fase=True,
            deelt=True,
        ),
        Keus(
            "waar_staan_we",
            (Papier.WAAR_STAAN_WE,),
            N_("Waar staan we"),
            N_("Voor wie het gezin overneemt: wat komt, wie wacht, wie te bellen."),
            "waar-staan-we",
            per_gezin=True,
        ),
        Keus(
            "belblad",
            (Papier.BELBLAD,),
            N_("Belblad"),
            N_("Naast de telefoon: wie je belt, wat open staat, en ruimte om te schrijven."),
            "belblad",
            per_gezin=True,
        ),
        Keus(
            "begeleiding",
            (Papier.BEGELEIDING,),
            N_("Afspraken over begeleiding"),
            N_("Om te tekenen door gezin en begeleider: hoe, hoe vaak, hoe lang."),
            "afspraken-begeleiding",
            per_gezin=True,
        ),
        Keus(
            "faserapport",
            (Papier.FASERAPPORT,),
            N_("Fase-rapport"),
            N_("Wat is gedaan, wat blijft open en waarom, en hoeveel dagen het duurde."),
            "fase-rapport",
            per_gezin=True,
            fase=True,
            privacy=Privacy.VOORLETTER,
            deelt=True,
        ),
        Keus(
            "jaarevaluatie",
            (Papier.JAAREVALUATIE,),
            N_("Jaarevaluatie"),
            N_("Na een jaar met het gezin bespreken: hoe gaat het, en hoe verder."),
            "jaarevaluatie",
            per_gezin=True,
        ),
        Keus(
            "eindblad",
            (Papier.EINDBLAD,),
            N_("Eindblad voor het gezin"),
            N_("Voor het gezin: wat is geregeld, wie te bellen, waar de papieren zijn."),
            "eindblad",
            per_gezin=True,
            blijft=True,
        ),
        Keus(
            "intakeblad",
            (Papier.INTAKEBLAD,),
            N_("Intakeblad"),
            N_("De gegevens van TVS, in de volgorde van TVS. Wat ontbreekt, schrijf je erbij."),
            "intakeblad",
            per_gezin=True,
        ),
        Keus(
            "nieuw_in_gezin",
            (Papier.NIEUW_IN_GEZIN,),
            N_("Nieuw in het gezin"),
            N_("Een kind is geboren of familie is er: wat er per persoon te regelen is."),
            "nieuw-in-het-gezin",
            per_gezin=True,
        ),
        Keus(
            "meldblad_weigering",
            (Papier.MELDBLAD_WEIGERING,),
            N_("Meldblad woningweigering"),
            N_("Voor de regievoerder van het COA: wie weigert wat, en wat het COA vindt."),
            "meldblad-weigering",
            per_gezin=True,
            privacy=Privacy.VOORLETTER,
            deelt=True,
        ),
        Keus(
            "matrix_dossier",
            (Papier.MATRIX_DOSSIER,),
            N_("Afspraken van een gezin"),
            N_("Wie doet wat voor dit gezin, en hoe ver het is."),
            "afspraken",
            per_gezin=True,
            privacy=Privacy.ANONIEM,
            deelt=True,
        ),
        Keus(
            "ochtendblad",
            (Papier.OCHTENDBLAD,),
            N_("Ochtendblad"),
            N_("Vandaag op één A4, van je eigen gezinnen."),
            "ochtendblad",
        ),
        Keus(
            "matrix",
            (Papier.MATRIX,),
            N_("Verantwoordelijkheidsmatrix"),
            N_("Wie doet wat in de gemeente, op twee bladzijden."),
            "matrix",
            versie=True,
            namen=False,
            recht=None,
        ),
        Keus(
            "matrix_drie_kolommen",
            (Papier.MATRIX_DRIE_KOLOMMEN,),
            N_("Matrix in drie kolommen"),
            N_("Zoals in de handreiking: corporatie, gemeente en samen."),
            "matrix-drie-kolommen",
            versie=True,
            namen=False,
            recht=None,
        ),
        Keus(
            "matrix_tekst",
            (Papier.MATRIX_TEKST,),
            N_("Matrix met tekst in de vakken"),
            N_("De zinnen zelf staan in de vakken."),
            "matrix-tekst",
            versie=True,
            namen=False,
            recht=None,
        ),
        Keus(
            "matrix_leeg",
            (Papier.MATRIX_LEEG,),
            N_("Lege matrix om in te vullen"),
            N_("Om samen aan tafel in te vullen."),
            "matrix-leeg",
            versie=True,
            namen=False,
            recht=None,
        ),
        Keus(
            "gemeenteblad",
            (Papier.GEMEENTEBLAD,),
            N_("Cijfers van de gemeente"),
            N_("Taakstelling, verwachting en doorlooptijd, met de bron erbij."),
            "gemeentecijfers",
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "informatienota",
            (Papier.INFORMATIENOTA,),
            N_("Informatienota voor de raad"),
            N_("Een jaar in cijfers en grafieken, om aan verder te schrijven."),
            "informatienota",
            periode=JAAR,
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "halfjaarverslag",
            (Papier.HALFJAARVERSLAG,),
            N_("Halfjaarverslag"),
            N_("Een halfjaar: gehaald of niet, hoe lang het duurde en wat is afgesproken."),
            "halfjaarverslag",
            periode=HALFJAAR,
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "raadsantwoord",
            (Papier.RAADSANTWOORD,),
            N_("Antwoord aan de raad"),
            N_("Op één A4: hoe staat het er vandaag voor?"),
            "antwoord-raad",
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "overleguitnodiging",
            (Papier.OVERLEGUITNODIGING,),
            N_("Uitnodiging voor een overleg"),
            N_("Dag, plaats, wie komt, en de agenda met cijfers en wat nog open staat."),
            "uitnodiging-overleg",
            overleg=True,
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "overlegnotitie",
            (Papier.OVERLEGNOTITIE,),
            N_("Notitie voor een overleg"),
            N_("Vooraf voor gemeente en corporaties: taakstelling, woningen en afspraken."),
            "notitie-overleg",
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "corporatieoverzicht",
            (Papier.CORPORATIEOVERZICHT,),
            N_("Overzicht per corporatie"),
            N_("Woningen, wie wacht, hoelang het duurt, en de elf afspraken."),
            "corporaties",
            corporatie=True,
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "doorlooptijdblad",
            (Papier.DOORLOOPTIJDBLAD,),
            N_("Doorlooptijd"),
            N_("Methode A en B, wat te lang duurde, en per gemeente, corporatie en azc."),
            "doorlooptijd",
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "toezichtblad",
            (Papier.TOEZICHTBLAD,),
            N_("Toezicht"),
            N_("Waar de gemeente staat bij de provincie, en wat wanneer volgt."),
            "toezicht",
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "herverdelingsblad",
            (Papier.HERVERDELINGSBLAD,),
            N_("Herverdeling"),
            N_("Wie wacht naast wat vrij is, en afspraken met andere gemeenten."),
            "herverdeling",
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "geldblad",
            (Papier.GELDBLAD,),
            N_("Geld per halfjaar"),
            N_("Per halfjaar en soort: uitgegeven, gevraagd, ontvangen en nog open."),
            "geld",
            namen=False,
            recht=Recht.GEMEENTE,
        ),
        Keus(
            "mb_verslag",
            (Papier.MB_VERSLAG,),
            N_("Verslag van de begeleiding"),
            N_("Voor de gemeente: wat is gedaan en hoever mensen zijn, per halfjaar of kwartaal."),
            "verslag-begeleiding",
            periode=KWARTAAL,
            privacy=Privacy.ANONIEM,
            deelt=True,
        ),
        Keus(
            "rechten",
            (Papier.RECHTEN,),
            N_("Rechtenoverzicht"),
            N_("Wie mag wat, sinds wanneer, en wie heeft een sleutel."),
            "rechtenoverzicht",
            recht=Recht.MEDEWERKERS,
        ),
    )
}
"""The catalogue, in its order. A code that is a `Papier` is that one paper."""
TALEN = (("nl", N_("Nederlands")), ("en", N_("Engels")))


def privacy_choices() -> tuple[tuple[str, str], ...]:
    """The levels of naming people, with what they do."""
    return (
        (Privacy.NAAM.value, _("Met namen")),
        (Privacy.VOORLETTER.value, _("Voorletter en nummer")),
        (Privacy.ANONIEM.value, _("Zonder namen")),
    )


GEZIN = "gezin"
"""A paper for the gezin itself: theirs, so nothing is shared."""


def voor_choices() -> tuple[tuple[str, str], ...]:
    """Who can get a paper: ourselves, the gezin, or another party."""
    return tuple((code, label_of("voor", code)) for code in ("", GEZIN, *(one.value for one in Deelpartij)))


def destroy_days(papier: Papier, setting: Callable[[str], object]) -> int | None:
    """So many days may a paper lie about: those of its kind, else of any paper; None = left open.

    `setting` gives the value of a dated figure; `dagkaart_weg_dagen` is that of a dagkaart.
    """
    own = f"{papier.value}_weg_dagen"
    found = setting(own if own in EIGEN_TERMIJN else WEG_NA)
    return int(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def destroy_before(keus: Keus, vandaag: date, dag: date | None, dagen: int | None) -> date | None:
    """The day before which a paper must be gone, `dagen` after its day; a paper without people may stay.

    None too where the gemeente left the number of days open, and for what the gezin keeps.
    """
    if not keus.namen or keus.blijft or dagen is None:
        return None
    return max(vandaag, dag or vandaag) + timedelta(days=dagen)


PERIODES = ((7, N_("Deze week")), (14, N_("Twee weken")), (28, N_("Vier weken")), (91, N_("Drie maanden")))
"""Periods of the calendar that are offered: days from today on."""


def kwartaal_choices(vandaag: date) -> tuple[tuple[str, str], ...]:
    """Which quarters the list can be about: this one and the next, each apart, or a year."""
    each = tuple(
        (code_of(one), _("Kwartaal {n} van {jaar}").format(n=one[1], jaar=one[0]))
        for one in next_quarters(vandaag)
    )
    return (("", _("Dit kwartaal en het volgende")), *each, (JAAR, _("Een jaar vooruit")))


def periode_choices(soort: str, vandaag: date) -> tuple[tuple[str, str], ...]:
    """Which periods a report can be about; years and half-years: the last whole one first."""
    if soort == KWARTAAL:
        return tuple((one.code, span_words(one)) for one in spans(vandaag))
    found = half_years(vandaag) if soort == HALFJAAR else years(vandaag)
    words = _("Halfjaar {code}") if soort == HALFJAAR else _("Het jaar {code}")
    loopt = _("{periode} (loopt nog)")
    return tuple(
        (one.code, named if one.eind < vandaag else loopt.format(periode=named))
        for one in found
        for named in (words.format(code=one.code),)
    )


def file_name(keus: Keus, vandaag: date, nummers: tuple[str, ...]) -> str:
    """Propose a name for a file: numbers, never names of people."""
    if len(nummers) == 1:
        safe = "".join(c if c.isalnum() and c.isascii() else "-" for c in nummers[0]).strip("-").lower()
        return f"{keus.bestand}-{safe or vandaag.isoformat()}.pdf"
    if nummers:
        return f"{keus.bestand}-{len(nummers)}-gezinnen-{vandaag.isoformat()}.pdf"
    return f"{keus.bestand}-{vandaag.isoformat()}.pdf"


def keuzen_for(wie: Wie) -> tuple[Keus, ...]:
    """What the catalogue offers somebody by their roles."""
    return tuple(keus for keus in KEUZEN.values() if keus.recht is None or wie.mag(keus.recht))
