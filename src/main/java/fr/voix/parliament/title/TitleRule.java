package fr.voix.parliament.title;

import fr.voix.base.text.Language;
import fr.voix.base.text.ListReader;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.CreditsLine;
import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Kind;
import fr.voix.parliament.amendement.Title.Lead;
import io.micronaut.core.annotation.Nullable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Finds what an amendement asks in its official file: the sentence in which its authors say so, word for word, its kind, and the
 * sums it moves. The words it knows are in {@code french.txt}; how well it does: {@code src/docs/titles.md}.
 */
public final class TitleRule {

    /** A quotation ends here where it can, and there at the latest. */
    private static final int LONG = 150;

    private static final int LONGEST = 220;
    private static final int SHORTEST = 15;

    /** What is cut shorter says too little. */
    private static final int LEAST_CUT = 45;

    /** A longer exposé is not read beyond; nor a longer sentence. */
    private static final int LONGEST_READ = 12_000;

    private static final int LONGEST_SENTENCE = 1_200;

    /** Further on, authors argue, or ask for something else. */
    private static final int SENTENCES = 60;

    /** Joins a sentence that ends with a colon and the first thing of the list below: no quotation goes over it. */
    private static final String JOINT = "\u241e";

    private static final Map<String, Pattern> FRENCH = french();

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f\\u2009\\u200b\\ufeff]+");
    private static final Pattern FOOTNOTE = Pattern.compile(" ?\\[(?:\\d{1,2}|[a-z])]");
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}|\\p{Lu}{2,}");
    private static final List<String> FORMULAE = List.of("asking", "object", "called", "author", "acting", "we", "it");

    private TitleRule() {}

    private record Quote(Lead lead, String text) {}

    /**
     * Empty where nothing of it is found; then an amendement is called by its place in the texte.
     *
     * @param dispositif sanitised HTML
     * @param expose sanitised HTML
     */
    public static Optional<Title> of(@Nullable String dispositif, @Nullable Credits credits, @Nullable String expose) {
        List<String> sentences = sentences(expose);
        List<String> change = paragraphs(dispositif);
        Kind kind = kind(sentences, change);
        Quote quote = quote(kind, sentences, change);
        var sums =
                Optional.ofNullable(credits).flatMap(CreditsLine::of).filter(line -> quote != null || line.isTelling());
        return quote == null && kind == null && sums.isEmpty()
                ? Optional.empty()
                : Optional.of(Title.of(
                        kind,
                        quote == null ? null : quote.lead(),
                        quote == null ? null : set(quote.text()),
                        sums.map(line -> line.in(Language.FR)).orElse(null),
                        sums.map(line -> line.in(Language.EN)).orElse(null)));
    }

    private static Map<String, Pattern> french() {
        var words = new HashMap<String, String>();
        for (String line : ListReader.text(TitleRule.class, "french.txt")
                .replace("\n ", "")
                .lines()
                .filter(one -> !one.isEmpty() && one.charAt(0) != '#')
                .toList()) {
            var named = line.split(": ", 2);
            words.put(named[0], named[1]);
        }
        var patterns = new HashMap<String, Pattern>();
        Pattern reference = Pattern.compile("\\{([a-z-]+)}");
        for (String name : words.keySet()) {
            String pattern = words.get(name);
            while (reference.matcher(pattern).find()) {
                pattern = reference
                        .matcher(pattern)
                        .replaceAll(found -> Matcher.quoteReplacement("(?:" + words.get(found.group(1)) + ")"));
            }
            patterns.put(name, Pattern.compile(pattern));
        }
        return patterns;
    }

    private static Matcher find(String name, String text) {
        return FRENCH.get(name).matcher(text);
    }

    private static boolean is(String name, String text) {
        return find(name, text).matches();
    }

    private static boolean has(String name, String text) {
        return find(name, text).find();
    }

    /** What authors ask: the first that points back to nothing, the first that points back to what it names itself. */
    private record Asked(Optional<Quote> straight, Optional<Quote> again) {}

    /** In the first sentence that asks; else, in this order, what the list says. */
    @Nullable
    private static Quote quote(@Nullable Kind kind, List<String> sentences, List<String> dispositif) {
        Asked asked = asked(sentences);
        return asked.straight()
                .filter(one -> kind != Kind.RAPPORT || is("asks-report", one.text()))
                .or(() -> first(Lead.ECRIVENT, behind(sentences)))
                .or(() -> first(Lead.ECRIRE, Stream.of(added(dispositif))))
                .or(() -> first(Lead.ECRIVENT, written("needed", sentences)))
                .or(asked::again)
                .or(asked::straight)
                .or(() -> changed(dispositif))
                .or(() -> first(Lead.ECRIVENT, written("must", sentences)))
                .orElse(null);
    }

    private static Optional<Quote> first(Lead lead, Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty() && !isVague(text) && !has("elsewhere", text))
                .findFirst()
                .map(text -> new Quote(lead, text));
    }

    private static Asked asked(List<String> sentences) {
        Optional<Quote> again = Optional.empty();
        boolean isAboutIt = true;
        for (String sentence : sentences) {
            Quote found = sentence.endsWith("?") ? null : quote(sentence, isAboutIt);
            if (found == null && isAboutIt) {
                found = first(Lead.ECRIVENT, written("aim", List.of(sentence))).orElse(null);
            }
            if (found != null && !isVague(found.text())) {
                if (!has("elsewhere", found.text())) {
                    return new Asked(Optional.of(found), again);
                }
                again = again.isEmpty() && is("again", found.text()) ? Optional.of(found) : again;
            }
            isAboutIt = is("names-it", sentence);
        }
        return new Asked(Optional.empty(), again);
    }

    /** Sentences of which the next one says that they are the object of the amendement; before them a first one without a verb. */
    private static Stream<String> behind(List<String> sentences) {
        var told = IntStream.range(1, sentences.size())
                .filter(one -> is("such", sentences.get(one)))
                .mapToObj(one -> sentences.get(one - 1))
                .filter(one -> !one.endsWith("?") && !has("pronoun", one) && has("norm", one));
        var bare = sentences.stream().limit(1).filter(one -> is("bare", one));
        return Stream.concat(bare, told).map(TitleRule::cut);
    }

    /** What authors write of what should be. */
    private static Stream<String> written(String name, List<String> sentences) {
        return sentences.stream().filter(one -> !one.endsWith("?")).map(one -> {
            Matcher found = find(name, one);
            if (!found.find()) {
                return "";
            }
            String rest = found.group("rest");
            boolean isSaid = name.equals("must")
                    || one.substring(0, found.start("rest")).matches(".*qu[e’] ?")
                    || is("infinitive", rest);
            return isSaid && !is("speaks", rest) && !has("elsewhere", rest)
                    ? cut(one.substring(name.equals("must") ? found.start("rest") : found.start()))
                    : "";
        });
    }

    /** The words that a dispositif takes out, puts in or changes, where it is told in one line. */
    private static Optional<Quote> changed(List<String> dispositif) {
        String first = dispositif.stream()
                .takeWhile(line -> !line.matches("[IVX]{2,4}\\. .*"))
                .collect(Collectors.joining(" "));
        Matcher words = find("words", first);
        if (first.length() > LONGEST_SENTENCE || !words.find()) {
            return Optional.empty();
        }
        String text = words.group("text").substring(0, 1).toLowerCase(Locale.FRENCH)
                + words.group("text").substring(1);
        long telling =
                WORD.matcher(find("hollow", text).replaceAll(" ")).results().count();
        return telling > 1 && text.length() <= LONGEST && !isLoose(text)
                ? Optional.of(new Quote("ai".indexOf(text.charAt(0)) < 0 ? Lead.PROPOSENT_DE : Lead.PROPOSENT_D, text))
                : Optional.empty();
    }

    /** The first sentence that a dispositif adds, where it does nothing else. */
    private static String added(List<String> dispositif) {
        if (dispositif.isEmpty()) {
            return "";
        }
        String first = dispositif.getFirst();
        String[] parts = first.split("(?<=:) ?(?=«)", 2);
        boolean adds = is("adds", parts[0].strip());
        String text = !adds
                ? is("plain", first) ? first : ""
                : parts.length > 1 ? parts[1] : dispositif.size() > 1 ? dispositif.get(1) : "";
        List<String> sentences = new ArrayList<>();
        split(find("numbered", text).replaceFirst(""), sentences);
        String sentence = sentences.isEmpty() ? "" : sentences.getFirst().replaceFirst("[ .;»]+$", "");
        Matcher remits = find("remits", sentence);
        if (remits.find()) {
            return find("remits", cut(remits.group())).matches() ? cut(remits.group()) : "";
        }
        boolean isWhole = sentence.length() <= LONGEST && sentence.matches("\\p{Lu}.*") && !isLoose(sentence);
        return isWhole && !has("pronoun", sentence) && !is("statute", sentence) ? sentence : "";
    }

    @Nullable
    private static Quote quote(String sentence, boolean isAboutIt) {
        boolean isNamed = sentence.contains("mendement") || sentence.matches(".*rticle (?:additionnel|proposé).*");
        Quote first = null;
        for (String formula : FORMULAE) {
            Matcher found = find(formula, sentence);
            boolean canBe = isNamed || formula.equals("author") || formula.equals("it") && isAboutIt;
            if (canBe && found.find() && isOurs(formula, found, sentence)) {
                Quote asked = asked(formula, found, sentence);
                String text = asked == null ? "" : cut(asked.text());
                if (!text.isEmpty() && !isVague(text) && !has("elsewhere", text)) {
                    return new Quote(asked.lead(), text);
                }
                first = first == null && !text.isEmpty() ? new Quote(asked.lead(), text) : first;
            }
        }
        return first;
    }

    /** Whether authors speak of their amendement. */
    private static boolean isOurs(String formula, Matcher found, String sentence) {
        if (!formula.equals("author") && !formula.equals("we")
                || sentence.substring(0, found.start("verb")).contains("mendement")) {
            return true;
        }
        String who = found.group("who");
        boolean isImpersonal = who.startsWith("il ") || who.startsWith("Il ");
        return formula.equals("author")
                && !(isImpersonal && found.group("verb").startsWith("demand"))
                && !find("others", who).lookingAt()
                && !(isImpersonal && is("of-the-texte", sentence.substring(0, found.start())));
    }

    /** What is asked, with how it is said to be so. */
    @Nullable
    private static Quote asked(String formula, Matcher found, String sentence) {
        boolean isNamed = !formula.equals("object") && !formula.equals("called");
        String verb = isNamed ? found.group("verb") : "";
        boolean proposes = verb.matches("(?:propos|se propose|sugg).*");
        boolean wants = !proposes
                && !formula.equals("acting")
                && !formula.equals("we")
                && (!formula.equals("asking") || verb.equals("vient") || is("wants", verb))
                && !is("them-only", verb);
        String rest = (found.group("rest") == null ? found.group("aim") : found.group("rest"))
                .replaceFirst("^" + FRENCH.get("adverb"), "");
        if (is("speaks", rest.replaceFirst("^(?:à |de |d’)", ""))) {
            return null;
        }
        if (proposes) {
            Lead lead = rest.startsWith("de ") ? Lead.PROPOSENT_DE : rest.startsWith("d’") ? Lead.PROPOSENT_D : null;
            String what = lead == null ? rest : unjoined(rest.substring(lead == Lead.PROPOSENT_DE ? 3 : 2));
            if (lead != null && is("infinitive", what)) {
                return new Quote(lead, what);
            }
            if (rest.startsWith("que ") || rest.startsWith("qu’")) {
                boolean isShort = rest.startsWith("qu’");
                return new Quote(isShort ? Lead.PROPOSENT_QU : Lead.PROPOSENT_QUE, rest.substring(isShort ? 3 : 4));
            }
            if (is("noun", unjoined(rest))) {
                return new Quote(Lead.PROPOSENT, unjoined(rest));
            }
        }
        if (wants) {
            String what = unjoined(rest.replaceFirst("^(?:à (?!ce qu)|de |d’)", ""));
            boolean isLinked = !what.equals(rest);
            boolean isOne = !has("next-verb", what) && !what.contains("d’autre part") && !what.startsWith("une part");
            if (isOne && (is("infinitive", what) || isLinked && !verb.startsWith("permet") && is("noun", what))) {
                Matcher goal = find("accounting", what);
                return new Quote(Lead.VEULENT, goal.matches() ? goal.group("goal") : what);
            }
            Matcher that = Pattern.compile("^(?:à ce )?(que |qu’)(.+)").matcher(rest);
            if (verb.matches("(?:souhait|entend|veu|voul|vis|vien).*") && that.matches()) {
                return new Quote(that.group(1).equals("qu’") ? Lead.VEULENT_QU : Lead.VEULENT_QUE, that.group(2));
            }
        }
        if (formula.equals("author") || formula.equals("we")) {
            return new Quote(Lead.ECRIVENT, sentence.substring(found.start("who")));
        }
        return isNamed && sentence.charAt(found.end("verb")) != '-'
                ? new Quote(Lead.AMENDEMENT, sentence.substring(found.start("verb")))
                : null;
    }

    private static String unjoined(String rest) {
        return rest.replaceFirst("^" + JOINT + "(?:à |de |d’)?", "");
    }

    private static boolean isVague(String text) {
        String content = find("hollow", text.replaceAll("«[^»]*»", "quotation")).replaceAll(" ");
        return text.length() < SHORTEST || !WORD.matcher(content).find() || is("speaks", text) || is("insults", text);
    }

    /** To its end or to a pause, never before words that negate, limit or condition what was quoted. Empty where neither is. */
    private static String cut(String sentence) {
        String whole = sentence.replaceFirst("[ .;:,…]+$", "");
        boolean isWhole = whole.length() <= LONGEST && !is("dangling", whole) && !isLoose(whole);
        String end = sentence.endsWith(";") || sentence.endsWith(":") ? "…" : "";
        if (whole.contains(JOINT) || whole.length() <= LONG) {
            return isWhole && !whole.contains(JOINT) ? whole + end : "";
        }
        String best = cut(whole, "pause");
        if (!best.isEmpty() && best.length() <= LONG || !best.isEmpty() && !isWhole) {
            return best + "…";
        }
        if (isWhole) {
            return whole + end;
        }
        best = cut(whole, "purpose");
        return best.isEmpty() ? "" : best + "…";
    }

    private static String cut(String whole, String places) {
        String best = "";
        boolean isColon = false;
        Matcher place = find(places, whole);
        while (!isColon && place.find() && place.start() <= (best.isEmpty() ? LONGEST : LONG)) {
            String cut = whole.substring(0, place.start());
            String rest = whole.substring(place.start());
            if (cut.length() >= LEAST_CUT
                    && Stream.of("aside", "broken-off", "half-said").noneMatch(name -> is(name, cut))
                    && !is("listed", rest)
                    && !is(places.equals("pause") ? "goes-on" : "still-goes-on", rest)
                    && !isLimited(rest)
                    && !isLoose(cut)
                    && !isVague(cut)) {
                best = cut;
                isColon = place.group().endsWith(":");
            }
        }
        return best;
    }

    /** Whether it negates, limits or conditions what stands before it; a parenthesis further on does not. */
    private static boolean isLimited(String words) {
        String rest = words.replaceAll("(?<=..)\\([^()]*\\)", "");
        return has("bars", rest)
                || !is("why", rest) && has("limits", rest)
                || !is("reason", rest) && has("conditions", rest);
    }

    /** A quotation mark or a parenthesis that is not closed. */
    private static boolean isLoose(String text) {
        return Stream.of("«»", "()")
                .anyMatch(pair -> text.chars()
                                .map(one -> one == pair.charAt(0) ? 1 : one == pair.charAt(1) ? -1 : 0)
                                .sum()
                        != 0);
    }

    @Nullable
    private static Kind kind(List<String> sentences, List<String> dispositif) {
        return Stream.of(Kind.REDACTIONNEL, Kind.COORDINATION, Kind.SUPPRESSION, Kind.REPLI, Kind.APPEL, Kind.RAPPORT)
                .filter(kind -> switch (kind) {
                    case REDACTIONNEL, COORDINATION -> isAny(kind, sentences, 1);
                    case SUPPRESSION -> dispositif.size() == 1 && isAny(kind, dispositif, 1);
                    case REPLI, APPEL -> isAny(kind, sentences, SENTENCES);
                    case RAPPORT -> isAny(kind, dispositif, 2);
                })
                .findFirst()
                .orElse(null);
    }

    private static boolean isAny(Kind kind, List<String> lines, int most) {
        Pattern rule = FRENCH.get(kind.name().toLowerCase(Locale.ROOT));
        return lines.stream()
                .limit(most)
                .anyMatch(one -> isRead(one) && rule.matcher(one).matches());
    }

    private static boolean isRead(String line) {
        return line.length() <= LONGEST_SENTENCE;
    }

    private static List<String> sentences(@Nullable String html) {
        List<String> split = new ArrayList<>();
        String broken = "";
        for (String paragraph : paragraphs(html)) {
            boolean goesOn = !broken.isEmpty()
                    && Character.isLowerCase(paragraph.charAt(0))
                    && Character.isLetter(broken.charAt(broken.length() - 1));
            if (goesOn) {
                broken += " " + paragraph;
            } else {
                split(broken, split);
                broken = paragraph;
            }
        }
        split(broken, split);
        List<String> sentences = new ArrayList<>();
        for (String one : split) {
            String bare = find("bullet", isLoose(one) ? one.replaceFirst("^« ?", "") : one)
                    .replaceFirst("");
            String last = sentences.isEmpty() ? "" : sentences.getLast();
            if (last.matches("[^" + JOINT + "]{1,200}:") && !bare.isEmpty()) {
                sentences.set(
                        sentences.size() - 1,
                        last.replaceFirst(" ?:$", " ")
                                + JOINT
                                + bare.substring(0, 1).toLowerCase(Locale.FRENCH)
                                + bare.substring(1));
                sentences.add(bare);
            } else if (!bare.isEmpty()) {
                sentences.add(bare);
            }
        }
        return sentences.stream().filter(TitleRule::isRead).limit(SENTENCES).toList();
    }

    private static void split(String paragraph, List<String> sentences) {
        int from = 0;
        Matcher end = find("end", paragraph);
        while (end.find()) {
            String before = paragraph.substring(from, end.start());
            boolean isAbbreviation = paragraph.charAt(end.start()) == '.'
                    && is("abbreviation", before.substring(Math.max(0, before.length() - 8)));
            if (!isAbbreviation) {
                sentences.add(paragraph.substring(from, end.end()).strip());
                from = end.end();
            }
        }
        if (from < paragraph.length()) {
            sentences.add(paragraph.substring(from).strip());
        }
    }

    private static List<String> paragraphs(@Nullable String html) {
        if (html == null) {
            return List.of();
        }
        Document document = Jsoup.parseBodyFragment(html.substring(0, Math.min(html.length(), LONGEST_READ)));
        document.select("table").remove();
        document.select("br").after("\n");
        document.select("p, li").append("\n");
        return document.body()
                .wholeText()
                .lines()
                .map(TitleRule::line)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** In one spelling of spaces, quotes and apostrophes, where an accent is one character with its letter. */
    private static String line(String text) {
        String one = SPACES.matcher(FOOTNOTE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                        .replaceAll("")
                        .replace('\'', '’')
                        .replace('\u2011', '-')
                        .replace("\u00ad", ""))
                .replaceAll(" ")
                .strip();
        return find("quotes", one)
                .replaceAll("« $1 »")
                .replaceAll("« *", "« ")
                .replaceAll(" *»", " »")
                .replaceAll(" +", " ");
    }

    /** With the spaces at which French does not break a line, and “ ” for quotations within one. */
    private static String set(String line) {
        return find("unbroken", line.replaceAll(" (?=[;:!?])", "\u202f"))
                .replaceAll("\u00a0")
                .replace("« ", "“")
                .replace(" »", "”");
    }
}
