"""Written by `python -m models.upgrade freeze`, up to the line that says so."""

from alembic import op

revision = "0002"
down_revision = "0001"
CHANGES: tuple[str, ...] = ()

DDL = (
    ("PRAGMA legacy_alter_table = ON"),
    ("ALTER TABLE kluis_info RENAME TO _oud_kluis_info"),
    (
        "CREATE TABLE kluis_info ( id INTEGER NOT NULL, kluiscode VARCHAR(40) NOT NULL, formaat INTEGER NOT "
        "NULL, gemaakt_op DATETIME NOT NULL, is_demo BOOLEAN NOT NULL, volgend_nummer INTEGER NOT NULL, "
        "laatste_dagwissel DATE, inhoud_digest TEXT NOT NULL, toegang_nr INTEGER NOT NULL, CONSTRAINT "
        "pk_kluis_info PRIMARY KEY (id), CONSTRAINT ck_kluis_info_een_rij CHECK (id = 1) )"
    ),
    (
        "INSERT INTO kluis_info (id, kluiscode, formaat, gemaakt_op, is_demo, volgend_nummer, "
        "laatste_dagwissel, inhoud_digest, toegang_nr) SELECT id, kluiscode, formaat, gemaakt_op, is_demo, "
        "volgend_nummer, laatste_dagwissel, inhoud_digest, 0 FROM _oud_kluis_info"
    ),
    ("DROP TABLE _oud_kluis_info"),
    ("ALTER TABLE medewerker RENAME TO _oud_medewerker"),
    (
        "CREATE TABLE medewerker ( naam TEXT NOT NULL, organisatie TEXT NOT NULL, telefoon TEXT NOT NULL, "
        "email TEXT NOT NULL, slot_uid TEXT NOT NULL, van DATE NOT NULL, tot DATE, afwezig_van DATE, "
        "afwezig_tot DATE, vervanger_id INTEGER, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie "
        "INTEGER NOT NULL, CONSTRAINT pk_medewerker PRIMARY KEY (id), CONSTRAINT fk_medewerker_vervanger_id "
        "FOREIGN KEY(vervanger_id) REFERENCES medewerker (id), CONSTRAINT uq_medewerker_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO medewerker (naam, organisatie, telefoon, email, slot_uid, van, tot, afwezig_van, "
        "afwezig_tot, id, uid, versie, vervanger_id) SELECT naam, organisatie, telefoon, email, slot_uid, "
        "van, tot, afwezig_van, afwezig_tot, id, uid, versie, NULL FROM _oud_medewerker"
    ),
    ("DROP TABLE _oud_medewerker"),
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
    ("CREATE INDEX ix_dossier_extra_beschermd ON dossier (id) WHERE extra_beschermd"),
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
    (
        "CREATE INDEX ix_actiepunt_loopt ON actiepunt (termijn_datum, onze, termijn_hard, dossier_id, nummer)"
        " WHERE staat = 'open' AND vervallen_op IS NULL AND NOT voor_onze_tijd AND nog_te_bepalen = ''"
    ),
    ("CREATE INDEX ix_actiepunt_uitgesteld ON actiepunt (dossier_id, nummer) WHERE staat = 'uitgesteld'"),
    ("CREATE INDEX ix_actiepunt_wacht ON actiepunt (dossier_id, nummer) WHERE staat = 'wacht'"),
    (
        "CREATE INDEX ix_actiepunt_dossier_id_vervallen_op_staat ON actiepunt (dossier_id, vervallen_op, "
        "staat)"
    ),
    ("CREATE INDEX ix_actiepunt_dossier_id_nummer ON actiepunt (dossier_id, nummer)"),
    ("ALTER TABLE afdruk RENAME TO _oud_afdruk"),
    (
        "CREATE TABLE afdruk ( code TEXT NOT NULL, soort VARCHAR(40) NOT NULL, dossier_id INTEGER, "
        "gemeente_id INTEGER, wie TEXT NOT NULL, op DATETIME NOT NULL, taal VARCHAR(40) NOT NULL, privacy "
        "VARCHAR(40) NOT NULL, naar VARCHAR(40) NOT NULL, vernietigen_voor DATE, weg_op DATE, dag DATE, "
        "regeldag_id INTEGER, loket TEXT NOT NULL, ingevoerd_op DATE, ingevoerd_door TEXT NOT NULL, id "
        "INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT pk_afdruk PRIMARY "
        "KEY (id), CONSTRAINT ck_afdruk_soort CHECK (soort IN ('matrix', 'matrix_drie_kolommen', "
        "'matrix_tekst', 'matrix_leeg', 'matrix_dossier', 'dagkaart', 'gezinsblad', 'checklist', "
        "'ochtendblad', 'herstelcode')), CONSTRAINT ck_afdruk_privacy CHECK (privacy IN ('naam', "
        "'voorletter', 'anoniem')), CONSTRAINT uq_afdruk_code UNIQUE (code), CONSTRAINT fk_afdruk_dossier_id "
        "FOREIGN KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT fk_afdruk_gemeente_id FOREIGN "
        "KEY(gemeente_id) REFERENCES gemeente (id), CONSTRAINT fk_afdruk_regeldag_id FOREIGN KEY(regeldag_id)"
        " REFERENCES regeldag (id), CONSTRAINT uq_afdruk_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO afdruk (code, soort, dossier_id, gemeente_id, wie, op, taal, privacy, naar, "
        "vernietigen_voor, weg_op, id, uid, versie, dag, regeldag_id, loket, ingevoerd_op, ingevoerd_door) "
        "SELECT code, soort, dossier_id, gemeente_id, wie, op, taal, privacy, naar, vernietigen_voor, weg_op,"
        " id, uid, versie, NULL, NULL, '', NULL, '' FROM _oud_afdruk"
    ),
    ("DROP TABLE _oud_afdruk"),
    ("CREATE INDEX ix_afdruk_dossier_id ON afdruk (dossier_id)"),
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
        "TEXT NOT NULL, tijd TEXT NOT NULL, minuten INTEGER NOT NULL, vast BOOLEAN NOT NULL, overslaan "
        "BOOLEAN NOT NULL, komt TEXT NOT NULL, van TEXT NOT NULL, tot TEXT NOT NULL, niet_gekomen BOOLEAN NOT"
        " NULL, id INTEGER NOT NULL, uid VARCHAR(36) NOT NULL, versie INTEGER NOT NULL, CONSTRAINT "
        "pk_regeldag_afspraak PRIMARY KEY (id), CONSTRAINT uq_regeldag_afspraak_regeldag_id_dossier_id_loket "
        "UNIQUE (regeldag_id, dossier_id, loket), CONSTRAINT fk_regeldag_afspraak_regeldag_id FOREIGN "
        "KEY(regeldag_id) REFERENCES regeldag (id), CONSTRAINT fk_regeldag_afspraak_dossier_id FOREIGN "
        "KEY(dossier_id) REFERENCES dossier (id), CONSTRAINT uq_regeldag_afspraak_uid UNIQUE (uid) )"
    ),
    (
        "INSERT INTO regeldag_afspraak (regeldag_id, dossier_id, loket, tijd, niet_gekomen, id, uid, versie, "
        "minuten, vast, overslaan, komt, van, tot) SELECT regeldag_id, dossier_id, loket, tijd, niet_gekomen,"
        " id, uid, versie, 0, 0, 0, '', '', '' FROM _oud_regeldag_afspraak"
    ),
    ("DROP TABLE _oud_regeldag_afspraak"),
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
)


def upgrade() -> None:
    """Take each step."""
    for statement in (*DDL, *AFTER):
        op.get_bind().exec_driver_sql(statement)


# --- by hand: freeze keeps what stands from here on
AFTER: tuple[str, ...] = ()
