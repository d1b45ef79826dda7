package fr.voix.urn.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.Kept;
import fr.voix.urn.leaf.LeafFold.CountsAt;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.tally.History.Correction;
import fr.voix.urn.tally.History.Count;
import fr.voix.urn.tally.History.Hour;
import fr.voix.urn.tally.History.Point;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** How published counts grew, as such and as JSON and CSV; of bounded cost however many ballots there are. */
@Singleton
public record TallyHistory(UrnPublishing publications, HistoryRepository repository, UrnAnswerService answers) {

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

    /** Empty for an unknown uid and for what is not shown. */
    public Optional<History> find(String scrutinUid) {
        return publications.find(UrnKind.SCRUTIN, scrutinUid).map(this::of);
    }

    /**
     * Up to what is published: no reader may see yet what the hour's row knows beyond that. Signatures are told as they were
     * counted then.
     */
    public History of(Publication publication) {
        Urn urn = publication.urn();
        long size = urn.frontier().size();
        List<Hour> hours = published(repository.hours(urn.urnId()), Tally.of(publication));
        publications.requirePast(
                urn, hours.stream().map(hour -> said(urn.kind(), hour)).toList());
        if (urn.kind() == UrnKind.PETITION) {
            return History.of(urn.uid(), hours, List.of(), List.of(), size, publication.at());
        }
        long[] sizes = hours.stream().mapToLong(Hour::size).toArray();
        List<Correction> corrections = urn.hasSetAside() ? repository.corrections(urn.urnId(), sizes, size) : List.of();
        return History.of(urn.uid(), hours, corrections, repository.marks(urn.urnId(), size), size, publication.at());
    }

    private static CountsAt said(UrnKind kind, Hour hour) {
        Count count = hour.count();
        return switch (kind) {
            case SCRUTIN -> new CountsAt(hour.size(), count.pour(), count.contre(), count.abstention());
            case PETITION -> new CountsAt(hour.size(), count.signatures());
        };
    }

    private static List<Hour> published(List<Hour> stored, Tally tally) {
        List<Hour> hours = new ArrayList<>();
        for (Hour hour : stored) {
            if (hour.size() >= tally.size()) {
                hours.add(new Hour(hour.hour(), tally.size(), Count.of(tally)));
                return hours;
            }
            hours.add(hour);
        }
        return hours;
    }

    /** @param json makes an answer of the bytes of what it is given */
    Optional<Kept> json(UrnKind kind, String uid, Function<Object, Answer> json) {
        return answers.keepPublished(kind, uid, publication -> json.apply(json(of(publication))), () -> true);
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
                publication -> Answer.of("text/csv;charset=utf-8;header=present", csv(of(publication)))
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
