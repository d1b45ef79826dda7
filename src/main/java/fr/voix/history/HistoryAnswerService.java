package fr.voix.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.history.History.Point;
import fr.voix.http.Answer;
import fr.voix.http.Kept;
import fr.voix.tally.Caution;
import fr.voix.tally.ScrutinAnswerService;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** The bytes of a history, as JSON and as CSV; kept while nothing else is published. */
@Singleton
class HistoryAnswerService {

    /** RFC 4180; nothing in it was written by a person, so that no cell can be a formula. */
    private static final String HEAD = "scrutin,hour,size,pour,contre,abstention,"
            + "pour_corrected,contre_corrected,abstention_corrected,caution\r\n";

    private final HistoryService histories;
    private final ScrutinAnswerService scrutins;

    HistoryAnswerService(HistoryService histories, ScrutinAnswerService scrutins) {
        this.histories = histories;
        this.scrutins = scrutins;
    }

    /** @param json makes an answer of the bytes of what it is given */
    Optional<Kept> json(String scrutinUid, Function<Object, Answer> json) {
        return scrutins.keepPublished(
                scrutinUid, publication -> json.apply(HistoryJson.of(histories.of(publication))), () -> true);
    }

    Optional<Kept> csv(String scrutinUid) {
        return scrutins.keepPublished(
                scrutinUid,
                publication -> Answer.of("text/csv;charset=utf-8;header=present", csv(histories.of(publication)))
                        .forAnyOrigin()
                        .with("Content-Disposition", "attachment; filename=\"" + scrutinUid + "-historique.csv\""),
                () -> true);
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
                    .append(Caution.TEXT)
                    .append("\"\r\n");
        }
        return csv.toString().getBytes(UTF_8);
    }
}
