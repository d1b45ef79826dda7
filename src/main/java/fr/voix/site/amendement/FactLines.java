package fr.voix.site.amendement;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.AuteurType;
import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.amendement.AmendementPage.Fact;
import fr.voix.site.amendement.AmendementPage.Line;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines beside the title of an amendement: what, who, when, and what became of it. */
@Singleton
record FactLines(TexteService textes, AmendementService amendements) {

    /** Before each name; what stands behind a comma without one says in what office somebody signs. */
    private static final Pattern SIGNATORY =
            Pattern.compile("(?:,| et)(?=[\\s\\u00a0]+(?:M\\.|Mmes?\\b|MM\\.|les? |la |l['’]))");

    private static final Pattern BUDGET = Pattern.compile("Projet de loi de finances pour (\\d{4})");
    private static final Pattern SOCIAL_BUDGET =
            Pattern.compile("Projet de loi de financement de la sécurité sociale pour (\\d{4})");

    /** What stands before the subject of a title, and says nothing to who does not know parliament. */
    private static final Pattern FORM =
            Pattern.compile("^(?:Projet|Proposition) de loi(?: organique| constitutionnelle)? (?:visant à"
                    + "|relati(?:f|ve) (?:à la |à l’|aux? |à )|portant|tendant à|pour|de |d’) ?");

    /** Of a title among the few words under another. */
    private static final int SHORT = 60;

    /** The texte as a link to the list of its amendements. */
    Link texte(Amendement amendement, Language language) {
        var wording = new Wording(Messages.of(language));
        return new Link(
                wording.texte(textes.texte(amendement.texteUid()).orElse(null), amendement.texteUid()),
                language.href(Addresses.ofTexte(amendement.texteUid())));
    }

    /** To what, who tabled it, and what became of it. */
    Line line(Amendement amendement, Language language) {
        var m = Messages.of(language);
        var wording = new Wording(m);
        var texte = texte(amendement, language);
        var groupe = groupe(amendement);
        var sort = amendement.sort();
        return new Line(
                new Link(few(texte.text(), m), texte.href()),
                who(amendement, groupe, m),
                groupe == null || groupe.isOfNone() || groupe.sigle().equals(groupe.libelle())
                        ? null
                        : groupe.libelle(),
                sort == Sort.A_DISCUTER
                        ? m.t("amendement.coming")
                        : wording.dated(wording.sort(amendement), amendement.sortAt()),
                switch (sort) {
                    case ADOPTE -> "adopte";
                    case REJETE -> "rejete";
                    case A_DISCUTER, EN_TRAITEMENT -> "attente";
                    default -> null;
                },
                sort);
    }

    /** What a texte is about, in few words: a budget by its year, of another title what follows its legal form. */
    static String few(String texte, Messages m) {
        var budget = BUDGET.matcher(texte);
        var social = SOCIAL_BUDGET.matcher(texte);
        return budget.matches()
                ? m.t("amendement.budget", budget.group(1))
                : social.matches()
                        ? m.t("amendement.budget.social", social.group(1))
                        : Excerpt.cut(Wording.capital(FORM.matcher(texte).replaceFirst("")), SHORT);
    }

    /** The group, or who else tabled it; null when unknown. */
    @Nullable
    String who(Amendement amendement, Language language) {
        return who(amendement, groupe(amendement), Messages.of(language));
    }

    private String who(Amendement amendement, @Nullable Groupe groupe, Messages m) {
        if (groupe != null) {
            return groupe.isOfNone() ? groupe.libelle() : m.t("amendement.groupe.of", groupe.sigle());
        }
        return amendement.auteurType() == AuteurType.RAPPORTEUR
                ? new Wording(m).ofCommission(amendements.commission(amendement).orElse(null), null)
                : name(amendement, null, m);
    }

    @Nullable
    private Groupe groupe(Amendement amendement) {
        return amendement.groupeUid() == null
                ? null
                : textes.groupe(amendement.groupeUid()).orElse(null);
    }

