package fr.voix.petition.signing;

import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.Personal;
import fr.voix.base.load.Entrance;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Messages;
import fr.voix.vote.robotcheck.VoterCookies;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;

/** Where a petition is signed, and the page after that. */
@PublicPages
@Personal
record SignatureController(
        SignView signs,
        @Named(SignatureFrame.ENTRANCE) Entrance entrance,
        AnswerFloor floor,
        VoterCookies visitors,
        NetworkPrefix networks) {

    private static final String SIGNATURES = "/petitions/{id}/signatures";

    @Post(SIGNATURES)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> sign(HttpRequest<?> request, String id, @Nullable @Body SignatureForm form, Messages m) {
        return floor.hold(() -> entrance.pass(
                () -> signs.sign(id, m, SignatureForm.orEmpty(form), visitors.read(request), networks.of(request))));
    }

    /** A page that is found by what was asked for alone. */
    @Get(SIGNATURES)
    HttpResponse<?> showSent(
            String id, @Nullable @QueryValue String demande, @Nullable @QueryValue String fait, Messages m) {
        return entrance.pass(() -> signs.sent(id, m, demande, "renvoi".equals(fait)));
    }

    @Post(SIGNATURES + "/code")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(HttpRequest<?> request, String id, @Nullable @Body CodeForm form, Messages m) {
        // not inside the entrance as a whole: the commit is waited for in the writer's queue
        return floor.hold(() -> signs.confirm(id, m, CodeForm.orEmpty(form), networks.origin(request), entrance));
    }

    @Post(SIGNATURES + "/renvoi")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> resend(HttpRequest<?> request, String id, @Nullable @Body CodeForm form, Messages m) {
        return floor.hold(() -> entrance.pass(
                () -> signs.resend(id, m, CodeForm.orEmpty(form), visitors.read(request), networks.of(request))));
    }

    /**
     * What the page after the form sends.
     *
     * @param code six digits; null where the mail is asked for once more
     */
    @Serdeable
    record CodeForm(@Nullable String demande, @Nullable String code) {

        /** A body without a field is a form in which nothing was filled in. */
        static CodeForm orEmpty(@Nullable CodeForm form) {
            return form == null ? new CodeForm(null, null) : form;
        }

        /** As people copy it, with spaces in between. */
        String digits() {
            return code == null || code.length() > 20 ? "" : code.replaceAll("[\\p{Z}\\s-]", "");
        }

        @Override
        public String toString() {
            return "CodeForm[…]";
        }
    }
}
