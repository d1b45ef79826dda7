package fr.voix.architecture;

import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.tally.UrnAnswerService;

/** A planted offender: takes from a bean what it works with. */
public final class NosyReader {

    UrnPublishing read(UrnAnswerService answers) {
        return answers.publications();
    }
}
