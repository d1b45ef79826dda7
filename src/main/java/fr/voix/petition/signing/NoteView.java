package fr.voix.petition.signing;

import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.signature.SignatureResult;
import fr.voix.urn.log.UrnGuard;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Answers a visitor who came by a link of a mail and gets no signature to see. */
@Singleton
record NoteView(SignatureFrame pages, PetitionConfig petitions, UrnGuard guard) {

    private static final String SOON = "2";
    private static final String LATER = "60";

    /** Why an order was not carried out. */
    HttpResponse<?> of(SignatureResult result, Messages m, String path, @Nullable Petition petition) {
        return switch (result) {
            case SignatureResult.Counted ignored -> throw new IllegalStateException("Nothing is wrong");
            case SignatureResult.Withdrawn ignored -> withdrawn(m, path, petition);
            case SignatureResult.Gone ignored -> gone(m, path, petition);
            case SignatureResult.Closed ignored -> shut(m, path, petition);
            case SignatureResult.Busy ignored -> wait(m, path, petition, "signature.wait.busy", SOON);
            case SignatureResult.Away ignored -> wait(m, path, petition, "signature.wait.away", SOON);
            case SignatureResult.OutcomeUnknown ignored -> wait(m, path, petition, "signature.wait.unknown", SOON);
            case SignatureResult.ReadOnly ignored ->
                wait(
                        m,
                        path,
                        petition,
                        isWithheld(petition) ? "signature.wait.withheld" : "signature.wait.readonly",
                        LATER);
        };
    }

    private boolean isWithheld(@Nullable Petition petition) {
        return petition != null && guard.contradiction(petition.uid()).isPresent();
    }

    /** There is nothing to confirm; offers to sign again. */
    HttpResponse<?> gone(Messages m, String path, @Nullable Petition petition) {
        Link again = petition == null || !petition.state().isOpenToAll() || !petition.isShown()
                ? null
                : new Link(m.t("signature.gone.again"), SignatureFrame.back(petition, m) + "#signer");
        String text = m.t("signature.gone.text", petitions.confirmWithin().toDays());
        return note(HttpStatus.GONE, m, path, petition, "signature.gone.title", text, null, again);
    }

    /** The petition takes no signatures. */
    HttpResponse<?> shut(Messages m, String path, @Nullable Petition petition) {
        return note(HttpStatus.CONFLICT, m, path, petition, "signature.shut");
    }

    /** Nothing is kept. */
    HttpResponse<?> withdrawn(Messages m, String path, @Nullable Petition petition) {
        return note(HttpStatus.OK, m, path, petition, "signature.withdrawn");
    }

    private HttpResponse<?> wait(Messages m, String path, @Nullable Petition petition, String key, String seconds) {
        return note(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        m,
                        path,
                        petition,
                        "signature.wait.title",
                        m.t(key),
                        m.link(path),
                        null)
                .header(HttpHeaders.RETRY_AFTER, seconds);
    }

    private HttpResponse<?> note(HttpStatus status, Messages m, String path, @Nullable Petition petition, String key) {
        Link back = petition == null || !petition.isShown()
                ? null
                : new Link(m.t("signature.back"), SignatureFrame.back(petition, m));
        return note(status, m, path, petition, key + ".title", m.t(key + ".text"), null, back);
    }

    private MutableHttpResponse<byte[]> note(
            HttpStatus status,
            Messages m,
            String path,
            @Nullable Petition petition,
            String headingKey,
            String text,
            @Nullable String retry,
            @Nullable Link next) {
        String heading = m.t(headingKey);
        return pages.page(
                status,
                "note",
                new NotePage(
                        pages.frame(m, path, petition, heading),
                        petition == null ? null : SignatureFrame.title(petition, m),
                        heading,
                        text,
                        retry,
                        next));
    }
}
