package fr.voix.petition.signing;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import io.micronaut.core.annotation.Nullable;

/**
 * A page that only says something.
 *
 * @param title of the petition; null when it is none
 * @param retry where a button asks once more; null where nothing is to be repeated
 */
public record NotePage(
        Frame frame,
        @Nullable String title,
        String heading,
        String text,
        @Nullable String retry,
        @Nullable Link next) {}
