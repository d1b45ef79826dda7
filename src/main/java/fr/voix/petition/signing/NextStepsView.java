package fr.voix.petition.signing;

import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementCriteria.Order;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.amendement.Found;
import fr.voix.petition.petition.AnswerService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionAnswer;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.Threshold;
import fr.voix.petition.petition.ThresholdService;
import fr.voix.petition.reading.PetitionItemService;
import fr.voix.petition.reading.PetitionSubjectService;
import fr.voix.theme.summary.Gist;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.tally.ShownUrns;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts into words what comes after a signature. */
@Singleton
record NextStepsView(
        PetitionItemService items,
        ThresholdService thresholds,
        AnswerService answers,
        PetitionSubjectService subjects,
        AmendementSearch amendements,
        ThemeService themes,
        GistService gists) {

    /** Of a bill or a theme: those with the most votes. */
    private static final int MOST = 3;

    /**
     * Null where there is nothing to say.
     *
     * @param signatures empty while the count is withheld: then nothing is said of thresholds
     */
    @Nullable
    CountedPage.Next of(Petition petition, OptionalLong signatures, Messages m) {
        var next = new CountedPage.Next(
                signatures.isEmpty() ? null : ahead(petition, signatures.getAsLong(), m),
                signatures.isEmpty()
                        ? List.of()
                        : thresholds.list(petition.urnId()).stream()
                                .map(reached -> asked(reached, m))
                                .toList(),
                answers.newest(petition.id()).stream()
                        .map(answer -> answered(petition, answer, m))
                        .toList(),
                subjects.of(petition.subject(), m.language()),
                votes(petition.subject(), m));
        return next.isEmpty() ? null : next;
    }

    @Nullable
    private String ahead(Petition petition, long signatures, Messages m) {
        if (!petition.state().isOpenToAll() || petition.closesAt() == null) {
            return null;
        }
        String ahead = items.ahead(signatures, petition.given(), m);
        String until = m.t("signature.next.until", PetitionItemService.lastDay(petition.closesAt(), m));
        return ahead == null ? until : ahead + " " + until;
    }

    private static String asked(Threshold reached, Messages m) {
        return m.t("signature.next.asked." + reached.kind().name(), m.date(m.day(reached.reachedAt())));
    }

    private static Link answered(Petition petition, PetitionAnswer answer, Messages m) {
        String key = answer.kind().isAnswer() ? "signature.next.answer" : "signature.next.debate";
        return new Link(m.t(key, answer.author(), m.date(answer.givenOn())), m.link(petition.path()) + "#suite");
    }

    private List<CountedPage.Votes> votes(PetitionSubject subject, Messages m) {
        String uid = subject.amendementUid();
        List<Found> found = uid != null
                ? List.copyOf(amendements.shown(List.of(uid)).values())
                : list(subject).stream()
                        .flatMap(list -> amendements.search(list.by(Order.VOTES), MOST).items().stream())
                        .toList();
        var said = gists.of(found, m.language());
        return found.stream()
                .filter(one -> one.votes() > 0)
                .map(one -> votes(one, uid == null ? said.get(one.uid()) : null, m))
                .toList();
    }

    /** The amendements to the bill, or those of the theme. */
    private Optional<AmendementCriteria> list(PetitionSubject subject) {
        return subject.texteUid() != null
                ? AmendementCriteria.of(Facet.TEXTE, subject.texteUid())
                : themes.byEverySlug().values().stream()
                        .filter(theme -> Objects.equals(theme.id(), subject.themeId()))
                        .findFirst()
                        .flatMap(theme -> AmendementCriteria.of(Facet.THEME, theme.slug()));
    }

    private static CountedPage.Votes votes(Found found, @Nullable Gist gist, Messages m) {
        var count = found.count();
        ShownUrns.note(found.uid(), count.size());
        var tally = TallyView.of(count.pour(), count.contre(), count.abstention(), m);
        return new CountedPage.Votes(
                gist, m.link(found.address()), m.t("signature.next.votes", tally.alternative(), tally.totalText()));
    }
}
