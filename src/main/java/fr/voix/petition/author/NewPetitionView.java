package fr.voix.petition.author;

import fr.voix.base.page.Flaw;
import fr.voix.base.page.Frame;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Found;
import fr.voix.parliament.amendement.SearchService;
import fr.voix.petition.author.NewPetitionPage.Limits;
import fr.voix.petition.author.NewPetitionPage.Option;
import fr.voix.petition.author.NewPetitionPage.Thresholds;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.place.Country;
import fr.voix.petition.reading.Strokes;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the pages around a new petition together. */
@Singleton
record NewPetitionView(
        SiteService site, ThemeService themes, SearchService search, GistService gists, PetitionConfig config) {

    static final String PATH = "/petitions/nouvelle";
    static final String SENT = PATH + "/envoyee";
    static final String NEAR = "/petitions/proches";
    static final String LIST = "/petitions";
    static final String SECTION = "petitions";

    private static final String RULES = "/petitions/regles";

    byte[] empty(Language language) {
        return render(PetitionForm.EMPTY, List.of(), List.of(), List.of(), language);
    }

    byte[] render(
            PetitionForm form, List<Flaw> flaws, List<String> candidates, List<NearView> near, Language language) {
        var m = Messages.of(language);
        return site.render(
                "petition/author/nouvelle",
                new NewPetitionPage(
                        frame(PATH, "authoring.new", language),
                        values(form),
                        flaws,
                        candidates(candidates, form, language),
                        themes.list().stream()
                                .map(theme -> new Option(
                                        theme.slug(),
                                        theme.libelle(language),
                                        theme.slug().equals(form.theme())))
                                .toList(),
                        Country.all(language).stream()
                                .map(country -> new Option(
                                        country.code(),
                                        country.name(language),
                                        country.code().equals(form.pays())))
                                .toList(),
                        near,
                        language.href(RULES),
                        new Limits(
                                PetitionText.LONGEST_TITRE,
                                PetitionText.LONGEST_DEMANDE,
                                PetitionText.LONGEST_MOTIFS,
                                PetitionText.MOST_SOURCES,
                                config.sponsors(),
                                config.sponsorsWithin().toDays()),
                        new Thresholds(
                                m.number(config.answerAt()),
                                m.number(config.publicationAt()),
                                m.number(config.debateAt()),
                                m.number(config.debateDepartements()),
                                m.number(config.openFor().toTotalMonths())),
                        Strokes.of(0, config.publicationAt(), config.debateAt())));
    }

    /** What follows the form. */
    byte[] sent(Language language) {
        return site.render("petition/author/envoyee", new SaidPage(frame(SENT, "authoring.sent", language)));
    }

    byte[] near(String asked, List<NearView> near, Language language) {
        return site.render(
                "petition/author/proches", new NearPage(frame(NEAR, "authoring.near", language), asked, near));
    }

    private Frame frame(String path, String key, Language language) {
        var m = Messages.of(language);
        var frame = site.frame(
                language,
                path,
                m.t(key + ".title"),
                m.t(key + ".description"),
                SECTION,
                List.of(new Link(m.t("authoring.list"), language.href(LIST))));
        return path.equals(PATH) ? frame : frame.unindexed();
    }

    private List<Option> candidates(List<String> uids, PetitionForm form, Language language) {
        Map<String, Found> shown = search.shown(uids);
        var said = gists.of(List.copyOf(shown.values()), language);
        return uids.stream()
                .filter(shown::containsKey)
                .map(uid -> new Option(
                        uid, shown.get(uid).numero() + ", " + said.get(uid).text(), uid.equals(form.choix())))
                .toList();
    }

    private static Map<String, String> values(PetitionForm form) {
        var values = new LinkedHashMap<String, String>();
        values.put("titre", form.titre());
        values.put("demande", form.demande());
        values.put("motifs", form.motifs());
        values.put("sources", form.sources());
        values.put("lien", form.lien());
        values.put("nom", form.nom());
        values.put("courriel", form.courriel());
        values.put("codepostal", form.codepostal());
        values.put("regle", form.regle());
        values.put("nouvelle", form.nouvelle());
        values.replaceAll((field, typed) -> typed.replace("\0", ""));
        return values;
    }
}
