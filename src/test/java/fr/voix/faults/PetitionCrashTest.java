package fr.voix.faults;

import static fr.voix.Http.until;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.base.mail.PostBox;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.Signatory;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.context.ApplicationContext;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People sign a petition, confirm and withdraw on a service that is killed with -9 a moment after they asked, and started again. Who
 * saw no answer asks once more. Where a line breaks within one request is {@code LostLineTest}.
 */
@Tag("long")
class PetitionCrashTest {

    private static final int PEOPLE = 9;
    /** The first request of a new process takes about that long. */
    private static final int LONGEST_MOMENT_MS = 400;

    private final Random random = new Random(20261125);

    @TempDir
    Path folder;

    private OwnDatabase database;
    private ServiceProcess service;
    private ApplicationContext auditor;
    private PostBox mails;
    private ExecutorService people;
    private Signatory visitor;
    private Petition petition;

    @BeforeEach
    void start() throws Exception {
        people = Executors.newCachedThreadPool();
        mails = PostBox.open();
        database = new OwnDatabase(folder.resolve("cluster"), Map.of());
        database.start();
        database.create(Optional.empty());
        Map<String, String> environment = new HashMap<>();
        service = new ServiceProcess(folder);
        environment.putAll(Map.of(
                "DATASOURCES_DEFAULT_URL", "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + OwnDatabase.NAME,
                "DATASOURCES_DEFAULT_USERNAME", "postgres",
                "DATASOURCES_DEFAULT_PASSWORD", "",
                "VOIX_PUBLIC_URL", service.uri().toString(),
                "VOIX_PEPPER", "5d0c9a8e7f61b2430d9e8c7b6a5f4e3d",
                "VOIX_COOKIE_KEY", "b81f36a2c94d7e05f2a6103b9dc8e754",
                "VOIX_ALTCHA_KEY", "0e7a94c1d35b68f2817b4c6d2f9e3a50",
                "VOIX_URN_KEY_FILE", RealService.urnKeyFile().toString(),
                "VOIX_LIMITS_ENABLED", "false"));
        environment.put("VOIX_I_AM_TESTING", "true");
        mails.properties()
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value.toString()));
        environment.forEach(service::set);
        service.start();
        Map<String, Object> same = new HashMap<>(environment);
        same.keySet().removeIf(name -> name.startsWith("VOIX_SMTP"));
        auditor = RealService.start(same);
        petition = auditor.getBean(Petitions.class).anOpenOne();
        visitor = new Signatory(service.uri());
    }

    @AfterEach
    void stop() throws Exception {
        if (service != null) {
            service.end();
        }
        if (auditor != null) {
            auditor.close();
        }
        database.close();
        mails.close();
        people.close();
    }

    @Test
    void nothing_is_lost_and_nothing_doubled_whenever_the_service_dies() throws Exception {
        inSpiteOfADeath(i -> visitor.sign(petition.id(), Signatory.form("Camille Roux", address(i))));
        inSpiteOfADeath(i -> visitor.post(Signatory.confirmationIn(mails.await(address(i))), Map.of()));
        assertThat(counted()).isEqualTo(Integer.toString(PEOPLE));
        String withdrawal = mails.await(address(1)).link("/retrait");
        inSpiteOfADeath(i -> visitor.post(withdrawal, Map.of()));

        everyMailCameAtLeastOnce();
        assertThat(counted()).isEqualTo(Integer.toString(PEOPLE - 1));
        assertThat(text("select sum(signatures) from signature_departement")).isEqualTo(counted());
        assertThat(text("select count(*) from signature")).isEqualTo(counted());
        assertThat(text("select size from urn where urn_id = " + petition.urnId()))
                .as("what the urn was opened for, each signature, and the one taken back")
                .isEqualTo(Integer.toString(1 + PEOPLE + 1));
        assertThat(auditor.getBean(UrnRecount.class)
                        .recount(petition.uid())
                        .orElseThrow()
                        .faults())
                .isEmpty();
    }

    /** Each of them asks, the service dies, and each of them asks again. */
    private void inSpiteOfADeath(IntFunction<HttpResponse<String>> request) throws Exception {
        for (int i = 1; i <= PEOPLE; i++) {
            int who = i;
            people.submit(() -> request.apply(who));
        }
        Thread.sleep(random.nextInt(LONGEST_MOMENT_MS));
        restart();
        for (int i = 1; i <= PEOPLE; i++) {
            HttpResponse<String> answer = request.apply(i);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        }
    }

    private void restart() throws Exception {
        service.kill();
        // as if the five minutes had passed in which nobody else sends what the dead one was sending
        database.execute("update outbox set held_until = null");
        service.start();
    }

    /** More than once is the same mail once more. */
    private void everyMailCameAtLeastOnce() {
        until(() -> text("select count(*) from outbox where state <> 'SENT'").equals("0"));
        Set<String> sent = new HashSet<>();
        Map<String, String> first = new HashMap<>();
        mails.byAddress()
                .forEach((address, letters) -> letters.forEach(letter -> {
                    String messageId = letter.headers().get("Message-ID");
                    sent.add(messageId.substring(1, messageId.indexOf('@')));
                    String said = address + letter.subject() + letter.text();
                    assertThat(first.putIfAbsent(messageId, said)).isIn(null, said);
                }));
        assertThat(sent)
                .containsExactlyInAnyOrder(text("select string_agg(mail_id::text, ' ') from outbox")
                        .split(" "));
    }

    private static String address(int i) {
        return "citoyen" + i + "@exemple.fr";
    }

    private String counted() {
        return text("select signature_0 + signature_1 + signature_2 from urn where urn_id = " + petition.urnId());
    }

    private String text(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
