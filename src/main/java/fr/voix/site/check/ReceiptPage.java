package fr.voix.site.check;

import fr.voix.base.page.ContestView;
import fr.voix.base.page.Frame;
import java.util.List;

/**
 * Where a browser checks a receipt; the page itself knows none.
 *
 * @param rules under which ballots may be set aside
 * @param contest how to object to that
 */
public record ReceiptPage(Frame frame, List<Rule> rules, ContestView contest) {

    /** A published rule. */
    public record Rule(String code, String name, String text) {}
}
