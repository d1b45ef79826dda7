package fr.voix.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.TestSize;
import fr.voix.base.mail.PostBox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.petition.signature.Signatory;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.context.ApplicationContext;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of a petition on a service that is killed with -9 in the midst of its steps, a moment after it was asked for, and
 * started again. People who asked and saw no answer ask once more.
 */
@Tag("long")
class PetitionCrashTest {

    private static final String AUTHOR = "collectif@exemple.fr";
    private static final int SPONSORS = 5;
    private static final int CITIZENS = 4;
    private static final int ALL = 1 + SPONSORS + CITIZENS;
    /** In every build it dies in every third step, in the long form in each. */
    private static final int STEPS_TO_A_DEATH = TestSize.of(3, 1);

    /** Another third of the steps each day. */
    private static final int FIRST = (int) (LocalDate.now().toEpochDay() % 3);

    /** The first request of a new process takes about that long. */
    private static final int LONGEST_MOMENT_MS = 400;

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern RULE = Pattern.compile("name=\"regle\" value=\"([^\"]+)\"");

    private final Random random = new Random(20261125);

    @TempDir
    Path folder;

    private OwnDatabase database;
    private ServiceProcess service;
    private ApplicationContext auditor;
    private PostBox mails;
    private ExecutorService people;
    private Signatory visitor;
    private Browser moderator;
    private long id;
    private int steps;

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
        environment.put("VOIX_PETITIONS_ANSWER_AT", Integer.toString(ALL));
        environment.forEach(service::set);
        service.start();
        Map<String, Object> same = new HashMap<>(environment);
        same.keySet().removeIf(name -> name.startsWith("VOIX_SMTP"));
        auditor = RealService.start(same);
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
        write();
        sponsor();
        publish();
        reachTheThreshold();
        answer();
        withdrawOne();
        close();

