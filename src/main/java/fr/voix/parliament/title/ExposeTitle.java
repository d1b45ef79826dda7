package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The first sentence of the authors' reasons that says what they ask, without the formulae before it. */
final class ExposeTitle {

    /** So many sentences are looked through. */
    private static final int SENTENCES = 25;

    /** A longer sentence is not read: it would be cut before it says anything. */
    private static final int LONGEST_READ = 1_000;

    private static final int LONGEST = 220;
    private static final int SHORTEST = 18;

    private static final String FIRST = first("[^,;:]");

    private static String first(String within) {
        return "(?:« )?(?<first>[A-ZÀÂÇÉÈÊÎÔÛ]" + within + "{2,200}, ?)?";
    }

    private static final String THIS =
            "(?:[Cc]et|[Ll]e présent|[Cc]e|[Ll]’|[Cc]e présent|[Nn]otre|[Cc]e nouvel|[Cc]e dernier|[Mm]on) ?(?:sous-)?amendement(?! (?:n° ?)?[A-Z-]*\\d)";

    private static final String ADVERB =
            "(?:(?:donc|ainsi|aussi|également|simplement|notamment|dès lors|par conséquent|en conséquence|tout d’abord|principalement"
                    + "|précisément|seulement|uniquement|essentiellement|avant tout|de nouveau|à nouveau|a minima|par là|enfin|d’abord|plutôt|désormais|en premier lieu|à titre principal)[ ,]+|, (?![^,]*(?:expériment|sauf|lorsqu|condition|limite|seul|unique|hors))[^,;:]{3,150}, |, )*";

    private static final String TO = "(?<prep>à ce qu(?:e |’)|qu(?:e |’)|à |de |d’|pour |)(?<rest>.+)$";

    /**
     * Words between a subject and its verb: no clause of their own, in which somebody else would ask. The stop within
     * « député.es » ends no sentence.
     */
    private static final String BETWEEN =
            "(?:(?! qu[ie’] | que | où | dont | prévoi| propos(?!ition))(?:[^.;:]|(?<=\\p{L})\\.(?=\\p{L})))";

    private static final Pattern AMENDEMENT =
            Pattern.compile("^" + first("[^;:.]") + THIS + "(?:,? " + BETWEEN + "{0,160}?)?,? " + ADVERB
                    + "(?:vise|tend|cherche|propose|permet|permettra|permettrait|prévoit|souhaite|entend|demande|consiste|viserait|suggère|vient|se propose"
                    + "|a " + ADVERB
                    + "(?:pour|comme) (?:seul |principal |unique |simple |premier )?(?:objet|objectif|but|ambition|vocation|finalité|effet|intention)s?|a vocation)(?: |(?=,))"
                    + ADVERB + TO);

    private static final String WHO =
            "(?:(?:Par|Avec|Via|À travers|A travers|Dans|Au travers de|par|avec) (?:cet|ce|le présent|notre|ce présent|ce dernier|l’) ?(?:sous-)?amendement(?: "
                    + BETWEEN + "{0,160}?)?,? "
                    + "(?:(?:le groupe|la délégation|les (?:député|auteur|membre|élu|rapporteur|écologiste|socialiste|sénateur|commissaire|collègue)|les? rapporteure?s?|le Gouvernement|la rapporteure|l’auteure?)"
                    + BETWEEN + "{0,190}? |il est |nous )|[Nn]ous |(?:Le groupe|Les député\\S* du groupe) " + BETWEEN
                    + "{1,60}? |(?<impersonal>[Ii]l (?:est|vous est) ))";

    private static final Pattern WE = Pattern.compile("^" + FIRST + WHO + ADVERB
            + "(?:propos(?:e|ent|ons|é)|souhait(?:e|ent|ons)|demand(?:e|ent|ons|é)|suggèr(?:e|ent)|suggéré|suggérons|entend(?:ent|ons)?|vis(?:e|ent|ons)"
            + "|veut|veulent|voulons|cherch(?:e|ent|ons)|préconis(?:e|ent|ons|é)|prévoi(?:t|ent)|prévoyons|recommand(?:e|ent|ons|é))(?: que soit)? "
            + ADVERB + TO);

