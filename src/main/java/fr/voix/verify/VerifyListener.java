package fr.voix.verify;

/** Is told how far a verification got; from several threads at once. */
interface VerifyListener {

    VerifyListener QUIET = new VerifyListener() {};

    default void begin(String what, long steps) {}

    default void step(long steps) {}
}
