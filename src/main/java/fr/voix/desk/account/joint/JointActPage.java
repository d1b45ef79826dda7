package fr.voix.desk.account.joint;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * What waits for a second person.
 *
 * @param notice what was done just now, or null
 * @param error why nothing was done to an act that does not wait any more, or null
 */
public record JointActPage(
        Frame frame, @Nullable String notice, @Nullable String error, List<Line> lines) {

    /**
     * One act.
     *
     * @param link to what it is about, or null
     * @param until when it is over
     * @param error why what was said to it just now was not done, or null
     * @param typed a reason that was typed then, or nothing
     * @param isOwn whether the colleague who looks has proposed it
     * @param mayAct whether the colleague who looks may say anything to it
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
