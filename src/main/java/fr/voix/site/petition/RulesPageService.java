package fr.voix.site.petition;

import fr.voix.base.page.Document.Term;
import fr.voix.base.page.Document.Terms;
import fr.voix.base.page.DocumentReader;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.site.prose.ProsePage;
import fr.voix.urn.setaside.SetAsideRule;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Says by which rules petitions live here: the text in {@code web/prose}, and what this installation has set. */
@Singleton
record RulesPageService(RefusalReasonService reasons, PetitionConfig config, PageFraming site) {

    byte[] render(Language language) {
        var m = Messages.of(language);
        var text = DocumentReader.read(
                        DocumentReader.source("prose/petitions-regles_" + language.code() + ".md"), values(m))
                .with(
                        "refus",
                        new Terms(reasons.list().stream()
                                .map(reason -> reason(reason, language))
                                .toList()))
                .with(
                        "seuils",
                        new Terms(Arrays.stream(ThresholdKind.values())
                                .map(kind -> threshold(kind, m))
                                .toList()))
                .with(
                        "ecart",
                        new Terms(Arrays.stream(SetAsideRule.values())
                                .map(rule -> rule(rule.code(), m))
                                .toList()));
        var petitions = new Link(m.t("nav.petitions"), language.href(Addresses.PETITIONS));
        return site.render(
                "site/prose/prose",
                new ProsePage(
                        site.frame(
                                language,
                                Addresses.PETITION_RULES,
                                text.title(),
                                text.description(),
                                "petitions",
                                List.of(petitions)),
                        text));
    }

    private Map<String, String> values(Messages m) {
        return Map.of(
                "sponsors", m.t("petrules.sponsors", config.sponsors()),
                "within", m.t("petrules.days", config.sponsorsWithin().toDays()),
                "months", m.t("petrules.months", months()),
                "confirm", m.t("petrules.days", config.confirmWithin().toDays()),
                "caution", DocumentReader.escape(m.t("pet.caution")));
    }

    /** Whole months, as the default has it; a deployment that counts in days is told so in months of thirty. */
    private long months() {
        return Math.max(1, config.openFor().toTotalMonths() + config.openFor().getDays() / 30);
    }

    private static Term reason(RefusalReason reason, Language language) {
        return new Term(reason.code(), reason.libelle(language), reason.explanation(language));
    }

    private Term threshold(ThresholdKind kind, Messages m) {
        long signatures = config.signaturesFor(kind);
        return new Term(
                "seuil-" + kind.key(),
                m.t(
                        "pet.coming",
                        m.t("pet.count", signatures, m.number(signatures)),
                        m.t("pet.threshold." + kind.name())),
                m.t("petrules.threshold." + kind.name(), config.departementsFor(kind)));
    }

    private static Term rule(String code, Messages m) {
        return new Term("regle-" + code, m.t("regle." + code), m.t("regle." + code + ".text"));
    }
}
