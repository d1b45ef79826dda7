package fr.voix.architecture;

import fr.voix.base.load.Through;

/** Planted offenders: marks where no guard looks for them. */
public final class Unguarded {

    private Unguarded() {}

    /** Marked as a whole, and without a route. */
    @Through("pages")
    public static final class Marked {}

    /** One method that is none is marked. */
    public static final class WithMarkedMethod {

        @Through("pages")
        void work() {}
    }
}
