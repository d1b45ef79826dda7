package fr.voix.desk.account.entry;

import fr.voix.base.http.Expensive;
import fr.voix.base.load.Through;
import fr.voix.base.page.BothLanguages;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.AccountAddress;
import fr.voix.desk.account.SignInLinkResult;
import fr.voix.desk.account.SignInLinkService;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.page.BareForm;
import fr.voix.desk.page.DeskFrame;
import fr.voix.desk.page.DeskView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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

/** The way past a pause, by a link in a letter. Opening the link changes nothing: mail scanners open links too. */
@Controller
@BothLanguages
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("sign-in")
@Produces(MediaType.TEXT_HTML)
class SignInLinkController {

    private static final String PATH = SignInLinkService.PATH;
    private static final String ONE = PATH + "/{token}";

    private final SignInLinkService links;

    SignInLinkController(SignInLinkService links) {
        this.links = links;
    }

    @Get(PATH)
    HttpResponse<?> form(Messages words) {
        return links.isOffered() ? ask(HttpStatus.OK, words, null) : noMail(words);
    }

    @Expensive
    @Post(PATH)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(Messages words, Caller caller, @Body SignInLinkForm form) {
        return switch (links.ask(form.email(), caller)) {
            case SignInLinkResult.Asked asked ->
                page(HttpStatus.OK, words, words.t("lockout.lede"), words.t("lockout.asked"), null, false);
            case SignInLinkResult.Paused paused ->
                EntryView.paused(
                        ask(
                                HttpStatus.TOO_MANY_REQUESTS,
                                words,
                                words.t("lockout.paused", words.wait(paused.remaining()))),
                        paused.remaining());
            case SignInLinkResult.NoMail noMail -> noMail(words);
        };
    }

    @Get(ONE)
    HttpResponse<?> show(Messages words, String token) {
        return links.isStanding(token)
                ? page(HttpStatus.OK, words, words.t("lockout.link"), null, words.link(PATH + "/" + token), false)
                : gone(words);
    }

    @Expensive
    @Post(ONE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> use(Messages words, String token, @Nullable @Body BareForm form) {
        return links.use(token)
                .<HttpResponse<?>>map(device -> DeskView.to(words.link(AccountAddress.SIGN_IN) + "?apres=lien")
                        .cookie(DeviceCookies.of(device)))
                .orElseGet(() -> gone(words));
    }

    private MutableHttpResponse<?> ask(HttpStatus status, Messages words, String notice) {
        return page(status, words, words.t("lockout.lede"), notice, words.link(PATH), true);
    }

    private MutableHttpResponse<?> noMail(Messages words) {
        return page(
                HttpStatus.UNPROCESSABLE_ENTITY,
                words,
                words.t("lockout.lede"),
                words.t("lockout.nomail"),
                null,
                false);
    }

    private MutableHttpResponse<?> gone(Messages words) {
        return page(HttpStatus.GONE, words, words.t("lockout.gone"), null, null, false);
    }

    private MutableHttpResponse<?> page(
            HttpStatus status, Messages words, String lede, String notice, String action, boolean hasAddress) {
        var frame = DeskFrame.of(words, words.t("lockout.title"), PATH);
        return DeskView.answer(
                status, "account/entry/lockout", new SignInLinkPage(frame, lede, notice, action, hasAddress));
    }
}
