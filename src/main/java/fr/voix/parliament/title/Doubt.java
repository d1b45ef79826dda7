package fr.voix.parliament.title;

import java.util.regex.Pattern;

/** What makes the authors' words no title: by it a stranger would not learn what changes, or would learn something else. */
final class Doubt {

    /** Verbs, with what comes behind them, that speak, or that name no change. */
    private static final String SAYS_NOTHING = """
            aller |s’?attaquer |alerter|rappeler|dénoncer|souligner|affirmer|exprimer|marquer|réaffirmer|insister|interroger|interpeller
            |s’opposer (?:au|aux|à l’|à la) ?(?:présent|article|alinéa|disposition|mesure|logique|tout)|pointer|initier une réflexion
            |engager une réflexion|procéder à |témoigner|montrer|démontrer|illustrer|condamner|répondre|mettre en (?:lumière|évidence)
            |ouvrir (?:le|un) débat|lancer le débat|appeler|attirer|manifester|s’interroger|saluer|remercier|discuter|débattre|savoir
            |comprendre|être|avoir|faire(?! en sorte)|faire en sorte qu’(?:ils?|elles?|y)\\b|substituer (?:aux?|à l[’a]) ?(?:mots?|alinéas?|références?|taux|montants?)
            |modifier|compléter|rectifier|refondre|réformer|réviser|repenser|réorienter|recentrer|réguler|organiser|reprendre|revenir à
            |faire en sorte que .{0,90} ne (?:se )?\\p{L}+ (?:donc )?pas|consacrer .{0,50} ce qui
            |ne pas |donner (?:un cadre|à cette)|permettre une? |mettre fin (?:à une|aux?) (?:pratique|inégalité|abus|dérive)|porter (?:le sujet|la voix|la \\p{L}+ disposition)
            |lever le gage
            """;

    /** Verbs that name an aim; by what it is reached must be said too. */
    private static final String AIMS = """
            pallier|alléger|rendre plus|empêcher une|décourager|dissuader|replacer|redonner|conserver l’esprit|limiter les effets
            |inscrire dans la loi les engagements|corriger|réduire les (?:inégalités|absences)|introduire davantage|harmoniser le texte
            |rétablir (?:l’aménagement|des conditions|de la|l’efficacité|une certaine)|inciter|renforcer|préserver|prévenir|protéger|durcir
            |pénaliser|adapter|tirer|apporter|améliorer|favoriser|faciliter|encourager|lutter|assurer|s’assurer|sécuriser|clarifier|simplifier
            |soutenir|garantir|mieux|éviter|remédier|contribuer|concilier|respecter|accompagner|accélérer|valoriser|sanctuariser|moderniser
            |revoir|introduire (?:une (?:souplesse|flexibilité|condition supplémentaire)|la)|travailler sur|rompre|épargner|repréciser|réécrire
            |poursuivre|progresser|réaliser des économies|opérer une|mettre en (?:valeur|cohérence)|proposer|adopter un titre|inviter
            |élargir le champ|prévoir les cas|préciser (?:la|les?|l’)|définir|tenir compte|prendre en compte|maintenir (?:deux|l’équilibre|l’effort)
            |consolider|conforter|privilégier|optimiser|responsabiliser|rééquilibrer|restaurer|promouvoir|offrir|limiter l’(?:impact|utilisation)
            |veiller|réparer|combler|atténuer|sensibiliser
            """;

    private static final String MEANS =
            "(?<!tout |et )\\ben (?!(?:veillant|tenant|maintenant|restant|respectant|garantissant|ajustant|évitant|prenant|étant|responsabilisant"
                    + "|sensibilisant|choisissant|soutenant|incitant|encourageant|renforçant|revoyant|modifiant|améliorant|recentrant|offrant|donnant"
                    + "|introduisant davantage|précisant les)\\b)\\p{L}{2,}ant\\b|^(?:garantir|assurer|s’assurer|éviter|préciser) qu";

    /** Words that point at what stands before them, or at a text that one has not read. */
    private static final String POINTS = """
            ^.{0,80}\\b(?:(?:celui|celle|ceux|celles)(?! d)|cette|cet|ces|ce|ledit|ladite|lesdits|susmentionnée?s?)(?:-ci)? (?!que?\\b|qui\\b|proposition|projet|loi\\b|PLF|PPL|stade)
            |\\bmêmes? (?:proportions|manière|agents)|présente? (?:article|amendement)|\\b(?:ainsi|ici) (?:créé|modifié)|\\bmodalités d’application|exceptions? suivante
            |^\\p{L}+ (?:à |de |sur |d’|contre )?(?:l’une?|ce(?! qu)|sa|son|ses|leurs?|cela|ceci|l[ea] même|ledit|lesdites|donc|également)\\b
            |^(?:y|le|la|les|l’|en|lui|leur)\\b
            """;

