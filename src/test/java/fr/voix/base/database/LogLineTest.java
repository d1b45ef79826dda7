package fr.voix.base.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        encoder.setContext(context);
        encoder.setPattern(configuration.getElementsByTagName("pattern").item(0).getTextContent());
        encoder.start();
    }

    private List<String> lines(String message, Throwable failure) {
        var event = new LoggingEvent(
                LogLineTest.class.getName(), context.getLogger("fr.voix"), Level.INFO, message, failure, null);
        return new String(encoder.encode(event), UTF_8).lines().toList();
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
