package fr.voix.architecture.ring.left;

import fr.voix.architecture.ring.right.Egg;

/** A planted offender, with the egg that it comes from. */
public record Chicken(Egg from) {}
