package fr.voix.site.petition;

import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Wording;
import fr.voix.petition.petition.AnswerKind;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.site.petition.PetitionPage.Answer;
import fr.voix.site.petition.PetitionPage.Decision;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Puts into words what moderators said of a petition, and what was answered to it. */
@Singleton
record DecisionService(RefusalReasonService reasons, PetitionService petitions) {

    /** The last reading of it; null where nothing was said. */
    @Nullable
    Decision of(List<PetitionEvent> events, Language language) {
        return events.reversed().stream()
                .filter(event -> event.kind() == EventKind.REFUSED || event.kind() == EventKind.PUBLISHED)
                .findFirst()
                .filter(event -> event.kind() == EventKind.REFUSED || event.note() != null)
                .map(event -> decision(event, PetitionService.duplicated(events), language))
                .orElse(null);
    }

    private Decision decision(PetitionEvent event, Optional<PetitionEvent> duplicated, Language language) {
        var m = Messages.of(language);
        var note = event.said(language);
        var reason = event.kind() == EventKind.REFUSED && event.code() != null
                ? reasons.find(event.code()).orElse(null)
                : null;
        var existing = duplicated
                .filter(any -> event.kind() == EventKind.REFUSED)
                .flatMap(named -> petitions.findShown(named.existingId()));
        return new Decision(
                event.kind() == EventKind.PUBLISHED ? m.t("pet.accepted") : refused(reason, language, m),
                reason == null ? null : reason.explanation(language),
                existing.map(one -> new Link(one.text().titre(), m.link(one.path())))
                        .orElse(null),
                existing.filter(one -> one.state().isSignable()).isPresent()
                        && duplicated.get().kind() == EventKind.HANDED_OVER,
                note == null ? List.of() : PetitionPageService.paragraphs(note),
                event.saidIn(language).code(),
                m.day(event.at()).toString(),
                m.date(m.day(event.at())));
    }

    private static String refused(@Nullable RefusalReason reason, Language language, Messages m) {
        return reason == null
                ? m.t("pet.refused")
                : m.t("pet.refused.because", Wording.uncapital(reason.libelle(language)));
    }

    List<Answer> answers(List<PetitionAnswer> published, Language language) {
        var m = Messages.of(language);
        return published.stream()
                .map(answer -> {
                    boolean isTranslated = language == Language.EN && answer.textEn() != null;
                    return new Answer(
                            m.t(answer.kind() == AnswerKind.DEBATE ? "pet.debate" : "pet.answer"),
                            answer.author(),
                            PetitionPageService.paragraphs(isTranslated ? answer.textEn() : answer.text()),
                            isTranslated ? Language.EN.code() : Language.FR.code(),
                            answer.links(),
                            m.date(answer.givenOn()));
                })
                .toList();
    }
}
