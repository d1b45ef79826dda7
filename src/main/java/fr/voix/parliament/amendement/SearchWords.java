package fr.voix.parliament.amendement;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a visitor typed, read: numbers, articles, phrases of the trade, words. */
final class SearchWords {

    /** What is beyond is not looked for. */
    private static final int MOST = 8;

    private static final String NUMBER = "(?:ii?)?(?:cf|as|cl|ac|ce|cd|ae|dn|cs)?[0-9]{1,6}";
    private static final Pattern TOKEN = Pattern.compile("[0-9]+[.,][0-9]+|[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern WHOLE_NUMBER =
            Pattern.compile("(?:amendements?|numero|n)*(?<number>" + NUMBER + ")(?:rect)?");
    private static final Pattern LETTERED_NUMBER =
            Pattern.compile("(?:ii?-[0-9]{1,6}|(?:ii?-?)?(?:cf|as|cl|ac|ce|cd|ae|dn|cs)-?[0-9]{1,6})");
    private static final Pattern ARTICLE_NUMBER = Pattern.compile("[0-9]{1,3}|premier|1er|unique|liminaire");
    private static final Set<String> REPEATED =
            Set.of("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies");
    private static final Set<String> COMMITTEES =
            Set.of("cf", "cl", "cd", "dn", "cs", "n", "no", "numero", "amendement");

    /** They say nothing about what is looked for, and PostgreSQL does not know all of them. */
    private static final Set<String> EMPTY =
            Set.of(("a ai amendement amendements au aucun aux avec ce ces cette comme comment "
                            + "concernant contre dans de des du elle elles en est et etait ete etre faire faut il ils j je l la le les "
                            + "leur leurs loi lois mais me mes mon ne nos notre nous on ont ou par pas peut plus pour pourquoi qu quand que "
                            + "quel quelle quelles quels qui quoi sa sans se sera seront ses si son sont sous sur ta te tes ton tu un une "
                            + "va vers veut vont vos votre vous y")
                    .split(" "));

    private final Synonyms synonyms;
    private final List<String> tokens;
    private final List<SearchTerm> terms = new ArrayList<>();

    private SearchWords(List<String> tokens, Synonyms synonyms) {
        this.tokens = tokens;
        this.synonyms = synonyms;
    }

    /** Lower case without accents, as the database compares words. */
    static String plain(String words) {
        var spelled = words.toLowerCase(Locale.FRENCH).replace("œ", "oe").replace("æ", "ae");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    /** The number that is all that was typed, without what stands between its parts. */
    static Optional<String> number(String query) {
        // « 49.3 », « 2,5 » and « 17-18 » are not the number of an amendement
        var number = WHOLE_NUMBER.matcher(plain(query).replaceAll("[\\s\\u00a0\\u202f°()]|(?<=[a-z])-|-(?=[a-z])", ""));
        return number.matches() ? Optional.of(number.group("number")) : Optional.empty();
    }

    /** In the order in which they were typed; empty when nothing can be looked for. */
    static List<SearchTerm> read(String query, Synonyms synonyms) {
        var number = number(query);
        if (number.isPresent()) {
            var digits = number.get();
            return List.of(SearchTerm.exact(query, numberQuery(plain(query).strip(), digits)));
        }
        var read = new SearchWords(
                TOKEN.matcher(plain(query)).results().map(MatchResult::group).toList(), synonyms);
        read.readAll();
        return read.terms.stream().distinct().limit(MOST).toList();
    }

    /** « AE 2026 » may be commitments of a year as well, « 2026 » the year. */
    private static String numberQuery(String typed, String digits) {
        if (digits.matches("[0-9]+")) {
            return "n" + digits + " | " + digits;
        }
        return typed.matches("ae [0-9]+") ? "n" + digits + " | (" + typed.replace(" ", " & ") + ")" : "n" + digits;
    }

    private void readAll() {
        var isAllEmpty = EMPTY.containsAll(tokens);
        for (int at = 0; at < tokens.size(); ) {
            at += readAt(at, isAllEmpty);
        }
    }

    /** How many tokens it took. */
    private int readAt(int at, boolean isAllEmpty) {
        var token = tokens.get(at);
        int article = article(at);
        if (article > 0) {
            return article;
        }
        var next = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
        if (LETTERED_NUMBER.matcher(token).matches()) {
            terms.add(SearchTerm.exact(token, "n" + token.replace("-", "")));
            return 1;
        }
        if (COMMITTEES.contains(token) && next.matches("[0-9]{1,6}")) {
            terms.add(SearchTerm.exact(
                    token + " " + next, "n" + (token.length() == 2 && !token.equals("no") ? token : "") + next));
            return 2;
        }
        int phrase = synonyms.longestAt(tokens, at);
        if (phrase > 0) {
            var typed = tokens.subList(at, at + phrase);
            terms.add(SearchTerm.exact(String.join(" ", typed), synonyms.query(typed)));
            return phrase;
        }
        if (isAllEmpty || !isEmpty(token)) {
            terms.add(word(token));
        }
        return 1;
    }

    /** « est-ce » as well. */
    private static boolean isEmpty(String token) {
        return token.length() == 1 && !Character.isDigit(token.charAt(0))
                || EMPTY.containsAll(List.of(token.split("-")));
    }

    private int article(int at) {
        if (!tokens.get(at).matches("articles?|art")
                || at + 1 == tokens.size()
                || !ARTICLE_NUMBER.matcher(tokens.get(at + 1)).matches()) {
            return 0;
        }
        int taken = 2;
        var name = new StringBuilder("article").append(tokens.get(at + 1).replaceAll("premier|1er", "1"));
        if (at + taken < tokens.size() && REPEATED.contains(tokens.get(at + taken))) {
            name.append(tokens.get(at + taken++));
        }
        if (at + taken == tokens.size() - 1 && tokens.get(at + taken).matches("[a-z]{1,2}")) {
            name.append(tokens.get(at + taken++));
        }
        terms.add(SearchTerm.exact(String.join(" ", tokens.subList(at, at + taken)), name.toString()));
        return taken;
    }

    /** A hyphen may stand in the text, or not. */
    private static SearchTerm word(String token) {
        if (token.contains(".")) {
            return SearchTerm.exact(token, "'" + token + "'"); // one number to PostgreSQL
        }
        if (token.contains(",")) {
            return SearchTerm.exact(token, token.replace(",", " <-> "));
        }
        var parts = token.split("-");
        if (parts.length == 1) {
            return SearchTerm.word(token);
        }
        // PostgreSQL reads « covid-19 » as covid and -19, and of three words with hyphens keeps two as one
        var apart = Stream.of(parts)
                .map(part -> part.matches("[0-9]+") ? "(" + part + " | '-" + part + "')" : part)
                .collect(Collectors.joining(parts.length > 2 ? " & " : " <-> "));
        return SearchTerm.exact(token, "(" + apart + ") | " + String.join("", parts));
    }
}
