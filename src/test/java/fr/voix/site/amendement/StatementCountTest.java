package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.Visitor;
import fr.voix.base.audit.Actor;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However much stands on a page, it is asked for in a few statements. */
@MicronautTest(transactional = false)
@Property(name = CountedStatements.ON, value = "true")
@ResourceLock(CountedStatements.ON)
@Property(name = "voix.urn.publishing", value = "false")
class StatementCountTest {

    @Inject
    Visitor visitor;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    @Inject
    PetitionFixture petitions;

    /** One of the journal's follows the account from where it was signed last. */
    @ParameterizedTest
    // four of the journal's are the barrier behind which the head of its last act is signed
    @CsvSource({
        "/themes, 6",
        "/themes/sante, 11",
        "/themes/sante/flux.atom, 8",
        "/flux/nouveaux.atom, 8",
        "/textes/PRJLANR5L17B2247/flux.atom, 7",
        "/journal, 14",
        "/journal/flux.atom, 9",
        "/api/v1/journal, 10",
        "/api/v1/themes, 2",
    })
    void a_page_of_many_asks_no_more_often_than_a_page_of_few(String path, long most) throws Exception {
        var nadia = fixture.aModerator();
        themes.classify(fixture.aScrutin(), List.of("sante"), nadia, null);
        visitor.body(path);
        long few = counted(path, nadia);
        for (int i = 0; i < 18; i++) {
            themes.classify(fixture.aScrutin(), List.of("sante", "justice"), nadia, "Vu.");
        }

        assertThat(counted(path, nadia)).isEqualTo(few).isPositive().isLessThanOrEqualTo(most);
    }

    /** The limit of its time, its search, the summaries: only places in a texte need the names of textes. */
    @Test
    void a_list_of_quotations_asks_for_no_texte() throws Exception {
        var nadia = fixture.aModerator();
        themes.classify(fixture.aScrutin(), List.of("justice"), nadia, null);
        var path = "/api/v1/amendements?theme=justice";
        visitor.body(path);
        assertThat(counted(path, nadia)).isEqualTo(4);
        fixture.run(
                "update amendement set title = '{\"lead\": \"VEULENT\", \"quote\": \"planter des haies\"}' where title is null");
        assertThat(counted(path, nadia)).isEqualTo(3);
        fixture.run("update amendement set title = null where title ->> 'quote' = 'planter des haies'");
    }

    /**
     * Three of them are for how its result is cited and how it grew, one each for the date on its card, for petitions, for
     * the pressure of days, for why it has no themes and for those that ask the same but for a figure.
     */
    @Test
    void the_page_of_an_amendement_asks_no_more_often_after_a_long_vote() throws Exception {
        var nadia = fixture.aModerator();
        var uid = fixture.aScrutin();
        var path = "/17/amendements/2247/CION_FIN/CF" + uid.replaceFirst(".*N00", "");
        visitor.body(path);
        long few = counted(path, nadia);
        fixture.run("""
                insert into tally_history
                select urn_id, date_trunc('hour', now()) - i * interval '1 hour', 1000 - i, 1000 - i, 1, 1
                from scrutin, generate_series(1, 500) i
                where uid = ?""", uid);
        // seven of them for the next question: which, and what a line of a list says of it
        assertThat(counted(path, nadia)).isEqualTo(few).isPositive().isLessThanOrEqualTo(31);
    }

    @Test
    void the_page_of_a_petition_asks_no_more_often_after_many_signatures() throws Exception {
        var nadia = fixture.aModerator();
        var petition = petitions
                .aPetition()
                .about(new PetitionSubject(fixture.aScrutin(), null, null))
                .withSignatures(40)
                .make();
        visitor.body(petition.path());
        long few = counted(petition.path(), nadia);
        for (var place : List.of("01", "35", "75", "974", "99")) {
            fixture.run("insert into signature_departement values (?, ?, 8)", petition.urnId(), place);
        }
        petitions.answer(petition.id(), "ANSWER", "Ministère de la Culture", "Nous publierons.");
        assertThat(counted(petition.path(), nadia)).isEqualTo(few).isPositive().isLessThanOrEqualTo(20);
    }