    private static final Pattern WE_OPPOSE = Pattern.compile("^" + FIRST + WHO + ADVERB
            + "(?:s’oppos(?:e|ent)|nous opposons) (?:[a-z]+ment )?(?<rest>(?:à|au|aux) .+)$");

    /** Behind such words « il est proposé » tells what the texte does. */
    private static final Pattern OF_THE_TEXTE = Pattern.compile(
            "(?i).*\\b(?:projet|article|gouvernement|plfs?s?|texte|loi|actuellement|aujourd’hui)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern OBJECT = Pattern.compile(
            "^(?:L’objet|L’objectif|Le but|L’ambition|L’intention|La finalité|Le sens) d[eu’] ?(?:cet|ce|présent|l’|notre)? ?(?:sous-)?amendement(?: [^,.;:]{0,80}?)? (?:est|consiste) "
                    + ADVERB + "(?<prep>à |de |d’|en )(?<rest>.+)$");

    /** A verb of change stands right behind the subject: « Cet amendement supprime… ». */
    private static final Pattern DIRECT =
            Pattern.compile("^" + THIS + "(?: d(?:u|es) (?:groupe|députés?)[^,.;:]{0,60}?)?,? (?<verb>"
                    + String.join("|", Verbs.PRESENT.keySet()) + ") " + ADVERB + "(?<rest>.+)$");

    private static final Pattern ASKS =
            Pattern.compile(".*(?:amendement|nous|[Ii]l est|groupe).{0,60}\\b(?:propos|vis|souhait|prévoi|demand).*");

