package fr.voix.petition.author;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.petition.petition.ThresholdKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an author is written of each thing that happens to a petition. */
@Singleton
record AuthorLetters(
        AuthorLinks links,
        RefusalReasonService reasons,
        AnswerService answers,
        PetitionService petitions,
        PetitionConfig config,
        PublicUrl publicUrl) {

    /** Empty where another mail says it, or the author did it a moment ago on the page and sees it there. */
    Optional<Letter> of(Petition petition, PetitionEvent event, Language language) {
        // an answer is told when it is published, not when the petition is filed under answered
        return event.kind() == EventKind.ANSWERED
                ? Optional.empty()
                : Optional.of(letter(petition, event, Messages.of(language)));
    }

    private Letter letter(Petition petition, PetitionEvent event, Messages m) {
        var parts = new ArrayList<Part>();
        if (isOfItsReader(petition)) {
            parts.add(new Part.Paragraph(
                    m.t("mail.authoring.about", petition.text().titre())));
        }
        parts.add(new Part.Paragraph(text(petition, event, m)));
        if (event.kind() == EventKind.REFUSED && petition.isHidden()) {
            parts.add(new Part.Paragraph(m.t("mail.authoring.unshown")));
        }
        reason(event, m.language()).ifPresent(parts::add);
        if (event.existingId() != null) {
            petitions.findShown(event.existingId()).ifPresent(existing -> parts.addAll(existing(existing, event, m)));
        }
        answers.ofEvent(event).ifPresent(answer -> parts.addAll(answer.parts(m)));
        Optional.ofNullable(event.said(m.language())).map(Part.Quote::new).ifPresent(parts::add);
        action(petition, event, m).ifPresent(parts::add);
        parts.add(new Part.Paragraph(
                m.t(event.kind() == EventKind.WRITTEN ? "mail.authoring.unasked" : "mail.authoring.private")));
        parts.add(new Part.Links(
                List.of(new Part.Item(m.t("mail.authoring.follow"), links.privateUrl(petition.id(), m.language())))));
        return new Letter(m.t("mail.authoring.subject." + event.kind()), parts);
    }

    private List<Part> existing(Petition existing, PetitionEvent event, Messages m) {
        var parts = new ArrayList<Part>();
        parts.add(new Part.Paragraph(
                m.t("mail.authoring.existing", existing.text().titre())));
        parts.add(new Part.Action(m.t("mail.authoring.existing.page"), publicUrl.origin() + m.link(existing.path())));
        if (event.kind() == EventKind.REFUSED && existing.state().isSignable()) {
            parts.add(new Part.Paragraph(m.t("mail.authoring.handover")));
        }
        return parts;
    }

    /** Until the address is confirmed anybody may have typed both: nothing that was typed is sent there. */
    private static boolean isOfItsReader(Petition petition) {
        return petition.confirmedAt() != null;
    }

    private String text(Petition petition, PetitionEvent event, Messages m) {
        var key = "mail.authoring.text." + event.kind();
        return switch (event.kind()) {
            case WRITTEN -> m.t(key, m.number(config.confirmWithin().toDays()), petition.uid());
            case CONFIRMED ->
                m.t(
                        key,
                        m.number(config.sponsors()),
                        m.number(config.sponsorsWithin().toDays()));
            case SPONSORED -> m.t(key, m.number(config.sponsors()));
            case PUBLISHED ->
                petition.closesAt() == null
                        ? m.t(key, "")
                        : m.t(key, m.date(m.day(petition.closesAt().minusSeconds(1))));
            case LAPSED -> m.t(key, m.number(config.sponsors()));
            case THRESHOLD -> threshold(event, m);
            default -> m.t(key);
        };
    }

    private String threshold(PetitionEvent event, Messages m) {
        return threshold(event)
                .map(kind -> m.t("mail.authoring.threshold." + kind, m.number(config.signaturesFor(kind))))
                .orElseGet(() -> m.t("mail.authoring.text.THRESHOLD"));
    }

    /** Which one was reached; empty for every other event. */
    static Optional<ThresholdKind> threshold(PetitionEvent event) {
        return Arrays.stream(ThresholdKind.values())
                .filter(kind ->
                        event.kind() == EventKind.THRESHOLD && kind.key().equals(event.code()))
                .findFirst();
    }

    private Optional<Part> reason(PetitionEvent event, Language language) {
        return event.kind() == EventKind.REFUSED && event.code() != null
                ? reasons.find(event.code()).map(reason -> new Part.Paragraph(words(reason, language)))
                : Optional.empty();
    }

    static String words(RefusalReason reason, Language language) {
        return reason.libelle(language) + ". " + reason.explanation(language);
    }

    private Optional<Part> action(Petition petition, PetitionEvent event, Messages m) {
        return switch (event.kind()) {
            case WRITTEN ->
                Optional.of(
                        new Part.Action(m.t("mail.authoring.confirm"), links.privateUrl(petition.id(), m.language())));
            case CONFIRMED ->
                Optional.of(
                        new Part.Action(m.t("mail.authoring.sponsor"), links.sponsorUrl(petition.id(), m.language())));
            default ->
                petition.isShown()
                        ? Optional.of(new Part.Action(
                                m.t("mail.authoring.page"), publicUrl.origin() + m.link(petition.path())))
                        : Optional.empty();
        };
    }

    /** For an author who lost the links. */
    Letter links(List<Petition> petitions, Language language) {
        var m = Messages.of(language);
        return new Letter(
                m.t("mail.authoring.links.subject"),
                List.of(
                        new Part.Paragraph(m.t("mail.authoring.links.text")),
                        new Part.Links(petitions.stream()
                                .map(petition -> new Part.Item(
                                        isOfItsReader(petition)
                                                ? petition.text().titre()
                                                : m.t("mail.authoring.links.unconfirmed", petition.uid()),
                                        links.privateUrl(petition.id(), language)))
                                .toList()),
                        new Part.Paragraph(m.t("mail.authoring.links.unasked"))));
    }
}
