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

    private static final Pattern ASKS = Pattern.compile(
            ".*(?:amendement|nous|[Ii]l est|groupe).{0,60}\\b(?:propos|vis|souhait|prévoi|demand).*|^Il \\p{Ll}+ (?:également|aussi|enfin|par ailleurs|en outre|de plus) .*"
                    + "|^(?:Par ailleurs|En outre|De plus|Enfin), (?:il|elle|l’amendement) (?:propose|prévoit|est prévu|vise|"
                    + String.join("|", Verbs.PRESENT.keySet()) + ") .*");

    /** One of several things is told. */
    private static final Pattern ONE_OF_SEVERAL = Pattern.compile(
            "(?i).*\\b(?:tout d’abord|d’abord|d’une part|en premier lieu|premièrement|^le (?:I|1°|A) d[eu]|dans un premier temps|à la fois|plusieurs (?:mesures|modifications)|deux (?:mesures|modifications|choses|points)|trois mesures)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Another thing is told, or how far what was told goes. */
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)^(?:.{0,60}\\b(?:également|en outre|par ailleurs|en second lieu|d’autre part|deuxièmement|enfin|de plus|pour les mêmes motifs)\\b.*|\\(?(?:ii|2)[°)].*|(?:néanmoins|toutefois|cependant)\\b.*)",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Names an aim, or speaks of a text; the measure may stand further on. */
    private static final Pattern AIM = Pattern.compile(
            "(?i)^(?:pallier|rendre plus|empêcher une|décourager|dissuader|attaquer|replacer|redonner|recentrer l’esprit|conserver l’esprit|aller au bout|limiter les effets|inscrire dans la loi les engagements|corriger|réduire les (?:inégalités|absences)|introduire davantage|harmoniser le texte|rétablir (?:l’aménagement|des conditions|de la)|inciter|renforcer|préserver|prévenir|protéger|durcir|adapter|tirer|apporter|améliorer|favoriser|faciliter|encourager|lutter|assurer|s’assurer|sécuriser|clarifier|simplifier|soutenir|garantir|mieux|éviter|remédier|contribuer|concilier|respecter|accompagner|accélérer|valoriser|sanctuariser|moderniser|revoir|réformer|introduire une (?:souplesse|flexibilité|condition supplémentaire)|introduire la|travailler sur"
                    + "|rompre|épargner|repréciser|réécrire|poursuivre|progresser|réaliser des économies|opérer une|mettre en (?:valeur|cohérence)|proposer|porter (?:le sujet|la voix)|adopter un titre|revenir à l’(?:objectif|esprit|équilibre)|rétablir une certaine|inviter|modifier|compléter|élargir le champ|prévoir les cas|préciser (?:la|les?|l’)|définir|tenir compte|prendre en compte|maintenir deux|consolider|conforter|privilégier|optimiser|responsabiliser|rééquilibrer|restaurer|promouvoir|offrir|limiter l’(?:impact|utilisation)|maintenir l’équilibre|mettre fin aux (?:abus|inégalités|dérives)|veiller|réparer|combler|atténuer|sensibiliser)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** By what an aim is reached. */
    private static final Pattern MEANS = Pattern.compile(
            "(?i).*\\b(?<!tout |et )en (?!veillant|tenant|maintenant|restant|respectant|garantissant|ajustant|évitant|prenant|étant|introduisant davantage|responsabilisant|sensibilisant|choisissant|soutenant|précisant les|incitant|encourageant)\\p{L}{2,}ant\\b.*"
                    + "|^(?:modifier|compléter|préciser) .* (?:pour|afin de|afin qu).*"
                    + "|^(?:garantir|assurer|s’assurer|éviter|préciser) qu.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Names what may be a measure, or only its good. */
    private static final Pattern EFFECT = Pattern.compile(
            "(?i)^(?:s’opposer|permettre|rendre|donner|pérenniser|conserver)\\b.*", Pattern.UNICODE_CHARACTER_CLASS);

    /** What stands in a text that one has not read. */
    private static final Pattern UNREAD = Pattern.compile(
            "(?i).*(?:\\b(?:du|le|au|les|des|aux) dispositifs?\\b(?! (?:d[eu]s?\\b|d’|«|relatif|permettant|visant))(?! (?-i:\\p{Lu}))"
                    + "|\\b(?:les?|des|aux|la|deux) (?:\\p{L}+ )?(?:disposition|mesure|modification)s?\\b(?! (?:d[eu]s?\\b|d’|qui|adoptée|relative|permettant|prévoyant|visant))"
                    + "|\\b(?:visée?|prévue?|introduite?|proposée?|instaurée?)s? (?:par|dans) (?:la présente|cette|le (?:présent )?texte)|\\b(?:rédaction|version) (?:initiale|adoptée|issue|complétée|modifiée)|\\b(?:prévu|fixé)e?s? (?:par|à) l’article(?! \\d)(?! [LR]\\.)"
                    + "|\\bde l’assiette (?!d)|qu’(?:ils?|elles?) (?:puissent|soient|aient)"
                    + "|\\b(?:ainsi|ici) créé|\\bmêmes agents|présent article|\\bmodalités d’application|exceptions? suivante"
                    + "|(?:taux|plafond|montant|seuil|taxe)s? (?:[\\p{L}’]+ )?(?:prévue?s?|proposée?s?|mentionnée?s?) (?:par|à l|au)\\b).*"
                    + "|\\p{L}+ (?:l’|le |la |les )(?:(?:exonération|abattement|taux|plafond|seuil|montant|crédit d’impôt|réduction d’impôt|bonification|déduction)s?(?: du | de la | de l’| de | d’)?){1,3}(?: partielle| totale)?(?:,| à (?!la )| aux | en 20| jusqu| applicable).*"
                    + "|\\p{L}+ (?:les? |l’|un |aux? |à l’)(?:[\\p{L}-]+ )?alin[ée]as? .{0,60}",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** A sentence that is about another one, or says nothing. */
    private static final Pattern LEANS = Pattern.compile(
            "(?i)^(?:(?:en effet|en conséquence|or|mais|toutefois|cependant|pourtant|ainsi|aussi|enfin|de plus|en outre|par ailleurs|de même|il|elle|ils|elles|tel(?:le)?|et|d’une part|d’autre part|à ce titre|c’est|s(?:on|a|es)|leurs?|tout d’abord|l[ea] (?:montant|taux|seuil|plafond))\\b|[-–•(\\d]).*"
                    + "|(?:sous-)?amendement.{0,60}|.*\\b(?:cet|cette|ces|ce|celui|celle|celles|ceux|ledit|ladite|même)(?:-ci)? (?!qu[ie’]).*|.*\\?.*|.*présent amendement.*|.*[aA]mendement (?:est|a été|vise).*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern EDITORIAL = Pattern.compile(
            "^(?:Cet amendement est (?:un amendement )?|Le présent amendement est (?:un amendement )?|Il s’agit d’un amendement |Ceci est un amendement )?(?:[Aa]mendement |[Ss]ous-amendement )?(?:purement |essentiellement |strictement )?(?:de |d’)?(?<kind>(?:[Rr]édactionnel(?:le)?|[Cc]oordination|[Pp]récision(?: rédactionnelle| juridique)?|[Cc]ohérence|[Cc]larification(?: rédactionnelle)?|[Aa]mélioration rédactionnelle|[Cc]orrection (?:rédactionnelle|légistique|d’une erreur (?:de référence|matérielle)))(?: et de (?:coordination|précision|cohérence|clarification))?)\\.?$");

    /** The place in a law, where it is known what for. */
    private static final Pattern OF_LAW =
            Pattern.compile("(?<=») à l’article [^«»]* (?:du code|de la loi|de l’ordonnance) [^«»]*$");

    /** A quote that is not closed where the sentence ends. */
    private static final Pattern LOOSE = Pattern.compile("^[«\"“] ?");

    private final List<String> asked = new ArrayList<>();
    private final List<String> needed = new ArrayList<>();
    private final Optional<Title> editorial;
    private final List<String> sentences;

    ExposeTitle(String expose, Optional<Article> article) {
        sentences = joined(FrenchText.firstParagraphs(expose)).stream()
                .flatMap(paragraph -> Sentences.of(paragraph).stream())
                .map(sentence -> FrenchText.hasLooseQuote(sentence)
                        ? LOOSE.matcher(sentence).replaceFirst("")
                        : sentence)
                .filter(sentence -> sentence.length() <= LONGEST_READ)
                .limit(SENTENCES)
                .toList();
        editorial = sentences.isEmpty() ? Optional.empty() : editorial(sentences.getFirst(), article);
        boolean isAboutIt = false;
        for (String one : sentences) {
            boolean follows = isAboutIt;
            String sentence = article.map(known -> known.named(one)).orElse(one);
            Asking.need(sentence).ifPresent(needed::add);
            Optional<String> line = Asking.in(sentence).or(() -> follows ? Asking.further(sentence) : Optional.empty());
            boolean isAsked = line.isPresent() || ASKS.matcher(sentence).matches();
            if (isAsked
                    && (ANOTHER.matcher(sentence).matches()
                            || ONE_OF_SEVERAL.matcher(sentence).matches())) {
                asked.clear();
                return;
            }
            line.ifPresent(asked::add);
            isAboutIt = isAsked;
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
        return first(
                        line -> !AIM.matcher(line).matches()
                                && !EFFECT.matcher(line).matches(),
                        isAllowed)
                .or(() -> first(line -> MEANS.matcher(line).matches(), isAllowed))
                .or(() -> editorial);
    }

    /** What is asked, where it may be no more than the good of a measure. */
    Optional<Title> effect(Predicate<Title> isAllowed) {
        return first(line -> !AIM.matcher(line).matches(), isAllowed);
    }

    /** What the authors call for. */
    Optional<Title> needed(Predicate<Title> isAllowed) {
        return titles(needed, isAllowed).findFirst();
    }

    /** A change in words that say little, with what it is for. */
    Optional<Title> because(Title plain, Predicate<Title> isAllowed) {
        String change = OF_LAW.matcher(plain.text()).replaceFirst("");
        return Stream.concat(titles(asked, isAllowed), titles(needed, isAllowed))
                .map(Title::text)
                .filter(line -> Asking.isInfinitive(line) && !line.contains("alinéa"))
                .map(line -> Sentences.toThePause(line, LONGEST - change.length()))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .map(reason ->
                        new Title(change + ", pour " + FrenchText.small(reason), plain.english(), Origin.EXPOSE));
    }

    /** The same, with the first sentence of the authors that is about it and wants no other. */
    Optional<Title> quoted(Title plain, Predicate<String> isAbout) {
        return sentences.stream()
                .filter(sentence ->
                        isAbout.test(sentence) && !LEANS.matcher(sentence).matches())
                .map(sentence -> Sentences.toThePause(
                        FrenchText.within(sentence), LONGEST - plain.text().length()))
                .filter(sentence -> !sentence.isEmpty() && isAbout.test(sentence))
                .findFirst()
                .map(sentence -> new Title(plain.text() + " : « " + sentence + " »", plain.english(), Origin.EXPOSE));
    }

    /** What is deleted, with what it does. */
    Optional<Title> told(Deletion deletion) {
        return deletion.told(sentences);
    }

    private Optional<Title> first(Predicate<String> isMeant, Predicate<Title> isAllowed) {
        return titles(asked, isAllowed)
                .filter(title -> isMeant.test(title.text())
                        && !UNREAD.matcher(title.text()).matches())
                .findFirst();
    }

    private static Stream<Title> titles(List<String> lines, Predicate<Title> isAllowed) {
        return lines.stream()
                .limit(3)
                .map(line -> new Title(line, null, Origin.EXPOSE))
                .filter(isAllowed);
    }

    private static Optional<Title> editorial(String first, Optional<Article> article) {
        Matcher editorial = EDITORIAL.matcher(first);
        if (!editorial.matches() || article.filter(Article.AMENDEMENT::equals).isPresent()) {
            return Optional.empty();
        }
        String kind = editorial.group("kind").toLowerCase(Locale.FRENCH);
        String of = kind.startsWith("rédactionnel") ? "rédactionnel" : (kind.startsWith("a") ? "d’" : "de ") + kind;
        String place = article.map(known -> " à " + known.inFrench()).orElse("");
        return Optional.of(new Title("Amendement " + of + place, null, Origin.EXPOSE));
    }
}