        everyMailCameAtLeastOnce();
        theAuthorWasWrittenToOnceOfEachThing();
        assertThat(text("select string_agg(kind, ' ' order by number) from petition_event"))
                .isEqualTo("WRITTEN CONFIRMED SPONSORED PUBLISHED THRESHOLD ANSWER_PUBLISHED CLOSED ANSWERED");
        assertThat(text("select count(*) from petition_answer")).isEqualTo("1");
        assertThat(text("select count(*) from petition_threshold where told_at is not null"))
                .isEqualTo("1");
        assertThat(counted()).isEqualTo(Integer.toString(ALL - 1));
        assertThat(text("select sum(signatures) from signature_departement")).isEqualTo(counted());
        assertThat(text("select count(*) from signature")).isEqualTo(counted());
        // what the urn was opened for, each signature, the one taken back, and the closing
        assertThat(text("select size from urn where urn_id = (select urn_id from petition)"))
                .isEqualTo(Integer.toString(1 + ALL + 1 + 1));
        assertThat(auditor.getBean(UrnRecount.class)
                        .recount(Long.toString(id))
                        .orElseThrow()
                        .faults())
                .isEmpty();
    }

    private void write() throws Exception {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "titre", "Publier les comptes rendus de commission",
                "demande", "Qu’ils paraissent dans un format ouvert.",
                "motifs", "Ils existent déjà.",
                "nom", "Collectif des archivistes",
                "mail", AUTHOR,
                "pays", "FR",
                "codePostal", "29200",
                "regle", "oui"));
        inSpiteOfADeath(List.of(() -> visitor.post("/petitions/nouvelle", form)));
        assertThat(text("select count(*) from petition")).isEqualTo("1");
        id = Long.parseLong(text("select petition_id from petition"));
        String link = mails.await(AUTHOR).link("/petitions/suivi/");
        inSpiteOfADeath(List.of(() -> visitor.post(link + "/confirmation", Map.of())));
        // by the job, where its author's press of the button was cut short
        await("the author signed", () -> counted().equals("1"));
    }

    private void sponsor() throws Exception {
        String token =
                linkTo("Votre pétition cherche ses parrains", "/parrainage/").replaceFirst(".*/", "");
        sign("parrain", SPONSORS, Map.of("parrainage", token));
        confirm("parrain", SPONSORS);
        await("moderators have it", () -> state().equals("AWAITING"));
        assertThat(counted()).isEqualTo(Integer.toString(1 + SPONSORS));
    }

    private void sign(String who, int howMany, Map<String, String> more) throws Exception {
        inSpiteOfADeath(IntStream.rangeClosed(1, howMany)
                .<Callable<HttpResponse<String>>>mapToObj(i -> () -> {
                    Map<String, String> form = Signatory.form("Camille Roux", address(who, i));
                    form.putAll(more);
                    return visitor.sign(id, form);
                })
                .toList());
    }

    private void confirm(String who, int howMany) throws Exception {
        List<String> links = IntStream.rangeClosed(1, howMany)
                .mapToObj(i -> mails.await(address(who, i)).links().stream()
                        .filter(url -> url.contains("/signatures/") && !url.contains("/retrait"))
                        .findFirst()
                        .orElseThrow())
                .toList();
        inSpiteOfADeath(links.stream()
                .<Callable<HttpResponse<String>>>map(link -> () -> visitor.post(link, Map.of()))
                .toList());
    }

    private void publish() throws Exception {
        moderator = new Browser(service.uri());
        String email = auditor.getBean(Team.class).a(Role.MODERATOR);
        assertThat(moderator.signIn(email, Team.PASSWORD).statusCode()).isEqualTo(303);
        HttpResponse<String> page = moderator.get(desk());
        List<String> fields = new ArrayList<>(List.of("csrf=" + Browser.csrf(page)));
        RULE.matcher(page.body()).results().forEach(rule -> fields.add("regle=" + rule.group(1)));
        assertThat(fields).hasSizeGreaterThan(10);
        dieDuring(List.of(() -> moderator.post(desk() + "/publication", fields.toArray(String[]::new))));
        if (!state().equals("OPEN")) {
            moderator.post(desk() + "/publication", fields.toArray(String[]::new));
        }
        assertThat(state()).isEqualTo("OPEN");
        assertThat(text("select count(*) from audit_entry where act = 'petition-publish'"))
                .isEqualTo("1");
    }

    private void reachTheThreshold() throws Exception {
        sign("citoyen", CITIZENS, Map.of("codePostal", "75011"));
        confirm("citoyen", CITIZENS);
        assertThat(counted()).isEqualTo(Integer.toString(ALL));
        await(
                "the threshold is told",
                () -> text("select count(told_at) from petition_threshold").equals("1"));
        dieDuring(List.of());
    }

    private void answer() throws Exception {
        String csrf = Browser.csrf(moderator.get(desk()));
        Callable<HttpResponse<String>> send = () -> moderator.post(
                desk() + "/reponses",
                "csrf=" + csrf,
                "genre=answer",
                "auteur=La présidente",
                "date=2026-01-06",
                "reponse=Ils paraîtront.");
        dieDuring(List.of(send));
        // a second answer would be a second one: whoever saw no answer looks first
        if (!moderator.get(desk()).body().contains("Ils paraîtront.")) {
            send.call();
        }
    }

    private void withdrawOne() throws Exception {
        String link = mails.await(address("citoyen", 1)).link("/retrait");
        inSpiteOfADeath(List.of(() -> visitor.post(link, Map.of())));
    }

    private void close() throws Exception {
        run("update petition set closes_at = now()");
        await("it closes", () -> state().equals("ANSWERED") || state().equals("CLOSED"));
        restart();
        await("it is answered", () -> state().equals("ANSWERED"));
    }

    /** Each of them asks, the service dies or answers, and each of them asks again. */
    private void inSpiteOfADeath(List<Callable<HttpResponse<String>>> requests) throws Exception {
        dieDuring(requests);
        for (Callable<HttpResponse<String>> request : requests) {
            HttpResponse<String> answer = request.call();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        }
    }

    private void dieDuring(List<Callable<HttpResponse<String>>> requests) throws Exception {
        List<Future<HttpResponse<String>>> answers =
                requests.stream().map(people::submit).toList();
        if ((steps++ + FIRST) % STEPS_TO_A_DEATH == 0) {
            Thread.sleep(random.nextInt(LONGEST_MOMENT_MS));
            restart();
        } else {
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(303);
            }
        }
    }

    private void restart() throws Exception {
        service.kill();
        // as if the five minutes had passed in which nobody else sends what the dead one was sending
        run("update outbox set held_until = null");
        service.start();
    }

    /** More than once is the same mail once more. */
    private void everyMailCameAtLeastOnce() {
        await(
                "all is sent",
                () -> text("select count(*) from outbox where state <> 'SENT'").equals("0"));
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

    private void theAuthorWasWrittenToOnceOfEachThing() {
        Map<String, String> subjects = new LinkedHashMap<>();
        for (ReceivedMail mail : mails.to(AUTHOR)) {
            subjects.put(mail.headers().get("Message-ID"), mail.subject());
        }
        assertThat(subjects.values())
                .containsExactlyInAnyOrder(
                        "Confirmez votre pétition",
                        "Votre pétition cherche ses parrains",
                        "Votre pétition a ses parrains",
                        "Votre pétition est publiée",
                        "Votre pétition a atteint un seuil",
                        "Une réponse à votre pétition est publiée",
                        "Votre pétition est close");
    }

    private String linkTo(String subject, String part) {
        await(
                subject,
                () -> mails.to(AUTHOR).stream().anyMatch(mail -> mail.subject().equals(subject)));
        return mails.to(AUTHOR).stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .link(part);
    }

    private static String address(String who, int i) {
        return who + i + "@exemple.fr";
    }

    private String desk() {
        return "/moderation/petitions/" + id;
    }

    private String state() {
        return text("select state from petition");
    }

    private String counted() {
        return text("select signature_0 + signature_1 + signature_2 from urn"
                + " where urn_id = (select urn_id from petition)");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
