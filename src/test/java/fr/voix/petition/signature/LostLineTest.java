package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.CuttableProxy;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.petition.petition.Petition;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The service and its database are parted after each step in turn, as when one of them dies there: PostgreSQL has carried the
 * step out, and nobody hears of it. Whoever asks again finds nothing lost and nothing doubled.
 */
class LostLineTest {

    private static CuttableProxy line;
    private static EmbeddedServer server;

    private final Petitions petitions = bean(Petitions.class);
    private final SignatureTables tables = bean(SignatureTables.class);
    private final Outbox outbox = bean(Outbox.class);
    private final Signatory browser = new Signatory(server.getURI());

    @BeforeAll
    static void start() throws Exception {
        TestDatabase.Database database = TestDatabase.fresh();
        URI address = URI.create(database.url().substring("jdbc:".length()));
        line = new CuttableProxy(address.getPort());
        server = TestServer.start(Map.of(
                "datasources.default.url",
                // each statement by its text, on every connection
                database.url().replace(address.getAuthority(), "127.0.0.1:" + line.port())
                        + (database.url().contains("?") ? "&" : "?") + "prepareThreshold=0",
                "datasources.default.username",
                database.user(),
                "datasources.default.password",
                database.password(),
                "test.local-outbox",
                "true",
                "voix.limits.enabled",
                "false"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        line.close();
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Test
    void a_wish_is_written_once_with_its_mail_wherever_it_breaks() {
        int people = 0;
        for (String step : List.of(
                "from petition p", "delete from signature", "insert into signature", "insert into outbox", "COMMIT")) {
            Petition petition = petitions.anOpenOne();
            String mail = "camille" + ++people + "@exemple.fr";
            HttpResponse<String> answer =
                    despiteTheLossOf(step, () -> browser.sign(petition.id(), Signatory.form("Camille Roux", mail)));
            assertThat(answer.statusCode()).as(step).isEqualTo(303);
            assertThat(tables.rowsOf(petition)).as(step).isEqualTo("1+0");
            List<ReceivedMail> letters = outbox.lettersTo(mail);
            assertThat(letters).as(step).hasSize(step.equals("COMMIT") ? 2 : 1);
            browser.post(Signatory.confirmationIn(letters.getFirst()), Map.of());
            assertThat(tables.rowsOf(petition)).as(step).isEqualTo("0+1");
        }
    }

    @Test
    void a_signature_counts_once_wherever_its_confirmation_breaks() {
        assertOnce(
                "s1",
                List.of(
                        "from urn",
                        "unnest",
                        "insert into leaf",
                        "update signature s",
                        "signature_departement",
                        "COMMIT"),
                link -> link);
    }

    @Test
    void a_signature_is_withdrawn_once_wherever_it_breaks() {
        assertOnce(
                "x1",
                List.of("from urn", "unnest", "insert into leaf", "delete from signature s", "COMMIT"),
                link -> null);
    }

    private void assertOnce(String leaf, List<String> steps, UnaryOperator<String> confirming) {
        for (String step : steps) {
            Petition petition = petitions.anOpenOne();
            String mail = "dominique" + leaf + steps.indexOf(step) + "@exemple.fr";
            browser.sign(petition.id(), Signatory.form("Dominique Roux", mail));
            ReceivedMail letter = outbox.lastTo(mail);
            String link = confirming.apply(Signatory.confirmationIn(letter));
            if (link == null) {
                browser.post(Signatory.confirmationIn(letter), Map.of());
                link = letter.link("/retrait");
            }
            String pressed = link;
            HttpResponse<String> answer = despiteTheLossOf(step, () -> browser.post(pressed, Map.of()));
            assertThat(answer.statusCode()).as(step).isEqualTo(303);
            assertThat(tables.leavesOf(petition))
                    .as(step)
                    .filteredOn(line -> line.startsWith(leaf))
                    .hasSize(1);
            String counted = leaf.equals("s1") ? "1" : "0";
            assertThat(tables.countedIn(petition)).as(step).isEqualTo(counted);
            assertThat(tables.rowsOf(petition)).as(step).isEqualTo("0+" + counted);
            assertThat(tables.areasOf(petition)).as(step).isEqualTo("35=" + counted);
            assertThat(bean(UrnRecount.class)
                            .recount(petition.uid())
                            .orElseThrow()
                            .faults())
                    .as(step)
                    .isEmpty();
        }
    }

    /** The first try fails; the answer to the one that does not. */
    private static HttpResponse<String> despiteTheLossOf(String step, Supplier<HttpResponse<String>> request) {
        line.loseAnswersTo(step);
        HttpResponse<String> unheard = request.get();
        line.mend();
        assertThat(unheard.statusCode()).as(step).isGreaterThanOrEqualTo(500);
        HttpResponse<String> answer = request.get();
        for (int attempt = 0; attempt < 40 && answer.statusCode() >= 500; attempt++) {
            pause();
            answer = request.get();
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
