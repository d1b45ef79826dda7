package fr.voix.theme.suggestion;

/**
 * What one round did.
 *
 * @param silent scrutins about which nothing speaks clearly
 */
record SuggestReport(int scrutins, int suggestions, int silent) {

    static final SuggestReport NONE = new SuggestReport(0, 0, 0);

    SuggestReport plus(SuggestReport more) {
        return new SuggestReport(scrutins + more.scrutins, suggestions + more.suggestions, silent + more.silent);
    }
}
