package fr.voix.desk.account.joint;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * Acts that wait for a second person.
 *
 * @param notice what was done, or null
 * @param error why nothing was done to an act that no longer waits, or null
 */
public record JointActPage(
        Frame frame, @Nullable String notice, @Nullable String error, List<Line> lines) {

    /**
     * One act.
     *
     * @param link to its subject, or null
     * @param until when it expires
     * @param error why the last decision on it was not carried out, or null
     * @param typed the reason typed then, or empty
     * @param isOwn whether the reader proposed it
     * @param mayAct whether the reader may decide on it
     */
    public record Line(
            String action,
            String name,
            String what,
            @Nullable String link,
            String who,
            @Nullable String reason,
            String until,
            @Nullable String error,
            String typed,
            boolean isOwn,
            boolean mayAct) {}
}
