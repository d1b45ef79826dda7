package fr.voix.parliament.texte;

import fr.voix.urn.leaf.Tier;

/** A planted offender: reference data that knows the vote. */
public final class ArrowAgainstTheGrain {

    Tier tier() {
        return Tier.BROWSER;
    }
}
