package fr.voix.base.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import fr.voix.base.deployment.JsonLineEncoder;
import fr.voix.base.http.RequestId;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines of the log as a deployment writes them: each has its day and zone, and no message begins another. */
class LogLineTest {

    private static final String FORGED = "2026-01-01T00:00:00.000Z ERROR forged";
    private static final String BEGINNING = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (?:INFO |ERROR) .*";

    private final LoggerContext context = new LoggerContext();
    private final PatternLayoutEncoder encoder = new PatternLayoutEncoder();

    @BeforeEach
    void as_it_is_configured() throws Exception {
        var configuration = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Files.newInputStream(Path.of("src/main/resources/logback.xml")));
        context.setMDCAdapter(new LogbackMDCAdapter());
        encoder.setContext(context);
        encoder.setPattern(configuration.getElementsByTagName("pattern").item(0).getTextContent());
        encoder.start();
    }

    private List<String> lines(String message, Throwable failure) {
        return new String(encoder.encode(event(message, failure)), UTF_8)
                .lines()
                .toList();
    }

    private LoggingEvent event(String message, Throwable failure) {
        return new LoggingEvent(
                LogLineTest.class.getName(), context.getLogger("fr.voix"), Level.INFO, message, failure, null);
    }

    @Test
    void a_line_says_its_day_and_zone() {
        assertThat(lines("started", null))
                .singleElement()
                .asString()
                .matches(BEGINNING)
                .endsWith("started");
    }

    @Test
    void a_line_of_a_request_has_its_name() {
        var event = event("failed", null);
        event.setMDCPropertyMap(Map.of(RequestId.FIELD, "0123456789ab"));
        assertThat(new String(encoder.encode(event), UTF_8))
                .matches(BEGINNING + "\\R")
                .contains("[0123456789ab] failed");
    }

    @Test
    void json_is_one_line_with_the_same_in_it() throws Exception {
        var json = new JsonLineEncoder();
        for (String end : List.of("\n", "\r\n", "\u2028", "\u0085", "\"", "\\", "\t", "\ud83d", "\ud83d\udde3")) {
            var event = event("first" + end + FORGED, new IllegalStateException("why" + end));
            event.setMDCPropertyMap(Map.of(RequestId.FIELD, "0123456789ab"));
            String line = new String(json.encode(event), UTF_8);

            assertThat(line.strip().lines()).hasSize(1);
            var read = JsonMapper.createDefault().readValue(line, Argument.mapOf(String.class, String.class));
            assertThat(read.get("time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
            assertThat(read).containsEntry("level", "INFO").containsEntry("request", "0123456789ab");
            assertThat(read.get("message")).isEqualTo("first" + end + FORGED);
            assertThat(read.get("failure")).contains("IllegalStateException: why" + end, "\tat ");
        }
        assertThat(new String(json.encode(event("plain", null)), UTF_8)).doesNotContain("failure", "request");
    }

    @Test
    void nothing_that_is_said_begins_a_line() {
        for (String end : List.of("\n", "\r\n", "\r", "\u2028", "\u0085", "\n\n")) {
            var said = lines("first" + end + FORGED, new IllegalStateException("why" + end + FORGED));

            assertThat(said)
                    .filteredOn(line -> line.matches(BEGINNING))
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("first");
            assertThat(String.join("\n", said)).contains("\t" + FORGED, "IllegalStateException", "\tat ");
            assertThat(said)
                    .filteredOn(line -> line.contains("IllegalStateException"))
                    .hasSize(1);
        }
    }
}
