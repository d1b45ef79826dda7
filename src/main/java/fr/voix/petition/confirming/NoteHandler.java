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
import jakarta.inject.Singleton;

/** Answers whoever came by a link of a mail, and gets no signature to see. */
@Singleton
class NoteHandler {

    private static final String SOON = "2";
    private static final String LATER = "60";

    private final SignaturePageHandler pages;
    private final PetitionConfig petitions;
    private final UrnGuard guard;

    NoteHandler(SignaturePageHandler pages, PetitionConfig petitions, UrnGuard guard) {
        this.pages = pages;
        this.petitions = petitions;
        this.guard = guard;
    }

    /** There is nothing to confirm; offers to sign again. */
    HttpResponse<?> gone(Language language, String path, @Nullable Petition petition) {
        Messages m = Messages.of(language);
        String back = petition == null || !petition.state().isOpenToAll()
                ? null
                : SignaturePageHandler.back(petition, language);
        return note(
                HttpStatus.GONE,
                language,
                path,
                petition,
                m.t("signature.gone.title"),
                m.t("signature.gone.text", petitions.confirmWithin().toDays()),
                back == null ? null : new Link(m.t("signature.gone.again"), back + "#signer"));
    }

    /** The petition takes no signatures. */
    HttpResponse<?> shut(Language language, String path, @Nullable Petition petition) {
        Messages m = Messages.of(language);
        return note(
                HttpStatus.CONFLICT,
                language,
                path,
                petition,
                m.t("signature.shut.title"),
                m.t("signature.shut.text"),
                back(language, petition));
    }

    /** Nothing is kept. */
    HttpResponse<?> withdrawn(Language language, String path, @Nullable Petition petition) {
        Messages m = Messages.of(language);
        return note(
                HttpStatus.OK,
                language,
                path,
                petition,
                m.t("signature.withdrawn.title"),
                m.t("signature.withdrawn.text"),
                back(language, petition));
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
        Messages m = Messages.of(language);
        String heading = m.t("signature.wait.title");
        return pages.page(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "confirming/note",
                        new NotePage(
                                pages.frame(language, path, petition, heading),
                                petition == null ? null : SignaturePageHandler.title(petition, language),
                                heading,
                                m.t(key),
                                language.href(path),
                                null))
                .header(HttpHeaders.RETRY_AFTER, seconds);
    }

    private HttpResponse<?> note(
            HttpStatus status,
            Language language,
            String path,
            @Nullable Petition petition,
            String heading,
            String text,
            @Nullable Link next) {
        return pages.page(
                status,
                "confirming/note",
                new NotePage(
                        pages.frame(language, path, petition, heading),
                        petition == null ? null : SignaturePageHandler.title(petition, language),
                        heading,
                        text,
                        null,
                        next));
    }

    @Nullable
    private static Link back(Language language, @Nullable Petition petition) {
        String back = petition == null ? null : SignaturePageHandler.back(petition, language);
        return back == null ? null : new Link(Messages.of(language).t("signature.back"), back);
    }
}
