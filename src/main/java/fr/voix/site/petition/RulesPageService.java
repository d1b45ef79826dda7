package fr.voix.site.petition;

import fr.voix.base.page.SiteService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.petition.reading.PetitionItemService;
import fr.voix.site.petition.RulesPage.Rule;
import fr.voix.urn.setaside.SetAsideRule;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** Says by which rules petitions live here, from the same configuration that they live by. */
@Singleton
record RulesPageService(RefusalReasonService reasons, PetitionConfig config, SiteService site) {

    static final String PATH = "/petitions/regles";

    byte[] render(Language language) {
        var m = Messages.of(language);
        return site.render(
                "site/petition/rules",
                new RulesPage(
                        site.frame(
                                language,
                                PATH,
                                m.t("petrules.title"),
                                m.t("petrules.description"),
                                "petitions",
                                List.of(new Link(m.t("nav.petitions"), language.href(PetitionListPageService.PATH)))),
                        life(m),
                        reasons.list().stream()
                                .map(reason -> rule(reason, language))
                                .toList(),
                        Arrays.stream(ThresholdKind.values())
                                .map(kind -> threshold(kind, m))
                                .toList(),
                        Arrays.stream(SetAsideRule.values())
                                .map(SetAsideRule::code)
                                .map(code -> new Rule(code, m.t("regle." + code), m.t("regle." + code + ".text")))
                                .toList()));
    }

    private List<String> life(Messages m) {
        return List.of(
                m.t("petrules.life.1"),
                m.t(
                        "petrules.life.2",
                        config.sponsors(),
                        config.sponsorsWithin().toDays()),
                m.t("petrules.life.3"),
                m.t("petrules.life.4", months()),
                m.t("petrules.life.5", config.confirmWithin().toDays()),
                m.t("petrules.life.6"));
    }

    /** Whole months, as the default has it; a deployment that counts in days is told so in months of thirty. */
    private long months() {
        return Math.max(1, config.openFor().toTotalMonths() + config.openFor().getDays() / 30);
    }

    private static Rule rule(RefusalReason reason, Language language) {
        return new Rule(
                reason.code(),
                PetitionItemService.label(reason, language),
                language == Language.FR ? reason.explanation() : reason.explanationEn());
    }

    private Rule threshold(ThresholdKind kind, Messages m) {
        long signatures = config.signaturesFor(kind);
        return new Rule(
                kind.key(),
                m.t(
                        "pet.coming",
                        m.t("pet.count", signatures, m.number(signatures)),
                        m.t("pet.threshold." + kind.name())),
                m.t("petrules.threshold." + kind.name(), config.departementsFor(kind)));
    }
}
