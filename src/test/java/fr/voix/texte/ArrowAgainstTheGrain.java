package fr.voix.texte;

import fr.voix.urn.Tier;

/** A planted offender: reference data that knows the vote. */
public final class ArrowAgainstTheGrain {

    Tier tier() {
        return Tier.BROWSER;
    }
}
