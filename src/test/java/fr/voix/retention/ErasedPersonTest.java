package fr.voix.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.TestServer;
import fr.voix.base.load.TestLoad;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.base.secret.Secrets;
import fr.voix.faults.OwnDatabase;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.Signatory;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.robotcheck.TestVoters;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/**
 * Somebody goes through everything and is erased; then the very bytes are searched for her: files of tables, indexes and statistics,
 * the log that goes before them, what the service wrote, and what was logged. Searched for is what she typed and came with, in every
 * form, and every hash, key and seal that was in the tables because of her. What may be found is in {@code retention.md}.
 */
@Isolated("listens to all logs")
class ErasedPersonTest {

    private static final String NAME = "Zénaïde Quintefeuille";
    private static final String MAIL = "zenaide.quintefeuille@boite-plantee.example";
    private static final String NETWORK = "203.0.113.77";
    private static final String BROWSER = "Quintefeuillet/77.1 (planted)";
    private static final String TEXTE = "PRJLANR5L17B2247";

    /** What counts for good of her own petition: random numbers. */
    private static final Set<String> STAYS = Set.of("signature.signature_id", "signature.secret", "signature.nonce");

    /** Of decisions by hand, and of who takes back what was set aside. */
    private static final Set<String> NOT_OF_HER =
            Set.of("ballot_aside.voter_key", "set_aside.mark", "set_aside.last_voter", "signature_aside.address_key");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("fr.voix");
    private final Level level = ours.getLevel();

    @TempDir
    Path folder;

    private OwnDatabase database;
    private EmbeddedServer server;
    private Signatory browser;
    private Outbox outbox;
    private byte[] pepper;
    private ShiftedClock clock;
    private Scrutin scrutin;

    @BeforeEach
    void start() throws Exception {
        log.start();
        root().addAppender(log);
        database =
                new OwnDatabase(folder.resolve("cluster"), Map.of("wal_recycle", "off", "log_min_messages", "warning"));
        database.start();
        database.create(Optional.empty());
        new TestDatabase.Database(url(), "postgres", "").migrate();
        server = serve();
        ours.setLevel(Level.DEBUG);
        browser = new Signatory(
                server.getURI(),
                "X-Forwarded-For",
                NETWORK,
                "User-Agent",
                BROWSER,
                "Cookie",
                bean(TestVoters.class).aVoter());
        outbox = bean(Outbox.class);
        pepper = bean(Secrets.class).pepper();
        clock = bean(ShiftedClock.class);
    }