    private static final String UNREAD = """
            \\b(?:du|le|au|les|des|aux) dispositifs?\\b(?! (?:d[eu]s?\\b|d’|«|relatif|visant))(?! (?-i:\\p{Lu}))
            |\\b(?:les?|des|aux|la|deux) (?:\\p{L}+ )?(?:disposition|mesure|modification)s?\\b(?! (?:d[eu]s?\\b|d’|qui|adoptée|relative|permettant|prévoyant|visant))
            |\\b(?:visée?|prévue?|introduite?|proposée?|instaurée?)s? (?:par|dans) (?:la présente|cette|le (?:présent )?texte)
            |\\b(?:rédaction|version) (?:initiale|adoptée|issue|complétée|modifiée)|\\b(?:prévu|fixé)e?s? (?:par|à) l’article(?! \\d)(?! [LR]\\.)
            |\\bde l’assiette (?!d)|qu’(?:ils?|elles?) (?:puissent|soient|aient)|\\bà la taxe(?! (?:d|sur|GAFA))
            |(?:taux|plafond|montant|seuil|taxe)s? (?:[\\p{L}’]+ )?(?:prévue?s?|proposée?s?|mentionnée?s?) (?:par|à l|au)\\b
            |^\\p{L}+ (?:l’|le |la |les )(?:(?:exonération|abattement|taux|plafond|seuil|montant|crédit d’impôt|réduction d’impôt|bonification|déduction)s?(?: du | de la | de l’| de | d’)?){1,3}(?: partielle| totale)?(?:,| à (?!la )| aux | en 20| jusqu| sur | applicable)
            |^\\p{L}+ (?:les? |l’|un |aux? |à l’)(?:[\\p{L}-]+ )?alin[ée]as? (?:(?!\\d)|.{0,60}$)|\\bà l’alinéa \\d+$
            |^\\p{L}+ (?:plusieurs|certaine?s|divers(?:es)?) |tout en |en excluant |pleinement|\\binutiles?\\b|\\bvéritable\\b|\\bun (?:nouvel )?(?:objectif|indicateur)(?: de performances?)? (?:assorti|sous)
            |^\\p{L}+ (?:l’abrogation d[eu] )?(?:l’article|(?:le )?titre|(?:le )?chapitre) [^,]{0,40}(?:du code|de la loi|de l’ordonnance)[^,]{0,60}$|^rétablir l’article (?!.*(?:relati|qui (?!a été)|,))|\\p{L}\\. ?(?:La|Le|Les|Cette|Il|L’|En)\\b
            |prévue?s? par l’alinéa|l’amendement (?:n ?°|\\p{Lu}+\\d)
            |^supprimer la référence à [^,]{0,60}$|(?:crédit|réduction) d’impôt(?:,|$| en 20| jusqu)
            """;

    private static final Pattern ANY = pattern("^(?:" + SAYS_NOTHING + ")|" + POINTS + "|" + UNREAD);
    private static final Pattern AIM = pattern("^(?:" + AIMS + ")\\b(?!.*(?:" + MEANS + "))");
    private static final Pattern BACK = pattern(POINTS);

    private static final Pattern EFFECT = pattern("^(?:permettre|rendre|donner|conserver)\\b");

    private static final Pattern OF_QUANTITY = pattern(
            "^(?:augmenter|rehausser|relever|majorer|accroître|doubler|tripler|réduire|baisser|abaisser|diminuer|minorer|plafonner|prolonger|allonger|raccourcir)\\b");

    private Doubt() {}

    /** Whether a line, as it would be shown, is no title. */
    static boolean of(String line) {
        return ANY.matcher(line).find() || AIM.matcher(line).find();
    }

    static boolean pointsBack(String words) {
        return BACK.matcher(words).find();
    }

    /** Whether it may name no more than what a measure is good for. */
    static boolean isOfEffect(String line) {
        return EFFECT.matcher(line).find();
    }

    /** Whether it says what becomes more or less, so that figures alone are missing. */
    static boolean isOfQuantity(String line) {
        return OF_QUANTITY.matcher(line).find();
    }

    private static Pattern pattern(String words) {
        return Pattern.compile("(?iU)" + words.replace("\n", ""));
    }
}
