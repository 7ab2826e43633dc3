"""Written by `python -m models.upgrade freeze`, up to the line that says so."""

from alembic import op

revision = "0002"
down_revision = "0001"
CHANGES: tuple[str, ...] = ()

DDL = (
    ("PRAGMA legacy_alter_table = ON"),
    (
        "CREATE TABLE vernietiging ( op DATETIME NOT NULL, soort VARCHAR(40) NOT NULL, grond VARCHAR(40) NOT "
        "NULL, dossier_nummer TEXT NOT NULL, letter TEXT NOT NULL, personen INTEGER NOT NULL, rijen TEXT NOT "
        "NULL, gesloten_op DATE, verzoek_op DATE, wie TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT"
        " NULL, versie INTEGER NOT NULL, CONSTRAINT pk_vernietiging PRIMARY KEY (id), CONSTRAINT "
        "ck_vernietiging_soort CHECK (soort IN ('anoniem', 'vernietigd', 'gewist')), CONSTRAINT "
        "ck_vernietiging_grond CHECK (grond IN ('bewaartermijn', 'verzoek', 'anders')), CONSTRAINT "
        "uq_vernietiging_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_vernietiging_op ON vernietiging (op)"),
    (
        "CREATE TABLE verwerking ( code VARCHAR(40) NOT NULL, naam TEXT NOT NULL, verantwoordelijke TEXT NOT "
        "NULL, doel TEXT NOT NULL, grond TEXT NOT NULL, betrokkenen TEXT NOT NULL, gegevens TEXT NOT NULL, "
        "ontvangers TEXT NOT NULL, bewaren TEXT NOT NULL, beveiliging TEXT NOT NULL, weg BOOLEAN NOT NULL, id"
        " INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_verwerking "
        "PRIMARY KEY (id), CONSTRAINT uq_verwerking_code UNIQUE (code), CONSTRAINT uq_verwerking_uid UNIQUE "
        "(uid) )"
    ),
    (
        "CREATE TABLE datalek ( nummer INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, wat TEXT NOT NULL, "
        "gebeurd_op DATE, ontdekt_op DATETIME NOT NULL, gegevens TEXT NOT NULL, aantal INTEGER, gevolgen TEXT"
        " NOT NULL, maatregelen TEXT NOT NULL, risico VARCHAR(40) NOT NULL, fg_op DATETIME, ap_op DATETIME, "
        "ap_reden TEXT NOT NULL, betrokkenen_op DATETIME, betrokkenen_reden TEXT NOT NULL, afgesloten_op "
        "DATE, wie TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_datalek PRIMARY KEY (id), CONSTRAINT ck_datalek_soort CHECK (soort IN ('kwijt', "
        "'gestolen', 'verkeerd_gestuurd', 'ingezien', 'veranderd', 'anders')), CONSTRAINT ck_datalek_risico "
        "CHECK (risico IN ('onbekend', 'geen', 'risico', 'hoog')), CONSTRAINT ck_datalek_met_wat CHECK (wat "
        "<> ''), CONSTRAINT ck_datalek_aantal CHECK (aantal IS NULL OR aantal >= 0), CONSTRAINT "
        "ck_datalek_nummer CHECK (nummer > 0), CONSTRAINT uq_datalek_nummer UNIQUE (nummer), CONSTRAINT "
        "uq_datalek_uid UNIQUE (uid) )"
    ),
    ("ALTER TABLE bewerking RENAME TO _oud_bewerking"),
    (
        "CREATE TABLE bewerking ( id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, soort VARCHAR(40) NOT NULL, "
        "wie TEXT NOT NULL, op DATETIME NOT NULL, herkomst TEXT NOT NULL, undo_van TEXT NOT NULL, resultaat "
        "TEXT NOT NULL, dossier_uid TEXT NOT NULL, object_soort TEXT NOT NULL, object_uid TEXT NOT NULL, "
        "keten TEXT NOT NULL, CONSTRAINT pk_bewerking PRIMARY KEY (id), CONSTRAINT uq_bewerking_uid UNIQUE "
        "(uid) )"
    ),
    (
        "INSERT INTO bewerking (id, uid, soort, wie, op, herkomst, undo_van, resultaat, dossier_uid, "
        "object_soort, object_uid, keten) SELECT id, uid, soort, wie, op, herkomst, undo_van, resultaat, "
        "dossier_uid, '', '', '' FROM _oud_bewerking"
    ),
    ("DROP TABLE _oud_bewerking"),
    ("CREATE INDEX ix_bewerking_dossier_uid ON bewerking (dossier_uid)"),
    ("CREATE INDEX ix_bewerking_op ON bewerking (op)"),
    ("ALTER TABLE kluis_info RENAME TO _oud_kluis_info"),
    (
        "CREATE TABLE kluis_info ( id INTEGER NOT NULL, kluiscode VARCHAR(40) NOT NULL, formaat INTEGER NOT "
        "NULL, gemaakt_op DATETIME NOT NULL, is_demo BOOLEAN NOT NULL, volgend_nummer INTEGER NOT NULL, "
        "laatste_dagwissel DATE, inhoud_digest TEXT NOT NULL, toegang_nr INTEGER NOT NULL, oude_bewerkingen "
        "INTEGER NOT NULL, oude_historie INTEGER NOT NULL, keten_begin TEXT NOT NULL, opschonen BOOLEAN NOT "
        "NULL, keten_sleutel TEXT NOT NULL, kluis_uid TEXT NOT NULL, CONSTRAINT pk_kluis_info PRIMARY KEY "
        "(id), CONSTRAINT ck_kluis_info_een_rij CHECK (id = 1) )"
    ),
    (
        "INSERT INTO kluis_info (id, kluiscode, formaat, gemaakt_op, is_demo, volgend_nummer, "
        "laatste_dagwissel, inhoud_digest, toegang_nr, oude_bewerkingen, oude_historie, keten_begin, "
        "opschonen, keten_sleutel, kluis_uid) SELECT id, kluiscode, formaat, gemaakt_op, is_demo, "
        "volgend_nummer, laatste_dagwissel, inhoud_digest, 0, 0, 0, '', 0, '', '' FROM _oud_kluis_info"
    ),
    ("DROP TABLE _oud_kluis_info"),
    ("ALTER TABLE medewerker RENAME TO _oud_medewerker"),
    (
        "CREATE TABLE medewerker ( naam TEXT NOT NULL, organisatie TEXT NOT NULL, telefoon TEXT NOT NULL, "
        "email TEXT NOT NULL, slot_uid TEXT NOT NULL, slot_soort VARCHAR(40) NOT NULL, slot_tot DATE, "
        "slot_weg_op DATETIME, van DATE NOT NULL, tot DATE, afwezig_van DATE, afwezig_tot DATE, vervanger_id "
        "INTEGER, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_medewerker PRIMARY KEY (id), CONSTRAINT ck_medewerker_slot_soort CHECK (slot_soort IN ('start', "
        "'medewerker', '')), CONSTRAINT ck_medewerker_afwezig_van CHECK (afwezig_tot IS NULL OR afwezig_van "
        "IS NOT NULL), CONSTRAINT ck_medewerker_afwezig_tot_na_van CHECK (afwezig_tot IS NULL OR afwezig_tot "
        ">= afwezig_van), CONSTRAINT ck_medewerker_ander_vervangt CHECK (vervanger_id IS NULL OR vervanger_id"
        " <> id), CONSTRAINT fk_medewerker_vervanger_id FOREIGN KEY(vervanger_id) REFERENCES medewerker (id),"
        " CONSTRAINT uq_medewerker_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO medewerker (naam, organisatie, telefoon, email, slot_uid, van, tot, afwezig_van, "
        "afwezig_tot, id, uid, versie, slot_soort, slot_tot, slot_weg_op, vervanger_id) SELECT naam, "
        "organisatie, telefoon, email, slot_uid, van, tot, afwezig_van, afwezig_tot, id, uid, versie, '', "
        "NULL, NULL, NULL FROM _oud_medewerker"
    ),
    ("DROP TABLE _oud_medewerker"),
    (
        "CREATE TABLE uid_paar ( tabel VARCHAR(40) NOT NULL, uid_hier TEXT NOT NULL, uid_daar TEXT NOT NULL, "
        "id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_uid_paar "
        "PRIMARY KEY (id), CONSTRAINT uq_uid_paar_uid_daar_tabel UNIQUE (uid_daar, tabel), CONSTRAINT "
        "uq_uid_paar_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_uid_paar_uid_hier ON uid_paar (uid_hier)"),
    (
        "CREATE TABLE uitwisselpartner ( naam TEXT NOT NULL, soort VARCHAR(40) NOT NULL, kluis_uid TEXT NOT "
        "NULL, kluiscode TEXT NOT NULL, x_publiek TEXT NOT NULL, ed_publiek TEXT NOT NULL, bevestigd_op DATE,"
        " bevestigd_door TEXT NOT NULL, gestopt_op DATE, verstuurd INTEGER NOT NULL, ontvangen INTEGER NOT "
        "NULL, ontvangen_door_hen INTEGER NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_uitwisselpartner PRIMARY KEY (id), CONSTRAINT "
        "ck_uitwisselpartner_soort CHECK (soort IN ('gemeente', 'begeleiding')), CONSTRAINT "
        "uq_uitwisselpartner_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE uitwissel_sleutel ( x_prive BLOB NOT NULL, ed_prive BLOB NOT NULL, gemaakt_op DATETIME "
        "NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_uitwissel_sleutel PRIMARY KEY (id), CONSTRAINT uq_uitwissel_sleutel_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE terugzetproef ( op DATETIME NOT NULL, wie TEXT NOT NULL, kopie_op DATETIME NOT NULL, "
        "waar VARCHAR(40) NOT NULL, sleutel TEXT NOT NULL, goed BOOLEAN NOT NULL, reden TEXT NOT NULL, rijen "
        "INTEGER NOT NULL, gegevens TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_terugzetproef PRIMARY KEY (id), CONSTRAINT ck_terugzetproef_waar "
        "CHECK (waar IN ('hier', 'tweede_plek', 'elders')), CONSTRAINT ck_terugzetproef_sleutel CHECK "
        "(sleutel IN ('', 'wachtwoordzin', 'herstelcode')), CONSTRAINT uq_terugzetproef_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE lijstpunt ( gemeente_id INTEGER NOT NULL, lijst VARCHAR(40) NOT NULL, code VARCHAR(40) "
        "NOT NULL, jaar INTEGER NOT NULL, antwoord TEXT NOT NULL, gedaan_op DATE, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_lijstpunt PRIMARY KEY (id), CONSTRAINT "
        "ck_lijstpunt_lijst CHECK (lijst IN ('stappen', 'woonvisie', 'keten')), CONSTRAINT "
        "uq_lijstpunt_gemeente_id_lijst_code_jaar UNIQUE (gemeente_id, lijst, code, jaar), CONSTRAINT "
        "fk_lijstpunt_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_lijstpunt_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE regiocijfer ( gemeente_id INTEGER NOT NULL, jaar INTEGER NOT NULL, deel INTEGER NOT "
        "NULL, soort VARCHAR(40) NOT NULL, wie TEXT NOT NULL, vrijgekomen INTEGER NOT NULL, statushouders "
        "INTEGER NOT NULL, bron TEXT NOT NULL, op DATE NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT "
        "NULL, versie INTEGER NOT NULL, CONSTRAINT pk_regiocijfer PRIMARY KEY (id), CONSTRAINT "
        "ck_regiocijfer_soort CHECK (soort IN ('regio', 'gemeente')), CONSTRAINT "
        "uq_regiocijfer_gemeente_id_jaar_deel_wie UNIQUE (gemeente_id, jaar, deel, wie), CONSTRAINT "
        "ck_regiocijfer_deel CHECK (deel IN (1, 2)), CONSTRAINT ck_regiocijfer_met_naam CHECK (wie <> ''), "
        "CONSTRAINT ck_regiocijfer_deel_van_geheel CHECK (statushouders >= 0 AND statushouders <= "
        "vrijgekomen), CONSTRAINT fk_regiocijfer_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente "
        "(id), CONSTRAINT uq_regiocijfer_uid UNIQUE (uid) )"
    ),
    (
        'CREATE TABLE telrij ( soort VARCHAR(40) NOT NULL, gemeente_id INTEGER, "begin" DATE, maand DATE, '
        "fase VARCHAR(40) NOT NULL, code TEXT NOT NULL, dagen INTEGER, stil INTEGER NOT NULL, aantal INTEGER "
        "NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_telrij PRIMARY KEY (id), CONSTRAINT ck_telrij_soort CHECK (soort IN ('gehuisvest', 'fase', "
        "'verhuizing', 'dossier', 'koppeling', 'deel', 'gezin', 'weigering', 'tijdelijk')), CONSTRAINT "
        "ck_telrij_fase CHECK (fase IN ('pre_vestiging', 'vestiging', 'integratie', '')), CONSTRAINT "
        "ck_telrij_aantal CHECK (aantal > 0), CONSTRAINT fk_telrij_gemeente_id FOREIGN KEY(gemeente_id) "
        "REFERENCES gemeente (id), CONSTRAINT uq_telrij_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_telrij_soort_maand ON telrij (soort, maand)"),
    (
        "CREATE TABLE kwalificatie ( medewerker_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, behaald_op "
        "DATE NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_kwalificatie PRIMARY KEY (id), CONSTRAINT ck_kwalificatie_soort CHECK (soort IN ('basis', "
        "'maatschappelijk', 'juridisch', 'gezinshereniging')), CONSTRAINT uq_kwalificatie_medewerker_id_soort"
        " UNIQUE (medewerker_id, soort), CONSTRAINT fk_kwalificatie_medewerker_id FOREIGN KEY(medewerker_id) "
        "REFERENCES medewerker (id), CONSTRAINT uq_kwalificatie_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE geldpost ( gemeente_id INTEGER NOT NULL, post VARCHAR(40) NOT NULL, richting "
        "VARCHAR(40) NOT NULL, op DATE NOT NULL, omschrijving TEXT NOT NULL, aantal INTEGER, bedrag INTEGER "
        "NOT NULL, gevraagd_op DATE, betaald_op DATE, betaald INTEGER NOT NULL, afgewezen_op DATE, id INTEGER"
        " NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_geldpost PRIMARY KEY "
        "(id), CONSTRAINT ck_geldpost_post CHECK (post IN ('bijdrage', 'inrichtingskrediet', 'tolk', "
        "'begeleiding', 'regeling', 'overig')), CONSTRAINT ck_geldpost_richting CHECK (richting IN ('uit', "
        "'in')), CONSTRAINT ck_geldpost_bedragen CHECK (bedrag >= 0 AND betaald >= 0), CONSTRAINT "
        "ck_geldpost_aantal CHECK (aantal IS NULL OR aantal > 0), CONSTRAINT ck_geldpost_een_antwoord CHECK "
        "(betaald_op IS NULL OR afgewezen_op IS NULL), CONSTRAINT fk_geldpost_gemeente_id FOREIGN "
        "KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT uq_geldpost_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_geldpost_gemeente_id_op ON geldpost (gemeente_id, op)"),
    (
        "CREATE TABLE regeling ( gemeente_id INTEGER NOT NULL, naam TEXT NOT NULL, van DATE, tot DATE, "
        "peildatum DATE, personen_min INTEGER, in_opvang BOOLEAN NOT NULL, procent INTEGER, kosten INTEGER, "
        "bron TEXT NOT NULL, aangevraagd_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_regeling PRIMARY KEY (id), CONSTRAINT ck_regeling_met_naam CHECK "
        "(naam <> ''), CONSTRAINT ck_regeling_tot_na_van CHECK (tot IS NULL OR van IS NULL OR tot >= van), "
        "CONSTRAINT ck_regeling_personen_min CHECK (personen_min IS NULL OR personen_min > 0), CONSTRAINT "
        "ck_regeling_procent CHECK (procent IS NULL OR procent BETWEEN 1 AND 100), CONSTRAINT "
        "fk_regeling_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_regeling_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE taakstelling ( gemeente_id INTEGER NOT NULL, lijst TEXT NOT NULL, gebied TEXT NOT NULL,"
        " jaar INTEGER NOT NULL, deel INTEGER NOT NULL, nummer INTEGER NOT NULL, geen BOOLEAN NOT NULL, "
        "opening INTEGER, taakstelling INTEGER, opgave INTEGER, realisatie INTEGER, stand INTEGER, procent "
        "INTEGER, peildatum DATE, bekend_op DATE NOT NULL, bron TEXT NOT NULL, reden TEXT NOT NULL, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_taakstelling "
        "PRIMARY KEY (id), CONSTRAINT een_versie UNIQUE (gemeente_id, lijst, gebied, jaar, deel, nummer), "
        "CONSTRAINT ck_taakstelling_deel CHECK (deel IN (1, 2)), CONSTRAINT ck_taakstelling_nummer CHECK "
        "(nummer > 0), CONSTRAINT ck_taakstelling_geen_taakstelling CHECK (geen = 0 OR taakstelling IS NULL),"
        " CONSTRAINT ck_taakstelling_gebied_in_lijst CHECK ((lijst = '') = (gebied = '')), CONSTRAINT "
        "fk_taakstelling_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_taakstelling_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_taakstelling_gemeente_id_lijst ON taakstelling (gemeente_id, lijst)"),
    (
        "CREATE TABLE toezicht ( gemeente_id INTEGER NOT NULL, jaar INTEGER NOT NULL, deel INTEGER NOT NULL, "
        "gekoppeld INTEGER, gronden TEXT NOT NULL, uitleg TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36)"
        " NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_toezicht PRIMARY KEY (id), CONSTRAINT een_halfjaar"
        " UNIQUE (gemeente_id, jaar, deel), CONSTRAINT ck_toezicht_deel CHECK (deel IN (1, 2)), CONSTRAINT "
        "ck_toezicht_gekoppeld CHECK (gekoppeld IS NULL OR gekoppeld >= 0), CONSTRAINT "
        "fk_toezicht_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_toezicht_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE ladderstap ( gemeente_id INTEGER NOT NULL, jaar INTEGER NOT NULL, deel INTEGER NOT "
        "NULL, stap VARCHAR(40) NOT NULL, uiterlijk DATE, gedaan_op DATE, uitkomst VARCHAR(40) NOT NULL, "
        "notitie TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_ladderstap PRIMARY KEY (id), CONSTRAINT een_stap UNIQUE (gemeente_id, jaar, deel, "
        "stap), CONSTRAINT ck_ladderstap_deel CHECK (deel IN (1, 2)), CONSTRAINT fk_ladderstap_gemeente_id "
        "FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT uq_ladderstap_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_ladderstap_gemeente_id ON ladderstap (gemeente_id)"),
    (
        "CREATE TABLE herverdeling ( gemeente_id INTEGER NOT NULL, jaar INTEGER NOT NULL, deel INTEGER NOT "
        "NULL, coordinator TEXT NOT NULL, afgestemd_op DATE, gemeld_op DATE, notitie TEXT NOT NULL, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_herverdeling "
        "PRIMARY KEY (id), CONSTRAINT ck_herverdeling_deel CHECK (deel IN (1, 2)), CONSTRAINT "
        "fk_herverdeling_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_herverdeling_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_herverdeling_gemeente_id ON herverdeling (gemeente_id)"),
    ("ALTER TABLE inhoud_versie RENAME TO _oud_inhoud_versie"),
    (
        "CREATE TABLE inhoud_versie ( soort VARCHAR(40) NOT NULL, item_id VARCHAR(40) NOT NULL, nummer "
        "INTEGER NOT NULL, herkomst VARCHAR(40) NOT NULL, gemeente_id INTEGER, json TEXT NOT NULL, hash TEXT "
        "NOT NULL, geldig_vanaf DATE NOT NULL, overgenomen BOOLEAN NOT NULL, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_inhoud_versie PRIMARY KEY (id), "
        "CONSTRAINT ck_inhoud_versie_soort CHECK (soort IN ('actiepunt', 'loket', 'fase', 'voorwaarde', "
        "'matrix', 'instelling', 'feestdag', 'prestatieafspraak')), CONSTRAINT ck_inhoud_versie_herkomst "
        "CHECK (herkomst IN ('document', 'voorstel', 'gemeente')), CONSTRAINT een_versie UNIQUE (soort, "
        "item_id, nummer, herkomst, gemeente_id), CONSTRAINT fk_inhoud_versie_gemeente_id FOREIGN "
        "KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT uq_inhoud_versie_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO inhoud_versie (soort, item_id, nummer, herkomst, gemeente_id, json, hash, geldig_vanaf, "
        "id, uid, versie, overgenomen) SELECT soort, item_id, nummer, herkomst, gemeente_id, json, hash, "
        "geldig_vanaf, id, uid, versie, 0 FROM _oud_inhoud_versie"
    ),
    ("DROP TABLE _oud_inhoud_versie"),
    ("ALTER TABLE medewerker_rol RENAME TO _oud_medewerker_rol"),
    (
        "CREATE TABLE medewerker_rol ( medewerker_id INTEGER NOT NULL, rol VARCHAR(40) NOT NULL, gemeente_id "
        "INTEGER, van DATE NOT NULL, tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER "
        "NOT NULL, CONSTRAINT pk_medewerker_rol PRIMARY KEY (id), CONSTRAINT ck_medewerker_rol_rol CHECK (rol"
        " IN ('begeleider', 'casusregisseur', 'coordinator', 'beheerder')), CONSTRAINT "
        "fk_medewerker_rol_medewerker_id FOREIGN KEY(medewerker_id) REFERENCES medewerker (id), CONSTRAINT "
        "fk_medewerker_rol_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_medewerker_rol_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO medewerker_rol (medewerker_id, rol, van, tot, id, uid, versie, gemeente_id) SELECT "
        "medewerker_id, rol, van, tot, id, uid, versie, NULL FROM _oud_medewerker_rol"
    ),
    ("DROP TABLE _oud_medewerker_rol"),
    (
        "CREATE TABLE overdracht ( richting VARCHAR(40) NOT NULL, soort VARCHAR(40) NOT NULL, kluis_uid TEXT "
        "NOT NULL, kluiscode TEXT NOT NULL, organisatie TEXT NOT NULL, naam TEXT NOT NULL, grond VARCHAR(40) "
        "NOT NULL, reden TEXT NOT NULL, op DATETIME NOT NULL, wie TEXT NOT NULL, partner_id INTEGER, "
        "volgnummer INTEGER NOT NULL, bewijs TEXT NOT NULL, anker TEXT NOT NULL, geweigerd TEXT NOT NULL, "
        "bevestigd_op DATETIME, mislukt_op DATETIME, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_overdracht PRIMARY KEY (id), CONSTRAINT ck_overdracht_richting CHECK"
        " (richting IN ('uit', 'in')), CONSTRAINT ck_overdracht_soort CHECK (soort IN ('overdracht', "
        "'uitwisseling')), CONSTRAINT ck_overdracht_grond CHECK (grond IN ('toestemming', 'wet', "
        "'overeenkomst', 'vitaal', '')), CONSTRAINT fk_overdracht_partner_id FOREIGN KEY(partner_id) "
        "REFERENCES uitwisselpartner (id), CONSTRAINT uq_overdracht_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_overdracht_kluis_uid ON overdracht (kluis_uid)"),
    ("CREATE INDEX ix_overdracht_partner_id ON overdracht (partner_id)"),
    (
        "CREATE TABLE overleg ( gemeente_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, op DATE NOT NULL, "
        "tijd TEXT NOT NULL, plaats TEXT NOT NULL, agenda TEXT NOT NULL, wonen_op DATE, sociaal_op DATE, "
        "gehouden BOOLEAN NOT NULL, afgezegd_op DATE, aanwezig TEXT NOT NULL, besluiten TEXT NOT NULL, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_overleg PRIMARY "
        "KEY (id), CONSTRAINT ck_overleg_soort CHECK (soort IN ('lokaal', 'regionaal', 'amv')), CONSTRAINT "
        "ck_overleg_gehouden_of_afgezegd CHECK (NOT gehouden OR afgezegd_op IS NULL), CONSTRAINT "
        "fk_overleg_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT uq_overleg_uid "
        "UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_overleg_gemeente_id_soort_op ON overleg (gemeente_id, soort, op)"),
    (
        "CREATE TABLE goed_voorbeeld ( gemeente_id INTEGER NOT NULL, op DATE NOT NULL, titel TEXT NOT NULL, "
        "van_wie TEXT NOT NULL, wat TEXT NOT NULL, bron TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) "
        "NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_goed_voorbeeld PRIMARY KEY (id), CONSTRAINT "
        "ck_goed_voorbeeld_met_titel CHECK (titel <> ''), CONSTRAINT fk_goed_voorbeeld_gemeente_id FOREIGN "
        "KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT uq_goed_voorbeeld_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_goed_voorbeeld_gemeente_id_op ON goed_voorbeeld (gemeente_id, op)"),
    ("ALTER TABLE persoon RENAME TO _oud_persoon"),
    (
        "CREATE TABLE persoon ( geteld_op DATE, geteld_reden TEXT NOT NULL, geteld_gemeente_id INTEGER, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_persoon PRIMARY "
        "KEY (id), CONSTRAINT fk_persoon_geteld_gemeente_id FOREIGN KEY(geteld_gemeente_id) REFERENCES "
        "gemeente (id), CONSTRAINT uq_persoon_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO persoon (geteld_op, geteld_reden, id, uid, versie, geteld_gemeente_id) SELECT geteld_op,"
        " geteld_reden, id, uid, versie, NULL FROM _oud_persoon"
    ),
    ("DROP TABLE _oud_persoon"),
    ("ALTER TABLE regeldag RENAME TO _oud_regeldag"),
    (
        "CREATE TABLE regeldag ( gemeente_id INTEGER NOT NULL, nummer INTEGER NOT NULL, dag DATE NOT NULL, "
        "plaats TEXT NOT NULL, start TEXT NOT NULL, eind TEXT NOT NULL, pauze TEXT NOT NULL, notitie TEXT NOT"
        " NULL, vervallen BOOLEAN NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT"
        " NULL, CONSTRAINT pk_regeldag PRIMARY KEY (id), CONSTRAINT fk_regeldag_gemeente_id FOREIGN "
        "KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT uq_regeldag_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO regeldag (gemeente_id, nummer, dag, plaats, start, notitie, vervallen, id, uid, versie, "
        "eind, pauze) SELECT gemeente_id, nummer, dag, plaats, start, notitie, vervallen, id, uid, versie, "
        "'', '' FROM _oud_regeldag"
    ),
    ("DROP TABLE _oud_regeldag"),
    ("CREATE INDEX ix_regeldag_dag ON regeldag (dag)"),
    (
        "CREATE TABLE tussenvoorziening ( gemeente_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, naam TEXT"
        " NOT NULL, straat TEXT NOT NULL, postcode TEXT NOT NULL, plaats TEXT NOT NULL, samen_met TEXT NOT "
        "NULL, groepen TEXT NOT NULL, plekken INTEGER NOT NULL, bezet INTEGER NOT NULL, loopt_tot DATE, "
        "weg_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_tussenvoorziening PRIMARY KEY (id), CONSTRAINT ck_tussenvoorziening_soort CHECK (soort IN "
        "('tussenvoorziening', 'doorstroomlocatie', 'logeer')), CONSTRAINT ck_tussenvoorziening_met_naam "
        "CHECK (naam <> ''), CONSTRAINT ck_tussenvoorziening_plekken CHECK (plekken > 0), CONSTRAINT "
        "fk_tussenvoorziening_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_tussenvoorziening_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_tussenvoorziening_gemeente_id_weg_op ON tussenvoorziening (gemeente_id, weg_op)"),
    (
        "CREATE TABLE afspraak ( gemeente_id INTEGER NOT NULL, organisatie_id INTEGER, soort VARCHAR(40) NOT "
        "NULL, van DATE NOT NULL, tot DATE, getal INTEGER, gerealiseerd INTEGER, variant VARCHAR(40) NOT "
        "NULL, betaalt VARCHAR(40) NOT NULL, tekst TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT "
        "NULL, versie INTEGER NOT NULL, CONSTRAINT pk_afspraak PRIMARY KEY (id), CONSTRAINT ck_afspraak_soort"
        " CHECK (soort IN ('pa-01', 'pa-02', 'pa-03', 'pa-04', 'pa-05', 'pa-06', 'pa-07', 'pa-08', 'pa-09', "
        "'pa-10', 'pa-11', 'schade', 'kleine_woningen')), CONSTRAINT ck_afspraak_variant CHECK (variant IN "
        "('eerste', 'weken', '')), CONSTRAINT ck_afspraak_betaalt CHECK (betaalt IN ('gemeente', "
        "'corporatie', 'begeleiding', '')), CONSTRAINT ck_afspraak_tot_na_van CHECK (tot IS NULL OR tot >= "
        "van), CONSTRAINT ck_afspraak_getal CHECK (getal IS NULL OR getal >= 0), CONSTRAINT "
        "ck_afspraak_gerealiseerd CHECK (gerealiseerd IS NULL OR gerealiseerd >= 0), CONSTRAINT "
        "fk_afspraak_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "fk_afspraak_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES organisatie (id), CONSTRAINT "
        "uq_afspraak_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_afspraak_gemeente_id_soort ON afspraak (gemeente_id, soort)"),
    (
        "CREATE TABLE woningoverzicht ( gemeente_id INTEGER NOT NULL, organisatie_id INTEGER NOT NULL, jaar "
        "INTEGER NOT NULL, deel INTEGER NOT NULL, vrijgekomen INTEGER NOT NULL, statushouders INTEGER NOT "
        "NULL, urgenten INTEGER NOT NULL, overigen INTEGER NOT NULL, ontvangen_op DATE NOT NULL, id INTEGER "
        "NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_woningoverzicht PRIMARY "
        "KEY (id), CONSTRAINT uq_woningoverzicht_gemeente_id_organisatie_id_jaar_deel UNIQUE (gemeente_id, "
        "organisatie_id, jaar, deel), CONSTRAINT ck_woningoverzicht_deel CHECK (deel IN (1, 2)), CONSTRAINT "
        "ck_woningoverzicht_delen_zijn_geheel CHECK (statushouders >= 0 AND urgenten >= 0 AND overigen >= 0 "
        "AND statushouders + urgenten + overigen = vrijgekomen), CONSTRAINT fk_woningoverzicht_gemeente_id "
        "FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT fk_woningoverzicht_organisatie_id "
        "FOREIGN KEY(organisatie_id) REFERENCES organisatie (id), CONSTRAINT uq_woningoverzicht_uid UNIQUE "
        "(uid) )"
    ),
    (
        "CREATE TABLE complexjaar ( gemeente_id INTEGER NOT NULL, organisatie_id INTEGER NOT NULL, jaar "
        "INTEGER NOT NULL, naam TEXT NOT NULL, wijk TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT "
        "NULL, versie INTEGER NOT NULL, CONSTRAINT pk_complexjaar PRIMARY KEY (id), CONSTRAINT "
        "uq_complexjaar_gemeente_id_organisatie_id_jaar_naam UNIQUE (gemeente_id, organisatie_id, jaar, "
        "naam), CONSTRAINT ck_complexjaar_met_naam CHECK (naam <> ''), CONSTRAINT fk_complexjaar_gemeente_id "
        "FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT fk_complexjaar_organisatie_id FOREIGN "
        "KEY(organisatie_id) REFERENCES organisatie (id), CONSTRAINT uq_complexjaar_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE woningnorm ( gemeente_id INTEGER NOT NULL, organisatie_id INTEGER, personen_van INTEGER"
        " NOT NULL, personen_tot INTEGER, kamers INTEGER, oppervlakte INTEGER, grens INTEGER, voorzieningen "
        "TEXT NOT NULL, van DATE NOT NULL, tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_woningnorm PRIMARY KEY (id), CONSTRAINT ck_woningnorm_personen_van "
        "CHECK (personen_van > 0), CONSTRAINT ck_woningnorm_personen_tot CHECK (personen_tot IS NULL OR "
        "personen_tot >= personen_van), CONSTRAINT ck_woningnorm_tot_na_van CHECK (tot IS NULL OR tot >= "
        "van), CONSTRAINT ck_woningnorm_iets_geeist CHECK (kamers IS NOT NULL OR oppervlakte IS NOT NULL OR "
        "grens IS NOT NULL OR voorzieningen <> ''), CONSTRAINT fk_woningnorm_gemeente_id FOREIGN "
        "KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT fk_woningnorm_organisatie_id FOREIGN "
        "KEY(organisatie_id) REFERENCES organisatie (id), CONSTRAINT uq_woningnorm_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE afsprakenkader ( gemeente_id INTEGER NOT NULL, organisatie_id INTEGER NOT NULL, van "
        "DATE NOT NULL, tot DATE, activiteiten TEXT NOT NULL, rapportage VARCHAR(40) NOT NULL, vergoeding "
        "INTEGER, vergoeding_per VARCHAR(40) NOT NULL, vraagbaak_maanden INTEGER, doorgegeven_op DATE, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_afsprakenkader "
        "PRIMARY KEY (id), CONSTRAINT ck_afsprakenkader_rapportage CHECK (rapportage IN ('maand', 'kwartaal',"
        " 'halfjaar', 'jaar', '')), CONSTRAINT ck_afsprakenkader_vergoeding_per CHECK (vergoeding_per IN "
        "('uur', 'persoon', 'gezin', 'jaar', '')), CONSTRAINT ck_afsprakenkader_tot_na_van CHECK (tot IS NULL"
        " OR tot >= van), CONSTRAINT ck_afsprakenkader_vergoeding_waarvoor CHECK (vergoeding IS NULL OR "
        "vergoeding_per <> ''), CONSTRAINT fk_afsprakenkader_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES "
        "gemeente (id), CONSTRAINT fk_afsprakenkader_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES "
        "organisatie (id), CONSTRAINT uq_afsprakenkader_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE corporatiemelding ( gemeente_id INTEGER NOT NULL, organisatie_id INTEGER NOT NULL, op "
        "DATE NOT NULL, wat TEXT NOT NULL, autoriteit_op DATE, provincie_op DATE, opgelost_op DATE, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_corporatiemelding"
        " PRIMARY KEY (id), CONSTRAINT fk_corporatiemelding_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES "
        "gemeente (id), CONSTRAINT fk_corporatiemelding_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES"
        " organisatie (id), CONSTRAINT uq_corporatiemelding_uid UNIQUE (uid) )"
    ),
    ("ALTER TABLE dossier RENAME TO _oud_dossier"),
    (
        "CREATE TABLE dossier ( gemeente_id INTEGER, nummer TEXT NOT NULL, naam TEXT NOT NULL, fase "
        "VARCHAR(40) NOT NULL, route VARCHAR(40) NOT NULL, begonnen_op DATE NOT NULL, begin_hier DATE, "
        "begin_fase VARCHAR(40) NOT NULL, aantal_personen INTEGER NOT NULL, azc_id INTEGER, corporatie_id "
        "INTEGER, begeleiding_id INTEGER, in_opvang VARCHAR(40) NOT NULL, regio TEXT NOT NULL, bijstand "
        "VARCHAR(40) NOT NULL, overname VARCHAR(40) NOT NULL, papieren_missen VARCHAR(40) NOT NULL, "
        "woonbehoefte VARCHAR(40) NOT NULL, kamers_nodig INTEGER, begane_grond BOOLEAN NOT NULL, lift BOOLEAN"
        " NOT NULL, familie_verwacht VARCHAR(40) NOT NULL, aantal_verwacht INTEGER NOT NULL, talenten TEXT "
        "NOT NULL, perspectief TEXT NOT NULL, notitie TEXT NOT NULL, matrix_versie_id INTEGER, "
        "extra_beschermd BOOLEAN NOT NULL, afgesloten_op DATE, afsluit_soort VARCHAR(40) NOT NULL, "
        "afsluit_reden TEXT NOT NULL, bewaren_tot DATE, bewaren_reden TEXT NOT NULL, anoniem_op DATE, "
        "herbereken_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_dossier PRIMARY KEY (id), CONSTRAINT ck_dossier_fase CHECK (fase IN ('pre_vestiging', "
        "'vestiging', 'integratie')), CONSTRAINT ck_dossier_route CHECK (route IN ('azc', 'zelfhuisvester', "
        "'hervestigd', 'nareis', 'tussenvoorziening', 'amv', 'rtb', 'overig')), CONSTRAINT "
        "ck_dossier_bijstand CHECK (bijstand IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_dossier_overname "
        "CHECK (overname IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_dossier_papieren_missen CHECK "
        "(papieren_missen IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_dossier_woonbehoefte CHECK "
        "(woonbehoefte IN ('ja', 'nee', 'onbekend')), CONSTRAINT ck_dossier_afsluit_soort CHECK "
        "(afsluit_soort IN ('afgerond', 'vertrokken', 'overgedragen', 'overleden', 'anders', '')), CONSTRAINT"
        " ck_dossier_anoniem_na_sluiten CHECK (anoniem_op IS NULL OR afgesloten_op IS NOT NULL), CONSTRAINT "
        "ck_dossier_sluiten_met_reden CHECK (afgesloten_op IS NULL OR afsluit_reden <> ''), CONSTRAINT "
        "ck_dossier_aantal_verwacht CHECK (aantal_verwacht >= 0), CONSTRAINT fk_dossier_gemeente_id FOREIGN "
        "KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT uq_dossier_nummer UNIQUE (nummer), CONSTRAINT "
        "fk_dossier_azc_id FOREIGN KEY(azc_id) REFERENCES organisatie (id), CONSTRAINT "
        "fk_dossier_corporatie_id FOREIGN KEY(corporatie_id) REFERENCES organisatie (id), CONSTRAINT "
        "fk_dossier_begeleiding_id FOREIGN KEY(begeleiding_id) REFERENCES organisatie (id), CONSTRAINT "
        "fk_dossier_matrix_versie_id FOREIGN KEY(matrix_versie_id) REFERENCES matrix_versie (id), CONSTRAINT "
        "uq_dossier_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO dossier (gemeente_id, nummer, naam, fase, route, begonnen_op, begin_hier, begin_fase, "
        "aantal_personen, azc_id, corporatie_id, begeleiding_id, in_opvang, regio, bijstand, overname, "
        "papieren_missen, woonbehoefte, kamers_nodig, begane_grond, lift, familie_verwacht, aantal_verwacht, "
        "talenten, perspectief, notitie, matrix_versie_id, extra_beschermd, afgesloten_op, afsluit_reden, "
        "bewaren_tot, herbereken_op, id, uid, versie, afsluit_soort, bewaren_reden, anoniem_op) SELECT "
        "gemeente_id, nummer, naam, fase, route, begonnen_op, begin_hier, begin_fase, aantal_personen, "
        "azc_id, corporatie_id, begeleiding_id, in_opvang, regio, bijstand, overname, papieren_missen, "
        "woonbehoefte, kamers_nodig, begane_grond, lift, familie_verwacht, aantal_verwacht, talenten, "
        "perspectief, notitie, matrix_versie_id, extra_beschermd, afgesloten_op, afsluit_reden, bewaren_tot, "
        "herbereken_op, id, uid, versie, '', '', NULL FROM _oud_dossier"
    ),
    ("DROP TABLE _oud_dossier"),
    ("CREATE INDEX ix_dossier_extra_beschermd ON dossier (id) WHERE extra_beschermd"),
    ("CREATE INDEX ix_dossier_fase_afgesloten_op ON dossier (fase, afgesloten_op)"),
    ("CREATE INDEX ix_dossier_herbereken_op ON dossier (herbereken_op)"),
    (
        "CREATE TABLE herverdeling_regel ( herverdeling_id INTEGER NOT NULL, gemeente TEXT NOT NULL, aantal "
        "INTEGER NOT NULL, taakstelling INTEGER NOT NULL, gekoppeld INTEGER NOT NULL, id INTEGER NOT NULL, "
        "uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_herverdeling_regel PRIMARY KEY "
        "(id), CONSTRAINT uq_herverdeling_regel_herverdeling_id_gemeente UNIQUE (herverdeling_id, gemeente), "
        "CONSTRAINT ck_herverdeling_regel_met_gemeente CHECK (gemeente <> ''), CONSTRAINT "
        "ck_herverdeling_regel_niet_minder_dan_nul CHECK (taakstelling >= 0 AND gekoppeld >= 0), CONSTRAINT "
        "fk_herverdeling_regel_herverdeling_id FOREIGN KEY(herverdeling_id) REFERENCES herverdeling (id), "
        "CONSTRAINT uq_herverdeling_regel_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE woning ( gemeente_id INTEGER NOT NULL, organisatie_id INTEGER, straat TEXT NOT NULL, "
        "postcode TEXT NOT NULL, plaats TEXT NOT NULL, complex TEXT NOT NULL, aangewezen BOOLEAN NOT NULL, "
        "kamers INTEGER, oppervlakte INTEGER, verdieping INTEGER, lift BOOLEAN NOT NULL, voorzieningen TEXT "
        "NOT NULL, huur INTEGER, service INTEGER, energie INTEGER, huurtoeslag INTEGER, vrij_op DATE, weg_op "
        "DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_woning "
        "PRIMARY KEY (id), CONSTRAINT ck_woning_met_straat CHECK (straat <> ''), CONSTRAINT ck_woning_kamers "
        "CHECK (kamers IS NULL OR kamers > 0), CONSTRAINT fk_woning_gemeente_id FOREIGN KEY(gemeente_id) "
        "REFERENCES gemeente (id), CONSTRAINT fk_woning_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES"
        " organisatie (id), CONSTRAINT uq_woning_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_woning_gemeente_id_weg_op ON woning (gemeente_id, weg_op)"),
    (
        "CREATE TABLE gemeentepunt ( gemeente_id INTEGER NOT NULL, item_id VARCHAR(40) NOT NULL, periode TEXT"
        " NOT NULL, overleg_id INTEGER, tekst TEXT NOT NULL, doener VARCHAR(40) NOT NULL, termijn DATE, staat"
        " VARCHAR(40) NOT NULL, gedaan_op DATE, gedaan_door TEXT NOT NULL, reden TEXT NOT NULL, "
        "uitgesteld_tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_gemeentepunt PRIMARY KEY (id), CONSTRAINT identiteit UNIQUE (gemeente_id, item_id, "
        "periode), CONSTRAINT ck_gemeentepunt_staat CHECK (staat IN ('open', 'gedaan', 'nvt', 'wacht', "
        "'uitgesteld')), CONSTRAINT ck_gemeentepunt_doener CHECK (doener IN ('GEM', 'COA', 'COR', 'MB', 'ST',"
        " 'HU', 'NID', '')), CONSTRAINT ck_gemeentepunt_gedaan_met_dag CHECK (staat <> 'gedaan' OR gedaan_op "
        "IS NOT NULL), CONSTRAINT ck_gemeentepunt_met_reden CHECK (staat NOT IN ('nvt', 'uitgesteld') OR "
        "reden <> ''), CONSTRAINT ck_gemeentepunt_later_met_dag CHECK (staat <> 'uitgesteld' OR "
        "uitgesteld_tot IS NOT NULL), CONSTRAINT ck_gemeentepunt_eigen_met_tekst CHECK (item_id <> 'eigen' OR"
        " tekst <> ''), CONSTRAINT fk_gemeentepunt_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente "
        "(id), CONSTRAINT fk_gemeentepunt_overleg_id FOREIGN KEY(overleg_id) REFERENCES overleg (id), "
        "CONSTRAINT uq_gemeentepunt_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE matrix_handtekening ( matrix_versie_id INTEGER NOT NULL, rol VARCHAR(40) NOT NULL, "
        "organisatie_id INTEGER, naam TEXT NOT NULL, functie TEXT NOT NULL, op DATE NOT NULL, id INTEGER NOT "
        "NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_matrix_handtekening PRIMARY "
        "KEY (id), CONSTRAINT ck_matrix_handtekening_rol CHECK (rol IN ('wonen', 'sociaal_domein', "
        "'corporatie', 'huurders', 'begeleiding')), CONSTRAINT ck_matrix_handtekening_met_naam CHECK (naam <>"
        " ''), CONSTRAINT uq_matrix_handtekening_matrix_versie_id_rol_organisatie_id UNIQUE "
        "(matrix_versie_id, rol, organisatie_id), CONSTRAINT fk_matrix_handtekening_matrix_versie_id FOREIGN "
        "KEY(matrix_versie_id) REFERENCES matrix_versie (id), CONSTRAINT "
        "fk_matrix_handtekening_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES organisatie (id), "
        "CONSTRAINT uq_matrix_handtekening_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE zienswijze ( gemeente_id INTEGER NOT NULL, matrix_versie_id INTEGER, organisatie_id "
        "INTEGER, naam TEXT NOT NULL, voor DATE, ontvangen_op DATE, tekst TEXT NOT NULL, verwerkt_op DATE, "
        "verwerking TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_zienswijze PRIMARY KEY (id), CONSTRAINT ck_zienswijze_van_iemand CHECK (organisatie_id"
        " IS NOT NULL OR naam <> ''), CONSTRAINT ck_zienswijze_eerst_ontvangen CHECK (verwerkt_op IS NULL OR "
        "ontvangen_op IS NOT NULL), CONSTRAINT fk_zienswijze_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES "
        "gemeente (id), CONSTRAINT fk_zienswijze_matrix_versie_id FOREIGN KEY(matrix_versie_id) REFERENCES "
        "matrix_versie (id), CONSTRAINT fk_zienswijze_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES "
        "organisatie (id), CONSTRAINT uq_zienswijze_uid UNIQUE (uid) )"
    ),
    ("ALTER TABLE actiepunt RENAME TO _oud_actiepunt"),
    (
        "CREATE TABLE actiepunt ( dossier_id INTEGER, gemeente_id INTEGER, drager_uid TEXT NOT NULL, item_id "
        "VARCHAR(40) NOT NULL, inhoud_versie INTEGER NOT NULL, inhoud_herkomst VARCHAR(40) NOT NULL, fase "
        "VARCHAR(40) NOT NULL, nummer INTEGER NOT NULL, onderwerp_soort VARCHAR(40) NOT NULL, onderwerp_uid "
        "TEXT NOT NULL, ronde INTEGER NOT NULL, staat VARCHAR(40) NOT NULL, gedaan_op DATE, gedaan_door TEXT "
        "NOT NULL, reden TEXT NOT NULL, wacht_op TEXT NOT NULL, wacht_sinds DATE, uitgesteld_tot DATE, "
        "notitie TEXT NOT NULL, tekst TEXT NOT NULL, termijn_datum DATE, termijn_hard BOOLEAN NOT NULL, "
        "afleiding TEXT NOT NULL, wacht_anker TEXT NOT NULL, nog_te_bepalen TEXT NOT NULL, doener TEXT NOT "
        "NULL, onze BOOLEAN NOT NULL, kern BOOLEAN NOT NULL, voor_onze_tijd BOOLEAN NOT NULL, vervallen_op "
        "DATE, vervallen_reden TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER "
        "NOT NULL, CONSTRAINT pk_actiepunt PRIMARY KEY (id), CONSTRAINT identiteit UNIQUE (drager_uid, "
        "item_id, onderwerp_soort, onderwerp_uid, ronde), CONSTRAINT ck_actiepunt_staat CHECK (staat IN "
        "('open', 'gedaan', 'nvt', 'wacht', 'uitgesteld')), CONSTRAINT ck_actiepunt_onderwerp_soort CHECK "
        "(onderwerp_soort IN ('huishouden', 'persoon', 'gebeurtenis', 'periode', 'gemeente', 'eigen')), "
        "CONSTRAINT ck_actiepunt_fase CHECK (fase IN ('pre_vestiging', 'vestiging', 'integratie', '')), "
        "CONSTRAINT ck_actiepunt_gedaan_met_dag CHECK (staat <> 'gedaan' OR gedaan_op IS NOT NULL), "
        "CONSTRAINT ck_actiepunt_nvt_met_reden CHECK (staat <> 'nvt' OR reden <> ''), CONSTRAINT "
        "ck_actiepunt_uitstel_met_reden CHECK (staat <> 'uitgesteld' OR (uitgesteld_tot IS NOT NULL AND reden"
        " <> '')), CONSTRAINT ck_actiepunt_wacht_op_iemand CHECK (staat <> 'wacht' OR wacht_op <> ''), "
        "CONSTRAINT ck_actiepunt_vervallen_met_reden CHECK (vervallen_op IS NULL OR vervallen_reden <> ''), "
        "CONSTRAINT fk_actiepunt_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "fk_actiepunt_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "uq_actiepunt_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO actiepunt (dossier_id, gemeente_id, drager_uid, item_id, inhoud_versie, inhoud_herkomst,"
        " fase, nummer, onderwerp_soort, onderwerp_uid, ronde, staat, gedaan_op, gedaan_door, reden, "
        "wacht_op, wacht_sinds, uitgesteld_tot, notitie, termijn_datum, termijn_hard, afleiding, wacht_anker,"
        " nog_te_bepalen, doener, onze, kern, voor_onze_tijd, vervallen_op, vervallen_reden, id, uid, versie,"
        " tekst) SELECT dossier_id, gemeente_id, drager_uid, item_id, inhoud_versie, inhoud_herkomst, fase, "
        "nummer, onderwerp_soort, onderwerp_uid, ronde, staat, gedaan_op, gedaan_door, reden, wacht_op, "
        "wacht_sinds, uitgesteld_tot, notitie, termijn_datum, termijn_hard, afleiding, wacht_anker, "
        "nog_te_bepalen, doener, onze, kern, voor_onze_tijd, vervallen_op, vervallen_reden, id, uid, versie, "
        "'' FROM _oud_actiepunt"
    ),
    ("DROP TABLE _oud_actiepunt"),
    ("CREATE INDEX ix_actiepunt_dossier_id_nummer ON actiepunt (dossier_id, nummer)"),
    (
        "CREATE INDEX ix_actiepunt_dossier_id_vervallen_op_staat ON actiepunt (dossier_id, vervallen_op, "
        "staat)"
    ),
    (
        "CREATE INDEX ix_actiepunt_loopt ON actiepunt (termijn_datum, onze, termijn_hard, dossier_id, nummer)"
        " WHERE staat = 'open' AND vervallen_op IS NULL AND NOT voor_onze_tijd AND nog_te_bepalen = ''"
    ),
    ("CREATE INDEX ix_actiepunt_uitgesteld ON actiepunt (dossier_id, nummer) WHERE staat = 'uitgesteld'"),
    ("CREATE INDEX ix_actiepunt_wacht ON actiepunt (dossier_id, nummer) WHERE staat = 'wacht'"),
    (
        "CREATE INDEX ix_actiepunt_zonder_dag ON actiepunt (onze, dossier_id, nummer) WHERE staat = 'open' "
        "AND vervallen_op IS NULL AND NOT voor_onze_tijd AND nog_te_bepalen = '' AND termijn_datum IS NULL "
        "AND wacht_anker = ''"
    ),
    ("ALTER TABLE afdruk RENAME TO _oud_afdruk"),
    (
        "CREATE TABLE afdruk ( code TEXT NOT NULL, soort VARCHAR(40) NOT NULL, dossier_id INTEGER, "
        "gemeente_id INTEGER, wie TEXT NOT NULL, op DATETIME NOT NULL, taal VARCHAR(40) NOT NULL, privacy "
        "VARCHAR(40) NOT NULL, naar VARCHAR(40) NOT NULL, voor VARCHAR(40) NOT NULL, deling_reden TEXT NOT "
        "NULL, vernietigen_voor DATE, weg_op DATE, dag DATE, regeldag_id INTEGER, loket TEXT NOT NULL, "
        "bladzijden INTEGER NOT NULL, ingevoerd_op DATE, ingevoerd_door TEXT NOT NULL, id INTEGER NOT NULL, "
        "uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_afdruk PRIMARY KEY (id), CONSTRAINT"
        " ck_afdruk_soort CHECK (soort IN ('matrix', 'matrix_drie_kolommen', 'matrix_tekst', 'matrix_leeg', "
        "'matrix_dossier', 'dagkaart', 'gezinsblad', 'checklist', 'ochtendblad', 'waar_staan_we', "
        "'herstelcode', 'loketlijst', 'deurlijst', 'uitnodiging', 'mailtekst', 'startzin', 'rechten', "
        "'terugzetproef', 'redding', 'inzage', 'bewijs_wissen', 'verwerkingen', 'datalekken', 'afdrukboek', "
        "'bewaarlijst', 'logboekblad', 'meldblad_weigering', 'belblad', 'intakeblad', 'nieuw_in_gezin', "
        "'open_punten', 'open_punten_mail', 'agenda', 'gezinnenlijst', 'amv_kwartaal', 'begeleiding', "
        "'eindblad', 'faserapport', 'jaarevaluatie', 'gemeenteblad', 'informatienota', 'halfjaarverslag', "
        "'raadsantwoord', 'overleguitnodiging', 'overlegnotitie', 'corporatieoverzicht', 'mb_verslag', "
        "'doorlooptijdblad', 'toezichtblad', 'herverdelingsblad', 'geldblad')), CONSTRAINT ck_afdruk_privacy "
        "CHECK (privacy IN ('naam', 'voorletter', 'anoniem')), CONSTRAINT uq_afdruk_code UNIQUE (code), "
        "CONSTRAINT fk_afdruk_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "fk_afdruk_gemeente_id FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT "
        "fk_afdruk_regeldag_id FOREIGN KEY(regeldag_id) REFERENCES regeldag (id), CONSTRAINT uq_afdruk_uid "
        "UNIQUE (uid) )"
    ),
    (
        "INSERT INTO afdruk (code, soort, dossier_id, gemeente_id, wie, op, taal, privacy, naar, "
        "vernietigen_voor, weg_op, id, uid, versie, voor, deling_reden, dag, regeldag_id, loket, bladzijden, "
        "ingevoerd_op, ingevoerd_door) SELECT code, soort, dossier_id, gemeente_id, wie, op, taal, privacy, "
        "naar, vernietigen_voor, weg_op, id, uid, versie, '', '', NULL, NULL, '', 0, NULL, '' FROM "
        "_oud_afdruk"
    ),
    ("DROP TABLE _oud_afdruk"),
    ("CREATE INDEX ix_afdruk_dossier_id ON afdruk (dossier_id)"),
    (
        "CREATE TABLE aanspreekpunt ( contactpersoon_id INTEGER NOT NULL, organisatie_id INTEGER, gemeente_id"
        " INTEGER, van DATE NOT NULL, tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER"
        " NOT NULL, CONSTRAINT pk_aanspreekpunt PRIMARY KEY (id), CONSTRAINT ck_aanspreekpunt_tot_na_van "
        "CHECK (tot IS NULL OR tot >= van), CONSTRAINT ck_aanspreekpunt_van_een CHECK ((organisatie_id IS "
        "NULL) <> (gemeente_id IS NULL)), CONSTRAINT fk_aanspreekpunt_contactpersoon_id FOREIGN "
        "KEY(contactpersoon_id) REFERENCES contactpersoon (id), CONSTRAINT fk_aanspreekpunt_organisatie_id "
        "FOREIGN KEY(organisatie_id) REFERENCES organisatie (id), CONSTRAINT fk_aanspreekpunt_gemeente_id "
        "FOREIGN KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT uq_aanspreekpunt_uid UNIQUE (uid) )"
    ),
    (
        "CREATE UNIQUE INDEX uq_aanspreekpunt_gemeente ON aanspreekpunt (gemeente_id) WHERE tot IS NULL AND "
        "gemeente_id IS NOT NULL"
    ),
    (
        "CREATE UNIQUE INDEX uq_aanspreekpunt_organisatie ON aanspreekpunt (organisatie_id) WHERE tot IS NULL"
        " AND organisatie_id IS NOT NULL"
    ),
    (
        "CREATE TABLE verzoek ( dossier_id INTEGER NOT NULL, persoon_id INTEGER, soort VARCHAR(40) NOT NULL, "
        "ontvangen_op DATE NOT NULL, uiterlijk_op DATE NOT NULL, uitstel_reden TEXT NOT NULL, identiteit "
        "VARCHAR(40) NOT NULL, veld TEXT NOT NULL, besluit VARCHAR(40) NOT NULL, besloten_op DATE, reden TEXT"
        " NOT NULL, wie TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT "
        "NULL, CONSTRAINT pk_verzoek PRIMARY KEY (id), CONSTRAINT ck_verzoek_soort CHECK (soort IN ('inzage',"
        " 'correctie', 'wissen', 'beperken', 'bezwaar')), CONSTRAINT ck_verzoek_identiteit CHECK (identiteit "
        "IN ('document', 'bekend', 'vertegenwoordiger', '')), CONSTRAINT ck_verzoek_besluit CHECK (besluit IN"
        " ('gedaan', 'deels', 'geweigerd', '')), CONSTRAINT ck_verzoek_besluit_met_dag CHECK ((besluit = '') "
        "= (besloten_op IS NULL)), CONSTRAINT ck_verzoek_weigering_met_reden CHECK (besluit <> 'geweigerd' OR"
        " reden <> ''), CONSTRAINT ck_verzoek_uiterlijk_na_ontvangst CHECK (uiterlijk_op >= ontvangen_op), "
        "CONSTRAINT fk_verzoek_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "fk_verzoek_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon (id), CONSTRAINT uq_verzoek_uid "
        "UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_verzoek_besloten_op_uiterlijk_op ON verzoek (besloten_op, uiterlijk_op)"),
    ("CREATE INDEX ix_verzoek_dossier_id ON verzoek (dossier_id)"),
    (
        "CREATE TABLE deling ( dossier_id INTEGER NOT NULL, partij VARCHAR(40) NOT NULL, organisatie_id "
        "INTEGER, naam TEXT NOT NULL, grond VARCHAR(40) NOT NULL, uitleg TEXT NOT NULL, van DATE NOT NULL, "
        "tot DATE, ingetrokken_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT "
        "NULL, CONSTRAINT pk_deling PRIMARY KEY (id), CONSTRAINT ck_deling_partij CHECK (partij IN ('GEM', "
        "'COA', 'COR', 'MB', 'NID', 'school', 'zorg', 'werk', 'anders')), CONSTRAINT ck_deling_grond CHECK "
        "(grond IN ('toestemming', 'wet', 'overeenkomst', 'vitaal')), CONSTRAINT ck_deling_tot_na_van CHECK "
        "(tot IS NULL OR tot >= van), CONSTRAINT fk_deling_dossier_id FOREIGN KEY(dossier_id) REFERENCES "
        "dossier (id), CONSTRAINT fk_deling_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES organisatie"
        " (id), CONSTRAINT uq_deling_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_deling_dossier_id ON deling (dossier_id)"),
    (
        "CREATE TABLE begeleidingsafspraak ( dossier_id INTEGER NOT NULL, van DATE NOT NULL, vormen TEXT NOT "
        "NULL, themas TEXT NOT NULL, hoe_vaak VARCHAR(40) NOT NULL, tot DATE, vraagbaak_tot DATE, tolk "
        "VARCHAR(40) NOT NULL, taal TEXT NOT NULL, belmomenten TEXT NOT NULL, notitie TEXT NOT NULL, "
        "getekend_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT"
        " pk_begeleidingsafspraak PRIMARY KEY (id), CONSTRAINT ck_begeleidingsafspraak_hoe_vaak CHECK "
        "(hoe_vaak IN ('week', 'twee_weken', 'maand', 'twee_maanden', 'op_vraag')), CONSTRAINT "
        "ck_begeleidingsafspraak_tolk CHECK (tolk IN ('ja', 'nee', 'onbekend')), CONSTRAINT "
        "ck_begeleidingsafspraak_tot_na_van CHECK (tot IS NULL OR tot >= van), CONSTRAINT "
        "ck_begeleidingsafspraak_vraagbaak_na_van CHECK (vraagbaak_tot IS NULL OR vraagbaak_tot >= van), "
        "CONSTRAINT ck_begeleidingsafspraak_getekend_na_van CHECK (getekend_op IS NULL OR getekend_op >= "
        "van), CONSTRAINT fk_begeleidingsafspraak_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id),"
        " CONSTRAINT uq_begeleidingsafspraak_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_begeleidingsafspraak_dossier_id ON begeleidingsafspraak (dossier_id)"),
    (
        "CREATE TABLE ingekocht_traject ( dossier_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, start DATE"
        " NOT NULL, einde DATE NOT NULL, organisatie_id INTEGER, uitvoerder TEXT NOT NULL, gestopt_op DATE, "
        "id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_ingekocht_traject PRIMARY KEY (id), CONSTRAINT ck_ingekocht_traject_soort CHECK (soort IN "
        "('maatschappelijk', 'gezinshereniging', 'juridisch')), CONSTRAINT "
        "ck_ingekocht_traject_einde_na_start CHECK (einde >= start), CONSTRAINT "
        "ck_ingekocht_traject_gestopt_na_start CHECK (gestopt_op IS NULL OR gestopt_op >= start), CONSTRAINT "
        "fk_ingekocht_traject_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "fk_ingekocht_traject_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES organisatie (id), "
        "CONSTRAINT uq_ingekocht_traject_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_ingekocht_traject_dossier_id ON ingekocht_traject (dossier_id)"),
    ("CREATE INDEX ix_ingekocht_traject_gestopt_op_einde ON ingekocht_traject (gestopt_op, einde)"),
    (
        "CREATE TABLE eindafspraak ( dossier_id INTEGER NOT NULL, naar TEXT NOT NULL, bereikbaar TEXT NOT "
        "NULL, op DATE, besproken VARCHAR(40) NOT NULL, papieren TEXT NOT NULL, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_eindafspraak PRIMARY KEY (id), "
        "CONSTRAINT ck_eindafspraak_besproken CHECK (besproken IN ('ja', 'nee', 'onbekend')), CONSTRAINT "
        "uq_eindafspraak_dossier_id UNIQUE (dossier_id), CONSTRAINT fk_eindafspraak_dossier_id FOREIGN "
        "KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_eindafspraak_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE contactmoment ( dossier_id INTEGER NOT NULL, persoon_id INTEGER, soort VARCHAR(40) NOT "
        "NULL, op DATE NOT NULL, bereikt BOOLEAN NOT NULL, minuten INTEGER, tolk_soort VARCHAR(40) NOT NULL, "
        "tolk_taal TEXT NOT NULL, tolk_betaler VARCHAR(40) NOT NULL, instantie VARCHAR(40) NOT NULL, notitie "
        "TEXT NOT NULL, wie TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT "
        "NULL, CONSTRAINT pk_contactmoment PRIMARY KEY (id), CONSTRAINT ck_contactmoment_soort CHECK (soort "
        "IN ('huisbezoek', 'spreekuur', 'telefoon', 'bericht', 'anders', 'doorverwijzing')), CONSTRAINT "
        "ck_contactmoment_tolk_soort CHECK (tolk_soort IN ('telefonisch', 'aanwezig', 'bekende', '')), "
        "CONSTRAINT ck_contactmoment_tolk_betaler CHECK (tolk_betaler IN ('gemeente', 'begeleiding', "
        "'anders', '')), CONSTRAINT ck_contactmoment_instantie CHECK (instantie IN ('zorg', 'wijkteam', "
        "'geldzaken', 'juridisch', 'school', 'werk', 'taal', 'buurt', 'anders', '')), CONSTRAINT "
        "ck_contactmoment_minuten CHECK (minuten IS NULL OR minuten BETWEEN 1 AND 1440), CONSTRAINT "
        "ck_contactmoment_instantie_bij_doorverwijzing CHECK ((soort = 'doorverwijzing') = (instantie <> "
        "'')), CONSTRAINT ck_contactmoment_doorverwijzing_zonder_inhoud CHECK (soort <> 'doorverwijzing' OR "
        "notitie = ''), CONSTRAINT ck_contactmoment_tolk_eerst CHECK (tolk_soort <> '' OR (tolk_taal = '' AND"
        " tolk_betaler = '')), CONSTRAINT fk_contactmoment_dossier_id FOREIGN KEY(dossier_id) REFERENCES "
        "dossier (id), CONSTRAINT fk_contactmoment_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon "
        "(id), CONSTRAINT uq_contactmoment_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_contactmoment_dossier_id_op ON contactmoment (dossier_id, op)"),
    ("ALTER TABLE lidmaatschap RENAME TO _oud_lidmaatschap"),
    (
        "CREATE TABLE lidmaatschap ( dossier_id INTEGER NOT NULL, persoon_id INTEGER NOT NULL, van DATE NOT "
        "NULL, tot DATE, reden_in VARCHAR(40) NOT NULL, reden_uit VARCHAR(40) NOT NULL, relatie VARCHAR(40) "
        "NOT NULL, letter TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT "
        "NULL, CONSTRAINT pk_lidmaatschap PRIMARY KEY (id), CONSTRAINT ck_lidmaatschap_reden_in CHECK "
        "(reden_in IN ('begin', 'geboren', 'nareis', 'ingetrokken')), CONSTRAINT ck_lidmaatschap_reden_uit "
        "CHECK (reden_uit IN ('vertrokken', 'overleden', 'eigen_dossier', 'vergissing', 'gewist', '')), "
        "CONSTRAINT ck_lidmaatschap_relatie CHECK (relatie IN ('hoofd', 'partner', 'kind', 'ouder', "
        "'broer_zus', 'pleegkind', 'overig')), CONSTRAINT ck_lidmaatschap_tot_na_van CHECK (tot IS NULL OR "
        "tot >= van), CONSTRAINT fk_lidmaatschap_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), "
        "CONSTRAINT fk_lidmaatschap_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon (id), CONSTRAINT "
        "uq_lidmaatschap_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO lidmaatschap (dossier_id, persoon_id, van, tot, reden_in, reden_uit, relatie, letter, "
        "id, uid, versie) SELECT dossier_id, persoon_id, van, tot, reden_in, reden_uit, relatie, letter, id, "
        "uid, versie FROM _oud_lidmaatschap"
    ),
    ("DROP TABLE _oud_lidmaatschap"),
    ("CREATE INDEX ix_lidmaatschap_dossier_id ON lidmaatschap (dossier_id)"),
    ("CREATE INDEX ix_lidmaatschap_persoon_id ON lidmaatschap (persoon_id)"),
    (
        "CREATE TABLE nareis ( dossier_id INTEGER NOT NULL, gebeurtenis_uid VARCHAR(36) NOT NULL, melder "
        "VARCHAR(40) NOT NULL, besluit VARCHAR(40) NOT NULL, besluit_op DATE, besluit_reden TEXT NOT NULL, "
        "woning VARCHAR(40) NOT NULL, woning_op DATE, woning_reden TEXT NOT NULL, eigen_koppeling VARCHAR(40)"
        " NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_nareis PRIMARY KEY (id), CONSTRAINT ck_nareis_melder CHECK (melder IN ('gezin', 'COA', 'IND', "
        "'gemeente', 'begeleider', 'anders', '')), CONSTRAINT ck_nareis_besluit CHECK (besluit IN ('nu', "
        "'wachten', '')), CONSTRAINT ck_nareis_woning CHECK (woning IN ('past', 'herhuisvesting', '')), "
        "CONSTRAINT ck_nareis_eigen_koppeling CHECK (eigen_koppeling IN ('ja', 'nee', 'onbekend')), "
        "CONSTRAINT ck_nareis_besluit_met_dag CHECK ((besluit = '') = (besluit_op IS NULL)), CONSTRAINT "
        "ck_nareis_woning_met_dag CHECK ((woning = '') = (woning_op IS NULL)), CONSTRAINT "
        "uq_nareis_gebeurtenis_uid UNIQUE (gebeurtenis_uid), CONSTRAINT fk_nareis_dossier_id FOREIGN "
        "KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_nareis_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_nareis_dossier_id ON nareis (dossier_id)"),
    (
        "CREATE TABLE verwacht_persoon ( dossier_id INTEGER NOT NULL, naam TEXT NOT NULL, relatie VARCHAR(40)"
        " NOT NULL, geboortejaar INTEGER, geboortedatum DATE, verwacht_op DATE, stand VARCHAR(40) NOT NULL, "
        "persoon_id INTEGER, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_verwacht_persoon PRIMARY KEY (id), CONSTRAINT ck_verwacht_persoon_relatie CHECK "
        "(relatie IN ('hoofd', 'partner', 'kind', 'ouder', 'broer_zus', 'pleegkind', 'overig')), CONSTRAINT "
        "ck_verwacht_persoon_stand CHECK (stand IN ('aanvraag', 'toegekend', 'visum', 'aangekomen', "
        "'vervalt')), CONSTRAINT ck_verwacht_persoon_met_naam CHECK (naam <> ''), CONSTRAINT "
        "ck_verwacht_persoon_geboortejaar CHECK (geboortejaar IS NULL OR geboortejaar BETWEEN 1900 AND 2200),"
        " CONSTRAINT fk_verwacht_persoon_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), "
        "CONSTRAINT fk_verwacht_persoon_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon (id), "
        "CONSTRAINT uq_verwacht_persoon_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_verwacht_persoon_dossier_id ON verwacht_persoon (dossier_id)"),
    (
        "CREATE TABLE amv ( dossier_id INTEGER NOT NULL, persoon_id INTEGER NOT NULL, keuze VARCHAR(40) NOT "
        "NULL, keuze_op DATE, keuze_reden TEXT NOT NULL, vertrokken_op DATE, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_amv PRIMARY KEY (id), CONSTRAINT "
        "ck_amv_keuze CHECK (keuze IN ('zelfstandig', 'verlengd', '')), CONSTRAINT ck_amv_keuze_met_dag CHECK"
        " ((keuze = '') = (keuze_op IS NULL)), CONSTRAINT uq_amv_dossier_id_persoon_id UNIQUE (dossier_id, "
        "persoon_id), CONSTRAINT fk_amv_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), "
        "CONSTRAINT fk_amv_persoon_id FOREIGN KEY(persoon_id) REFERENCES persoon (id), CONSTRAINT uq_amv_uid "
        "UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_amv_persoon_id ON amv (persoon_id)"),
    (
        "CREATE TABLE inrichtingskrediet ( dossier_id INTEGER NOT NULL, personen INTEGER NOT NULL, bedrag "
        "INTEGER NOT NULL, gevraagd_op DATE NOT NULL, toegekend_op DATE, toegekend INTEGER NOT NULL, "
        "betaald_op DATE, betaald INTEGER NOT NULL, afgewezen_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) "
        "NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_inrichtingskrediet PRIMARY KEY (id), CONSTRAINT "
        "ck_inrichtingskrediet_personen CHECK (personen > 0), CONSTRAINT ck_inrichtingskrediet_bedragen CHECK"
        " (bedrag >= 0 AND toegekend >= 0 AND betaald >= 0), CONSTRAINT ck_inrichtingskrediet_een_antwoord "
        "CHECK (toegekend_op IS NULL OR afgewezen_op IS NULL), CONSTRAINT "
        "ck_inrichtingskrediet_eerst_toegekend CHECK (betaald_op IS NULL OR toegekend_op IS NOT NULL), "
        "CONSTRAINT fk_inrichtingskrediet_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), "
        "CONSTRAINT uq_inrichtingskrediet_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_inrichtingskrediet_dossier_id ON inrichtingskrediet (dossier_id)"),
    (
        "CREATE TABLE huurderving ( dossier_id INTEGER NOT NULL, weigering_uid VARCHAR(36) NOT NULL, van DATE"
        " NOT NULL, tot DATE NOT NULL, maandhuur INTEGER NOT NULL, bedrag INTEGER NOT NULL, gevraagd_op DATE,"
        " betaald_op DATE, betaald INTEGER NOT NULL, afgewezen_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) "
        "NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_huurderving PRIMARY KEY (id), CONSTRAINT "
        "ck_huurderving_tot_na_van CHECK (tot >= van), CONSTRAINT ck_huurderving_maandhuur CHECK (maandhuur >"
        " 0), CONSTRAINT fk_huurderving_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), "
        "CONSTRAINT uq_huurderving_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_huurderving_dossier_id ON huurderving (dossier_id)"),
    (
        "CREATE TABLE mijlpaal ( dossier_id INTEGER NOT NULL, persoon_id INTEGER NOT NULL, soort VARCHAR(40) "
        "NOT NULL, op DATE NOT NULL, keuze VARCHAR(40) NOT NULL, dagen INTEGER, reden TEXT NOT NULL, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_mijlpaal PRIMARY "
        "KEY (id), CONSTRAINT ck_mijlpaal_soort CHECK (soort IN ('leerbaarheid', 'leerroute', 'pvt', 'map', "
        "'knm', 'ontzorgen', 'verlenging', 'duo_einde', 'trede', 'trede_doel', 'voldaan', 'ontheven')), "
        "CONSTRAINT ck_mijlpaal_keuze_bij_soort CHECK (CASE WHEN soort = 'leerroute' THEN keuze IN ('b1', "
        "'a2', 'onderwijs', 'z') WHEN soort IN ('trede', 'trede_doel') THEN keuze IN ('1', '2', '3', '4', "
        "'5', '6') ELSE keuze = '' END), CONSTRAINT ck_mijlpaal_dagen_bij_verlenging CHECK (CASE WHEN soort ="
        " 'verlenging' THEN coalesce(dagen, 0) > 0 ELSE dagen IS NULL END), CONSTRAINT fk_mijlpaal_dossier_id"
        " FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT fk_mijlpaal_persoon_id FOREIGN "
        "KEY(persoon_id) REFERENCES persoon (id), CONSTRAINT uq_mijlpaal_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_mijlpaal_dossier_id_persoon_id_op ON mijlpaal (dossier_id, persoon_id, op)"),
    (
        "CREATE TABLE deelname ( dossier_id INTEGER NOT NULL, persoon_id INTEGER, soort VARCHAR(40) NOT NULL,"
        " aard VARCHAR(40) NOT NULL, naam TEXT NOT NULL, van DATE, tot DATE, uren INTEGER, steun VARCHAR(40) "
        "NOT NULL, gemeld_op DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_deelname PRIMARY KEY (id), CONSTRAINT ck_deelname_soort CHECK (soort IN ('doel', "
        "'leerwerkplek', 'werkervaring', 'taal', 'school', 'papier')), CONSTRAINT ck_deelname_steun CHECK "
        "(steun IN ('ja', 'nee', 'onbekend', '')), CONSTRAINT ck_deelname_aard_bij_soort CHECK (CASE soort "
        "WHEN 'taal' THEN aard = '' OR aard IN ('alfa', 'a1', 'a2', 'b1', 'b2') WHEN 'school' THEN aard IN "
        "('schakelklas', 'basisschool', 'voortgezet', 'peuteropvang', 'kinderopvang') WHEN 'papier' THEN aard"
        " IN ('verblijfspas', 'reisdocument', 'geboorteakte', 'trouwakte', 'diploma', 'rijbewijs', "
        "'koppelingsbrief', 'huurcontract', 'zorgpolis', 'beschikking', 'anders') ELSE aard = '' END), "
        "CONSTRAINT ck_deelname_tot_na_van CHECK (tot IS NULL OR van IS NULL OR tot >= van), CONSTRAINT "
        "ck_deelname_uren CHECK (uren IS NULL OR uren BETWEEN 1 AND 60), CONSTRAINT ck_deelname_van_iemand "
        "CHECK (soort = 'papier' OR persoon_id IS NOT NULL), CONSTRAINT fk_deelname_dossier_id FOREIGN "
        "KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT fk_deelname_persoon_id FOREIGN KEY(persoon_id) "
        "REFERENCES persoon (id), CONSTRAINT uq_deelname_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_deelname_dossier_id_persoon_id ON deelname (dossier_id, persoon_id)"),
    ("CREATE INDEX ix_deelname_soort_tot ON deelname (soort, tot)"),
    (
        "CREATE TABLE overdracht_dossier ( overdracht_id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, "
        "uitkomst VARCHAR(40) NOT NULL, reden TEXT NOT NULL, niet_overgenomen TEXT NOT NULL, merken TEXT NOT "
        "NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_overdracht_dossier PRIMARY KEY (id), CONSTRAINT ck_overdracht_dossier_uitkomst CHECK (uitkomst IN"
        " ('verstuurd', 'nieuw', 'bijgewerkt', 'gelijk', 'geweigerd')), CONSTRAINT "
        "uq_overdracht_dossier_overdracht_id_dossier_id UNIQUE (overdracht_id, dossier_id), CONSTRAINT "
        "fk_overdracht_dossier_overdracht_id FOREIGN KEY(overdracht_id) REFERENCES overdracht (id), "
        "CONSTRAINT fk_overdracht_dossier_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), "
        "CONSTRAINT uq_overdracht_dossier_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_overdracht_dossier_dossier_id ON overdracht_dossier (dossier_id)"),
    ("ALTER TABLE regeldag_loket RENAME TO _oud_regeldag_loket"),
    (
        "CREATE TABLE regeldag_loket ( regeldag_id INTEGER NOT NULL, loket VARCHAR(40) NOT NULL, volgorde "
        "INTEGER NOT NULL, ruimte TEXT NOT NULL, contactpersoon_id INTEGER, contact TEXT NOT NULL, telefoon "
        "TEXT NOT NULL, van TEXT NOT NULL, tot TEXT NOT NULL, minuten INTEGER NOT NULL, plekken INTEGER NOT "
        "NULL, pauze TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, "
        "CONSTRAINT pk_regeldag_loket PRIMARY KEY (id), CONSTRAINT uq_regeldag_loket_regeldag_id_loket UNIQUE"
        " (regeldag_id, loket), CONSTRAINT fk_regeldag_loket_regeldag_id FOREIGN KEY(regeldag_id) REFERENCES "
        "regeldag (id), CONSTRAINT fk_regeldag_loket_contactpersoon_id FOREIGN KEY(contactpersoon_id) "
        "REFERENCES contactpersoon (id), CONSTRAINT uq_regeldag_loket_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO regeldag_loket (regeldag_id, loket, volgorde, ruimte, contactpersoon_id, contact, "
        "telefoon, van, tot, minuten, id, uid, versie, plekken, pauze) SELECT regeldag_id, loket, volgorde, "
        "ruimte, contactpersoon_id, contact, telefoon, van, tot, minuten, id, uid, versie, 1, '' FROM "
        "_oud_regeldag_loket"
    ),
    ("DROP TABLE _oud_regeldag_loket"),
    ("ALTER TABLE regeldag_afspraak RENAME TO _oud_regeldag_afspraak"),
    (
        "CREATE TABLE regeldag_afspraak ( regeldag_id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, loket "
        "TEXT NOT NULL, nummer INTEGER NOT NULL, tijd TEXT NOT NULL, minuten INTEGER NOT NULL, vast BOOLEAN "
        "NOT NULL, overslaan BOOLEAN NOT NULL, komt TEXT NOT NULL, van TEXT NOT NULL, tot TEXT NOT NULL, "
        "niet_gekomen BOOLEAN NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT "
        "NULL, CONSTRAINT pk_regeldag_afspraak PRIMARY KEY (id), CONSTRAINT "
        "uq_regeldag_afspraak_regeldag_id_dossier_id_loket UNIQUE (regeldag_id, dossier_id, loket), "
        "CONSTRAINT fk_regeldag_afspraak_regeldag_id FOREIGN KEY(regeldag_id) REFERENCES regeldag (id), "
        "CONSTRAINT fk_regeldag_afspraak_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), "
        "CONSTRAINT uq_regeldag_afspraak_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO regeldag_afspraak (regeldag_id, dossier_id, loket, tijd, niet_gekomen, id, uid, versie, "
        "nummer, minuten, vast, overslaan, komt, van, tot) SELECT regeldag_id, dossier_id, loket, tijd, "
        "niet_gekomen, id, uid, versie, 0, 0, 0, 0, '', '', '' FROM _oud_regeldag_afspraak"
    ),
    ("DROP TABLE _oud_regeldag_afspraak"),
    (
        "CREATE TABLE tijdafspraak ( dossier_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, op DATE NOT "
        "NULL, tijd TEXT NOT NULL, minuten INTEGER NOT NULL, wat TEXT NOT NULL, plaats TEXT NOT NULL, komt "
        "TEXT NOT NULL, organisatie_id INTEGER, met TEXT NOT NULL, wie TEXT NOT NULL, punt_uid VARCHAR(36) "
        "NOT NULL, vervallen_op DATE, reden TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, "
        "versie INTEGER NOT NULL, CONSTRAINT pk_tijdafspraak PRIMARY KEY (id), CONSTRAINT "
        "ck_tijdafspraak_soort CHECK (soort IN ('bezichtiging', 'tekenen', 'sleutel', 'huisbezoek', "
        "'gesprek', 'anders')), CONSTRAINT ck_tijdafspraak_minuten CHECK (minuten BETWEEN 1 AND 1440), "
        "CONSTRAINT ck_tijdafspraak_reden_bij_vervallen CHECK (vervallen_op IS NOT NULL OR reden = ''), "
        "CONSTRAINT fk_tijdafspraak_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "fk_tijdafspraak_organisatie_id FOREIGN KEY(organisatie_id) REFERENCES organisatie (id), CONSTRAINT "
        "uq_tijdafspraak_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_tijdafspraak_dossier_id_op ON tijdafspraak (dossier_id, op)"),
    ("CREATE INDEX ix_tijdafspraak_op ON tijdafspraak (op)"),
    (
        "CREATE TABLE noodtoegang ( medewerker_id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, dag DATE NOT"
        " NULL, op DATETIME NOT NULL, reden TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, "
        "versie INTEGER NOT NULL, CONSTRAINT pk_noodtoegang PRIMARY KEY (id), CONSTRAINT "
        "ck_noodtoegang_met_reden CHECK (reden <> ''), CONSTRAINT fk_noodtoegang_medewerker_id FOREIGN "
        "KEY(medewerker_id) REFERENCES medewerker (id), CONSTRAINT fk_noodtoegang_dossier_id FOREIGN "
        "KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_noodtoegang_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_noodtoegang_dossier_id ON noodtoegang (dossier_id)"),
    ("CREATE INDEX ix_noodtoegang_medewerker_id_dag ON noodtoegang (medewerker_id, dag)"),
    (
        "CREATE TABLE bericht ( medewerker_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, dossier_id "
        "INTEGER, gegevens TEXT NOT NULL, op DATETIME NOT NULL, gelezen_op DATETIME, id INTEGER NOT NULL, uid"
        " VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_bericht PRIMARY KEY (id), CONSTRAINT "
        "fk_bericht_medewerker_id FOREIGN KEY(medewerker_id) REFERENCES medewerker (id), CONSTRAINT "
        "fk_bericht_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_bericht_uid "
        "UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_bericht_medewerker_id_gelezen_op ON bericht (medewerker_id, gelezen_op)"),
    (
        "CREATE TABLE toewijzingstap ( dossier_id INTEGER NOT NULL, persoon_id INTEGER, soort VARCHAR(40) NOT"
        " NULL, op DATE NOT NULL, notitie TEXT NOT NULL, wie TEXT NOT NULL, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_toewijzingstap PRIMARY KEY (id), "
        "CONSTRAINT ck_toewijzingstap_soort CHECK (soort IN ('gemeld', 'nidos', 'uitgeschreven', 'bekend', "
        "'elders', 'regievoerder', 'coa', 'ministerie', 'klacht')), CONSTRAINT fk_toewijzingstap_dossier_id "
        "FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT fk_toewijzingstap_persoon_id FOREIGN "
        "KEY(persoon_id) REFERENCES persoon (id), CONSTRAINT uq_toewijzingstap_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_toewijzingstap_dossier_id_op ON toewijzingstap (dossier_id, op)"),
    (
        "CREATE TABLE plaatsingstoets ( dossier_id INTEGER NOT NULL, criterium VARCHAR(40) NOT NULL, maanden "
        "INTEGER, uren INTEGER, op DATE NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_plaatsingstoets PRIMARY KEY (id), CONSTRAINT "
        "ck_plaatsingstoets_criterium CHECK (criterium IN ('eerstegraads', 'opleiding', 'werk', 'anders', "
        "'geen')), CONSTRAINT ck_plaatsingstoets_contract_bij_werk CHECK (criterium = 'werk' OR (maanden IS "
        "NULL AND uren IS NULL)), CONSTRAINT ck_plaatsingstoets_maanden CHECK (maanden IS NULL OR maanden "
        "BETWEEN 0 AND 600), CONSTRAINT ck_plaatsingstoets_uren CHECK (uren IS NULL OR uren BETWEEN 0 AND "
        "60), CONSTRAINT uq_plaatsingstoets_dossier_id UNIQUE (dossier_id), CONSTRAINT "
        "fk_plaatsingstoets_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "uq_plaatsingstoets_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE teken ( dossier_id INTEGER NOT NULL, soort VARCHAR(40) NOT NULL, stand VARCHAR(40) NOT "
        "NULL, op DATE NOT NULL, reden TEXT NOT NULL, wie TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36)"
        " NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_teken PRIMARY KEY (id), CONSTRAINT ck_teken_soort "
        "CHECK (soort IN ('begeleiding', 'woning', 'buurt')), CONSTRAINT ck_teken_stand CHECK (stand IN "
        "('op_schema', 'let_op', 'niet_goed')), CONSTRAINT ck_teken_met_reden CHECK (stand = 'op_schema' OR "
        "reden <> ''), CONSTRAINT fk_teken_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), "
        "CONSTRAINT uq_teken_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_teken_dossier_id_op ON teken (dossier_id, op)"),
    (
        "CREATE TABLE melding ( dossier_id INTEGER NOT NULL, gebeurtenis_uid VARCHAR(36) NOT NULL, melder "
        "VARCHAR(40) NOT NULL, melder_naam TEXT NOT NULL, onderwerp VARCHAR(40) NOT NULL, weet_gemeente "
        "BOOLEAN NOT NULL, weet_corporatie BOOLEAN NOT NULL, weet_begeleiding BOOLEAN NOT NULL, weet_gezin "
        "BOOLEAN NOT NULL, aanpak TEXT NOT NULL, afloop TEXT NOT NULL, gesloten_op DATE, wie TEXT NOT NULL, "
        "id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_melding "
        "PRIMARY KEY (id), CONSTRAINT ck_melding_melder CHECK (melder IN ('corporatie', 'gemeente', "
        "'begeleiding', 'buren', 'gezin', 'anders', '')), CONSTRAINT ck_melding_onderwerp CHECK (onderwerp IN"
        " ('huur', 'overlast', 'schade', 'onderhoud', 'anders')), CONSTRAINT uq_melding_gebeurtenis_uid "
        "UNIQUE (gebeurtenis_uid), CONSTRAINT fk_melding_dossier_id FOREIGN KEY(dossier_id) REFERENCES "
        "dossier (id), CONSTRAINT uq_melding_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_melding_dossier_id ON melding (dossier_id)"),
    (
        "CREATE TABLE schade ( dossier_id INTEGER NOT NULL, gebeurtenis_uid VARCHAR(36) NOT NULL, tekort "
        "VARCHAR(40) NOT NULL, betaalt VARCHAR(40) NOT NULL, bedrag INTEGER, afgehandeld_op DATE, id INTEGER "
        "NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_schade PRIMARY KEY (id), "
        "CONSTRAINT ck_schade_tekort CHECK (tekort IN ('ja', 'nee', 'onbekend')), CONSTRAINT "
        "ck_schade_betaalt CHECK (betaalt IN ('gemeente', 'corporatie', 'begeleiding', 'gezin', 'anders', "
        "'')), CONSTRAINT ck_schade_bedrag CHECK (bedrag IS NULL OR bedrag >= 0), CONSTRAINT "
        "uq_schade_gebeurtenis_uid UNIQUE (gebeurtenis_uid), CONSTRAINT fk_schade_dossier_id FOREIGN "
        "KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_schade_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_schade_dossier_id ON schade (dossier_id)"),
    (
        "CREATE TABLE huurbetaling ( dossier_id INTEGER NOT NULL, maand DATE NOT NULL, betaald_op DATE, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_huurbetaling "
        "PRIMARY KEY (id), CONSTRAINT uq_huurbetaling_dossier_id_maand UNIQUE (dossier_id, maand), CONSTRAINT"
        " fk_huurbetaling_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "uq_huurbetaling_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE volgmoment ( dossier_id INTEGER NOT NULL, ronde INTEGER NOT NULL, maanden INTEGER NOT "
        "NULL, op DATE NOT NULL, begeleiding VARCHAR(40) NOT NULL, woning VARCHAR(40) NOT NULL, buurt "
        "VARCHAR(40) NOT NULL, afloop TEXT NOT NULL, wie TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) "
        "NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_volgmoment PRIMARY KEY (id), CONSTRAINT "
        "ck_volgmoment_begeleiding CHECK (begeleiding IN ('op_schema', 'let_op', 'niet_goed')), CONSTRAINT "
        "ck_volgmoment_woning CHECK (woning IN ('op_schema', 'let_op', 'niet_goed')), CONSTRAINT "
        "ck_volgmoment_buurt CHECK (buurt IN ('op_schema', 'let_op', 'niet_goed')), CONSTRAINT "
        "ck_volgmoment_maanden CHECK (maanden > 0), CONSTRAINT uq_volgmoment_dossier_id_ronde_maanden UNIQUE "
        "(dossier_id, ronde, maanden), CONSTRAINT fk_volgmoment_dossier_id FOREIGN KEY(dossier_id) REFERENCES"
        " dossier (id), CONSTRAINT uq_volgmoment_uid UNIQUE (uid) )"
    ),
    (
        "CREATE TABLE woongedrag ( dossier_id INTEGER NOT NULL, taal TEXT NOT NULL, op DATE NOT NULL, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_woongedrag "
        "PRIMARY KEY (id), CONSTRAINT fk_woongedrag_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier "
        "(id), CONSTRAINT uq_woongedrag_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_woongedrag_dossier_id ON woongedrag (dossier_id)"),
    (
        "CREATE TABLE afdruk_over ( afdruk_id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, id INTEGER NOT "
        "NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_afdruk_over PRIMARY KEY (id),"
        " CONSTRAINT uq_afdruk_over_afdruk_id_dossier_id UNIQUE (afdruk_id, dossier_id), CONSTRAINT "
        "fk_afdruk_over_afdruk_id FOREIGN KEY(afdruk_id) REFERENCES afdruk (id), CONSTRAINT "
        "fk_afdruk_over_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "uq_afdruk_over_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_afdruk_over_dossier_id ON afdruk_over (dossier_id)"),
    ("ALTER TABLE afdruk_regel RENAME TO _oud_afdruk_regel"),
    (
        "CREATE TABLE afdruk_regel ( afdruk_id INTEGER NOT NULL, nummer INTEGER NOT NULL, letter TEXT NOT "
        "NULL, actiepunt_uid TEXT NOT NULL, punt_versie INTEGER NOT NULL, inhoud_versie INTEGER NOT NULL, "
        "inhoud_herkomst TEXT NOT NULL, staat TEXT NOT NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, "
        "versie INTEGER NOT NULL, CONSTRAINT pk_afdruk_regel PRIMARY KEY (id), CONSTRAINT "
        "uq_afdruk_regel_afdruk_id_nummer_actiepunt_uid UNIQUE (afdruk_id, nummer, actiepunt_uid), CONSTRAINT"
        " fk_afdruk_regel_afdruk_id FOREIGN KEY(afdruk_id) REFERENCES afdruk (id), CONSTRAINT "
        "uq_afdruk_regel_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO afdruk_regel (afdruk_id, nummer, letter, actiepunt_uid, punt_versie, id, uid, versie, "
        "inhoud_versie, inhoud_herkomst, staat) SELECT afdruk_id, nummer, letter, actiepunt_uid, punt_versie,"
        " id, uid, versie, 0, '', '' FROM _oud_afdruk_regel"
    ),
    ("DROP TABLE _oud_afdruk_regel"),
    (
        "CREATE TABLE aanbod ( dossier_id INTEGER NOT NULL, woning_id INTEGER NOT NULL, woonadres_id INTEGER "
        "NOT NULL, ronde INTEGER NOT NULL, op DATE NOT NULL, uitleg_op DATE, bezichtigd_op DATE, "
        "geaccepteerd_op DATE, voorlopig_op DATE, garantie_op DATE, sleutel_op DATE, betaald_op DATE, "
        "geweigerd_op DATE, ingetrokken_op DATE, toch_reden TEXT NOT NULL, id INTEGER NOT NULL, uid "
        "VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_aanbod PRIMARY KEY (id), CONSTRAINT "
        "fk_aanbod_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT fk_aanbod_woning_id"
        " FOREIGN KEY(woning_id) REFERENCES woning (id), CONSTRAINT fk_aanbod_woonadres_id FOREIGN "
        "KEY(woonadres_id) REFERENCES woonadres (id), CONSTRAINT uq_aanbod_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_aanbod_dossier_id ON aanbod (dossier_id)"),
    ("CREATE INDEX ix_aanbod_woning_id ON aanbod (woning_id)"),
    (
        "CREATE TABLE partner_dossier ( partner_id INTEGER NOT NULL, dossier_id INTEGER NOT NULL, deling_id "
        "INTEGER NOT NULL, van DATE NOT NULL, tot DATE, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie"
        " INTEGER NOT NULL, CONSTRAINT pk_partner_dossier PRIMARY KEY (id), CONSTRAINT "
        "ck_partner_dossier_tot_na_van CHECK (tot IS NULL OR tot >= van), CONSTRAINT "
        "fk_partner_dossier_partner_id FOREIGN KEY(partner_id) REFERENCES uitwisselpartner (id), CONSTRAINT "
        "fk_partner_dossier_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT "
        "fk_partner_dossier_deling_id FOREIGN KEY(deling_id) REFERENCES deling (id), CONSTRAINT "
        "uq_partner_dossier_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_partner_dossier_dossier_id ON partner_dossier (dossier_id)"),
    ("CREATE INDEX ix_partner_dossier_partner_id_tot ON partner_dossier (partner_id, tot)"),
    (
        "CREATE TABLE tussenplek ( dossier_id INTEGER NOT NULL, tussenvoorziening_id INTEGER NOT NULL, "
        "woonadres_id INTEGER NOT NULL, personen INTEGER NOT NULL, van DATE NOT NULL, tot DATE, id INTEGER "
        "NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_tussenplek PRIMARY KEY "
        "(id), CONSTRAINT ck_tussenplek_personen CHECK (personen > 0), CONSTRAINT ck_tussenplek_tot_na_van "
        "CHECK (tot IS NULL OR tot >= van), CONSTRAINT fk_tussenplek_dossier_id FOREIGN KEY(dossier_id) "
        "REFERENCES dossier (id), CONSTRAINT fk_tussenplek_tussenvoorziening_id FOREIGN "
        "KEY(tussenvoorziening_id) REFERENCES tussenvoorziening (id), CONSTRAINT fk_tussenplek_woonadres_id "
        "FOREIGN KEY(woonadres_id) REFERENCES woonadres (id), CONSTRAINT uq_tussenplek_uid UNIQUE (uid) )"
    ),
    ("CREATE INDEX ix_tussenplek_dossier_id ON tussenplek (dossier_id)"),
    ("CREATE INDEX ix_tussenplek_tussenvoorziening_id_tot ON tussenplek (tussenvoorziening_id, tot)"),
    ("INSERT INTO zoek(zoek, rank) VALUES ('secure-delete', 1)"),
    (
        "CREATE TRIGGER betrokkene_toegang_insert AFTER INSERT ON betrokkene BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER betrokkene_toegang_update AFTER UPDATE ON betrokkene BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER betrokkene_toegang_delete AFTER DELETE ON betrokkene BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_toegang_insert AFTER INSERT ON medewerker BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_toegang_update AFTER UPDATE ON medewerker BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_toegang_delete AFTER DELETE ON medewerker BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_rol_toegang_insert AFTER INSERT ON medewerker_rol BEGIN UPDATE kluis_info "
        "SET toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_rol_toegang_update AFTER UPDATE ON medewerker_rol BEGIN UPDATE kluis_info "
        "SET toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER medewerker_rol_toegang_delete AFTER DELETE ON medewerker_rol BEGIN UPDATE kluis_info "
        "SET toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER noodtoegang_toegang_insert AFTER INSERT ON noodtoegang BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER noodtoegang_toegang_update AFTER UPDATE ON noodtoegang BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER noodtoegang_toegang_delete AFTER DELETE ON noodtoegang BEGIN UPDATE kluis_info SET "
        "toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER dossier_toegang_insert AFTER INSERT ON dossier BEGIN UPDATE kluis_info SET toegang_nr"
        " = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER dossier_toegang_update AFTER UPDATE OF extra_beschermd, afgesloten_op, gemeente_id ON"
        " dossier BEGIN UPDATE kluis_info SET toegang_nr = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER dossier_toegang_delete AFTER DELETE ON dossier BEGIN UPDATE kluis_info SET toegang_nr"
        " = toegang_nr + 1; END"
    ),
    (
        "CREATE TRIGGER bewerking_geen_update BEFORE UPDATE ON bewerking BEGIN SELECT RAISE(ABORT, "
        "'bewerking: append-only'); END"
    ),
    (
        "CREATE TRIGGER bewerking_geen_delete BEFORE DELETE ON bewerking BEGIN SELECT RAISE(ABORT, "
        "'bewerking: append-only'); END"
    ),
    (
        "CREATE TRIGGER inhoud_versie_geen_update BEFORE UPDATE ON inhoud_versie BEGIN SELECT RAISE(ABORT, "
        "'inhoud_versie: append-only'); END"
    ),
    (
        "CREATE TRIGGER inhoud_versie_geen_delete BEFORE DELETE ON inhoud_versie BEGIN SELECT RAISE(ABORT, "
        "'inhoud_versie: append-only'); END"
    ),
)


def upgrade() -> None:
    """Take each step."""
    for statement in (*DDL, *AFTER):
        op.get_bind().exec_driver_sql(statement)


# --- by hand: freeze keeps what stands from here on
AFTER: tuple[str, ...] = (
    # What stands in the logboek now was written before it had a chain with a key: the border is after it.
    (
        "UPDATE kluis_info SET oude_bewerkingen = (SELECT coalesce(max(id), 0) FROM bewerking), "
        "oude_historie = (SELECT coalesce(max(id), 0) FROM historie)"
    ),
)
