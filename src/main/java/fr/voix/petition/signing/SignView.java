package fr.voix.petition.signing;

import fr.voix.base.load.Entrance;
import fr.voix.base.page.Flaw;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.confirming.ConfirmationView;
import fr.voix.petition.confirming.SignatureFrame;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.signature.SignResult;
import fr.voix.petition.signature.SignatureId;
import fr.voix.petition.signature.SignatureRequest;
import fr.voix.petition.signature.SignatureRequestService;
import fr.voix.petition.signature.SignatureService;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.crowd.OriginService;
import fr.voix.vote.robotcheck.Voter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers a visitor who signs, until they have confirmed. */
@Singleton
record SignView(
        PetitionService petitions,
        SignatureService signatures,
        SignatureRequestService requests,
        SignatureLimitService limits,
        OriginService origins,
        SignFormReader forms,
        SignPanelView panels,
        ConfirmationView confirmations,
        SignatureFrame pages) {

    HttpResponse<?> sign(String id, Language language, SignatureForm form, Optional<Voter> visitor, byte[] network) {
        Petition petition = petition(id, form.parrainage());
        if (signatures.roleAt(petition, form.parrainage()).isEmpty()) {
            return refuse(HttpStatus.CONFLICT, petition, language, form, List.of());
        }
        SignFormReader.Reading reading = forms.read(form, language);
        if (reading.draft() == null) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, petition, language, form, reading.flaws());
        }
        SignatureLimitService.Verdict verdict =
                limits.sign(visitor, network, reading.draft().address(), petition.uid());
        if (!verdict.isFree()) {
            List<Flaw> flaw = List.of(flaw(verdict, language));
            return verdict.minutes() == 0
                    ? refuse(HttpStatus.UNPROCESSABLE_ENTITY, petition, language, form, flaw)
                    : later(verdict, status -> refuse(status, petition, language, form, flaw));
        }
        return switch (signatures.sign(petition, reading.draft(), form.parrainage(), mark(petition, network))) {
            case SignResult.Asked asked -> pages.moved(sentPath(petition, language, asked.request()));
            case SignResult.NotOpen ignored -> refuse(HttpStatus.CONFLICT, petition, language, form, List.of());
        };
    }

    private OriginMark mark(Petition petition, byte[] network) {
        return origins.today().network(petition.uid(), network);
    }

    private static HttpResponse<?> later(
            SignatureLimitService.Verdict verdict, Function<HttpStatus, MutableHttpResponse<byte[]>> page) {
        return page.apply(verdict.isOfUrn() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(60 * verdict.minutes()));
    }

    private static Flaw flaw(SignatureLimitService.Verdict verdict, Language language) {
        return new Flaw("formulaire", verdict.text(Messages.of(language)));
    }

    private MutableHttpResponse<byte[]> refuse(
            HttpStatus status, Petition petition, Language language, SignatureForm form, List<Flaw> flaws) {
        String titre = petition.text().titre();
        return pages.page(
                status,
                "signing/sign",
                new SignPage(
                        pages.frame(
                                language,
                                petition.isShown() ? petition.path() : "/",
                                petition,
                                Messages.of(language).t("signature.page.title", titre)),
                        titre,
                        SignatureFrame.back(petition, language),
                        panels.of(petition, language, form.parrainage(), form.typed(), flaws)));
    }

    /** A visitor who has no request to show finds the petition. */
    HttpResponse<?> sent(String id, Language language, @Nullable String written, boolean isResent) {
        Petition petition = known(id);
        return requests.read(written, petition.id())
                .<HttpResponse<?>>map(request -> pages.page(
                        HttpStatus.OK,
                        "signing/sent",
                        page(petition, language, request, written, null, null, isResent)))
                .orElseGet(() -> elsewhere(petition, language));
    }

    HttpResponse<?> resend(String id, Language language, CodeForm form, Optional<Voter> visitor, byte[] network) {
        Petition petition = known(id);
        Optional<SignatureRequest> request = requests.read(form.demande(), petition.id());
        if (request.isEmpty()) {
            return elsewhere(petition, language);
        }
        SignatureLimitService.Verdict ofUrn = limits.ofUrn(petition.uid());
        SignatureLimitService.Verdict verdict = ofUrn.isFree()
                ? limits.ask(
                        SignatureLimitService.Purpose.SIGNATURE,
                        visitor,
                        network,
                        request.get().address())
                : ofUrn;
        if (!verdict.isFree()) {
            // it says how often it was asked, and nothing of who signed
            String flaw = flaw(verdict, language).text();
            SentPage page = page(petition, language, request.get(), form.demande(), null, flaw, false);
            return later(verdict, status -> pages.page(status, "signing/sent", page));
        }
        signatures.resend(petition, request.get());
        return pages.moved(sentPath(petition, language, form.demande()) + "&fait=renvoi");
    }

    HttpResponse<?> confirm(String id, Language language, CodeForm form, byte[] network, Entrance entrance) {
        record Asked(
                Petition petition,
                SignatureLimitService.Verdict ofUrn,
                Optional<SignatureRequest> request,
                Optional<SignatureId> signature) {}
        Asked asked = entrance.pass(() -> {
            Petition petition = known(id);
            SignatureLimitService.Verdict ofUrn = limits.ofUrn(petition.uid());
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
            return elsewhere(asked.petition(), language);
        }
        if (asked.signature().isPresent()) {
            return confirmations.confirm(asked.signature().get(), language, null, network, entrance);
        }
        boolean isWrong = asked.ofUrn().isFree();
        String flaw = isWrong
                ? Messages.of(language).t("signature.sent.flaw")
                : flaw(asked.ofUrn(), language).text();
        SentPage page = page(asked.petition(), language, asked.request().get(), form.demande(), flaw, null, false);
        return isWrong
                ? pages.page(HttpStatus.UNPROCESSABLE_ENTITY, "signing/sent", page)
                : later(asked.ofUrn(), status -> pages.page(status, "signing/sent", page));
    }

    private SentPage page(
            Petition petition,
            Language language,
            SignatureRequest request,
            String written,
            @Nullable String codeFlaw,
            @Nullable String resendFlaw,
            boolean isResent) {
        String action = SignPanelView.action(petition.id());
        return new SentPage(
                pages.frame(
                        language,
                        action + "?demande=" + written,
                        petition,
                        Messages.of(language).t("signature.sent.title")),
                SignatureFrame.title(petition, language),
                request.address().value(),
                written,
                language.href(action + "/code"),
                language.href(action + "/renvoi"),
                codeFlaw,
                resendFlaw,
                isResent);
    }

    private static String sentPath(Petition petition, Language language, String request) {
        return language.href(SignPanelView.action(petition.id())) + "?demande=" + request;
    }

    private HttpResponse<?> elsewhere(Petition petition, Language language) {
        String back = SignatureFrame.back(petition, language);
        if (back == null) {
            throw notFound();
        }
        return pages.moved(back + "#signer");
    }

    /** One that may be seen, be it by the author's link alone. */
    private Petition petition(String id, @Nullable String sponsorToken) {
        Petition petition = known(id);
        if (!petition.isShown() && signatures.roleAt(petition, sponsorToken).isEmpty()) {
            throw notFound();
        }
        return petition;
    }

    private Petition known(String id) {
        return (id.matches("[0-9]{1,18}") ? petitions.find(Long.parseLong(id)) : Optional.<Petition>empty())
                .orElseThrow(SignView::notFound);
    }

    private static HttpStatusException notFound() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition");
    }
}
