package fr.voix.parliament.texte;

import java.nio.file.Path;

/** A planted offender: a rule of the domain that knows files. */
public final class ImpureRule {

    Path path() {
        return Path.of("rule");
    }
}
