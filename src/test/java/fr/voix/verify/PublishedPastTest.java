package fr.voix.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.voix.FormatVectors;
import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API says of an urn's past is held against its leaves. */
class PublishedPastTest {

    private static final String EVENTS =
            "[{\"kind\":\"text-change\",\"index\":9},{\"kind\":\"closing\",\"index\":11},{\"kind\":\"reopening\",\"index\":14}]";

    @Test
    void every_history_on_the_page_of_formats_is_that_of_its_leaves() {
        for (JsonNode at : FormatVectors.of("history").get("at")) {
            assertThat(findings("urn", history(at), null)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "\"seen\":{\"pour\":1,\"contre\":0;\"seen\":{\"pour\":2,\"contre\":0;"
                        + "the history says [2, 0, 1] at 9 leaves, they count [1, 0, 1]",
                "\"corrected\":{\"pour\":1,\"contre\":1;\"corrected\":{\"pour\":3,\"contre\":1;"
                        + "the history says [3, 1, 1], corrected since, at 4 leaves, they make it [1, 1, 1]",
                "T11:00:00Z;T10:00:00Z;the history has 9 leaves at 2026-11-27T10:00:00Z, behind 4 at 2026-11-27T10:00:00Z",
                "\"size\":9;\"size\":3;the history has 3 leaves at 2026-11-27T11:00:00Z, behind 4 at 2026-11-27T10:00:00Z",
                "\"size\":16,\"seen\";\"size\":15,\"seen\";the history ends with 15 leaves, and speaks of 16",
                "\"closing\",\"index\":11;\"closing\",\"index\":12;the history says that leaf 12 is a closing, which it is not",
                "{\"kind\":\"text-change\",\"index\":9},;;leaf 9 is a text-change that the history does not know",
                "T11:00:00Z;;the history has an hour that is none: 2026-11-27",
            })
    void an_altered_history_is_found(String honest, String altered, String sentence) {
        String history = history(FormatVectors.of("history").get("at").get(1));
        String lie = history.replace(honest, altered == null ? "" : altered);
        assertThat(lie).isNotEqualTo(history);
        assertThat(findings("urn", lie, null)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "2,\"size\":3,\"reachedAt\":\"2026-11-27T10:00:00Z\";",
                "2,\"size\":null,\"reachedAt\":null;",
                "21,\"size\":3,\"reachedAt\":\"2026-11-27T10:00:00Z\";"
                        + "the threshold of 21 signatures names 3 leaves, which count 2",
                "2,\"size\":2,\"reachedAt\":\"2026-11-27T10:00:00Z\";"
                        + "the threshold of 2 signatures names 2 leaves, which count 1",
                "2,\"size\":8,\"reachedAt\":\"2026-11-27T10:00:00Z\";the threshold of 2 signatures names 8 leaves, the urn has 7",
                "2,\"size\":null,\"reachedAt\":\"2026-11-27T10:00:00Z\";the petition has no size that can be read",
            })
    void a_threshold_names_leaves_that_reach_it(String said, String sentence) {
        String petition = "{\"size\":7,\"thresholds\":[{\"kind\":\"answer\",\"signatures\":" + said + "}]}";
        String history = "{\"size\":7,\"hours\":[{\"hour\":\"2026-11-27T10:00:00Z\",\"size\":7,\"signatures\":1}]}";
        assertThat(findings("petition-urn", history, petition))
                .isEqualTo(sentence == null ? List.of() : List.of(sentence));
    }

    private static String history(JsonNode at) {
        StringBuilder hours = new StringBuilder();
        for (JsonNode hour : at.get("hours")) {
            hours.append(hours.isEmpty() ? "{\"hour\":\"2026-11-27T" : ",{\"hour\":\"2026-11-27T")
                    .append(10 + (int) hours.chars().filter(c -> c == 'T').count() - 1)
                    .append(":00:00Z\",")
                    .append(hour.toString().substring(1));
        }
        long size = at.get("published").asLong();
        String events = size == 16 ? EVENTS : EVENTS.replace(",{\"kind\":\"reopening\",\"index\":14}", "");
        return "{\"size\":" + size + ",\"hours\":[" + hours + "],\"decision\":null,\"events\":" + events + "}";
    }

    private static List<String> findings(String urn, String history, String petition) {
        JsonNode vector = FormatVectors.of(urn);
        LogKind kind = LogKind.of(vector.get("uid").asText());
        Findings findings = new Findings();
        try {
            PublishedPast said = PublishedPast.parse(
                    JsonObject.parse(history.getBytes(UTF_8), "the history"),
                    petition == null ? null : JsonObject.parse(petition.getBytes(UTF_8), "the petition"),
                    kind);
            PastComparison past = new PastComparison(said, kind, findings);
            UrnCount count = new UrnCount(vector.get("uid").asText(), findings, past);
            for (String line : FormatVectors.texts(vector.get("leaves"))) {
                byte[] entry = line.getBytes(US_ASCII);
                count.read(entry, LogHash.leaf(entry));
                past.compare(count);
            }
        } catch (DifferenceException e) {
            findings.difference(e.getMessage());
        }
        return findings.sentences();
    }
}
