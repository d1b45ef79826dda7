package fr.voix.site.state;

import java.util.Locale;

/** What people notice when it does not go. */
enum ServicePart {
    /** Whether a vote could be counted, at every look. */
    VOTES,
    /** Of the pages that were asked for, those that were answered without a fault of the service. */
    PAGES,
    /** Whether letters left in time, at every look. */
    MAIL;

    /** As it is stored. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
