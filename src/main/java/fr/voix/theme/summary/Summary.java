package fr.voix.theme.summary;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One sentence of a moderator on what an amendement would do.
 *
 * @param texte in French
 * @param texteEn the same in English, or null
 * @param writtenBy number of its author
 * @param isOutdated whether the text has changed since: then it is not shown, and cannot be approved
 */
@MappedEntity("summary")
public record Summary(
        @Id long id,
        String scrutinUid,
        String texte,
        @Nullable String texteEn,
        State state,
        int writtenBy,
        Instant writtenAt,
        boolean isOutdated) {

    /** A summary waits for a second person; only an approved one is public. */
    public enum State {
        WAITING,
        APPROVED,
        REFUSED,
        /** Replaced by a newer sentence, of any author. */
        REPLACED,
        /** Withdrawn after it was public. */
        WITHDRAWN
    }
}