    /** One of several things is told. */
    private static final Pattern ONE_OF_SEVERAL = Pattern.compile(
            "(?i).*\\b(?:tout d’abord|d’abord|d’une part|en premier lieu|premièrement|dans un premier temps|à la fois|plusieurs mesures|deux (?:mesures|modifications|choses|points)|trois mesures)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Another thing is told. */
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)^(?:.{0,60}\\b(?:également|en outre|par ailleurs|en second lieu|d’autre part|deuxièmement|enfin|de plus|pour les mêmes motifs)\\b.*|\\(?(?:ii|2)[°)].*)",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Names an aim; the measure may stand further on. */
    private static final Pattern AIM = Pattern.compile(
            "(?i)^(?:s’opposer|empêcher une|décourager|attaquer|replacer|redonner|recentrer l’esprit|conserver l’esprit|aller au bout|limiter les effets|inscrire dans la loi les engagements|corriger|réduire les inégalités|introduire davantage|harmoniser le texte|rétablir l’aménagement|inciter|renforcer|préserver|prévenir|protéger|durcir|adapter|tirer|apporter|améliorer|favoriser|faciliter|encourager|lutter|assurer|sécuriser|clarifier|simplifier|soutenir|garantir|mieux|éviter|remédier|rendre|permettre|contribuer|concilier|respecter|accompagner|accélérer|valoriser|sanctuariser|pérenniser|moderniser|donner|revoir|réformer|introduire une (?:souplesse|flexibilité)|introduire la)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern INFINITIVE = Pattern.compile(
            "^(?:(?:ne pas|n’|ne plus|ne|mieux|bien|pleinement|davantage|légèrement|totalement|se|s’|y|en|les?|la|l’|lui|leur) ?)*(?!(?:par|sur|pour|leur|notre|votre|encore|être|avoir|hier|fer|mer|premier|dernier|entre|contre|outre|autre|cadre|titre)\\b)\\p{L}+(?:er|ir|re|oir)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern NOUN =
            Pattern.compile("^(?:la |le |les |l’|un |une |des |plusieurs |deux |trois |quatre ).*");

    /** What says nothing to somebody who has not read what stands before it. */
    private static final Pattern NEEDS_MORE = Pattern.compile(
            "(?i)^(?:(?:aller plus loin|substituer (?:aux?|à l[’a]) ?(?:mots?|alinéas?|références?|taux|montants?)|recentrer le dispositif|rétablir l’efficacité|renforcer la clarté|introduire la flexibilité|alerter|rappeler|dénoncer|souligner|affirmer|exprimer|marquer|réaffirmer|insister|interroger|interpeller|s’opposer (?:au|aux|à l’|à la) ?(?:présent|article|alinéa|disposition|mesure|logique|tout)|corriger un mythe|pointer|initier une réflexion|engager une réflexion|apporter une précision|procéder à |témoigner|montrer|démontrer|illustrer|condamner|répondre|mettre en lumière|mettre en évidence|ouvrir le débat|ouvrir un débat|lancer le débat|appeler|attirer|manifester|s’interroger|saluer|remercier|discuter|débattre|savoir|comprendre|être|avoir|faire(?! en sorte)|y |le |la |les |l’|en |lui |leur )\\b.*"
                    + "|(?:(?:s’)?\\p{L}+(?:er|ir|re|oir) (?:à |de |sur |d’|contre )?(?:l’une?|cette|ce(?! qu)|cet|ces|sa|son|ses|leur|leurs|celle|celui|ceux|cela|ceci|la même|le même|ladite|ledit|lesdites|lesdits|ainsi|donc|également)\\b).*)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern POINTS_BACK = Pattern.compile(
            "(?i).*(?:\\bmêmes proportions|\\bmême manière|présent amendement|\\b(?:cette|cet|ces|ce|celui|celle|ceux|celles|ledit|ladite|susmentionnée?s?)(?:-ci)? (?!que\\b|qui\\b|proposition|projet|loi\\b|PLF|PPL|stade)).*",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** « et à supprimer » goes on from « vise à ». */
    private static final Pattern SECOND_VERB = Pattern.compile(
            "( et| ou|,) (?:à|de|d’) ?(?!compter|partir|savoir|l’instar)(?=(?:(?:en|y|les?|la|ne pas) )?(?:\\p{L}{3,}(?:er|ir|oir)|\\p{L}+(?:dre|ttre|ire|clure|rre))\\b)",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Nouns that stand for what was said before. */
    private static final Pattern NOUN_NEEDS_MORE = Pattern.compile(
            "(?i)^(?:la suppression de (?:cet|ce|cette|ces)\\b|la même|le même|les mêmes|l’adoption|le rejet|la prise en compte de ce|un amendement|une mesure|un signal|une position|une solution|une alternative|un montant|un objectif|un principe|une prise de conscience|une modification|un compromis|un équilibre|une réponse|l’article\\b|le gouvernement\\b|les députés|le groupe|un rapport\\.?$|des modifications|des ajustements|deux |une (?:nouvelle )?(?:réécriture|rédaction|clarification|précision)).*");

    private static final Pattern EDITORIAL = Pattern.compile(
            "^(?:Cet amendement est (?:un amendement )?|Le présent amendement est (?:un amendement )?|Il s’agit d’un amendement |Ceci est un amendement )?(?:[Aa]mendement |[Ss]ous-amendement )?(?:purement |essentiellement |strictement )?(?:de |d’)?(?<kind>(?:[Rr]édactionnel(?:le)?|[Cc]oordination|[Pp]récision(?: rédactionnelle| juridique)?|[Cc]ohérence|[Cc]larification(?: rédactionnelle)?|[Aa]mélioration rédactionnelle|[Cc]orrection (?:rédactionnelle|légistique|d’une erreur (?:de référence|matérielle)))(?: et de (?:coordination|précision|cohérence|clarification))?)\\.?$");

    private final List<String> asked = new ArrayList<>();
    private final Optional<Title> editorial;
    private final List<String> sentences;

    ExposeTitle(String expose, Optional<Article> article) {
        sentences = joined(FrenchText.firstParagraphs(expose)).stream()
                .flatMap(paragraph -> Sentences.of(paragraph).stream())
                .filter(sentence -> sentence.length() <= LONGEST_READ)
                .limit(SENTENCES)
                .toList();
        editorial = sentences.isEmpty() ? Optional.empty() : editorial(sentences.getFirst(), article);
        for (String sentence : sentences) {
            Optional<String> line = asked(sentence);
            boolean isAsked = line.isPresent() || ASKS.matcher(sentence).matches();
            if (isAsked
                    && (ANOTHER.matcher(sentence).matches()
                            || ONE_OF_SEVERAL.matcher(sentence).matches())) {
                asked.clear();
                return;
            }
            line.ifPresent(asked::add);
        }
    }

    /** Those that a break within a sentence cut are one. */
    private static List<String> joined(List<String> paragraphs) {
        List<String> joined = new ArrayList<>();
        for (String paragraph : paragraphs) {
            boolean goesOn = !joined.isEmpty()
                    && Character.isLowerCase(paragraph.charAt(0))
                    && Character.isLetter(
                            joined.getLast().charAt(joined.getLast().length() - 1));
            if (goesOn) {
                joined.add(joined.removeLast() + " " + paragraph);
            } else {
                joined.add(paragraph);
            }
        }
        return joined;
    }

    /** What is asked, where it is a measure. */
    Optional<Title> measure(Predicate<Title> isAllowed) {
        return asked.stream()
                .limit(3)
                .filter(line -> !AIM.matcher(line).matches())
                .map(ExposeTitle::title)
                .filter(isAllowed)
                .findFirst()
                .or(() -> editorial);
    }

    /** What is deleted, with what it does. */
    Optional<Title> told(Deletion deletion) {
        return deletion.told(sentences);
    }

    /** What is asked, where only an aim is named. */
    Optional<Title> aim(Predicate<Title> isAllowed) {
        return asked.stream().limit(3).map(ExposeTitle::title).filter(isAllowed).findFirst();
    }

    private static Title title(String line) {
        return new Title(line, null, Origin.EXPOSE);
    }

    private static Optional<String> asked(String sentence) {
        Matcher direct = DIRECT.matcher(sentence);
        if (direct.matches()) {
            return line(Verbs.PRESENT.get(direct.group("verb")) + " " + direct.group("rest"));
        }
        Matcher opposed = WE_OPPOSE.matcher(sentence);
        if (opposed.matches()) {
            return line("s’opposer " + opposed.group("rest"));
        }
        return Stream.of(WE, AMENDEMENT, OBJECT)
                .map(formula -> formula.matcher(sentence))
                .filter(Matcher::matches)
                .findFirst()
                .filter(found -> !isOfTheTexte(found))
                .flatMap(found -> told(found.group("prep"), found.group("rest")));
    }

    private static boolean isOfTheTexte(Matcher found) {
        return found.pattern() == WE
                && found.group("impersonal") != null
                && found.group("first") != null
                && OF_THE_TEXTE.matcher(found.group("first")).matches();
    }

    private static Optional<String> told(String preposition, String rest) {
        if (preposition.startsWith("à ce qu")) {
            return line("faire en sorte " + preposition.substring("à ce ".length()) + rest);
        }
        boolean isNoun = preposition.isEmpty()
                && NOUN.matcher(rest).matches()
                && !NOUN_NEEDS_MORE.matcher(rest).matches();
        Optional<String> verb = isNoun ? Verbs.of(rest) : Optional.empty();
        if (verb.isPresent()) {
            return line(verb.get());
        }
        return isNoun || INFINITIVE.matcher(rest).matches() && !preposition.startsWith("qu")
                ? line(rest)
                : Optional.empty();
    }

    private static Optional<String> line(String rest) {
        String whole = SECOND_VERB.matcher(rest).replaceAll("$1 ");
        String line = Sentences.toThePause(whole, LONGEST);
        return line.length() < SHORTEST
                        || FrenchText.hasLooseQuote(line)
                        || NEEDS_MORE.matcher(line).matches()
                        || POINTS_BACK
                                .matcher(line.substring(0, Math.min(80, line.length())))
                                .matches()
                ? Optional.empty()
                : Optional.of(FrenchText.capital(line));
    }

    private static Optional<Title> editorial(String first, Optional<Article> article) {
        Matcher editorial = EDITORIAL.matcher(first);
        if (!editorial.matches() || article.isEmpty()) {
            return Optional.empty();
        }
        String kind = editorial.group("kind").toLowerCase(Locale.FRENCH);
        String of = kind.startsWith("rédactionnel") ? "rédactionnel" : (kind.startsWith("a") ? "d’" : "de ") + kind;
        return Optional.of(new Title("Amendement " + of + " à " + article.get().inFrench(), null, Origin.EXPOSE));
    }
}
