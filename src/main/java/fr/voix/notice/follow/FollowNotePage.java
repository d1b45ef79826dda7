package fr.voix.notice.follow;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import io.micronaut.core.annotation.Nullable;

/**
 * What became of something, or one button that does it.
 *
 * @param about what it is about, such as a petition's title; null when that is not known
 * @param button null where nothing is to be done
 */
public record FollowNotePage(
        Frame frame,
        String heading,
        @Nullable String about,
        String text,
        @Nullable Button button,
        @Nullable String detail,
        @Nullable Link next) {

    /** @param action where it is sent */
    public record Button(String label, String action) {}
}
