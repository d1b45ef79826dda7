package fr.voix.verify;

/** Is told how far a verification got; from several threads at once. */
interface VerifyListener {

    void begin(String what, long steps);

    void step(long steps);
}
