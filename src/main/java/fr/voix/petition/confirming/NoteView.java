package fr.voix.petition.confirming;

import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionConfig;
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

    /** There is nothing to confirm; offers to sign again. */
    HttpResponse<?> gone(Language language, String path, @Nullable Petition petition) {
        Messages m = Messages.of(language);
        Link again = petition == null || !petition.state().isOpenToAll() || !petition.isShown()
                ? null
                : new Link(m.t("signature.gone.again"), SignatureFrame.back(petition, language) + "#signer");
        String text = m.t("signature.gone.text", petitions.confirmWithin().toDays());
        return note(HttpStatus.GONE, language, path, petition, "signature.gone.title", text, null, again);
    }

    /** The petition takes no signatures. */
    HttpResponse<?> shut(Language language, String path, @Nullable Petition petition) {
        return note(HttpStatus.CONFLICT, language, path, petition, "signature.shut");
    }

    /** Nothing is kept. */
    HttpResponse<?> withdrawn(Language language, String path, @Nullable Petition petition) {
        return note(HttpStatus.OK, language, path, petition, "signature.withdrawn");
    }

    HttpResponse<?> busy(Language language, String path, @Nullable Petition petition) {
        return wait(language, path, petition, "signature.wait.busy", SOON);
    }

    HttpResponse<?> unknown(Language language, String path, @Nullable Petition petition) {
        return wait(language, path, petition, "signature.wait.unknown", SOON);
    }

    HttpResponse<?> readOnly(Language language, String path, @Nullable Petition petition) {
        boolean isWithheld =
                petition != null && guard.contradiction(petition.uid()).isPresent();
        return wait(
                language, path, petition, isWithheld ? "signature.wait.withheld" : "signature.wait.readonly", LATER);
    }

    private HttpResponse<?> wait(
            Language language, String path, @Nullable Petition petition, String key, String seconds) {
        String text = Messages.of(language).t(key);
        return note(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        language,
                        path,
                        petition,
                        "signature.wait.title",
                        text,
                        language.href(path),
                        null)
                .header(HttpHeaders.RETRY_AFTER, seconds);
    }

    private HttpResponse<?> note(
            HttpStatus status, Language language, String path, @Nullable Petition petition, String key) {
        Messages m = Messages.of(language);
        Link back = petition == null || !petition.isShown()
                ? null
                : new Link(m.t("signature.back"), SignatureFrame.back(petition, language));
        return note(status, language, path, petition, key + ".title", m.t(key + ".text"), null, back);
    }

    private MutableHttpResponse<byte[]> note(
            HttpStatus status,
            Language language,
            String path,
            @Nullable Petition petition,
            String headingKey,
            String text,
            @Nullable String retry,
            @Nullable Link next) {
        String heading = Messages.of(language).t(headingKey);
        return pages.page(
                status,
                "confirming/note",
                new NotePage(
                        pages.frame(language, path, petition, heading),
                        petition == null ? null : SignatureFrame.title(petition, language),
                        heading,
                        text,
                        retry,
                        next));
    }
}
