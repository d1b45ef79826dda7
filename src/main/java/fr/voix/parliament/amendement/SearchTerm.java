package fr.voix.parliament.amendement;

/**
 * One thing that is looked for: a word, a phrase of the trade with what it stands for, a number or an article.
 *
 * @param typed as the visitor wrote it, without accents
 * @param query alternatives for {@code to_tsquery}, made of letters, digits and operators alone
 * @param isWord whether it is one common word, which may be mistyped
 */
record SearchTerm(String typed, String query, boolean isWord) {

    static SearchTerm word(String word) {
        return new SearchTerm(word, word, word.chars().allMatch(Character::isLetter));
    }

    static SearchTerm exact(String typed, String query) {
        return new SearchTerm(typed, query, false);
    }
}
