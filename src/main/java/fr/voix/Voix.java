package fr.voix;

import io.micronaut.runtime.Micronaut;

/** The service and its command line. */
public final class Voix {

    private Voix() {}

    public static void main(String[] args) {
        Micronaut.run(Voix.class, args);
    }
}
