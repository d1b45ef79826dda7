package fr.voix.parliament.amendement;

import fr.voix.base.text.Messages;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Texte;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Official codes and capitals, turned into words that read well. */
public final class Wording {

    private static final Set<String> LOWERED = Set.of(
            "ARTICLE", "PREMIER", "ETAT", "ÉTAT", "TITRE", "CHAPITRE", "ANNEXE", "BIS", "TER", "QUATER", "LIMINAIRE");

    private final Messages m;

    public Wording(Messages messages) {
        this.m = messages;
    }

    /** Where the amendement applies: {@code Article 49, état B}, {@code Après l’article 12}; null when unknown. */
    public String division(Amendement amendement) {
        return division(amendement.divisionTitre(), amendement.divisionDesignation(), amendement.divisionPosition());
    }

    public String division(Division division) {
        return division(division.titre(), division.designation(), division.position());
    }

    public String division(String titre, String designation, String position) {
        // of an amendement to the title of a texte official files say what that is called now
        var own = "TITRE".equals(designation) ? null : lower(titre);
        var attached = lower(designation);
        if (own == null) {
            return attached == null ? null : capital(curly(attached));
        }
        // a state of the budget belongs to an article; other designations only repeat the title with its position
        var isPartOf = own.toLowerCase(Locale.FRENCH).startsWith("état ")
                && attached != null
                && attached.startsWith("article");
        return capital(curly(around(isPartOf ? attached + ", " + own : own, position)));
    }

    private String around(String place, String position) {
        if (position == null || position.isEmpty() || position.equals("A")) {
            return place;
        }
        var key = position.startsWith("Ap") ? "amendement.division.apres" : "amendement.division.avant";
        return m.t(place.startsWith("article") ? key : key + ".autre", place);
    }

    /** Official titles come in capitals: only words known to be mere capitals are lowered, never a name or a numeral. */
    private static String lower(String official) {
        if (official == null || official.isBlank()) {
            return null;
        }
        var words = lowerCaption(official).strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            if (LOWERED.contains(words[i].toUpperCase(Locale.FRENCH))) {
                words[i] = words[i].toLowerCase(Locale.FRENCH).replace("etat", "état");
            }
        }
        return String.join(" ", words);
    }

    /** What stands behind the dash of a state's title is a sentence, when it comes in capitals alone. */
    static String lowerCaption(String official) {
        int dash = official.indexOf(" - ");
        var caption = dash < 0 ? "" : official.substring(dash);
        return caption.isEmpty() || !caption.equals(caption.toUpperCase(Locale.FRENCH))
                ? official
                : official.substring(0, dash) + caption.toLowerCase(Locale.FRENCH);
    }

    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.FRENCH) + text.substring(1);
    }

    /** Lower-case where a sentence goes on; a first word in capitals, such as PLF, stays. */
    public static String uncapital(String text) {
        return text != null && text.length() > 1 && Character.isLowerCase(text.charAt(1))
                ? text.substring(0, 1).toLowerCase(Locale.FRENCH) + text.substring(1)
                : text;
    }

    /** Official labels carry typewriter apostrophes. */
    public static String curly(String label) {
        return label.replace('\'', '’');
    }

    /** What became of the amendement: {@code Rejeté en commission}. */
    public String sort(Sort sort, String raw, String organe) {
        if (sort == Sort.INCONNU && raw != null) {
            return raw;
        }
        var word = m.t("sort." + sort.name());
        return switch (sort) {
            case ADOPTE, REJETE -> m.t("AN".equals(organe) ? "organe.seance" : "organe.commission", word);
            default -> word;
        };
    }

    public String sort(Amendement amendement) {
        var raw = amendement.sortLibelle() == null ? amendement.etatLibelle() : amendement.sortLibelle();
        return sort(amendement.sort(), raw, amendement.organeExamen());
    }

    public String dated(String text, Instant at) {
        return at == null ? text : m.t("amendement.etat.on", text, m.date(m.day(at)));
    }

    /** The short title if there is one, else the long one, else the number. */
    public String texte(Texte texte, String uid) {
        if (texte == null) {
            return uid;
        }
        if (texte.titreCourt() != null) {
            return curly(capital(texte.titreCourt()));
        }
        if (texte.titre() != null) {
            return curly(capital(texte.titre()));
        }
        return texte.numero() == null ? uid : capital(m.t("amendement.texte.numero", texte.numero()));
    }

    /**
     * Who tables what a rapporteur signs: {@code Au nom de la commission des lois, rapporteure : Mme X}.
     *
     * @param commission by the token of official addresses; null where nothing says which
     * @param rapporteur with title and name; null where it is not known
     */
    public String ofCommission(@Nullable String commission, @Nullable String rapporteur) {
        var key = "commission." + commission;
        var whom = commission != null && m.has(key)
                ? m.t("amendement.commission", uncapital(m.t(key)))
                : m.t("amendement.commission.some");
        return rapporteur == null
                ? whom
                : m.t(
                        rapporteur.startsWith("Mme") ? "amendement.rapporteure" : "amendement.rapporteur",
                        whom,
                        rapporteur);
    }

    /**
     * Its number, and for whom a rapporteur tabled it: {@code II-CF248, au nom de la commission des lois}.
     *
     * @param commission as above
     */
    public String numero(Amendement amendement, @Nullable String commission) {
        return amendement.auteurType() == AuteurType.RAPPORTEUR
                ? amendement.numero() + ", " + uncapital(ofCommission(commission, null))
                : amendement.numero();
    }

    /** With title; null for nobody. */
    @Nullable
    public static String name(@Nullable Acteur acteur) {
        return acteur == null ? null : acteur.civilite() + " " + acteur.prenom() + " " + acteur.nom();
    }
}
