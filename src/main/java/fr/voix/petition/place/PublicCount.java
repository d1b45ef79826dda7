package fr.voix.petition.place;

/** What the public may read of how many people of one area signed. */
public sealed interface PublicCount {

    record Exact(long count) implements PublicCount {}

    /** Fewer than {@link SmallCount#SHOWN_FROM}, perhaps none. */
    record Few() implements PublicCount {}

    /** Not few, but shown it would let others work out the few. */
    record Withheld() implements PublicCount {}
}
