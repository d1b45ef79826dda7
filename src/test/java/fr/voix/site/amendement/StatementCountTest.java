package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CountedStatements;
import fr.voix.base.audit.Actor;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
    EmbeddedServer server;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    @Inject
    PetitionFixture petitions;

    private final HttpClient client = HttpClient.newHttpClient();

    /** One of the journal's follows the account from where it was signed last. */
    @ParameterizedTest
    @CsvSource({
        "/themes, 6",
        "/themes/sante, 9",
        "/themes/sante/flux.atom, 8",
        "/flux/nouveaux.atom, 8",
        "/textes/PRJLANR5L17B2247/flux.atom, 7",
        "/journal, 10",
        "/journal/flux.atom, 6",
        "/api/v1/journal, 6",
        "/api/v1/themes, 2",
    })
    void a_page_of_many_asks_no_more_often_than_a_page_of_few(String path, long most) throws Exception {
        var nadia = fixture.aModerator();
        themes.classify(fixture.aScrutin(), List.of("sante"), nadia, null);
        get(path);
        long few = counted(path, nadia);
        for (int i = 0; i < 18; i++) {
            themes.classify(fixture.aScrutin(), List.of("sante", "justice"), nadia, "Vu.");
        }

        assertThat(counted(path, nadia)).isEqualTo(few).isPositive().isLessThanOrEqualTo(most);
    }

    /**
     * Three of them are for how its result is cited and how it grew, one each for the date on its card, for petitions and for
     * the pressure of days.
     */
    @Test
    void the_page_of_an_amendement_asks_no_more_often_after_a_long_vote() throws Exception {
        var nadia = fixture.aModerator();
        var uid = fixture.aScrutin();
        var path = "/17/amendements/2247/CION_FIN/CF" + uid.replaceFirst(".*N00", "");
        get(path);
        long few = counted(path, nadia);
        fixture.run("""
                insert into tally_history
                select urn_id, date_trunc('hour', now()) - i * interval '1 hour', 1000 - i, 1000 - i, 1, 1
                from scrutin, generate_series(1, 500) i
                where uid = ?""", uid);
        // three of them for the next scrutin: itself, its summary, its group
        assertThat(counted(path, nadia)).isEqualTo(few).isPositive().isLessThanOrEqualTo(25);
    }

    @Test
    void the_page_of_a_petition_asks_no_more_often_after_many_signatures() throws Exception {
        var nadia = fixture.aModerator();
        var petition = petitions
                .aPetition()
                .about(new PetitionSubject(fixture.aScrutin(), null, null))
                .withSignatures(40)
                .make();
        get(petition.path());
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
            get(list);
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

    /** The least of a few times, each after a change: what the service does by the clock counts along. */
    private long counted(String path, Actor nadia) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            themes.classify(fixture.aScrutin(), List.of("sante"), nadia, null);
            long before = CountedStatements.count();
            get(path);
            least = Math.min(least, CountedStatements.count() - before);
        }
        return least;
    }

    private void get(String path) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
