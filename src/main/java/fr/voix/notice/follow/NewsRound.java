package fr.voix.notice.follow;

import fr.voix.petition.petition.EventKind;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.UUID;

/**
 * Letters about one event of a petition to all signatories who asked for news.
 *
 * @param after the last signature that was written to; null at first
 */
@Introspected
record NewsRound(
        long petitionId,
        int eventNumber,
        EventKind kind,
        @Nullable UUID after) {}
