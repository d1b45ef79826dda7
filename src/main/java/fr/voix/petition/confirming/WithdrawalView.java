package fr.voix.petition.confirming;

import fr.voix.base.load.Entrance;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.signature.ConfirmationService;
import fr.voix.petition.signature.SignatureId;
import fr.voix.petition.signature.SignatureLinkService;
import fr.voix.petition.signature.SignatureResult;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;

/** Answers a signatory who opens the link that withdraws a signature, or presses its button. */
@Singleton
record WithdrawalView(
        ConfirmationService confirmations,
        SignatureLinkService links,
        PetitionService petitions,
        NoteView notes,
        SignatureFrame pages) {

    HttpResponse<?> show(String token, Language language) {
        SignatureId id = read(token);
        String path = links.withdrawalPath(id);
        Petition petition = petition(id);
        if (petition == null || confirmations.find(id).isEmpty()) {
            return notes.withdrawn(language, path, petition);
        }
        return pages.page(
                HttpStatus.OK,
                "confirming/withdraw",
                new WithdrawPage(
                        pages.frame(
                                language, path, petition, Messages.of(language).t("signature.withdraw.title")),
                        SignatureFrame.title(petition, language),
                        language.href(path)));
    }

    HttpResponse<?> withdraw(String token, Language language, Entrance entrance) {
        SignatureId id = read(token);
        String path = links.withdrawalPath(id);
        SignatureResult result = confirmations.withdraw(id);
        if (result instanceof SignatureResult.Withdrawn) {
            return pages.moved(language.href(path));
        }
        return entrance.pass(() -> switch (result) {
            case SignatureResult.Busy ignored -> notes.busy(language, path, petition(id));
            case SignatureResult.ReadOnly ignored -> notes.readOnly(language, path, petition(id));
            default -> notes.unknown(language, path, petition(id));
        });
    }

    private SignatureId read(String token) {
        return links.readWithdrawal(token)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such signature"));
    }

    @Nullable
    private Petition petition(SignatureId id) {
        return petitions.findByUrn(id.urnId()).orElse(null);
    }
}
