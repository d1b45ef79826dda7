package fr.voix.parliament.title;

import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.Credits;
import fr.voix.parliament.amendement.CreditsLine;
import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Kind;
import fr.voix.parliament.amendement.Title.Lead;
import io.micronaut.core.annotation.Nullable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Finds what an amendement asks in its official file: the sentence in which its authors say so, word for word, its kind, and the
 * sums it moves. How well it does: {@code src/docs/titles.md}.
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

    // ---- sentences

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f\\u2009\\u200b\\ufeff]+");
    private static final Pattern TYPED_QUOTES = Pattern.compile("[\"“”„]([^\"“”„]*)[\"“”]");
    private static final Pattern FOOTNOTE = Pattern.compile(" ?\\[(?:\\d{1,2}|[a-z])]");
    private static final Pattern END = Pattern.compile("[.!?…](?: ?[»)])? ?(?=[A-ZÀÂÇÉÈÊÎÔÛŒ«•-])");

    /** What a full stop follows without ending a sentence. */
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?i)(?:.*[\\s’(«])?(?:\\p{L}|mm?|mmes?|dr|pr|st|art|al|cf|ex|p|pp|no|n°|chap|[IVX]+|etc)|(?:.*\\p{L}\\.)?\\p{L}");

    private static final Pattern BEGINNING = Pattern.compile(
            "^(?:[-–—•*·>] ?|(?:[IVX]{1,4}|[A-Z]|\\d{1,2})(?:[.)°] ?[–—-]? ?| [–—-] )|(?:Exposé sommaire|Objet|EXPOSÉ SOMMAIRE) ?:? ){1,4}");

    // ---- formulae

    private static final String ADVERB =
            "(?:(?:donc|ainsi|aussi|également|simplement|notamment|dès lors|par conséquent|en conséquence|tout d’abord|principalement"
                    + "|précisément|essentiellement|avant tout|de nouveau|à nouveau|par là|enfin|d’abord|plutôt|désormais|en premier lieu"
                    + "|à titre principal|quant à lui|également|tout simplement|par ailleurs|en outre|a minima|à minima|en effet)[ ,]+|, [^,;:.]{3,150}, |, ){0,5}+";

    /** Where the amendement is a subject, and where its authors are. */
    private static final String OPENING = "(?<!\\b(?:de|par|avec|à|dans|sur|si|selon|via|comme|contre|et) )\\b";

    private static final String BY_THEM =
            "(?<!\\b(?:que|si|dont|comme|où|quand|lorsque|selon|par|de|pour|et|tel|aux|à) )(?<!qu’)\\b";

    /** Words between subject and verb: no clause of their own in which somebody else would ask, and nothing that negates. */
    private static final String BETWEEN =
            "(?:(?:,? qui (?!vise|propose|tend|permet|suppr)[^,;:.]{3,150}, )|(?:(?! qu[ie’] | que | où | dont | ne | n’| propos(?!ition)| vis[ea]| prévoi)[^.;:]|(?<=\\p{L})\\.(?=\\p{L})))";

    private static final String THIS =
            "(?:[Cc]et|[Cc]e(?: présent| dernier| nouvel| second)?|[Ll]e(?: présent)?|[Nn]otre|[Mm]on|[Ll]’) ?(?:sous-?)?(?: ?)amendement(?! (?:n°|n ?°|[A-Z]*-?[A-Z]*\\d))";

    private static final String PROPOSES = "propose(?:ra(?:it)?)?|se propose|suggère";

    private static final String WANTS =
            "(?:vise(?:ra|rait)?|tend|cherche|entend|souhaite|ambitionne|aspire|veut|consiste|permet(?:tra|trait)?|prévoit|s’attache"
                    + "|a (?:donc |ainsi |également |aussi |notamment )?(?:pour|comme) (?:seul |principal |unique |simple |premier |double )?(?:objet|objectif|but|ambition|vocation|finalité|intention)s?(?: principal)?"
                    + "|a (?:donc |ainsi |également |aussi )?vocation)";

    private static final String ACTS =
            "abaisse|abonde|actualise|appelle|déplace|invite|sollicite|abroge|accorde|affecte|ajoute|ajuste|aligne|allonge|alloue|améliore|apporte|assouplit|assure|augmente|autorise"
                    + "|clarifie|complète|conditionne|confère|confie|conserve|consacre|corrige|crée|demande|diminue|décale|durcit|définit|encadre|exclut"
                    + "|exempte|exonère|facilite|favorise|fixe|garantit|harmonise|impose|inscrit|instaure|institue|interdit|introduit|limite|maintient"
                    + "|majore|met (?:fin|en place|en œuvre)|modifie|minore|oblige|ouvre|plafonne|porte (?=de |à |la |le )|prolonge|proroge|propose|précise|prévoit|ramène"
                    + "|reconnaît|redéploie|rehausse|relève|remplace|renforce|reporte|restaure|restreint|restitue|retire|revalorise|revient|rend|réduit|rétablit"
                    + "|sécurise|simplifie|soumet|substitue|supprime|transf[eè]re?t?|vient|élargit|étend|élève|recentre|réintroduit|s’oppose";

    private static final Pattern ASKING = Pattern.compile(
            OPENING + "(?:" + THIS + "(?:,? " + BETWEEN + "{0,170}?)?,? " + ADVERB + ")(?<verb>" + PROPOSES + "|"
                    + WANTS
                    + "|demande(?= (?:donc |ainsi |également )?(?:la|les?|une?|que|aux?|à|l’|qu’))|vient)(?=[ ,]) ?(?<rest>.+)$");

    /** The amendement again, behind a sentence that was about it. */
    private static final Pattern IT =
            Pattern.compile("^(?:(?:Pour ce faire|À cette fin|Concrètement|Ainsi|Plus précisément), )?[Ii]l " + ADVERB
                    + "(?<verb>" + PROPOSES + "|" + WANTS + ")(?=[ ,]) ?(?<rest>.+)$");

    private static final Pattern ACTING = Pattern.compile(OPENING + THIS
            + "(?:,? (?:d(?:u|es|e) |d’|travaillé |issu |déposé |proposé |suggéré |inspiré |élaboré |adopté |identique |[A-Z]{2,})"
            + BETWEEN + "{0,150}?)?,? " + ADVERB + "(?<verb>" + ACTS + ") (?<rest>" + ADVERB
            + "(?:la|les?|une?|des?|du|à|aux?|en|dans|plus|que|trois|deux|\\d+) .+|l’.+|d’.+|qu’.+)$");

    private static final Pattern OBJECT = Pattern.compile(
            "^(?:[^,;:.]{3,120}, )?[Ll](?:’objet|’objectif|e but|’ambition|’intention|a finalité|e sens)(?: \\p{L}+)? d[eu’] ?(?:cet|ce|présent|l’|notre|mon)? ?(?:présent )?(?:sous-)?amendement(?: [^,.;:]{0,80}?)? (?:est|consiste|vise) (?<rest>.+)$|[Aa]mendement, (?:l’objectif|l’objet|le but) est (?<aim>.+)$");

    private static final Pattern CALLED = Pattern.compile(
            "^(?:(?:Il s’agit d’un|Ceci est un|C’est un|" + THIS
                    + " est un) )?(?:sous-)?[Aa]mendement (?:(?!autre|n°|qui )[^,.;:]){0,90}?,? ?(?:visant|tendant|qui vise|ayant pour (?:objet|but)|dont l’objet est|qui tend) (?<rest>(?:à|de|d’).+)$");

    private static final String AUTHORS =
            "(?:[Ll]es? (?:groupe|auteure?s?|député(?!s? d’)|membres|élu|rapporteur|cosignataires|signataires|écologistes|socialistes|communistes)\\S*|[Ll]a rapporteur\\S*|[Vv]otre rapporteur\\S*|[Ll]e Gouvernement|[Ll]’auteure?)";

    private static final Pattern AUTHOR = Pattern.compile(
            BY_THEM + "(?<who>(?:[Nn]ous|[Jj]e) (?:vous )?|(?:[Ii]l (?:est|vous est|nous est|serait) )|(?:" + AUTHORS
                    + "(?:,? " + BETWEEN + "{0,190}?)? (?:vous )?))" + ADVERB
                    + "(?<verb>propos(?:e|ent|ons|é)|suggèr(?:e|ent)|suggéré|suggérons|souhait(?:e|ent|ons|é)|entend(?:s|ent|ons)?|vis(?:e|ent|ons)|veut|veulent|voulons|cherch(?:e|ent|ons)"
                    + "|demand(?:e|ent|ons|é)|préconis(?:e|ent|ons|é)|recommand(?:e|ent|ons|é)|réclam(?:e|ent|ons)|prévu|prévoyons|s’oppos(?:e|ent)|nous opposons|refus(?:e|ent|ons)|plaid(?:e|ent|ons)|vien(?:t|nent)|venons|défend(?:ent|ons)?|prévoient)(?=[ ,]) ?(?<rest>.+)$");

    /** Who may also speak of something else than of the amendement. */
    private static final Pattern OTHERS = Pattern.compile(
            "[Ll]e Gouvernement|[Ll]es? rapporteur|[Ll]a rapporteure|[Ll]es? (?:élu|membres|député(?! du| Socialistes))");

    /** Behind such words « il est proposé » tells what the texte does. */
    private static final Pattern OF_THE_TEXTE = Pattern.compile(
            "(?iU).*\\b(?:en effet|projet|article|gouvernement|plfs?s?|texte|loi|actuellement|aujourd’hui|commission|rapport|proposition)\\b.*");

    /** What should be done, of a sentence that does not name the amendement. */
    private static final Pattern NEEDED = Pattern.compile(
            "(?<![\\p{L}’] )\\b[Ii]l (?:convient|faut|est|apparaît|paraît|semble) (?:donc |ainsi |également |alors |dès lors |par conséquent |en conséquence )?(?:(?:nécessaire|indispensable|essentiel|urgent|impératif|primordial|préférable|souhaitable|temps|opportun|proposé) )?(?:donc )?(?:de |d’)(?<rest>.+)$");

    private static final Pattern INFINITIVE = Pattern.compile(
            "(?U)^(?:(?:ne pas|n’|ne plus|ne|mieux|bien|plus|enfin|simplement|pleinement|davantage|légèrement|totalement|explicitement|clairement|également|ainsi|donc|aussi|notamment|progressivement|se|s’|y|en|les?|la|l’|lui|leur) ?){0,5}+(?!(?:par|sur|pour|leur|notre|votre|encore|hier|fer|mer|premier|dernier|entre|contre|outre|autre|cadre|titre|nombre)\\b)\\p{L}+(?:er|ir|re|oir)\\b.*");

    private static final Pattern NOUN =
            Pattern.compile("^(?:(?:la|les?|une?|des|plusieurs|cette|cinq|deux|trois) |l’).*");
    private static final Pattern NEXT_VERB = Pattern.compile(
            "(?U)(?:,| et| ou) (?:à|de) ?(?:(?:y|en|les?|la|ne pas) )?\\p{L}{3,}(?:er|ir|re|oir)\\b|(?:et|ou|aussi) à (?:la |les? |l’|une? )");

    // ---- what is no title

    /** Words that point back: to what, the quotation does not say where they stand near its beginning. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?iU)^(?:le|la|les|l’|y|en|lui|leur) ?\\p{L}+(?:er|ir|re|oir)\\b|^.{0,50}?\\b(?:y \\p{L}+(?:er|ir|re|oir)|(?:cet|cette|ces) (?!(?:nouvel\\p{L}* )?\\p{L}+ (?:qui|\\d)|amendement|année|jour|projet de loi|proposition de loi|texte|derni|sens où)\\p{L}+|ce (?!qui\\b|que\\b|qu’|dont\\b|à quoi|jour|projet de loi|texte|dernier|sens où|soit|sont|n’)\\p{L}+|celui-ci|celle-ci|ceux-ci|celles-ci|cela|ceci|ledit|ladite|lesdits|susmentionné|susvisé|précédemment|ci-dessus|(?:ainsi|tel que|déjà) (?:créé|prévu|proposé|évoqué)e?s?)\\b");

    private static final Pattern SPEAKS = Pattern.compile(
            "(?iU)^(?:[^,]{0,25}\\b)?(?:alerter|rappeler|interpeller|dénoncer|appeler l’attention|attirer|remercier|garder à l’esprit|saluer|souligner|signaler|interroger|exprimer (?:notre|leur|son|sa|l’)|manifester|marquer|réaffirmer|témoigner|s’interroger|insister|pointer|sensibiliser|évoquer|dire|montrer|rendre hommage|soulever|questionner|ouvrir (?:le|un|ce) débat|lancer (?:le|un) débat|susciter|engager (?:le|un) débat|poser (?:la|une) question|mettre en (?:lumière|avant|évidence|exergue)|s’étonner|regretter|porter le (?:sujet|débat)|porter à l’attention|faire (?:entendre|remarquer|part)|tirer la sonnette|connaître|obtenir (?:des|une?) (?:précision|clarification|engagement|réponse)|débattre|discuter|s’associer|lever (?:le|ce) gage|proposer un débat|tirer les conséquences|s’opposer à (?:cet|cette|l’article)|acter)\\b.*");

    private static final Pattern INSULTS = Pattern.compile(
            "(?iU).*\\b(?:honteu\\p{L}+|scélérat\\p{L}*|imbécil\\p{L}*|stupid\\p{L}*|mensong\\p{L}*|menteu\\p{L}*|voyou\\p{L}*|crapul\\p{L}*|mafi\\p{L}*|ridicul\\p{L}*|hypocri\\p{L}*|absurd\\p{L}*|raciste?s?|fascis\\p{L}*|inique\\p{L}*|cyni\\p{L}*|indign\\p{L}*|mépris\\p{L}*|idiot\\p{L}*|crimin\\p{L}* contre|grotesque|délirant\\p{L}*|liberticide\\p{L}*|cruel\\p{L}*|infâme)\\b.*");

    /** Words that say nothing to whoever has not read the texte, known by their beginnings. */
    private static final Pattern HOLLOW = Pattern.compile(
            "(?iU)\\b(?:articles?|alinéas?|dispositi\\p{L}*|rédaction\\p{L}*|rédig\\p{L}*|dispositions?|mesures?|textes?|code|projet|proposition|loi|phrases?|paragraphes?|mots?|termes?|amendement\\p{L}*|version|initial\\p{L}*|présent\\p{L}*|prévu\\p{L}*|proposé\\p{L}*|suppr\\p{L}*|modifi\\p{L}*|précis\\p{L}*|complét\\p{L}*|ajout\\p{L}*|insér\\p{L}*|rétabli\\p{L}*|cohéren\\p{L}*|coordin\\p{L}*|clarifi\\p{L}*|clart\\p{L}*|lisib\\p{L}*|corrig\\p{L}*|correct\\p{L}*|erreurs?|matériel\\p{L}*|références?|juridique\\p{L}*|sécuris\\p{L}*|sécurité|conséquences?|améliore\\p{L}*|renforc\\p{L}*|tirer|mettre|remplac\\p{L}*|substitu\\p{L}*|nouve\\p{L}*|premi\\p{L}*|deuxième|troisième|derni\\p{L}*|objet|objectifs?|titre|section|chapitre|intégral\\p{L}*|simple\\p{L}*|simplifi\\p{L}*|portée|champ|application|ambigu\\p{L}*|légistique|gouvernement|entre|dans|avec|pour|afin|plus|moins|leurs?|sont|être|même|cette|tout\\p{L}*|ainsi|suite|issu\\p{L}*|adopt\\p{L}*|vot\\p{L}*|sénat|assemblée|nationale|commission|lecture|examen|modalités?|points?|plusieurs|rendre|assurer|garantir|donner|permettre|éviter|prévoir|créer|créat\\p{L}*|fusionner|explicit\\p{L}*|inutil\\p{L}*|superflu\\p{L}*|redondan\\p{L}*|efficac\\p{L}*|ensemble|partie|annexé?e?|rapport|solutions?|conséquent|proposée?s?|insertion|ordre|existant\\p{L}*|PPL|génér\\p{L}*|finances|temps|unique|prévoit|prévu|vise|propose|deux|trois|auteur\\p{L}*|député\\p{L}*|concilier|enjeux?|majeurs?|législature|flexibilité|nécessaires?|moyens|faire|face|besoins?|constitutionnalité|rétroactivité|revoir|telle?s?|pérennis\\p{L}*|donc|signal|logique|aller|bout|amélior\\p{L}*|nous|souhait\\p{L}*|groupe|députés?|oppos\\p{L}*|convient|nécessaire|indispensable|urgent|difficult\\p{L}*|liée?s?|quater|quinquies|sexies|répondre|apport\\p{L}*|diverses?|techniques?|afférent\\p{L}*|mouvement|double|retrait|meilleure?|freins?|différen\\p{L}*|formulation|complémentaires?|idoine|alternati\\p{L}*|envisagé\\p{L}*|réintrodui\\p{L}*|crédits?|autorisations?|engagement|paiement|minor\\p{L}*|major\\p{L}*|montants?|euros?|millions?|milliards?|programmes?|actions?|budget|transf\\p{L}*|abond\\p{L}*|augment\\p{L}*|diminu\\p{L}*|réduire|baiss\\p{L}*|hauss\\p{L}*|hauteur|troisième|adapt\\p{L}*|équilib\\p{L}*|corresp\\p{L}*|notamment|également|totale?|revenir|réécri\\p{L}*|réécriture|globale?|proposer|introduire|introduction|inscrire|étendre|extension|maint\\p{L}*|conserver|exprim\\p{L}*|gage|lever|demand\\p{L}*)\\b|\\d|\\b(?-i:\\p{Ll}{1,3}|AE|CP|PLFS{0,2}|I{1,3}V?)\\b");

    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}|\\p{Lu}{2,}");

    // ---- where a quotation may end

    private static final Pattern PAUSE = Pattern.compile("(?<=[\\p{L}\\d»%€)’]),(?= )| ?[:;](?= )| \\((?=\\p{L}|\\d)");

    private static final Pattern LIMIT = Pattern.compile(
            "(?iU)\\b(?:sauf|hormis|sans|mais|ne|n’|uniquement|seulement|condition|conditionn\\p{L}*|réserve|excepté\\p{L}*|exception|exclusi\\p{L}*|exclu\\p{L}*|toutefois|cependant|néanmoins|pourvu|le temps de|à l’exclusion|dans la limite|à moins|hors|dérog\\p{L}*)\\b");

    /** These only count where what follows is no reason. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?iU)\\b(?:seule?s?|limit\\p{L}*|lorsqu\\p{L}*|si|s’ils?|dès lors|tant que|contrepartie|au lieu|en lieu|non(?!-)|pas|aucune?|ni|expériment\\p{L}*|jusqu\\p{L}*|plafonn\\p{L}*|temporaire\\p{L}*|pendant|durant|quand|plutôt|tout en)\\b");

    private static final Pattern REASON = Pattern.compile(
            "(?U)^,? ?(?:afin|pour|dans (?:le|un) (?:but|souci|objectif)|dans l’objectif|en vue|compte[ -]tenu|considérant|car|puisque|en raison|au regard|eu égard|face|conformément|alors|comme|ce qui|tel qu|dont|qui|notamment|de (?:manière|façon|sorte) à|ainsi que|via|à l’instar|à l’image|grâce)\\b.*");

    private static final Pattern BROKEN_OFF = Pattern.compile(
            "(?U).*[ (’](?:des?|d|du|les?|la|à|aux?|et|ou|en|par|pour|sur|dans|avec|une?|que|qui|soit|dont|ainsi|notamment|où|visant|comme|tels? que|est|sont|leur|en \\p{L}+ant)|.* (?:et|ou|à|de) (?!\\p{L}+aire\\b)\\p{L}+(?:er|ir|re|oir)|.*\\b(?:soient?|ait|puissent|puisse)");

    /** A verb or a relative clause that an aside has cut off from what follows. */
    private static final Pattern ASIDE = Pattern.compile(
            "(?U)\\p{L}+(?: (?:\\p{L}+ment|donc|ainsi|également))?, [^,]*(?:, [^,]*){0,3}|(?:.* )?\\p{L}+(?:er|ir|re|oir), [^,]*|.*\\b(?:si|uniquement|à condition|lorsqu\\p{L}*|sauf)\\b[^,]*|\\p{L}+(?:er|ir|re|oir), [^,]*, [^,]*|.*\\b(?:qui|que|dont|où|et|lequel|laquelle), [^,]*|(?!revenir|renoncer|procéder|remédier|contribuer|participer|lutter|répondre|mettre)\\p{L}+(?:er|ir|re|oir) (?:de|du|dans|à|aux?|pour|chez|sur) [^,]*(?:, [^,]*)?|.*\\b(?:permet(?:tre|tant|te)|donn(?:er|ant)) (?:à|aux?) (?!.*(?: de | d’| une? | les? | la )).*");

    /** One of several things, of which the last is named behind « et ». */
    private static final Pattern LISTED = Pattern.compile(
            ", (?:les?|la|l’|des?|du|d’|une?)[ ’]?[^,;:]{2,80}(?:, [^,;:]{2,60}){0,5} (?:et|ou) (?:les?|la|l’|des?|du|d’|de|une?)\\b.*");

    /** These need a second verb before they say anything. */
    private static final Pattern HALF_SAID = Pattern.compile(
            "(?U)^(?:\\p{L}+ment )?(?:permettre|autoriser|obliger|imposer|demander|inciter|contraindre|faire en sorte|prévoir que|préciser que|donner|offrir|ouvrir la possibilité|encourager|inviter|laisser|aider|permet|autorise|oblige|impose|demande)(?!.* (?:de |d’|à |que |qu’|soi(?:t|ent) )\\p{L}).*");

    private TitleRule() {}

    /**
     * Empty where nothing of it is found; then an amendement is called by its place in the texte.
     *
     * @param dispositif sanitised HTML
     * @param expose sanitised HTML
     */
    public static Optional<Title> of(@Nullable String dispositif, @Nullable Credits credits, @Nullable String expose) {
        List<String> sentences = sentences(expose);
        Quote quote = quote(sentences);
        Kind kind = kind(sentences, paragraphs(dispositif));
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

    private record Quote(Lead lead, String text) {}

    /** In the first sentence that asks; else in the first that says what should be done. */
    @Nullable
    private static Quote quote(List<String> sentences) {
        boolean isAboutIt = false;
        for (String sentence : sentences) {
            Quote found = quote(sentence, isAboutIt);
            if (found != null) {
                return found;
            }
            isAboutIt = sentence.contains("mendement");
        }
        for (String sentence : sentences) {
            Matcher needed = NEEDED.matcher(sentence);
            if (needed.find() && !isLoose(sentence) && isInfinitive(needed.group("rest"))) {
                String text = cut(sentence.substring(needed.start()));
                if (!text.isEmpty()
                        && !isVague(text)
                        && !SPEAKS.matcher(needed.group("rest")).matches()
                        && !ELSEWHERE.matcher(needed.group("rest")).find()) {
                    return new Quote(Lead.ECRIVENT, text);
                }
            }
        }
        return null;
    }

    @Nullable
    private static Quote quote(String sentence, boolean isAboutIt) {
        if (sentence.endsWith("?") || isLoose(sentence)) {
            return null;
        }
        for (Pattern formula : List.of(ASKING, OBJECT, CALLED, AUTHOR, ACTING, IT)) {
            Matcher found = formula.matcher(sentence);
            boolean canBe = formula == AUTHOR || formula == IT || sentence.contains("mendement");
            if (canBe && found.find() && isOurs(formula, found, sentence, isAboutIt)) {
                Quote asked = asked(formula, found, sentence);
                if (asked != null) {
                    String text = cut(asked.text());
                    return text.isEmpty() || isVague(text) ? null : new Quote(asked.lead(), text);
                }
            }
        }
        return null;
    }

    private static boolean isOurs(Pattern formula, Matcher found, String sentence, boolean isAboutIt) {
        if (formula == IT) {
            return isAboutIt;
        }
        if (formula != AUTHOR) {
            return true;
        }
        String before = sentence.substring(0, found.start("verb"));
        boolean isDemanded = found.group("verb").startsWith("demand")
                && found.group("who").toLowerCase(Locale.FRENCH).startsWith("il ");
        return before.contains("mendement")
                || !isDemanded
                        && OTHERS.matcher(found.group("who")).lookingAt() == false
                        && !(found.group("who").toLowerCase(Locale.FRENCH).startsWith("il ")
                                && OF_THE_TEXTE
                                        .matcher(sentence.substring(0, found.start()))
                                        .matches());
    }

    /** What is asked, with how it is said to be so. */
    @Nullable
    private static Quote asked(Pattern formula, Matcher found, String sentence) {
        boolean isNamed = formula != OBJECT && formula != CALLED;
        String verb = isNamed ? found.group("verb") : "";
        boolean proposes = verb.startsWith("propos") || verb.startsWith("se propose") || verb.startsWith("sugg");
        boolean wants = !proposes
                && formula != ACTING
                && (formula != ASKING || verb.matches(WANTS + "|vient"))
                && !verb.matches("(?:demand|défend|préconis|recommand|réclam|s’oppos|nous oppos|refus|plaid).*");
        String rest =
                (found.group("rest") == null ? found.group("aim") : found.group("rest")).replaceFirst("^" + ADVERB, "");
        if (proposes) {
            Lead lead = rest.startsWith("de ") ? Lead.PROPOSENT_DE : rest.startsWith("d’") ? Lead.PROPOSENT_D : null;
            if (lead != null && isInfinitive(rest.substring(lead == Lead.PROPOSENT_DE ? 3 : 2))) {
                return new Quote(lead, rest.substring(lead == Lead.PROPOSENT_DE ? 3 : 2));
            }
            if (rest.startsWith("que ") || rest.startsWith("qu’")) {
                boolean isShort = rest.startsWith("qu’");
                return new Quote(isShort ? Lead.PROPOSENT_QU : Lead.PROPOSENT_QUE, rest.substring(isShort ? 3 : 4));
            }
            if (NOUN.matcher(rest).matches()) {
                return new Quote(Lead.PROPOSENT, rest);
            }
        }
        if (wants) {
            String what = rest.replaceFirst("^(?:à (?!ce qu)|de |d’)", "");
            boolean isLinked = !what.equals(rest);
            boolean isOne =
                    !NEXT_VERB.matcher(what).find() && !what.contains("d’autre part") && !what.startsWith("une part");
            if (isOne && isInfinitive(what)) {
                return new Quote(Lead.VEULENT, what);
            }
            if (isLinked && !verb.startsWith("permet") && NOUN.matcher(what).matches() && isOne) {
                return new Quote(Lead.VEULENT, what);
            }
            boolean canWish = verb.matches("(?:souhait|entend|veu|voul|vis|vien).*");
            Matcher that = Pattern.compile("^(?:à ce )?(que |qu’)(.+)").matcher(rest);
            if (canWish && that.matches()) {
                return new Quote(that.group(1).equals("qu’") ? Lead.VEULENT_QU : Lead.VEULENT_QUE, that.group(2));
            }
        }
        if (formula == ASKING || formula == ACTING || formula == IT) {
            return new Quote(Lead.AMENDEMENT, sentence.substring(found.start("verb")));
        }
        return formula == AUTHOR ? new Quote(Lead.ECRIVENT, sentence.substring(found.start("who"))) : null;
    }

    private static boolean isInfinitive(String rest) {
        return INFINITIVE.matcher(rest).matches();
    }

    private static boolean isVague(String text) {
        String content = HOLLOW.matcher(text.replaceAll("«[^»]*»", "quotation")).replaceAll(" ");
        long words = WORD.matcher(content).results().count();
        return text.length() < SHORTEST
                || words < 1
                || ELSEWHERE.matcher(text).find()
                || SPEAKS.matcher(text).matches()
                || INSULTS.matcher(text).matches();
    }

    /** To its end or to a pause, never before words that negate, limit or condition what was quoted. Empty where neither is. */
    private static String cut(String sentence) {
        String whole = sentence.replaceFirst("[ .;:,…]+$", "");
        if (whole.length() <= LONG) {
            return BROKEN_OFF.matcher(whole).matches() || isLoose(whole) ? "" : whole;
        }
        String best = "";
        String colon = null;
        Matcher pause = PAUSE.matcher(whole);
        while (pause.find()
                && pause.start() <= LONGEST
                && (pause.start() <= LONG || best.isEmpty())
                && !best.equals(colon)) {
            String cut = whole.substring(0, pause.start());
            boolean isWhole = cut.length() >= LEAST_CUT
                    && !ASIDE.matcher(cut).matches()
                    && !LISTED.matcher(whole.substring(pause.start())).matches()
                    && !isLimited(whole.substring(pause.start()))
                    && !BROKEN_OFF.matcher(cut).matches()
                    && !HALF_SAID.matcher(cut).matches()
                    && !isLoose(cut);
            if (isWhole) {
                best = cut;
                colon = pause.group().endsWith(":") ? cut : colon;
            }
        }
        if (!best.isEmpty() && best.length() <= LONG) {
            return best + "…";
        }
        if (whole.length() <= LONGEST) {
            return BROKEN_OFF.matcher(whole).matches() || isLoose(whole) ? "" : whole;
        }
        return best.isEmpty() ? "" : best + "…";
    }

    private static boolean isLimited(String rest) {
        return LIMIT.matcher(rest).find()
                || !REASON.matcher(rest).matches() && CONDITION.matcher(rest).find();
    }

    /** A quotation mark or a parenthesis that is not closed. */
    private static boolean isLoose(String text) {
        return count(text, '«') != count(text, '»') || count(text, '(') != count(text, ')');
    }

    private static long count(String text, char one) {
        return text.chars().filter(c -> c == one).count();
    }

    // ---- kinds

    private static final Pattern DRAFTING = Pattern.compile(
            "(?i).{0,60}\\brédactionn.*|.{0,60}(?:correct|corrig)\\p{L}+ .{0,12}(?:erreurs?|coquille) (?:de référence|matérielle|rédactionnelle|de plume|légistique|d’orthographe).*");

    private static final Pattern COORDINATION = Pattern.compile(
            "(?i)(?:.{0,40}amendement (?:est )?(?:un amendement )?)?(?:de (?:mise en )?)?(?:coordination|cohérence|conséquence)\\b.*");

    private static final Pattern FALLBACK = Pattern.compile("(?i).*amendement[^.,;:]{0,30} de repli\\b.*");
    private static final Pattern PROBING = Pattern.compile("(?i).*amendement[^.,;:]{0,30} d’appel\\b.*");
    private static final Pattern DELETES = Pattern.compile("(?i)supprimer (?:cet|l’) ?article\\W*");

    private static final Pattern REPORT = Pattern.compile(
            "(?i)(?:[^«»]{0,120}ainsi rédigé ?: ?)?(?:« ?)?(?:(?!« )[^.]){0,200}\\bgouvernement (?:remet|présente|transmet|publie|rend|dépose|adresse)\\b.{0,160}\\b(?:rapport|bilan|évaluation|étude)\\b.*");

    @Nullable
    private static Kind kind(List<String> sentences, List<String> dispositif) {
        String first = sentences.isEmpty() ? "" : sentences.getFirst();
        if (DRAFTING.matcher(first).matches()) {
            return Kind.REDACTIONNEL;
        }
        if (COORDINATION.matcher(first).matches()) {
            return Kind.COORDINATION;
        }
        if (dispositif.size() == 1 && DELETES.matcher(dispositif.getFirst()).matches()) {
            return Kind.SUPPRESSION;
        }
        if (isAny(sentences, FALLBACK)) {
            return Kind.REPLI;
        }
        if (isAny(sentences, PROBING)) {
            return Kind.APPEL;
        }
        return isAny(dispositif.subList(0, Math.min(2, dispositif.size())), REPORT) ? Kind.RAPPORT : null;
    }

    private static boolean isAny(List<String> lines, Pattern kind) {
        return lines.stream()
                .anyMatch(line ->
                        line.length() <= LONGEST_SENTENCE && kind.matcher(line).matches());
    }

    // ---- French

    private static List<String> sentences(@Nullable String html) {
        List<String> sentences = new ArrayList<>();
        String broken = "";
        for (String paragraph : paragraphs(html)) {
            boolean goesOn = !broken.isEmpty()
                    && Character.isLowerCase(paragraph.charAt(0))
                    && Character.isLetter(broken.charAt(broken.length() - 1));
            if (goesOn) {
                broken += " " + paragraph;
            } else {
                split(broken, sentences);
                broken = paragraph;
            }
        }
        split(broken, sentences);
        return sentences.stream()
                .filter(one -> one.length() <= LONGEST_SENTENCE)
                .limit(SENTENCES)
                .map(one -> BEGINNING
                        .matcher(isLoose(one) ? one.replaceFirst("^« ?", "") : one)
                        .replaceFirst(""))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static void split(String paragraph, List<String> sentences) {
        int from = 0;
        Matcher end = END.matcher(paragraph);
        while (end.find()) {
            String before = paragraph.substring(from, end.start());
            boolean isAbbreviation = paragraph.charAt(end.start()) == '.'
                    && ABBREVIATION
                            .matcher(before.substring(Math.max(0, before.length() - 8)))
                            .matches();
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
        return TYPED_QUOTES
                .matcher(one)
                .replaceAll("« $1 »")
                .replaceAll("« *", "« ")
                .replaceAll(" *»", " »")
                .replaceAll(" +", " ");
    }

    private static final Pattern UNBROKEN = Pattern.compile(
            " (?=[%€])|(?<=\\d) (?=M€|Md€|\\d{3}(?!\\d)|(?:euros?|ans?|mois|jours?|millions?|milliards?)\\b)|(?<=\\b[LRDA]\\.) (?=\\d)|(?<=n°) (?=\\d)|(?<=article) (?=\\d)");

    /** With the spaces at which French does not break a line, and “ ” for quotations within one. */
    private static String set(String line) {
        return UNBROKEN.matcher(line.replaceAll(" (?=[;:!?])", "\u202f"))
                .replaceAll("\u00a0")
                .replace("« ", "“")
                .replace(" »", "”");
    }
}
