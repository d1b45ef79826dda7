package fr.voix.petition.signing;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.load.Entrance;
import fr.voix.base.page.Flaw;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.signature.SignatureId;
import fr.voix.petition.signature.SignatureRequestService;
import fr.voix.petition.signature.SignatureRequestService.SignatureRequest;
import fr.voix.petition.signature.Signing;
import fr.voix.petition.signing.SignatureController.CodeForm;
import fr.voix.vote.robotcheck.Voter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Answers a visitor who signs, until they have confirmed. */
@Singleton
record SignView(
        PetitionService petitions,
        Signing signatures,
        SignatureRequestService requests,
        SignatureLimit limits,
        SignFormReader forms,
        SignPanelView panels,
        ConfirmationView confirmations,
        SignatureFrame pages) {

    HttpResponse<?> sign(String id, Messages m, SignatureForm form, Optional<Voter> visitor, byte[] network) {
        Petition petition = known(id);
        boolean isOpen = signatures.roleAt(petition, form.parrainage()).isPresent();
        if (!petition.isShown() && !isOpen) {
            throw new NothingHereException();
        }
        if (!isOpen) {
            return refuse(HttpStatus.CONFLICT, petition, m, form, List.of());
        }
        SignFormReader.Reading reading = forms.read(form, m);
        if (reading.draft() == null) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, petition, m, form, reading.flaws());
        }
        SignatureLimit.Verdict verdict =
                limits.sign(visitor, network, reading.draft().address(), petition.uid());
        if (!verdict.isFree()) {
            return verdict.answer(form(petition, m, form, List.of(new Flaw("formulaire", verdict.text(m)))));
        }
        return signatures
                .sign(petition, reading.draft(), form.parrainage())
                .map(request -> PersonalAnswers.seeOther(sentPath(petition, m, request)))
                .orElseGet(() -> refuse(HttpStatus.CONFLICT, petition, m, form, List.of()));
    }

    private HttpResponse<byte[]> refuse(
            HttpStatus status, Petition petition, Messages m, SignatureForm form, List<Flaw> flaws) {
        return PersonalAnswers.page(status, form(petition, m, form, flaws));
    }

    private byte[] form(Petition petition, Messages m, SignatureForm form, List<Flaw> flaws) {
        String titre = petition.text().titre();
        return pages.render(
                "sign",
                new SignPage(
                        pages.frame(
                                m,
                                petition.isShown() ? petition.path() : "/",
                                petition,
                                m.t("signature.page.title", titre)),
                        titre,
                        SignatureFrame.back(petition, m),
                        panels.of(petition, m.language(), form.parrainage(), form.typed(), flaws)));
    }

    /** A visitor who has no request to show finds the petition. */
    HttpResponse<?> sent(String id, Messages m, @Nullable String written, boolean isResent) {
        Petition petition = known(id);
        return requests.read(written, petition.id())
                .<HttpResponse<?>>map(
                        request -> PersonalAnswers.page(page(petition, m, request, written, null, null, isResent)))
                .orElseGet(() -> elsewhere(petition, m));
    }

    HttpResponse<?> resend(String id, Messages m, CodeForm form, Optional<Voter> visitor, byte[] network) {
        Petition petition = known(id);
        Optional<SignatureRequest> request = requests.read(form.demande(), petition.id());
        if (request.isEmpty()) {
            return elsewhere(petition, m);
        }
        SignatureLimit.Verdict verdict =
                limits.signAgain(visitor, network, request.get().address(), petition.uid());
        if (!verdict.isFree()) {
            // it says how often it was asked, and nothing of who signed
            return verdict.answer(page(petition, m, request.get(), form.demande(), null, verdict.text(m), false));
        }
        signatures.resend(petition, request.get());
        return PersonalAnswers.seeOther(sentPath(petition, m, form.demande()) + "&fait=renvoi");
    }

    HttpResponse<?> confirm(String id, Messages m, CodeForm form, byte[] network, Entrance entrance) {
        record Asked(
                Petition petition,
                SignatureLimit.Verdict ofUrn,
                Optional<SignatureRequest> request,
                Optional<SignatureId> signature) {}
        Asked asked = entrance.pass(() -> {
            Petition petition = known(id);
            SignatureLimit.Verdict ofUrn = limits.ofUrn(petition.uid());
            Optional<SignatureRequest> request = requests.read(form.demande(), petition.id());
            // a code that cannot be used is not used up
            return new Asked(
                    petition,
                    ofUrn,
                    request,
                    request.filter(known -> ofUrn.isFree())
                            .flatMap(known -> signatures.readCode(known, form.digits())));
        });
        if (asked.request().isEmpty()) {
            return elsewhere(asked.petition(), m);
        }
        if (asked.signature().isPresent()) {
            return confirmations.confirm(asked.signature().get(), m, null, network);
        }
        boolean isWrong = asked.ofUrn().isFree();
        String flaw = isWrong ? m.t("signature.sent.flaw") : asked.ofUrn().text(m);
        byte[] page = page(asked.petition(), m, asked.request().get(), form.demande(), flaw, null, false);
        return isWrong
                ? PersonalAnswers.page(HttpStatus.UNPROCESSABLE_ENTITY, page)
                : asked.ofUrn().answer(page);
    }

    private byte[] page(
            Petition petition,
            Messages m,
            SignatureRequest request,
            String written,
            @Nullable String codeFlaw,
            @Nullable String resendFlaw,
            boolean isResent) {
        String action = SignPanelView.action(petition.id());
        return pages.render(
                "sent",
                new SentPage(
                        pages.frame(m, action + "?demande=" + written, petition, m.t("signature.sent.title")),
                        SignatureFrame.title(petition, m),
                        request.address().value(),
                        written,
                        m.link(action + "/code"),
                        m.link(action + "/renvoi"),
                        codeFlaw,
                        resendFlaw,
                        isResent));
    }

    private static String sentPath(Petition petition, Messages m, String request) {
        return m.link(SignPanelView.action(petition.id())) + "?demande=" + request;
    }

    private HttpResponse<?> elsewhere(Petition petition, Messages m) {
        String back = SignatureFrame.back(petition, m);
        if (back == null) {
            throw new NothingHereException();
        }
        return PersonalAnswers.seeOther(back + "#signer");
    }

    private Petition known(String id) {
        return (id.matches("[0-9]{1,18}") ? petitions.find(Long.parseLong(id)) : Optional.<Petition>empty())
                .orElseThrow(NothingHereException::new);
    }
}
