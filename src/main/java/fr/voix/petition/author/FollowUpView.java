package fr.voix.petition.author;

import fr.voix.base.page.Flaw;
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
import fr.voix.petition.reading.PetitionItemService;
import fr.voix.petition.signature.SignatureCountService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts together the pages that an author comes to by the private link. */
@Singleton
record FollowUpView(
        PetitionService petitions,
        AuthorService authors,
        SignatureCountService signatures,
        RefusalReasonService reasons,
        PetitionItemService items,
        AuthorLinks links,
        PetitionConfig config,
        AuthorFrame site) {

    static final String PATH = "/petitions/suivi";
    static final String ASKED = PATH + "/envoye";

    /** @param done the name of what was done a moment ago, or null */
    byte[] render(Petition petition, String done, Messages m) {
        var path = links.privatePath(petition.id());
        var author = authors.find(petition.id());
        var state = petition.state();
        var signed = petition.isShown() && petition.publishedAt() != null
                ? signatures.published(petition)
                : OptionalLong.empty();
        var events = petitions.events(petition.id());
        var duplicated =
                state == PetitionState.REFUSED ? PetitionService.duplicated(events) : Optional.<PetitionEvent>empty();
        var existing = duplicated.flatMap(event -> petitions.findShown(event.existingId()));
        var takesMore = signed.isPresent() && state.isOpenToAll();
        return site.render(
                "suivi",
                new FollowUpPage(
                        site.frame(m, path, "authoring.follow"),
                        m.link(path),
                        petition.text().titre(),
                        m.t("authoring.state." + state),
                        next(petition, m),
                        AuthorFrame.paragraphs(petition.text().demande()),
                        AuthorFrame.paragraphs(petition.text().motifs()),
                        existing.map(one -> new Link(one.text().titre(), m.link(one.path())))
                                .orElse(null),
                        existing.filter(one -> one.state().isSignable()).isPresent()
                                && duplicated.get().kind() == EventKind.REFUSED,
                        petition.isShown() ? m.link(petition.path()) : null,
                        takesMore ? site.address(petition.path(), m) : null,
                        signed.isEmpty() ? null : m.t("pet.count", signed.getAsLong(), m.number(signed.getAsLong())),
                        takesMore ? items.ahead(signed.getAsLong(), petition.given(), m) : null,
                        sponsors(petition, m),
                        events.stream().map(event -> line(event, m)).toList(),
                        state.isSettled() ? List.of() : thresholds(m),
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
            case OPEN, SUSPENDED -> m.t(key, PetitionItemService.lastDay(petition.closesAt(), m));
            default -> m.t(key);
        };
    }

    private Sponsors sponsors(Petition petition, Messages m) {
        if (petition.state() != PetitionState.SPONSORING) {
            return null;
        }
        int count = signatures.sponsors(petition.urnId());
        return new Sponsors(
                count,
                m.t("authoring.sponsors", count, config.sponsors()),
                links.sponsorUrl(petition.id(), m.language()));
    }

    private Line line(PetitionEvent event, Messages m) {
        return new Line(
                m.moment(event.at()),
                words(event, m),
                event.kind() == EventKind.REFUSED && event.code() != null
                        ? reasons.find(event.code())
                                .map(reason -> AuthorLetters.words(reason, m.language()))
                                .orElse(null)
                        : null,
                event.said(m.language()),
                event.saidIn(m.language()).code());
    }

    private String words(PetitionEvent event, Messages m) {
        return AuthorLetters.threshold(event)
                .map(kind -> m.t(
                        "authoring.reached", m.number(config.signaturesFor(kind)), m.t("pet.threshold." + kind.name())))
                .orElseGet(() -> m.t("authoring.event." + event.kind()));
    }

    private List<String> thresholds(Messages m) {
        return List.of(
                m.t("authoring.threshold.ANSWER", m.number(config.answerAt())),
                m.t("authoring.threshold.PUBLICATION", m.number(config.publicationAt())),
                m.t("authoring.threshold.DEBATE", m.number(config.debateAt()), m.number(config.debateDepartements())));
    }

    byte[] gesture(Petition petition, Gesture gesture, Messages m) {
        var path = links.privatePath(petition.id());
        var target = path + gesture.target();
        var title = m.t("authoring.gesture.title." + gesture);
        return site.render(
                "geste",
                new GesturePage(
                        site.indexed(m, target, title, m.t("authoring.gesture.description"))
                                .unindexed(),
                        petition.text().titre(),
                        m.t("authoring.gesture.sure." + gesture),
                        m.t("authoring.gesture.go." + gesture),
                        m.link(target),
                        m.link(path)));
    }

    /** @param flaw what is wrong with the address; null where nothing is */
    byte[] ask(String typed, String flaw, Messages m) {
        return site.render(
                "lien",
                new AskLinkPage(
                        site.frame(m, PATH, "authoring.ask"), typed, flaw == null ? null : new Flaw("mail", flaw)));
    }

    byte[] asked(Messages m) {
        return site.render("lien-envoye", new SaidPage(site.frame(m, ASKED, "authoring.asked")));
    }
}
