package fr.voix.site.hidden;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.Sort;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.vote.scrutin.ScrutinHiding;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;

/** Says why a scrutin or petition that was shown is not. */
@Singleton
record HiddenService(
        AmendementService amendements, ScrutinHiding hidings, PetitionService petitions, RefusalReasonService reasons) {

    /** Empty for one that is shown, that never was to be, or that is not there. */
    Optional<Hidden> of(Subject subject) {
        return switch (subject.kind()) {
            case SCRUTIN ->
                amendements
                        .findByUidOrPath(subject.key())
                        .filter(amendement -> !amendement.isShown())
                        .map(this::hidden);
            case PETITION ->
                petitions
                        .find(Long.parseLong(subject.key()))
                        .filter(Petition::isHidden)
                        .filter(petition -> petition.publishedAt() != null || petition.state() == PetitionState.REFUSED)
                        .map(this::hidden);
            case THEME, TEXTE -> Optional.empty();
        };
    }

    /** Why one of these is not shown. */
    Optional<Hidden> ofScrutins(Collection<String> uids) {
        return amendements.findAll(uids).stream()
                .filter(amendement -> !amendement.isShown())
                .findFirst()
                .map(this::hidden);
    }

    private Hidden hidden(Amendement amendement) {
        return hidings.find(amendement.uid())
                .filter(hiding -> amendement.sort() != Sort.EFFACE)
                .<Hidden>map(hiding ->
                        new Hidden.ByModerators("hidden", hiding.hiddenAt(), hiding.reason(), hiding.reasonEn()))
                .orElseGet(Hidden.Untold::new);
    }

    private Hidden hidden(Petition petition) {
        return petitions.events(petition.id()).reversed().stream()
                .filter(event -> event.kind() == EventKind.HIDDEN || event.kind() == EventKind.REFUSED)
                .findFirst()
                .<Hidden>map(hiding ->
                        new Hidden.ByModerators("hidden.petition", hiding.at(), reason(hiding), reasonEn(hiding)))
                .orElseGet(Hidden.Untold::new);
    }

    private String reason(PetitionEvent hiding) {
        return isSaid(hiding)
                ? hiding.note()
                : published(hiding)
                        .map(RefusalReason::libelle)
                        .orElse(Messages.of(Language.FR).t("hidden.petition.untold"));
    }

    private String reasonEn(PetitionEvent hiding) {
        return isSaid(hiding)
                ? hiding.noteEn()
                : published(hiding)
                        .map(RefusalReason::libelleEn)
                        .orElse(Messages.of(Language.EN).t("hidden.petition.untold"));
    }

    /** For a refusal that hides, only the rule is said: the words about it stay hidden as well. */
    private static boolean isSaid(PetitionEvent hiding) {
        return hiding.kind() == EventKind.HIDDEN && hiding.note() != null;
    }

    private Optional<RefusalReason> published(PetitionEvent hiding) {
        return hiding.code() == null ? Optional.empty() : reasons.find(hiding.code());
    }
}
