package fr.voix.site.check;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.ContestView;
import fr.voix.base.page.Frame;
import fr.voix.base.page.PageFraming;
import fr.voix.base.page.PublicPages;
import fr.voix.base.page.SiteConfig;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.proof.TallySigning;
import fr.voix.urn.setaside.SetAsideRule;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.util.Arrays;
import java.util.List;

/** Pages on which a browser checks by itself: an urn's recount, and a receipt. */
@PublicPages
record CheckController(
        AmendementService amendements,
        ScrutinOpening scrutins,
        PageFraming site,
        SiteConfig config,
        PublicAnswers answers) {

    @Get("/scrutins/{uid}/recompte")
    HttpResponse<byte[]> recount(HttpRequest<?> request, Language language, String uid) {
        return answers.page(
                request,
                language.href(Addresses.recount(uid)),
                () -> site.render("site/check/recount", recount(uid, language)));
    }

    private RecountPage recount(String uid, Language language) {
        // what is not shown has no Scrutin for the public
        var amendement = scrutins.find(uid)
                .flatMap(scrutin -> amendements.find(scrutin.uid()))
                .orElseThrow(NothingHereException::new);
        return new RecountPage(
                frame(amendement, language),
                uid,
                amendement.numero(),
                site.origin(),
                language.href(amendement.address()),
                TallySigning.address(UrnKind.SCRUTIN, uid));
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
                                new Link(m.t("nav.amendements"), language.href(Addresses.AMENDEMENTS)),
                                new Link(amendement.numero(), language.href(amendement.address()))))
                .withLastCrumb(m.t("recount.crumb"));
    }

    @Get(Addresses.RECEIPT)
    HttpResponse<byte[]> receipt(HttpRequest<?> request, Language language) {
        var m = Messages.of(language);
        return answers.page(
                request,
                language.href(Addresses.RECEIPT),
                () -> site.render(
                        "site/check/receipt",
                        new ReceiptPage(
                                site.frame(
                                        language,
                                        Addresses.RECEIPT,
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
