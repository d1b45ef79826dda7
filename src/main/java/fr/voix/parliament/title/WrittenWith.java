package fr.voix.parliament.title;

import fr.voix.base.text.Excerpt;
import fr.voix.parliament.amendement.Facet;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from the exposé of an amendement with whom it was written, where the exposé says so of itself; verbatim, or not at all. */
public final class WrittenWith {

    private static final Pattern END_OF_BLOCK = Pattern.compile("(?i)</(?:p|li|div|h\\d)>|<br\\s*/?>");

    private static final Pattern SENTENCE = Pattern.compile(
            "\\b[Aa]mendement(?: d[e’'] ?[\\p{L}-]+)?"
                    + "(?: (?:des députés|(?:porté|déposé|présenté) par le groupe) [\\p{L}’ -]{2,40}?(?: et)?)?,?(?: qui)?"
                    + "(?: a(?: également| aussi)? été| est)?(?: (?:co-?)?(?:travaillé|élaboré|rédigé|écrit|construit|préparé|conçu))"
                    + "(?: conjointement| étroitement)?"
                    + "(?: en (?:étroite )?(?:collaboration|lien|concertation|partenariat|liaison)(?: étroite)?)?"
                    + " avec (?:le concours de )?(?!l[ea]s? (?:groupe|député|ministre|rapporteur|collègue)|[mn]os |des )"
                    + "(?<who>[^.;:¶»]{2,200}?)\\s*(?=\\.(?:[\\s¶»]|$)|[;:¶»]|$|,? (?:vise|propose|permet|participe|s[’']inscrit)\\b)");

    /** Whoever is called so is a person, alone or beside an organisation, and is not named. */
    private static final Pattern PERSON = Pattern.compile(
            "\\b(?:MM?|Mmes?|Dr|Pr|Me|[Dd]octeure?|[Pp]rofesseure?|[Mm]aître|[Dd]éléguée?|[Pp]résidente?|[Dd]irecteur|[Dd]irectrice)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** What follows it says who they are, or what they want. */
    private static final Pattern REMARK = Pattern.compile(
            ",? (?:qui|dont|afin|pour (?=[\\p{L}’-]+r )|et (?:vise|a pour|soutenu|propose|permet|reprend|s[’']))\\b.*"
                    + "|, (?:principale?s?|premi[eè]re?|représent\\S+|(?:l[ea]|une?) (?=\\p{Ll})|vise|il|elle|nous|ce|cet|a pour)\\b(?!.* et l).*");

    private WrittenWith() {}

    /** As the exposé names them, with its article: « la Fondation pour le Logement des Défavorisés ». */
    public static Optional<String> of(String expose) {
        var text =
                expose == null ? null : Excerpt.of(END_OF_BLOCK.matcher(expose).replaceAll("¶"), Integer.MAX_VALUE);
        if (text == null) {
            return Optional.empty();
        }
        var sentence = SENTENCE.matcher(text);
        return sentence.find()
                ? Optional.of(REMARK.matcher(sentence.group("who"))
                                .replaceFirst("")
                                .replace('\'', '’')
                                .strip())
                        .filter(who -> !PERSON.matcher(who).find())
                        .filter(Facet.AVEC::accepts)
                : Optional.empty();
    }
}
