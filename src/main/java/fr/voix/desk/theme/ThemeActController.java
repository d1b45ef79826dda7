package fr.voix.desk.theme;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import fr.voix.desk.theme.ThemeActPageHandler.Kind;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ThemeEditResult;
import fr.voix.theme.theme.ThemeEditResult.Changed;
import fr.voix.theme.theme.ThemeEditResult.Done;
import fr.voix.theme.theme.ThemeEditResult.Refused;
import fr.voix.theme.theme.ThemeEditResult.UnknownTheme;
import fr.voix.theme.theme.ThemeFateService;
import fr.voix.theme.theme.ThemeFlaw;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.Set;

/** What weighs more than a name: a merge, a retirement, a return. Each is shown with its effect before it is sent. */
@Controller
@Secured(Role.MAY_MODERATE)
@BackOffice
@Through("back-office")
class ThemeActController {

    static final String MERGE = "/fusion";
    static final String RETIRE = "/retrait";
    static final String RESTORE = "/retablissement";

    private static final String ONE = ThemeController.THEMES + "/{id}";

    private final DescribedThemeService themes;
    private final ThemeFateService fates;
    private final ThemeActPageHandler printer;
    private final PageHandler pages;

    ThemeActController(
            DescribedThemeService themes, ThemeFateService fates, ThemeActPageHandler printer, PageHandler pages) {
        this.themes = themes;
        this.fates = fates;
        this.printer = printer;
        this.pages = pages;
    }

    @Get(uris = {ONE + MERGE, Wording.ENGLISH + ONE + MERGE})
    HttpResponse<?> askMerge(HttpRequest<?> request, Account account, int id, @Nullable @QueryValue Integer into) {
        return ask(request, account, id, Kind.MERGE, new ThemeActForm(into, null, null, null));
    }

    @Post(uris = {ONE + MERGE, Wording.ENGLISH + ONE + MERGE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> merge(HttpRequest<?> request, Account account, int id, @Body ThemeActForm form) {
        int into = form.into() == null ? 0 : form.into();
        return act(
                request,
                account,
                id,
                Kind.MERGE,
                form,
                version -> fates.merge(id, version, into, account.actor(), form.reason()));
    }

    @Get(uris = {ONE + RETIRE, Wording.ENGLISH + ONE + RETIRE})
    HttpResponse<?> askRetire(HttpRequest<?> request, Account account, int id) {
        return ask(request, account, id, Kind.RETIRE, null);
    }

    @Post(uris = {ONE + RETIRE, Wording.ENGLISH + ONE + RETIRE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> retire(HttpRequest<?> request, Account account, int id, @Body ThemeActForm form) {
        return act(
                request,
                account,
                id,
                Kind.RETIRE,
                form,
                version -> fates.retire(id, version, account.actor(), form.reason()));
    }

    @Get(uris = {ONE + RESTORE, Wording.ENGLISH + ONE + RESTORE})
    HttpResponse<?> askRestore(HttpRequest<?> request, Account account, int id) {
        return ask(request, account, id, Kind.RESTORE, null);
    }

    @Post(uris = {ONE + RESTORE, Wording.ENGLISH + ONE + RESTORE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> restore(HttpRequest<?> request, Account account, int id, @Body ThemeActForm form) {
        return act(
                request,
                account,
                id,
                Kind.RESTORE,
                form,
                version -> fates.restore(id, version, account.actor(), form.reason()));
    }

    private interface Carrier {
        ThemeEditResult carryOut(int version);
    }

    private HttpResponse<?> ask(HttpRequest<?> request, Account account, int id, Kind kind, ThemeActForm form) {
        var words = Wording.of(request.getPath());
        var found = themes.byId(id);
        if (found.isPresent() && !kind.isPossible(found.get().state())) {
            return HttpResponse.seeOther(
                    URI.create(ThemePageHandler.link(words, found.get().theme())));
        }
        return page(HttpStatus.OK, request, account, id, kind, form, Set.of(), false);
    }

    private HttpResponse<?> act(
            HttpRequest<?> request, Account account, int id, Kind kind, ThemeActForm form, Carrier carrier) {
        if (form.version() == null) {
            return HttpResponse.badRequest();
        }
        var words = Wording.of(request.getPath());
        return switch (carrier.carryOut(form.version())) {
            case Done done ->
                HttpResponse.seeOther(
                        URI.create(ThemePageHandler.link(words, done.theme().theme()) + "?fait=" + kind.key()));
            case Refused refused ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, request, account, id, kind, form, refused.flaws(), false);
            case Changed changed -> page(HttpStatus.CONFLICT, request, account, id, kind, form, Set.of(), true);
            case UnknownTheme unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
        };
    }

    private HttpResponse<?> page(
            HttpStatus status,
            HttpRequest<?> request,
            Account account,
            int id,
            Kind kind,
            ThemeActForm form,
            Set<ThemeFlaw> flaws,
            boolean conflict) {
        var words = Wording.of(request.getPath());
        return themes.byId(id)
                .<HttpResponse<?>>map(found -> {
                    var title = words.text(
                            "themes." + kind.key() + ".heading", ThemePageHandler.name(words, found.theme()));
                    var frame = account.frame(words, title, ThemeController.THEMES + "/" + id + kind.path());
                    return pages.answer(status, "theme/act", printer.page(frame, found, kind, form, flaws, conflict));
                })
                .orElseGet(() -> HttpResponse.status(HttpStatus.NOT_FOUND));
    }
}
