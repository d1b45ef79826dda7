package fr.voix.petition.author;

import fr.voix.base.page.Flaw;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Author;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.petition.TypedSources;
import fr.voix.petition.petition.TypedText;
import fr.voix.petition.signature.SignatoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a form says of a petition's words, and writes down what is wrong with each. */
final class TextReader {

    private final Messages m;
    private final List<Flaw> flaws = new ArrayList<>();

    TextReader(Messages messages) {
        this.m = messages;
    }

    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    void flaw(Flaw flaw) {
        flaws.add(flaw);
    }

    void flaw(String field, String words) {
        flaw(new Flaw(field, words));
    }

    /** Empty when anything is wrong with it. */
    Optional<PetitionText> text(PetitionForm form) {
        int before = flaws.size();
        var titre = TypedText.line(form.titre());
        var demande = TypedText.lines(form.demande());
        var motifs = TypedText.lines(form.motifs());
        check("titre", titre, PetitionText.LONGEST_TITRE);
        check("demande", demande, PetitionText.LONGEST_DEMANDE);
        check("motifs", motifs, PetitionText.LONGEST_MOTIFS);
        var sources = sources(form);
        return flaws.size() > before
                ? Optional.empty()
                : Optional.of(new PetitionText(titre.text(), demande.text(), motifs.text(), sources));
    }

    /** As it will stand beside the petition. */
    String name(PetitionForm form) {
        var nom = TypedText.line(form.nom());
        int before = flaws.size();
        check("nom", nom, Author.LONGEST_NAME);
        // the author signs under it, too
        if (flaws.size() == before && SignatoryName.parse(nom.text()).isEmpty()) {
            flaw("nom", m.t("authoring.flaw.nom"));
        }
        return nom.text();
    }

    private void check(String field, TypedText typed, int longest) {
        int length = PetitionText.length(typed.text());
        if (!typed.isWritable()) {
            flaw(field, m.t("authoring.flaw.control", m.t("authoring." + field)));
        } else if (typed.isEmpty()) {
            flaw(field, m.t("authoring.flaw.missing." + field.toUpperCase(Locale.ROOT)));
        } else if (!typed.hasWords()) {
            flaw(field, m.t("authoring.flaw.words", m.t("authoring." + field)));
        } else if (length > longest) {
            flaw(
                    field,
                    m.t(
                            "authoring.flaw.long",
                            m.t("authoring." + field),
                            m.number(length),
                            m.number((long) length - longest)));
        }
    }

    private List<String> sources(PetitionForm form) {
        var typed = TypedText.lines(form.sources());
        var sources = TypedSources.of(typed);
        var flawed = TypedSources.firstFlawed(sources);
        if (!typed.isWritable()) {
            flaw("sources", m.t("authoring.flaw.control", m.t("authoring.sources")));
        } else if (sources.size() > PetitionText.MOST_SOURCES) {
            flaw("sources", m.t("authoring.flaw.sources.many", sources.size(), PetitionText.MOST_SOURCES));
        } else if (flawed.isPresent()) {
            flaw("sources", m.t("authoring.flaw.sources.address", flawed.get()));
        }
        return sources;
    }
}
