package fr.voix.site.home;

import fr.voix.theme.suggestion.Suggestion;

/** A planted offender: a public page that knows what is proposed to moderators alone. */
public final class IndiscreetPage {

    Suggestion suggestion() {
        return null;
    }
}
