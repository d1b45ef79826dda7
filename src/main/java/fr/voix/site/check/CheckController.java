package fr.voix.site.check;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.ContestView;
import fr.voix.base.page.Frame;
import fr.voix.base.page.SiteConfig;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.urn.setaside.SetAsideRule;
import fr.voix.vote.scrutin.ScrutinService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Arrays;
import java.util.List;

/** Pages on which a browser checks by itself: an urn's recount, and a receipt. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record CheckController(
        AmendementService amendements,
        ScrutinService scrutins,
        SiteService site,
        SiteConfig config,
        PublicAnswers answers) {

    @Get(uris = {"/scrutins/{uid}/recompte", "/en/scrutins/{uid}/recompte"})
    HttpResponse<byte[]> recount(HttpRequest<?> request, String uid) {
        var language = Language.ofPath(request.getPath());
        return answers.page(
                request,
                language.href(Addresses.recount(uid)),
                () -> site.render("site/check/recount", recount(uid, language)));
    }

    private RecountPage recount(String uid, Language language) {
        // what is not shown has no Scrutin for the public
        var amendement = scrutins.find(uid)
                .flatMap(scrutin -> amendements.find(scrutin.uid()))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such Scrutin"));
        return new RecountPage(
                frame(amendement, language),
                uid,
                amendement.numero(),
                site.origin(),
                language.href(amendement.address()));
    }

    private Frame frame(Amendement amendement, Language language) {
        var m = Messages.of(language);
        return site.frame(
                        language,
                        Addresses.recount(amendement.uid()),
                        m.t("recount.title", amendement.numero()),
                        m.t("recount.description", amendement.numero()),
                        "amendements",
                        List.of(
                                new Link(m.t("nav.amendements"), language.href("/amendements")),
                                new Link(amendement.numero(), language.href(amendement.address()))))
                .withLastCrumb(m.t("recount.crumb"));
    }

    @Get(uris = {"/recu", "/en/recu"})
    HttpResponse<byte[]> receipt(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        var m = Messages.of(language);
        return answers.page(
                request,
                language.href("/recu"),
                () -> site.render(
                        "site/check/receipt",
                        new ReceiptPage(
                                site.frame(
                                        language,
                                        "/recu",
                                        m.t("receipt.title"),
                                        m.t("receipt.description"),
                                        null,
                                        List.of()),
                                rules(m),
                                ContestView.of(config.contact(), language))));
    }

    private static List<ReceiptPage.Rule> rules(Messages m) {
        return Arrays.stream(SetAsideRule.values())
                .map(SetAsideRule::code)
                .map(code -> new ReceiptPage.Rule(code, m.t("regle." + code), m.t("regle." + code + ".text")))
                .toList();
    }
}
