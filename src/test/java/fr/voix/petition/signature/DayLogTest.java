package fr.voix.petition.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import fr.voix.TestServer;
import fr.voix.base.deployment.JsonLineEncoder;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.base.secret.Secrets;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A day of everything, down to what only a developer reads, and the bytes of the log that a deployment writes of it. */
@Isolated("reads what the process logs")
class DayLogTest {

    private static final String NETWORK = "203.0.113.77";
    private static final String MAIL = "zenaide@boite-plantee.example";
    private static final String NAME = "Zénaïde Quintefeuille";
    private static final String PASSWORD = "a-password-that-nobody-has-1789";
    private static final String NONCE = "c2VjcmV0LW9mLWEtYmFsbA";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> secrets = new ArrayList<>();

    @Test
    void no_line_of_a_day_holds_a_secret_an_address_or_a_network() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("fr.voix");
        OutputStreamAppender<ILoggingEvent> appender = appender(root);
        root.addAppender(appender);
        Level before = ours.getLevel();
        ours.setLevel(Level.DEBUG);
        try (EmbeddedServer server = TestServer.start(Map.of(
                "voix.serving", "true",
                "voix.data-dir", folder.toString(),
                "voix.trusted-proxies", "127.0.0.0/8",
                "test.planted-failure", "true"))) {
            useAllOf(server);
        } finally {
            ours.setLevel(before);
            root.detachAppender(appender);
        }
        String text = log.toString(UTF_8);
        assertThat(text)
                .as("what was done left its lines")
                .contains("Voix ", " on schema 2026", "failed: GET", "sign-in");
        JsonMapper json = JsonMapper.createDefault();
        for (String line : text.split("\n")) {
            assertThat(json.readValue(line, Argument.mapOf(String.class, String.class)))
                    .as(line)
                    .containsKeys("time", "level", "logger", "message");
        }
        assertThat(secrets).hasSizeGreaterThan(8).allMatch(secret -> secret.length() > 8);
        for (String secret : secrets) {
            byte[] bytes = secret.getBytes(UTF_8);
            assertThat(text.toLowerCase(Locale.ROOT))
                    .doesNotContain(
                            secret.toLowerCase(Locale.ROOT),
                            HexFormat.of().formatHex(bytes),
                            Base64.getEncoder()
                                    .withoutPadding()
                                    .encodeToString(bytes)
                                    .toLowerCase(Locale.ROOT));
        }
    }

    private OutputStreamAppender<ILoggingEvent> appender(Logger root) {
        var encoder = new JsonLineEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(root.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(log);
        appender.start();
        return appender;
    }

    private void useAllOf(EmbeddedServer server) throws Exception {
        var beans = server.getApplicationContext();
        secrets.addAll(List.of(NETWORK, MAIL, NAME, PASSWORD, NONCE));
        Secrets keys = beans.getBean(Secrets.class);
        secrets.add(new String(keys.pepper(), UTF_8));
        secrets.add(new String(keys.cookieKey(), UTF_8));
        secrets.add(new String(keys.altchaKey(), UTF_8));
        beans.getBean(SampleImport.class).load();

        // somebody votes, and asks for what fails
        String scrutin = beans.getBean(ScrutinFixture.class).aScrutin();
        String voter = beans.getBean(TestVoters.class).aVoter();
        secrets.add(voter.substring(voter.indexOf('=') + 1));
        assertThat(put(server, scrutin, voter).statusCode()).isEqualTo(200);
        assertThat(send(server, "/recherche-inconnue?mail=" + MAIL, "X-None", "1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(server, "/themes?mail=" + MAIL, "X-Planted-Failure", "yes")
                        .statusCode())
                .isEqualTo(500);

        // signs, and follows
        Signatory browser = new Signatory(server.getURI(), "X-Forwarded-For", NETWORK, "Cookie", voter);
        Outbox outbox = beans.getBean(Outbox.class);
        Map<String, String> form = Signatory.form(NAME, MAIL);
        assertThat(browser.sign(beans.getBean(Petitions.class).anOpenOne().id(), form)
                        .statusCode())
                .isEqualTo(303);
        ReceivedMail letter = outbox.lastTo(MAIL);
        String confirmation = Signatory.confirmationIn(letter);
        secrets.add(last(confirmation));
        browser.get(confirmation);
        assertThat(browser.post(confirmation, Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.post(
                                "/suivre",
                                Map.of("scrutin", scrutin, "mail", MAIL, "frequence", "daily", "consentement", "oui"))
                        .statusCode())
                .isEqualTo(303);
        secrets.add(last(outbox.lastTo(MAIL).link("/confirmation/")));

        // signs in, with a wrong password first
        Browser desk = new Browser(server.getURI()).from(NETWORK);
        String colleague = beans.getBean(Team.class).a(Role.ADMINISTRATOR);
        secrets.add(colleague);
        desk.password(colleague, PASSWORD);
        desk.signIn(colleague, Team.PASSWORD);
        secrets.add(Team.PASSWORD);
        secrets.add(desk.cookie());
    }

    private static String last(String link) {
        String path = URI.create(link).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> put(EmbeddedServer server, String scrutin, String voter) throws Exception {
        return http.send(
                HttpRequest.newBuilder(server.getURI().resolve("/api/v1/scrutins/" + scrutin + "/ballot"))
                        .header("X-Forwarded-For", NETWORK)
                        .header("Cookie", voter)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(
                                "{\"choice\":\"pour\",\"nonce\":\"" + NONCE + "\",\"consent\":true}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(EmbeddedServer server, String path, String header, String value)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(server.getURI().resolve(path))
                        .header("X-Forwarded-For", NETWORK)
                        .header("Accept", "text/html")
                        .header(header, value)
                        .build(),
                BodyHandlers.ofString());
    }
}
