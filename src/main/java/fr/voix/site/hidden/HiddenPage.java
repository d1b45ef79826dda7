package fr.voix.site.hidden;

import fr.voix.base.page.ContestView;
import fr.voix.base.page.Frame;

/**
 * What stands in the place of a hidden Scrutin or petition.
 *
 * @param reasonLang the language that the reason is in
 * @param contest how to object
 */
public record HiddenPage(
        Frame frame, String title, String lede, String since, String reason, String reasonLang, ContestView contest) {}
