package fr.voix.site.prose;

import fr.voix.base.page.SiteConfig;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.opendata.SampleNotice;
import fr.voix.site.prose.ProsePage.Part;
import fr.voix.site.prose.ProsePage.Table;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Composes the pages of explanations from their messages. */
@Singleton
class ProseService {

    private final SiteService site;
    private final SiteConfig config;
    private final MethodService method;
    private final LicenceService licence;
    private final FeedListService feeds;

    ProseService(
            SiteService site, SiteConfig config, MethodService method, LicenceService licence, FeedListService feeds) {
        this.site = site;
        this.method = method;
        this.config = config;
        this.licence = licence;
        this.feeds = feeds;
    }

    ProsePage page(String path, Language language) {
        var m = Messages.of(language);
        return switch (path) {
            case "/methode" ->
                page(path, "methode", language, "methode", method.completed(numbered(m, "methode"), m, language));
            case "/fourche" ->
                page(path, "fourche", language, "methode", method.forks(numbered(m, "fourche"), language));
            case "/donnees-personnelles" -> page(path, "donnees", language, null, donneesPersonnelles(m, language));
            case "/mentions-legales" -> page(path, "mentions", language, null, mentionsLegales(m));
            case "/accessibilite" -> page(path, "acces", language, null, accessibilite(m, language));
            case "/donnees-ouvertes" -> page(path, "ouvertes", language, null, donneesOuvertes(m, language));
            case Addresses.FEEDS -> page(path, "flux", language, null, feeds.completed(numbered(m, "flux"), language));
            default -> throw new IllegalArgumentException("No page " + path);
        };
    }

    private ProsePage page(String path, String key, Language language, String section, List<Part> parts) {
        var m = Messages.of(language);
        var title = m.t(key + ".title");
        var lede = key + ".lede";
        return new ProsePage(
                site.frame(language, path, title, m.t(key + ".description"), section, List.of()),
                title,
                m.has(lede) ? m.t(lede) : null,
                parts);
    }

    private List<Part> donneesPersonnelles(Messages m, Language language) {
        var parts = new ArrayList<>(numbered(m, "donnees"));
        parts.add(part(m, "donnees.reste", List.of()));
        parts.add(part(
                m, "donnees.signatures", List.of(new Link(m.t("petrules.title"), language.href("/petitions/regles")))));
        parts.add(part(m, "donnees.auteurs", List.of()));
        parts.add(part(m, "donnees.suivis", List.of()));
        parts.add(part(m, "donnees.courrier", List.of()));
        parts.add(part(m, "donnees.officielles", List.of()));
        parts.add(part(m, "donnees.equipe", List.of()));
        if (config.contact() != null) {
            parts.add(new Part(
                    m.t("mentions.contact"), List.of(m.t("donnees.contact", config.contact())), List.of(), null));
        }
        return parts;
    }

    private List<Part> mentionsLegales(Messages m) {
        var parts = new ArrayList<Part>();
        parts.add(line(
                m.t("mentions.editeur"),
                config.publisher() == null ? m.t("mentions.editeur.none") : config.publisher()));
        if (config.contact() != null) {
            parts.add(line(m.t("mentions.contact"), config.contact()));
        }
        if (config.host() != null) {
            parts.add(line(m.t("mentions.hebergeur"), config.host()));
        }
        parts.add(new Part(
                m.t("mentions.logiciel"),
                List.of(m.t("mentions.logiciel.text")),
                config.sourceUrl() == null ? List.of() : List.of(new Link(m.t("footer.source"), config.sourceUrl())),
                null));
        parts.add(new Part(
                m.t("mentions.contenus"),
                List.of(m.t("mentions.contenus.text")),
                List.of(new Link(m.t("ouvertes.licence.link"), SampleNotice.SAMPLE.licenceUrl())),
                null));
        return parts;
    }

    private static List<Part> accessibilite(Messages m, Language language) {
        var parts = new ArrayList<>(numbered(m, "acces"));
        parts.add(part(m, "acces.contact", List.of(new Link(m.t("footer.legal"), language.href("/mentions-legales")))));
        return parts;
    }

