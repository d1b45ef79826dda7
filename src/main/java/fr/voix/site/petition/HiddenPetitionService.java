package fr.voix.site.petition;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.site.hidden.HiddenException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says why a petition that would be shown is not. */
@Singleton
record HiddenPetitionService(PetitionService petitions, RefusalReasonService reasons) {

    /** Empty for one that is shown, that never was to be, or that is not there. */
    Optional<HiddenException> of(long id, Language language) {
        return petitions
                .find(id)
                .filter(Petition::isHidden)
                .filter(petition -> petition.publishedAt() != null || petition.state() == PetitionState.REFUSED)
                .map(petition -> exception(petition, language));
    }

    private HiddenException exception(Petition petition, Language language) {
        var events = petitions.events(petition.id()).reversed();
        PetitionEvent hiding = events.stream()
                .filter(event -> event.kind() == EventKind.HIDDEN || event.kind() == EventKind.REFUSED)
                .findFirst()
                .orElse(events.getFirst());
        return HiddenException.ofPetition(hiding.at(), reason(hiding), reasonEn(hiding), language);
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
