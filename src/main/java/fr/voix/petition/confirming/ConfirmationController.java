package fr.voix.petition.confirming;

import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.Personal;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Language;
import fr.voix.petition.signature.SignatureLinkService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Named;

/**
 * The pages behind the links of mails to signatories. Opening one changes nothing, since programs that look for malice in
 * mail open links too; and what a button did stays as it is when it is pressed again.
 */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Personal
class ConfirmationController {

    private static final String SIGNATURE = SignatureLinkService.PATH + "{token}";
    private static final String RECEIPT = SIGNATURE + "/recu.json";
    private static final String WITHDRAWAL = SIGNATURE + SignatureLinkService.WITHDRAWAL;
    private static final String ENGLISH = "/en";

    private final ConfirmationView confirmations;
    private final WithdrawalView withdrawals;
    private final NetworkPrefix networks;
    private final Entrance entrance;

    ConfirmationController(
            ConfirmationView confirmations,
            WithdrawalView withdrawals,
            NetworkPrefix networks,
            @Named(SignatureFrame.ENTRANCE) Entrance entrance) {
        this.confirmations = confirmations;
        this.withdrawals = withdrawals;
        this.networks = networks;
        this.entrance = entrance;
    }

    @Get(uris = {SIGNATURE, ENGLISH + SIGNATURE})
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> show(HttpRequest<?> request, String token) {
        Language language = Language.ofPath(request.getPath());
        return entrance.pass(() -> confirmations.show(token, language));
    }

    @Post(uris = {SIGNATURE, ENGLISH + SIGNATURE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> confirm(HttpRequest<?> request, String token, @Nullable @Body NonceForm form) {
        return confirmations.confirm(
                token,
                Language.ofPath(request.getPath()),
                form == null ? null : form.bytes(),
                networks.of(request),
                entrance);
    }

    @Get(uris = {RECEIPT, ENGLISH + RECEIPT})
    @Produces(MediaType.ALL)
    HttpResponse<?> receipt(String token) {
        return entrance.pass(() -> confirmations.receipt(token));
    }

    @Get(uris = {WITHDRAWAL, ENGLISH + WITHDRAWAL})
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> showWithdrawal(HttpRequest<?> request, String token) {
        Language language = Language.ofPath(request.getPath());
        return entrance.pass(() -> withdrawals.show(token, language));
    }

    @Post(uris = {WITHDRAWAL, ENGLISH + WITHDRAWAL})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> withdraw(HttpRequest<?> request, String token, @Nullable @Body NonceForm form) {
        // the form holds nothing; what is read of it is no larger than the service takes
        return withdrawals.withdraw(token, Language.ofPath(request.getPath()), entrance);
    }
}
