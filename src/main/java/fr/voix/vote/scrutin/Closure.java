package fr.voix.vote.scrutin;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * The closing of a Scrutin, with the counts at that time.
 *
 * @param leafIndex index of its {@code z1} leaf
 * @param erased how many of these ballots their authors have erased since
 */
@Introspected
public record Closure(long leafIndex, Instant at, long pour, long contre, long abstention, long erased) {

    public long total() {
        return pour + contre + abstention;
    }
}
