package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestSize;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two hundred scrutins through the forms, as a moderator sends them; and the pages before a long queue. */
@MicronautTest(transactional = false)
@Isolated("measures")
@Tag("long")
class DeskLoadTest {
    private static final int MANY = TestSize.of(10_000, 100_000);

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ScrutinFixture fixture;

    private Browser signedIn() {
        return Browser.of(server, team.a(Role.MODERATOR));
    }

    @Test
    void a_long_queue_does_not_make_the_desk_slow() {
        generate();
        var browser = signedIn();
        var uid = "GENERATED005000";
        for (var path : List.of(
                "/moderation",
                "/moderation/file",
                "/moderation/file?ordre=recents",
                "/moderation/file?ordre=texte",
                "/moderation/file?ordre=mission&apres=" + uid,
                "/moderation/file?q=v%C3%A9lo7",
                "/moderation/file?mission=Mission+7",
                "/moderation/scrutins/" + uid,
                "/moderation/scrutins/" + uid + "?ordre=mission&q=v%C3%A9lo7",
                "/moderation/lot?identiques=" + uid)) {
            browser.get(path);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long begin = System.nanoTime();
                assertThat(browser.get(path).statusCode()).isEqualTo(200);
                best = Math.min(best, System.nanoTime() - begin);
            }
            System.out.printf("%,d scrutins wait: %s in %d ms%n", MANY, path, best / 1_000_000);
            assertThat(Duration.ofNanos(best)).as(path).isLessThan(Duration.ofSeconds(2));
        }
        fixture.run("delete from scrutin where uid like 'GENERATED%'");
        fixture.run("delete from amendement where uid like 'GENERATED%'");
    }

    private void generate() {
        fixture.run("""
                insert into amendement (uid, legislature, chronotag, texte_uid, examen_ref, organe_examen, numero,
                    numero_ordre, rectification, auteur_type, signataires, division_titre, division_designation,
                    mission_libelle, groupe_uid, dispositif, expose, etat_code, sort, depose_on, search, fingerprint, imported_at)
                select 'GENERATED' || lpad(n::text, 6, '0'), 17, 1, 'PRJLANR5L17B' || n % 40, 'EX' || n % 80, 'CION_FIN',
                    'G' || n, n, 0, 'DEPUTE', 'M. Untel', 'ETAT B', 'ARTICLE 49',
                    case when n % 3 = 0 then 'Mission ' || n % 30 end, 'PO' || n % 11,
                    '<p>Supprimer la ligne ' || n % 50000 || '.</p>', repeat('<p>Parce que la phrase est longue.</p>', 40),
                    'DI', 'REJETE', date '2025-01-01' + n % 300,
                    to_tsvector('pg_catalog.french', 'mot vélo' || n % 1000), '', now()
                from generate_series(1, ?) n""", MANY);
        fixture.run(
                "insert into urn (urn_id, uid, pour_0) select 9000000 + n, 'GENERATED' || n, n % 977 from generate_series(1, ?) n",
                MANY);
        fixture.run(
                "insert into scrutin (uid, urn_id, question_sha256, opened_at)"
                        + " select 'GENERATED' || lpad(n::text, 6, '0'), 9000000 + n, sha256(''), now()"
                        + " from generate_series(1, ?) n",
                MANY);
        fixture.run("vacuum analyze");
    }
}
