package fr.voix.site.prose;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.opendata.SampleNotice;
import fr.voix.site.prose.ProsePage.Part;
import jakarta.inject.Singleton;
import java.util.List;

/** The licence of what Voix publishes, in words for people: what may be done with it, what must and what may not. */
@Singleton
class LicenceService {

    private static final String CODES = "https://www.data.gouv.fr/fr/datasets/base-officielle-des-codes-postaux/";
    private static final String OUTLINES = "https://mapsvg.com/maps/france-departments";
    private static final String CC_BY = "https://creativecommons.org/licenses/by/4.0/";

    List<Part> parts(Language language) {
        var m = Messages.of(language);
        return List.of(
                part(m, "ouvertes.territoire")
                        .withLinks(List.of(
                                new Link(m.t("ouvertes.territoire.codes"), CODES),
                                new Link(m.t("ouvertes.territoire.outlines"), OUTLINES),
                                new Link(m.t("ouvertes.territoire.licence"), CC_BY))),
                part(m, "ouvertes.ours")
                        .withLinks(List.of(
                                new Link(m.t("ouvertes.licence.link"), SampleNotice.SAMPLE.licenceUrl()),
                                new Link(m.t("ouvertes.where.verify"), language.href("/methode")))),
                part(m, "ouvertes.may"),
                part(m, "ouvertes.must"),
                part(m, "ouvertes.mustnot"),
                part(m, "ouvertes.where")
                        .withLinks(List.of(
                                new Link(m.t("ouvertes.where.api"), language.href("/api")),
                                new Link(m.t("ouvertes.where.exports"), language.href("/exports")),
                                new Link(m.t("ouvertes.where.feeds"), language.href(Addresses.FEEDS)),
                                new Link(m.t("ouvertes.where.urns"), "/api/v1/urnes"))));
    }

    private static Part part(Messages m, String key) {
        return new Part(m.t(key + ".title"), List.of(m.t(key + ".text").split("\\|")), List.of(), null);
    }
}
