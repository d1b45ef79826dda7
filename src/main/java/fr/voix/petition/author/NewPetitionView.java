package fr.voix.petition.author;

import fr.voix.base.page.Flaw;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Found;
import fr.voix.petition.author.NewPetitionPage.Limits;
import fr.voix.petition.author.NewPetitionPage.Option;
import fr.voix.petition.author.NewPetitionPage.Thresholds;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.place.Country;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the pages around a new petition together. */
@Singleton
record NewPetitionView(
        AuthorFrame site, ThemeService themes, AmendementSearch search, GistService gists, PetitionConfig config) {

    static final String SENT = Addresses.NEW_PETITION + "/envoyee";
    static final String NEAR = "/petitions/proches";

    byte[] empty(Messages m) {
        return render(PetitionForm.EMPTY, List.of(), List.of(), List.of(), m);
    }

    byte[] render(PetitionForm form, List<Flaw> flaws, List<String> candidates, List<NearView> near, Messages m) {
        return site.render(
                "nouvelle",
                new NewPetitionPage(
                        site.indexed(
                                m,
                                Addresses.NEW_PETITION,
                                m.t("authoring.new.title"),
                                m.t("authoring.new.description")),
                        values(form),
                        flaws,
                        candidates(candidates, form, m),
                        themes.list().stream()
                                .map(theme -> new Option(
                                        theme.slug(),
                                        theme.libelle(m.language()),
                                        theme.slug().equals(form.theme())))
                                .toList(),
                        Country.all(m.language()).stream()
                                .map(country -> new Option(
                                        country.code(),
                                        country.name(m.language()),
                                        country.code().equals(form.pays())))
                                .toList(),
                        near,
                        m.link(Addresses.PETITION_RULES),
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
                                m.number(config.openFor().toTotalMonths()))));
    }

    /** What follows the form. */
    byte[] sent(Messages m) {
        return site.render("envoyee", new SaidPage(site.frame(m, SENT, "authoring.sent")));
    }

    byte[] near(String asked, List<NearView> near, Messages m) {
        return site.render("proches", new NearPage(site.frame(m, NEAR, "authoring.near"), asked, near));
    }

    private List<Option> candidates(List<String> uids, PetitionForm form, Messages m) {
        Map<String, Found> shown = search.shown(uids);
        var said = gists.of(List.copyOf(shown.values()), m.language());
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
        values.put("mail", form.mail());
        values.put("codePostal", form.codePostal());
        values.put("regle", form.regle());
        values.put("nouvelle", form.nouvelle());
        values.replaceAll((field, typed) -> typed.replace("\0", ""));
        return values;
    }
}