    private List<Part> donneesOuvertes(Messages m, Language language) {
        var frame = site.frame(language, "/donnees-ouvertes", "", "", null, List.of());
        var paragraphs = new ArrayList<>(List.of(m.t("ouvertes.1.text")));
        if (frame.data() != null) {
            paragraphs.add(m.t("ouvertes.date", frame.data().date()));
            if (frame.data().isSample()) {
                paragraphs.add(m.t("ouvertes.sample"));
            }
        }
        var programs = List.of(
                new Link(m.t("ouvertes.api.link"), language.href("/api")),
                new Link(m.t("ouvertes.exports.link"), language.href("/exports")));
        var api = new Table(
                m.t("ouvertes.api"),
                List.of(m.t("ouvertes.api.address"), m.t("ouvertes.api.what")),
                List.of(
                        List.of("/api/v1/scrutins/{uid}", m.t("ouvertes.api.scrutin")),
                        List.of("/api/v1/scrutins/{uid}/tally", m.t("ouvertes.api.tally")),
                        List.of("/api/v1/scrutins/{uid}/resultat", m.t("ouvertes.api.result")),
                        List.of("/api/v1/scrutins/{uid}/historique", m.t("ouvertes.api.history")),
                        List.of("/api/v1/scrutins/{uid}/historique.csv", m.t("ouvertes.api.history.csv")),
                        List.of("/api/v1/petitions", m.t("ouvertes.api.petitions")),
                        List.of("/api/v1/petitions/{id}", m.t("ouvertes.api.petition")),
                        List.of("/api/v1/petitions/{id}/departements", m.t("ouvertes.api.petition.places")),
                        List.of("/api/v1/petitions/{id}/history", m.t("ouvertes.api.petition.history")),
                        List.of("/api/v1/themes", m.t("ouvertes.api.themes")),
                        List.of("/api/v1/journal?after={n}", m.t("ouvertes.api.journal")),
                        List.of("/api/v1/scrutins-publics", m.t("ouvertes.api.scrutins")),
                        List.of(Addresses.NEW_FEED, m.t("ouvertes.api.new.feed")),
                        List.of(Addresses.WEEK_FEED, m.t("ouvertes.api.week.feed")),
                        List.of(Addresses.CLOSINGS_FEED, m.t("ouvertes.api.closings.feed")),
                        List.of(Addresses.CALENDAR, m.t("ouvertes.api.calendar")),
                        List.of(Addresses.PETITIONS_FEED, m.t("ouvertes.api.petitions.feed")),
                        List.of("/petitions/{id}/flux.atom", m.t("ouvertes.api.petition.feed")),
                        List.of(Addresses.texteFeed("{uid}"), m.t("ouvertes.api.texte.feed")),
                        List.of("/themes/{slug}/flux.atom", m.t("ouvertes.api.theme.feed")),
                        List.of("/journal/flux.atom", m.t("ouvertes.api.journal.feed")),
                        List.of("/exports/datapackage.json", m.t("ouvertes.api.exports"))));
        var parts = new ArrayList<Part>();
        parts.add(new Part(
                m.t("ouvertes.1.title"),
                paragraphs,
                List.of(
                        new Link(m.t("ouvertes.source.link"), OfficialDataService.SOURCE_URL),
                        new Link(m.t("ouvertes.licence.link"), SampleNotice.SAMPLE.licenceUrl())),
                null));
        parts.addAll(licence.parts(language));
        parts.add(new Part(m.t("ouvertes.2.title"), List.of(m.t("ouvertes.2.text")), programs, api));
        return List.copyOf(parts);
    }

    /** Parts {@code key.1}, {@code key.2} … as far as the messages go. */
    private static List<Part> numbered(Messages m, String key) {
        var parts = new ArrayList<Part>();
        for (int i = 1; m.has(key + "." + i + ".title"); i++) {
            parts.add(part(m, key + "." + i, List.of()));
        }
        return parts;
    }

    private static Part part(Messages m, String key, List<Link> links) {
        return new Part(m.t(key + ".title"), List.of(m.t(key + ".text").split("\\|")), links, null);
    }

    private static Part line(String title, String text) {
        return new Part(title, List.of(text), List.of(), null);
    }
}