    List<Fact> of(Amendement amendement, Language language) {
        var m = Messages.of(language);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(m.t("amendement.number"), amendement.numero(), null, null));
        var texte = texte(amendement, language);
        var numero = textes.texte(amendement.texteUid())
                .map(known -> known.numero())
                .map(number -> ", " + m.t("amendement.texte.numero", number))
                .orElse("");
        facts.add(new Fact(m.t("amendement.texte"), texte.text() + numero, texte.href(), null));
        if (amendement.dossierUid() != null) {
            facts.add(new Fact(
                    m.t("amendement.dossier"),
                    m.t("amendement.dossier.link"),
                    language.href(Addresses.dossier(amendement.dossierUid())),
                    null));
        }
        addPlace(facts, amendement, m);
        addAuthors(facts, amendement, language);
        if (amendement.deposeOn() != null) {
            facts.add(new Fact(
                    m.t("amendement.depose"),
                    m.date(amendement.deposeOn()),
                    null,
                    amendement.deposeOn().toString()));
        }
        facts.add(new Fact(
                m.t("amendement.etat"),
                new Wording(m).dated(new Wording(m).sort(amendement), amendement.sortAt()),
                null,
                null));
        if (amendement.path() != null) {
            facts.add(new Fact(
                    m.t("amendement.official"),
                    m.t("amendement.official.link"),
                    "https://www.assemblee-nationale.fr/dyn" + amendement.address(),
                    null));
        }
        return List.copyOf(facts);
    }

    private void addPlace(List<Fact> facts, Amendement amendement, Messages m) {
        var division = new Wording(m).division(amendement);
        if (division != null) {
            var alinea = amendement.alinea();
            facts.add(new Fact(
                    m.t("amendement.division"),
                    alinea == null || alinea.isBlank() ? division : division + ", " + Wording.uncapital(alinea),
                    null,
                    null));
        }
        if (amendement.missionLibelle() != null) {
            facts.add(new Fact(m.t("amendement.mission"), Wording.curly(amendement.missionLibelle()), null, null));
        }
    }

    private void addAuthors(List<Fact> facts, Amendement amendement, Language language) {
        var m = Messages.of(language);
        if (amendement.parentUid() != null) {
            amendements
                    .find(amendement.parentUid())
                    .filter(Amendement::isShown)
                    .ifPresent(parent -> facts.add(new Fact(
                            m.t("amendement.parent"),
                            m.t("amendement.parent.link", parent.numero()),
                            language.href(parent.address()),
                            null)));
        }
        var acteur = acteur(amendement);
        var name = name(amendement, acteur, m);
        if (name != null) {
            facts.add(new Fact(
                    m.t("amendement.auteur"),
                    name,
                    acteur == null ? null : language.href(Addresses.depute(acteur.slug())),
                    null));
        }
        if (amendement.groupeUid() != null) {
            textes.groupe(amendement.groupeUid())
                    .ifPresent(groupe -> facts.add(new Fact(
                            m.t("amendement.groupe"),
                            groupe.libelle(),
                            language.href(Addresses.groupe(groupe.slug())),
                            null)));
        }
    }

    @Nullable
    private Acteur acteur(Amendement amendement) {
        var uid = amendement.rapporteurUid() == null ? amendement.auteurUid() : amendement.rapporteurUid();
        return uid == null ? null : textes.acteur(uid).orElse(null);
    }

    private String name(Amendement amendement, @Nullable Acteur acteur, Messages m) {
        if (amendement.auteurType() == AuteurType.GOUVERNEMENT) {
            return m.t("amendement.auteur.gouvernement");
        }
        var signataires = signataires(amendement.signataires());
        var name = Wording.name(acteur);
        if (name == null) {
            name = signataires.isEmpty() ? null : signataires.getFirst();
        }
        return amendement.auteurType() == AuteurType.RAPPORTEUR
                ? new Wording(m)
                        .ofCommission(
                                amendements.commission(amendement).orElse(null),
                                name == null ? null : name.split(",", 2)[0])
                : name;
    }

    /** One by one, in official order. */
    static List<String> signataires(@Nullable String text) {
        return text == null
                ? List.of()
                : SIGNATORY
                        // official names are held together, and would break within a word where letters are large
                        .splitAsStream(text.replace('\u00a0', ' '))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    static String creditsCaption(Amendement amendement, Messages m) {
        return amendement.missionLibelle() == null
                ? m.t("amendement.credits.caption.none")
                : m.t("amendement.credits.caption", Wording.curly(amendement.missionLibelle()));
    }
}
