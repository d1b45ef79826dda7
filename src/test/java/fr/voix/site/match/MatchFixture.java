package fr.voix.site.match;

import fr.voix.Fixtures;
import fr.voix.base.answer.PublicVersion;
import fr.voix.theme.theme.ScrutinFixture;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Roll-calls of a made-up Assemblée in the tables, each on an amendement that has a scrutin. */
@Singleton
class MatchFixture {

    private final ScrutinFixture sql;
    private final Fixtures scrutins;
    private final PublicVersion publicVersion;

    MatchFixture(ScrutinFixture sql, Fixtures scrutins, PublicVersion publicVersion) {
        this.sql = sql;
        this.scrutins = scrutins;
        this.publicVersion = publicVersion;
    }

    /** @return uids of the amendements, in the order of the roll-calls */
    List<String> rollCalls(int number) {
        var parliament = MadeUpParliament.of(number, new Random(8));
        for (int groupe = 0; groupe < MadeUpParliament.GROUPES; groupe++) {
            sql.run(
                    "insert into groupe (uid, slug, libelle, sigle, fingerprint) values (?, ?, ?, ?, '') on conflict do nothing",
                    MadeUpParliament.groupeUid(groupe),
                    "groupe-" + groupe,
                    "Groupe " + (char) ('A' + groupe),
                    "G" + groupe);
        }
        sql.run("""
                insert into acteur (uid, slug, civilite, prenom, nom, departement, numero_departement, numero_circonscription,
                    fingerprint)
                select 'PA' || (700000 + n), 'camille-nom' || n, 'Mme', 'Camille', 'Nom' || n, 'Dordogne ' || n % 20, lpad((n % 20)::text, 2, '0'), '2', ''
                from generate_series(0, 576) n
                on conflict do nothing""");
        // some left
        sql.run("""
                insert into acteur_mandat (acteur_uid, rang, type, debut_on, fin_on)
                select 'PA' || (700000 + n), 1, 'ASSEMBLEE', '2024-07-08', case when n % 100 = 43 then date '2025-03-02' end
                from generate_series(0, 576) n
                on conflict do nothing""");
        var uids = new ArrayList<String>();
        for (var rollCall : parliament.rollCalls()) {
            var uid = scrutins.anOpenScrutin().uid();
            uids.add(uid);
            sql.run(
                    "update amendement set texte_uid = ?, groupe_uid = ?, title ="
                            + " jsonb_build_object('text', 'Supprimer l’article ' || numero_ordre, 'sums', 'Supprimer l’article ' || numero_ordre)"
                            + " where uid = ?",
                    rollCall.texteUid(),
                    MadeUpParliament.groupeUid(uids.size() % MadeUpParliament.GROUPES),
                    uid);
            insert(rollCall, uid);
        }
        publicVersion.bump();
        return uids;
    }

    private void insert(RollCallPositions rollCall, String amendement) {
        var uid = "VTANR5L17V" + rollCall.numero();
        sql.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes,
                    pour, contre, abstentions, non_votants, fingerprint)
                values (?, ?, 17, ?, 'scrutin public ordinaire', ?, 'REJETE', 0, 0, 0, 0, 0, 0, '')""", uid, rollCall.numero(), rollCall.date(), rollCall.title());
        sql.run("insert into scrutin_public_amendement values (?, ?, false)", uid, amendement);
        var rang = new int[1];
        rollCall.counts()
                .forEach((groupe, counts) -> sql.run(
                        "insert into scrutin_public_groupe values (?, ?, ?, 0, ?, ?, ?, 0, null)",
                        uid,
                        rang[0]++,
                        groupe,
                        counts.pour(),
                        counts.contre(),
                        counts.abstention()));
        sql.run(
                "insert into scrutin_public_vote select ?, * , false from unnest(string_to_array(?, ' '),"
                        + " string_to_array(?, ' '), string_to_array(?, ' '))",
                uid,
                String.join(" ", rollCall.votes().keySet()),
                String.join(
                        " ",
                        rollCall.votes().values().stream()
                                .map(RollCallPositions.Vote::groupe)
                                .toList()),
                String.join(
                        " ",
                        rollCall.votes().values().stream()
                                .map(vote -> vote.position().name())
                                .toList()));
    }
}
