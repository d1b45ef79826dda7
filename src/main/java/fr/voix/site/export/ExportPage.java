package fr.voix.site.export;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The page of exports.
 *
 * @param made when and from how much; null while there is no export to be had
 * @param pace how often they are made
 * @param example a command to copy
 */
public record ExportPage(
        Frame frame, @Nullable String made, List<Part> parts, String pace, String example, String licence) {

    /** @param file null while there is no export to be had */
    public record Part(Dataset dataset, @Nullable Export.File file) {}
}
