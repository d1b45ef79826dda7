package fr.voix.verify;

/** Is told what the leaves of an urn do, those that the counting rule allows, in their order. */
interface LeafEffects {

    LeafEffects NONE = new LeafEffects() {};

    default void onCast(int index, int choice) {}

    /** @param index of the leaf that says so */
    default void onCrossedOut(int ballot, int choice, int index) {}

    default void onSetAside(int ballot, int choice, String rule, String decision) {}

    default void onReinstated(int ballot, String decision) {}

    /** A {@code closing}, {@code reopening} or {@code text-change}, as histories name them. */
    default void onStatement(String kind, int index) {}
}
