package fr.voix.petition.signing;

import fr.voix.base.page.Frame;

/**
 * What the link of a mail opens: a button that confirms, and what it confirms.
 *
 * @param until when it must be confirmed, in words
 */
public record ConfirmPage(
        Frame frame,
        String title,
        String name,
        String place,
        boolean isNamePublic,
        boolean wantsNews,
        String until,
        String action,
        String refuse) {}
