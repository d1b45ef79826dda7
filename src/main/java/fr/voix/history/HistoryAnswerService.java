package fr.voix.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.history.History.Point;
import fr.voix.http.Answer;
import fr.voix.http.Kept;
import fr.voix.tally.ScrutinAnswerService;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The bytes of a history, as JSON and as CSV; kept while nothing else is published. */
@Singleton
class HistoryAnswerService {

    /** RFC 4180; nothing in it was written by a person, so that no cell can be a formula. */
    private static final String HEAD = "scrutin,hour,size,pour,contre,abstention,"
            + "pour_corrected,contre_corrected,abstention_corrected,caution\r\n";

    private final HistoryService histories;
    private final ScrutinAnswerService scrutins;
    private final JsonMapper json;

    HistoryAnswerService(HistoryService histories, ScrutinAnswerService scrutins, JsonMapper json) {
        this.histories = histories;
        this.scrutins = scrutins;
        this.json = json;
    }

    Optional<Kept> json(String scrutinUid) {
        return scrutins.keepPublished(
                scrutinUid, publication -> Answer.json(bytes(histories.of(publication))), () -> true);
    }

    Optional<Kept> csv(String scrutinUid) {
        return scrutins.keepPublished(
                scrutinUid,
                publication -> Answer.of("text/csv;charset=utf-8;header=present", csv(histories.of(publication)))
                        .forAnyOrigin()
                        .with("Content-Disposition", "attachment; filename=\"" + scrutinUid + "-historique.csv\""),
                () -> true);
    }

    private byte[] bytes(History history) {
        try {
            return json.writeValueAsBytes(HistoryJson.of(history));
        } catch (IOException e) {
            throw new UncheckedIOException("A history is plain data", e);
        }
    }

    private static byte[] csv(History history) {
        StringBuilder csv = new StringBuilder(HEAD);
        for (Point point : history.points()) {
            csv.append(history.scrutin())
                    .append(',')
                    .append(point.hour())
                    .append(',')
                    .append(point.size())
                    .append(",%d,%d,%d"
                            .formatted(
                                    point.seen().pour(),
                                    point.seen().contre(),
                                    point.seen().abstention()))
                    .append(",%d,%d,%d"
                            .formatted(
                                    point.corrected().pour(),
                                    point.corrected().contre(),
                                    point.corrected().abstention()))
                    .append(",\"")
                    .append(HistoryJson.CAUTION)
                    .append("\"\r\n");
        }
        return csv.toString().getBytes(UTF_8);
    }
}
