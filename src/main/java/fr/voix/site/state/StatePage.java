package fr.voix.site.state;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * What was up in the last ninety days, ready to print.
 *
 * @param parts those of which something was measured; empty before that
 * @param days the latest first
 */
public record StatePage(Frame frame, List<Part> parts, List<Day> days) {

    /**
     * A part of the service.
     *
     * @param sum what was measured of it in all that time
     */
    public record Part(String name, String how, String sum) {}

    /** @param cells of the parts, in their order */
    public record Day(String date, String datetime, List<String> cells) {}
}
