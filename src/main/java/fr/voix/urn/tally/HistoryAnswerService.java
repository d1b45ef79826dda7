package fr.voix.urn.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.Kept;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.History.Count;
import fr.voix.urn.tally.History.Point;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The bytes of a history, as JSON and as CSV; kept while nothing else is published. */
@Singleton
record HistoryAnswerService(HistoryService histories, UrnAnswerService answers) {

    /** Nothing below it was written by a person, so that no cell can be a formula. */
    private static final Object[] HEAD = {
        "scrutin",
        "hour",
        "size",
        "pour",
        "contre",
        "abstention",
        "pour_corrected",
        "contre_corrected",
        "abstention_corrected",
        "caution"
    };

    /** @param json makes an answer of the bytes of what it is given */
    Optional<Kept> json(UrnKind kind, String uid, Function<Object, Answer> json) {
        return answers.keepPublished(kind, uid, publication -> json.apply(json(histories.of(publication))), () -> true);
    }

    private static Object json(History history) {
        return switch (UrnKind.of(history.uid())) {
            case SCRUTIN -> HistoryJson.of(history);
            case PETITION -> SignatureHistoryJson.of(history);
        };
    }

    Optional<Kept> csv(String scrutinUid) {
        return answers.keepPublished(
                UrnKind.SCRUTIN,
                scrutinUid,
                publication -> Answer.of("text/csv;charset=utf-8;header=present", csv(histories.of(publication)))
                        .forAnyOrigin()
                        .with("Content-Disposition", "attachment; filename=\"" + scrutinUid + "-historique.csv\""),
                () -> true);
    }

    private static byte[] csv(History history) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = CSVFormat.RFC4180.print(text)) {
            csv.printRecord(HEAD);
            for (Point point : history.points()) {
                Count seen = point.seen();
                Count corrected = point.corrected();
                csv.printRecord(
                        history.uid(),
                        point.hour(),
                        point.size(),
                        seen.pour(),
                        seen.contre(),
                        seen.abstention(),
                        corrected.pour(),
                        corrected.contre(),
                        corrected.abstention(),
                        Caution.TEXT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return text.toString().getBytes(UTF_8);
    }
}
