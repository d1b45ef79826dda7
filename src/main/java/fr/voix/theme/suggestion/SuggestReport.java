package fr.voix.theme.suggestion;

/**
 * The result of one run.
 *
 * @param silent scrutins without a suggestion
 */
record SuggestReport(int scrutins, int suggestions, int silent) {

    static final SuggestReport NONE = new SuggestReport(0, 0, 0);

    SuggestReport plus(SuggestReport more) {
        return new SuggestReport(scrutins + more.scrutins, suggestions + more.suggestions, silent + more.silent);
    }
}
