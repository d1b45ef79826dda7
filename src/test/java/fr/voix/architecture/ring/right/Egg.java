package fr.voix.architecture.ring.right;

import fr.voix.architecture.ring.left.Chicken;

/** A planted offender, with the chicken that laid it. */
public record Egg(Chicken layer) {}
