package fr.voix.petition.signing;

import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.Personal;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Messages;
import fr.voix.petition.signature.SignatureLinkService;
import fr.voix.urn.leaf.Commitment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Base64;

/**
 * The pages behind the links of mails to signatories. Opening one changes nothing, since programs that look for malice in
 * mail open links too; and what a button did stays as it is when it is pressed again.
 */
@PublicPages
@Personal
record ConfirmationController(ConfirmationView confirmations, NetworkPrefix networks) {

    private static final String SIGNATURE = SignatureLinkService.PATH + "{token}";
    private static final String WITHDRAWAL = SIGNATURE + SignatureLinkService.WITHDRAWAL;

    @Get(SIGNATURE)
    HttpResponse<?> show(String token, Messages m) {
        return confirmations.show(token, m);
    }

    @Post(SIGNATURE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(HttpRequest<?> request, String token, @Nullable @Body NonceForm form, Messages m) {
        return confirmations.confirm(token, m, form == null ? null : form.bytes(), networks.origin(request));
    }

    @Get(SIGNATURE + "/recu.json")
    @Produces(MediaType.ALL)
    HttpResponse<?> receipt(String token) {
        return confirmations.receipt(token);
    }

    @Get(WITHDRAWAL)
    HttpResponse<?> showWithdrawal(String token, Messages m) {
        return confirmations.showWithdrawal(token, m);
    }

    /** The form holds nothing; what is read of it is no larger than the service takes. */
    @Post(WITHDRAWAL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(String token, @Nullable @Body NonceForm form, Messages m) {
        return confirmations.withdraw(token, m);
    }

    /**
     * The button that confirms.
     *
     * @param alea 16 random bytes that the browser drew, base64url; empty without JavaScript
     */
    @Serdeable
    record NonceForm(@Nullable String alea) {

        /** Null when the browser drew none: then the service does. */
        @Nullable
        byte[] bytes() {
            if (alea == null || alea.length() > 22) {
                return null;
            }
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(alea);
                return bytes.length == Commitment.NONCE_LENGTH ? bytes : null;
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
        }

        @Override
        public String toString() {
            return "NonceForm[…]";
        }
    }
}
