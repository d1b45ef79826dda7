package fr.voix.base.load;

/** How many of how many, and how sure that is. */
public record Share(int hits, int of) {

    /** From the normal distribution: 95 % of the values lie within. */
    private static final double Z = 1.96;

    public Share {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of);
        }
    }

    /** From 0 to 1; 0 of nothing is 0. */
    public double value() {
        return of == 0 ? 0 : (double) hits / of;
    }

    /** Lower end of the 95 % interval (Wilson), which supposes that the cases are independent. */
    public double low() {
        return of == 0 ? 0 : Math.max(0, middle() - margin());
    }

    /** Upper end of the 95 % interval. */
    public double high() {
        return of == 0 ? 1 : Math.min(1, middle() + margin());
    }

    private double middle() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double margin() {
        return Z * Math.sqrt(value() * (1 - value()) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    }

    public Share plus(boolean isHit) {
        return new Share(hits + (isHit ? 1 : 0), of + 1);
    }
}
