package fr.voix.petition.signature;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.voix.ShiftedClock;
import fr.voix.TestServer;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.base.secret.Sha256;
import fr.voix.petition.author.DueSteps;
import fr.voix.petition.petition.Petition;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.LeafRange;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Somebody signs, and every column of every table is searched for them afterwards, as is everything that was logged. */
@Isolated("listens to all logs")
class PlantedPersonTest {

    private static final String NAME = "Zénaïde Quintefeuille";
    private static final String MAIL = "zenaide.quintefeuille@boite-plantee.example";
    private static final String CODE_POSTAL = "29242";

    private static EmbeddedServer server;
    private static final ListAppender<ILoggingEvent> LOGS = new ListAppender<>();
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("fr.voix");
    private static final Level LEVEL = OURS.getLevel();

    private final Petitions petitions = bean(Petitions.class);
    private final Outbox outbox = bean(Outbox.class);
    private final SignatureErasure retention = bean(SignatureErasure.class);
    private final SignatureTables tables = bean(SignatureTables.class);
    private final ShiftedClock clock = bean(ShiftedClock.class);
    private final Signatory browser = new Signatory(server.getURI());

    @BeforeAll
    static void start() {
        LOGS.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(LOGS);
        // before the start, which says something whatever other tests left of the levels
        OURS.setLevel(Level.DEBUG);
        server = TestServer.start(
                Map.of("test.shifted-clock", "true", "test.local-outbox", "true", "voix.limits.enabled", "false"));
    }

