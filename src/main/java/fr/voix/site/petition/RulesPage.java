package fr.voix.site.petition;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * By which rules petitions live.
 *
 * @param life what happens to one, in order
 * @param reasons why one is refused
 * @param asides under which signatures are set aside
 */
public record RulesPage(Frame frame, List<String> life, List<Rule> reasons, List<Rule> thresholds, List<Rule> asides) {

    /** @param code its name in addresses of this page */
    public record Rule(String code, String title, String text) {}
}
