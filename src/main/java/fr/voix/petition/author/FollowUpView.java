package fr.voix.petition.author;

import fr.voix.base.page.Flaw;
import fr.voix.base.page.Frame;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.author.FollowUpPage.Line;
import fr.voix.petition.author.FollowUpPage.Sponsors;
import fr.voix.petition.petition.AuthorService;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.petition.signature.SignatureCountService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Puts together the pages that an author comes to by the private link. */
@Singleton
record FollowUpView(
        PetitionService petitions,
        AuthorService authors,
        SignatureCountService signatures,
        RefusalReasonService reasons,
        AuthorLinks links,
        PetitionConfig config,
        SiteService site) {

    /** @param done the name of what was done a moment ago, or null */
    byte[] render(Petition petition, String done, Language language) {
        var m = Messages.of(language);
        var path = links.privatePath(petition.id());
        var author = authors.find(petition.id());
        var state = petition.state();
        return site.render(
                "petition/author/suivi",
                new FollowUpPage(
                        frame(path, m.t("authoring.follow.title"), m.t("authoring.follow.description"), m, language),
                        language.href(path),
                        petition.text().titre(),
                        m.t("authoring.state." + state),
                        next(petition, m),
                        SponsorView.paragraphs(petition.text().demande()),
                        SponsorView.paragraphs(petition.text().motifs()),
                        petition.isShown() ? language.href(petition.path()) : null,
                        sponsors(petition, m, language),
                        petitions.events(petition.id()).stream()
                                .map(event -> line(event, m, language))
                                .toList(),
                        thresholds(m),
                        done == null ? null : m.t("authoring.done." + done.toUpperCase(Locale.ROOT)),
                        state == PetitionState.DRAFT,
                        state.canBecome(PetitionState.WITHDRAWN),
                        // the name outlives the address
                        state.isSettled() && authors.name(petition.id()).isPresent(),
                        author.map(known -> m.t("authoring.language." + known.language()))
                                .orElse(null),
                        author.map(known -> known.language().other().code()).orElse(null)));
    }

    private String next(Petition petition, Messages m) {
        var key = "authoring.next." + petition.state();
        return switch (petition.state()) {
            case DRAFT -> m.t(key, m.date(m.day(petition.createdAt().plus(config.confirmWithin()))));
            case SPONSORING ->
                m.t(
                        key,
                        m.number(config.sponsors()),
                        m.date(m.day(petition.confirmedAt().plus(config.sponsorsWithin()))));
            case OPEN, SUSPENDED -> m.t(key, m.date(m.day(petition.closesAt().minusSeconds(1))));
            default -> m.t(key);
        };
    }

    private Sponsors sponsors(Petition petition, Messages m, Language language) {
        if (petition.state() != PetitionState.SPONSORING) {
            return null;
        }
        int count = signatures.sponsors(petition.urnId());
        return new Sponsors(
                count, m.t("authoring.sponsors", count, config.sponsors()), links.sponsorUrl(petition.id(), language));
    }

    private Line line(PetitionEvent event, Messages m, Language language) {
        var note = AuthorLetters.noteIn(event, language);
        return new Line(
                m.moment(event.at()),
                m.t("authoring.event." + event.kind()),
                event.kind() == EventKind.REFUSED && event.code() != null
                        ? reasons.find(event.code())
                                .map(reason -> AuthorLetters.words(reason, language))
                                .orElse(null)
                        : null,
                note,
                note != null && note.equals(event.note()) ? Language.FR.code() : language.code());
    }

    private List<String> thresholds(Messages m) {
        return List.of(
                m.t("authoring.threshold.ANSWER", m.number(config.answerAt())),
                m.t("authoring.threshold.PUBLICATION", m.number(config.publicationAt())),
                m.t("authoring.threshold.DEBATE", m.number(config.debateAt()), m.number(config.debateDepartements())));
    }

    byte[] gesture(Petition petition, Gesture gesture, Language language) {
        var m = Messages.of(language);
        var path = links.privatePath(petition.id());
        return site.render(
                "petition/author/geste",
                new GesturePage(
                        frame(
                                path + gesture.target(),
                                m.t("authoring.gesture.title." + gesture),
                                m.t("authoring.gesture.description"),
                                m,
                                language),
                        petition.text().titre(),
                        m.t("authoring.gesture.sure." + gesture),
                        m.t("authoring.gesture.go." + gesture),
                        language.href(path + gesture.target()),
                        language.href(path)));
    }

    /** @param flaw null where nothing is wrong */
    byte[] ask(String typed, Flaw flaw, Language language) {
        var m = Messages.of(language);
        return site.render(
                "petition/author/lien",
                new AskLinkPage(
                        frame(
                                FollowUpController.PATH,
                                m.t("authoring.ask.title"),
                                m.t("authoring.ask.description"),
                                m,
                                language),
                        typed,
                        flaw));
    }

    byte[] asked(Language language) {
        var m = Messages.of(language);
        return site.render(
                "petition/author/lien-envoye",
                new SaidPage(frame(
                        FollowUpController.ASKED,
                        m.t("authoring.asked.title"),
                        m.t("authoring.asked.description"),
                        m,
                        language)));
    }

    private Frame frame(String path, String title, String description, Messages m, Language language) {
        return site.frame(
                        language,
                        path,
                        title,
                        description,
                        NewPetitionView.SECTION,
                        List.of(new Link(m.t("authoring.list"), language.href(NewPetitionView.LIST))))
                .unindexed();
    }
}
