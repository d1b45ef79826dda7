package fr.voix.urn.memory;

import fr.voix.urn.note.CheckpointNote;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Published data that is missing in the database.
 *
 * @param urns those with missing data
 */
public record RestoreReport(Instant at, List<Missing> urns) {

    /**
     * One urn.
     *
     * @param published the newest published head
     * @param found number of leaves now
     * @param from the newest published head that is still there; the empty one if none is
     * @param since when {@code from} was noted: what came later is lost; null if none is still there
     * @param fault why one cannot go on from it; null if one can
     */
    public record Missing(
            CheckpointNote published,
            long found,
            CheckpointNote from,
            @Nullable Instant since,
            @Nullable String fault) {

        long leaves() {
            return published.size() - from.size();
        }

        private String line() {
            return "urn " + published.path() + " published " + published.stated() + " goes-on-from " + from.stated()
                    + " found " + found + " missing " + leaves() + " since "
                    + (since == null ? "-" : since.toString()) + (fault == null ? "" : " fault " + fault) + "\n";
        }
    }

    long leaves() {
        return urns.stream().mapToLong(Missing::leaves).sum();
    }

    /** The report as a file. The same database and notes give the same bytes. */
    public String text(String host) {
        String since = urns.stream()
                .map(Missing::since)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(Instant::toString)
                .orElse("-");
        StringBuilder text = new StringBuilder("voix-restore-report v1\nhost " + host + "\nat " + at + "\nurns "
                + urns.size() + " missing " + leaves() + " since " + since + "\n");
        urns.forEach(urn -> text.append(urn.line()));
        return text.toString();
    }
}
