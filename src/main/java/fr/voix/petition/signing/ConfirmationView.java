package fr.voix.petition.signing;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.place.Country;
import fr.voix.petition.place.DepartementService;
import fr.voix.petition.signature.Signature;
import fr.voix.petition.signature.SignatureConfirmation;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.petition.signature.SignatureId;
import fr.voix.petition.signature.SignatureLinkService;
import fr.voix.petition.signature.SignatureReceipt;
import fr.voix.petition.signature.SignatureResult;
import fr.voix.petition.signature.SignatureSeal;
import fr.voix.urn.leaf.AsideMark;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers a signatory who opens the link that confirms a signature, or the one that withdraws it, or presses its button. */
@Singleton
record ConfirmationView(
        SignatureConfirmation confirmations,
        SignatureCountService counts,
        SignatureSeal seals,
        SignatureLinkService links,
        PetitionService petitions,
        PetitionConfig config,
        DepartementService departements,
        PublicUrl publicUrl,
        NoteView notes,
        NextStepsView nextSteps,
        SignatureFrame pages,
        @Named(SignatureFrame.ENTRANCE) Entrance entrance) {

    HttpResponse<?> show(String token, Messages m) {
        SignatureId id = read(links.readConfirmation(token));
        String path = links.confirmationPath(id);
        return entrance.pass(() -> {
            Petition petition = petition(id);
            Signature row = confirmations.find(id).orElse(null);
            if (row == null || petition == null || confirmations.isTooOld(row)) {
                return notes.gone(m, path, petition);
            }
            if (row.isConfirmed()) {
                return pages.page(HttpStatus.OK, "counted", counted(petition, row, m));
            }
            return petition.state().takesSignatures() && !petition.isHidden()
                    ? pages.page(HttpStatus.OK, "confirm", pending(petition, row, m))
                    : notes.shut(m, path, petition);
        });
    }

    private ConfirmPage pending(Petition petition, Signature row, Messages m) {
        String path = links.confirmationPath(row.id());
        return new ConfirmPage(
                pages.frame(m, path, petition, m.t("signature.confirm.title")),
                SignatureFrame.title(petition, m),
                seals.name(row.id(), row.name()).orElse(""),
                place(row, m.language()),
                row.isNamePublic(),
                row.wantsNews(),
                m.t("signature.confirm.until", m.moment(row.askedAt().plus(config.confirmWithin()))),
                m.link(path),
                m.link(links.withdrawalPath(row.id())));
    }

    private String place(Signature row, Language language) {
        return departements
                .find(row.departement())
                .map(departement -> departement.nom() + " (" + departement.code() + ")")
                .orElseGet(() -> new Country(row.country()).name(language));
    }

    private CountedPage counted(Petition petition, Signature row, Messages m) {
        String path = links.confirmationPath(row.id());
        String heading = m.t(row.aside() == null ? "signature.done.title" : "signature.aside.title");
        OptionalLong total = counts.totalWith(petition, row.leafIndex());
        String sentence = row.aside() == null ? counted(total, m) : aside(row.aside(), m);
        return new CountedPage(
                pages.frame(m, path, petition, heading),
                SignatureFrame.title(petition, m),
                heading,
                counts.isPublished(petition, row.leafIndex())
                        ? sentence
                        : sentence + " " + m.t("signature.done.waiting"),
                row.aside() != null,
                receipt(petition, row),
                m.link(path) + "/recu.json",
                m.link(links.withdrawalPath(row.id())),
                petition.isShown() ? nextSteps.of(petition, total, m) : null,
                SignatureFrame.back(petition, m),
                petition.isShown() ? m.link(Addresses.follow("petition", petition.id())) : null);
    }

    private static String counted(OptionalLong total, Messages m) {
        return total.isEmpty()
                ? m.t("withheld.petition")
                : m.t("signature.done.text", total.getAsLong(), m.number(total.getAsLong()));
    }

    private static String aside(AsideMark mark, Messages m) {
        return m.t("signature.aside.text", m.t("regle." + mark.rule()), mark.decision());
    }

    private static SignatureReceipt receipt(Petition petition, Signature row) {
        return SignatureReceipt.of(petition.uid(), row.leafIndex(), row.tier(), row.secret(), row.nonce());
    }

    HttpResponse<?> confirm(String token, Messages m, @Nullable byte[] nonce, byte[] network) {
        return confirm(read(links.readConfirmation(token)), m, nonce, network);
    }

    /** Then the page that shows it, which may be loaded again. */
    HttpResponse<?> confirm(SignatureId id, Messages m, @Nullable byte[] nonce, byte[] network) {
        return answer(confirmations.confirm(id, nonce, network), id, links.confirmationPath(id), m);
    }

    HttpResponse<?> showWithdrawal(String token, Messages m) {
        SignatureId id = read(links.readWithdrawal(token));
        String path = links.withdrawalPath(id);
        return entrance.pass(() -> {
            Petition petition = petition(id);
            if (petition == null || confirmations.find(id).isEmpty()) {
                return notes.withdrawn(m, path, petition);
            }
            return pages.page(
                    HttpStatus.OK,
                    "withdraw",
                    new WithdrawPage(
                            pages.frame(m, path, petition, m.t("signature.withdraw.title")),
                            SignatureFrame.title(petition, m),
                            m.link(path)));
        });
    }

    HttpResponse<?> withdraw(String token, Messages m) {
        SignatureId id = read(links.readWithdrawal(token));
        return answer(confirmations.withdraw(id), id, links.withdrawalPath(id), m);
    }

    /** The commit was waited for in the writer's queue, outside the entrance. */
    private HttpResponse<?> answer(SignatureResult result, SignatureId id, String path, Messages m) {
        return result instanceof SignatureResult.Counted || result instanceof SignatureResult.Withdrawn
                ? PersonalAnswers.seeOther(m.link(path))
                : entrance.pass(() -> notes.of(result, m, path, petition(id)));
    }

    /** The receipt as a file, as the page that checks receipts takes it. */
    HttpResponse<?> receipt(String token) {
        SignatureId id = read(links.readConfirmation(token));
        return entrance.pass(() -> {
            Signature row = read(confirmations.find(id).filter(Signature::isConfirmed));
            Petition petition = read(petitions.findByUrn(id.urnId()));
            return PersonalAnswers.kept(HttpResponse.ok(ReceiptJson.of(receipt(petition, row), publicUrl.host()))
                            .contentType(MediaType.APPLICATION_JSON_TYPE))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"voix-recu-petition-" + petition.id() + ".json\"");
        });
    }

    private static <T> T read(Optional<T> named) {
        return named.orElseThrow(NothingHereException::new);
    }

    @Nullable
    private Petition petition(SignatureId id) {
        return petitions.findByUrn(id.urnId()).orElse(null);
    }
}