    private EmbeddedServer serve() {
        return TestServer.start(Map.of(
                "datasources.default.url", url(),
                "datasources.default.username", "postgres",
                "datasources.default.password", "",
                "voix.serving", "true",
                "voix.home", folder.toString(),
                "voix.urn.notes", folder.resolve("notes").toString(),
                "voix.trusted-proxies", "127.0.0.0/8",
                "voix.crowd.floor", "12",
                "test.shifted-clock", "true",
                "test.local-outbox", "true"));
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + database.port() + "/voix";
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @AfterEach
    void stop() throws Exception {
        ours.setLevel(level);
        root().detachAppender(log);
        server.close();
        database.close();
    }

    private <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Test
    void nothing_of_whoever_was_erased_is_in_the_files_the_log_or_what_was_written() throws Exception {
        scrutin = bean(Fixtures.class).anOpenScrutin();
        bean(ScrutinFixture.class).aScrutin();
        // her neighbours, whose ballots stay: hers is one that waits
        for (int i = 0; i < 24; i++) {
            vote(bean(TestVoters.class).aVoter());
        }
        Petition petition = bean(Petitions.class).anOpenOne();
        Petition other = bean(Petitions.class).anOpenOne();
        Map<String, Set<String>> before = valuesOfPeople();
        Set<String> limited = limited();
        Erasures erasures = goThroughEverything(petition, other);
        // otherwise within a second, which she may not have taken
        TestLoad.exchange(server);
        Map<String, Set<String>> planted = valuesOfPeople();
        database.execute("analyze");
        database.execute("checkpoint");
        // what ends by the clock is to be gone whoever left it
        before.forEach((column, values) -> planted.get(column).removeAll(limited.contains(column) ? Set.of() : values));
        Traces traces = traces(planted);
        assertThat(planted.keySet())
                .as("she is in every table of people")
                .filteredOn(column -> !NOT_OF_HER.contains(column))
                .allSatisfy(column -> assertThat(planted.get(column)).as(column).isNotEmpty());
        assertThat(traces.below(folder.resolve("cluster")))
                .as("the search finds what is there")
                .anyMatch(found -> found.contains("follow.address_key"))
                .anyMatch(found -> found.contains("ballot.voter_key"))
                .noneMatch(found -> found.contains(" typed"));

        erasures.take();
        ServiceJobs jobs =
                ServiceJobs.of(server.getApplicationContext(), Set.of("RoundJob", "SuggestionJob", "CosignJob"));
        for (int i = 0; i < 2; i++) {
            clock.advance(Duration.ofDays(31));
            jobs.run();
        }
        erasures.takeAfterTheEnd();
        for (int i = 0; i < 2; i++) {
            clock.advance(Duration.ofDays(31));
            jobs.run();
        }
        Map<String, Set<String>> stay = valuesOfPeople();
        stay.keySet().retainAll(STAYS);
        // who still reads keeps what was deleted
        server.close();
        sweep();

        stay.values().forEach(values -> planted.values().forEach(mine -> mine.removeAll(values)));
        Traces gone = traces(planted);
        assertThat(gone.below(folder)).isEmpty();
        assertThat(log.list).isNotEmpty();
        for (ILoggingEvent event : log.list) {
            String line = event.getFormattedMessage()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            assertThat(gone.in(line.getBytes(UTF_8))).as(line).isEmpty();
        }
    }

    private interface Erasures {
        void take() throws Exception;

        /** What an author may do once the petition is over. */
        void takeAfterTheEnd() throws Exception;
    }

    private Erasures goThroughEverything(Petition petition, Petition unconfirmed) throws Exception {
        String voter = bean(TestVoters.class).aVoter();
        vote(voter);
        TestVoters.passTheCheck(http, server.getURI());
        Map<String, String> form = Signatory.form(NAME, MAIL);
        form.putAll(Map.of("codePostal", "29242", "affichage", "oui", "nouvelles", "oui"));
        assertThat(browser.sign(petition.id(), form).statusCode()).isEqualTo(303);
        ReceivedMail signing = outbox.lastTo(MAIL);
        String confirmation = signing.links().stream()
                .filter(url -> url.contains("/signatures/") && !url.contains("/retrait"))
                .findFirst()
                .orElseThrow();
        assertThat(browser.post(confirmation, Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.sign(unconfirmed.id(), form).statusCode()).isEqualTo(303);

        var wish = Map.of("texte", TEXTE, "mail", MAIL, "frequence", "weekly", "consentement", "oui");
        assertThat(browser.post("/suivre", wish).statusCode()).isEqualTo(303);
        HttpResponse<String> followed = browser.post(outbox.lastTo(MAIL).link("/confirmation/"), Map.of());
        String settings = browser.follow(followed).body();

        Map<String, String> words = new HashMap<>(Map.of("titre", "Planter des haies", "demande", "Qu’on en plante."));
        words.putAll(Map.of("motifs", "Il en manque.", "nom", NAME, "mail", MAIL, "pays", "FR"));
        words.putAll(Map.of("codePostal", "29242", "regle", "oui"));
        assertThat(browser.post("/petitions/nouvelle", words).statusCode()).isEqualTo(303);
        String author = outbox.lastTo(MAIL).link("/petitions/suivi/");
        assertThat(browser.post(author + "/confirmation", Map.of()).statusCode())
                .isEqualTo(303);
        String stopAll = outbox.lastTo(MAIL).link("/courriels/arret/");
        assertThat(browser.post(stopAll, Map.of()).statusCode()).isLessThan(400);
        assertThat(browser.post("/moderation/connexion", Map.of("mail", MAIL, "password", "essai essai essai"))
                        .statusCode())
                .isBetween(300, 499);

        return new Erasures() {
            @Override
            public void take() throws Exception {
                assertThat(withdraw(voter)).isEqualTo(200);
                assertThat(browser.post(signing.link("/retrait"), Map.of()).statusCode())
                        .isLessThan(400);
                Matcher stop =
                        Pattern.compile("href=\"([^\"]*/suivre/arret/[^\"]+)\"").matcher(settings);
                assertThat(stop.find()).isTrue();
                assertThat(browser.post(stop.group(1), Map.of()).statusCode()).isLessThan(400);
                Petition own = bean(Petitions.class).ofAuthor("Planter des haies");
                bean(Petitions.class).publish(own);
                assertThat(browser.post(author + "/retrait", Map.of()).statusCode())
                        .isEqualTo(303);
                assertThat(browser.post(stopAll + "/retour", Map.of()).statusCode())
                        .isLessThan(400);
            }

            @Override
            public void takeAfterTheEnd() {
                assertThat(browser.post(author + "/effacement", Map.of()).statusCode())
                        .isLessThan(400);
            }
        };
    }

    private void vote(String voter) throws Exception {
        byte[] nonce = new byte[16];
        ByteBuffer.wrap(nonce).putLong(UUID.randomUUID().getMostSignificantBits());
        String body = "{\"choice\":\"contre\",\"nonce\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(nonce) + "\",\"consent\":true}";
        assertThat(http.send(
                                ballot(voter)
                                        .header("Content-Type", "application/json")
                                        .header(
                                                "Idempotency-Key",
                                                UUID.randomUUID().toString())
                                        .PUT(BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private int withdraw(String voter) throws Exception {
        return http.send(ballot(voter).DELETE().build(), BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder ballot(String voter) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + "/api/v1/scrutins/" + scrutin.uid() + "/ballot"))
                .header("X-Forwarded-For", NETWORK)
                .header("User-Agent", BROWSER)
                .header("Cookie", voter);
    }

    /** What the runbook asks for, and the end of each round of the log. */
    private void sweep() throws SQLException {
        // those of a table that became empty would stay
        database.execute("delete from pg_statistic where starelid in"
                + " (select oid from pg_class where relnamespace = 'public'::regnamespace)");
        database.execute("vacuum (full, analyze)");
        database.execute("vacuum full pg_statistic");
        for (int i = 0; i < 2; i++) {
            database.execute("checkpoint");
            database.execute("select pg_switch_wal()");
        }
        database.execute("checkpoint");
    }

    private Traces traces(Map<String, Set<String>> planted) {
        Traces traces = new Traces();
        Map.of(
                        "name typed",
                        NAME,
                        "mail typed",
                        MAIL,
                        "mailbox typed",
                        MAIL.split("@")[0],
                        "domain typed",
                        MAIL.split("@")[1])
                .forEach((name, text) -> traces.addText(name, text, pepper));
        traces.addText("network typed", NETWORK, pepper);
        traces.addText("browser typed", BROWSER, pepper);
        planted.forEach((column, values) -> values.forEach(hex -> {
            traces.addBytes(column, java.util.HexFormat.of().parseHex(hex));
            if (hex.length() == 32) {
                traces.addText(column, dashed(hex), pepper);
            }
        }));
        assertThat(traces.size()).isGreaterThan(500);
        return traces;
    }

    private static String dashed(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private Set<String> limited() throws SQLException {
        try (Connection connection = database.connect()) {
            return KeptColumn.all(connection).stream()
                    .filter(column -> column.limit().isPresent()
                            && !column.retention().contains(", then ")
                            // others have theirs in their ballots, too
                            && !column.column().equals("voter_key"))
                    .map(KeptColumn::name)
                    .collect(Collectors.toSet());
        }
    }

    /** All hashes, keys, seals and random numbers in columns of people, as hex. */
    private Map<String, Set<String>> valuesOfPeople() throws SQLException {
        Map<String, Set<String>> values = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (KeptColumn column : KeptColumn.all(connection)) {
                if (column.isOfSomebody() && !Set.of("colleague", "deputy").contains(column.subject())) {
                    String type = type(statement, column);
                    if (type.equals("uuid") || type.equals("bytea")) {
                        String bytes = type.equals("uuid") ? "uuid_send(\"%s\")" : "\"%s\"";
                        try (ResultSet rows = statement.executeQuery("select encode("
                                + bytes.formatted(column.column()) + ", 'hex') from \"" + column.table() + "\" where \""
                                + column.column() + "\" is not null")) {
                            Set<String> found = values.computeIfAbsent(column.name(), absent -> new HashSet<>());
                            while (rows.next()) {
                                found.add(rows.getString(1));
                            }
                        }
                    }
                }
            }
        }
        return values;
    }

    private static String type(Statement statement, KeptColumn column) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select data_type from information_schema.columns where table_name = '"
                        + column.table() + "' and column_name = '" + column.column() + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
