package fr.voix.notice.follow;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;

/**
 * What a reader follows, and how that is changed.
 *
 * @param back its page; null when it is not shown
 * @param kept which address, in a form that tells no more than needed
 */
public record FollowSettingsPage(
        Frame frame,
        String kind,
        String about,
        @Nullable String back,
        String kept,
        String frequency,
        String action,
        String stop,
        @Nullable String done) {}
