package fr.voix.base.page;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * Data of the error page: what went wrong, in one sentence, and where to go.
 *
 * @param status its digits are drawn in strokes
 * @param inOther the title in the other language, where the reader's language is unknown; or null
 * @param note more to say, or null
 * @param path to which the form is sent; null without fields
 * @param fields what the reader typed, to be corrected
 */
public record ErrorPage(
        Frame frame,
        int status,
        String title,
        String text,
        @Nullable String inOther,
        @Nullable String note,
        @Nullable String path,
        List<Field> fields) {

    /** A parameter of the address; the page's note lists the possible values of malformed ones. */
    public record Field(String name, String value, boolean isMalformed) {}

    public int[] digits() {
        return Integer.toString(status).chars().map(digit -> digit - '0').toArray();
    }

    public boolean isSearchUseful() {
        return status == 404 || status == 410;
    }
}
