package fr.voix.vote.scrutin;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * That a Scrutin was closed, and what counted then.
 *
 * @param leafIndex where its {@code z1} leaf stands
 * @param erased how many of these ballots their authors have erased since
 */
@Introspected
public record Closure(long leafIndex, Instant at, long pour, long contre, long abstention, long erased) {

    public long total() {
        return pour + contre + abstention;
    }
}