    @AfterAll
    static void stop() {
        OURS.setLevel(LEVEL);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOGS);
        server.close();
    }

    private static <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Test
    void nothing_readable_of_a_signatory_is_ever_stored_and_after_erasure_nothing_at_all() {
        Petition withdrawn = sign();
        ReceivedMail letter = outbox.lastTo(MAIL);
        confirm(letter);
        assertThat(found()).as("while it counts").isEmpty();
        assertThat(tables.count(
                        "select count(*) from outbox o join signature s on o::text like '%' || s.signature_id || '%'"))
                .as("no time stands beside a signature")
                .isZero();
        assertThat(outbox.lettersTo(MAIL)).isNotEmpty();
        tables.change("update outbox set state = 'DEAD', settled_at = now(), failure = 'REFUSED'");
        browser.post(letter.link("/retrait"), Map.of());
        assertThat(tables.rowsOf(withdrawn)).isEqualTo("0+0");
        assertThat(outbox.lettersTo(MAIL)).as("nor can it be sent again").isEmpty();

        Petition forgotten = sign();
        Petition closing = sign();
        confirm(outbox.lastTo(MAIL));
        petitions.close(closing);
        assertThat(outbox.lettersTo(MAIL)).hasSize(2);
        browser.sign(forgotten.id(), Map.of("nom", NAME, "mail", MAIL + "@", "codePostal", CODE_POSTAL));
        assertThat(found()).isEmpty();

        clock.advance(Duration.ofDays(7).plusMinutes(1));
        retention.erase();
        assertThat(tables.rowsOf(forgotten)).as("not confirmed in time").isEqualTo("0+0");
        assertThat(outbox.lettersTo(MAIL)).hasSize(1);
        assertThat(stored(closing)).isEqualTo("1 1");
        clock.advance(Duration.ofDays(23));
        retention.erase();
        assertThat(stored(closing)).as("thirty days after the petition closed").isEqualTo("0 0");
        assertThat(tables.rowsOf(closing)).as("it still counts").isEqualTo("0+1");
        assertThat(outbox.lettersTo(MAIL)).isEmpty();
        assertThat(tables.count("select count(*) from outbox where failure = 'ERASED'"))
                .isPositive();

        assertThat(found()).isEmpty();
        assertThat(LOGS.list.stream().map(PlantedPersonTest::text).filter(PlantedPersonTest::isTelling))
                .isEmpty();
        assertThat(LOGS.list).isNotEmpty();
    }

    @Test
    void nothing_readable_of_an_author_is_ever_stored_and_after_the_end_only_the_sealed_name_that_is_shown() {
        Map<String, String> form = new HashMap<>(Map.of("titre", "Planter des haies", "demande", "Qu’on en plante."));
        form.putAll(Map.of("motifs", "Il en manque.", "nom", NAME, "mail", MAIL, "pays", "FR"));
        form.putAll(Map.of("codePostal", CODE_POSTAL, "regle", "oui"));
        assertThat(browser.post("/petitions/nouvelle", form).statusCode()).isEqualTo(303);
        String link = outbox.lastTo(MAIL).link("/petitions/suivi/");
        assertThat(browser.post(link + "/confirmation", Map.of()).statusCode()).isEqualTo(303);
        Petition petition = petitions.ofAuthor("Planter des haies");
        assertThat(kept(petition)).isEqualTo("1 1 1 1");
        assertThat(found()).as("while it looks for sponsors").isEmpty();

        petitions.publish(petition);
        assertThat(browser.post(link + "/retrait", Map.of()).statusCode()).isEqualTo(303);
        clock.advance(Duration.ofDays(31));
        bean(DueSteps.class).take();
        retention.erase();
        assertThat(kept(petition)).isEqualTo("1 0 0 0");
        assertThat(browser.get(link).statusCode())
                .as("the link needs no address")
                .isEqualTo(200);
        browser.post(link + "/effacement", Map.of());
        assertThat(kept(petition)).isEqualTo("0 0 0 0");

        assertThat(found()).isEmpty();
        assertThat(LOGS.list.stream().map(PlantedPersonTest::text).filter(PlantedPersonTest::isTelling))
                .isEmpty();
    }

    /** Name, address and row of an author, and the addresses of signatories. */
    private String kept(Petition petition) {
        return tables.text("""
                select count(p.author_name) || ' ' || count(p.author_address) || ' ' || count(a.petition_id) || ' '
                    || (select count(address) from signature s where s.urn_id = min(p.urn_id))
                from petition p left join petition_author a using (petition_id)
                where p.urn_id = ?
                """, petition);
    }

    @Test
    void whoever_asked_for_the_answer_is_kept_until_it_was_given_or_a_year_has_passed() {
        Petition answered = signForNews();
        Petition silent = signForNews();
        clock.advance(Duration.ofDays(31));
        retention.erase();
        assertThat(stored(answered)).isEqualTo("1 1");
        answer(answered);
        clock.advance(Duration.ofDays(29));
        retention.erase();
        assertThat(stored(answered)).isEqualTo("1 1");
        clock.advance(Duration.ofDays(2));
        retention.erase();
        assertThat(stored(answered)).isEqualTo("0 0");
        assertThat(stored(silent)).isEqualTo("1 1");
        clock.advance(Duration.ofDays(366 - 62));
        retention.erase();
        assertThat(stored(silent)).isEqualTo("0 0");
    }

    /** What the search would find, were it there. */
    @Test
    void the_search_finds_what_is_planted_in_every_form() {
        byte[] mail = MAIL.getBytes(UTF_8);
        for (String planted : List.of(
                "'" + MAIL.toUpperCase(Locale.ROOT) + "'",
                "'x" + HexFormat.of().formatHex(mail) + "'",
                "'" + Base64.getEncoder().encodeToString(mail) + "'")) {
            tables.change(
                    "insert into signature_departement (urn_id, place, signatures) values (-1, " + planted + ", 1)");
            assertThat(found()).as(planted).isNotEmpty();
            tables.change("delete from signature_departement where urn_id = -1");
        }
        tables.change("insert into spent_proof (nonce, expires_at) values (decode('"
                + HexFormat.of().formatHex(mail) + "', 'hex'), now())");
        assertThat(found()).isNotEmpty();
        tables.change("delete from spent_proof");
    }

    @Test
    void what_was_refused_and_then_published_after_all_is_erased_like_any_other() {
        Petition petition = petitions.aRefusedOne();
        clock.advance(Duration.ofDays(31));
        retention.erase();
        petitions.reconsider(petition);
        sign(petition);
        confirm(outbox.lastTo(MAIL));
        petitions.close(petition);
        clock.advance(Duration.ofDays(29));
        retention.erase();
        assertThat(stored(petition)).isEqualTo("1 1");
        clock.advance(Duration.ofDays(2));
        retention.erase();
        assertThat(stored(petition)).isEqualTo("0 0");
    }

    @Test
    void that_a_mailbox_took_back_what_was_set_aside_is_told_by_a_hash_until_the_petition_is_forgotten() {
        Petition petition = sign();
        ReceivedMail letter = outbox.lastTo(MAIL);
        confirm(letter);
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions = bean(TransactionOperations.class);
        AsideMark mark = new AsideMark("reseau", 1_000_001);
        transactions.executeWrite(status -> bean(SignatureAsideWriter.class)
                .setAside(petition.urnId(), LeafRange.between(1, 2), mark, null, 1, (before, after) -> true));
        browser.post(letter.link("/retrait"), Map.of());
        assertThat(tables.rowsOf(petition)).isEqualTo("0+0");
        assertThat(marks(petition)).isEqualTo("1");
        assertThat(found()).isEmpty();

        petitions.close(petition);
        clock.advance(Duration.ofDays(29));
        retention.erase();
        assertThat(marks(petition)).isEqualTo("1");
        clock.advance(Duration.ofDays(2));
        retention.erase();
        assertThat(marks(petition)).isEqualTo("0");
    }

    private String marks(Petition petition) {
        return tables.text("select count(*) from signature_aside where urn_id = ?", petition);
    }

    private Petition sign() {
        return sign(petitions.anOpenOne());
    }

    private Petition sign(Petition petition) {
        Map<String, String> form = Signatory.form(NAME, MAIL);
        form.put("codePostal", CODE_POSTAL);
        form.put("affichage", "oui");
        assertThat(browser.sign(petition.id(), form).statusCode()).isEqualTo(303);
        return petition;
    }

    private Petition signForNews() {
        Petition petition = petitions.anOpenOne();
        Map<String, String> form = Signatory.form(NAME, MAIL);
        form.put("nouvelles", "oui");
        browser.sign(petition.id(), form);
        confirm(outbox.lastTo(MAIL));
        petitions.close(petition);
        return petition;
    }

    private void confirm(ReceivedMail letter) {
        String link = Signatory.confirmationIn(letter);
        browser.get(link);
        assertThat(browser.post(link, Map.of()).statusCode()).isEqualTo(303);
    }

    private void answer(Petition petition) {
        tables.change("insert into petition_answer (petition_id, kind, author, given_on, text, published_at) values ("
                + petition.id() + ", 'ANSWER', 'La commission', '2026-11-25', 'Oui.', '" + clock.instant() + "')");
    }

    /** How many names and addresses of it are stored. */
    private String stored(Petition petition) {
        return tables.text("select count(name) || ' ' || count(address) from signature where urn_id = ?", petition);
    }

    /** Columns in which something of the person is to be read. */
    private static List<String> found() {
        JdbcOperations jdbc = bean(JdbcOperations.class);
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions = bean(TransactionOperations.class);
        return transactions.executeRead(status -> {
            List<String> found = new ArrayList<>();
            for (Map.Entry<String, String> column : columns(jdbc)) {
                String text = column.getValue().equals("bytea")
                        ? "encode(\"%s\", 'hex') || encode(\"%s\", 'escape')"
                        : "lower(\"%s\"::text)";
                String[] name = column.getKey().split("\\.");
                String sql = "select " + text.replace("%s", name[1]) + " from \"" + name[0] + "\" where \"" + name[1]
                        + "\" is not null";
                jdbc.prepareStatement(sql, statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            if (isTelling(rows.getString(1))) {
                                found.add(column.getKey());
                            }
                        }
                    }
                    return found.size();
                });
            }
            return found;
        });
    }

    private static List<Map.Entry<String, String>> columns(JdbcOperations jdbc) {
        String sql = """
                select c.table_name || '.' || c.column_name, c.data_type
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                """;
        return jdbc.execute(connection -> {
            List<Map.Entry<String, String>> columns = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    columns.add(Map.entry(rows.getString(1), rows.getString(2)));
                }
            }
            assertThat(columns).hasSizeGreaterThan(100);
            return columns;
        });
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage() + " "
                + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage());
    }

    private static boolean isTelling(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return CODE.matcher(lower).find() || TRACES.stream().anyMatch(lower::contains);
    }

    /** By itself: five digits stand by chance in many a hash and instant. */
    private static final Pattern CODE = Pattern.compile("(?<![0-9a-f.:+-])" + CODE_POSTAL + "(?![0-9a-f])");

    private static final Set<String> TRACES = traces();

    private static Set<String> traces() {
        Set<String> traces = new LinkedHashSet<>();
        for (String plain :
                List.of(NAME, MAIL, "quintefeuille", "zenaide", "zénaïde", "zenaidequintefeuille", "boite-plantee")) {
            String lower = plain.toLowerCase(Locale.ROOT);
            traces.add(lower);
            for (String spelled : List.of(plain, lower, plain.toUpperCase(Locale.ROOT))) {
                traces.add(HexFormat.of().formatHex(spelled.getBytes(UTF_8)));
                traces.add(HexFormat.of().formatHex(spelled.getBytes(UTF_16LE)));
                String base64 = Base64.getEncoder().withoutPadding().encodeToString(spelled.getBytes(UTF_8));
                // all but the last characters, which what follows would change
                traces.add(base64.substring(0, base64.length() - 2).toLowerCase(Locale.ROOT));
                traces.add(HexFormat.of().formatHex(Sha256.hash(spelled.getBytes(UTF_8))));
            }
        }
        return traces;
    }
}
