package fr.voix.urn.memory;

import fr.voix.urn.note.CheckpointNote;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was published and is not in the database.
 *
 * @param urns those that contradict what was published of them
 */
public record RestoreReport(Instant at, List<Missing> urns) {

    /**
     * One urn.
     *
     * @param published the newest that was published
     * @param found how many leaves it has now
     * @param from the newest that was published and is still there; of no leaves where there is none
     * @param since when that was noted: what came later is lost; null when nothing that was noted is still there
     * @param fault why it is no beginning of what was published that one could go on from; null when it is
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

    /** A file to publish; the same database and the same notes make the same bytes. */
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