    @Test
    void a_list_of_many_petitions_asks_no_more_often_than_one_of_few() throws Exception {
        var nadia = fixture.aModerator();
        petitions
                .aPetition()
                .about(new PetitionSubject(fixture.aScrutin(), null, null))
                .make();
        petitions.aPetition().refused("doublon").make();
        for (var list : List.of("/petitions?etat=toutes", "/flux/petitions.atom", "/api/v1/petitions")) {
            visitor.body(list);
            long few = counted(list, nadia);
            for (int i = 0; i < 4; i++) {
                petitions
                        .aPetition()
                        .about(new PetitionSubject(fixture.aScrutin(), null, null))
                        .make();
                petitions.aPetition().refused("personnel").make();
            }
            assertThat(counted(list, nadia))
                    .as(list)
                    .isEqualTo(few)
                    .isPositive()
                    .isLessThanOrEqualTo(9);
        }
    }

    /** Figures of groups are worked out once after a change, by whoever asks first. */
    @ParameterizedTest
    @CsvSource({
        "/deputes/dupe-nom1, 32",
        "/groupes/dupes, 16",
        "/scrutins-publics/7701, 26",
        "/dossiers/DLR5L17N77, 20",
    })
    void a_page_of_parliament_asks_no_more_often_for_many(String path, long most) throws Exception {
        var nadia = fixture.aModerator();
        fixture.run(
                "insert into dossier (uid, titre, fingerprint) values ('DLR5L17N77', 'Cabanes', '') on conflict do nothing");
        fixture.run(
                "insert into texte (uid, dossier_uid, type, fingerprint) values ('PRJLANR5L17B2247', 'DLR5L17N77', 'PROJET', '') on conflict (uid) do update set dossier_uid = excluded.dossier_uid");
        fixture.run(
                "insert into groupe (uid, slug, libelle, sigle, fingerprint) values ('PO77', 'dupes', 'Dupes', 'DUP', '') on conflict do nothing");
        people(1, 3);
        rollCall(7701);
        visitor.body(path);
        long few = counted(path, nadia);
        people(4, 60);
        for (int numero = 7702; numero < 7720; numero++) {
            rollCall(numero);
        }
        assertThat(counted(path, nadia)).isEqualTo(few).isPositive().isLessThanOrEqualTo(most);
    }

    private void people(int first, int last) {
        fixture.run("""
                insert into acteur (uid, slug, civilite, prenom, nom, groupe_uid, fingerprint)
                select 'PA77' || n, 'dupe-nom' || n, 'Mme', 'Dupe', 'Nom' || n, 'PO77', '' from generate_series(?, ?) n
                on conflict do nothing""", first, last);
        fixture.run("""
                insert into acteur_mandat (acteur_uid, rang, type, debut_on)
                select 'PA77' || n, 0, 'ASSEMBLEE', '2024-07-07' from generate_series(?, ?) n
                on conflict do nothing""", first, last);
    }

    /** On an amendement of the first deputy that has a scrutin; all of the group voted. */
    private void rollCall(int numero) {
        var uid = "VT77" + numero;
        if (fixture.number("select count(*) from scrutin_public where uid = ?", uid) > 0) {
            return;
        }
        var amendement = fixture.aScrutin();
        fixture.run("update amendement set auteur_uid = 'PA771', groupe_uid = 'PO77' where uid = ?", amendement);
        fixture.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes, pour,
                    contre, abstentions, non_votants, fingerprint)
                values (?, ?, 17, '2025-02-03', 'SPO', 'amendement', 'ADOPTE', 1, 1, 1, 0, 0, 0, '')""", uid, numero);
        fixture.run("insert into scrutin_public_amendement values (?, ?, false)", uid, amendement);
        fixture.run("insert into scrutin_public_groupe values (?, 0, 'PO77', 60, 3, 0, 0, 0, 'POUR')", uid);
        fixture.run("""
                insert into scrutin_public_vote (scrutin_public_uid, acteur_uid, groupe_uid, position, par_delegation)
                select ?, uid, 'PO77', 'POUR', false from acteur where groupe_uid = 'PO77'""", uid);
    }

    /** The least of a few times, each after a change: what the service does by the clock counts along. */
    private long counted(String path, Actor nadia) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            themes.classify(fixture.aScrutin(), List.of("sante"), nadia, null);
            long before = CountedStatements.count();
            visitor.body(path);
            least = Math.min(least, CountedStatements.count() - before);
        }
        return least;
    }
}
