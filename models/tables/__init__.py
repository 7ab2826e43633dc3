"""All tables; importing this package makes `Base.metadata` complete."""

from models.tables.actiepunten import Actiepunt, DossierStand, Pauze, Verlenging, VoorwaardeWaarde
from models.tables.afdrukken import Afdruk, AfdrukOver, AfdrukRegel
from models.tables.afspraken import (
    Aanspreekpunt,
    Afspraak,
    Afsprakenkader,
    Complexjaar,
    Corporatiemelding,
    Lijstpunt,
    Regiocijfer,
    Woningnorm,
    Woningoverzicht,
)
from models.tables.ankers import Ankerdatum, Gebeurtenis
from models.tables.avg import Datalek, Deling, Telrij, Vernietiging, Verwerking, Verzoek
from models.tables.begeleiding import (
    Begeleidingsafspraak,
    Eindafspraak,
    IngekochtTraject,
    Kwalificatie,
)
from models.tables.contacten import Contactmoment
from models.tables.dossiers import Betrokkene, Dossier, Lidmaatschap, Ronde, Traject, TrajectLid, Woonadres
from models.tables.familie import Amv, Nareis, VerwachtPersoon
from models.tables.geld import Geldpost, Inrichtingskrediet, Regeling
from models.tables.gemeente import Herverdeling, HerverdelingRegel, Ladderstap, Taakstelling, Toezicht
from models.tables.historie import Bewerking, Concept, Historie, Waarde
from models.tables.huisvesting import Aanbod, Huurderving, Woning
from models.tables.inhoud import InhoudVersie, Instelling, MatrixRegel, MatrixVersie, PuntAanpassing
from models.tables.kluis import KluisInfo, Medewerker, MedewerkerRol, Zegel
from models.tables.meedoen import Deelname, Mijlpaal
from models.tables.organisaties import Contactpersoon, Gemeente, Organisatie
from models.tables.overdracht import (
    Overdracht,
    OverdrachtDossier,
    PartnerDossier,
    UidPaar,
    Uitwisselpartner,
    UitwisselSleutel,
)
from models.tables.overleggen import Gemeentepunt, GoedVoorbeeld, MatrixHandtekening, Overleg, Zienswijze
from models.tables.personen import Persoon, Persoonsgegevens
from models.tables.regeldagen import Regeldag, RegeldagAfspraak, RegeldagLoket
from models.tables.reservekopie import Terugzetproef
from models.tables.tijdafspraken import Tijdafspraak
from models.tables.toegang import Bericht, Noodtoegang
from models.tables.toewijzing import Plaatsingstoets, Toewijzingstap, Tussenplek, Tussenvoorziening
from models.tables.volgen import Huurbetaling, Melding, Schade, Teken, Volgmoment, Woongedrag

__all__ = [
    "Aanbod",
    "Aanspreekpunt",
    "Actiepunt",
    "Afdruk",
    "AfdrukOver",
    "AfdrukRegel",
    "Afspraak",
    "Afsprakenkader",
    "Amv",
    "Ankerdatum",
    "Begeleidingsafspraak",
    "Bericht",
    "Betrokkene",
    "Bewerking",
    "Complexjaar",
    "Concept",
    "Contactmoment",
    "Contactpersoon",
    "Corporatiemelding",
    "Datalek",
    "Deelname",
    "Deling",
    "Dossier",
    "DossierStand",
    "Eindafspraak",
    "Gebeurtenis",
    "Geldpost",
    "Gemeente",
    "Gemeentepunt",
    "GoedVoorbeeld",
    "Herverdeling",
    "HerverdelingRegel",
    "Historie",
    "Huurbetaling",
    "Huurderving",
    "IngekochtTraject",
    "InhoudVersie",
    "Inrichtingskrediet",
    "Instelling",
    "KluisInfo",
    "Kwalificatie",
    "Ladderstap",
    "Lidmaatschap",
    "Lijstpunt",
    "MatrixHandtekening",
    "MatrixRegel",
    "MatrixVersie",
    "Medewerker",
    "MedewerkerRol",
    "Melding",
    "Mijlpaal",
    "Nareis",
    "Noodtoegang",
    "Organisatie",
    "Overdracht",
    "OverdrachtDossier",
    "Overleg",
    "PartnerDossier",
    "Pauze",
    "Persoon",
    "Persoonsgegevens",
    "Plaatsingstoets",
    "PuntAanpassing",
    "Regeldag",
    "RegeldagAfspraak",
    "RegeldagLoket",
    "Regeling",
    "Regiocijfer",
    "Ronde",
    "Schade",
    "Taakstelling",
    "Teken",
    "Telrij",
    "Terugzetproef",
    "Tijdafspraak",
    "Toewijzingstap",
    "Toezicht",
    "Traject",
    "TrajectLid",
    "Tussenplek",
    "Tussenvoorziening",
    "UidPaar",
    "UitwisselSleutel",
    "Uitwisselpartner",
    "Verlenging",
    "Vernietiging",
    "VerwachtPersoon",
    "Verwerking",
    "Verzoek",
    "Volgmoment",
    "VoorwaardeWaarde",
    "Waarde",
    "Woning",
    "Woningnorm",
    "Woningoverzicht",
    "Woonadres",
    "Woongedrag",
    "Zegel",
    "Zienswijze",
]
